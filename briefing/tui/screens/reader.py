"""The reading screen: contents, page and context side by side, and the history of where the reader has been."""

import gc
import inspect
from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from briefing.errors import BriefingError
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.model.shown import shown_at
from briefing.pages import spread
from briefing.store.notebook import Notebook
from briefing.store.settings import Settings, read_settings
from briefing.tui import messages as m
from briefing.tui.bindings import bindings
from briefing.tui.commands import COMMANDS, Command, command
from briefing.tui.history import History, Visit
from briefing.tui.screens.finder import Finder
from briefing.tui.screens.helpers import Helpers
from briefing.tui.screens.keeper import Keeper
from briefing.tui.screens.panes import Panes
from briefing.tui.screens.peeking import Peeker, tell_of
from briefing.tui.screens.reloader import Reloader, Source
from briefing.tui.screens.saying import SayingScreen
from briefing.tui.screens.trail import key_items
from briefing.tui.screens.walker import Walker
from briefing.tui.screens.whereabouts import Whereabouts, errors_of
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.pointing import unpick
from briefing.tui.widgets.view import DocumentView, LinkList

_SOON: Final = 0.25
"""Seconds after which all that the first page can do without is begun."""


class ReaderScreen(SayingScreen):
    """Shows one page at a time and keeps the way back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    AUTO_FOCUS = "#page"

    def __init__(
        self,
        library: Library,
        start: Visit,
        page: d.Document,
        *,
        beside: spread.Beside | None = None,
        notebook: Notebook | None = None,
        name: str = "",
        source: Source | None = None,
        settings: Settings | None = None,
        commands: Sequence[Command] = COMMANDS,
    ) -> None:
        super().__init__()
        self._settings = settings or read_settings((), {})
        self._commands = commands
        self.library = library
        self.history = History(start)
        self.document = page
        self._first = page, library, beside
        self.panes = Panes(self, self.show_context, self.await_key, self._settings)
        self._walker = Walker(self)
        self._finder = Finder(self, self.show_standing, self.panes.close_narrow, self._walker.leapt)
        self.keeper = Keeper(self, notebook, name)
        self.whereabouts = Whereabouts(self, lambda: self._finder.words, self._beside)
        self._reloader = Reloader(self, source)
        self._peeker = Peeker(self, self.panes, self.show_context)
        own = {"reader": self, "panes": self.panes, "finder": self._finder, "keeper": self.keeper}
        self._helpers = Helpers(self, {**own, "walker": self._walker})
        """Who carries out the commands of each scope; those of the app and of panes are found when asked for."""

    def compose(self) -> ComposeResult:
        """A line of where one is, three panes, a line of keys."""
        yield Bar(id="trail", gap=1, keep_last=True, ask=self.whereabouts.items)
        with Horizontal(id="panes"):
            yield LinkList(id="contents")
            yield DocumentView(id="page")
            yield LinkList(id="context")
        yield Bar(id="keys")

    @property
    def page(self) -> DocumentView:
        """The pane that holds the page."""
        return self.query_one("#page", DocumentView)

    def on_mount(self) -> None:
        """Show the first page; watch the files and work out who refers to whom once it is on the screen."""
        self.query_one("#keys", Bar).set_items(*key_items(self._commands))
        self.page.measure = self._settings.number("measure")
        self.page.leapt = self._walker.leapt
        self.panes.arrange()
        self._present(self.history.current, self.document)
        self.set_timer(_SOON, self._begin_beside)

    def on_unmount(self) -> None:
        """Stop watching the files."""
        self._reloader.end()

    def on_resize(self) -> None:
        """Fold or unfold panes for the new width."""
        self.panes.arrange(peeking=self._peeker.is_open)
        self.show_context()
        self.call_after_refresh(self._finder.lay_again)

    # Places

    def open_place(self, place: Place, position: Position | None = None) -> None:
        """Go to a page, and to a spot on it; on the page at hand a search goes on."""
        target = shown_at(self.library, place)
        if target.page == self.document.place:
            self._peeker.close()
            self._walker.go_within(target, position)
        elif document := self._composed(target):
            self._walker.go_on(target, position)
            self._present(self.history.current, document)
        else:
            return
        self.panes.close_narrow()
        self.set_focus(self.page)

    def _composed(self, place: Place) -> d.Document | None:
        """The page at a Place; None, with the reason said, where it cannot be shown."""
        try:
            return spread.page(self.library, place)
        except BriefingError as error:
            self.say(f"{error}.", severity="warning", seconds=5)
            return None

    def _present(self, visit: Visit, document: d.Document, *, again: bool = False) -> None:
        """Show a page where the reader was on it, or at the spot its Place names; `again` keeps search and peek."""
        self.keeper.leave()
        self.document = document = self.keeper.with_last_read(document)
        anchor, read = visit.place.anchor, partial(spread.read_stretch, self.library, visit.place.page)
        self.page.show(document, visit.position, "" if visit.position else anchor, read)
        self.whereabouts.show_contents()
        if again:
            self._peeker.show_again(self.library)
            self._finder.lay_again()
            self.show_context()
        else:
            self._peeker.close()
            self._finder.clear()
        self.call_after_refresh(self.show_standing)
        self.keeper.moved()

    def show_context(self) -> None:
        """Show what the page touches, if the pane for it is to be seen."""
        pane = self.query_one("#context", LinkList)
        if pane.display and not self._peeker.is_open:
            beside = self._beside()
            pane.show(beside.context if beside else spread.context(self.library, self.document))

    def _beside(self) -> spread.Beside | None:
        """What was composed to stand beside the first page, as long as that is read and the library is the same."""
        page, library, beside = self._first
        return beside if page is self.document and library is self.library else None

    def show_standing(self) -> None:
        """Say where the reader is."""
        self.whereabouts.show()

    @property
    def here(self) -> tuple[Place, Position]:
        """The page being read, and where on it."""
        return self.history.current.place.page, self.page.position

    @property
    def overview(self) -> Place:
        """The overview of the briefing at hand."""
        return self.whereabouts.overview

    @on(m.Moved)
    def _moved(self, event: m.Moved) -> None:
        if event.pane is self.page:
            self.show_standing()
            self.keeper.moved()

    def _begin_beside(self) -> None:
        self._reloader.begin()
        self._prepare()

    @work(thread=True, group="links", exclusive=True)
    def _prepare(self) -> None:
        """Import what builds pages, work out links and problems beside the reading, so that pages open at once."""
        spread.get_ready()
        errors = errors_of(self.library)
        gc.freeze()
        self.app.call_from_thread(self.whereabouts.count_errors, errors)

    def take_library(self, library: Library) -> bool:
        """Show the page at hand as another reading of the library has it, through the same lens; False if it is gone.

        What is gone stays as it was. A search and a peek go on if the page is shown in the same way as before.
        """
        if library.plain is not self.library.plain:
            self.whereabouts.count_errors(errors_of(library))
        self.library = library.through(self.library.lens)
        gc.unfreeze()
        self.history.leave(self.page.position, self.document.title)
        visit = self.history.current
        try:
            document = spread.page(self.library, visit.place)
        except BriefingError:
            self.whereabouts.show_contents()
            return False
        self._present(visit, document, again=document.place == self.document.place)
        return True

    def show_again(self, visit: Visit) -> bool:
        """Show a page that was read before, if it is still there; says why not."""
        if document := self._composed(visit.place):
            self._present(visit, document)
        return document is not None

    # Requests of the panes

    @on(m.OpenTarget)
    def _open_target(self, event: m.OpenTarget) -> None:
        event.stop()
        if isinstance(event.target, Place):
            self.open_place(event.target, self.keeper.last_at(event.target))
        else:
            tell_of(self, event)

    @on(m.OpenAddress)
    def _open_address(self, event: m.OpenAddress) -> None:
        if event.address.partition(":")[0].lower() in ("http", "https", "mailto"):
            self.app.open_url(event.address)
        else:
            self.say("No outside address is selected.")

    @on(m.PeekTarget)
    def _peek(self, event: m.PeekTarget) -> None:
        self._peeker.show(self.library, event)

    @on(m.RunCommand)
    async def _run_command(self, event: m.RunCommand) -> None:
        event.stop()
        await self.action_run(event.id, event.argument)

    async def action_run(self, ident: str, argument: str = "") -> None:
        """Carry out a command of the table; says why not where that asks for what is gone."""
        row = command(ident)
        arguments = filter(None, [argument or row.argument])
        try:
            done = getattr(self._actor(row.scope), f"action_{row.method}")(*arguments)
            if inspect.isawaitable(done):
                await done
        except BriefingError as error:
            self.say(f"{error}.", severity="warning", seconds=5)

    def _actor(self, scope: str) -> object:
        """Who carries out the commands of a scope."""
        return self.app if scope == "app" else self._helpers.get(scope) or self._pane_in_focus()

    def await_key(self, take: Callable[[str], None], words: str) -> None:
        """Hand the next key to a function, and say until then what it can be."""
        self.say(words, severity="prompt")
        self._pane_in_focus().await_key(take)

    def _pane_in_focus(self) -> DocumentView:
        return self.focused if isinstance(self.focused, DocumentView) else self.page

    @on(m.FindChanged)
    def _find_changed(self, event: m.FindChanged) -> None:
        self._finder.look_for(event.query)

    @on(m.FindClosed)
    def _find_closed(self, event: m.FindClosed) -> None:
        self._finder.close(keep=event.keep)
        self.set_focus(self.page)

    # Commands

    def action_escape(self) -> None:
        """Back out of whatever is on top: selected words, a peek, hits, a folded pane; never out of the program."""
        if unpick(self):
            return
        if self._peeker.end() or self._finder.clear() or self.panes.close_narrow() or not self.page.has_focus:
            self.set_focus(self.page)
        elif self.page.selected is not None:
            self.page.select(None)
