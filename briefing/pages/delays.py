"""Delays: how long after something it was reported, in words, as far as the dates tell."""

from collections.abc import Callable
from typing import Final

from briefing.model.edtf import Edtf
from briefing.pages.pieces import counted

_DAYS: Final = 60
"""Longest time that is told in days."""

_MONTHS: Final = 24
"""Longest time that is told in months."""

_A_MONTH: Final = 365.2425 / 12
"""Days in a month of the calendar, on average."""


def gap_words(first: Edtf, last: Edtf, report: Edtf) -> str:
    """How long after what lasted from one date to another it was reported; empty where the dates do not tell."""
    is_before = report.upper < first.lower
    event = first if is_before else last
    least, most = (report.lower - event.upper).days, (report.upper - event.lower).days
    if least == 0 == most:
        return "the same day" if first == last else "the day it ended"
    if least == most and (least > 0 or is_before):
        return f"{_about(abs(least))} {'later' if least > 0 else 'earlier'}"
    return f"at least {_time(least, int)} later" if least > 0 else ""


def _about(days: int) -> str:
    """A time that is known to the day."""
    return f"{'about ' if days > _DAYS else ''}{_time(days, round)}"


def _time(days: int, whole: Callable[[float], int]) -> str:
    """Days in days, months or years; `whole` makes a whole number of them."""
    if days <= _DAYS:
        return counted(days, "day")
    months = days / _A_MONTH
    return counted(whole(months), "month") if months < _MONTHS else counted(whole(months / 12), "year")
