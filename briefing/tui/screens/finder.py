"""Finding in the page: the hits, which of them is current, and the bar that asks for words."""

from collections.abc import Callable
from math import inf

from textual.timer import Timer

from briefing.layout.laying import is_long
from briefing.model.position import Position
from briefing.tui.finding import Search, words_as_typed
from briefing.tui.screens.saying import SayingScreen
from briefing.tui.widgets.find_bar import FindBar
from briefing.tui.widgets.view import DocumentView

_PAUSE, _SPELL = 0.03, 0.01
"""Seconds between two spells of searching a long page, and of one."""


class Finder:
    """Keeps the search of one reading screen; calls `changed` whenever there is something new to say of it.

    `make_room` puts away what hides the page. `leapt` is told where the reader was before they came to a hit.
    """

    def __init__(
        self,
        screen: SayingScreen,
        changed: Callable[[], None],
        make_room: Callable[[], object],
        leapt: Callable[[Position], None],
    ) -> None:
        self._screen = screen
        self._changed = changed
        self._make_room = make_room
        self._leapt = leapt
        self._query = words_as_typed("")
        self._search: Search | None = None
        self._timer: Timer | None = None
        self._shows_first = False
        """Whether the first hit is brought into sight once there is one."""
        self._bar: FindBar | None = None
        self._begun: Position | None = None
        """Where the reader was when words were asked for; None once they are typed and found."""

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
        self._begun = self._page.position
        if self._bar is None:
            self._bar = FindBar()
            await self._screen.mount(self._bar, before="#keys")
        self._bar.open()

    def look_for(self, query: str) -> None:
        """Find some words from where the reader was when they began to type; there they stay if nothing is found."""
        self._go_back()
        self._query = words_as_typed(query)
        self._shows_first = True
        self._page.current_hit = 0
        self._begin()
        self._show_first()

    def _show_first(self) -> None:
        """Bring the first hit below into sight once there is one; if none is below the first of all, with a word."""
        page, search = self._page, self._search
        index = self._following()
        turns = index == len(page.hits)
        if page.hits and search is not None and (search.has_turned or not turns):
            self._shows_first = False
            page.current_hit = index % len(page.hits)
            if turns:
                self._say_turned("top")
            page.reveal_hit()
            if not self._is_asking:
                self._step_from_begun()
        self._tell()

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
        page.current_hit = page.hits.index(current) if current is not None else 0
        if self._shows_first:
            self._show_first()
        else:
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
            self._screen.say("Nothing to find: press / and type.", seconds=2)
            return
        before = page.position
        wanted = self._from_here(by) if not self._is_current_in_sight() else page.current_hit + by
        page.current_hit = wanted % len(page.hits)
        if wanted != page.current_hit:
            self._say_turned("top" if by > 0 else "end")
        page.reveal_hit()
        self._tell()
        if not self._is_asking:
            self._leapt(before)

    def _say_turned(self, where: str) -> None:
        self._screen.say(f"Search goes on from the {where}.", seconds=2)

    def _is_current_in_sight(self) -> bool:
        page = self._page
        return page.top <= page.line_of(page.hits[page.current_hit]) < page.top + page.size.height

    def _from_here(self, by: int) -> int:
        """The hit that follows what is in sight, once the reader has scrolled away from the current one."""
        below = self._following()
        return below if by > 0 else below - 1

    def _following(self) -> int:
        """The first hit in sight or below; their number if there is none."""
        page = self._page
        following = (index for index, hit in enumerate(page.hits) if page.line_of(hit) >= page.top)
        return next(following, len(page.hits))

    @property
    def _is_asking(self) -> bool:
        """Whether words may still be typed, so that what is shown may be left again."""
        return self._bar is not None and self._bar.has_class("-open")

    def close(self, *, keep: bool) -> None:
        """The words are typed: to `keep` the hits is a step, once there are some; else all is as before."""
        if not keep:
            self._go_back()
            self.clear()
        elif not self._shows_first:
            self._step_from_begun()

    def _step_from_begun(self) -> None:
        begun, self._begun = self._begun, None
        if begun is not None:
            self._leapt(begun)

    def _go_back(self) -> None:
        if self._begun is not None:
            self._page.go_to(self._begun)

    def clear(self) -> bool:
        """Put the hits away; False when there were none."""
        page = self._page
        had = bool(page.hits) or self._is_asking
        self._stop()
        page.hits, self._query, self._begun = (), words_as_typed(""), None
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

    def _tell(self) -> None:
        page = self._page
        page.redraw()
        if self._bar is not None:
            is_done = self._search is None or self._search.is_done
            self._bar.tell(page.current_hit + 1, self._count if page.hits else "", is_done=is_done)
        self._changed()
