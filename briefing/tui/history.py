"""History: where the reader has been, and exactly where on each page."""

from msgspec import Struct

from briefing.layout.page import PageLayout
from briefing.model.place import Place


class Position(Struct, frozen=True):
    """Where on a page a reader is: by block, so that a new width does not lose it."""

    block: int = 0
    offset: int = 0
    """Line within the block that stands at the top of the pane."""

    lines: int = 0
    """How many lines the block had at the width of the time."""

    link: tuple[int, int] | None = None
    """The selected link: its block, and its number among that block's links."""

    def line_of(self, layout: PageLayout) -> int:
        """The line within the block for the width of a layout: the same share of the block's way down."""
        now = len(layout.blocks[min(self.block, len(layout.blocks) - 1)].lines)
        return self.offset if now == self.lines else round(self.offset * now / max(self.lines, 1))


class Visit(Struct, frozen=True):
    """One page, and where on it the reader was last."""

    place: Place
    position: Position = Position()


class History:
    """A list of visits with one of them current: Back and Forward move along it, a new page cuts what lay ahead."""

    def __init__(self, start: Place) -> None:
        self._visits = [Visit(start)]
        self._at = 0

    @property
    def current(self) -> Visit:
        """The visit the reader is on."""
        return self._visits[self._at]

    def leave(self, position: Position) -> None:
        """Remember where on the current page the reader is."""
        self._visits[self._at] = Visit(self.current.place, position)

    def go(self, place: Place) -> None:
        """Enter a new page; what lay ahead is forgotten."""
        del self._visits[self._at + 1 :]
        self._visits.append(Visit(place))
        self._at += 1

    def step(self, by: int) -> Visit | None:
        """Move back (negative) or forward; None, without moving, when there is nothing that way."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self.current
