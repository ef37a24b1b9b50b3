"""Opening a library for a command: which one, with which rules."""

import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache, wraps
from pathlib import Path
from typing import Final, TypeVar

import click
from msgspec import Struct
from platformdirs import user_cache_path

from briefing.cli.completing import files
from briefing.cli.progress import working
from briefing.errors import NotFoundError, UsageError
from briefing.loading.files import MAX_BYTES
from briefing.loading.library import Inspect, load, load_piped, shipped_library
from briefing.model.cleaning import clean_line
from briefing.model.lens import Lens, read_day
from briefing.model.library import Library
from briefing.model.problem import Problem, Severity
from briefing.store.shelf import Shelf

T = TypeVar("T")

PIPED: Final = "-"
"""Stands for standard input where a path is asked for."""


class Request(Struct, frozen=True):
    """Which library a verb is to read, and how: what `reads_library` made of the options that all such verbs share."""

    path: str | None
    """The file or folder; None for the library that ships."""

    lens: Lens = Lens()
    """Through what to look at it."""

    def open(self) -> Library:
        """The library; says on standard error, once, if it has errors. Raises `NotFoundError` if nothing is in it."""
        with working("reading the library"):
            library = open_library(self.path)
        require_briefings(library)
        warn_of_problems(library, self.path)
        return library.through(self.lens)


def reads_library(verb: Callable[..., T]) -> Callable[..., T]:
    """Give a verb the options that say what to read, as one `request`. An option that all such verbs need goes here."""

    @wraps(verb)
    def with_request(*arguments: object, library_path: str | None, as_of: str | None, **options: object) -> T:
        from briefing.cli.settings import library_path as chosen
        from briefing.cli.settings import warn_of_settings

        warn_of_settings()
        return verb(*arguments, request=Request(chosen(library_path), lens_on(as_of)), **options)

    return as_of_option(_library_option(with_request))


def lens_on(day: str | None) -> Lens:
    """The lens of a day as it was typed, if one was. Raises `UsageError` when it is none."""
    return Lens(read_day(day) if day is not None else None)


as_of_option = click.option(
    "--as-of", metavar="DATE", help="Hide what is dated later: a day such as 2023-03-06, a month or a year."
)


_library_option = click.option(
    "--library",
    "library_path",
    metavar="PATH",
    shell_complete=files,
    envvar="BRIEFING_LIBRARY",
    help="File or folder to look in, or - for standard input; also taken from BRIEFING_LIBRARY. Default: the library "
    "that ships.",
)


def inspect_with(profile: str) -> Inspect:
    """The rules of a profile, imported when somebody asks for Problems."""

    def inspect(library: Library) -> Iterable[Problem]:
        from briefing.checking.profiles import check

        return check(library, datetime.now(UTC).date(), profile)

    return inspect


def open_library(path: str | None, inspect: Inspect | None = None) -> Library:
    """The library at a path, in standard input or that ships; Problems are those of the basic profile unless told."""
    inspect = inspect or inspect_with("basic")
    if path == PIPED:
        return load_piped(_piped(), inspect=inspect)
    if path is None:
        return load(shipped_library(), label="", inspect=inspect, shelf=shelf())
    if not os.path.lexists(path):
        raise NotFoundError(f"{path}:1:1: error[not-found] there is no such file or folder — {_who_asked(path)}")
    return load(Path(path), label=path, inspect=inspect, shelf=shelf())


def _who_asked(path: str) -> str:
    """What to do about a library that is not there: mend the setting that names it, or the word that was typed."""
    from briefing.cli.settings import settings

    setting = settings().values["library"]
    if setting.value != path:
        return "check the name"
    return f"{setting.origin} asks for it: mend that, or name another"


@cache
def _piped() -> bytes:
    """What comes through standard input, as much of it as may be read; the terminal is not asked for a briefing."""
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("- reads a briefing from standard input, and nothing comes there — pipe one in")
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def folder_of(path: str | None) -> Path:
    """The folder to watch for a library: itself, or the one that its file stands in, since editors replace files."""
    if path is None:
        return shipped_library()
    return Path(path) if Path(path).is_dir() else Path(path).parent


def shelf() -> Shelf:
    """Where cached copies are kept."""
    return Shelf(user_cache_path("briefing", appauthor=False))


def require_briefings(library: Library) -> None:
    """Make sure that something could be read; raises `NotFoundError` with the first Problem when nothing was."""
    if not library.briefings:
        first = next(iter(library.reading_problems), None)
        raise NotFoundError(str(first) if first else "no briefing could be read — run `briefing check`")


def warn_of_problems(library: Library, path: str | None) -> None:
    """Say on standard error, in one line, that files of a library could not be read as meant."""
    errors = sum(problem.severity is Severity.ERROR for problem in library.reading_problems)
    if errors:
        noun = "problem" if errors == 1 else "problems"
        command = f"briefing check {clean_line(path)}" if path else "briefing check"
        click.echo(f"briefing: {errors} {noun} in this library — `{command}` lists them", err=True)
