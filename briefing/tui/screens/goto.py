"""Go to: any page by name, alias or script."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.pieces import kind_words
from briefing.search.names import Named, names, search_names
from briefing.tui.messages import OpenTarget
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.view import LinkList

_LONGEST = 50
"""Most results that are listed."""


class GotoScreen(Dialog[Place | None]):
    """Asks for a name; ends with the Place chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", "Next", show=False, priority=True),
        Binding("up,shift+tab", "move(-1)", "Previous", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._names = names(library)

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        with Vertical(classes="dialog"):
            yield Input(placeholder="Name, alias or id, in any script", compact=True)
            yield LinkList(id="results")

    def on_mount(self) -> None:
        """Show everything until something is typed."""
        self._show("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, query: str) -> None:
        found = search_names(self._names, query, limit=_LONGEST + 1)
        rows = tuple(self._row(named) for named in found[:_LONGEST]) or (d.Plain((d.Str("Nothing is called that."),)),)
        results = self.query_one(LinkList)
        count = f"{len(found)} found" if len(found) <= _LONGEST else f"The first {_LONGEST}"
        title = count if query.strip() else "Go to"
        results.show(d.Document(place=Place(), title=title, kind="goto", blocks=(d.Div(rows),)))
        self.call_after_refresh(results.select_first)

    def _row(self, named: Named) -> d.Block:
        """One result: its name, what it is, and where, if there is more than one briefing."""
        where = f" · {named.place.briefing}" if named.place.briefing and len(self._library.briefings) > 1 else ""
        link = d.Link((d.Str(named.label),), named.place, named.kind)
        return d.Plain((link, d.Str("  "), d.Span((d.Str(f"{kind_words(named.kind)}{where}"),), ("dim",))))

    def action_move(self, step: int) -> None:
        """Choose among the results without leaving the line."""
        results = self.query_one(LinkList)
        if step > 0:
            results.action_line_down()
        else:
            results.action_line_up()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.query_one(LinkList).action_follow()

    @on(OpenTarget)
    def _chosen(self, event: OpenTarget) -> None:
        event.stop()
        if isinstance(event.target, Place):
            self.dismiss(event.target)
