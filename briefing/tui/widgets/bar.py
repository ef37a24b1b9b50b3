"""Bars: one line of short items, some of which can be clicked."""

from typing import ClassVar

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.theme import StyleBook


class Item(Struct, frozen=True):
    """One item of a bar: pieces of text with their styles, and what a click on it asks for."""

    pieces: tuple[tuple[str, str], ...]
    """Text and style name of each piece."""

    message: Message | None = None

    @property
    def width(self) -> int:
        """Cells the item takes."""
        return sum(cell_len(text) for text, _ in self.pieces)


class Bar(Widget):
    """One line: items from the left as far as there is room, and others that always stand at the right."""

    DEFAULT_CSS = "Bar { width: 1fr; height: 1; }"
    ALLOW_SELECT = False
    GROUND: ClassVar[str] = "panel"
    GAP: ClassVar[int] = 2

    def __init__(self, *, id: str | None = None, gap: int = GAP) -> None:
        super().__init__(id=id)
        self._gap = gap
        """Blank cells between items on the left."""
        self._left: tuple[Item, ...] = ()
        self._right: tuple[Item, ...] = ()
        self._keep_last = False
        self._book: StyleBook | None = None

    def set_items(self, left: tuple[Item, ...], right: tuple[Item, ...] = (), *, keep_last: bool = False) -> None:
        """Replace what the bar shows; with `keep_last`, items on the left give way from the front."""
        self._left, self._right, self._keep_last = left, right, keep_last
        self.refresh()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def _restyle(self) -> None:
        self._book = None
        self.refresh()

    def _placed(self) -> list[tuple[int, Item]]:
        """Items with the cell each starts at; items on the left that find no room are left out."""
        right_width = sum(item.width + self.GAP for item in self._right)
        placed: list[tuple[int, Item]] = []
        column = 1
        for item in self._fitting(self.size.width - right_width - column - (self.GAP if self._right else 0)):
            placed.append((column, item))
            column += item.width + self._gap
        column = max(self.size.width - right_width, 0)
        for item in self._right:
            placed.append((column, item))
            column += item.width + self.GAP
        return placed

    def _fitting(self, room: int) -> list[Item]:
        """As many items of the left as fit, from the end that matters; the first of them cut if it must be."""
        items = self._left[::-1] if self._keep_last else self._left
        fitting: list[Item] = []
        for item in items:
            if item.width > room:
                if not fitting and room > 1:
                    text, style = item.pieces[0]
                    fitting.append(Item(((set_cell_size(text, room - 1) + "…", style),), item.message))
                break
            fitting.append(item)
            room -= item.width + self._gap
        return fitting[::-1] if self._keep_last else fitting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the line."""
        if self._book is None:
            self._book = StyleBook(self.app.theme_variables, self.GROUND, self.get_line_filters())
        segments: list[Segment] = []
        column = 0
        for start, item in self._placed():
            segments.append(Segment(" " * (start - column), self._book.style(())))
            segments.extend(Segment(text, self._book.style((style,))) for text, style in item.pieces)
            column = start + item.width
        segments.append(Segment(" " * max(self.size.width - column, 0), self._book.style(())))
        return [Strip(segments).crop(crop.x, crop.right)] * crop.height

    def on_click(self, event: events.Click) -> None:
        """Ask for what the item under the mouse stands for."""
        for start, item in self._placed():
            if start <= event.x < start + item.width and item.message is not None:
                self.post_message(item.message)
