"""The find bar: words to find, and how many there are."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from briefing.tui.messages import FindChanged, FindClosed, RunCommand


class FindBar(Horizontal):
    """Posts `FindChanged` at every key, `FindClosed` when done; Enter and the arrows move among the hits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close(False)", "Clear and close", show=False),
        Binding("down,tab", "step('find-next')", "Next hit", show=False),
        Binding("up,shift+tab", "step('find-previous')", "Previous hit", show=False),
    ]
    DEFAULT_CSS = """
    FindBar { height: 1; width: 1fr; background: $panel; display: none; }
    FindBar.-open { display: block; }
    FindBar Input { width: 1fr; height: 1; border: none; padding: 0; background: $panel; }
    FindBar .label { width: auto; padding: 0 1; }
    .-narrow FindBar .button { display: none; }
    """

    def compose(self) -> ComposeResult:
        """A slash, the words, the count, and three things to click."""
        yield Static(Content("/"), classes="label")
        yield Input(compact=True, select_on_focus=True)
        yield Static(Content(""), classes="label", id="count")
        yield Static(Content("previous"), classes="label button", id="find-previous")
        yield Static(Content("next"), classes="label button", id="find-next")
        yield Static(Content("close"), classes="label button", id="close")

    def open(self) -> None:
        """Show the bar and take the keyboard."""
        self.add_class("-open")
        self.screen.set_focus(self.query_one(Input))

    def tell(self, current: int, count: str, *, is_done: bool) -> None:
        """Say which hit is current, counted from 1, and how many there are; nothing of a count if there are none."""
        none = "not found" if is_done else "searching …"
        words = f"{current}/{count}" if count else none if self.query_one(Input).value.strip() else ""
        self.query_one("#count", Static).update(Content(words))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FindChanged(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_close(True)

    def action_step(self, command: str) -> None:
        """Move among the hits without leaving the bar."""
        self.post_message(RunCommand(command))

    def action_close(self, keep: bool) -> None:
        """Put the bar away; `keep` leaves the hits marked."""
        self.remove_class("-open")
        self.post_message(FindClosed(keep))

    def on_click(self, event: events.Click) -> None:
        """The words at the right are buttons."""
        name = event.widget.id if event.widget is not None else None
        if name == "close":
            self.action_close(False)
        elif name in ("find-next", "find-previous"):
            self.action_step(name)
