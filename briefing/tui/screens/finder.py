"""Finding in the page: the hits, which of them is current, and the bar that asks for words."""

from collections.abc import Callable

from textual.screen import Screen

from briefing.tui.finding import find_all
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.view import DocumentView


class Finder:
    """Keeps the search of one reading screen; calls `changed` whenever there is something new to say of it.

    `make_room` puts away what hides the page.
    """

    def __init__(self, screen: Screen[None], changed: Callable[[], None], make_room: Callable[[], object]) -> None:
        self._screen = screen
        self._changed = changed
        self._make_room = make_room
        self._query = ""
        self._bar: FindBar | None = None

    @property
    def _page(self) -> DocumentView:
        return self._screen.query_one("#page", DocumentView)

    @property
    def words(self) -> str:
        """The search in a few words, such as `3/14`; empty when there is none."""
        page = self._page
        return f"{page.current_hit + 1}/{len(page.hits)}" if page.hits else ""

    async def action_find(self) -> None:
        """Show the bar, making it first if this is the first search."""
        self._make_room()
        if self._bar is None:
            self._bar = FindBar()
            await self._screen.mount(self._bar, before="#keys")
        self._bar.open()

    def look_for(self, query: str) -> None:
        """Find some words from where the reader is."""
        page = self._page
        self._query = query
        page.hits = find_all(page.layout_, query) if page.layout_ else ()
        after = (index for index, hit in enumerate(page.hits) if hit[0].y >= page.top)
        page.current_hit = next(after, 0)
        self._reveal()

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
        return page.top <= page.hits[page.current_hit][0].y < page.top + page.size.height

    def _from_here(self, by: int) -> int:
        """The hit that follows what is in sight, once the reader has scrolled away from the current one."""
        page = self._page
        below = next((index for index, hit in enumerate(page.hits) if hit[0].y >= page.top), len(page.hits))
        return below if by > 0 else below - 1

    def clear(self) -> bool:
        """Put the hits away; False when there were none."""
        page = self._page
        had = bool(page.hits) or (self._bar is not None and self._bar.has_class("-open"))
        page.hits, self._query = (), ""
        page.redraw()
        if self._bar is not None:
            self._bar.remove_class("-open")
        self._changed()
        return had

    def lay_again(self) -> None:
        """Find the same words once the page has been wrapped anew."""
        if self._query and self._page.layout_:
            self._page.hits = find_all(self._page.layout_, self._query)

    def _reveal(self) -> None:
        page = self._page
        if page.hits:
            page.reveal_hit()
        page.redraw()
        if self._bar is not None:
            self._bar.tell(page.current_hit + 1, len(page.hits))
        self._changed()
