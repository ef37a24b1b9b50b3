"""What the helpers of the reading screen may ask of it; each looks after one thing a reader does."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from textual.app import App
from textual.timer import Timer
from textual.widget import Widget

from briefing.model.document import Document
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.history import History, Visit
from briefing.tui.sayings import Weight
from briefing.tui.widgets.view import DocumentView

W = TypeVar("W", bound=Widget)


class Reading(Protocol):
    """The reading screen as its helpers know it."""

    library: Library
    document: Document
    history: History

    @property
    def app(self) -> App[object]:
        """The app."""

    @property
    def page(self) -> DocumentView:
        """The pane that holds the page."""

    @property
    def here(self) -> tuple[Place, Position]:
        """The page being read, and where on it."""

    @property
    def overview(self) -> Place:
        """The overview of the briefing at hand."""

    def open_place(self, place: Place, position: Position | None = None) -> None:
        """Go to a page, and to a spot on it."""

    def show_again(self, visit: Visit) -> bool:
        """Show a page that was read before, if it is still there."""

    def take_library(self, library: Library) -> bool:
        """Show the page at hand as another reading of the library has it, through the lens at hand; False if gone."""

    def query_one(self, selector: str, expect_type: type[W]) -> W:
        """The one widget of a type that a selector means."""

    def await_key(self, take: Callable[[str], None], words: str) -> None:
        """Hand the next key to a function, and say until then what it can be."""

    def say(self, words: str, *, severity: Weight = "information", seconds: float = 4) -> None:
        """Say something at the foot of the screen."""

    def run_worker(self, work: Awaitable[None]) -> object:
        """Do something beside the reading."""

    def set_timer(self, delay: float, callback: Callable[[], None]) -> Timer:
        """Call something later."""
