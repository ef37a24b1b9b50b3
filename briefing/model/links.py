"""Links: who refers to what, in which sentence. Derived from the text and the records, never typed in."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from briefing.model.fields import CitationItem
from briefing.model.place import Place
from briefing.model.problem import Problem

LinkKind = Literal["mention", "citation", "embed", "party"]
"""How one record refers to another: `[[id]]`, `[@key]` or a citation item, `![[id]]`, or a field that names it."""


class Link(Struct, frozen=True):
    """One reference from a record to another."""

    source: Place
    """The record that refers."""

    target: Place
    """The record referred to."""

    kind: LinkKind
    field: str
    """Dotted path of the field that holds the reference."""

    sentence: str = ""
    """The sentence that holds it, as Markdown; for a citation item its note; empty for a bare field."""

    locator: str = ""
    """Where in the source, for a citation."""

    stance: str = ""
    """What a citation item does to the record, where it says so: `supports`, `contradicts`, `context`."""

    part: str = ""
    """Dotted path, with indexes, of the part of the record that it speaks of; empty for the record itself."""

    item: CitationItem | None = None
    """The citation item, where it is one; None for a citation in a text and for any other reference."""


class Links:
    """All links of a library, from both ends, with the Problems met while resolving them."""

    def __init__(self, links: Iterable[Link], problems: Iterable[Problem] = ()) -> None:
        self.problems = tuple(problems)
        self._from: dict[Place, list[Link]] = defaultdict(list)
        self._to: dict[Place, list[Link]] = defaultdict(list)
        for link in links:
            self._from[link.source].append(link)
            self._to[link.target].append(link)

    def from_(self, place: Place) -> tuple[Link, ...]:
        """What a record refers to, in reading order."""
        return tuple(self._from.get(place, ()))

    def to(self, place: Place) -> tuple[Link, ...]:
        """What refers to a record, in the order of the library."""
        return tuple(self._to.get(place, ()))
