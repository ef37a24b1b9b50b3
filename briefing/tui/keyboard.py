"""The keyboard: what a key asks for is done before the next key begins.

A key may give the keyboard to something else: to a line to type in, to a dialog, back to the page. Textual hands a key
to whoever has the keyboard when it comes, and does in messages what it asks for, so that keys typed quickly would still
go to the page, as commands. Here commands are carried out as their keys come, and a key first waits, in the app's own
turn, until the messages that the keys before it set going have been handled. Between the keys of a person that is no
time at all.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, Final

from textual import events
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from briefing.tui.screens.saying import SayingScreen
from briefing.tui.widgets.view import DocumentView

_ROUNDS: Final = 20
"""Times that all who may be busy with a key are asked whether they are done; they may give each other more to do."""

_LONGEST, _LOOK = 2.0, 0.1
"""Seconds after which a key waits no more for one who does not answer, and between looks whether they are gone."""


class Keyboard:
    """Carries out the commands of keys for one app, each after those before it."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._free: Widget | None = None
        """The pane that had the last key and has it behind it: the next one need not wait."""

        self._drawn: Screen[Any] | None = None
        """The screen on top when a key was last pressed: its lists are laid out, and can be moved in."""

    async def press(self, key: events.Key) -> bool:
        """Carry out the command of a key; False if there is none, and it is for whoever has the keyboard.

        What is printed on a key belongs to a line that is typed in, and to a pane that awaits a key.
        """
        if self._free is None or self._free is not self._app.focused:
            await self.rest()
        if isinstance(self._app.screen, SayingScreen):
            self._app.screen.hear_key()
        pane = self._app.focused
        is_done = await self._press(key)
        self._free = pane if is_done and _has_all(pane) and pane is self._app.focused else None
        return is_done

    async def _press(self, key: events.Key) -> bool:
        check = self._app._check_bindings  # noqa: SLF001  # Textual has no other door to it
        if await check(key.key, priority=True):
            return True
        focused = self._app.focused
        if isinstance(focused, DocumentView) and focused.take(key):
            return True
        if isinstance(focused, Input) and focused.check_consume_key(key.key, key.character):
            return False
        return await check(key.key)

    async def rest(self) -> None:
        """Wait until all is done that keys have set going, though not for ever."""
        for _ in range(_ROUNDS):
            busy = list(self._who())
            for pump in busy:
                await _answered(pump)
            await self._see_drawn()
            await self._app._flush_next_callbacks()  # noqa: SLF001  # what waits for the answer of a dialog
            if busy == list(self._who()) and not any(pump.message_queue_size for pump in busy):
                return

    async def _see_drawn(self) -> None:
        """Wait until a screen that has come since the last key is drawn."""
        top = self._app.screen if self._app._screen_stack else None  # noqa: SLF001
        if top is not None and top is not self._drawn:
            self._drawn = top
            await _answered(top, top.call_after_refresh)

    def _who(self) -> Iterator[MessagePump]:
        """Whoever has the keyboard, and all that its messages go through."""
        if self._app._screen_stack:  # noqa: SLF001  # the app has ended, or is only beginning
            yield from (self._app.focused or self._app.screen).ancestors_with_self[:-1]


def _has_all(pane: Widget | None) -> bool:
    """Whether a pane has done all that its key asked for, and asked nobody else."""
    return isinstance(pane, DocumentView) and not pane.has_asked()


async def _answered(pump: MessagePump, ask: Callable[[Callable[[], None]], bool] | None = None) -> None:
    """Until somebody has come to all that was sent to them, or is gone."""
    done, end = asyncio.Event(), asyncio.get_running_loop().time() + _LONGEST
    if not (ask or pump.call_later)(done.set):
        return
    while not done.is_set() and pump.is_running and asyncio.get_running_loop().time() < end:
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), _LOOK)
