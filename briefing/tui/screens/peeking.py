"""Peeking: what a link leads to, as a small Document, shown beside the page without leaving it."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.messages import OpenTarget, PeekTarget
from briefing.tui.screens.panes import Panes
from briefing.tui.screens.reading import Reading
from briefing.tui.widgets.view import DocumentView, LinkList

NOWHERE: Final = "This reference leads to nothing."
"""What is said of a broken link that does not say itself why it is broken."""


def tell_of(reading: Reading, link: OpenTarget) -> None:
    """Say of a link that leads to no page where it leads, or why it leads nowhere."""
    if link.target:
        reading.say(f"O opens {link.target} in the browser.", seconds=5)
    else:
        reading.say(link.title or NOWHERE, severity="warning")


class Peeker:
    """Shows peeks in the pane of the context; `closed` is called when the pane is free again."""

    def __init__(self, screen: Screen[None], panes: Panes, closed: Callable[[], None]) -> None:
        self._screen = screen
        self._panes = panes
        self._closed = closed
        self._before = Position()
        self._event: PeekTarget | None = None
        self.is_open = False
        """Whether a peek is shown."""

    @property
    def _page(self) -> DocumentView:
        return self._screen.query_one("#page", DocumentView)

    def show(self, library: Library, event: PeekTarget) -> None:
        """Show what a link leads to."""
        if not self.is_open:
            self._before = self._page.position
        self.is_open, self._event = True, event
        peek = peek_document(library, event.target, event.title)
        self._screen.query_one("#context", LinkList).show(peek)
        self._panes.arrange(peeking=True)

    def show_again(self, library: Library) -> None:
        """Show the same as another reading of the library has it, if anything is shown."""
        if self.is_open and self._event is not None:
            self.show(library, self._event)

    def end(self) -> bool:
        """Put the peek away and give the page back as it was; False when there was no peek."""
        if not self.is_open:
            return False
        self._screen.call_after_refresh(self._page.go_to, self._before)
        self.close()
        return True

    def close(self) -> None:
        """Give the pane back to the context."""
        self.is_open = False
        self._panes.arrange()
        self._closed()


def peek_document(library: Library, target: d.Target, why: str) -> d.Document:
    """The card of a record; for an outside address the address and its host; for a broken link why it is broken."""
    if isinstance(target, Place):
        from briefing.pages.compose import compose_card

        try:
            return compose_card(library, target)
        except BriefingError as error:
            why = f"{error}."
    elif target:
        return _outside(target)
    blocks = (d.Para((d.Str(why or NOWHERE),)),)
    return d.Document(place=Place(), title="Broken link", kind="broken", blocks=blocks)


def _outside(address: str) -> d.Document:
    """An address in full, and its host as the network sees it, so that look-alike letters show; of a mail its last."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or parts.path.rpartition("@")[2]).encode("idna").decode()
    except (UnicodeError, ValueError):
        host = "unreadable"
    lines = (
        d.Plain((d.Link((d.Str(address),), address, "url"),)),
        d.Plain((d.Span((d.Str("Host"),), ("label",)), d.Str(f"  {host}"))),
        d.Plain((d.Span((d.Str("Press O on the link to open it in the browser."),), ("dim",)),)),
    )
    return d.Document(place=Place(), title="Outside address", kind="url", blocks=(d.Div(lines),))
