"""A choice: one line with a label and one of several values, changed by keys or by the mouse."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from briefing.model.cleaning import clean_line


class Choice(Widget, can_focus=True):
    """One of several values; `index` is the number of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,space", "step(1)", "Next value", show=False),
        Binding("left,h", "step(-1)", "Value before", show=False),
    ]

    class Changed(Message):
        """Another value is chosen."""

    def __init__(self, label: str, values: Sequence[str], *, id: str) -> None:
        super().__init__(id=id)
        self._label = label
        self._values = values
        self.index = 0

    def render(self) -> Content:
        """The label, and the value between signs that it can be changed."""
        value = clean_line(self._values[self.index])
        more = f"  {self.index + 1}/{len(self._values)}" if len(self._values) > 1 else ""
        style = "bold $text-primary" if self.has_focus else "$text-primary"
        parts = ((f"{self._label}  ", "$foreground"), (f"< {value} >", style), (more, "$foreground"))
        return Content.assemble(*parts)

    def action_step(self, by: int) -> None:
        """To the next value, or the one before, round the end."""
        self.index = (self.index + by) % len(self._values)
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """A click on the line is the next value."""
        event.stop()
        self.screen.set_focus(self)
        self.action_step(1)
