"""Tables: in columns where they fit, as one card per row where they do not; never torn.

Tables of a board, a Div of that class, have even columns instead, so that several can be read as one; where these find
no room, they go on out of sight as code does, while the first column stays. Of class `folded`, they become cards.
"""

from itertools import accumulate, chain, repeat, zip_longest
from typing import Final

from msgspec import Struct

from briefing.layout.columns import GAP, share, share_evenly
from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.galley import Galley
from briefing.layout.inlines import Sources, Writer, flow_of
from briefing.layout.lines import Run, Styles
from briefing.model.cleaning import CleanText
from briefing.model.document import Align, Inlines, Table
from briefing.model.trees import begins_with

_NARROW: Final = 8
"""Columns are not cut back below this many cells, if there is that much in them."""

_WHOLE: Final = 16
"""Words and citations up to this many cells stay whole; longer ones may be divided where an address may be."""

_UNALIGNED: Final[Align] = "default"

_SPARE_BEFORE: Final[dict[Align, float]] = {"default": 0, "left": 0, "center": 0.5, "right": 1}
"""How much of the room that a cell's text leaves goes before it."""


class Column(Struct, frozen=True):
    """Where a column starts, how wide it is, in cells, and how its text is aligned."""

    left: int
    width: int
    align: Align

    def start(self, cells: int) -> int:
        """Where text of so many cells starts."""
        return self.left + int((self.width - cells) * _SPARE_BEFORE[self.align])


Row = tuple[Flow, ...]


def set_table(table: Table, galley: Galley, sources: Sources) -> None:
    """Set a table: its caption, then columns or cards."""
    galley.flow(flow_of(table.caption, sources, (*galley.styles, "dim")))
    size = max(map(len, (table.aligns, table.head, *table.rows)))
    head = _row(table.head, size, sources, (*galley.styles, "table.head"))
    rows = [_row(row, size, sources, galley.styles) for row in table.rows]
    widths = _widths([head, *rows], galley) if size else []
    if widths is None:
        _set_cards(table, galley, sources)
    else:
        aligns = chain(table.aligns, repeat(_UNALIGNED))
        lefts = accumulate((width + GAP for width in widths), initial=0)
        _set_columns(head, rows, [Column(*each) for each in zip(lefts, widths, aligns, strict=False)], galley)


def _row(cells: tuple[Inlines, ...], size: int, sources: Sources, styles: Styles) -> Row:
    return tuple(flow_of(cell, sources, styles) for cell in (*cells, *((),) * (size - len(cells))))


def _widths(rows: list[Row], galley: Galley) -> list[int] | None:
    columns = list(zip(*rows, strict=True))
    if "board" in galley.styles:
        even = share_evenly(len(columns), galley.room)
        return even if "board.folded" not in galley.styles or _end(even) <= galley.room else None
    natural = [max(flow.width for flow in column) for column in columns]
    longest = [max(flow.widest_word(_WHOLE) for flow in column) for column in columns]
    least = [min(wish, max(word, _NARROW)) for wish, word in zip(natural, longest, strict=True)]
    return share(natural, least, galley.room)


def _end(widths: list[int]) -> int:
    """Cells that columns take with the gaps between them."""
    return sum(widths) + GAP * (len(widths) - 1)


def _set_columns(head: Row, rows: list[Row], columns: list[Column], galley: Galley) -> None:
    if any(flow.text for flow in head):
        _set_row(head, columns, galley)
        _set_rule(columns, galley)
    wrapped = any(flow.width > column.width for row in rows for flow, column in zip(row, columns, strict=True))
    for index, row in enumerate(rows):
        if wrapped and index:
            galley.blank()
        _set_row(row, columns, galley)


def _set_rule(columns: list[Column], galley: Galley) -> None:
    draft = Draft((*galley.styles, "table.rule"))
    draft.add((" " * GAP).join("-" * column.width for column in columns))
    rule = draft.flow()
    _put(rule.runs((0, len(rule.text))), columns, galley)


def _put(runs: tuple[Run, ...], columns: list[Column], galley: Galley) -> None:
    """Set one line of a table; one that goes on out of sight keeps its first column.

    Such a table is as wide as it takes for a column to begin behind the first once it is moved to its end.
    """
    beyond = columns[-1].left + columns[-1].width - galley.room
    stops = tuple(column.left for column in columns[1:])
    if beyond <= 0 or not stops:
        galley.put(runs)
    else:
        shifts = (stop - stops[0] for stop in stops)
        galley.put(runs, galley.room + next((shift for shift in shifts if shift >= beyond), beyond), stops)


def _set_row(row: Row, columns: list[Column], galley: Galley) -> None:
    """Set the cells of a row side by side: the n-th lines of all of them make its n-th line."""
    lines: list[list[Run]] = []
    ends: list[int] = []
    for flow, column in zip(row, columns, strict=True):
        cuts = flow.wrap(column.width)
        widths = [flow.width_of(cut) for cut in cuts]
        starts = [column.start(cells) for cells in widths]
        base = galley.place(flow, cuts, starts)
        for index, (cut, start, cells) in enumerate(zip(cuts, starts, widths, strict=True)):
            if index == len(lines):
                lines.append([])
                ends.append(0)
            lines[index] += (_blanks(start - ends[index], galley.styles), *flow.runs(cut, base))
            ends[index] = start + cells
    for line in lines or [[]]:
        _put(tuple(run for run in line if run.text), columns, galley)


def _blanks(cells: int, styles: Styles) -> Run:
    return Run(CleanText(" " * cells), styles)


def _set_cards(table: Table, galley: Galley, sources: Sources) -> None:
    """Set each row as lines of `Header: value`, with an empty line between rows; without rows, the head alone.

    Cells that say that there is nothing are left out, and a list begins on a line of its own.
    """
    if not table.rows:
        for name in table.head:
            galley.flow(flow_of(name, sources, (*galley.styles, "table.head")))
    for index, row in enumerate(table.rows):
        if index:
            galley.blank()
        for name, value in zip_longest(table.head, row, fillvalue=()):
            if value and not begins_with(value, "absent"):
                galley.flow(_card_line(name, value, sources, galley.styles))


def _card_line(name: Inlines, value: Inlines, sources: Sources, styles: Styles) -> Flow:
    draft = Draft(styles)
    writer = Writer(draft, sources)
    if name:
        with draft.dressed("table.head"):
            writer.write(name)
            draft.add(":")
        if begins_with(value, "item"):
            draft.line_break()
        else:
            draft.add(" ")
    writer.write(value)
    return draft.flow()
