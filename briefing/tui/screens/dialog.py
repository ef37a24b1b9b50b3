"""Screens that lie over the reading, and end once: what was sent before they did finds nothing to end."""

from typing import ClassVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Input


class Dialog(ModalScreen[ScreenResultType]):
    """Ends by Esc, by a click beside it, or with an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Close", show=False)]

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with an answer, unless that is done."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def on_click(self, event: events.Click) -> None:
        """Close on a click beside the dialog."""
        if event.widget is self:
            self.dismiss(None)


class Palette(CommandPalette):
    """Textual's palette of commands, or of themes."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """End, unless that is done."""
        return super().dismiss(result) if self.is_current else AwaitComplete()

    @on(Input.Changed)
    def _stop_late(self, event: Input.Changed) -> None:
        """Look for nothing once it has ended; Textual's own would fail."""
        if not self.is_current:
            event.stop()
            event.prevent_default()

    @on(Input.Submitted)
    async def _await_found(self) -> None:
        """Let Enter, typed right after some words, wait for what they find."""
        gathering = [worker for worker in self.workers if worker.node is self and not worker.is_finished]
        if gathering:
            await self.workers.wait_for_complete(gathering)

    def _action_command_list(self, action: str) -> None:
        """Choose, or move in the list once it is on the screen; Textual's own fails before."""
        if action == "select" or self.query_one("CommandList").scrollable_content_region:
            super()._action_command_list(action)
