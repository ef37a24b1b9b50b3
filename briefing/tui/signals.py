"""Signals: the system tells the program to end, or to leave that to the program that has the terminal just now."""

import asyncio
import signal
import threading
from collections.abc import Callable
from typing import Any, Final

from textual.app import App

_PATIENCE: Final = 1.5
"""Seconds that an end in order may take."""


class Signals:
    """Ends one app when told to; `end_now` is for an end that takes too long, with the return code."""

    def __init__(self, app: App[Any], end_now: Callable[[int], None]) -> None:
        self._app = app
        self._end_now = end_now
        self.is_lent = False
        """Whether another program has the terminal, and what interrupts it is meant for that."""

    def heed(self) -> None:
        """Listen from now on; only a main thread can."""
        if threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                loop.add_signal_handler(number, self._told_to_end, number)
        if not self._app.is_headless:
            signal.signal(signal.SIGINT, lambda number, _: self._interrupted(loop, number))

    def _interrupted(self, loop: asyncio.AbstractEventLoop, number: int) -> None:
        """Heed an interrupt unless another program has the terminal; asyncio would hand it on when that has ended."""
        if not self.is_lent:
            loop.call_soon_threadsafe(self._told_to_end, number)

    def _told_to_end(self, number: int) -> None:
        last_resort = threading.Timer(_PATIENCE, self._end_now, [128 + number])
        last_resort.daemon = True
        last_resort.start()
        self._app.exit(return_code=128 + number)
