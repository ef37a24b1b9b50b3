"""Requests that widgets make of the screen that holds them."""

from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from briefing.model.document import Target


@dataclass
class OpenTarget(Message):
    """Go where a link leads."""

    target: Target
    title: str = ""
    """What the link says of its target; of one that leads to nothing, why."""


@dataclass
class OpenAddress(Message):
    """Open an outside address in the browser; empty where none is selected."""

    address: str


@dataclass
class PeekTarget(Message):
    """Show what a link leads to without going there."""

    target: Target
    title: str


@dataclass
class Moved(Message):
    """A pane of text shows other lines than before."""

    pane: Widget


@dataclass
class RunCommand(Message):
    """Carry out the command of an id, as if its key had been pressed; with an argument if one is given."""

    id: str
    argument: str = ""


@dataclass
class Heard(Message):
    """What was said at the foot of the screen has been read."""


@dataclass
class FindChanged(Message):
    """The words to find have changed."""

    query: str


@dataclass
class FindClosed(Message):
    """Finding is over; `keep` leaves the hits marked."""

    keep: bool
