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
_JAMO = re.compile("[\u1100-\u115e\ua960-\ua97c]")
"""Consonants that begin a Korean syllable written part by part."""

_ADDED: Final = frozenset("\uff9e\uff9f\u0e33\u0eb3")
"""Half-width voicing marks, Thai and Lao am: part of what is before them."""

_PUT_BEFORE: Final = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e")
"""Arabic and Syriac signs that are written around what follows."""

_VIRAMAS: Final = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
"""What makes two consonants of an Indian script one."""

_HALF_CONSONANT = re.compile(f"[{''.join(sorted(_VIRAMAS))}]\\W*\\Z")

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
def _perhaps_joined() -> re.Pattern[str]:
    """Whether `_joined` might find something."""
    parts = "".join(sorted(_ADDED | _PUT_BEFORE | _VIRAMAS))
    return re.compile(f"[{parts}\u1100-\u115e\ua960-\ua97c\U0001f1e6-\U0001f1ff]")


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
    return _joined(text, spans) if _perhaps_joined().search(text) else spans


def inner_offsets(text: str) -> set[int]:
    """The offsets in text that lie inside a grapheme, where no cut may go."""
    if _one_each().fullmatch(text):
        return set()
    return {offset for start, end, _ in graphemes(text) for offset in range(start + 1, end)}


def without_tabs(text: str, stop: int) -> str:
    """A line of text with each tab as spaces up to the next column that `stop` cells divide."""
    before, *others = text.split("\t")
    for part in others:
        before += " " * (stop - width(before) % stop) + part
    return before


def _joined(text: str, spans: list[Grapheme]) -> list[Grapheme]:
    """The same graphemes, those made one that Unicode (UAX #29) counts as one though each part takes its own cells."""
    joined: list[Grapheme] = []
    half_open = False
    for start, end, cells in spans:
        half = _FLAG_HALF.match(text, start) is not None
        if joined and ((half and half_open) or _is_one(text[slice(*joined[-1][:2])], text[start])):
            first, _, before = joined.pop()
            joined.append((first, end, before + cells))
        else:
            joined.append((start, end, cells))
        half_open = half and not half_open
    return joined


def _is_one(left: str, right: str) -> bool:
    """Whether a character belongs to the grapheme before it."""
    if right in _ADDED or left[-1] in _PUT_BEFORE:
        return True
    if _JAMO.fullmatch(left[-1]):
        return "\uac00" <= right <= "\ud7a3" or _JAMO.fullmatch(right) is not None
    return "\u0904" <= right <= "\u0d7f" and right.isalpha() and _HALF_CONSONANT.search(left) is not None
