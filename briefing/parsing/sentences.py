"""Sentences, found in Markdown source without parsing it."""

import re
from functools import lru_cache

_BLOCK_EDGE = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=[ \t]*[|#])")
"""Between paragraphs, list items, table rows and headings."""

_SENTENCE_EDGE = re.compile(
    r"[.!?][\"'”’)\]]*(?:\s*\[[^\[\]]*@[^\[\]]*\])*(?P<gap>\s+)(?=[\"'“‘(\[*_]*[^\W\d_a-z]|[\"'“‘]*\d)"
    r"|[。！？][」』）”]*(?P<cjk>)"
)
"""After a full stop and what closes with it (citations too), where a capital, a digit or CJK follows."""

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Adm|Sen|Rep|Gov|St|No|Nos|vs|cf|ca|approx|e\.g|i\.e|al|Inc|Co|Ltd|Corp"
    r"|p|pp|par|pars|art|arts|sec|ch|vol|fig|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)


def sentence_at(text: str, offset: int) -> str:
    """The sentence around an offset, on one line, list markers and quotation bars left out."""
    start, end = _block_around(text, offset)
    for first, last in _spans(text[start:end]):
        if first <= offset - start < last:
            return _one_line(text[start + first : start + last])
    return ""


def _one_line(source: str) -> str:
    """Source text on one line, without quotation bars, list markers and the bars around a table's row."""
    words = " ".join(re.sub(r"(?m)^[ \t]*>[ \t]?", "", source).split())
    return re.sub(r"^(?:[-*+|]|\d+[.)]|#+)\s+|\s*\|$", "", words)


def _block_around(text: str, offset: int) -> tuple[int, int]:
    start, end = 0, len(text)
    for edge in _edges(text):
        if edge <= offset:
            start = edge
        else:
            end = edge
            break
    return start, end


@lru_cache(maxsize=64)
def _edges(text: str) -> tuple[int, ...]:
    return tuple(match.end() for match in _BLOCK_EDGE.finditer(text))


@lru_cache(maxsize=256)
def _spans(block: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence of a block starts and ends."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _SENTENCE_EDGE.finditer(block):
        if _ABBREVIATION.search(block, start, match.start() + 1):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(block)))
    return tuple(spans)
