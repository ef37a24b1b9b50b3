"""History: where the reader has been, and exactly where on each page."""

from msgspec import Struct

from briefing.layout.lines import BlockLines
from briefing.layout.page import PageLayout
from briefing.model.place import Place
from briefing.model.position import Position

_ENOUGH = 80
"""Characters by which a block is known again."""


def beginning(block: BlockLines) -> str:
    """How a block begins: its first characters, spaces and line ends left out, so that no width changes them."""
    found = ""
    for line in block.lines:
        found += "".join(line.text.split())
        if len(found) >= _ENOUGH:
            break
    return found[:_ENOUGH]


def block_of(position: Position, layout: PageLayout) -> int:
    """The block of a layout that a position is in: the one that begins with its words, nearest to where it was."""
    last = len(layout.blocks) - 1
    wanted = min(position.block, last)
    if not position.words or beginning(layout.blocks[wanted]) == position.words:
        return wanted
    same = (index for index, block in enumerate(layout.blocks) if beginning(block) == position.words)
    return min(same, key=lambda index: abs(index - wanted), default=wanted)


def line_of(position: Position, layout: PageLayout) -> int:
    """The line of a layout that a position is at: the same line of its block, or at another width the same share."""
    block = block_of(position, layout)
    now = len(layout.blocks[block].lines)
    offset = position.offset
    if now != position.lines:
        offset = round(position.offset * now / max(position.lines, 1))
    return layout.y_of(block, offset)


class Visit(Struct, frozen=True):
    """One page, and where on it the reader was last."""

    place: Place
    position: Position | None = None
    """None on a first visit, which begins at the top or at the Place's anchor."""


class History:
    """A list of visits with one of them current: Back and Forward move along it, a new page cuts what lay ahead."""

    def __init__(self, start: Visit) -> None:
        self._visits = [start]
        self._at = 0

    @property
    def current(self) -> Visit:
        """The visit the reader is on."""
        return self._visits[self._at]

    def leave(self, position: Position) -> None:
        """Remember where on the current page the reader is."""
        self._visits[self._at] = Visit(self.current.place, position)

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
