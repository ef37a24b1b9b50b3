"""Bars: one line of short items, some of which can be clicked."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Final

from msgspec import Struct
from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.theme import StyleBook

_LEAST: Final = 8
"""Cells that each piece of an item keeps as long as there is room for that."""

_SHARE: Final = 0.4
"""How much of a bar the last item on the left may ask for before any on the right have to give way."""


class Item(Struct, frozen=True):
    """One item of a bar: pieces of text with their styles, and what a click on it asks for."""

    pieces: tuple[tuple[str, str], ...]
    """Text and style name of each piece."""

    message: Message | None = None

    yields: int = 0
    """At the right of a bar: where there is no room, those with the highest number go first, those with 0 never."""

    is_spare: bool = False
    """Whether it goes before anything at the left is shortened or left out."""

    @property
    def width(self) -> int:
        """Cells the item takes."""
        return sum(cell_len(text) for text, _ in self.pieces)

    def within(self, cells: int) -> "Item":
        """The same item in no more than so many cells: its first pieces are shortened before later ones are."""
        over, pieces = self.width - cells, list(self.pieces)
        for index, (text, style) in enumerate(pieces):
            surplus = max(min(over, cell_len(text) - _LEAST), 0)
            over -= surplus
            pieces[index] = (short(text, cell_len(text) - surplus), style)
        return Item(tuple(pieces), self.message) if over <= 0 else Item(tuple(_cropped(pieces, cells)), self.message)


def short(text: str, cells: int) -> str:
    """A text in no more than so many cells, its end left out where it takes more."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def _cropped(pieces: Sequence[tuple[str, str]], cells: int) -> Iterator[tuple[str, str]]:
    for text, style in pieces:
        yield short(text, cells), style
        cells -= cell_len(text)
        if cells <= 0:
            return


class Bar(Widget):
    """One line: items from the left as far as there is room, and others that always stand at the right."""

    DEFAULT_CSS = "Bar { width: 1fr; height: 1; }"
    ALLOW_SELECT = False
    GROUND: ClassVar[str] = "panel"
    GAP: ClassVar[int] = 2

    def __init__(
        self,
        *,
        id: str | None = None,
        gap: int = GAP,
        keep_last: bool = False,
        ask: Callable[[], tuple[tuple[Item, ...], tuple[Item, ...]]] | None = None,
    ) -> None:
        super().__init__(id=id)
        self._gap = gap
        """Blank cells between items on the left."""
        self._keep_last = keep_last
        """Whether items on the left give way from the front."""
        self._ask = ask
        """Says what to show whenever the bar is drawn; what depends on sizes is known only then."""
        self._left: tuple[Item, ...] = ()
        self._right: tuple[Item, ...] = ()
        self._is_as_opened = False
        self._book: StyleBook | None = None

    def set_items(self, left: tuple[Item, ...], right: tuple[Item, ...] = ()) -> None:
        """Replace what the bar shows."""
        before = self._shown()
        self._left, self._right = left, right
        if self._shown() != before:
            self.refresh()

    def ask_again(self) -> None:
        """Show what is to be shown now."""
        if self._ask is not None:
            self.set_items(*self._ask())

    def _shown(self) -> object:
        """What is to be seen of the items; whom they ask for what is not."""
        return [[(item.pieces, item.yields, item.is_spare) for item in side] for side in (self._left, self._right)]

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def _restyle(self) -> None:
        self._book = None
        self.refresh()

    @contextmanager
    def as_opened(self) -> Iterator[None]:
        """While it is drawn, stand as when first shown: without what tells of the reading so far."""
        kept = self._right
        self._right = tuple(item for item in kept if not item.is_spare)
        self._is_as_opened = True
        try:
            yield
        finally:
            self._right, self._is_as_opened = kept, False

    def _placed(self) -> list[tuple[int, Item]]:
        """Items with the cell each starts at; those that find no room are left out."""
        right = self._staying()
        placed: list[tuple[int, Item]] = []
        column = 1
        for item in self._fitting(self._room(right)):
            placed.append((column, item))
            column += item.width + self._gap
        column = max(self.size.width - self._width_of(right), 0)
        for item in right:
            placed.append((column, item))
            column += item.width + self.GAP
        return placed

    def _width_of(self, right: Sequence[Item]) -> int:
        return sum(item.width + self.GAP for item in right)

    def _room(self, right: Sequence[Item]) -> int:
        """Cells for the items on the left beside some on the right."""
        return self.size.width - self._width_of(right) - 1 - (self.GAP if right else 0)

    def _staying(self) -> list[Item]:
        """The items on the right that leave those on the left their room."""
        right = list(self._right)
        whole = sum(item.width for item in self._left) + self._gap * max(len(self._left) - 1, 0)
        least = min(self._left[-1].width if self._left else 0, int(self.size.width * _SHARE))
        for item in sorted((item for item in right if item.yields), key=lambda item: -item.yields):
            if self._room(right) >= (whole if item.is_spare else least):
                break
            right.remove(item)
        return right

    def _fitting(self, room: int) -> list[Item]:
        """Items on the left that have room; the one that never gives way is shortened to it."""
        fitting: list[Item] = []
        for item in reversed(self._left) if self._keep_last else self._left:
            if item.width > room:
                if self._keep_last and not fitting and room > 0:
                    fitting.append(item.within(room))
                break
            fitting.append(item)
            room -= item.width + self._gap
        return fitting[::-1] if self._keep_last else fitting

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the line."""
        if self._ask is not None and not self._is_as_opened:
            self._left, self._right = self._ask()
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
