"""Finding words in a laid-out page: smart case, accents ignored, across line ends."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from msgspec import Struct

from briefing.layout.lines import BlockLines
from briefing.layout.page import PageLayout
from briefing.layout.words import running_text

MOST_HITS: Final = 5_000
"""Most hits that are marked: more are of no use, and a page may hold a letter a million times."""


class Span(Struct, frozen=True):
    """Part of one line: characters `start` to `end` of its text."""

    y: int
    start: int
    end: int


Hit = tuple[Span, ...]
"""One occurrence; it has several parts when it runs over a line's end."""


def find_all(layout: PageLayout, query: str) -> tuple[Hit, ...]:
    """The occurrences of some words, in reading order, `MOST_HITS` of them at most.

    A query in lower case finds any case; accents are ignored unless the query has them; a space matches a line's end.
    """
    words = " ".join(query.split())
    if not words:
        return ()
    folded, _ = _fold(words, words)
    pattern = re.compile(re.escape(folded))
    needed = [_plain(word) for word in words.split()]
    hits = (
        hit
        for start, block, plain in zip(layout.starts, layout.blocks, _plain_blocks(layout), strict=True)
        if all(word in plain for word in needed)
        for hit in _hits(block, start, pattern, words)
    )
    return tuple(islice(hits, MOST_HITS))


@lru_cache(maxsize=2)
def _plain_blocks(layout: PageLayout) -> tuple[str, ...]:
    """Each block's text without case, accents and spaces: one without the query's words need not be looked at."""
    return tuple(_plain("".join(line.text for line in block.lines)) for block in layout.blocks)


def _plain(text: str) -> str:
    return "".join(_without_accents(text).casefold().split())


def _hits(block: BlockLines, start: int, pattern: re.Pattern[str], query: str) -> Iterator[Hit]:
    text, spots = running_text(block)
    folded, origins = _fold(text, query)
    for match in pattern.finditer(folded):
        found = spots[origins[match.start()] : origins[match.end() - 1] + 1]
        yield tuple(_spans(found, start))


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


def _spans(spots: list[tuple[int, int]], start: int) -> Iterator[Span]:
    """Neighbouring characters as spans, one for each line; `start` is the line of the page that the block begins on."""
    for line in dict.fromkeys(line for line, _ in spots):
        columns = [column for number, column in spots if number == line]
        yield Span(start + line, columns[0], columns[-1] + 1)
