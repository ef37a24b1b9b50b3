"""Help: every key, from the table of commands, as a page like any other."""

from collections.abc import Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.model import document as d
from briefing.model.place import Place
from briefing.tui.commands import COMMANDS, Command
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.view import DocumentView


class HelpScreen(Dialog[None]):
    """Shows the keys until Esc, q or ? is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,question_mark,f1", "dismiss(None)", "Close", show=False),
    ]
    AUTO_FOCUS = "DocumentView"

    def __init__(self, rows: Sequence[Command]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """One pane of text."""
        with Vertical(classes="dialog -tall"):
            yield DocumentView(id="help")

    def on_mount(self) -> None:
        """Show the page of keys."""
        self.query_one(DocumentView).show(help_document(self._rows))


def help_document(commands: Sequence[Command] = COMMANDS) -> d.Document:
    """All commands with their keys, group by group."""
    blocks: list[d.Block] = [d.Para((d.Str("The mouse does all of it too. Esc closes this page."),))]
    for group, rows in groupby(commands, key=lambda row: row.group):
        blocks.append(d.Header(2, group.lower(), (d.Str(group),)))
        cells = tuple(((d.Span((d.Str(row.shown),), ("key",)),), (d.Str(row.label),)) for row in rows)
        blocks.append(d.Table(((d.Str("Key"),), (d.Str("What it does"),)), cells, ("default", "default")))
    return d.Document(place=Place(), title="Keys", kind="help", blocks=tuple(blocks))
