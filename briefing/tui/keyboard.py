"""The keyboard: keys reach whoever has it once all that came before them is done.

A key may give the keyboard to something else: to a line to type in, to a dialog, back to the page. Textual passes keys
on as they come, and does in messages what they ask for, so that keys typed quickly would still go to the page and be
commands there. Here a key waits as long as anything is under way, in the order of typing, and those typed before the
first page is there wait for that. Where nothing is under way, as between the keys of a person, none waits at all.
"""

import asyncio
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget

_CALM: Final = 3
"""Turns of the event loop in which nothing may be under way before the next key is passed on."""

_QUICK, _MOST, _PAUSE = 200, 400, 0.005
"""Turns that are waited without a pause, all turns after which a key waits no more, and seconds of a pause."""

_LONGEST: Final = 1.0
"""Seconds that are waited for a screen to be drawn."""

Typed = events.Key | events.Paste


class Keyboard:
    """Holds what is typed until its turn comes."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Typed] = deque()
        self._passed: Typed | None = None
        self._passing: asyncio.Task[None] | None = None
        self._is_open = False
        self._is_busy = False
        self._screen: Screen[Any] | None = None
        """The screen that has had a key."""

    def open(self) -> None:
        """Let keys through from now on."""
        self._is_open = True
        self._pass_on()

    def admits(self, typed: Typed) -> bool:
        """Whether a key may be handled now; one that may not comes again when it may."""
        if typed is self._passed:
            self._passed = None
            return True
        is_free = self._is_open and not self._waiting and self._passing is None
        if is_free and self._app.screen is self._screen and self._is_calm():
            return True
        self._waiting.append(typed)
        self._pass_on()
        return False

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Meanwhile the app is handling something."""
        self._is_busy = True
        try:
            yield
        finally:
            self._is_busy = False

    def _pass_on(self) -> None:
        if self._is_open and self._waiting and self._passing is None:
            self._passing = asyncio.create_task(self._pass_all_on())

    async def _pass_all_on(self) -> None:
        while self._waiting:
            await self._calm()
            if self._app.screen is not self._screen:
                await self._drawn(self._app.screen)
            self._passed = self._waiting.popleft()
            self._app.post_message(self._passed)
        self._passing = None

    async def _drawn(self, screen: Screen[Any]) -> None:
        """Until a screen that has come is drawn, and all is done that waits for it."""
        drawn = asyncio.Event()
        self._screen = screen
        if screen.call_after_refresh(drawn.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(drawn.wait(), _LONGEST)

    async def _calm(self) -> None:
        """Until nothing is under way, though not for ever."""
        calm = 0
        for turn in range(_MOST):
            await asyncio.sleep(0 if turn < _QUICK else _PAUSE)
            calm = 0 if self._is_busy or not self._is_calm() else calm + 1
            if calm == _CALM:
                return

    def _is_calm(self) -> bool:
        """Whether nobody on the screen, which is all there, has anything left to do."""
        widgets = self._app.screen.walk_children(Widget, with_self=True)
        return not self._app.message_queue_size and all(
            one.is_mounted and not one.message_queue_size for one in widgets
        )
