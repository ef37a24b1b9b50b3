"""Hits: the passages of a library that hold what somebody looks for, the likeliest first."""

from bisect import insort
from collections.abc import Sequence
from math import inf
from time import perf_counter
from typing import Final

from msgspec import Struct

from briefing.model.folding import fold
from briefing.model.library import Library
from briefing.model.narrowing import Wanted, narrowed
from briefing.model.place import Place
from briefing.model.query import Query
from briefing.pages.passages import BETWEEN, Passage, passages_of
from briefing.parsing.sentences import sentences

_LONGEST: Final = 320
"""Characters that are shown of a passage at most, as a rule."""

_AROUND: Final = 80
"""Characters shown before and after the words where their sentences are longer than that."""

_EACH: Final = 256
"""Passages that are looked through between two looks at the clock."""


class Hit(Struct, frozen=True):
    """One passage that holds the words."""

    passage: Passage
    rank: tuple[int, int, int]
    """What comes first: names before texts before sources, words close together, then the order of the library."""


class LibrarySearch:
    """A search through all passages of a library that are wanted, as far as it has gone."""

    def __init__(self, library: Library, query: Query, wanted: Wanted | None = None) -> None:
        self._library = library
        self.query = query
        self._passages = passages_of(library)
        self._allowed = _allowed(library, wanted or Wanted())
        self._needle = max((term.folded for term in query.wanted), key=len, default="")
        self._phrase = fold(query.text)
        self._at = 0
        self.hits: list[Hit] = []
        """The hits so far, best first."""
        self.is_done = not query
        """Whether nothing is left to be looked through."""

    def go_on(self, seconds: float = inf) -> None:
        """Look on, for no longer than so many seconds."""
        until = perf_counter() + seconds
        while not self.is_done:
            known = self._passages.found
            if self._at < len(known):
                self._look(known[self._at : self._at + _EACH])
            elif self._passages.is_done:
                self.is_done = True
            else:
                self._passages.go_on(max(until - perf_counter(), 0))
            if perf_counter() > until:
                return

    def _look(self, passages: Sequence[Passage]) -> None:
        for passage in passages:
            if self._needle in passage.folded and self._is_hit(passage):
                insort(self.hits, Hit(passage, self._rank(passage)), key=lambda hit: hit.rank)
            self._at += 1

    def _is_hit(self, passage: Passage) -> bool:
        is_allowed = self._allowed is None or passage.place in self._allowed
        return is_allowed and self.query.is_in(passage.text, passage.folded)

    def _rank(self, passage: Passage) -> tuple[int, int, int]:
        if self._library.kind(passage.place) == "source":
            tier = 4
        elif not passage.is_name:
            tier = 3
        else:
            names = passage.folded.split(BETWEEN)
            tier = 0 if self._phrase in names else 1 if any(name.startswith(self._phrase) for name in names) else 2
        return tier, self.query.closeness(passage.text, passage.folded), self._at


def _allowed(library: Library, wanted: Wanted) -> frozenset[Place] | None:
    """The Places whose passages are looked through; None for all."""
    if wanted == Wanted():
        return None
    places = {place for place, _ in narrowed(library, wanted)}
    heads = (Place(name, view="overview") for name in library.briefings if wanted.briefing in ("", name))
    if wanted == Wanted(briefing=wanted.briefing, kind=wanted.kind) and wanted.kind in ("", "overview"):
        places.update(heads)
    return frozenset(places)


def sentence(hit: Hit, query: Query) -> str:
    """The sentence of a hit that holds the words, or all from the first of them to the last; of names all."""
    text = hit.passage.text
    if hit.passage.is_name:
        return text
    first, last = query.nearest(text)
    around = [extent for extent in sentences(text) if extent[1] > first and extent[0] < last]
    start, end = (around[0][0], around[-1][1]) if around else (0, len(text))
    if end - start <= _LONGEST:
        return text[start:end].strip()
    near = max(start, first - _AROUND)
    return _cut(text[start:end], near - start, min(max(last, near + _LONGEST), first + _LONGEST) - start)


def _cut(text: str, start: int, end: int) -> str:
    """Part of a text, cut at words, with marks where something is left out."""
    part = text[start:end]
    if start:
        part = "… " + (part.partition(" ")[2] or part)
    return (part.rpartition(" ")[0] or part) + " …" if end < len(text) else part.strip()
