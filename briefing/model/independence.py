"""Independence: how many voices really speak when several sources say the same."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source

_Graph: TypeAlias = Mapping[Place, list[Place]]


def voices(library: Library, sources: Iterable[Place]) -> frozenset[str]:
    """The independent voices behind some sources.

    A source that repeats others (`assessment.derived_from`) counts as what it repeats; sources of one
    `assessment.group` count as one, and so do sources that repeat only each other.
    """
    repeated = _repeated(library, sources)
    repeating: dict[Place, list[Place]] = {place: [] for place in repeated}
    for place, others in repeated.items():
        for other in others:
            repeating[other].append(place)
    # Two passes, since what the first one meets early may yet repeat what it meets late.
    origins = _unreached(reversed(_unreached(repeated, repeating)), repeating)
    return frozenset(_voice(library, _reach(origin, repeated, set())) for origin in origins)


def _repeated(library: Library, sources: Iterable[Place]) -> dict[Place, list[Place]]:
    """Some sources, and all that they rest on, to the sources that each repeats."""
    repeated: dict[Place, list[Place]] = {}
    todo = list(sources)
    while todo:
        place = todo.pop()
        source = library.find(place)
        if place not in repeated and isinstance(source, Source):
            found = (library.resolve(ref, place.briefing) for ref in source.assessment.derived_from)
            repeated[place] = [other for other in found if other and isinstance(library.find(other), Source)]
            todo.extend(repeated[place])
    return repeated


def _unreached(places: Iterable[Place], graph: _Graph) -> list[Place]:
    """Those of some places that none before them leads to."""
    met: set[Place] = set()
    return [place for place in places if place not in met and list(_reach(place, graph, met))]


def _reach(start: Place, graph: _Graph, met: set[Place]) -> Iterator[Place]:
    """A place and all that it leads to, but for what was met before."""
    todo = [start]
    while todo:
        place = todo.pop()
        if place not in met:
            met.add(place)
            todo.extend(graph[place])
            yield place


def _voice(library: Library, ring: Iterable[Place]) -> str:
    """The name of one voice: of a source that repeats no other, or of several that repeat only each other."""
    places = sorted(ring)
    groups = [source.assessment.group for place in places if isinstance(source := library.find(place), Source)]
    return next(filter(None, groups), str(places[0]))
