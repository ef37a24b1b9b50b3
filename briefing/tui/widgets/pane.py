"""A pane of text: a Document, laid out and drawn a screenful at a time.

One widget for a whole page, however long: only the lines in sight are made into strips. It keeps its place by block,
selects links, shows hits and letters as layers over the same lines, and draws its own scroll bar.
"""

from typing import ClassVar

from msgspec.structs import replace
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from briefing.layout.cells import width
from briefing.layout.page import MEASURE, LinkRef, PageLayout, lay_out, lay_out_top
from briefing.model.document import Document
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.drawing import NO_LINK, Frame, Layer, Layers, bar_style, draw, thumb
from briefing.tui.finding import Hit
from briefing.tui.history import beginning, line_of
from briefing.tui.messages import Moved
from briefing.tui.theme import StyleBook
from briefing.tui.widgets.scroller import Scroller

_FIRST_LOOK = 300
"""Lines that are laid out before a page is first drawn; the rest follows once they are on the screen."""


class Pane(Scroller, can_focus=True):
    """Shows one Document."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    GROUND: ClassVar[str] = "background"
    """Name of the theme's colour behind the text."""

    MARGIN: ClassVar[int] = 2
    """Blank cells to the left of the text; the first shows which pane has the focus."""

    measure = MEASURE
    """Cells that running text is wrapped to at most; heeded whenever a page is laid out."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self._layout: PageLayout | None = None
        self._is_first_look = False
        self._drawn: dict[int, Strip] = {}
        """Lines of the page that are drawn already, by number; emptied whenever they would look different."""
        self.selected: LinkRef | None = None
        self.hits: tuple[Hit, ...] = ()
        self.current_hit = 0
        self.here: Place | None = None
        """The page that links leading to it are marked for."""
        self.hints: dict[str, LinkRef] = {}
        """Letters drawn over links, while the reader is picking one by its letter."""
        self._wanted = Position()
        self._found = 0
        """The first line when the wanted position was found: while it stays, that position holds, at any width."""
        self._anchor = ""
        self._book: StyleBook | None = None
        self._height = 0  # before the last change of size

    # What is shown

    def show(self, document: Document, position: Position | None = None, anchor: str = "") -> None:
        """Show a Document, at its top, at an anchor, or where a reader was."""
        if self.document is None or self.document.place != document.place:
            self.aside = 0
        self.document = document
        self._wanted, self._anchor = position or Position(), anchor
        self.selected, self.hits, self.hints = None, (), {}
        self._lay_out()
        self.redraw()

    def redraw(self) -> None:
        """Draw all lines anew."""
        self._drawn.clear()
        self.refresh()

    @property
    def layout_(self) -> PageLayout | None:
        """The whole document at the pane's present width; None until both are known."""
        if self._is_first_look and self._layout is not None and self.document is not None:
            self._is_first_look = False
            self._layout = lay_out(self.document, self._layout.width, measure=self.measure)
        return self._layout

    @property
    def position(self) -> Position:
        """Where on its page the reader is."""
        if self._layout is None:
            return self._wanted
        link = (self.selected.block, self.selected.ordinal) if self.selected else None
        if self.top == self._found and self._wanted.words:
            return replace(self._wanted, link=link)
        number, offset = self._layout.block_at(self.top)
        block = self._layout.blocks[number]
        return Position(number, offset, len(block.lines), link, beginning(block))

    @property
    def height_of_page(self) -> int:
        """How many lines the page has, as far as is known."""
        return self._layout.expected_height if self._layout else 0

    @property
    def _text_width(self) -> int:
        return self.size.width - self.MARGIN - self.BAR - 1

    def _lay_out(self) -> None:
        """Lay the document out at the pane's width; only what a first look shows, where the reader is at the top."""
        self._drawn.clear()
        self._is_first_look = False
        if self.document is None or self.size.width <= 0:
            self._layout = None
        elif self._wanted == Position() and not self._anchor:
            lines = max(self.size.height, _FIRST_LOOK)
            self._layout = lay_out_top(self.document, self._text_width, lines, measure=self.measure)
            self.top, self.selected = 0, None
            self._is_first_look = self._layout.expected_height > self._layout.height
            if self._is_first_look:
                self.call_after_refresh(self._lay_out_rest)
        else:
            self._layout = lay_out(self.document, self._text_width, measure=self.measure)
            self._find_place(self._layout)

    def _lay_out_rest(self) -> None:
        """Once the first lines are on the screen, lay out the others."""
        expected = self._thumb()
        if self.layout_ is not None and self._thumb() != expected:
            self.refresh()

    def _find_place(self, layout: PageLayout) -> None:
        """Go to the anchor or the position that was asked for."""
        found = layout.anchor(self._anchor) if self._anchor else None
        self.top = self._clamped(line_of(self._wanted, layout) if found is None else found)
        self.selected = next((ref for ref in layout.links if (ref.block, ref.ordinal) == self._wanted.link), None)
        self._anchor = ""
        self._found = self.top

    def on_resize(self) -> None:
        """Wrap anew for the new size; keep the place, and a selected link in sight if it was."""
        seen = self.selected is not None and self.top <= self.selected.y < self.top + self._height
        self._wanted = self.position
        if self._layout is None or self._layout.width != self._text_width:
            self._lay_out()
            self.redraw()
        elif self._wanted.block or self._wanted.offset:
            self._find_place(self._layout)
        self._height = self.size.height
        if seen and self.selected is not None:
            self.reveal(self.selected.y)
            self._found = self.top

    @property
    def last_top(self) -> int:
        """The line that stands first at the end of the page."""
        return max(0, self.layout_.height - self.size.height) if self.layout_ else 0

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.last_top))

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top of the pane, as far as the page goes."""
        top = self._clamped(y)
        if top == self.top:
            return
        self.top = top
        if self.hints:
            self.hints = {}
            self._drawn.clear()
        self.refresh()
        self.post_message(Moved(self))

    def reveal(self, y: int, start: int = 0, end: int = 0) -> None:
        """Scroll no more than is needed to bring a line into sight, and of a wide line the cells from start to end."""
        room = min(3, self.size.height // 4)
        if y < self.top + room:
            self.scroll_to_line(y - room)
        elif y >= self.top + self.size.height - room:
            self.scroll_to_line(y - self.size.height + 1 + room)
        if end and self.layout_ is not None:
            self.set_aside(self._frame.showing(self.layout_.line(y), start, end))

    @property
    def _frame(self) -> Frame:
        return Frame(self.MARGIN - 1, self._text_width, self.aside)

    def move_aside(self, cells: int) -> None:
        """Move wide lines to the left by so many cells more, as far as those in sight go on."""
        layout, rows = self.layout_, range(self.top, self.top + self.size.height)
        if layout is not None:
            self.set_aside(self._frame.moved(cells, max((layout.line(y).reach for y in rows), default=0)))

    def set_aside(self, aside: int) -> None:
        """Draw wide lines from so many cells on."""
        if aside != self.aside:
            self.aside = aside
            self.redraw()

    def reveal_hit(self) -> None:
        """Bring the current hit into sight, far along a wide line too."""
        part = self.hits[self.current_hit][0]
        text = self.layout_.line(part.y).text if self.layout_ else ""
        self.reveal(part.y, width(text[: part.start]), width(text[: part.end]))

    def select(self, ref: LinkRef | None) -> None:
        """Select a link and bring it into sight."""
        self.selected = ref
        if ref is not None:
            self.reveal(ref.y, ref.spot.column, ref.spot.column + 1)
        self.redraw()

    def mark_here(self, place: Place | None) -> None:
        """Mark the links that lead to a page."""
        if place != self.here:
            self.here = place
            self.redraw()

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
        self.redraw()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in sight; the first time, their size is known only now."""
        width, book = self.size.width, self.book
        if self._layout is None:
            self._lay_out()
        rows = self._thumb()
        edge = Strip([Segment(" ", book.style(("focus",) if self.has_focus else ()))], 1)
        strips = []
        for row in range(crop.y, crop.bottom):
            bar = Strip([Segment(" ", book.style(bar_style(row, rows)))], self.BAR)
            strips.append(Strip.join([edge, self._body(self.top + row, width - 1 - self.BAR), bar]))
        if crop.x or crop.width != width:
            strips = [strip.crop(crop.x, crop.right) for strip in strips]
        return strips

    def _body(self, y: int, width: int) -> Strip:
        """One line of the page between edge and scroll bar."""
        body = self._drawn.get(y)
        if body is None:
            layout = self._layout
            if layout is None or y >= layout.height:
                body = Strip([Segment(" " * max(width, 0), self.book.style(()))], max(width, 0))
            else:
                body = draw(layout.line(y), self._layers(layout, y), self.book, self._frame)
            self._drawn[y] = body
        return body

    def _thumb(self) -> range:
        """The rows of the scroll bar's thumb; none where the whole page is in sight."""
        return thumb(self.size.height, self.top, self.height_of_page)

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
        hints = ((ref.spot.column, letters) for letters, ref in self.hints.items() if ref.y == y)
        selected = self.selected.ordinal if self.selected and self.selected.block == block else NO_LINK
        return Layers(selected, frozenset(here), tuple(marks), tuple(hints))
