"""History: where the reader has been, page by page."""

from msgspec import Struct

from briefing.model.place import Place
from briefing.model.position import Position


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
