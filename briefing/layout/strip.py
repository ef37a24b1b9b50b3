"""A strip: how much there is in each year, as two lines of bars over an axis, as wide as there is room.

Bars are made of Braille patterns: unlike blocks they have one width in every terminal.
"""

import re
from math import ceil
from typing import Final

from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.galley import Galley
from briefing.model.document import Blocks, Table, plain_text

_BARS: Final = " ⣀⣤⣶⣿"
_FULL: Final = len(_BARS) - 1
_LABEL: Final = 4
_LABEL_EVERY: Final = 10
"""Cells, at least, from the start of one year on the axis to the start of the next."""

_WIDEST: Final = 6
"""Cells of a column where there are few."""

_YEAR: Final = re.compile("[0-9]{4}")
_COUNT: Final = re.compile("[0-9]{1,9}")


def set_strip(blocks: Blocks, galley: Galley) -> bool:
    """Set a table of years and counts as a strip: a bar for each year, or for as many together as it takes to fit.

    False, with nothing set, when the blocks are something else.
    """
    counts = _counts(blocks)
    if not counts:
        return False
    first, last = min(counts), max(counts)
    years = last - first + 1
    room = max(galley.text_room, 1)
    step = ceil(years / room)
    wide = min(max(room // years, 1), _WIDEST)
    sums = [sum(counts.get(year + more, 0) for more in range(step)) for year in range(first, last + 1, step)]
    heights = [ceil(2 * _FULL * count / max(sums)) if count else 0 for count in sums]
    _put(galley, "".join(_bar(height - _FULL, wide) for height in heights), "strip")
    _put(galley, "".join(_bar(height, wide) for height in heights), "strip")
    _put(galley, "-" * (len(sums) * wide - (wide > 1)), "rule")
    _put(galley, _axis(range(first, last + 1, step), wide, last), "dim")
    galley.flow(_flow(galley, _legend(first, step, sums), "dim"))
    return True


def _counts(blocks: Blocks) -> dict[int, int]:
    """Year to count, of one table with years in its first column and counts in its last; else empty."""
    table = blocks[0] if len(blocks) == 1 else None
    if not isinstance(table, Table):
        return {}
    rows = [(plain_text(row[0]), plain_text(row[-1])) for row in table.rows if row]
    if not all(_YEAR.fullmatch(year) and _COUNT.fullmatch(count) for year, count in rows):
        return {}
    return {int(year): int(count) for year, count in rows}


def _bar(height: int, wide: int) -> str:
    """One line of a bar, with a gap beside it where there is room for that."""
    sign = _BARS[min(max(height, 0), _FULL)]
    return sign if wide == 1 else f"{sign * (wide - 1)} "


def _axis(years: range, wide: int, last: int) -> str:
    """Years below the columns they begin in, and at the end the last one, before which others give way."""
    every = ceil(_LABEL_EVERY / wide)
    end = max(min((len(years) - 1) * wide, len(years) * wide - _LABEL), 0)
    line = ""
    for column in range(0, len(years), every):
        if column * wide + _LABEL < end:
            line = f"{line.ljust(column * wide)}{years[column]:04d}"
    return f"{line.ljust(end)}{last:04d}" if len(years) * wide >= _LABEL else ""


def _legend(first: int, step: int, sums: list[int]) -> str:
    """What one column is, and what the fullest holds."""
    fullest = max(range(len(sums)), key=sums.__getitem__)
    start = first + fullest * step
    years = str(start) if step == 1 else f"{start} to {start + step - 1}"
    column = "a year" if step == 1 else f"{step} years"
    return f"One column is {column}; the fullest, {years}, has {sums[fullest]} of {sum(sums)}."


def _put(galley: Galley, text: str, style: str) -> None:
    """Set a line that is not wrapped; nothing for an empty one."""
    flow = _flow(galley, text.rstrip(), style)
    if flow.text:
        galley.put(flow.runs((0, len(flow.text))))


def _flow(galley: Galley, text: str, style: str) -> Flow:
    draft = Draft((*galley.styles, style))
    draft.add(text)
    return draft.flow()
