"""Asking: one line to type, and why it will not do."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.model.cleaning import clean_line
from briefing.tui.screens.dialog import Dialog


class AskScreen(Dialog[str | None]):
    """Asks for a line; ends with it once `check` has nothing against it, or with None.

    `check` raises a `BriefingError` that says what is wrong.
    """

    AUTO_FOCUS = "Input"

    def __init__(self, title: str, note: str, value: str, check: Callable[[str], object]) -> None:
        super().__init__()
        self._title = title
        self._note = note
        self._value = value
        self._check = check

    def compose(self) -> ComposeResult:
        """What is asked, how it is written, and the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(clean_line(self._title)), classes="heading")
            yield Static(Content(self._note), id="say", classes="note")
            yield Input(self._value, compact=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        try:
            self._check(typed)
        except BriefingError as error:
            self.query_one("#say", Static).update(Content(clean_line(str(error))))
            return
        self.dismiss(typed)
