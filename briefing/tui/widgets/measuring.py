"""Measuring: how high the parts of a long page are, found out in short spells while the page rests."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from time import perf_counter
from typing import Final

from textual.timer import Timer
from textual.widget import Widget

from briefing.layout.page import PageLayout

_PAUSE, _SPELL = 0.03, 0.004
"""Seconds between two spells, and of one."""

_REST: Final = 1.0
"""Seconds after a key in which nothing is measured: the next key may be on its way."""


class Measurer:
    """Measures one layout at a time, until all of it is known; each spell runs within the context `spell` makes."""

    def __init__(self, pane: Widget, spell: Callable[[PageLayout], AbstractContextManager[None]]) -> None:
        self._pane = pane
        self._spell = spell
        self._timer: Timer | None = None
        self._touched_at = 0.0

    def begin(self, layout: PageLayout) -> None:
        """Measure a layout, and no other any more."""
        self.end()
        self._timer = self._pane.set_interval(_PAUSE, lambda: self._measure_some(layout))

    def end(self) -> None:
        """Measure nothing any more."""
        if self._timer is not None:
            self._timer.stop()

    def touch(self) -> None:
        """The reader is at work: measure nothing for a while."""
        self._touched_at = perf_counter()

    def _measure_some(self, layout: PageLayout) -> None:
        if layout.blocks.is_measured:
            self.end()
        elif perf_counter() >= self._touched_at + _REST:
            with self._spell(layout):
                until = perf_counter() + _SPELL
                while perf_counter() < until and not layout.blocks.is_measured:
                    layout.blocks.measure_one()
