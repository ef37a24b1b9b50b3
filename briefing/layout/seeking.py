"""Seeking: the line of a page on which a block begins that is known by its words."""

import re
from itertools import accumulate
from typing import Final

from briefing.layout.lines import BlockLines, Line
from briefing.layout.stack import Stack
from briefing.layout.words import DRESS
from briefing.model.folding import squeezed

_FEWEST: Final = 8
"""Letters by which a block may still be known; it has to be told by its first ones where a cell breaks its words."""

_ADDED: Final = re.compile(r"cite$|chip(\.|$)")
"""Styles of what is no word of the text: numbers of sources, and what a lens or a scale adds."""


def seek(blocks: Stack, words: str, start: int = 0) -> tuple[int, int] | None:
    """The first block from one on that holds some words, and the line in it that they begin on."""
    letters = squeezed(words)
    known = [squeezed(word) for word in words.split()]
    while letters:
        for number in range(start, len(blocks)):
            row = blocks.row(number)
            if row is None or row.stretch is None or _may_hold(row.stretch.text, known):
                line = _line_of(blocks[number], letters)
                if line is not None:
                    return number, line
        if len(letters) <= _FEWEST:
            return None
        letters = letters[: max(len(letters) // 2, _FEWEST)]
    return None


def _may_hold(source: str, words: list[str]) -> bool:
    """Whether Markdown may come to hold words: names of records and numbers of sources are not written in it."""
    plain = squeezed(source)
    return 2 * sum(word in plain for word in words) >= len(words)


def _line_of(block: BlockLines, letters: str) -> int | None:
    lines = [squeezed(text_of(line)) for line in block.lines]
    at = "".join(lines).find(letters)
    if at < 0:
        return None
    return next(number for number, end in enumerate(accumulate(map(len, lines))) if at < end)


def text_of(line: Line) -> str:
    """The words of a line that are the text's own."""
    runs = (run for run in line.runs if not DRESS.intersection(run.styles) and not any(map(_ADDED.match, run.styles)))
    return "".join(run.text for run in runs)
