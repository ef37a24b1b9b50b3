"""Running a command in a pseudo-terminal, and timing its first settled frame and what keys do."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

COLUMNS, ROWS = 120, 40
QUIET = 0.15
"""Seconds without output after which a frame counts as settled."""

TAKEN_OVER = b"\x1b[?2004h"
"""What Textual writes when it takes a terminal."""


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    words: float
    """Seconds from start to the words that were waited for; for a command in a pipe, to its end."""

    settled: float
    """Seconds from start to the last byte of the first settled frame."""

    memory: int
    """Peak resident memory, KiB."""

    output: bytes


def _started(argv: list[str], cache: Path) -> tuple[int, int]:
    """Start a command in a terminal of 120×40; its process and the end of the terminal that is ours."""
    pid, master = pty.fork()
    if pid == 0:
        _resize(0, ROWS, COLUMNS)
        env = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "XDG_CACHE_HOME": str(cache)}
        os.environ.update(env, LANG="C.UTF-8", XDG_DATA_HOME=str(cache / "data"), TEXTUAL_ANIMATIONS="none")
        os.execv(argv[0], argv)
    return pid, master


def _resize(terminal: int, rows: int, columns: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


class Session:
    """A command that runs in a terminal while keys are pressed; what it writes is timed and thrown away."""

    def __init__(self, argv: list[str], until: bytes, cache: Path) -> None:
        self._pid, self._master = _started(argv, cache)
        output = b""
        while until not in output or TAKEN_OVER not in output:
            output += os.read(self._master, 65536)
        self.settle()

    def send(self, keys: bytes) -> float:
        """Press keys; the time."""
        pressed = time.perf_counter()
        os.write(self._master, keys)
        return pressed

    def resize(self, rows: int, columns: int) -> float:
        """Give the terminal another size; the time."""
        at = time.perf_counter()
        _resize(self._master, rows, columns)
        return at

    def settle(self, patience: float = 10.0, limit: float = 20.0) -> list[float]:
        """Read until there is quiet, after so long at most if nothing is written at all; the times of what was."""
        times: list[float] = []
        end = time.perf_counter() + limit
        while time.perf_counter() < end and select.select([self._master], [], [], QUIET if times else patience)[0]:
            os.read(self._master, 65536)
            times.append(time.perf_counter())
        return times

    def read_for(self, seconds: float) -> list[float]:
        """Read for so long; the times at which something was written."""
        return _drain(self._master, seconds)

    def end(self) -> None:
        """End the command, whatever it is doing."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._master)


def run_in_terminal(argv: list[str], *, until: bytes, cache: Path, then: bytes = b"", limit: float = 30.0) -> Run:
    """Start a command in a terminal of 120×40, wait for its first settled frame that holds `until`, and end it.

    A frame counts as settled once `then` has been written too.
    """
    start = time.perf_counter()
    pid, master = _started(argv, cache)
    output, words, last = b"", 0.0, start
    while time.perf_counter() - start < limit:
        ready, _, _ = select.select([master], [], [], QUIET)
        if ready:
            try:
                output += os.read(master, 65536)
            except OSError:
                break
            last = time.perf_counter()
            words = words or (last if until in output else 0.0)
        elif until in output and then in output:
            break
    if until not in output:
        sys.exit(f"{argv}: {until!r} never appeared in {output[-2000:]!r}")
    os.kill(pid, signal.SIGKILL)
    _, _, usage = os.wait4(pid, 0)
    os.close(master)
    return Run(words - start, last - start, usage.ru_maxrss, output)


@dataclass(frozen=True)
class Reading:
    """One run from start to quit; times in seconds from start, or from the quit key."""

    until: bytes
    words: float
    """To the words that were waited for."""

    settled: float
    restored: float
    """From the quit key to the last byte that leaves the alternate screen."""

    ended: float
    """From the quit key to the end of the process."""

    chunks: list[bytes]
    """What was written until the first page had settled, piece by piece."""


def read_and_quit(argv: list[str], until: bytes, quit_key: bytes, cache: Path, read_for: float) -> Reading:
    """Start a command in a terminal, wait until its first page has settled, read for a while, and quit."""
    start = time.perf_counter()
    pid, master = _started(argv, cache)
    chunks, output, words, last = [], b"", 0.0, start
    while not (words and TAKEN_OVER in output) or select.select([master], [], [], QUIET)[0]:
        chunks.append(os.read(master, 65536))
        output += chunks[-1]
        last = time.perf_counter()
        words = words or (last if until in output else 0.0)
    _drain(master, read_for)
    pressed = time.perf_counter()
    os.write(master, quit_key)
    output, restored = b"", 0.0
    while not restored:
        output += os.read(master, 65536)
        restored = time.perf_counter() if b"\x1b[?1049l" in output else 0.0
    os.waitpid(pid, 0)
    ended = time.perf_counter()
    os.close(master)
    return Reading(until, words - start, last - start, restored - pressed, ended - pressed, chunks)


def _drain(master: int, seconds: float) -> list[float]:
    """Read for so long; the times at which something was written."""
    times: list[float] = []
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        if select.select([master], [], [], left)[0]:
            os.read(master, 65536)
            times.append(time.perf_counter())
    return times


def run_in_pipe(argv: list[str], *, cache: Path) -> Run:
    """Run a command to its end with its output in a pipe."""
    start = time.perf_counter()
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.environ["XDG_CACHE_HOME"] = str(cache)
        os.dup2(writer, 1)
        os.close(reader)
        os.execv(argv[0], argv)
    os.close(writer)
    output = b""
    while chunk := os.read(reader, 65536):
        output += chunk
    _, status, usage = os.wait4(pid, 0)
    os.close(reader)
    if status:
        sys.exit(f"{argv}: ended with status {status}")
    took = time.perf_counter() - start
    return Run(took, took, usage.ru_maxrss, output)
