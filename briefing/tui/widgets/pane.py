"""A pane of text: a Document, laid out and drawn a screenful at a time.

Only the lines in sight are made into strips; the selected link, hits and letters are layers over the same lines, and
the scroll bar is drawn with them.
"""

from collections.abc import Iterator
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from briefing.layout.cells import width
from briefing.layout.page import LinkRef, PageLayout
from briefing.layout.rows import Read
from briefing.layout.selecting import Extent, carried
from briefing.model.document import Document
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.drawing import CURRENT, HIT, NO_LINK, Layer, Layers, bar_style, draw
from briefing.tui.finding import Hit, Span
from briefing.tui.theme import StyleBook
from briefing.tui.widgets.sheet import Sheet


class Pane(Sheet, can_focus=True):
    """Shows one Document."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Pane { width: 1fr; height: 1fr; }"

    GROUND: ClassVar[str] = "background"
    """Name of the theme's colour behind the text."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._hits: tuple[Hit, ...] = ()
        self._hits_by_line: dict[tuple[int, int], list[tuple[int, Span]]] = {}
        self.current_hit = 0
        self.here: Place | None = None
        """The page that links leading to it are marked for."""
        self.hints: dict[str, LinkRef] = {}
        """Letters drawn over links, while the reader is picking one by its letter."""
        self._picked: Extent | None = None
        self._book: StyleBook | None = None

    def show(
        self, document: Document, position: Position | None = None, anchor: str = "", read: Read | None = None
    ) -> None:
        """Show a Document with nothing found or picked on it."""
        self.hits, self.hints, self._picked = (), {}, None
        super().show(document, position, anchor, read)

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top of the pane; letters over links are put away."""
        if self.hints:
            self.hints = {}
            self.redraw()
        super().scroll_to_line(y)

    def go_to(self, position: Position, anchor: str = "") -> None:
        """Stand elsewhere on the page; letters over links are put away."""
        self.hints = {}
        super().go_to(position, anchor)

    @property
    def picked(self) -> Extent | None:
        """The words that are selected, for instance with the mouse."""
        return self._picked

    def pick(self, extent: Extent | None) -> bool:
        """Select some words, or none; whether that changed anything."""
        before, self._picked = self._picked, extent or None
        if self._picked != before:
            self.redraw()
        return self._picked != before

    def _lay_out(self) -> None:
        """What is selected stays so at another width; letters over links, which would stand amid words, go."""
        self.hints = {}
        before, picked = self._layout, self._picked
        super()._lay_out()
        after = self.layout_ if picked else None
        self._picked = carried(picked, before, after) if picked and before and after else None

    @property
    def hits(self) -> tuple[Hit, ...]:
        """What was found on the page, in reading order."""
        return self._hits

    @hits.setter
    def hits(self, hits: tuple[Hit, ...]) -> None:
        self._hits, self._hits_by_line = hits, {}
        for index, hit in enumerate(hits):
            for part in hit:
                self._hits_by_line.setdefault((part.block, part.line), []).append((index, part))

    def line_of(self, hit: Hit) -> int:
        """The line of the page that a hit begins on, laid out or guessed."""
        layout = self._layout
        return layout.blocks.starts[hit[0].block] + hit[0].line if layout is not None else 0

    def reveal_hit(self) -> None:
        """Bring the current hit into sight, far along a wide line too."""
        part, layout = self.hits[self.current_hit][0], self.layout_
        if layout is not None:
            text = layout.blocks[part.block].lines[part.line].text
            self.reveal(layout.y_of(part.block, part.line), width(text[: part.start]), width(text[: part.end]))

    def select(self, ref: LinkRef | None) -> None:
        """Select a link and bring it into sight."""
        self.selected = ref
        if ref is not None:
            self.reveal_link(ref)
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
        """Draw the lines in sight; a new size is known here first."""
        self.fit()
        width, book = self.size.width, self.book
        rows, marks = self._thumb(), self._marks_of_bar()
        edge = Strip([Segment(" ", book.style(("focus",) if self.has_focus else ()))], 1)
        strips = []
        for row in range(crop.y, crop.bottom):
            mark = marks.get(row, "")
            bar = Strip([Segment(mark or " ", book.style(bar_style(row, rows, mark)))], self.BAR)
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

    def _marks_of_bar(self) -> dict[int, str]:
        """The marks of rows of the scroll bar that stand for lines with hits; none where the whole page is in sight."""
        height, page = self.size.height, self.height_of_page
        if not self._hits or page <= height:
            return {}
        rows = [self.line_of(hit) * height // page for hit in self._hits]
        return dict.fromkeys(rows, HIT) | dict.fromkeys(rows[self.current_hit : self.current_hit + 1], CURRENT)

    def _layers(self, layout: PageLayout, y: int) -> Layers:
        block, offset = layout.block_at(y)
        links = layout.blocks[block].links
        if not (self.selected or self.hits or self.hints or self.here or self._picked):
            return Layers(links)
        here = (number for number, spot in enumerate(links) if self.here is not None and spot.target == self.here)
        hints = (
            (ref.spot.column, letters)
            for letters, ref in self.hints.items()
            if (ref.block, ref.spot.line) == (block, offset)
        )
        selected = self.selected.ordinal if self.selected and self.selected.block == block else NO_LINK
        return Layers(links, selected, frozenset(here), tuple(self._marks(layout, block, offset)), tuple(hints))

    def _marks(self, layout: PageLayout, block: int, line: int) -> Iterator[Layer]:
        """The hits on one line, and over them what is selected there."""
        for index, part in self._hits_by_line.get((block, line), ()):
            yield Layer(part.start, part.end, "hit.current" if index == self.current_hit else "hit")
        if self._picked is not None:
            start, end = self._picked.within(block, line, len(layout.blocks[block].lines[line].text))
            yield Layer(start, end, "picked")
