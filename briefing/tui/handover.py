"""The hand-over: Textual takes a screen that already shows words, and gives it back without delay.

The door may have painted the page last shown here before Textual was imported. The driver then enters no alternate
screen a second time. Textual draws its first page three times, while sizes and styles come to rest; the terminal gets
it once. At the end the driver need not wait for Textual, which takes a fifth of a second: once everything is written
down there is nothing to wait for.
"""

import os
import termios
from contextlib import suppress
from typing import Any, Protocol

from textual.screen import Screen

from briefing.layout.escapes import GIVE_BACK
from briefing.tui.firewall import FirewallDriver

_ALTERNATE_SCREEN = "\x1b[?1049h"
_OUTPUT = 2  # Textual draws on standard error


class EarlyScreen(Protocol):
    """Who answers for the terminal until the app does."""

    def pass_on(self) -> list[Any] | None:
        """How the terminal was set before it was taken; None if it was not."""

    def passed(self) -> None:
        """The terminal is in its ordinary state again."""


class HandOverDriver(FirewallDriver):
    """Textual's driver with a firewall, for a terminal that may have been taken before."""

    _is_starting = True
    """Whether the first page has yet to come to rest."""

    _shown = ""
    """What the terminal shows of it meanwhile."""

    _entered = False
    """Whether the alternate screen was entered by somebody else."""

    @property
    def _early(self) -> EarlyScreen | None:
        return getattr(self._app, "early", None)

    def start_application_mode(self) -> None:
        """Take the terminal; one that was taken before keeps what it shows."""
        before = self._early.pass_on() if self._early is not None else None
        self._entered = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._entered = False
        if before is not None:
            self.attrs_before = before

    def write(self, data: str) -> None:
        """Write what may pass; of the frames of a page that has yet to come to rest the first."""
        if self._entered and data == _ALTERNATE_SCREEN:
            return
        if not (self._is_starting and _is_frame(data)):
            super().write(data)
        elif not self._shown:
            super().write(_at_once(data))
            self._shown = picture_of(self._app.screen)

    def show(self, reader: Screen[Any]) -> None:
        """The first page has come to rest: let all frames pass from now on, and show it if it looks otherwise."""
        if not self._is_starting:
            return
        self._is_starting = False
        if self._app.screen is not reader:  # a dialog asked for meanwhile
            self._app.screen.refresh()
        elif (picture := picture_of(reader)) != self._shown:
            self.write(_at_once(picture))

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was before anybody took it."""
        super().stop_application_mode()
        if self._early is not None:
            self._early.passed()

    def leave(self) -> None:
        """Give the terminal back now; the process is about to end."""
        self._key_thread = None  # it sleeps for up to a tenth of a second, and ends with the process
        self.stop_application_mode()
        self.close()

    def let_go(self) -> None:
        """Give the terminal back by the shortest way there is, when the orderly one takes too long."""
        with suppress(OSError, termios.error):
            os.write(_OUTPUT, GIVE_BACK)
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)


def picture_of(screen: Screen[Any]) -> str:
    """What a screen shows, row by row, for a terminal of its size."""
    strips = screen._compositor.render_strips()  # noqa: SLF001  # Textual has no other door to it
    rows = (f"\x1b[{y};1H{strip.simplify().render(screen.app.console)}" for y, strip in enumerate(strips, 1))
    return "".join(rows)


def _at_once(frame: str) -> str:
    """A frame as a synchronised update, for terminals that know it; those that do not leave it alone."""
    return f"\x1b[?2026h{frame}\x1b[?2026l"


def _is_frame(data: str) -> bool:
    """Whether something written is a piece of a page: such begin with a move of the cursor."""
    return data.startswith("\x1b[") and data[2:].lstrip("0123456789;")[:1] == "H"
