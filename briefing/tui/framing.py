"""Framing: a picture of the reading screen as the next start will show it first, kept for that start.

The next start opens where the notebook says the reader was last. So the frame is put away before a new place is written
down, and made once it is: a picture of a reader who has just come there, without what only this reading has changed,
and without links that the terminal could open, which come with the first page of the reader itself.
"""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any, Final, Protocol

from briefing.model.library import Library
from briefing.model.place import LIBRARY, Place
from briefing.pages.spread import context
from briefing.tui.firewall import let_pass, without_links
from briefing.tui.handover import picture_of
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.pointing import picked_on
from briefing.tui.widgets.view import LinkList

_AGAIN: Final = 1.0
"""Seconds after which a screen that could not be framed, for something was said on it, is looked at again."""

_TRIES: Final = 8


class Frames(Protocol):
    """Where frames are kept."""

    def put_away(self, briefings: Mapping[str, str] | None = None) -> None:
        """Keep no frame for a start that comes back to the library, or to one of the briefings, by file and id."""

    def keep(self, picture: str, size: tuple[int, int], library: Library, place: Place, *, at_start: bool) -> None:
        """Keep what the next start shows first."""


class Framer:
    """Makes frames of one reading screen, and keeps them."""

    def __init__(self, reader: ReaderScreen, frames: Frames) -> None:
        self._reader = reader
        self._frames = frames
        self._theme = reader.app.theme
        self._first = reader.here
        self._kept: object = None
        self._tries = 0

    def before_last(self, briefings: Mapping[str, str]) -> None:
        """The last place is about to be written down: the frame of the one before holds no longer."""
        self._kept = None
        self._frames.put_away(briefings)

    def after_last(self) -> None:
        """It is written down: frame it once there is nothing else to do."""
        self._tries = _TRIES
        self._reader.call_later(self.keep)

    def keep(self) -> None:
        """Keep a frame of the screen as it is, unless that is done; one that is not plain is looked at again later."""
        reader = self._reader
        state = (reader.here, reader.app.size, reader.library)
        if state == self._kept:
            return
        if not self._is_plain():
            self._tries -= 1
            if self._tries > 0:
                reader.set_timer(_AGAIN, self.keep)
            return
        width, height = reader.app.size
        place = reader.here[0]
        at_start = reader.here == self._first and place.plain != LIBRARY  # which says where one was last
        picture = without_links(let_pass(self._as_opened()))
        self._frames.keep(picture, (width, height), reader.library, place, at_start=at_start)
        self._kept = state

    def _is_plain(self) -> bool:
        """Whether a reader who comes here anew finds this screen, but for where the side panes stand."""
        reader, app = self._reader, self._reader.app
        place, library = reader.here[0], reader.library
        return (
            app.screen is reader
            and reader.focused is reader.page
            and app.theme == self._theme
            and place.view != "problems"  # they depend on the day
            and library.still_has(str(place)) is not None
            and not (
                reader.page.hits
                or reader.page.hints
                or picked_on(reader)
                or reader.is_saying
                or reader.query("FindBar.-open")
            )
            and self._stands("contents", lambda: reader.whereabouts.contents(place.briefing))
            and self._stands("context", lambda: context(library, reader.document))
        )

    def _stands(self, name: str, document: Any) -> bool:
        """Whether a side pane is shown or hidden as it is at first, and shows what it does then."""
        pane = self._reader.query_one(f"#{name}", LinkList)
        if pane.display != self._reader.panes.at_first(name):
            return False
        return not pane.display or pane.document == document()

    def _as_opened(self) -> str:
        """A picture with top line and side panes as they are when they are first shown."""
        with ExitStack() as stack:
            stack.enter_context(self._reader.whereabouts.as_opened())
            for part in (*self._reader.query(LinkList), self._reader.query_one("#trail", Bar)):
                stack.enter_context(part.as_opened())
            return picture_of(self._reader)
