"""Words before the framework: the page last shown here is painted before anything else is imported.

Importing Textual takes ten times as long as reading a frame that was kept and writing it to the terminal. Whoever is
asked to read therefore sees the first page at once; the reader takes the screen over when it is ready, and reads the
keys that were typed meanwhile. Until then `screen` answers for the terminal: whatever ends the program gives it back.
"""

import os
import signal
import sys
from types import FrameType

from briefing.cli import frame
from briefing.cli.commands import COMMANDS
from briefing.layout.escapes import GIVE_BACK

if sys.platform != "win32":
    import termios

Settings = list[int | list[bytes | int]]
"""How a terminal is set, as termios has it."""

_TAKE = b"\x1b[?2026h\x1b[?1049h\x1b[?25l\x1b[?7l"
"""All at once: to the alternate screen, without a cursor, and without a new line at the end of a row."""

_TAKEN = b"\x1b[?2026l"
_INPUT, _OUTPUT = 0, 2  # Textual reads standard input and draws on standard error


class EarlyScreen:
    """The terminal, from the moment it is taken until somebody else answers for it."""

    def __init__(self) -> None:
        self._before: Settings | None = None
        """How the terminal was set; None while it is not ours to give back."""
        self._handlers: dict[int, object] = {}

    def take(self, arguments: list[str]) -> None:
        """Paint the frame kept for what was typed, if there is one that holds true; else leave everything as it is."""
        if sys.platform == "win32":
            return
        try:
            wanted = recognise(arguments)
            if wanted is None or not _is_fit():
                return
            columns, rows = os.get_terminal_size(1)
            picture = frame.read(*wanted, (columns, rows))
            if picture is not None:
                self._paint(picture)
        except (OSError, ValueError, termios.error):
            self.give_back()

    def _paint(self, picture: bytes) -> None:
        self._before = termios.tcgetattr(_INPUT)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, self._end)
        self._handlers[signal.SIGTSTP] = signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        termios.tcsetattr(_INPUT, termios.TCSANOW, _raw(termios.tcgetattr(_INPUT)))
        _write(_TAKE + picture + _TAKEN)

    def pass_on(self) -> Settings | None:
        """Let Textual take over; returns how the terminal was set before, or None if it was not taken.

        Until `passed` is called the terminal is still given back here should the program end.
        """
        return self._before

    def passed(self) -> None:
        """The terminal is in its ordinary state again: there is nothing left to give back."""
        self._before = None

    def give_back(self) -> None:
        """Set the terminal as it was, if it was taken and not yet given back."""
        before, self._before = self._before, None
        if before is None:
            return
        for number, handler in self._handlers.items():
            if handler is not None:
                signal.signal(number, handler)  # type: ignore[arg-type]  # what it returned itself
        try:
            termios.tcsetattr(_INPUT, termios.TCSANOW, before)
            _write(GIVE_BACK)
        except (OSError, termios.error):
            return  # there is no terminal any more

    def _end(self, number: int, _frame: FrameType | None) -> None:
        self.give_back()
        os._exit(128 + number)


def recognise(arguments: list[str]) -> tuple[str, str] | None:
    """The library's name in the notebook and the Place typed, each empty for none; None for anything but reading."""
    if arguments[:1] == ["read"]:
        arguments = arguments[1:]
    elif arguments and arguments[0] in COMMANDS:
        return None
    rest = list(arguments)
    paths: list[str] = []
    at = ""
    while rest:
        word = rest.pop(0)
        if word.startswith("--at=") and not at:
            at = word.removeprefix("--at=")
        elif word == "--at" and rest and not at:
            at = rest.pop(0)
        elif word.startswith("-") or not word or paths:
            return None
        else:
            paths.append(word)
    path = paths[0] if paths else os.environ.get("BRIEFING_LIBRARY", "")
    return (_absolute(path), at) if not path.startswith("//") else None


def _absolute(path: str) -> str:
    """A path from the root as `pathlib` writes it, with steps up left in; empty for none."""
    if not path:
        return ""
    whole = path if path.startswith("/") else f"{os.getcwd()}/{path}"  # noqa: PTH109
    return "/" + "/".join(step for step in whole.split("/") if step not in ("", "."))


def _is_fit() -> bool:
    """Whether there is a terminal that can be drawn on, and this is the program in front of it."""
    if os.environ.get("TERM", "dumb") in ("", "dumb") or not all(map(os.isatty, (_INPUT, 1, _OUTPUT))):
        return False
    return os.tcgetpgrp(_INPUT) == os.getpgrp()


def _raw(attributes: Settings) -> Settings:
    """As Textual sets a terminal, but for Ctrl+C, which still ends the program while there is nobody to read it."""
    flags_in, flags_local, keys = attributes[0], attributes[3], attributes[6]
    if not (isinstance(flags_in, int) and isinstance(flags_local, int) and isinstance(keys, list)):
        raise ValueError(attributes)
    none = bytes([os.fpathconf(_INPUT, "PC_VDISABLE") & 255])
    for key, value in ((termios.VSUSP, none), (termios.VQUIT, none), (termios.VMIN, 1), (termios.VTIME, 0)):
        keys[key] = value
    attributes[0] = flags_in & ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    attributes[3] = flags_local & ~(termios.ECHO | termios.ICANON | termios.IEXTEN)
    return attributes


def _write(data: bytes) -> None:
    while data:
        data = data[os.write(_OUTPUT, data) :]


screen = EarlyScreen()
"""The terminal of this process."""
