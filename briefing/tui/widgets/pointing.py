"""Pointing: what the mouse does on a pane of text: it follows links, and picks out words."""

from collections.abc import Callable
from typing import Any, Final

from textual import events
from textual.screen import Screen
from textual.timer import Timer

from briefing.layout.page import LinkRef, PageLayout
from briefing.layout.selecting import Extent, character_at, end_of, paragraph_at, word_at
from briefing.tui.drawing import NO_LINK, link_at
from briefing.tui.messages import OpenTarget
from briefing.tui.widgets.pane import Pane

_AT_ONCE: Final = {2: word_at, 3: paragraph_at}
"""What so many clicks on one spot select."""

_PULSE: Final = 0.05
"""Seconds between two steps of a page that the mouse pulls along."""

_LONGEST_STEP: Final = 8
"""Most lines of such a step; it grows with the way from the pane to the mouse."""


class PointingPane(Pane):
    """A pane on which links can be clicked, which posts `OpenTarget`, and words selected by dragging over them.

    Dragging beyond the first line or the last scrolls on for as long as the button is held.
    """

    _grip: Extent | None = None
    """The character on which the button was pressed; None while it is not held."""

    _pressed = _pointer = (0, 0)
    """Cells of the pane where the button was pressed, and where the mouse was last seen; maybe outside."""

    _was_dragged = False
    """Whether the mouse has moved on since the button was last pressed."""

    _pulling: Timer | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of a character."""
        self._was_dragged = False
        if event.button == 1 and event.x < self.size.width - self.BAR:
            self._pressed = self._pointer = (event.x, event.y)
            self._grip = self._character_under_pointer()
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select what lies between there and here."""
        if self._grip is None:
            return
        if not event.button:  # it was released where nobody saw it
            self._let_go()
            return
        self._pointer = (event.x, event.y)
        if self._was_dragged or self._pointer != self._pressed:
            self._was_dragged = True
            self._select_up_to_pointer()
            self._pull()

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go."""
        self._let_go()

    def _let_go(self) -> None:
        self._grip = None
        self.release_mouse()
        self._pull()

    def _select_up_to_pointer(self) -> None:
        here = self._character_under_pointer()
        if self._grip is not None and here is not None:
            self._pick_alone(self._grip | here)

    def _pick_alone(self, extent: Extent) -> None:
        """Select words here, and no longer anywhere else."""
        other = picked_on(self.screen)
        if other is not None and other is not self:
            other.pick(None)
        self.pick(extent)

    def _character_under_pointer(self) -> Extent | None:
        """The character nearest to the mouse on the lines in sight."""
        x, row = self._pointer
        layout, y = self.layout_, self.top + min(max(row, 0), max(self.size.height - 1, 0))
        if layout is None:
            return None
        if y >= layout.height:
            return end_of(layout)
        return character_at(layout, y, self._frame.cell_of(layout.line(y), x - self.MARGIN))

    @property
    def _beyond(self) -> int:
        """Rows from the pane down to the mouse, or less than 0 for those up to it."""
        row = self._pointer[1]
        return min(row, 0) or max(row - self.size.height + 1, 0)

    def _pull(self) -> None:
        """While the mouse is held beyond the pane, scroll on after it."""
        wanted = self._grip is not None and self._beyond != 0
        if wanted and self._pulling is None:
            self._pulling = self.set_interval(_PULSE, self._step)
        elif not wanted and self._pulling is not None:
            self._pulling.stop()
            self._pulling = None

    def _step(self) -> None:
        self.scroll_to_line(self.top + max(-_LONGEST_STEP, min(self._beyond, _LONGEST_STEP)))
        self._select_up_to_pointer()

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse; beside links a second click selects the word, a third the paragraph."""
        if self._was_dragged:
            return
        ref, at_once = self._ref_at(event.x, event.y), _AT_ONCE.get(event.chain)
        if ref is None and at_once is not None:
            self._pick_at_once(at_once, event.x, self.top + event.y)
            return
        unpick(self.screen)
        if ref is not None:
            self.select(ref)
            self.post_message(OpenTarget(ref.spot.target, ref.spot.title))

    def _pick_at_once(self, at_once: Callable[[PageLayout, int, int], Extent], x: int, y: int) -> None:
        layout = self.layout_
        if layout is not None and y < layout.height:
            self._pick_alone(at_once(layout, y, self._frame.cell_of(layout.line(y), x - self.MARGIN)))

    def _ref_at(self, x: int, row: int) -> LinkRef | None:
        layout, y = self.layout_, self.top + row
        if layout is None or y >= layout.height or x < self.MARGIN:
            return None
        block, _ = layout.block_at(y)
        ordinal = link_at(layout.line(y), self._frame, x - self.MARGIN)
        return None if ordinal == NO_LINK else LinkRef(block, ordinal, layout.blocks[block].links[ordinal])


def picked_on(screen: Screen[Any]) -> PointingPane | None:
    """The pane of a screen on which words are selected."""
    return next((pane for pane in screen.query(PointingPane) if pane.picked), None)


def unpick(screen: Screen[Any]) -> bool:
    """Select no words any more; whether any were."""
    pane = picked_on(screen)
    return pane is not None and pane.pick(None)
