"""Rows on standard output: aligned columns on a terminal, tab-separated values in a pipe, JSON for programs."""

import json
import shutil
from collections.abc import Iterable, Sequence
from typing import Final

from briefing.cli.output import is_terminal, wants_style
from briefing.cli.paging import put_out
from briefing.layout.cells import width
from briefing.layout.lines import Line, Run
from briefing.layout.plain import COLORS, line_to_ansi
from briefing.layout.wrap import wrap
from briefing.model.cleaning import CleanText, clean_line
from briefing.search.lists import Fields, Value

_GAP: Final = 2
_WIDEST: Final = 32
"""Most cells of a column other than the last."""

_LEAST: Final = 24
"""Fewest cells of the last column that are worth having; with less it stands below the others."""


def put_rows(rows: Iterable[Fields], columns: Sequence[str], *, as_json: bool, shorten: Sequence[str] = ()) -> None:
    """Write rows out in the way that fits standard output.

    `shorten` names fields that hold Places, of which a terminal shows no more than the id where that is enough.
    """
    rows = list(rows)
    if as_json:
        put_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", page=False)
    elif not is_terminal():
        put_out("".join(f"{line}\n" for line in _tab_separated(rows, columns)), page=False)
    elif rows:
        cells = [[_cell(row[name]) for name in columns] for row in _shortened(rows, shorten)]
        lines = _aligned(cells, [name.upper() for name in columns], shutil.get_terminal_size().columns)
        colors = COLORS if wants_style() else {}
        put_out("".join(f"{line_to_ansi(line, colors)}\n" for line in lines))


def _tab_separated(rows: list[Fields], columns: Sequence[str]) -> Iterable[str]:
    return ("\t".join(_cell(row[name]) for name in columns) for row in rows)


def _cell(value: Value) -> CleanText:
    """A value on one line, without tabs."""
    if isinstance(value, bool):
        return CleanText("yes" if value else "")
    if isinstance(value, dict):
        value = tuple(value.values())
    words = ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)
    return clean_line(words)


def _shortened(rows: list[Fields], names: Sequence[str]) -> list[Fields]:
    """The rows with Places as ids, where no other Place of the rows has the same."""
    whole = {str(row[name]) for row in rows for name in names}
    ids = [place.rpartition("/")[2] for place in whole]
    short = {place: ident for place in whole if ids.count(ident := place.rpartition("/")[2]) == 1}
    return [{**row, **{name: short.get(str(row[name]), row[name]) for name in names}} for row in rows]


def _aligned(cells: list[list[CleanText]], heads: list[str], room: int) -> Iterable[Line]:
    """Columns as wide as they need be; what does not fit is wrapped inside its own."""
    used = [index for index in range(len(heads)) if any(row[index] for row in cells)]
    rows = [[CleanText(heads[index]) for index in used], *([row[index] for index in used] for row in cells)]
    widths = [min(max(width(row[index]) for row in rows), _WIDEST) for index in range(len(used) - 1)]
    left = sum(widths) + _GAP * len(widths)
    is_below = room - left < _LEAST and len(used) > 1
    for number, row in enumerate(rows):
        style = ("label",) if not number else ()
        if is_below:
            yield from _set(row[:-1], widths, style)
            yield from _set(("", row[-1]), (_GAP, max(room - 2 * _GAP, 1)), style)
        else:
            yield from _set(row, (*widths, max(room - left, 1)), style)


def _set(row: Sequence[str], widths: Sequence[int], style: tuple[str, ...]) -> Iterable[Line]:
    """One row as the lines it takes."""
    wrapped = [[text[start:end] for start, end in wrap(text, room)] for text, room in zip(row, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        shown = [lines[number] if number < len(lines) else "" for lines in wrapped]
        padded = [text + " " * (room + _GAP - width(text)) for text, room in zip(shown, widths, strict=True)]
        yield Line((Run(CleanText("".join(padded).rstrip()), style),))
