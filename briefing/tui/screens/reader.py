"""The reading screen: contents, page and context side by side, and the history of where the reader has been."""

from typing import ClassVar

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.problem import Severity
from briefing.pages.compose import compose, shown_at
from briefing.pages.contents import contents, context
from briefing.tui import messages as m
from briefing.tui.commands import bindings, command
from briefing.tui.history import History, Visit
from briefing.tui.screens.finder import Finder
from briefing.tui.screens.panes import Panes
from briefing.tui.screens.peeking import peek_document
from briefing.tui.screens.trail import key_items, standing_items, trail_items
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.view import DocumentView, LinkList


class ReaderScreen(Screen[None]):
    """Shows one page at a time and keeps the way back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("reader")
    AUTO_FOCUS = "#page"

    def __init__(self, library: Library, start: Place, page: d.Document) -> None:
        super().__init__()
        self.library = library
        self.history = History(start)
        self.document = page
        self._panes = Panes(self)
        self._finder = Finder(self, self.show_standing)
        self._peeking = False
        self._top_before_peek = 0
        self._home = start.briefing
        """The briefing at hand: that of the page, or for a page that belongs to none the one read before it."""
        self._awaits_pane = False

    def compose(self) -> ComposeResult:
        """A line of where one is, three panes, a line of keys."""
        yield Bar(id="trail")
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
        """Show the first page; work out who refers to whom once it is on the screen."""
        self.query_one("#keys", Bar).set_items(*key_items())
        self._panes.arrange()
        self._present(self.history.current, self.document, fresh=True)
        self.set_timer(0.25, self._prepare)

    def on_resize(self) -> None:
        """Fold or unfold panes for the new width."""
        self._panes.arrange(peeking=self._peeking)
        self.show_context()
        self.call_after_refresh(self._finder.lay_again)

    # Places

    def open_place(self, place: Place) -> None:
        """Go to a page, keeping the way back to exactly here."""
        target = shown_at(self.library, place)
        try:
            document = compose(self.library, target)
        except BriefingError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        self.history.leave(self.page.position)
        self.history.go(target)
        self._panes.close_narrow()
        self._present(self.history.current, document, fresh=True)
        self.page.focus()

    def _present(self, visit: Visit, document: d.Document, *, fresh: bool) -> None:
        place = visit.place
        self.document = document
        self._close_peek()
        self._finder.clear()
        self.page.show(self.document, None if fresh else visit.position, place.anchor if fresh else "")
        side = self.query_one("#contents", LinkList)
        if place.view == "overview" or place.briefing:
            self._home = place.briefing
        side.show(contents(self.library, place.page, self._home), side.position)
        side.mark_here(place)
        self.show_context()
        self.show_standing()

    def show_context(self) -> None:
        """Show what the page touches, if the pane for it is to be seen."""
        pane = self.query_one("#context", LinkList)
        if pane.display and not self._peeking:
            pane.show(context(self.library, self.document))

    def show_standing(self) -> None:
        """Say in the top line where the reader is, and what the page's marking, cutoff and hits are."""
        trail = self.query_one("#trail", Bar)
        standing = standing_items(self.document, self._finder.words)
        trail.set_items(trail_items(self.document), standing, keep_last=True)

    @work(thread=True, group="links", exclusive=True)
    def _prepare(self) -> None:
        """Work out links and problems beside the reading, so that pages that need them open at once."""
        errors = sum(problem.severity is Severity.ERROR for problem in self.library.problems)
        self.app.call_from_thread(self._prepared, errors)

    def _prepared(self, errors: int) -> None:
        if errors:
            noun = "error" if errors == 1 else "errors"
            words = f"{errors} {noun} in this library: see Problems in the contents."
            self.app.notify(words, severity="warning", markup=False)

    # Requests of the panes

    @on(m.OpenTarget)
    def _open_target(self, event: m.OpenTarget) -> None:
        event.stop()
        if isinstance(event.target, Place):
            self.open_place(event.target)
        elif event.target:
            self.app.notify(f"{event.target}\nPress O to open it in the browser.", title="Outside", markup=False)
        else:
            self.app.notify("This reference leads to nothing; K says why.", severity="warning")

    @on(m.OpenAddress)
    def _open_address(self, event: m.OpenAddress) -> None:
        if event.address.partition(":")[0].lower() in ("http", "https", "mailto"):
            self.app.open_url(event.address)

    @on(m.PeekTarget)
    def _peek(self, event: m.PeekTarget) -> None:
        if not self._peeking:
            self._top_before_peek = self.page.top
        self._peeking = True
        self.query_one("#context", LinkList).show(peek_document(self.library, event.target, event.title))
        self._panes.arrange(peeking=True)

    def end_peek(self) -> bool:
        """Put the peek away and give the page back as it was; False when there was no peek."""
        if not self._peeking:
            return False
        self.call_after_refresh(self.page.scroll_to_line, self._top_before_peek)
        self._close_peek()
        return True

    def _close_peek(self) -> None:
        self._peeking = False
        self._panes.arrange()
        self.show_context()

    @on(m.RunCommand)
    async def _run_command(self, event: m.RunCommand) -> None:
        event.stop()
        row = command(event.id)
        actors: dict[str, DocumentView | ReaderScreen | App[object]]
        actors = {"pane": self._pane_in_focus(), "reader": self, "app": self.app}
        await actors[row.scope].run_action(row.action)

    def _pane_in_focus(self) -> DocumentView:
        return self.focused if isinstance(self.focused, DocumentView) else self.page

    @on(m.FindChanged)
    def _find_changed(self, event: m.FindChanged) -> None:
        self._finder.look_for(event.query)

    @on(m.FindClosed)
    def _find_closed(self, event: m.FindClosed) -> None:
        if not event.keep:
            self._finder.clear()
        self.page.focus()

    # Commands

    def action_back(self) -> None:
        """To the page before, at the very line and link."""
        self._step(-1)

    def action_forward(self) -> None:
        """To the page one came back from."""
        self._step(1)

    def _step(self, by: int) -> None:
        self.history.leave(self.page.position)
        visit = self.history.step(by)
        if visit is None:
            self.app.notify("There is no page that way.", timeout=2)
            return
        self._present(visit, compose(self.library, visit.place), fresh=False)
        self.page.focus()

    def action_overview(self) -> None:
        """To the overview of the briefing at hand."""
        self.open_place(Place(self._home, view="overview") if self._home else self.library.start)

    def action_goto(self) -> None:
        """Ask for a name and go there."""
        from briefing.tui.screens.goto import GotoScreen

        self.app.push_screen(GotoScreen(self.library), self._went_to)

    def _went_to(self, place: Place | None) -> None:
        if place is not None:
            self.open_place(place)

    async def action_find(self) -> None:
        """Open the find bar."""
        self._panes.close_narrow()
        await self._finder.open()

    def action_find_next(self) -> None:
        """To the next hit."""
        self._finder.step(1)

    def action_find_previous(self) -> None:
        """To the hit before."""
        self._finder.step(-1)

    def action_toggle_contents(self) -> None:
        """Show or hide the contents."""
        self._panes.toggle("contents")

    def action_toggle_context(self) -> None:
        """Show or hide the context."""
        self._panes.toggle("context")
        self.show_context()

    def action_focus_pane(self, name: str) -> None:
        """Give a pane the keyboard, showing it first if need be."""
        self._panes.focus(name)
        self.show_context()

    def action_pane_prefix(self) -> None:
        """Wait for h or l."""
        self._awaits_pane = True

    def on_key(self, event: events.Key) -> None:
        """After ctrl+w, h and l move between panes."""
        if self._awaits_pane:
            self._awaits_pane = False
            steps = {"h": -1, "left": -1, "l": 1, "right": 1, "ctrl+w": 1}
            if event.key in steps:
                event.stop()
                self._panes.move(steps[event.key])

    def action_export(self) -> None:
        """Write the page as Markdown."""
        from briefing.tui.screens.export import ExportScreen

        self.app.push_screen(ExportScreen(self.document), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            self.app.notify(f"Written: {path}", markup=False)

    def action_escape(self) -> None:
        """Back out of whatever is on top: a peek, hits, a folded pane; never out of the program."""
        if self.end_peek() or self._finder.clear() or self._panes.close_narrow() or not self.page.has_focus:
            self.page.focus()
        elif self.page.selected is not None:
            self.page.select(None)
