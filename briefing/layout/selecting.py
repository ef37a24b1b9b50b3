"""Selecting: a stretch of a page, from one character to another, and what it says as text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.layout.cells import SOFT_HYPHEN, graphemes
from briefing.layout.lines import NEW_LINE, BlockLines, Line, LinkSpot
from briefing.layout.page import PageLayout
from briefing.layout.words import DRESS, Spot, letters, running_text

_WORD: Final = re.compile(r"\w+(?:[-’'\u00b7]\w+)*")
_NOT_COPIED: Final = DRESS - {"bullet"}
_EMPTY_LINES: Final = re.compile("\n{3,}")


class Point(Struct, frozen=True, order=True):
    """A place between two characters of a page."""

    block: int
    line: int
    """Line of the block."""

    column: int
    """Characters of the line before it."""


class Extent(Struct, frozen=True):
    """What lies between two points."""

    start: Point
    end: Point

    def __bool__(self) -> bool:
        return self.start < self.end

    def __or__(self, other: "Extent") -> "Extent":
        """Both, and all between them."""
        return Extent(min(self.start, other.start), max(self.end, other.end))

    def within(self, block: int, line: int, length: int) -> tuple[int, int]:
        """The characters, from one up to another, of a line of that length that lie within; up to none of them."""
        at, first, last = (block, line), (self.start.block, self.start.line), (self.end.block, self.end.line)
        if not first <= at <= last:
            return 0, 0
        return self.start.column if at == first else 0, self.end.column if at == last else length


# From a cell to what stands there


def character_at(layout: PageLayout, y: int, cell: int) -> Extent:
    """The character in a cell of a line, whole however wide; nothing, at the end of the line, where there is none."""
    block, number = layout.block_at(y)
    start, end = _in_cell(layout.line(y).text, cell)
    return Extent(Point(block, number, start), Point(block, number, end))


def word_at(layout: PageLayout, y: int, cell: int) -> Extent:
    """The word in a cell, parted by a line's end or not; where there is none the character."""
    character = character_at(layout, y, cell)
    block = character.start.block
    text, spots = running_text(layout.blocks[block])
    at = _index(spots, character.start)
    words = (match.span() for match in _WORD.finditer(text) if match.start() <= at < match.end())
    word = next(words, None)
    return extent_of(block, spots, *word) if word and spots[at] == _spot(character.start) else character


def paragraph_at(layout: PageLayout, y: int, _cell: int) -> Extent:
    """The lines around a line up to empty ones."""
    block, number = layout.block_at(y)
    lines = layout.blocks[block].lines
    filled = [next(letters(line), None) is not None for line in lines]
    first, last = number, number
    while first > 0 and filled[first - 1]:
        first -= 1
    while last + 1 < len(lines) and filled[last + 1]:
        last += 1
    return Extent(Point(block, first, 0), Point(block, last, len(lines[last].text) if lines else 0))


def end_of(layout: PageLayout) -> Extent:
    """Nothing, at the end of a page."""
    return character_at(layout, layout.height - 1, layout.line(layout.height - 1).width)


def column_of(line: Line, cell: int) -> int:
    """The character of a line that a cell shows, as their number from the left."""
    return _in_cell(line.text, cell)[0]


def _in_cell(text: str, cell: int) -> tuple[int, int]:
    if cell < 0:
        return 0, 0
    if text.isascii():
        return min(cell, len(text)), min(cell + 1, len(text))
    for start, end, cells in graphemes(text):
        cell -= cells
        if cell < 0:
            return start, end
    return len(text), len(text)


# From a stretch to what it says


def text_of(layout: PageLayout, extent: Extent) -> str:
    """What a stretch says: what was wrapped is one line again, paragraphs are parted by an empty line.

    Bullets come with it, code keeps its lines and what they are indented by; bars, rules and charts stay behind.
    """
    texts: list[str] = []
    for line, start, end in _lines(layout, extent):
        text = _words(line, start, end)
        if not texts or line.joint == NEW_LINE:
            texts.append(text)
        elif line.joint == SOFT_HYPHEN:
            texts[-1] = texts[-1].removesuffix("-") + text
        else:
            texts[-1] += line.joint + text
    return _EMPTY_LINES.sub("\n\n", "\n".join(texts)).strip("\n")


def links_in(layout: PageLayout, extent: Extent) -> tuple[LinkSpot, ...]:
    """The links that lie at least in part within a stretch, in reading order."""
    found: dict[tuple[int, int], LinkSpot] = {}
    for number, block in _blocks(layout, extent):
        for index, line in enumerate(block.lines):
            start, end = extent.within(number, index, len(line.text))
            column = 0
            for run in line.runs:
                if run.link >= 0 and start < column + len(run.text) and column < end:
                    found[number, run.link] = block.links[run.link]
                column += len(run.text)
    return tuple(found.values())


def _blocks(layout: PageLayout, extent: Extent) -> Iterator[tuple[int, BlockLines]]:
    return ((number, layout.blocks[number]) for number in range(extent.start.block, extent.end.block + 1))


def _lines(layout: PageLayout, extent: Extent) -> Iterator[tuple[Line, int, int]]:
    """The lines that a stretch goes over, with the characters of each that lie within."""
    first, last = _line_of(extent.start), _line_of(extent.end)
    for number, block in _blocks(layout, extent):
        for index, line in enumerate(block.lines):
            if first <= (number, index) <= last:
                yield line, *extent.within(number, index, len(line.text))


def _line_of(point: Point) -> tuple[int, int]:
    return point.block, point.line


def _words(line: Line, start: int, end: int) -> str:
    """The characters of a line from one up to another that are words, or mark an item."""
    is_code = line.reach > 0 and any("code" in run.styles and "board" not in run.styles for run in line.runs[-1:])
    if is_code:
        start = max(start, line.still)
    kept, column = [], 0
    for run in line.runs:
        if not _NOT_COPIED.intersection(run.styles):
            kept.append(run.text[max(start - column, 0) : max(end - column, 0)])
        column += len(run.text)
    text = "".join(kept)
    return text.rstrip() if is_code else text.strip()


# Other widths


def carried(extent: Extent, before: PageLayout, after: PageLayout) -> Extent | None:
    """The same words of the same document in another layout; None where they cannot be told."""
    start = _carried(extent.start, before, after, 0)
    end = _carried(extent.end, before, after, 1)
    return Extent(start, end) if start and end and start < end else None


def _carried(point: Point, before: PageLayout, after: PageLayout, passed: int) -> Point | None:
    """A point in another layout: before the letter that follows it, or behind the one that it has `passed`."""
    if point.block >= min(len(before.blocks), len(after.blocks)):
        return None
    text, spots = running_text(before.blocks[point.block])
    same, moved = running_text(after.blocks[point.block])
    at = _index(spots, point) - passed
    if text != same or not 0 <= at < len(moved):
        return None
    line, column = moved[at]
    return Point(point.block, line, column + passed)


def _index(spots: list[Spot], point: Point) -> int:
    """The first of some spots at or behind a point, by its number; that of all of them if there is none."""
    return bisect_left(spots, _spot(point))


def _spot(point: Point) -> Spot:
    return point.line, point.column


def extent_of(block: int, spots: list[Spot], start: int, end: int) -> Extent:
    """From one spot of a block up to another, by their numbers."""
    (line, column), (last, behind) = spots[start], spots[end - 1]
    return Extent(Point(block, line, column), Point(block, last, behind + 1))
