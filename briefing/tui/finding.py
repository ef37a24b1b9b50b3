"""Finding words in a laid-out page, across line ends, in spells."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import Final

from msgspec import Struct

from briefing.layout.page import PageLayout
from briefing.layout.words import running_text
from briefing.model.folding import squeezed
from briefing.model.query import Term, literal

MOST_HITS: Final = 5_000
"""Most hits that are marked: more are of no use, and a page may hold a letter a million times."""


class Span(Struct, frozen=True):
    """Part of one line of a block: characters `start` to `end` of its text."""

    block: int
    line: int
    start: int
    end: int


Hit = tuple[Span, ...]
"""One occurrence; it has several parts when it runs over a line's end."""


class Query:
    """Terms to be found on a page; a space in one matches a line's end."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._needed = [_WORDS.findall(term.folded) for term in terms]

    def __bool__(self) -> bool:
        return bool(self._terms)

    def hits(self, layout: PageLayout, number: int) -> Iterator[Hit]:
        """The occurrences in one block of a page, in reading order."""
        if not self.may_be_in(layout, number):
            return
        text, spots = running_text(layout.blocks[number])
        for start, end in sorted(extent for term in self._terms for extent in term.extents(text)):
            yield tuple(_spans(spots[start:end], number))

    def may_be_in(self, layout: PageLayout, number: int) -> bool:
        """Whether a block can hold a term: each of its words is among the letters that are shown there."""
        letters = _letters(layout).of(number)
        return any(all(word in letters for word in words) for words in self._needed)


def words_as_typed(words: str) -> Query:
    """What finds some words just as they are typed: smart case, accents ignored unless they have some."""
    term = literal(words)
    return Query((term,) if term.pattern.pattern else ())


_WORDS: Final = re.compile(r"[^\W_]+")


class _Letters:
    """The letters and digits that each block of a page may show, told once."""

    def __init__(self, layout: PageLayout) -> None:
        self._layout = layout
        self._known: dict[int, str] = {}
        self._numbers = {reference.source: reference.number for reference in layout.document.references}

    def of(self, number: int) -> str:
        """Those of a block, folded, without anything between them; some more where it is not parsed yet."""
        letters = self._known.get(number)
        if letters is None:
            told = self._told(number)
            letters = self._shown(number) if told is None else told
            self._known[number] = letters
        return letters

    def _told(self, number: int) -> str | None:
        row = self._layout.blocks.row(number)
        if row is None or row.stretch is None:
            return None
        from briefing.pages.unread import letters_of

        return letters_of(row.stretch, self._numbers)

    def _shown(self, number: int) -> str:
        return squeezed("".join(line.text for line in self._layout.blocks[number].lines))


@lru_cache(maxsize=2)
def _letters(layout: PageLayout) -> _Letters:
    return _Letters(layout)


class Search:
    """A search through a page: from some block to the end, then from the top, as far as it has gone."""

    def __init__(self, layout: PageLayout, query: Query, start: int = 0) -> None:
        self._layout = layout
        self._query = query
        count = len(layout.blocks) if self._query else 0
        self._start = start
        self._numbers = (number % count for number in range(start, start + count))
        self._found: dict[int, tuple[Hit, ...]] = {}
        self.is_done = False
        """Whether nothing is left to be looked through."""
        self.has_turned = False
        """Whether it has come past the end of the page: what is found now stands above where it began."""
        self.is_cut = False
        """Whether there may be more hits than are marked."""

    def go_on(self, seconds: float) -> None:
        """Look on, for no longer than so many seconds."""
        until = perf_counter() + seconds
        left = MOST_HITS - sum(map(len, self._found.values()))
        for number in self._numbers:
            self.has_turned = number < self._start
            hits = tuple(islice(self._query.hits(self._layout, number), left))
            left -= len(hits)
            if hits:
                self._found[number] = hits
            if not left:
                self.is_done = self.is_cut = self.has_turned = True
                return
            if perf_counter() > until:
                return
        self.is_done = self.has_turned = True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The occurrences found so far, in reading order, `MOST_HITS` of them at most."""
        return tuple(hit for number in sorted(self._found) for hit in self._found[number])


def _spans(spots: list[tuple[int, int]], block: int) -> Iterator[Span]:
    """Neighbouring characters of a block as spans, one for each line."""
    for line in dict.fromkeys(line for line, _ in spots):
        columns = [column for number, column in spots if number == line]
        yield Span(block, line, columns[0], columns[-1] + 1)
