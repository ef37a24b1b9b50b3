"""Dates as people know them: EDTF (ISO 8601-2) level 0 and 1.

`2023-03-21`, `2023-03`, `2023`, `1965~` (about), `1965?` (uncertain), `196X` (some time in the decade), `2023-21`
(spring), `2022/2023-03` and `2023/..` (intervals). Written form is kept; bounds and words are derived.
"""

import re
from datetime import date, timedelta
from itertools import takewhile
from typing import Final, Self

MONTHS: Final = (
    "",
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
"""English month names, January at 1."""

SEASONS: Final = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}
"""Season code to its name and the month it starts in, north of the equator."""

_SEASONS: Final = {name: code for code, (word, _) in SEASONS.items() for name in (word, str(code - 20))}
"""What CSL writes for a season, by number or by word, to its code."""

_POINT = re.compile(
    r"(?!.*X.*\d)"  # what is left open stands last
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[~?%]?)",
    re.ASCII,
)
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


class Edtf:
    """One EDTF date or interval: hashable, compared by its text, sorted by its lower bound.

    Raises ValueError when the text is not EDTF level 0 or 1.
    """

    __slots__ = ("lower", "text", "upper")

    def __init__(self, text: str) -> None:
        self.text = text
        """The date as written."""
        self.lower, self.upper = _bounds(text)
        """First and last day that the date can mean."""

    @classmethod
    def from_csl(cls, value: object) -> Self:
        """Read a CSL-JSON date: an EDTF string, or a mapping with `date-parts`, `edtf`, `raw` or `literal`.

        `season` (1 to 4, spring first) and `circa` add to `date-parts` what they say.
        """
        if isinstance(value, str):
            return cls(value)
        if not isinstance(value, dict):
            raise ValueError("a date is text, or a mapping with date-parts")
        parts = value.get("date-parts")
        if parts is None:
            return cls(str(value.get("edtf") or value.get("raw") or value.get("literal") or ""))
        if not isinstance(parts, list) or not parts:
            raise ValueError(_PARTS)
        mark = "~" if str(value.get("circa", "")).lower() in ("true", "1") else ""
        return cls("/".join(_from_parts(one, str(value.get("season", ""))) + mark for one in parts))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Edtf({self.text!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Edtf) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __lt__(self, other: "Edtf") -> bool:
        return (self.lower, self.upper, self.text) < (other.lower, other.upper, other.text)

    def cut(self, parts: int) -> "Edtf":
        """The year of the date (`parts` is 1), its month (2) or its day (3), as far as it is known.

        Of an interval it is that of the end that is known first.
        """
        first, _, last = self.text.partition("/")
        match = _parts(last if first in ("", "..") else first)
        known = takewhile(lambda part: part not in (None, "XX"), match.group("year", "month", "day")[:parts])
        return type(self)("-".join(known))

    @property
    def words(self) -> str:
        """The date as one would say it: `21 March 2023`, `about 1965`, `March 2023 to 2024`."""
        first, slash, last = self.text.partition("/")
        if not slash:
            return _words(first)
        if first in ("", ".."):
            return f"until {_words(last)}"
        if last in ("", ".."):
            return f"since {_words(first)}"
        return f"{_words(first)} to {_words(last)}"


_PARTS: Final = "date-parts holds lists such as [2023, 3, 21]"


def _from_parts(parts: object, season: str) -> str:
    if not isinstance(parts, list) or not parts or not all(str(part).isdecimal() for part in parts):
        raise ValueError(_PARTS)
    numbers = [int(part) for part in parts]
    if len(numbers) == 1 and season in _SEASONS:
        numbers.append(_SEASONS[season])
    return "-".join([f"{numbers[0]:04d}", *(f"{number:02d}" for number in numbers[1:3])])


def _bounds(text: str) -> tuple[date, date]:
    first, slash, last = text.partition("/")
    if not slash:
        return _point_bounds(first)
    lower = date.min if first in ("", "..") else _point_bounds(first)[0]
    upper = date.max if last in ("", "..") else _point_bounds(last)[1]
    if upper < lower or (first in ("", "..") and last in ("", "..")):
        raise ValueError(f"{text!r} is an interval that ends before it begins")
    return lower, upper


def _parts(text: str) -> re.Match[str]:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a date such as 2023, 2023-03, 2023-03-21 or 2022/2023")
    return match


def _point_bounds(text: str) -> tuple[date, date]:
    match = _parts(text)
    first_year, last_year = (int(match["year"].replace("X", digit)) for digit in "09")
    month, day = match["month"], match["day"]
    if month in (None, "XX"):
        return _day(first_year, 1, 1, text), _day(last_year, 12, 31, text)
    number = int(month)
    if number in SEASONS and day is None:
        return _season(first_year, SEASONS[number][1], text)
    if not 1 <= number <= 12:
        raise ValueError(f"{text!r} has no month {month}")
    if day in (None, "XX"):
        return _day(first_year, number, 1, text), _month_end(last_year, number, text)
    exact = _day(first_year, number, int(day), text)
    return exact, exact


def _season(year: int, month: int, text: str) -> tuple[date, date]:
    ends_next_year = month + 2 > 12
    last = _month_end(year + ends_next_year, month + 2 - 12 * ends_next_year, text)
    return _day(year, month, 1, text), last


def _month_end(year: int, month: int, text: str) -> date:
    _day(year, month, 1, text)
    if (year, month) == (date.max.year, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _day(year: int, month: int, day: int, text: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text!r} is no day of the calendar") from None


def _words(text: str) -> str:
    match = _parts(text)
    year, month, day = match["year"], match["month"], match["day"]
    said = f"{year.replace('X', '0')}s" if "X" in year else year
    if month not in (None, "XX"):
        number = int(month)
        name = SEASONS[number][0] if number in SEASONS else MONTHS[number]
        said = f"{name} {said}"
        if day not in (None, "XX"):
            said = f"{int(day)} {said}"
    return _MARKS[match["mark"]] + said


def span_of_time(since: Edtf | None, until: Edtf | None) -> str:
    """Two dates in words: `since 2016`, `2016 to 2019`, `until 2019`."""
    if since and until:
        return since.words if since == until else f"{since.words} to {until.words}"
    if since:
        return f"since {since.words}"
    return f"until {until.words}" if until else ""
