"""Independence: how many voices really speak when several sources say the same."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source


def independent(library: Library, sources: Iterable[Place]) -> int:
    """How many of some sources are independent of each other.

    A source that repeats others (`assessment.derived_from`) counts as what it repeats; sources of one
    `assessment.group` count as one, and so do sources that repeat only each other. A source that repeats several still
    is one source.
    """
    return voices_of(library).independent(sources)


class Voices(Struct, frozen=True):
    """Who speaks through the sources of a library."""

    heard: dict[Place, frozenset[str]]
    """Every source to the voices behind it."""

    speakers: dict[str, frozenset[Place]]
    """Every voice to the sources that are that voice, rather than repeat it."""

    repeats: dict[Place, list[Place]]
    """Every source to those that it repeats."""

    def behind(self, sources: Iterable[Place]) -> frozenset[str]:
        """The independent voices behind some sources."""
        return frozenset().union(*(self.heard.get(place, frozenset()) for place in sources))

    def independent(self, sources: Iterable[Place], silent: frozenset[str] = frozenset()) -> int:
        """How many of some sources can speak for a voice that none of the others speaks for; `silent` ones left out.

        Never more than there are sources, nor than there are voices behind them.
        """
        heard = {place: self.heard.get(place, frozenset()) - silent for place in sources}
        if all(len(voices) < 2 for voices in heard.values()):
            return len(frozenset().union(*heard.values()))
        spoken: dict[str, Place] = {}
        return sum(_speaks(place, heard, spoken) for place in heard)


def _speaks(source: Place, heard: dict[Place, frozenset[str]], spoken: dict[str, Place]) -> bool:
    """Find a source a voice of its own, others giving theirs up for another where they have one (Kuhn 1955)."""
    ways: dict[str, Place] = {}
    ahead = [source]
    for place in ahead:
        for voice in sorted(heard[place] - ways.keys()):
            ways[voice] = place
            if voice not in spoken:
                _hand_on(voice, source, ways, spoken)
                return True
            ahead.append(spoken[voice])
    return False


def _hand_on(voice: str, source: Place, ways: dict[str, Place], spoken: dict[str, Place]) -> None:
    """Give a voice to the source that asked for it, the one that source had before to who asked for that, and so on."""
    held = {place: other for other, place in spoken.items()}
    while True:
        place = ways[voice]
        spoken[voice] = place
        if place == source:
            return
        voice = held[place]


@lru_cache(maxsize=4)
def voices_of(library: Library) -> Voices:
    """Who speaks through the sources of a library."""
    found = _Rings(
        {place: _repeated(library, place, one) for place, one in library.everything() if isinstance(one, Source)}
    )
    known: dict[Place, frozenset[str]] = {}
    speakers: dict[str, frozenset[Place]] = {}
    for ring in found.rings:
        beyond = {known[other] for place in ring for other in found.graph[place] if other not in ring}
        heard = next(iter(beyond)) if len(beyond) == 1 else frozenset().union(*beyond)
        if not heard:
            voice = _voice(library, ring)
            heard = frozenset((voice,))
            speakers[voice] = speakers.get(voice, frozenset()) | ring
        known.update((place, heard) for place in ring)
    return Voices(known, speakers, found.graph)


def _repeated(library: Library, place: Place, source: Source) -> list[Place]:
    """The sources that a source repeats."""
    found = (library.resolve(ref, place.briefing) for ref in source.assessment.derived_from)
    return [other for other in found if other is not None and isinstance(library.find(other), Source)]


def _voice(library: Library, ring: Iterable[Place]) -> str:
    """The name of one voice: of a source that repeats no other, or of several that repeat only each other."""
    places = sorted(ring)
    groups = [source.assessment.group for place in places if isinstance(source := library.find(place), Source)]
    return next(filter(None, groups), str(places[0]))


class _Rings:
    """Places that lead to each other, in rings of one or more, each after those that it leads to (Tarjan 1972)."""

    def __init__(self, graph: dict[Place, list[Place]]) -> None:
        self.graph = graph
        self.rings: list[frozenset[Place]] = []
        self._number: dict[Place, int] = {}
        self._lowest: dict[Place, int] = {}
        self._open: list[Place] = []
        self._is_open: set[Place] = set()
        for place in graph:
            if place not in self._number:
                self._walk(place)

    def _walk(self, start: Place) -> None:
        """Follow all that a place leads to, without recursion, since a chain may be long."""
        self._enter(start)
        path = [(start, iter(self.graph[start]))]
        while path:
            place, ahead = path[-1]
            other = next(ahead, None)
            if other is None:
                path.pop()
                self._leave(place)
                if path:
                    self._lower(path[-1][0], self._lowest[place])
            elif other not in self._number:
                self._enter(other)
                path.append((other, iter(self.graph[other])))
            elif other in self._is_open:
                self._lower(place, self._number[other])

    def _enter(self, place: Place) -> None:
        self._number[place] = self._lowest[place] = len(self._number)
        self._open.append(place)
        self._is_open.add(place)

    def _lower(self, place: Place, number: int) -> None:
        self._lowest[place] = min(self._lowest[place], number)

    def _leave(self, place: Place) -> None:
        """Close the ring that begins with a place, if one does."""
        if self._lowest[place] != self._number[place]:
            return
        ring = {place}
        while (last := self._open.pop()) != place:
            ring.add(last)
        self._is_open -= ring
        self.rings.append(frozenset(ring))
