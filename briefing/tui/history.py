"""History: where the reader has been, and exactly where on each page."""

from msgspec import Struct

from briefing.layout.lines import BlockLines
from briefing.layout.page import LinkRef, PageLayout
from briefing.model.place import Place
from briefing.model.position import Position

_ENOUGH = 80
"""Characters by which a block is known again."""

_NEAR = 40
"""Blocks before and after the expected one among which it is looked for."""


def beginning(block: BlockLines) -> str:
    """How a block begins: its first characters, spaces and line ends left out, so that no width changes them."""
    found = ""
    for line in block.lines:
        found += "".join(line.text.split())
        if len(found) >= _ENOUGH:
            break
    return found[:_ENOUGH]


def position_at(layout: PageLayout, y: int, selected: LinkRef | None) -> Position:
    """The position of a reader at a line of a page, with the link that is selected."""
    number, offset = layout.block_at(y)
    block = layout.blocks[number]
    link = (selected.block, selected.ordinal) if selected else None
    return Position(number, offset, letters_before(block, offset), link, beginning(block))


def letters_before(block: BlockLines, offset: int) -> int:
    """Characters of a block before one of its lines, spaces left out: what stays where it is at any width."""
    return sum(len("".join(line.text.split())) for line in block.lines[:offset])


def block_of(position: Position, layout: PageLayout) -> int:
    """The block of a layout that a position is in: the one that begins with its words, nearest to where it was."""
    last = len(layout.blocks) - 1
    wanted = min(position.block, last)
    if not position.words:
        return wanted
    around = sorted(range(max(0, wanted - _NEAR), min(last, wanted + _NEAR) + 1), key=lambda one: abs(one - wanted))
    return next((index for index in around if beginning(layout.blocks[index]) == position.words), wanted)


def line_of(position: Position, layout: PageLayout) -> int:
    """The line of a layout that a position is at: the one that holds the letter that stood first."""
    number = block_of(position, layout)
    lines, passed = layout.blocks[number].lines, 0
    for offset, line in enumerate(lines):
        if position.offset <= offset and passed == position.letters:
            return layout.y_of(number, offset)
        passed += len("".join(line.text.split()))
        if passed > position.letters:
            return layout.y_of(number, offset)
    return layout.y_of(number, len(lines))


def link_of(position: Position, layout: PageLayout) -> LinkRef | None:
    """The link of a layout that was selected at a position."""
    block, ordinal = position.link or (len(layout.blocks), 0)
    links = layout.blocks[block].links if block < len(layout.blocks) else ()
    return LinkRef(block, ordinal, links[ordinal]) if ordinal < len(links) else None


class Visit(Struct, frozen=True):
    """One page, and where on it the reader was last."""

    place: Place
    position: Position | None = None
    """None on a first visit, which begins at the top or at the Place's anchor."""

    title: str = ""
    """What the page was called when it was left."""


class History:
    """A list of visits with one of them current: Back and Forward move along it, a new page cuts what lay ahead."""

    def __init__(self, start: Visit) -> None:
        self._visits = [start]
        self._at = 0

    @property
    def current(self) -> Visit:
        """The visit the reader is on."""
        return self._visits[self._at]

    def before(self, count: int) -> list[Visit]:
        """So many visits before the current one, the last of them first."""
        return self._visits[max(self._at - count, 0) : self._at][::-1]

    def leave(self, position: Position, title: str) -> None:
        """Remember where on the current page the reader is, and what it is called."""
        self._visits[self._at] = Visit(self.current.place, position, title)

    def stay(self, place: Place) -> None:
        """Show the current page in another way, as a Place of the same page says."""
        self._visits[self._at] = Visit(place, self.current.position, self.current.title)

    def go(self, place: Place, position: Position | None = None) -> None:
        """Enter a new page, at a spot on it if one is given; what lay ahead is forgotten."""
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(place, position))
        self._at += 1

    def step(self, by: int) -> Visit | None:
        """Move back (negative) or forward; None, without moving, when there is nothing that way."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self.current
