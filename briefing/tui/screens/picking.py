"""Picking: a dialog with a line to type in and a list below it that follows what is typed; ends with a Place."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefing.model import document as d
from briefing.model.place import Place
from briefing.tui.messages import OpenTarget
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.view import LinkList


class PickScreen(Dialog[Place | None]):
    """Asks for a Place; ends with the one chosen, or None. A child says what is found, and asks for it in `PROMPT`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "move(1)", "Next", show=False, priority=True),
        Binding("up,shift+tab", "move(-1)", "Previous", show=False, priority=True),
    ]
    AUTO_FOCUS = "Input"
    PROMPT: ClassVar[str]

    def compose(self) -> ComposeResult:
        """A line to type in, and what it finds."""
        with Vertical(classes="dialog"):
            yield Input(placeholder=self.PROMPT, compact=True)
            yield LinkList(id="results")

    def on_mount(self) -> None:
        """Show everything until something is typed."""
        self._show("")

    def found(self, typed: str) -> tuple[str, d.Blocks]:
        """What to say above the list, and its rows, each of which holds a link to a Place."""
        raise NotImplementedError

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def _show(self, typed: str) -> None:
        title, rows = self.found(typed)
        results = self.query_one(LinkList)
        results.show(d.Document(place=Place(), title=title, kind="picking", blocks=rows))
        self.call_after_refresh(results.select_first)

    def action_move(self, step: int) -> None:
        """Choose among the results without leaving the line."""
        results = self.query_one(LinkList)
        if step > 0:
            results.action_line_down()
        else:
            results.action_line_up()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        """End with what is chosen; until the list is drawn that is the first of it."""
        results = self.query_one(LinkList)
        blocks = results.document.blocks if results.document else ()
        links = (node.target for node in d.walk(blocks) if isinstance(node, d.Link))
        target = results.selected.spot.target if results.selected else next(links, None)
        if isinstance(target, Place):
            self.dismiss(target)

    @on(OpenTarget)
    def _chosen(self, event: OpenTarget) -> None:
        event.stop()
        if isinstance(event.target, Place):
            self.dismiss(event.target)
