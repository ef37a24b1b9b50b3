"""Finding words in a laid-out page: smart case, accents ignored, across line ends."""

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from briefing.layout.lines import BlockLines, Line
from briefing.layout.page import PageLayout

_DRESS = frozenset({"bar", "bullet", "table.rule", "rule"})
"""Styles of runs that are no words of the text."""


class Span(Struct, frozen=True):
    """Part of one line: characters `start` to `end` of its text."""

    y: int
    start: int
    end: int


Hit = tuple[Span, ...]
"""One occurrence; it has several parts when it runs over a line's end."""


def find_all(layout: PageLayout, query: str) -> tuple[Hit, ...]:
    """Every occurrence of some words, in reading order.

    A query in lower case finds any case; accents are ignored unless the query has them; a space matches a line's end.
    """
    words = " ".join(query.split())
    if not words:
        return ()
    folded, _ = _fold(words, words)
    pattern = re.compile(re.escape(folded))
    return tuple(
        hit
        for start, block in zip(layout.starts, layout.blocks, strict=True)
        for hit in _hits(block, start, pattern, words)
    )


def _hits(block: BlockLines, start: int, pattern: re.Pattern[str], query: str) -> Iterator[Hit]:
    text: list[str] = []
    spots: list[tuple[int, int]] = []
    for offset, line in enumerate(block.lines):
        before = len(text)
        for column, character in _letters(line):
            text.append(character)
            spots.append((start + offset, column))
        if len(text) > before:
            text.append(" ")
            spots.append((start + offset, spots[-1][1] + 1))
    folded, origins = _fold("".join(text), query)
    for match in pattern.finditer(folded):
        found = spots[origins[match.start()] : origins[match.end() - 1] + 1]
        yield tuple(_spans(found))


def _letters(line: Line) -> Iterator[tuple[int, str]]:
    """The characters of a line that are words of the text, with their columns; indentation left out."""
    column, started = 0, False
    for run in line.runs:
        for character in run.text:
            if not _DRESS.intersection(run.styles) and (started or not character.isspace()):
                started = True
                yield column, character
            column += 1


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


def _spans(spots: list[tuple[int, int]]) -> Iterator[Span]:
    """Neighbouring characters as spans, one for each line."""
    for y in dict.fromkeys(y for y, _ in spots):
        columns = [column for line, column in spots if line == y]
        yield Span(y, columns[0], columns[-1] + 1)
