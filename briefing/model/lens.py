"""The lens: through what a library is looked at. As of which day, and with which sources switched off in thought.

Nothing is written to content, and a lens that asks for nothing shows the library as it is.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal

from msgspec import Struct

from briefing.errors import UsageError
from briefing.model.cleaning import excerpt
from briefing.model.edtf import Edtf
from briefing.model.scales import RELIABILITY

Grounds = Literal["source", "reliability", "origin", "after"]
"""On what grounds sources are switched off: by name, by a grade and worse, by origin, or as dated after a day."""

ORIGINS: Final = ("primary", "secondary", "derived")
"""What a source may be: it saw, reports, or repeats."""

_WORSE: Final = {letter: "ABCDE"["ABCDE".index(letter) :] for letter in "ABCDE"} | {"F": "F"}
"""A grade to itself and those that are worse; F is not judged, which is not worse than anything."""

_DAY: Final = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")

_BETWEEN: Final = re.compile(r"[,\s]+")


class Off(Struct, frozen=True, order=True):
    """Sources switched off in thought, written `source:ID`, `reliability:D`, `origin:derived` or `after:2023-03-06`."""

    grounds: Grounds
    value: str

    def __str__(self) -> str:
        return f"{self.grounds}:{self.value}"

    @property
    def grades(self) -> str:
        """The letters of reliability that are switched off; none on other grounds."""
        return _WORSE[self.value] if self.grounds == "reliability" else ""


class Lens(Struct, frozen=True):
    """Through what a library is looked at; false when it is looked at as it is."""

    as_of: Edtf | None = None
    """The day, month or year at whose end the reader stands: what is dated later is hidden."""

    without: tuple[Off, ...] = ()
    """Sources switched off in thought, in order, each once."""

    def __bool__(self) -> bool:
        return self.as_of is not None or bool(self.without)

    def at(self, as_of: Edtf | None) -> "Lens":
        """The same lens on another day, or on none."""
        return Lens(as_of, self.without)

    def lacking(self, offs: Iterable[Off]) -> "Lens":
        """The same lens with exactly these sources switched off."""
        return Lens(self.as_of, tuple(sorted(set(offs))))

    def but(self, off: Off) -> "Lens":
        """The same lens with some sources switched off, or on again if they were off."""
        return self.lacking({*self.without} ^ {off})


def read_day(text: str) -> Edtf:
    """A day, month or year (EDTF level 0) as a person types it. Raises `UsageError` when it is none."""
    try:
        return Edtf(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise UsageError(f"{excerpt(text)!r} is no day — write it as 2023-03-06, 2023-03 or 2023") from None


def read_off(text: str) -> Off:
    """Sources to switch off as a person writes them. Raises `UsageError` when it means nothing."""
    grounds, colon, value = text.partition(":")
    match grounds if colon and value else "":
        case "source":
            return Off("source", value)
        case "reliability" if value.upper() in RELIABILITY:
            return Off("reliability", value.upper())
        case "origin" if value in ORIGINS:
            return Off("origin", value)
        case "after":
            return Off("after", read_day(value).text)
    hint = "write source:ID, reliability:A to F, origin:primary, secondary or derived, or after:DATE"
    raise UsageError(f"{excerpt(text)!r} names no sources to switch off — {hint}")


def read_offs(text: str) -> tuple[Off, ...]:
    """The same for several, with commas or spaces between them."""
    return tuple(map(read_off, _BETWEEN.split(text.strip(" ,"))))
