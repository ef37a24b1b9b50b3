"""Names of actors that stand in a text without a link, where they are first mentioned on a page."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from briefing.checking.rule import Finding, Inspection
from briefing.model.actors import Actor
from briefing.model.head import Section
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.parsing.scanning import scan, without_markup

_WORD = re.compile(r"\w+")


class _Text(Struct, frozen=True):
    """One text of a page."""

    place: Place
    field: str
    text: str


class _Names:
    """Every name that actors go by, found in a text without trying each of them."""

    def __init__(self) -> None:
        self._by_word: dict[str, set[str]] = defaultdict(set)
        self._bearers: dict[str, list[Place]] = defaultdict(list)

    def add(self, place: Place, actor: Actor) -> None:
        """Enter an actor under all its names."""
        for name in {actor.name, actor.abbreviation, *actor.aliases, *actor.names.values()}:
            words = _WORD.findall(name)
            if words:
                self._by_word[words[0]].add(name)
                self._bearers[name].append(place)

    def bearers(self, name: str) -> list[Place]:
        """The actors of a name."""
        return self._bearers[name]

    def found_in(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Offset of each name in a text, what is written there, and the name."""
        near = set(_WORD.findall(text)) & self._by_word.keys()
        names = sorted((name for word in near for name in self._by_word[word]), key=len, reverse=True)
        if names:
            for match in _pattern(tuple(names)).finditer(text):
                yield match.start(), match.group(), " ".join(match.group().split())


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some names as whole words, the longest first; a space may be a line's end."""
    written = (re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?![\w$])")


def unlinked_names(inspection: Inspection) -> Iterator[Finding]:
    """The first mention of each actor on a page, where it is no link."""
    for name, briefing in inspection.library.briefings.items():
        names = _Names()
        for place, actor in inspection.all(Actor):
            if place.briefing in ("", name):
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
            (found.start, place)
            for found in scan(one.text)
            if found.kind == "mention" and (place := library.resolve(found.ref, one.place.briefing))
        ]
        for offset, written, name in names.found_in(without_markup(one.text)):
            bearers = names.bearers(name)
            linked = {place for start, place in links if start < offset}
            if met.isdisjoint(bearers) and linked.isdisjoint(bearers):
                yield _finding(one, offset, written, name, bearers[0])
            met.update(bearers)
        met.update(place for _, place in links)


def _finding(one: _Text, offset: int, written: str, name: str, bearer: Place) -> Finding:
    first = written.split(maxsplit=1)[0]
    nth = len(re.findall(re.escape(first), one.text[:offset]))
    hint = f"write [[{bearer.id}|{name}]] where it is first mentioned"
    return Finding(one.place, (one.field,), f"{name!r} is named without a link", hint, first, nth)
