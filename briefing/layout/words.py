"""The words of a line: what of it is text, and not dress such as bullets, bars and rules."""

from collections.abc import Iterator
from typing import Final

from briefing.layout.cells import SOFT_HYPHEN
from briefing.layout.lines import NEW_LINE, BlockLines, Line

DRESS: Final = frozenset({"bar", "bullet", "chart", "table.rule", "rule"})
"""Styles of runs that are no words of the text."""

_UNSPACED: Final = ("\u3000\u30ff", "\u3400\u9fff", "\uf900\ufaff", "\uff00\uffef")
"""Han, Kana and their punctuation: first and last characters. As a pattern it would take long to compile."""

Spot = tuple[int, int]
"""Line of a block, and character of that line, from 0."""


def letters(line: Line) -> Iterator[tuple[int, str]]:
    """The characters of a line that are words of the text, with their columns; indentation left out."""
    column, started = 0, False
    for run in line.runs:
        for character in run.text:
            if not DRESS.intersection(run.styles) and (started or not character.isspace()):
                started = True
                yield column, character
            column += 1


def running_text(block: BlockLines) -> tuple[str, list[Spot]]:
    """A block as one running text, and where each of its characters stands.

    Where a text was wrapped it is as it was before. Anything else is parted by a space, but for two characters of
    Chinese or Japanese.
    """
    text: list[str] = []
    spots: list[Spot] = []
    for number, line in enumerate(block.lines):
        found = list(letters(line))
        if text and found and line.joint == SOFT_HYPHEN:
            text.pop()
            spots.pop()
        elif text and found and _are_parted(line.joint, text[-1], found[0][1]):
            before, column = spots[-1]
            text.append(" ")
            spots.append((before, column + 1))
        for column, character in found:
            text.append(character)
            spots.append((number, column))
    return "".join(text), spots


def _are_parted(joint: str, before: str, after: str) -> bool:
    if joint != NEW_LINE:
        return bool(joint)
    return not (_is_unspaced(before) and _is_unspaced(after))


def _is_unspaced(character: str) -> bool:
    return any(first <= character <= last for first, last in _UNSPACED)
