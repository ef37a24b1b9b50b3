"""Export: where to write the page, asked before anything is overwritten."""

from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefing.errors import ExportError
from briefing.export.files import file_name, write_file
from briefing.export.writers import WRITERS, write
from briefing.model.cleaning import clean_line
from briefing.model.document import Cite, Document, Link, Node, walk
from briefing.model.library import Library
from briefing.tui.screens.dialog import Dialog


class ExportScreen(Dialog[str | None]):
    """Asks for a file; ends with its path once it is written, or with None."""

    AUTO_FOCUS = "Input"

    def __init__(self, library: Library, document: Document, dialect: str = "gfm") -> None:
        super().__init__()
        self._document = document
        self._text = write(library, (document.place,), dialect).decode()
        self._file_name = file_name(document.place, WRITERS[dialect].suffix)
        self._agreed = ""
        """The path for which the reader has agreed to overwrite."""

    def compose(self) -> ComposeResult:
        """What will be written, and where."""
        with Vertical(classes="dialog"):
            yield Static(Content(f"Export “{clean_line(self._document.title)}” as Markdown"), classes="heading")
            yield Static(Content(self._summary()), classes="note")
            yield Static(Content("Enter writes the file. Esc leaves."), id="say", classes="note")
            yield Input(self._file_name, compact=True)
            yield Static(Content("[ write ]"), id="write", classes="button")
            yield Static(Content("[ close ]"), id="close", classes="button")

    def _summary(self) -> str:
        """How much will be written, and what in it leads nowhere."""
        broken = sum(_broken(node) for node in walk(self._document.blocks))
        lines, sources = self._text.count("\n"), len(self._document.references)
        end = f"{broken} broken references, marked as such" if broken else "nothing left dangling"
        return f"{lines} lines, {sources} sources, {end}"

    def on_click(self, event: events.Click) -> None:
        """Write or close by mouse; a click beside the dialog closes it."""
        name = event.widget.id if event.widget is not None else None
        if name == "write":
            self._write(self.query_one(Input).value)
        elif name == "close":
            self.dismiss(None)
        else:
            super().on_click(event)

    def _say(self, words: str) -> None:
        self.query_one("#say", Static).update(Content(clean_line(words)))

    @on(Input.Changed)
    def _retyped(self) -> None:
        self._agreed = ""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self._write(event.value)

    def _write(self, typed: str) -> None:
        path = Path(typed.strip() or self._file_name).expanduser()
        if path.is_dir():
            path = path / self._file_name
        if path.is_file() and self._agreed != str(path):
            self._agreed = str(path)
            self._say(f"{path} exists. Enter overwrites it, Esc leaves it.")
            return
        try:
            write_file(path, self._text, overwrite=True)
        except ExportError as error:
            self._say(str(error))
            return
        self.dismiss(str(path.resolve()))


def _broken(node: Node) -> int:
    """How many references of a node lead nowhere."""
    if isinstance(node, Cite):
        return sum(citation.source is None for citation in node.citations)
    return int(isinstance(node, Link) and node.kind == "broken")
