"""Progress: that something is still being done, on standard error, and only for somebody who is looking."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Final

_AFTER: Final = 0.8
"""Seconds of work before anything is said of it."""

_EVERY: Final = 0.2
_ERASE: Final = "\r\x1b[K"


@contextmanager
def working(what: str, after: float = _AFTER) -> Iterator[None]:
    """Say what is being done for how long while it takes long; afterwards the line is as it was.

    Nothing else may be written to the terminal meanwhile. Says nothing where standard error is no terminal.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM", "dumb") == "dumb":
        yield
        return
    done = Event()
    teller = Thread(target=_tell, args=(what, after, done), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell(what: str, after: float, done: Event) -> None:
    start = monotonic()
    if done.wait(after):
        return
    while not done.wait(_EVERY):
        sys.stderr.write(f"{_ERASE}{what} … {monotonic() - start:.0f} s")
        sys.stderr.flush()
    sys.stderr.write(_ERASE)
    sys.stderr.flush()
