"""Drawing: one laid-out line, with what lies over it, as a strip of the screen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from briefing.layout.addresses import hyperlink
from briefing.layout.lines import Line, LinkSpot, Styles
from briefing.tui.theme import StyleBook

NO_LINK = -1

STEP = 8
"""Cells that wide lines are moved aside by."""

MORE_BEFORE, MORE_AFTER = "‹", "›"
"""Marks at the edges of a line that goes on out of sight; one cell wide on every terminal."""


HIT, CURRENT = "-", "="
"""Marks of the rows of a scroll bar that stand for lines with hits, and of the one with the current hit."""


class Layer(Struct, frozen=True):
    """Something that lies over part of a line: characters `start` to `end` of its text, in a style of its own."""

    start: int
    end: int
    style: str


class Layers(Struct, frozen=True):
    """Everything that lies over one line."""

    links: Sequence[LinkSpot] = ()
    """The links of the block, by ordinal: those that lead outside can be opened by the terminal."""

    selected: int = NO_LINK
    """Ordinal of the link that is selected."""

    here: frozenset[int] = frozenset()
    """Ordinals of links that lead to the page being read."""

    marks: tuple[Layer, ...] = ()
    hints: tuple[tuple[int, str], ...] = ()
    """Letters to draw over links: cell of the line, and what to write there."""


class Frame(Struct, frozen=True):
    """The cells that lines are drawn in: a margin, room for text, and one blank cell after it."""

    margin: int
    room: int
    aside: int = 0
    """Cells that lines wider than the room are moved to the left by, each as far as its block needs."""

    @property
    def width(self) -> int:
        """All cells of a line."""
        return max(self.margin + self.room + 1, 0)

    def shift(self, line: Line) -> int:
        """Cells that one line is moved by."""
        return min(self.aside, line.reach - self.room) if line.reach > self.room else 0

    def moved(self, cells: int, lines: Iterable[Line]) -> int:
        """How far aside lines come by moving so many cells on, where some are in sight; boards by whole columns."""
        wide = [line for line in lines if line.reach > self.room]
        if not wide:
            return self.aside
        most = max(line.reach for line in wide) - self.room
        aside = min(self.aside, most)
        shifts = sorted({shift for line in wide for shift in self._shifts(line)})
        window = min((self.room - line.still for line in wide if line.stops), default=abs(cells))
        if cells > 0:
            wanted = next((shift for shift in shifts if shift > aside), aside + cells)
        else:
            before = [shift for shift in shifts if shift < aside]
            wanted = before[-1] if before and aside <= shifts[-1] else max(aside + cells, *before[-1:], 0)
        return max(0, aside - window, min(wanted, aside + window, most))

    def _shifts(self, line: Line) -> Iterator[int]:
        """How far aside a line of a board has to be for one of its columns to begin behind what stays."""
        shifts = (stop - line.still for stop in line.stops)
        return (shift for shift in shifts if shift <= line.reach - self.room)

    def cell_of(self, line: Line, cell: int) -> int:
        """The cell of a line that is drawn at a cell of the room."""
        return cell + self.shift(line) if cell >= line.still else cell

    def drawn_at(self, line: Line, cell: int) -> int:
        """Where in the room a cell of a line is drawn; negative where it is out of sight."""
        if cell < line.still or not self.shift(line):
            return cell if cell < self.room else -1
        drawn = cell - self.shift(line)
        return drawn if line.still <= drawn < self.room else -1

    def showing(self, line: Line, start: int, end: int) -> int:
        """How far aside lines have to be for a stretch of cells of one to be in sight, with some room around it."""
        shift = self.shift(line)
        if line.reach <= self.room or (start - shift >= line.still and end - shift <= self.room):
            return self.aside
        shifts, first, last = list(self._shifts(line)), start - line.still, end - self.room
        if shift > first:
            wanted = max((one for one in shifts if one <= first), default=first - STEP)
        else:
            wanted = min((one for one in shifts if one >= last), default=last + STEP)
        return max(0, min(wanted, line.reach - self.room))


def draw(line: Line, layers: Layers, book: StyleBook, frame: Frame) -> Strip:
    """A line as a strip as wide as its frame."""
    margin, width = frame.margin, frame.width
    segments = [Segment(" " * margin, book.style(()))] if margin else []
    for text, styles, link in _pieces(line, layers):
        segments.append(Segment(text, book.style(styles, _address(layers, link))))
    blank = Segment(" " * max(width - margin - line.width, 0), book.style(_ground(line, layers)))
    strip = Strip([*segments, blank])
    if line.reach > frame.room:
        strip = _window(strip, line, book, frame)
    strip = strip.crop(0, width)
    for cell, letters in layers.hints:
        drawn = frame.drawn_at(line, cell)
        if drawn >= 0:
            strip = _over(strip, margin + drawn, letters, book.style(("hint",))).crop(0, width)
    return strip


def _window(strip: Strip, line: Line, book: StyleBook, frame: Frame) -> Strip:
    """What is in sight of a line wider than the page, with a mark at either edge behind which there is more of it."""
    plain, mark = book.style(()), book.style(("key",))
    shift, start, end = frame.shift(line), frame.margin + line.still, frame.margin + frame.room
    strip = Strip.join([strip.crop(0, start), strip.crop(start + shift, end + shift)])
    strip = strip.adjust_cell_length(frame.width, plain)
    if shift and line.width > line.still:
        strip = _over(strip, max(start - 1, 0), MORE_BEFORE, mark)
    return _over(strip, end, MORE_AFTER, mark) if line.width > frame.room + shift else strip


def _over(strip: Strip, cell: int, letters: str, style: Style) -> Strip:
    """A strip with letters, each one cell wide, written over it."""
    above = Strip([Segment(letters, style)], len(letters))
    return Strip.join([strip.crop(0, cell), above, strip.crop(cell + len(letters))])


def _ground(line: Line, layers: Layers) -> tuple[str, ...]:
    """The style of what is left of a line: a line that leads here is marked to its end."""
    return ("here",) if any(run.link in layers.here for run in line.runs) else ()


def _address(layers: Layers, link: int) -> str:
    """Where a link leads outside; empty for any other, and for none."""
    target = layers.links[link].target if 0 <= link < len(layers.links) else None
    return hyperlink(target) if isinstance(target, str) else ""


def _pieces(line: Line, layers: Layers) -> Iterator[tuple[str, Styles, int]]:
    """The line's text cut wherever its style changes, with the names of each piece's styles, and its link."""
    column = 0
    for run in line.runs:
        styles = run.styles
        if run.link != NO_LINK and run.link == layers.selected:
            styles = (*styles, "sel")
        elif run.link in layers.here:
            styles = (*styles, "here")
        marks = [mark for mark in layers.marks if mark.start < column + len(run.text) and mark.end > column]
        if marks:
            yield from ((text, names, run.link) for text, names in _cut(run.text, styles, column, marks))
        else:
            yield run.text, styles, run.link
        column += len(run.text)


def _cut(text: str, styles: Styles, column: int, marks: Iterable[Layer]) -> Iterator[tuple[str, Styles]]:
    """One run cut at the edges of its marks; where several lie over a piece the last counts."""
    within = [(max(mark.start - column, 0), min(mark.end - column, len(text)), mark.style) for mark in marks]
    edges = sorted({0, len(text), *(edge for start, end, _ in within for edge in (start, end))})
    piece_at = {edge: piece for piece, edge in enumerate(edges)}
    names = [styles] * (len(edges) - 1)
    for start, end, style in within:
        names[piece_at[start] : piece_at[end]] = [(*styles, style)] * (piece_at[end] - piece_at[start])
    for (start, end), look in zip(pairwise(edges), names, strict=True):
        yield text[start:end], look


def link_at(line: Line, frame: Frame, cell: int) -> int:
    """The ordinal of the link of a line that is drawn at a cell of the room, or `NO_LINK`."""
    cell = frame.cell_of(line, cell)
    for run in line.runs:
        cell -= cell_len(run.text)
        if cell < 0:
            return run.link
    return NO_LINK


def thumb(height: int, top: int, page: int) -> range:
    """The rows of a scroll bar's thumb: for a pane of so many rows whose first is line `top` of a page of lines."""
    if page <= height:
        return range(0)
    length = max(1, height * height // page)
    start = (height - length) * top // (page - height)
    return range(start, start + length)


def bar_style(row: int, thumb: range, mark: str = "") -> tuple[str, ...]:
    """The style of one row of a scroll bar: a mark stands on what is there anyway."""
    ground = ("scroll.thumb",) if row in thumb else ("scroll.track",) if thumb else ()
    return (*ground, _MARKS[mark]) if mark else ground


_MARKS: Final = {HIT: "scroll.hit", CURRENT: "scroll.current"}
