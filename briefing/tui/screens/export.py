"""Export: where to write the page, asked before anything is overwritten."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from briefing.errors import ExportError
from briefing.export.files import file_name, write_file
from briefing.export.writers import WRITERS, write
from briefing.model.cleaning import clean_line
from briefing.model.document import Document


class ExportScreen(ModalScreen[str | None]):
    """Asks for a file; ends with its path once it is written, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]
    AUTO_FOCUS = "Input"

    def __init__(self, document: Document, dialect: str = "gfm") -> None:
        super().__init__()
        self._document = document
        self._text = write(document, dialect)
        self._file_name = file_name(document.place, WRITERS[dialect][1])
        self._agreed = ""
        """The path for which the reader has agreed to overwrite."""

    def compose(self) -> ComposeResult:
        """What will be written, and where."""
        lines, notes = self._text.count("\n"), len(self._document.references)
        with Vertical(classes="dialog"):
            yield Static(Content(f"Export “{clean_line(self._document.title)}” as Markdown"), classes="heading")
            yield Static(Content(f"{lines} lines, {notes} sources, nothing left dangling"), classes="note")
            yield Input(self._file_name, compact=True)
            yield Static(Content("Enter writes the file. Esc leaves."), id="say", classes="note")

    def _say(self, words: str) -> None:
        self.query_one("#say", Static).update(Content(clean_line(words)))

    @on(Input.Changed)
    def _retyped(self) -> None:
        self._agreed = ""

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip() or self._file_name).expanduser()
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
