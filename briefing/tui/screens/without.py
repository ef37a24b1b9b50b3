"""Without: which sources to switch off in thought, chosen from the grounds there are or written in a line."""

from textual.app import ComposeResult
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.model.lens import Lens, Off, read_offs
from briefing.model.library import Library
from briefing.pages.pieces import dim
from briefing.search.standings import grounds, require_sources
from briefing.tui.screens.marking import MarkScreen


class _Line(Input):
    """A line whose first character is no space, so that the key is free while nothing is written."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is written rather than left to bindings."""
        return super().check_consume_key(key, character) and not (key == "space" and not self.value)


class WithoutScreen(MarkScreen[tuple[Off, ...]]):
    """Asks on what grounds sources are to be off; ends with all that are then, or None."""

    HEADING = "Without which sources?"
    HOW = "Space or a click marks, Enter looks. Or write: source:ID, after:2023-04, …"
    BUTTON = "look"
    AUTO_FOCUS = "Input"

    def __init__(self, library: Library) -> None:
        entries = ((str(one.off), str(one.off), dim(f"  {one.words}")) for one in grounds(library))
        super().__init__(entries, map(str, library.lens.without))
        self._library = library

    def line(self) -> ComposeResult:
        """A line to write further grounds in."""
        yield _Line(compact=True)

    def accept(self) -> tuple[Off, ...] | None:
        """What is marked, and what is written; what is both comes on again."""
        line = self.query_one(Input).value.strip()
        marked = {off for one in self.marked for off in read_offs(str(one))}
        try:
            written = set(read_offs(line)) if line else set[Off]()
            require_sources(self._library, Lens(without=tuple(written)))
        except BriefingError as error:
            self.say(str(error))
            return None
        if marked ^ written == set(self._library.lens.without):
            self.say("Nothing is switched off, or on again: choose or write something first.")
            return None
        return tuple(sorted(marked ^ written))
