"""Running a command in a pseudo-terminal and timing its first settled frame."""

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


@dataclass(frozen=True)
class Run:
    """What one run of a command took."""

    settled: float
    """Seconds from start to the last byte of the first settled frame."""

    memory: int
    """Peak resident memory, KiB."""

    output: bytes


def run_in_terminal(argv: list[str], *, until: bytes, cache: Path, limit: float = 30.0) -> Run:
    """Start a command in a terminal of 120×40, wait for its first settled frame that holds `until`, and end it."""
    start = time.perf_counter()
    pid, master = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", LANG="C.UTF-8", XDG_CACHE_HOME=str(cache))
        os.execv(argv[0], argv)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    output, last = b"", start
    while time.perf_counter() - start < limit:
        ready, _, _ = select.select([master], [], [], QUIET)
        if ready:
            try:
                output += os.read(master, 65536)
            except OSError:
                break
            last = time.perf_counter()
        elif until in output:
            break
    if until not in output:
        sys.exit(f"{argv}: {until!r} never appeared in {output[-2000:]!r}")
    os.kill(pid, signal.SIGKILL)
    _, _, usage = os.wait4(pid, 0)
    os.close(master)
    return Run(last - start, usage.ru_maxrss, output)


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
    return Run(time.perf_counter() - start, usage.ru_maxrss, output)
