"""A real pseudo-terminal, and what its screen shows."""

import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pexpect
import pyte


def heed_signals() -> None:
    """Let signals end the child as they do in a terminal, even where the tests run in the background, without them."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A child process in a terminal of 100×30, and what its screen shows."""

    def __init__(self, command: list[str], home: Path, env: dict[str, str]) -> None:
        environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_STATE_HOME": str(home)}
        self.child = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(30, 100),
            env=environment | env,
            encoding="utf-8",
            timeout=30,
            preexec_fn=heed_signals,
        )
        self.output = ""
        self.seen: list[str] = []
        """What the screen showed after each piece of output."""
        self._screen = pyte.Screen(100, 30)
        self._stream = pyte.Stream(self._screen)

    def wait_for(self, words: str) -> None:
        """Read until the screen shows some words."""
        while words not in self.text:
            self._take()

    def read_for(self, seconds: float) -> None:
        """Read whatever comes within some time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            with suppress(pexpect.TIMEOUT):
                self._take(left)

    def _take(self, timeout: float = 30) -> None:
        chunk = self.child.read_nonblocking(65536, timeout=timeout)
        self.output += chunk
        self._stream.feed(re.sub(r"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p", "", chunk))
        self.seen.append(self.text)

    @property
    def text(self) -> str:
        """The screen as one run of words."""
        return " ".join(" ".join(self.rows).split())

    @property
    def rows(self) -> list[str]:
        """The screen row by row, without the spaces at the ends."""
        return ["".join(self._screen.buffer[y][x].data for x in range(100)).rstrip() for y in range(30)]

    def end(self) -> None:
        """Read to the end and reap."""
        try:
            while True:
                self._take()
        except pexpect.EOF:
            self.child.close()


@contextmanager
def terminal(home: Path, *arguments: str, **env: str) -> Iterator[Terminal]:
    """Python with some arguments in a terminal, ended whatever happens."""
    with command_in_terminal(home, sys.executable, *arguments, **env) as running:
        yield running


@contextmanager
def command_in_terminal(home: Path, *command: str, **env: str) -> Iterator[Terminal]:
    """Any command in a terminal, ended whatever happens."""
    running = Terminal(list(command), home, env)
    try:
        yield running
    finally:
        running.child.close(force=True)
