"""Sentences, found in Markdown source without parsing it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_BLOCK_EDGE = re.compile(
    r"\n[ \t>]*\n"  # a blank line, in a quotation too
    r"|\n(?=[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]|[|#]))"  # before a list item, a table's row or a heading
    r"|^[ \t>]*#{1,6}[ \t][^\n]*\n",  # after a heading
    re.MULTILINE,
)
"""Between paragraphs, list items, table rows and headings."""

_SENTENCE_EDGE = re.compile(
    r"[.!?][\"'”’)\]*_]*(?:\s*+\[[^\[\]@]*+@[^\[\]]*+\])*(?P<gap>\s++)"
    r"(?=[\"'“‘(\[*_]*[^\W\d_a-z]|[\"'“‘]*\d|[\"'“‘(*_]*\[\[[^\[\]|]++(?:\]|\|[\"'“‘*_]*[^\W\d_a-z]))"
    r"|[。！？][」』）”]*(?P<cjk>)"
)
"""After a full stop and what closes with it (citations too), where a capital, a digit, a name or CJK follows."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Adm|Sen|Rep|Gov|St|No|Nos|vs|cf|ca|approx|e\.g|i\.e|al|Inc|Co|Ltd|Corp"
    r"|pp?|[Pp]ars?|[Aa]rts?|[Ss]ec|[Cc]h|[Vv]ol|[Ff]ig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


_LONGEST_ABBREVIATION = 8

_BARS = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE)
"""The bars of a quotation."""

_MARKERS = re.compile(r"^(?:[-*+]|\d+[.)]|#+)\s+")
"""What begins a list item or a heading."""

_CELLS = re.compile(r"(?<!\\)\|(?![^\[\]|]*\]\])")
"""Between the cells of a table's row; not the bar within a link."""

_DOT_BEFORE_CITATION = re.compile(r" · (?=\[[^\[\]]*@[^\[\]]*\](?: |$))")


def blocks(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph, list item, table row and heading starts and ends."""
    return pairwise(_edges(text))


def block_lines(text: str) -> Iterator[str]:
    """Each paragraph, list item, row and heading on one line, without what marks it as such."""
    for start, end in blocks(text):
        yield _row(text, start, end) if _is_row(text, start, end) else _one_line(text, start, end)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text starts and ends."""
    for start, end in blocks(text):
        yield from pairwise(_edges_in(text, start, end))


def sentence_at(text: str, offset: int) -> str:
    """The sentence around an offset, on one line, list markers and quotation bars left out; of a table, the row."""
    start, end = _around(_edges(text), offset)
    if _is_row(text, start, end):
        return _row(text, start, end)
    return _one_line(text, *_around(_edges_in(text, start, end), offset))


def _around(edges: tuple[int, ...], offset: int) -> tuple[int, int]:
    """The last edge up to an offset and the first one after it."""
    after = min(max(bisect_right(edges, offset), 1), len(edges) - 1)
    return edges[after - 1], edges[after]


@lru_cache(maxsize=256)
def _one_line(text: str, start: int, end: int) -> str:
    """Part of a text on one line, without quotation bars and list markers."""
    return _MARKERS.sub("", " ".join(_BARS.sub("", text[start:end]).split()))


def _is_row(text: str, start: int, end: int) -> bool:
    return _BARS.sub("", text[start:end]).lstrip().startswith("|")


@lru_cache(maxsize=256)
def _row(text: str, start: int, end: int) -> str:
    """The cells of a table's row that hold something, on one line, a dot between them; citations alone are no cell."""
    cells = (" ".join(cell.split()) for cell in _CELLS.split(_BARS.sub("", text[start:end])))
    return _DOT_BEFORE_CITATION.sub(" ", " · ".join(cell for cell in cells if cell))


@lru_cache(maxsize=64)
def _edges(text: str) -> tuple[int, ...]:
    """Where blocks begin, and where the text ends."""
    return (0, *(match.end() for match in _BLOCK_EDGE.finditer(text)), len(text))


@lru_cache(maxsize=256)
def _edges_in(text: str, start: int, end: int) -> tuple[int, ...]:
    """Where the sentences of a block begin, and where the block ends."""
    edges = [start]
    for match in _SENTENCE_EDGE.finditer(text, start, end):
        stop = match.start() + 1
        if not _ABBREVIATION.search(text, max(edges[-1], stop - _LONGEST_ABBREVIATION), stop):
            edges.append(match.end())
    return (*edges, end)
