"""Rows on standard output: aligned columns on a terminal, tab-separated values in a pipe, JSON for programs."""

import json
import shutil
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import click
from msgspec import Struct

from briefing.cli.output import is_terminal, wants_style
from briefing.cli.paging import put_out
from briefing.layout.cells import width
from briefing.layout.columns import GAP, share
from briefing.layout.lines import Line, Run
from briefing.layout.plain import COLORS, line_to_ansi
from briefing.layout.wrap import wrap
from briefing.model.cleaning import CleanText, clean_line
from briefing.search.lists import Fields, Value


class Shown(Struct, frozen=True):
    """How a column is shown to somebody who looks at it."""

    head: str = ""
    """What stands over it; else its name."""

    said: str = "{}"
    """What a value says where there is no head."""

    behind: str = ""
    """What stands before a value that is shown in the column before it, as a part of that."""


_SHOWN: Final[dict[str, Shown]] = {
    "until": Shown(behind="\nto "),
    "confidence": Shown(said="{} confidence"),
    "supports": Shown("for", "{}\u00a0for"),
    "contradicts": Shown("against", "{}\u00a0against"),
    "reliability": Shown("grade", "grade {}"),
    "citations": Shown("cited", "cited {}×"),
    "mentions": Shown(said="mentioned {}×"),
    "left": Shown("sources left", "{} sources left"),
    "sources": Shown(behind=" of "),
    "independent_left": Shown("voices left", "{} voices left"),
    "independent": Shown(behind=" of "),
    "from": Shown(said="from {}"),
    "to": Shown(said="to {}"),
}
"""How columns are shown, by their names; others as they are."""

_WIDEST: Final = 32
"""Most cells of a column other than the last."""

_NARROWEST: Final = 12
"""Cells below which no column is cut back that has more in it."""

_LEAST: Final = 24
"""Fewest cells of the last column that are worth having."""

_MOST_LINES: Final = 6
"""Lines that its longest text may take; where it would take more, it stands below the others, as wide as the screen."""

_Column = tuple[Shown, list[str]]
"""How a column is shown, and its cells under its head."""


def put_rows(
    rows: Iterable[Fields], columns: Sequence[str], *, as_json: bool, pager: bool, shorten: Sequence[str] = ()
) -> None:
    """Write rows out in the way that fits standard output.

    `shorten` names fields that hold Places, of which a terminal shows no more than the id where that is enough.
    """
    rows = list(rows)
    if not rows:
        click.echo("briefing: there is nothing to list", err=True)
    if as_json:
        put_out(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", page=False)
    elif not is_terminal():
        put_out("".join("\t".join(_cell(row[name]) for name in columns) + "\n" for row in rows), page=False)
    elif rows:
        rows = _shortened(rows, shorten)
        lines = _aligned(_columns(rows, columns), shutil.get_terminal_size().columns)
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


def _columns(rows: list[Fields], names: Sequence[str]) -> list[_Column]:
    """The columns that are not empty, numbers on the right, each with what belongs behind its values."""
    found: list[_Column] = []
    for name in names:
        shown = _SHOWN.get(name, Shown())
        cells = [str(_cell(row[name])) for row in rows]
        if shown.behind:
            _put_behind(found[-1][1], shown.behind, cells)
        elif any(cells):
            found.append((shown, [(shown.head or name).upper(), *cells]))
    return [(shown, _on_the_right(cells)) for shown, cells in found]


def _put_behind(column: list[str], between: str, cells: list[str]) -> None:
    """Add cells to those of a column, where they hold something."""
    column[1:] = [f"{one}{between}{cell}" if cell else one for one, cell in zip(column[1:], cells, strict=True)]


def _on_the_right(cells: list[str]) -> list[str]:
    widest = max(map(len, cells)) if all(map(str.isdecimal, cells[1:])) else 0
    return [cell.rjust(widest) for cell in cells]


def _aligned(columns: list[_Column], room: int) -> Iterable[Line]:
    """Columns side by side as far as they find room; cards where the last one, which is text, would be too narrow."""
    *others, last = (max(map(_widest, cells)) for _, cells in columns)
    natural = [min(wish, _WIDEST) for wish in others]
    least = [
        min(wish, max(_longest_word(cells), _NARROWEST)) for wish, (_, cells) in zip(natural, columns, strict=False)
    ]
    widths = share([*natural, last], [*least, min(last, max(_LEAST, last // _MOST_LINES))], room)
    rows = list(zip(*(cells for _, cells in columns), strict=True))
    if widths is None:
        return (line for row in rows[1:] for line in _card([shown for shown, _ in columns], row, room))
    return (line for number, row in enumerate(rows) for line in _set(row, widths, "" if number else "label"))


def _widest(cell: str) -> int:
    return max(map(width, cell.split("\n")))


def _longest_word(cells: Iterable[str]) -> int:
    """Cells of the longest piece that cannot be parted."""
    return max(width(cell[start:end]) for cell in cells for start, end in wrap(cell, 1) or [(0, 0)])


def _card(columns: Sequence[Shown], row: Sequence[str], room: int) -> Iterable[Line]:
    """One row as a line of what there is to say, and below it the last value, as wide as the screen."""
    said = (one.said.format(text.strip()) for one, text in zip(columns[:-1], row[:-1], strict=True) if text)
    for line in _wrapped("\u00a0· ".join(said).replace("\n", " "), room):
        yield Line((Run(CleanText(line.replace("\u00a0", " ")), ("label",)),))
    if row[-1]:
        yield from _set(("", row[-1]), (0, max(room - GAP, 1)), "")


def _set(row: Sequence[str], widths: Sequence[int], style: str) -> Iterable[Line]:
    """One row as the lines it takes."""
    cells = [_wrapped(text, room) for text, room in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        shown = [lines[number] if number < len(lines) else "" for lines in cells]
        padded = [text + " " * (room + GAP - width(text)) for text, room in zip(shown, widths, strict=True)]
        yield Line((Run(CleanText("".join(padded).rstrip()), (style,)),))


def _wrapped(text: str, room: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, room)] if _widest(text) > room or "\n" in text else [text]
