"""Steps that tests of the reader share."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from briefing.model.library import Library
from briefing.model.place import Place, parse_place
from briefing.pages.spread import spread
from briefing.store.notebook import Notebook
from briefing.store.settings import Settings
from briefing.tui.app import BriefingApp
from briefing.tui.history import Visit
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.reloader import Source
from briefing.tui.widgets.said import Said
from briefing.tui.widgets.view import DocumentView


class Reading:
    """A running reader, and what a test asks of it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def screen(self) -> ReaderScreen:
        """The reading screen, whatever lies over it."""
        return next(screen for screen in self.pilot.app.screen_stack if isinstance(screen, ReaderScreen))

    @property
    def page(self) -> DocumentView:
        """The pane that holds the page."""
        return self.screen.page

    @property
    def place(self) -> str:
        """The Place being read, as written."""
        return str(self.screen.history.current.place)

    @property
    def selected(self) -> str:
        """Words of the selected link; empty when none is."""
        return self.page.selected.spot.text if self.page.selected else ""

    def pane(self, name: str) -> DocumentView:
        """A pane by its name."""
        return self.screen.query_one(f"#{name}", DocumentView)

    def shown(self) -> set[str]:
        """Names of the panes that can be seen."""
        return {name for name in ("contents", "page", "context") if self.pane(name).display}

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each settled before the next."""
        for key in keys:
            await self.pilot.press(key)
            await self.pilot.pause()

    def lines(self, name: str = "page") -> list[str]:
        """What a pane shows, line by line, without its margin and scroll bar."""
        pane = self.pane(name)
        strips = pane.render_lines(pane.size.region)
        return [strip.text[pane.MARGIN : -1].rstrip() for strip in strips]

    @property
    def said(self) -> str:
        """What stands at the foot of the screen instead of the keys, line ends being spaces; empty while keys do."""
        places = [widget.region for widget in self.screen.query(Said) if widget.display]
        rows = self.screen._compositor.render_strips() if places else []
        return " ".join(" ".join(rows[y].text for place in places for y in range(place.y, place.bottom)).split())

    async def counted(self) -> None:
        """Wait until the contents say how many errors the library has, which is found out beside the reading."""
        async with asyncio.timeout(30):
            while not re.search(r"Problems \d+ error", " ".join(self.lines("contents"))):
                await self.pilot.pause(0.05)

    def shows(self, words: str, name: str = "page") -> bool:
        """Whether a pane shows some words, line ends being spaces."""
        return words in " ".join(" ".join(self.lines(name)).split())


def place_of(library: Library, typed: str) -> Place:
    """The one Place that somebody means."""
    wanted = parse_place(typed)
    assert wanted is not None
    (place,) = library.locate(wanted)
    return place


@asynccontextmanager
async def reading(
    library: Library,
    at: str = "",
    size: tuple[int, int] = (120, 40),
    *,
    notebook: Notebook | None = None,
    source: Source | None = None,
    settings: Settings | None = None,
) -> AsyncIterator[Reading]:
    """Open the reader on a library, at a page as a person would name it, once everything has settled."""
    start = place_of(library, at) if at else library.start
    opened = spread(library, start)
    app = BriefingApp(
        library,
        Visit(start),
        opened.page,
        beside=opened.beside,
        notebook=notebook,
        name="tested",
        source=source,
        settings=settings,
    )
    async with app.run_test(size=size) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        yield Reading(pilot)
