"""Saying: a screen that has something to say does so at its foot, where it lies over nothing that is read for long."""

from math import inf
from time import monotonic
from typing import Final

from textual import on
from textual.screen import Screen
from textual.timer import Timer

from briefing.tui.messages import Heard
from briefing.tui.sayings import Sayings, Weight
from briefing.tui.widgets.said import Said

_ROWS: Final = 3
"""Most lines that are said at once; of a low screen no more than a third."""


class SayingScreen(Screen[None]):
    """Says words at its foot; what is said while a dialog lies over it waits until that has closed."""

    def __init__(self) -> None:
        super().__init__()
        self._sayings = Sayings()
        self._said: Said | None = None
        self._ending: Timer | None = None
        self._seen_at = 0.0
        """When the clock of what is seen was last read; 0 while nobody sees it."""

    @property
    def is_saying(self) -> bool:
        """Whether something is said, or was when the screen was last laid out."""
        return self._said is not None and (self._said.display or bool(self._said.region))

    def say(self, words: str, *, severity: Weight = "information", seconds: float = 4) -> None:
        """Say some words: plain ones until the next key, others for their seconds, a prompt until its key."""
        self._tell_time()
        self._sayings.add(words, severity, seconds)
        self._say_on()

    @on(Heard)
    def hear_key(self) -> None:
        """A key has come: what it answers, or what has been read by who goes on, is said no longer."""
        if self.is_saying:
            self._tell_time()
            self._sayings.yield_to_key()
            self._say_on()

    def on_screen_suspend(self) -> None:
        """Nobody reads what is below a dialog: what is said waits."""
        self._tell_time()
        self._say_on()

    def on_screen_resume(self) -> None:
        """Say what has waited."""
        self._say_on()

    def on_resize(self) -> None:
        """Say it in other lines."""
        self._say_on()

    @property
    def _is_on_top(self) -> bool:
        return self.is_current and self.app.screen is self

    def _tell_time(self) -> None:
        now = monotonic()
        if self._seen_at:
            self._sayings.pass_time(now - self._seen_at)
        self._seen_at = now if self._is_on_top else 0.0

    def _say_on(self) -> None:
        """Show what is to be seen now, until some of it has been shown for long enough."""
        self._seen_at = monotonic() if self._is_on_top else 0.0
        if self._ending is not None:
            self._ending.stop()
        if not self._seen_at or not self.size:
            return
        rows = self._sayings.rows(self.size.width - 1, self._most)
        if rows and self._said is None:
            self._said = Said()
            self.mount(self._said)
        if self._said is not None:
            self._said.tell(rows)
        if self._sayings.next_end < inf:
            self._ending = self.set_timer(self._sayings.next_end, self._end)

    def _end(self) -> None:
        self._tell_time()
        self._say_on()

    @property
    def _most(self) -> int:
        """Lines that there is room for; a line in which somebody types is not covered."""
        return 1 if self.query("FindBar.-open") else max(1, min(_ROWS, self.size.height // 3))
