"""Reloading: when a file of the library is saved, it is read again, and the page keeps its place."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from briefing.errors import BriefingError
from briefing.model.library import Library
from briefing.model.problem import Problem, Severity
from briefing.tui.sayings import Weight
from briefing.tui.screens.reading import Reading

_LOOK: Final = 1000
"""Milliseconds after which the files are looked at, should one have been saved before the watch began."""


class Source(Struct, frozen=True):
    """Where a library comes from."""

    folders: tuple[Path, ...]
    """Folders in which its files are."""

    read: Callable[[], Library]
    """Reads it again; raises `BriefingError` when nothing is there any more."""

    holds: Callable[[Library], bool] = lambda _: True
    """Whether its files are still as they were when it was read."""


class Reloader:
    """Reads the library again on every save, from when it is begun until it is ended."""

    def __init__(self, reading: Reading, source: Source | None) -> None:
        self._reading = reading
        self._source = source
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Watch the files, if there are any to watch."""
        if self._source is not None:
            self._task = asyncio.create_task(_follow(self._reading, self._source))

    def end(self) -> None:
        """Watch no more."""
        if self._task is not None:
            self._task.cancel()


async def _follow(reading: Reading, source: Source) -> None:
    """Watch until cancelled; what was saved before the watch began is found by looking once."""
    watch, is_first = await asyncio.to_thread(_watch), True
    async for changes in watch(*source.folders, debounce=200, step=50, rust_timeout=_LOOK, yield_on_timeout=True):
        saved = any(path.endswith((".yaml", ".yml")) for _, path in changes)
        if saved or (is_first and not source.holds(reading.library)):
            await _read_again(reading, source)
        is_first = False


def _watch() -> Callable[..., AsyncIterator[set[tuple[Any, str]]]]:
    """The function that watches; its import takes as long as a few frames, so it is for a thread."""
    from watchfiles import awatch

    return awatch


async def _read_again(reading: Reading, source: Source) -> None:
    """Read once, and show what is new unless a file cannot be parsed just now."""
    try:
        library = await asyncio.to_thread(source.read)
    except BriefingError as error:
        _say(reading, f"{error}; this is still the last good version.")
        return
    broken = _newly_broken(library, reading.library)
    if broken is not None or not library.briefings:
        _say(reading, f"{broken or 'Nothing can be read'} — this is still the last good version.")
        return
    before = set(map(str, await asyncio.to_thread(_problems, reading.library)))
    problems = await asyncio.to_thread(_problems, library)
    is_there = reading.take_library(library)
    _tell(reading, [problem for problem in problems if str(problem) not in before], is_there=is_there)


def _problems(library: Library) -> tuple[Problem, ...]:
    return library.problems


def _newly_broken(library: Library, before: Library) -> Problem | None:
    """The first file that could be parsed before and cannot be now, as the Problem that says so."""
    known = {problem.file for problem in before.reading_problems if problem.code == "yaml"}
    return next((one for one in library.reading_problems if one.code == "yaml" and one.file not in known), None)


def _tell(reading: Reading, new: list[Problem], *, is_there: bool) -> None:
    """Say quietly what the change brought."""
    gone = "" if is_there else "This page is gone from the library, and stays only until you leave it. "
    if not new:
        words, seconds = gone.strip() or "Read again.", 5 if gone else 2
        reading.say(words, severity=_NEWS[bool(gone)], seconds=seconds)
        return
    errors = any(problem.severity is Severity.ERROR for problem in new)
    first = f"{new[0].file}:{new[0].line}: {new[0].message}"
    more = f"{len(new)} new problems, the first at " if len(new) > 1 else ""
    words = f"{more}{first}. See Problems."
    severity = _NEWS[errors or not is_there]
    reading.say(f"{gone or 'Read again: '}{words}", severity=severity, seconds=5)


_NEWS: Final[tuple[Weight, Weight]] = ("information", "warning")
"""How words look that tell of nothing bad, and of something bad."""


def _say(reading: Reading, words: str) -> None:
    reading.say(words, severity="warning", seconds=6)
