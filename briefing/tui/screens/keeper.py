"""Keeping: where the reader was last, in the library and in each briefing, and the marks set with a letter."""

import sqlite3
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from msgspec.structs import replace
from textual.timer import Timer

from briefing.model import document as d
from briefing.model.place import LIBRARY, Place, parse_place, words_anchor
from briefing.model.position import Position
from briefing.store.notebook import Notebook, Spot
from briefing.tui.screens.reading import Reading

_REST: Final = 0.8
"""Seconds without a move after which the place is written down."""


class Framer(Protocol):
    """Who keeps the frame of the last place, for the next start to show at once."""

    def before_last(self, briefings: Mapping[str, str]) -> None:
        """The last place is about to be written down, of briefings too: their ids by their files."""

    def after_last(self) -> None:
        """It is written down."""


class Keeper:
    """Keeps spots of one library in a notebook; without one it keeps marks for as long as the reader is open."""

    def __init__(self, reading: Reading, notebook: Notebook | None, library: str) -> None:
        self._reading = reading
        self._notebook = notebook
        self._library = library
        self._marks: dict[str, Spot] = {}
        self._left: dict[tuple[str, str], Spot] = {}
        """Where the reader was in briefings, by file and id, that they have left since something was written down."""
        self._last: dict[Place, Position] = {}
        """The ways back that the page of the library shows, and where on their pages they lead."""
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
        self.leave()
        self._timer.stop()
        self._timer = None
        left, self._left = self._left, {}
        library = self._reading.library
        only = library.file_of(library.only)
        if self.framer is not None:
            self.framer.before_last({**dict(left.keys()), **({only: library.only} if only else {})})
        within = {file: spot for (file, _), spot in left.items()}
        kept = self._written(lambda notebook: notebook.keep_last(self._library, self._spot(), only=only, within=within))
        if kept and self.framer is not None:
            self.framer.after_last()

    def leave(self) -> None:
        """Remember where in its briefing the reader is; that is written down with the next place."""
        place = self._reading.document.place
        file = self._reading.library.file_of(place.briefing) if self._timer is not None else ""
        if file:
            self._left[file, place.briefing] = Spot(str(place), self._reading.page.position)

    def with_last_read(self, page: d.Document) -> d.Document:
        """A page as it is shown: that of a library with the ways back to where the reader was in each briefing."""
        if self._notebook is None or page.place.plain != LIBRARY:
            return page
        from briefing.pages.last_read import with_last_read

        library, kept, self._last = self._reading.library, self._notebook.all_within(), {}
        for name in library.briefings:
            file = library.file_of(name)
            spot = self._left.get((file, name)) or kept.get(file)
            place = library.still_has(spot.place) if spot is not None else None
            if spot is not None and place is not None and place.briefing == name:
                self._last[replace(place, anchor=words_anchor(spot.position.words))] = spot.position
        return with_last_read(library, page, {place.briefing: place for place in self._last})

    def last_at(self, way: Place) -> Position | None:
        """Where on its page one of these ways back leads; None for any other."""
        return self._last.get(way)

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
