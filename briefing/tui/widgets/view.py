"""What a pane's keys do: moving about, choosing links, following them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefing.layout.page import LinkRef
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.bindings import bindings
from briefing.tui.drawing import STEP
from briefing.tui.messages import OpenAddress, OpenTarget, PeekTarget
from briefing.tui.widgets.pointing import PointingPane

_LETTERS = "asdfjklghewioruvncm"
"""Letters of hints, those under resting fingers first."""


class DocumentView(PointingPane):
    """A pane that can be read and followed from the keyboard."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("pane")

    _typed = ""
    _awaiting: Callable[[str], None] | None = None
    _has_asked = False

    leapt: Callable[[Position], None] | None = None
    """Told of every jump to an end of the page where the reader was before it."""

    def await_key(self, take: Callable[[str], None]) -> None:
        """Hand the next key to a function instead of acting on it."""
        self._awaiting = take

    def has_asked(self) -> bool:
        """Whether the screen has been asked for something since this was last called, and has perhaps yet to do it."""
        has_asked, self._has_asked = self._has_asked, False
        return has_asked

    def _ask(self, message: Message) -> None:
        self._has_asked = True
        self.post_message(message)

    # Moving

    def action_line_down(self) -> None:
        """One line on."""
        self.scroll_to_line(self.top + 1)

    def action_line_up(self) -> None:
        """One line back."""
        self.scroll_to_line(self.top - 1)

    def action_half_down(self) -> None:
        """Half a pane on."""
        self.scroll_to_line(self.top + max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Half a pane back."""
        self.scroll_to_line(self.top - max(1, self.size.height // 2))

    def action_page_down(self) -> None:
        """A pane on, two lines of the last one kept in sight."""
        self.scroll_to_line(self.top + max(1, self.size.height - 2))

    def action_page_up(self) -> None:
        """A pane back, two lines of the last one kept in sight."""
        self.scroll_to_line(self.top - max(1, self.size.height - 2))

    def action_top(self) -> None:
        """To the first line."""
        self._leap(0)

    def action_bottom(self) -> None:
        """To the last line."""
        self._leap(self.layout_.height if self.layout_ else 0)

    def _leap(self, y: int) -> None:
        before = self.position
        self.scroll_to_line(y)
        if self.leapt is not None:
            self.leapt(before)

    def action_aside_right(self) -> None:
        """See more of the right of lines wider than the pane."""
        self.move_aside(STEP)

    def action_aside_left(self) -> None:
        """See more of the left of lines wider than the pane."""
        self.move_aside(-STEP)

    def action_aside_start(self) -> None:
        """See lines wider than the pane from their start."""
        self.set_aside(0)

    def action_next_heading(self) -> None:
        """To the next heading."""
        headings = self._heading_lines()
        index = bisect_right(headings, self.top)
        if index < len(headings):
            self.scroll_to_line(headings[index])

    def action_previous_heading(self) -> None:
        """To the heading before."""
        headings = self._heading_lines()
        index = bisect_left(headings, self.top) - 1
        self.scroll_to_line(headings[index] if index >= 0 else 0)

    def _heading_lines(self) -> list[int]:
        return [y for y, _ in self.layout_.headings] if self.layout_ else []

    def action_next_paragraph(self) -> None:
        """To the next block of text."""
        stop = self.layout_.next_stop(self.top) if self.layout_ else None
        if stop is not None:
            self.scroll_to_line(stop)

    def action_previous_paragraph(self) -> None:
        """To the block of text before."""
        self.scroll_to_line(self.layout_.previous_stop(self.top) if self.layout_ else 0)

    @property
    def first_words(self) -> int:
        """The first line in sight that is not empty."""
        layout = self.layout_
        if layout is None:
            return self.top
        lines = range(self.top, min(self.top + self.size.height, layout.height))
        return next((y for y in lines if layout.line(y).text.strip()), self.top)

    # Links

    def _in_sight(self) -> list[LinkRef]:
        return self.layout_.links_between(self.top, self.size.height) if self.layout_ else []

    def action_next_link(self) -> None:
        """Select the next link; the first in sight when none in sight is selected."""
        self._choose(1)

    def action_previous_link(self) -> None:
        """Select the link before; the last in sight when none in sight is selected."""
        self._choose(-1)

    def _choose(self, step: int) -> None:
        layout = self.layout_
        if layout is None:
            return
        if self.selected is not None and self.is_in_sight(self.selected):
            self.select(layout.link_after(self.selected, step))
            return
        seen = self._in_sight()
        ref = seen[0 if step > 0 else -1] if seen else layout.link_from(self.top, step)
        if ref is not None:
            self.select(ref)

    def action_follow(self) -> None:
        """Go where the selected link leads."""
        if self.selected is not None:
            self._ask(OpenTarget(self.selected.spot.target, self.selected.spot.title))

    def action_peek(self) -> None:
        """Look at what the selected link leads to; the first in sight when none is selected."""
        if self.selected is None:
            self._choose(1)
        if self.selected is not None:
            self._ask(PeekTarget(self.selected.spot.target, self.selected.spot.title))

    def action_open_url(self) -> None:
        """Ask for the selected outside address to be opened."""
        target = self.selected.spot.target if self.selected is not None else ""
        self._ask(OpenAddress(target if isinstance(target, str) else ""))

    # Letters over links

    def action_hints(self) -> None:
        """Put letters over the links in sight; typing them follows the link."""
        seen = self._in_sight()
        size = 1 if len(seen) <= len(_LETTERS) else 2
        names = ("".join(letters) for letters in product(_LETTERS, repeat=size))
        self.set_hints(dict(zip(names, seen, strict=False)))

    def set_hints(self, hints: dict[str, LinkRef]) -> None:
        """Show letters over links; an empty table puts them away."""
        self.hints, self._typed = hints, ""
        self.redraw()

    def take(self, key: events.Key) -> bool:
        """Take a key that is no command now: one that is awaited, or, while letters are shown over links, any.

        A letter picks its link, another key puts the letters away.
        """
        if self._awaiting is not None:
            take, self._awaiting = self._awaiting, None
            take(key.character if key.is_printable and key.character else key.key)
            return True
        if not self.hints:
            return False
        self._typed += key.character or "\n"
        ref = self.hints.get(self._typed)
        if ref is None and any(letters.startswith(self._typed) for letters in self.hints):
            return True
        self.set_hints({})
        if ref is not None:
            self.select(ref)
            self._ask(OpenTarget(ref.spot.target, ref.spot.title))
        return True

    def select_first(self) -> None:
        """Select the first link in sight."""
        seen = self._in_sight()
        if seen:
            self.select(seen[0])


class LinkList(DocumentView):
    """A pane that is a list of links: the keys for lines choose among them."""

    GROUND = "surface"
    MARGIN = 1

    def action_line_down(self) -> None:
        """Select the next link."""
        self._choose(1)

    def action_line_up(self) -> None:
        """Select the link before."""
        self._choose(-1)

    def action_top(self) -> None:
        """Select the first link."""
        self._select_at(0)

    def action_bottom(self) -> None:
        """Select the last link."""
        self._select_at(-1)

    def mark_here(self, place: Place | None) -> None:
        """Mark the links that lead to a page, and bring the first of them into sight."""
        super().mark_here(place)
        if not self.has_focus:
            self._reveal_here()

    def _reveal_here(self) -> None:
        links = self.layout_.links if self.layout_ else ()
        ref = next((ref for ref in links if self.here is not None and ref.spot.target == self.here), None)
        if ref is not None:
            self.reveal_link(ref)

    @contextmanager
    def as_opened(self) -> Iterator[None]:
        """While it is drawn, stand as when first shown: nothing selected, the entry for the page in sight."""
        kept = self.top, self.selected
        self.top, self.selected = 0, None
        self._drawn.clear()
        self._reveal_here()
        try:
            yield
        finally:
            self.top, self.selected = kept
            self._drawn.clear()

    def leads_to(self, place: Place) -> bool:
        """Whether one of the links leads to a Place."""
        return self.layout_ is not None and any(ref.spot.target == place for ref in self.layout_.links)

    def _select_at(self, index: int) -> None:
        if self.layout_ is not None and self.layout_.links:
            self.select(self.layout_.links[index])

    def on_focus(self) -> None:
        """Begin at the page being read, or at the first link."""
        if self.selected is None and self.layout_ is not None:
            links = self.layout_.links
            self.select(next((ref for ref in links if ref.spot.target == self.here), links[0] if links else None))
