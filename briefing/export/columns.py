"""Columns: how many letters those of a table need to be read with ease, and whether the paper has them."""

from typing import Final

from briefing.layout.cells import width
from briefing.model import document as d

COMFORT: Final = 22
"""Letters on a line that running words want: with fewer, a cell is a tower of single words."""

_TIGHT: Final = 16
"""Letters on a line with which they can still be read."""

_CUT: Final = 30
"""Letters that a word may keep in one piece: longer ones are addresses, and are cut anywhere."""

_SLACK: Final = 2
"""Letters added to a word, for some are wide and some are bold."""

_LETTER, _GAP = 4.0, 10.0
"""Points that a letter of a table takes on the average, and the room between two columns."""

_UPRIGHT, _LYING = 459.0, 740.0
"""Points from margin to margin of an A4 page that stands, and of one on its side."""

_TALL: Final = 20
"""Lines of a row that had better be cut than moved to the next page."""


def needs(table: d.Table, line: int = COMFORT) -> tuple[int, ...]:
    """Letters that each column needs: all of its longest cell, up to a line, and never less than its longest word."""
    columns = zip(table.head, *table.rows, strict=True)
    return tuple(max(_need(cell, line) for cell in column) for column in columns)


def is_wide(table: d.Table) -> bool:
    """Whether a page that stands is too narrow for a table."""
    return _points(needs(table)) > _UPRIGHT


def is_crowded(table: d.Table) -> bool:
    """Whether even a page on its side is too narrow for a table."""
    return _points(needs(table, _TIGHT)) > _LYING


def is_cut(table: d.Table) -> bool:
    """Whether the end of a page may cut a row in two."""
    needed = needs(table)
    room = (_LYING if is_wide(table) else _UPRIGHT) - len(needed) * _GAP
    a_letter = max(room, _LETTER) / _LETTER / sum(needed) if needed else 1.0
    return any(
        width(d.plain_text(cell)) > _TALL * need * a_letter
        for row in table.rows
        for cell, need in zip(row, needed, strict=True)
    )


def _points(needed: tuple[int, ...]) -> float:
    return sum(needed) * _LETTER + len(needed) * _GAP


def _need(cell: d.Inlines, line: int) -> int:
    words = d.plain_text(cell)
    longest = max(map(width, words.split()), default=0)
    return max(min(width(words), line), min(longest, _CUT) + _SLACK)
