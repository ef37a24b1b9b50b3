"""History: where the reader has been, page by page, and on each page jump by jump."""

from typing import Final

from msgspec import Struct

from briefing.model.place import Place
from briefing.model.position import Position

_MOST: Final = 200
"""Visits that are remembered: the top line looks through them at every key."""


class Visit(Struct, frozen=True):
    """One stop: a page, and where on it the reader was last."""

    place: Place
    position: Position | None = None
    """None on a first visit, which begins at the top or at the Place's anchor."""

    title: str = ""
    """What the page was called when it was left."""

    def is_level_with(self, other: "Visit") -> bool:
        """Whether another visit was left on the same line of the same page."""
        here, there = self.position, other.position
        return (
            here is not None and there is not None and self.place.page == other.place.page and here.is_level_with(there)
        )


class History:
    """A list of visits with one of them current: Back and Forward move along it, a new step cuts what lay ahead.

    Two visits in a row to one line are one step. The oldest are forgotten when there are many.
    """

    def __init__(self, start: Visit) -> None:
        self._visits = [start]
        self._at = 0

    @property
    def current(self) -> Visit:
        """The visit the reader is on."""
        return self._visits[self._at]

    def pages_before(self, count: int, title: str) -> list[tuple[int, Visit]]:
        """So many pages that the reader came by, the last of them first: how many steps back, and the last visit there.

        `title` is what the page at hand is called: visits to it, however it was shown, are not another page.
        """
        found: list[tuple[int, Visit]] = []
        nearer = self.current.place.plain, title
        for steps, visit in enumerate(reversed(self._visits[: self._at]), 1):
            if len(found) == count:
                break
            page = visit.place.plain, visit.title
            if page != nearer:
                found.append((steps, visit))
            nearer = page
        return found

    def leave(self, position: Position, title: str) -> None:
        """Remember where on the current page the reader is, and what it is called."""
        self._visits[self._at] = Visit(self.current.place, position, title)

    def stay(self, place: Place) -> None:
        """Show the current page in another way, as a Place of the same page says."""
        self._visits[self._at] = Visit(place, self.current.position, self.current.title)

    def go(self, place: Place, position: Position | None = None) -> None:
        """Take a step, to a spot on a page if one is given; what lay ahead is forgotten."""
        del self._visits[self._at + 1 :]
        if self._at and self._visits[-2].is_level_with(self.current):
            del self._visits[-2]
        self._visits.append(Visit(place, position))
        del self._visits[:-_MOST]
        self._at = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Move back (negative) or forward; None, without moving, when there is nothing that way.

        A single step passes over visits to the line on which the reader is anyway.
        """
        at = self._at + by
        while abs(by) == 1 and 0 <= at < len(self._visits) and self._visits[at].is_level_with(self.current):
            at += by
        if not 0 <= at < len(self._visits):
            return None
        self._at = at
        return self.current
