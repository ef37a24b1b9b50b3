"""Keeping: where the reader was last, and the marks set with a letter."""

import sqlite3
from collections.abc import Callable
from typing import Final, Protocol

from textual.timer import Timer

from briefing.model.place import parse_place
from briefing.store.notebook import Notebook, Spot
from briefing.tui.screens.reading import Reading

_REST: Final = 0.8
"""Seconds without a move after which the place is written down."""


class Framer(Protocol):
    """Who keeps the frame of the last place, for the next start to show at once."""

    def before_last(self) -> None:
        """The last place is about to be written down."""

    def after_last(self) -> None:
        """It is written down."""


class Keeper:
    """Keeps spots of one library in a notebook; without one it keeps marks for as long as the reader is open."""

    def __init__(self, reading: Reading, notebook: Notebook | None, library: str) -> None:
        self._reading = reading
        self._notebook = notebook
        self._library = library
        self._marks: dict[str, Spot] = {}
        self._timer: Timer | None = None
        self._failed = False
        self.framer: Framer | None = None

    @property
    def marks(self) -> dict[str, Spot]:
        """The marks of the library, by letter."""
        kept = self._notebook.marks(self._library) if self._notebook else {}
        return {**kept, **self._marks}

    def moved(self) -> None:
        """Write the place down once the reader rests."""
        if self._notebook is None or self._failed:
            return
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._reading.set_timer(_REST, self.keep_last)

    def keep_last(self) -> None:
        """Write the place down now, unless that is done."""
        if self._timer is None:
            return
        self._timer.stop()
        self._timer = None
        if self.framer is not None:
            self.framer.before_last()
        kept = self._written(lambda notebook: notebook.keep_last(self._library, self._spot()))
        if kept and self.framer is not None:
            self.framer.after_last()

    def _written(self, write: Callable[[Notebook], None]) -> bool:
        """Whether something could be written down; says once if not."""
        if self._notebook is None:
            return False
        try:
            write(self._notebook)
        except sqlite3.Error as error:
            if not self._failed:
                self._reading.say(f"Nothing can be kept: {error}", severity="warning", seconds=5)
            self._failed = True
            return False
        return True

    def _spot(self) -> Spot:
        place, position = self._reading.here
        return Spot(str(place), position)

    def action_mark(self) -> None:
        """Wait for the letter of a mark to set."""
        self._reading.await_key(self._set, "Set a mark: a letter or a digit")

    def action_go_to_mark(self) -> None:
        """Wait for the letter of a mark to go to."""
        self._reading.await_key(self._go, f"Go to a mark: {', '.join(sorted(self.marks)) or 'none is set yet'}")

    def _set(self, key: str) -> None:
        if not _is_letter(key):
            return
        spot = self._spot()
        self._marks[key] = spot
        kept = self._written(lambda notebook: notebook.keep_mark(self._library, key, spot))
        words = f"Mark {key} is set" + ("." if kept else ", until you quit.")
        self._reading.say(words, seconds=2)

    def _go(self, key: str) -> None:
        if not _is_letter(key):
            return
        spot = self.marks.get(key)
        place = parse_place(spot.place) if spot else None
        if spot is None or place is None:
            known = ", ".join(sorted(self.marks)) or "none yet: m and a letter sets one"
            self._reading.say(f"There is no mark {key}. Marks: {known}")
            return
        self._reading.open_place(place, spot.position)


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalnum()
