"""Rows on standard output: aligned columns on a terminal, tab-separated values in a pipe, JSON for programs."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from typing import Final

import click

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


def put_rows(
    rows: Iterable[Fields], columns: Sequence[str], *, as_json: bool, pager: bool, shorten: Sequence[str] = ()
) -> None:
    """Write rows out in the way that fits standard output.

    `shorten` names fields that hold Places, of which a terminal shows no more than the id where that is enough.
    """
    rows = list(rows)
    if as_json:
        put_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", page=False)
    elif not is_terminal():
        put_out("".join("\t".join(_cell(row[name]) for name in columns) + "\n" for row in rows), page=False)
    elif not rows:
        click.echo("briefing: there is nothing to list", err=True)
    else:
        rows = _shortened(rows, shorten)
        filled = [column for name in columns if (column := _column(rows, name))]
        lines = _aligned(filled, shutil.get_terminal_size().columns)
        colors = COLORS if wants_style() else {}
        put_out("".join(f"{line_to_ansi(line, colors)}\n" for line in lines), page=pager)


def _cell(value: Value) -> CleanText:
    """A value on one line, without tabs."""
    if isinstance(value, dict):
        value = tuple(value.values())
    return clean_line(", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value))


def _shortened(rows: list[Fields], names: Sequence[str]) -> list[Fields]:
    """The rows with Places as ids, where no other Place of the rows has the same; the words of blocks are left out."""
    pages = {str(row[name]): str(row[name]).partition("#~")[0] for row in rows for name in names}
    ids = Counter(map(_id_of, set(pages.values())))
    short = {place: _id_of(page) if ids[_id_of(page)] == 1 else page for place, page in pages.items()}
    return [{**row, **{name: short[str(row[name])] for name in names}} for row in rows]


def _id_of(place: str) -> str:
    return place.rpartition("/")[2]


def _column(rows: list[Fields], name: str) -> list[CleanText]:
    """The cells of a column under its head, numbers on the right; nothing if all are empty."""
    cells = [CleanText(name.upper()), *(_cell(row[name]) for row in rows)]
    if all(isinstance(row[name], int) for row in rows):
        widest = max(map(len, cells))
        cells = [CleanText(cell.rjust(widest)) for cell in cells]
    return cells if any(cells[1:]) else []


def _aligned(columns: list[list[CleanText]], room: int) -> Iterable[Line]:
    """Columns as wide as they need be, the last in what is left; cards where that is too little."""
    widths = [min(max(map(width, column)), _WIDEST) for column in columns[:-1]]
    left = sum(widths) + _GAP * len(widths)
    rows = zip(*columns, strict=True)
    if room - left < _LEAST and widths:
        heads = next(rows)
        return (line for row in rows for line in _card(heads, row, room))
    styles = chain(("label",), repeat(""))
    return (line for row, style in zip(rows, styles, strict=False) for line in _set(row, (*widths, room - left), style))


def _card(heads: Sequence[str], row: Sequence[str], room: int) -> Iterable[Line]:
    """One row below one another: its first value, the others each with its head, the last by itself."""
    named = zip(heads[1:-1], row[1:-1], strict=True)
    facts = ", ".join(f"{head.strip().lower()} {text.strip()}" for head, text in named if text)
    yield from _set(row[:1], (room,), "label")
    for text in filter(None, (facts, row[-1])):
        yield from _set(("", text), (0, max(room - _GAP, 1)), "")


def _set(row: Sequence[str], widths: Sequence[int], style: str) -> Iterable[Line]:
    """One row as the lines it takes."""
    cells = [_wrapped(text, room) for text, room in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        shown = [lines[number] if number < len(lines) else "" for lines in cells]
        padded = [text + " " * (room + _GAP - width(text)) for text, room in zip(shown, widths, strict=True)]
        yield Line((Run(CleanText("".join(padded).rstrip()), (style,)),))


def _wrapped(text: str, room: int) -> list[str]:
    return [text] if width(text) <= room else [text[start:end] for start, end in wrap(text, room)]
