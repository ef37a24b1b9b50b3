"""Independence: how many voices really speak when several sources say the same."""

from collections.abc import Iterable

from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source


def voices(library: Library, sources: Iterable[Place]) -> frozenset[str]:
    """The independent voices behind some sources.

    A source that repeats others (`assessment.derived_from`) counts as what it repeats; sources of one
    `assessment.group` count as one.
    """
    return frozenset(voice for place in sources for voice in _voices_of(library, place, frozenset()))


def _voices_of(library: Library, place: Place, seen: frozenset[Place]) -> frozenset[str]:
    source = library.find(place)
    if not isinstance(source, Source):
        return frozenset()
    repeated = (library.resolve(ref, place.briefing) for ref in source.assessment.derived_from)
    further = frozenset(
        voice
        for other in repeated
        if other is not None and other not in seen
        for voice in _voices_of(library, other, seen | {place})
    )
    return further or frozenset((source.assessment.group or str(place),))
