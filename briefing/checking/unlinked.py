"""Names of actors that stand in a text without a link, where they are first mentioned on a page."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from briefing.checking.rule import Finding, Inspection
from briefing.model.actors import Actor
from briefing.model.head import Section
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.parsing.names_in_text import NamesInText
from briefing.parsing.scanning import mentions, without_markup
from briefing.parsing.values import occurrences


class _Text(Struct, frozen=True):
    """One text of a page."""

    place: Place
    field: str
    text: str


class _Names:
    """Every name that actors go by, with who goes by it."""

    def __init__(self) -> None:
        self.tree = NamesInText()
        self._bearers: dict[str, list[Place]] = defaultdict(list)

    def add(self, place: Place, actor: Actor) -> None:
        """Enter an actor under all its names."""
        for name in {actor.name, actor.abbreviation, *actor.aliases, *actor.names.values()}:
            if self.tree.add(name):
                self._bearers[name].append(place)

    def bearers(self, name: str) -> list[Place]:
        """The actors of a name."""
        return self._bearers[name]


def unlinked_names(inspection: Inspection) -> Iterator[Finding]:
    """The first mention of each actor on a page, where it is no link."""
    for name, briefing in inspection.library.briefings.items():
        names = _Names()
        for place, actor in inspection.all(Actor):
            if inspection.library.resolve(place.id, name) == place:
                names.add(place, actor)
        for page in _pages(name, briefing):
            yield from _on_page(inspection.library, page, names)


def _pages(name: str, briefing: Briefing) -> Iterator[list[_Text]]:
    """The texts of each page in reading order: of the overview, and of each section with all inside it."""
    yield [_Text(Place(name, view="overview"), "bottom_line", briefing.head.bottom_line)]
    for section in briefing.sections:
        yield [_Text(Place(name, part.id), "text", part.text) for part in _with_parts(section)]


def _with_parts(section: Section) -> Iterator[Section]:
    yield section
    for part in section.sections:
        yield from _with_parts(part)


def _on_page(library: Library, page: list[_Text], names: _Names) -> Iterator[Finding]:
    met: set[Place] = set()
    for one in page:
        links = [
            (start, place) for start, ref in mentions(one.text) if (place := library.resolve(ref, one.place.briefing))
        ]
        for offset, _, name in names.tree.found_in(without_markup(one.text)):
            bearers = names.bearers(name)
            linked = {place for start, place in links if start < offset}
            if met.isdisjoint(bearers) and linked.isdisjoint(bearers):
                yield _finding(one, offset, name, bearers[0])
            met.update(bearers)
        met.update(place for _, place in links)


def _finding(one: _Text, offset: int, name: str, bearer: Place) -> Finding:
    first = name.split(maxsplit=1)[0]
    nth = bisect_left(occurrences(one.text, first), offset)
    hint = f"write [[{bearer.id}|{name}]] where it is first mentioned"
    return Finding(one.place, (one.field,), f"{name!r} is named without a link", hint, first, nth)
