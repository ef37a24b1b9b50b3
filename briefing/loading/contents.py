"""What was read of a library, before it is made one."""

from collections.abc import Mapping

from msgspec import Struct

from briefing.model.head import LibraryHead
from briefing.model.library import Briefing, Origin
from briefing.model.problem import Problem
from briefing.model.records import Record


class Contents(Struct, frozen=True, kw_only=True):
    """The parts of a Library that come from its files."""

    briefings: Mapping[str, Briefing]
    head: LibraryHead
    shared: Mapping[str, Record]
    origins: Mapping[str, Origin]
    """Where the shared records are written."""

    problems: tuple[Problem, ...] = ()
    unread: frozenset[str] = frozenset()
    """Ids of shared records that are written but could not be read."""

    fingerprint: str = ""
    """Changes whenever one of the files does, or the program; empty when no copy may be kept."""

    stamps: Mapping[str, tuple[int, int] | None] = {}
    """Size and time of change of every file that was read or looked for; None for one that is not there."""
