"""Dates as other standards have them: only what is sure of an EDTF date, never more."""

import re
from datetime import date
from typing import Final

from briefing.model.edtf import SEASONS, Edtf, span_of_time

_KNOWN: Final = re.compile(r"([12]\d{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)
_DAY: Final = len("2023-03-06")


def iso(when: Edtf | None) -> str:
    """Year, month or day in ISO 8601, as much as is sure: empty for what is about, perhaps, open or an interval.

    It is empty for years before 1000 too, which other programs take for mistakes.
    """
    match = _KNOWN.fullmatch(when.text) if when else None
    if when is None or match is None or when.lower.year != when.upper.year:
        return ""
    year, month, day = match.groups()
    if month in (None, "XX") or int(month) in SEASONS:
        return str(year)
    return f"{year}-{month}" if day in (None, "XX") else when.text


def unsaid(since: Edtf | None, until: Edtf | None) -> str:
    """A sentence with the dates, where `iso` of them does not say all that is known; else empty."""
    if all(when is None or iso(when) == when.text for when in (since, until)):
        return ""
    return f"Time: {span_of_time(since, until)}."


def days(since: Edtf | None, until: Edtf | None) -> tuple[date | None, date | None, str]:
    """First and last day, each where it is known to the day, and a sentence with the dates where that is not all.

    Days in the wrong order are no span of time, and only told.
    """
    first, last = (when.lower if when and len(iso(when)) == _DAY else None for when in (since, until))
    if first and last and last < first:
        first = last = None
    is_told = (first is None) is (since is None) and (last is None) is (until is None)
    return first, last, "" if is_told else f"Time: {span_of_time(since, until)}."
