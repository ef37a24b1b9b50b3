"""Finding words in a laid-out page: smart case, accents ignored, across line ends."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from time import perf_counter
from typing import Final

from msgspec import Struct

from briefing.layout.lines import BlockLines
from briefing.layout.page import PageLayout
from briefing.layout.words import running_text

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
    """Some words to be found: lower case finds any case, accents are ignored unless it has them.

    A space matches a line's end.
    """

    def __init__(self, query: str) -> None:
        self._words = " ".join(query.split())
        folded, _ = _fold(self._words, self._words)
        self._pattern = re.compile(re.escape(folded))
        self._needed = [_plain(word) for word in self._words.split()]

    def __bool__(self) -> bool:
        return bool(self._words)

    def hits(self, layout: PageLayout, number: int) -> Iterator[Hit]:
        """The occurrences in one block of a page, in reading order."""
        if not self._may_be_in(layout, number):
            return
        text, spots = running_text(layout.blocks[number])
        folded, origins = _fold(text, self._words)
        for match in self._pattern.finditer(folded):
            found = spots[origins[match.start()] : origins[match.end() - 1] + 1]
            yield tuple(_spans(found, number))

    def _may_be_in(self, layout: PageLayout, number: int) -> bool:
        """Whether a block can hold the words: one of them may be missing from what is shown or written there."""
        row = layout.blocks.row(number)
        if row is None:
            plain = _plain_blocks(layout)[number]
        elif row.source and _AS_WRITTEN.search(row.source) is None:
            plain = _plain(row.source.translate(_MARKS))
        else:
            return True
        return all(word in plain for word in self._needed)


_AS_WRITTEN = re.compile(r"\[\[[^\]|]*\]\]|\[[^\]]*@|[&\\]")
"""What is shown otherwise than it is written: names of records, numbers of sources, and escapes."""

_MARKS = dict.fromkeys(map(ord, "*_`[]|"))


class Search:
    """A search through a page: from some block to the end, then from the top, as far as it has gone."""

    def __init__(self, layout: PageLayout, query: str, start: int = 0) -> None:
        self._layout = layout
        self._query = Query(query)
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


@lru_cache(maxsize=2)
def _plain_blocks(layout: PageLayout) -> tuple[str, ...]:
    """Each block's text without case, accents and spaces, as far as it is laid out for good."""
    known = (layout.blocks.known(number) for number in range(len(layout.blocks)))
    laid = (block.lines if isinstance(block, BlockLines) else () for block in known)
    return tuple(_plain("".join(line.text for line in lines)) for lines in laid)


def _plain(text: str) -> str:
    return "".join(_without_accents(text).casefold().split())


def _fold(text: str, query: str) -> tuple[str, list[int]]:
    """Text as the query compares it, and for each character of it the index it came from."""
    keep_case = any(character.isupper() for character in query)
    keep_accents = unicodedata.normalize("NFC", query) != _without_accents(query)
    folded: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        plain = character if keep_accents else _without_accents(character)
        for part in plain if keep_case else plain.casefold():
            folded.append(part)
            origins.append(index)
    return "".join(folded), origins


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFD", text)
    bare = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _spans(spots: list[tuple[int, int]], block: int) -> Iterator[Span]:
    """Neighbouring characters of a block as spans, one for each line."""
    for line in dict.fromkeys(line for line, _ in spots):
        columns = [column for number, column in spots if number == line]
        yield Span(block, line, columns[0], columns[-1] + 1)
