"""Marking: a dialog with a list of which some entries are marked, and a button that takes those."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.screen import ScreenResultType
from textual.widgets import Static

from briefing.model import document as d
from briefing.model.cleaning import clean_line
from briefing.model.document import Target
from briefing.model.place import Place
from briefing.tui.messages import OpenTarget
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.view import LinkList

Entry = tuple[Target, str, d.Inlines]
"""What an entry of the list stands for, what it is called, and what is said of it."""


class MarkScreen(Dialog[ScreenResultType | None]):
    """Lets entries be marked; ends with what a child makes of them, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", "Mark, or leave out", show=False, priority=True),
        Binding("enter", "accept", "Take them", show=False, priority=True),
        Binding("down,tab", "move(1)", "Next", show=False, priority=True),
        Binding("up,shift+tab", "move(-1)", "Previous", show=False, priority=True),
    ]
    AUTO_FOCUS = "LinkList"
    HEADING: ClassVar[str]
    HOW: ClassVar[str]
    """What can be done, in a line or two."""
    BUTTON: ClassVar[str]

    def __init__(self, entries: Iterable[Entry], marked: Iterable[Target]) -> None:
        super().__init__()
        self.entries = tuple(entries)
        self.marked = set(marked)

    def accept(self) -> ScreenResultType | None:
        """What the dialog ends with; None, once `say` has said why, where it may not end."""
        raise NotImplementedError

    def line(self) -> ComposeResult:
        """What stands between the heading and the list."""
        return iter(())

    def compose(self) -> ComposeResult:
        """All entries, those marked so."""
        with Vertical(classes="dialog -list"):
            yield Static(Content(self.HEADING), classes="heading")
            yield Static(Content(self.HOW), id="say", classes="note")
            yield from self.line()
            yield LinkList(id="results")
            yield Static(Content(f"[ {self.BUTTON} ]"), id="accept", classes="button")

    def on_mount(self) -> None:
        """Show them, the first selected."""
        self._show()
        self.call_after_refresh(self.query_one(LinkList).select_first)

    def say(self, words: str) -> None:
        """Say something in place of what can be done."""
        self.query_one("#say", Static).update(Content(clean_line(words)))

    def _show(self) -> None:
        rows = tuple(d.Plain((self._link(target, name), *about)) for target, name, about in self.entries)
        title = f"{len(self.marked)} of {len(rows)} chosen"
        results = self.query_one(LinkList)
        document = d.Document(place=Place(), title=title, kind="marking", blocks=(d.Div(rows),))
        results.show(document, results.position)

    def _link(self, target: Target, name: str) -> d.Link:
        mark = "[x]" if target in self.marked else "[ ]"
        return d.Link((d.Str(f"{mark} {name}"),), target, "marking")

    def action_move(self, step: int) -> None:
        """Go from one to the next."""
        results = self.query_one(LinkList)
        if step > 0:
            results.action_line_down()
        else:
            results.action_line_up()

    def action_mark(self) -> None:
        """Mark the selected entry, or leave it out."""
        self.query_one(LinkList).action_follow()

    @on(OpenTarget)
    def _marked_by(self, event: OpenTarget) -> None:
        event.stop()
        self.marked ^= {event.target}
        self._show()

    def action_accept(self) -> None:
        """End with those marked."""
        accepted = self.accept()
        if accepted is not None:
            self.dismiss(accepted)

    def on_click(self, event: Click) -> None:
        """Accept by mouse; a click beside the dialog closes it."""
        if event.widget is not None and event.widget.id == "accept":
            self.action_accept()
        else:
            super().on_click(event)
