"""Links: every reference of a library, resolved, with the sentence that holds it."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.model.cleaning import excerpt
from briefing.model.fields import CitationItem
from briefing.model.head import Head
from briefing.model.hints import did_you_mean
from briefing.model.library import Library, Origin, problem_at
from briefing.model.links import Link, LinkKind, Links
from briefing.model.place import Place
from briefing.model.problem import Problem
from briefing.model.records import Record, kind_of
from briefing.model.walking import Held, Path, held_values
from briefing.parsing.scanning import scan
from briefing.parsing.values import occurrences
from briefing.turns import turns


def link_library(library: Library) -> Links:
    """Resolve every reference of every record; what resolves to nothing becomes a Problem."""
    linker = _Linker(library)
    for place, record in _holders(library):
        linker.take(place, record)
    return Links(linker.links, linker.problems)


def _holders(library: Library) -> Iterator[tuple[Place, Head | Record]]:
    """Whatever can refer: each briefing's head, then each record."""
    for ident, record in library.shared.items():
        yield Place("", ident), record
    for name, briefing in library.briefings.items():
        yield Place(name, view="overview"), briefing.head
        for ident, record in briefing.records.items():
            yield Place(name, ident), record


class _Reference(Struct, frozen=True):
    """One reference, wherever in a record it stands."""

    kind: LinkKind
    ref: str
    path: Path
    of: str = ""
    text: str = ""
    """The text that holds it."""
    start: int = 0
    """Where in that text it stands."""
    needle: str = ""
    """How it begins there."""
    sentence: str = ""
    locator: str = ""
    stance: str = ""
    item: CitationItem | None = None

    @property
    def part(self) -> str:
        """What of the record it speaks of: what holds the text, or the list of citation items."""
        return ".".join(map(str, self.path[: -3 if self.item else -1]))


class _Linker:
    def __init__(self, library: Library) -> None:
        self._library = library
        self.links: list[Link] = []
        self.problems: list[Problem] = []
        self._ids: dict[tuple[str, str], list[str]] = {}

    def take(self, place: Place, record: Head | Record) -> None:
        """Resolve all references of one record."""
        turns.give_way()
        for held in held_values(record):
            for reference in _references(held):
                self._resolve(place, reference)

    def _resolve(self, place: Place, reference: _Reference) -> None:
        target = self._library.resolve(reference.ref, place.briefing)
        if target is None:
            if not self._is_elsewhere(reference.ref, place.briefing):
                self._note(place, reference, "dangling-reference", *self._nothing(reference, place.briefing))
            return
        kind = self._library.kind(target)
        if reference.of and kind != reference.of:
            message = (
                f"{excerpt(reference.ref)!r} is of kind {kind.replace('_', ' ')}, and {reference.of} is needed here"
            )
            self._note(place, reference, "wrong-kind", message, "name another record")
            return
        self.links.append(
            Link(
                source=place,
                target=target,
                kind=reference.kind,
                field=".".join(str(step) for step in reference.path if isinstance(step, str)),
                sentence=reference.sentence,
                locator=reference.locator,
                stance=reference.stance,
                part=reference.part,
                item=reference.item,
            )
        )

    def _is_elsewhere(self, ref: str, within: str) -> bool:
        """Whether a reference that means nothing here is to be blamed on its target: not read, or hidden by a lens."""
        return self._library.is_unread(ref, within) or self._library.hidden(ref, within) is not None

    def _nothing(self, reference: _Reference, within: str) -> tuple[str, str]:
        """Message and hint for a reference to nothing."""
        wanted = reference.of or "record"
        hint = (
            did_you_mean(reference.ref, self._known(reference.of, within))
            or f"add this {wanted}, or mend the reference"
        )
        if reference.kind == "citation" and _LOCATOR.match(reference.ref):
            hint = "quote the whole item: 'key, p. 2'"
        return f"no {wanted} has the id {excerpt(reference.ref)!r}", hint

    def _known(self, of: str, within: str) -> list[str]:
        """Every id that a reference from a briefing to a record of some kind, or of any, could have."""
        if (of, within) not in self._ids:
            briefing = self._library.briefings.get(within)
            records = {**self._library.shared, **(briefing.records if briefing else {})}
            self._ids[of, within] = [ident for ident, record in records.items() if of in ("", kind_of(record))]
        return self._ids[of, within]

    def _note(self, place: Place, reference: _Reference, code: str, message: str, hint: str) -> None:
        origin = self._origin(place)
        if origin is not None:
            nth = bisect_left(occurrences(reference.text, reference.needle), reference.start)
            problem = problem_at(origin, reference.path, code, message, hint, needle=reference.needle, nth=nth)
            self.problems.append(problem)

    def _origin(self, place: Place) -> Origin | None:
        return self._library.origin(Place(place.briefing, place.id))


_LOCATOR = re.compile(r"(?:pp?|pars?|paras?|sec|ch|chap|art|vol|no|n)\.? ?\d", re.IGNORECASE)
"""What stands where a source should when a comma in an unquoted item began a new one."""

_OPENINGS: Final[dict[LinkKind, str]] = {"mention": "[[", "embed": "![[", "citation": "@"}
"""How a reference begins: what folding its text over several lines in a file leaves whole."""


def _references(held: Held) -> Iterator[_Reference]:
    """The references that one value makes."""
    match held.holds:
        case "ref":
            yield _Reference("party", held.value, held.path, held.of)
        case "citation":
            item = held.citation
            if item is not None:
                yield _Reference(
                    "citation",
                    item.source,
                    (*held.path, "source"),
                    "source",
                    sentence=item.note or (f"“{item.quote.exact}”" if item.quote else ""),
                    locator=item.locator,
                    stance=item.stance,
                    item=item,
                )
        case "markdown":
            for found in scan(held.value):
                yield _Reference(
                    found.kind,
                    found.ref,
                    held.path,
                    "source" if found.kind == "citation" else "",
                    text=held.value,
                    start=found.start,
                    needle=_OPENINGS[found.kind],
                    sentence=found.sentence,
                    locator=found.locator,
                )
