"""Words that lists can be narrowed by: closed lists, so that a misspelt word is told and not taken for a rare one."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, get_args, get_type_hints

from briefing.model.actors import Actor
from briefing.model.library import Library
from briefing.model.records import COLLECTIONS, Record, kind_name
from briefing.model.scales import CONFIDENCE, LIKELIHOOD
from briefing.model.scenarios import Scenario
from briefing.model.sources import Source

_SORTS: Final[dict[type[Record], str]] = {Actor: "kind", Scenario: "kind", Source: "type"}
"""Records that come in several sorts, and the field that says which."""


def words_for(library: Library, name: str, kinds: Sequence[type[Record]]) -> tuple[str, ...]:
    """What a filter of this name may be for some types of record, all where none is named; nothing for any word."""
    return tuple(dict.fromkeys(_WORDS[name](library, kinds))) if name in _WORDS else ()


def word_meant(typed: str, known: Iterable[str]) -> str:
    """The one of some words that was typed, spaces, hyphens and low lines counting the same; empty for none."""
    return next((word for word in known if _loosely(word) == _loosely(typed)), "")


def words_begun(begun: str, known: Iterable[str]) -> tuple[str, ...]:
    """Those of some words that begin as somebody has begun to type, spaces, hyphens and low lines counting the same."""
    return tuple(word for word in known if _loosely(word).startswith(_loosely(begun)))


def _loosely(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip().casefold()


def _kinds(_: Library, kinds: Sequence[type[Record]]) -> Iterable[str]:
    """Sorts of these records; with all records, what these are called first."""
    if not kinds:
        yield from map(kind_name, COLLECTIONS.values())
    for kind in kinds or _SORTS:
        yield from get_args(get_type_hints(kind)[_SORTS[kind]])


def _terms(library: Library, _: Sequence[type[Record]]) -> Iterable[str]:
    scales = {briefing.head.scales.likelihood for briefing in library.briefings.values()} & LIKELIHOOD.keys()
    return (band.term for scale in sorted(scales or LIKELIHOOD) for band in LIKELIHOOD[scale])


def _levels(library: Library, _: Sequence[type[Record]]) -> Iterable[str]:
    scales = {briefing.head.scales.confidence for briefing in library.briefings.values()} & CONFIDENCE.keys()
    return (level for scale in sorted(scales or CONFIDENCE) for level in CONFIDENCE[scale])


_WORDS: Final[dict[str, Callable[[Library, Sequence[type[Record]]], Iterable[str]]]] = {
    "kind": _kinds,
    "likelihood": _terms,
    "confidence": _levels,
}
"""Name of each filter that takes a word of a closed list to those words."""
