"""A pane of text: a Document, laid out and drawn a screenful at a time.

One widget for a whole page, however long: only the lines in sight are made into strips. It keeps its place by block,
selects links, shows hits and letters as layers over the same lines, and draws its own scroll bar.
"""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefing.layout.page import LinkRef, PageLayout, lay_out
from briefing.model.document import Document
from briefing.model.place import Place
from briefing.tui.drawing import NO_LINK, Layer, Layers, draw, link_at
from briefing.tui.finding import Hit
from briefing.tui.history import Position
from briefing.tui.messages import OpenTarget
from briefing.tui.theme import StyleBook


class Pane(Widget, can_focus=True):
    """Shows one Document; a click on a link posts `OpenTarget`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    GROUND: ClassVar[str] = "background"
    """Name of the theme's colour behind the text."""

    MARGIN: ClassVar[int] = 2
    """Blank cells to the left of the text; the first shows which pane has the focus."""

    BAR: ClassVar[int] = 1
    """Cells of the scroll bar."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self.layout_: PageLayout | None = None
        """The document at the pane's present width; None until both are known."""
        self.top = 0
        """The line of the page that stands first in the pane."""
        self.selected: LinkRef | None = None
        self.hits: tuple[Hit, ...] = ()
        self.current_hit = 0
        self.here: Place | None = None
        """The page that links leading to it are marked for."""
        self.hints: dict[str, LinkRef] = {}
        """Letters drawn over links, while the reader is picking one by its letter."""
        self._wanted = Position()
        self._anchor = ""
        self._book: StyleBook | None = None
        self._dragging = False

    # What is shown

    def show(self, document: Document, position: Position | None = None, anchor: str = "") -> None:
        """Show a Document, at its top, at an anchor, or where a reader was."""
        self.document = document
        self._wanted, self._anchor = position or Position(), anchor
        self.selected, self.hits, self.hints = None, (), {}
        self._lay_out()
        self.refresh()

    @property
    def position(self) -> Position:
        """Where on its page the reader is."""
        if self.layout_ is None:
            return self._wanted
        block, offset = self.layout_.block_at(self.top)
        link = (self.selected.block, self.selected.ordinal) if self.selected else None
        return Position(block, offset, link)

    def _lay_out(self) -> None:
        width = self.size.width - self.MARGIN - self.BAR - 1
        if self.document is None or self.size.width <= 0:
            self.layout_ = None
            return
        self.layout_ = lay_out(self.document, width)
        found = self.layout_.anchor(self._anchor) if self._anchor else None
        self._anchor = ""
        wanted_line = self.layout_.y_of(self._wanted.block, self._wanted.offset)
        self.top = self._clamped(wanted_line if found is None else found)
        wanted = self._wanted.link
        self.selected = next((ref for ref in self.layout_.links if (ref.block, ref.ordinal) == wanted), None)

    def on_resize(self) -> None:
        """Wrap anew for the new size and keep the place."""
        before = self.layout_
        self._wanted = self.position
        if before is None or before.width != self.size.width - self.MARGIN - self.BAR - 1:
            self._lay_out()
            self.refresh()
        else:
            self.top = self._clamped(self.top)

    def _clamped(self, top: int) -> int:
        height = self.layout_.height if self.layout_ else 0
        return max(0, min(top, height - self.size.height))

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top of the pane, as far as the page goes."""
        top = self._clamped(y)
        if top != self.top:
            self.top = top
            self.refresh()

    def reveal(self, y: int) -> None:
        """Scroll no more than is needed to bring a line into sight, with a little room around it."""
        room = min(3, self.size.height // 4)
        if y < self.top + room:
            self.scroll_to_line(y - room)
        elif y >= self.top + self.size.height - room:
            self.scroll_to_line(y - self.size.height + 1 + room)

    def select(self, ref: LinkRef | None) -> None:
        """Select a link and bring it into sight."""
        self.selected = ref
        if ref is not None:
            self.reveal(ref.y)
        self.refresh()

    def mark_here(self, place: Place | None) -> None:
        """Mark the links that lead to a page."""
        self.here = place
        self.refresh()

    # Drawing

    @property
    def book(self) -> StyleBook:
        """The styles of the theme in force."""
        if self._book is None:
            self._book = StyleBook(self.app.theme_variables, self.GROUND, self.get_line_filters())
        return self._book

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.restyle())

    def restyle(self) -> None:
        """Take up the colours of a new theme."""
        self._book = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight; the first time, their size is known only now."""
        width = self.size.width
        if self.layout_ is None:
            self._lay_out()
        strips = [self._strip(y, width) for y in range(crop.y, crop.bottom)]
        if crop.x or crop.width != width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _strip(self, row: int, width: int) -> Strip:
        book = self.book
        layout, y = self.layout_, self.top + row
        text_width = max(width - self.BAR, 0)
        if layout is None or y >= layout.height:
            body = Strip([Segment(" " * text_width, book.style(()))], text_width)
        else:
            body = draw(layout.line(y), self._layers(layout, y), book, text_width, self.MARGIN)
        if self.has_focus and text_width:
            body = Strip.join([Strip([Segment(" ", book.style(("focus",)))], 1), body.crop(1)])
        return Strip.join([body, Strip([Segment(" ", book.style(self._bar_style(row)))], 1)]) if self.BAR else body

    def _bar_style(self, row: int) -> tuple[str, ...]:
        """The scroll bar's style in a row: nothing where all is in sight, else track or thumb."""
        height, page = self.size.height, self.layout_.height if self.layout_ else 0
        if page <= height:
            return ()
        thumb = max(1, height * height // page)
        start = (height - thumb) * self.top // (page - height)
        return ("scroll.thumb",) if start <= row < start + thumb else ("scroll.track",)

    def _layers(self, layout: PageLayout, y: int) -> Layers:
        if not (self.selected or self.hits or self.hints or self.here):
            return Layers()
        block, _ = layout.block_at(y)
        links = layout.blocks[block].links
        here = (number for number, spot in enumerate(links) if self.here is not None and spot.target == self.here)
        marks = (
            Layer(part.start, part.end, "hit.current" if index == self.current_hit else "hit")
            for index, hit in enumerate(self.hits)
            for part in hit
            if part.y == y
        )
        hints = ((self._column(layout, ref), letters) for letters, ref in self.hints.items() if ref.y == y)
        selected = self.selected.ordinal if self.selected and self.selected.block == block else NO_LINK
        return Layers(selected, frozenset(here), tuple(marks), tuple(hints))

    def _column(self, layout: PageLayout, ref: LinkRef) -> int:
        """The character of its line at which a link starts."""
        column = 0
        for run in layout.line(ref.y).runs:
            if run.link == ref.ordinal:
                return column
            column += len(run.text)
        return 0

    # Mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines for each notch of the wheel."""
        event.stop()
        self.scroll_to_line(self.top + 3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines for each notch of the wheel."""
        event.stop()
        self.scroll_to_line(self.top - 3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if self.layout_ and event.x >= self.size.width - self.BAR:
            self._dragging = True
            self.capture_mouse()
            self._drag_to(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar."""
        if self._dragging:
            self._drag_to(event.y)

    def on_mouse_up(self, _event: events.MouseUp) -> None:
        """Let go of the scroll bar."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def _drag_to(self, row: int) -> None:
        if self.layout_ is not None:
            hidden = self.layout_.height - self.size.height
            self.scroll_to_line(round(hidden * row / max(self.size.height - 1, 1)))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        ref = self._ref_at(event.x, event.y)
        if ref is not None:
            self.select(ref)
            self.post_message(OpenTarget(ref.spot.target))

    def _ref_at(self, x: int, row: int) -> LinkRef | None:
        layout, y = self.layout_, self.top + row
        if layout is None or y >= layout.height or x < self.MARGIN:
            return None
        block, _ = layout.block_at(y)
        ordinal = link_at(layout.line(y), x - self.MARGIN)
        return next((ref for ref in layout.links if (ref.block, ref.ordinal) == (block, ordinal)), None)
