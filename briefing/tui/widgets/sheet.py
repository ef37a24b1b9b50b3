"""A sheet: a Document laid out for the size of a widget, and where on it the reader stands.

Only as much is laid out as it takes: first what a first look shows, then the rest once that is on the screen; of a page
with long texts what comes into sight, while the heights of the others are measured in short spells between keys.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final

from msgspec.structs import replace
from textual.geometry import Size
from textual.strip import Strip

from briefing.layout.laying import MEASURE, is_long, lay_out, lay_out_top
from briefing.layout.page import LinkRef, PageLayout
from briefing.layout.rows import Read
from briefing.model.document import Document
from briefing.model.position import Position
from briefing.tui.drawing import Frame, thumb
from briefing.tui.messages import Moved
from briefing.tui.spots import chosen, found, line_at, link_of, position_at
from briefing.tui.widgets.measuring import Measurer
from briefing.tui.widgets.scroller import Scroller

_FIRST_LOOK: Final = 300
"""Lines that are laid out before a page is first drawn; the rest follows once they are on the screen."""

_FAR: Final = 500
"""Lines beyond which a move goes to a share of the page: nearer, every line on the way is counted."""

_SEEN: Final = 16
"""Cells of a link that are brought into sight, if it is that long, where lines are wider than the pane."""


class Sheet(Scroller):
    """Keeps the place by block and letter; how lines are drawn is for others to say."""

    MARGIN: ClassVar[int] = 2
    """Blank cells to the left of the text; the first shows which pane has the focus."""

    measure = MEASURE
    """Cells that running text is wrapped to at most; heeded whenever a page is laid out."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.document: Document | None = None
        self.selected: LinkRef | None = None
        self._layout: PageLayout | None = None
        self._is_first_look = False
        self._drawn: dict[int, Strip] = {}
        """Lines of the page that are drawn already, by number; emptied whenever they would look different."""
        self._read: Read | None = None
        self._measurer = Measurer(self, self._kept_in_sight)
        self._wanted = Position()
        self._is_of_page = False
        """Whether the wanted position was taken from the document at hand, and is not to be looked for in it."""
        self._anchor = ""
        self._fitted = Size()
        """The size that the page was last made to fit."""
        self._is_telling = False
        """Whether the screen has yet to hear of a move."""
        self._found = -1
        """The line at which the wanted position was found; while it stands first, the reader has not moved."""

    def show(
        self, document: Document, position: Position | None = None, anchor: str = "", read: Read | None = None
    ) -> None:
        """Show a Document, at its top, at an anchor, or where a reader was; `read` parses the stretches in it."""
        if self.document is None or self.document.place != document.place:
            self.aside = 0
        self.document = document
        self._wanted, self._anchor, self._read = position or Position(), anchor, read
        self._is_of_page = False
        self.selected, self._found = None, -1
        self._lay_out()
        self.redraw()

    def redraw(self) -> None:
        """Draw all lines anew."""
        self._measurer.touch()
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
        if self.top == self._found and self._wanted.words:
            return replace(self._wanted, link=chosen(self._layout, self.selected))
        return position_at(self._layout, self.top, self.selected)

    @property
    def height_of_page(self) -> int:
        """How many lines the page has, as far as is known."""
        return self._layout.height + self._layout.beyond if self._layout else 0

    @property
    def _text_width(self) -> int:
        return self.size.width - self.MARGIN - self.BAR - 1

    def _lay_out(self) -> None:
        """Lay the document out at the pane's width; only what a first look shows, where the reader is at the top."""
        self._drawn.clear()
        self._is_first_look = False
        self._measurer.end()
        if self.document is None or self.size.width <= 0:
            self._layout = None
        elif self._is_long:
            width, measure = self._text_width, self.measure
            self._layout = lay_out(self.document, width, measure=measure, read=self._read, before=self._layout)
            self._find_place(self._layout)
            self.call_after_refresh(self._measure)
        elif self._wanted == Position() and not self._anchor:
            lines = max(self.size.height, _FIRST_LOOK)
            self._layout = lay_out_top(self.document, self._text_width, lines, measure=self.measure)
            self.top, self.selected = 0, None
            self._is_first_look = self._layout.beyond > 0
            if self._is_first_look:
                self.call_after_refresh(self._lay_out_rest)
        else:
            self._layout = lay_out(self.document, self._text_width, measure=self.measure)
            self._find_place(self._layout)
        self._is_of_page = self._layout is not None

    @property
    def _is_long(self) -> bool:
        """Whether the document holds stretches, which are laid out when they come into sight."""
        return self._read is not None and self.document is not None and is_long(self.document)

    def _lay_out_rest(self) -> None:
        """Once the first lines are on the screen, lay out the others."""
        expected = self._thumb()
        if self.layout_ is not None and self._thumb() != expected:
            self.refresh()
        self._tell()

    def _measure(self) -> None:
        """Find out how high the parts of the page at hand are, if it is a long one."""
        if self._layout is not None and self._is_long:
            self._measurer.begin(self._layout)

    @contextmanager
    def _kept_in_sight(self, layout: PageLayout) -> Iterator[None]:
        """The same lines stay in sight while others turn out to be more or fewer."""
        version, here, thumb = layout.blocks.version, layout.block_at(self.top), self._thumb()
        yield
        if layout.blocks.version != version:
            self._drawn.clear()
            stays = self.top == self._found
            self.top = layout.y_of(*here)  # the same lines, under other numbers
            self._found = self.top if stays else -1
            if self._thumb() != thumb:
                self.refresh()
            self._tell()

    def _settled(self, top: int) -> int:
        """Lay out what is in sight when a line stands first, and say which one then does."""
        layout = self.layout_
        return layout.settled(max(top, 0), self.size.height) if layout is not None else 0

    def _find_place(self, layout: PageLayout) -> None:
        """Go to the anchor or the position that was asked for."""
        line = layout.anchor(self._anchor) if self._anchor else None
        if not self._is_of_page:
            self._wanted = found(self._wanted, layout)
        self.top = self._settled(line_at(self._wanted, layout) if line is None else line)
        self.selected = link_of(self._wanted.link, layout)
        self._anchor = ""
        self._is_of_page = True
        self._found = self.top

    def on_resize(self) -> None:
        """Draw anew for the new size, unless that was done; how far down the page the reader is may be another."""
        if self.fit():
            self.redraw()
        self._tell()

    def fit(self) -> bool:
        """Wrap anew if the size is a new one; keep the place, and a selected link in sight if it was.

        A widget is drawn in a new size before it is told of it. Whoever draws, or says how far down the page the
        reader is, makes it fit first. Returns whether there was anything to do.
        """
        if self._fitted == self.size and (self._layout is not None or self.document is None):
            return False
        seen = self.selected is not None and self.is_in_sight(self.selected, self._fitted.height)
        self._fitted, self._wanted = self.size, self.position
        self._drawn.clear()
        if self._layout is None or self._layout.width != self._text_width:
            self._lay_out()
        elif self._wanted.block or self._wanted.offset:
            self._find_place(self._layout)
        if seen and self.selected is not None:
            self.reveal_link(self.selected)
            self._found = self.top
        return True

    @property
    def last_top(self) -> int:
        """The line that stands first at the end of the page."""
        return max(0, self.layout_.height - self.size.height) if self.layout_ else 0

    def is_in_sight(self, ref: LinkRef, height: int | None = None) -> bool:
        """Whether a link starts on one of the lines in sight, or in a pane of another height."""
        layout = self.layout_
        height = self.size.height if height is None else height
        return layout is not None and self.top <= layout.y_at(ref) < self.top + height

    def scroll_to_line(self, y: int) -> None:
        """Bring a line to the top of the pane, as far as the page goes."""
        layout = self.layout_
        if layout is None:
            return
        version = layout.blocks.version
        near = 0 < self.top - y < _FAR
        top = self._settled(layout.moved(self.top, y - self.top) if near else y)
        if layout.blocks.version != version:
            self._drawn.clear()
        if top == self.top and layout.blocks.version == version:
            return
        self.top = top
        self._measurer.touch()
        self._draw_with_standing()

    def go_to(self, position: Position, anchor: str = "") -> None:
        """Stand where a reader was on the page, with the link that was selected there, or at an anchor."""
        self._wanted, self._anchor, self._is_of_page = position, anchor, False
        layout = self.layout_
        if layout is not None:
            self._find_place(layout)
            self._drawn.clear()
            self._measurer.touch()
            self._draw_with_standing()

    def _draw_with_standing(self) -> None:
        """Draw after the screen has heard of all moves, so that what it says of the place comes in the same frame."""
        if not self._is_telling:
            self._is_telling = True
            self.screen.post_message(Moved(self))
            self.screen.call_later(self._draw_told)

    def _tell(self) -> None:
        """Let the screen say anew where on the page the reader is."""
        if self.is_attached:
            self.screen.post_message(Moved(self))

    def _draw_told(self) -> None:
        self._is_telling = False
        self.refresh()

    def reveal(self, y: int, start: int = 0, end: int = 0) -> None:
        """Scroll no more than is needed to bring a line into sight, and of a wide line the cells from start to end."""
        room, line = min(3, self.size.height // 4), self.layout_.line(y) if self.layout_ is not None else None
        if y < self.top + room:
            self.scroll_to_line(y - room)
        elif y >= self.top + self.size.height - room:
            self.scroll_to_line(y - self.size.height + 1 + room)
        if end and line is not None:
            self.set_aside(self._frame.showing(line, start, end))

    def reveal_link(self, ref: LinkRef) -> None:
        """Bring a link into sight."""
        if self.layout_ is not None:
            self.reveal(self.layout_.y_at(ref), ref.spot.column, ref.spot.column + min(len(ref.spot.text), _SEEN))

    @property
    def _frame(self) -> Frame:
        return Frame(self.MARGIN - 1, self._text_width, self.aside)

    def move_aside(self, cells: int) -> None:
        """Move wide lines to the left by so many cells more, as far as those in sight go on."""
        layout, rows = self.layout_, range(self.top, self.top + self.size.height)
        if layout is not None:
            self.set_aside(self._frame.moved(cells, map(layout.line, rows)))

    def set_aside(self, aside: int) -> None:
        """Draw wide lines from so many cells on."""
        if aside != self.aside:
            self.aside = aside
            self.redraw()

    def _thumb(self) -> range:
        """The rows of the scroll bar's thumb; none where the whole page is in sight."""
        return thumb(self.size.height, self.top, self.height_of_page)
