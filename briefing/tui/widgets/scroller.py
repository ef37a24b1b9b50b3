"""Scrolling: where a widget stands in what it shows, and the mouse that moves it there."""

from typing import ClassVar, Final

from textual import events
from textual.widget import Widget

from briefing.tui.drawing import STEP

NOTCH: Final = 3
"""Lines that one notch of the wheel moves by."""


class Scroller(Widget):
    """Scrolls line by line, and wide lines sideways; what it shows and draws is for others to say."""

    BAR: ClassVar[int] = 1
    """Cells of the scroll bar at the right edge."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.top = 0
        """The line of the page that stands first."""
        self.aside = 0
        """Cells that lines wider than the page are moved to the left by, each as far as its block needs."""
        self._dragging = False

    @property
    def last_top(self) -> int:
        """The line that stands first once the page is scrolled to its end."""
        raise NotImplementedError

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top, as far as the page goes."""
        raise NotImplementedError

    def move_aside(self, cells: int) -> None:
        """Move lines wider than the page to the left by so many cells more, as far as any in sight needs it."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on; with shift, wide lines to the left."""
        self._on_wheel(event, 1, sideways=event.shift)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back; with shift, wide lines to the right."""
        self._on_wheel(event, -1, sideways=event.shift)

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Wide lines to the left."""
        self._on_wheel(event, 1, sideways=True)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Wide lines to the right."""
        self._on_wheel(event, -1, sideways=True)

    def _on_wheel(self, event: events.MouseEvent, direction: int, *, sideways: bool) -> None:
        event.stop()
        if sideways:
            self.move_aside(direction * STEP)
        else:
            self.scroll_to_line(self.top + direction * NOTCH)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x >= self.size.width - self.BAR:
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go of the scroll bar."""
        self._dragging = False
        self.release_mouse()

    def _drag_to(self, row: int) -> None:
        self.scroll_to_line(round(self.last_top * row / max(self.size.height - 1, 1)))
