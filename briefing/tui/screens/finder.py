"""Finding in the page: the hits, which of them is current, and the bar that asks for words."""

from collections.abc import Callable
from math import inf

from textual.screen import Screen
from textual.timer import Timer

from briefing.layout.page import is_long
from briefing.tui.finding import Search, words_as_typed
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.view import DocumentView

_PAUSE, _SPELL = 0.03, 0.01
"""Seconds between two spells of searching a long page, and of one."""


class Finder:
    """Keeps the search of one reading screen; calls `changed` whenever there is something new to say of it.

    `make_room` puts away what hides the page.
    """

    def __init__(self, screen: Screen[None], changed: Callable[[], None], make_room: Callable[[], object]) -> None:
        self._screen = screen
        self._changed = changed
        self._make_room = make_room
        self._query = words_as_typed("")
        self._search: Search | None = None
        self._timer: Timer | None = None
        self._shows_first = False
        """Whether the first hit is brought into sight once there is one."""
        self._bar: FindBar | None = None
        self._begun_at: tuple[int, int] | None = None
        """Block and line of it that stood first when words were asked for."""

    @property
    def _page(self) -> DocumentView:
        return self._screen.query_one("#page", DocumentView)

    @property
    def words(self) -> str:
        """The search in a few words, such as `3/14`; empty when there is none."""
        page = self._page
        return f"{page.current_hit + 1}/{self._count}" if page.hits else ""

    @property
    def _count(self) -> str:
        """How many hits there are, such as `14`, or `14+` while there may be more."""
        search = self._search
        is_all = search is None or (search.is_done and not search.is_cut)
        return str(len(self._page.hits)) + ("" if is_all else "+")

    async def action_find(self) -> None:
        """Show the bar, making it first if this is the first search."""
        self._make_room()
        layout = self._page.layout_
        self._begun_at = layout.block_at(self._page.top) if layout is not None else None
        if self._bar is None:
            self._bar = FindBar()
            await self._screen.mount(self._bar, before="#keys")
        self._bar.open()

    def look_for(self, query: str) -> None:
        """Find some words from where the reader was when they began to type; there they stay if nothing is found."""
        page = self._page
        self._go_back()
        self._query = words_as_typed(query)
        self._shows_first = True
        self._begin()
        page.current_hit = next((index for index, hit in enumerate(page.hits) if page.line_of(hit) >= page.top), 0)
        self._reveal()

    def _begin(self) -> None:
        """Search the page; a long one in short spells, from where the reader is."""
        page = self._page
        layout, document = page.layout_, page.document
        self._stop()
        page.hits = ()
        if layout is None or document is None:
            return
        in_spells = is_long(document)
        start = layout.block_at(page.top)[0] if in_spells else 0
        self._search = Search(layout, self._query, start)
        self._search.go_on(_SPELL if in_spells else inf)
        page.hits = self._search.hits
        if not self._search.is_done:
            self._timer = self._screen.set_interval(_PAUSE, self._go_on)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._search = self._timer = None

    def _go_on(self) -> None:
        """Search on for a spell; the current hit stays the current one."""
        page, search = self._page, self._search
        if search is None:
            return
        current = page.hits[page.current_hit] if page.hits else None
        search.go_on(_SPELL)
        if search.is_done and self._timer is not None:
            self._timer.stop()
        page.hits = search.hits
        if current is None and page.hits:
            page.current_hit = 0
            if self._shows_first:
                self._reveal()
                return
        page.current_hit = page.hits.index(current) if current is not None else 0
        self._tell()

    def action_find_next(self) -> None:
        """To the next hit."""
        self._step(1)

    def action_find_previous(self) -> None:
        """To the hit before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        """To the next hit in sight or below, or the one before; round the end with a word about it."""
        page = self._page
        if not page.hits:
            self._screen.app.notify("Nothing to find: press / and type.", timeout=2)
            return
        wanted = self._from_here(by) if not self._is_current_in_sight() else page.current_hit + by
        page.current_hit = wanted % len(page.hits)
        if wanted != page.current_hit:
            where = "top" if by > 0 else "end"
            self._screen.app.notify(f"Search goes on from the {where}.", timeout=2, markup=False)
        self._reveal()

    def _is_current_in_sight(self) -> bool:
        page = self._page
        return page.top <= page.line_of(page.hits[page.current_hit]) < page.top + page.size.height

    def _from_here(self, by: int) -> int:
        """The hit that follows what is in sight, once the reader has scrolled away from the current one."""
        page = self._page
        following = (index for index, hit in enumerate(page.hits) if page.line_of(hit) >= page.top)
        below = next(following, len(page.hits))
        return below if by > 0 else below - 1

    def cancel(self) -> None:
        """Put the hits away, and the reader back to where they began to type."""
        self._go_back()
        self.clear()

    def _go_back(self) -> None:
        layout = self._page.layout_
        if layout is not None and self._begun_at is not None:
            self._page.scroll_to_line(layout.y_of(*self._begun_at))

    def clear(self) -> bool:
        """Put the hits away; False when there were none."""
        page = self._page
        had = bool(page.hits) or (self._bar is not None and self._bar.has_class("-open"))
        self._stop()
        page.hits, self._query, self._begun_at = (), words_as_typed(""), None
        page.redraw()
        if self._bar is not None:
            self._bar.remove_class("-open")
        self._changed()
        return had

    def lay_again(self) -> None:
        """Find the same words once the page has been wrapped or read anew; the reader stays where they are."""
        if self._query:
            self._shows_first = False
            current = self._page.current_hit
            self._begin()
            self._page.current_hit = min(current, max(len(self._page.hits) - 1, 0))
            self._tell()

    def _reveal(self) -> None:
        page = self._page
        if page.hits:
            page.reveal_hit()
        self._tell()

    def _tell(self) -> None:
        page = self._page
        page.redraw()
        if self._bar is not None:
            is_done = self._search is None or self._search.is_done
            self._bar.tell(page.current_hit + 1, self._count if page.hits else "", is_done=is_done)
        self._changed()
