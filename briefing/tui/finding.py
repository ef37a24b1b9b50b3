"""Finding words in a laid-out page, across line ends, in spells."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import Final

from msgspec import Struct

from briefing.layout.lines import BlockLines
from briefing.layout.page import PageLayout
from briefing.layout.stack import Row
from briefing.layout.words import running_text
from briefing.model.folding import fold
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
        self._words = [[_plain(word) for word in term.folded.split()] for term in terms]
        self._needed = [[_bare(word) for word in words] for words in self._words]

    def __bool__(self) -> bool:
        return bool(self._terms)

    def hits(self, layout: PageLayout, number: int) -> Iterator[Hit]:
        """The occurrences in one block of a page, in reading order."""
        if not self._may_be_in(layout, number):
            return
        text, spots = running_text(layout.blocks[number])
        for start, end in sorted(extent for term in self._terms for extent in term.extents(text)):
            yield tuple(_spans(spots[start:end], number))

    def _may_be_in(self, layout: PageLayout, number: int) -> bool:
        """Whether a block can hold a term: one of its words may be missing from what is shown or written there."""
        row = layout.blocks.row(number)
        if row is None:
            plain = _bare(_plain_blocks(layout)[number])
        elif row.source and not row.says_more and _ESCAPED.search(row.source) is None:
            if "@" in row.source and self._may_be_cited(len(layout.document.references)):
                return True
            plain = _as_shown(row)
        else:
            return True
        return any(all(word in plain for word in words) for words in self._needed)

    def _may_be_cited(self, count: int) -> bool:
        """Whether a word may be part of what is shown for citations of so many sources: numbers and what parts them."""
        words = (word for words in self._words for word in words)
        return any(not word.isalnum() or word in _numbers(count) for word in words)


def words_as_typed(words: str) -> Query:
    """What finds some words just as they are typed: smart case, accents ignored unless they have some."""
    term = literal(words)
    return Query((term,) if term.pattern.pattern else ())


_ESCAPED = re.compile(r"[&\\]")
"""Escapes and entities, which are shown otherwise than they are written."""

_REFERENCE = re.compile(r"\[\[([^\]|]*)(?:\|([^\]]*))?\]\]")
_ADDRESS = re.compile(r"\]\([^)]*\)")
_MARKS = dict.fromkeys(map(ord, "*_`[]|<>~#-+"))


class Search:
    """A search through a page: from some block to the end, then from the top, as far as it has gone."""

    def __init__(self, layout: PageLayout, query: Query, start: int = 0) -> None:
        self._layout = layout
        self._query = query
        count = len(layout.blocks) if self._query else 0
        self._numbers = (number % count for number in range(start, start + count))
        self._found: dict[int, tuple[Hit, ...]] = {}
        self.is_done = False
        """Whether nothing is left to be looked through."""
        self.is_cut = False
        """Whether there may be more hits than are marked."""

    def go_on(self, seconds: float) -> None:
        """Look on, for no longer than so many seconds."""
        until = perf_counter() + seconds
        left = MOST_HITS - sum(map(len, self._found.values()))
        for number in self._numbers:
            hits = tuple(islice(self._query.hits(self._layout, number), left))
            left -= len(hits)
            if hits:
                self._found[number] = hits
            if not left:
                self.is_done = self.is_cut = True
                return
            if perf_counter() > until:
                return
        self.is_done = True

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The occurrences found so far, in reading order, `MOST_HITS` of them at most."""
        return tuple(hit for number in sorted(self._found) for hit in self._found[number])


def _as_shown(row: Row) -> str:
    """What a stretch will show, without case, accents, spaces and marks; more than that, but never less."""
    names = dict(row.names)
    text = _REFERENCE.sub(lambda found: found[2] or names.get(found[1], found[1]), row.source)
    addresses = "".join(_ADDRESS.findall(text))
    return _bare(_plain(f"{_ADDRESS.sub('', text)} {addresses}"))


def _bare(text: str) -> str:
    return text.translate(_MARKS)


@lru_cache(maxsize=2)
def _numbers(count: int) -> str:
    return "\n".join(map(str, range(1, count + 1)))


@lru_cache(maxsize=2)
def _plain_blocks(layout: PageLayout) -> tuple[str, ...]:
    """Each block's text without case, accents and spaces, as far as it is laid out for good."""
    known = (layout.blocks.known(number) for number in range(len(layout.blocks)))
    laid = (block.lines if isinstance(block, BlockLines) else () for block in known)
    return tuple(_plain("".join(line.text for line in lines)) for lines in laid)


def _plain(text: str) -> str:
    return "".join(fold(text).split())


def _spans(spots: list[tuple[int, int]], block: int) -> Iterator[Span]:
    """Neighbouring characters of a block as spans, one for each line."""
    for line in dict.fromkeys(line for line, _ in spots):
        columns = [column for number, column in spots if number == line]
        yield Span(block, line, columns[0], columns[-1] + 1)
