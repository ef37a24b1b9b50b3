"""Cells: how wide text is on the terminal, and where it may not be cut.

The one door to `rich.cells`, whose tables Textual's compositor uses as well: what is measured here is what is drawn.
"""

import re
from functools import cache, lru_cache
from typing import Final

from rich.cells import cell_len, split_graphemes

SOFT_HYPHEN = "\u00ad"
"""Where a word may be divided: invisible, except at the end of a line."""

Grapheme = tuple[int, int, int]
"""One character as a reader sees it: where it starts and ends in its text, and its width in cells."""

_STRETCH = re.compile("(?P<break>[\u00ad\u200b])|[^\u00ad\u200b]+")
_FLAG_HALF = re.compile("[\U0001f1e6-\U0001f1ff]")
_ONE_EACH: Final = (
    "["
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0482"  # Latin, Greek, Cyrillic
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff"  # punctuation, currencies, arrows
    "\u3000-\u3029\u3030-\u3098\u309b-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"  # Chinese, Japanese, Korean
    "]*"
)
"""Text in which every character is a grapheme."""


_SIMPLE = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2013\u2018-\u201f\u2026]*")


@cache
def _one_each() -> re.Pattern[str]:
    return re.compile(_ONE_EACH)


def is_simple(text: str) -> bool:
    """Whether every character of a clean text takes one cell, and only spaces part its words."""
    return text.isascii() or _SIMPLE.fullmatch(text) is not None


@lru_cache(maxsize=8192)
def width(text: str) -> int:
    """How many cells clean text takes once it is set; soft hyphens take none."""
    if text.isascii():
        return len(text)
    return cell_len(text.replace(SOFT_HYPHEN, ""))


def graphemes(text: str) -> list[Grapheme]:
    """Cut text into graphemes, which follow one another without gaps. The two halves of a flag stay together."""
    spans: list[Grapheme] = []
    for match in _STRETCH.finditer(text):
        first = match.start()
        if match.lastgroup:
            spans.append((first, first + 1, 0))
        else:
            spans += [(first + start, first + end, cells) for start, end, cells in split_graphemes(match[0])[0]]
    return _with_flags_joined(text, spans) if _FLAG_HALF.search(text) else spans


def inner_offsets(text: str) -> set[int]:
    """The offsets in text that lie inside a grapheme, where no cut may go."""
    if _one_each().fullmatch(text):
        return set()
    return {offset for start, end, _ in graphemes(text) for offset in range(start + 1, end)}


def _with_flags_joined(text: str, spans: list[Grapheme]) -> list[Grapheme]:
    joined: list[Grapheme] = []
    half_open = False
    for start, end, cells in spans:
        half = _FLAG_HALF.match(text, start) is not None
        if half and half_open:
            first, _, before = joined.pop()
            joined.append((first, end, before + cells))
        else:
            joined.append((start, end, cells))
        half_open = half and not half_open
    return joined
