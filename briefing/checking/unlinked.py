"""Names of actors that stand in a text without a link, where they are first mentioned on a page."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from briefing.checking.rule import Finding, Inspection
from briefing.model.actors import Actor
from briefing.model.head import Section
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.parsing.scanning import mentions, without_markup
from briefing.parsing.values import occurrences

_WORD = re.compile(r"\w+")
_IS_WORD = re.compile(r"\w")
_TOKEN = re.compile(r"(?P<gap>\s*)(?P<word>\w+|[^\w\s])")
"""A word or a sign, and the white space before it."""

_GOES_ON = re.compile(r"[\w$]")
"""What may not follow a name: more of a word, or the sign of a currency, as in US$."""


class _Text(Struct, frozen=True):
    """One text of a page."""

    place: Place
    field: str
    text: str


class _Step:
    """What may follow so many words of a name: further words, and the name if it may end here."""

    __slots__ = ("further", "name")

    def __init__(self) -> None:
        self.name = ""
        self.further: dict[tuple[bool, str], _Step] = {}


class _Names:
    """Every name that actors go by, as a tree of words, so that finding them costs the same however many there are."""

    def __init__(self) -> None:
        self._first: dict[str, _Step] = {}
        self._bearers: dict[str, list[Place]] = defaultdict(list)

    def add(self, place: Place, actor: Actor) -> None:
        """Enter an actor under all its names."""
        for name in {actor.name, actor.abbreviation, *actor.aliases, *actor.names.values()}:
            first = _WORD.match(name)
            if first:
                self._enter(name, self._first.setdefault(first.group(), _Step()), first.end())
                self._bearers[name].append(place)

    def _enter(self, name: str, step: _Step, offset: int) -> None:
        while (token := _TOKEN.match(name, offset)) is not None:
            step = step.further.setdefault((bool(token["gap"]), token["word"]), _Step())
            offset = token.end()
        step.name = name

    def bearers(self, name: str) -> list[Place]:
        """The actors of a name."""
        return self._bearers[name]

    def found_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Offset of each name that stands in a text as whole words, and the name; of several at once the longest."""
        words = set(_WORD.findall(text)) & self._first.keys()
        spots = sorted((offset, word) for word in words for offset in _offsets(word, text))
        done = 0
        for offset, word in spots:
            name, end = self._longest_at(offset, word, text) if offset >= done else ("", 0)
            if name:
                yield offset, name
                done = end

    def _longest_at(self, offset: int, word: str, text: str) -> tuple[str, int]:
        """The longest name that begins with a word of a text, and where it ends; a space may be a line's end."""
        step, end = self._first[word], offset + len(word)
        longest, longest_end = "", end
        while True:
            if step.name and _GOES_ON.match(text, end) is None:
                longest, longest_end = step.name, end
            token = _TOKEN.match(text, end)
            further = step.further.get((bool(token["gap"]), token["word"])) if token else None
            if token is None or further is None:
                return longest, longest_end
            step, end = further, token.end()


def _offsets(word: str, text: str) -> Iterator[int]:
    """Where a word stands in a text, every time."""
    offset = text.find(word)
    while offset >= 0:
        if not (offset and _IS_WORD.match(text, offset - 1)):
            yield offset
        offset = text.find(word, offset + 1)


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
        for offset, name in names.found_in(without_markup(one.text)):
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
