"""Dates as other standards have them: only what is sure of an EDTF date, never more."""

import re
from datetime import date
from typing import Final

from briefing.model.edtf import SEASONS, Edtf, span_of_time

_KNOWN: Final = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)
_DAY: Final = len("2023-03-06")


def iso(when: Edtf | None) -> str:
    """Year, month or day in ISO 8601, as much as is sure: empty for what is about, perhaps, open or an interval."""
    match = _KNOWN.fullmatch(when.text) if when else None
    if when is None or match is None or when.lower.year != when.upper.year:
        return ""
    year, month, day = match.groups()
    if month in (None, "XX") or int(month) in SEASONS:
        return str(year)
    return f"{year}-{month}" if day in (None, "XX") else when.text


def exact(when: Edtf | None) -> date | None:
    """The day that a date is; None where it is not known to the day."""
    return when.lower if when and len(iso(when)) == _DAY else None


def unsaid(since: Edtf | None, until: Edtf | None, *, to_the_day: bool = False) -> str:
    """A sentence with the dates, for where `iso` of them, or the day, does not say all that is known; else empty."""
    told = all(when is None or (exact(when) if to_the_day else iso(when) == when.text) for when in (since, until))
    span = span_of_time(since, until)
    return "" if told else f"Time: {span}."
