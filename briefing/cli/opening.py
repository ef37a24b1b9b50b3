"""Opening a library for a command: which one, with which rules; and finding a Place as a person types it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
from platformdirs import user_cache_path

from briefing.errors import NotFoundError, UsageError
from briefing.loading.library import Inspect, load, shipped_library
from briefing.model.cleaning import clean_line
from briefing.model.document import Document
from briefing.model.hints import did_you_mean
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place, parse_place
from briefing.model.problem import Problem, Severity
from briefing.pages.compose import compose
from briefing.store.shelf import Shelf

library_option = click.option(
    "--library",
    "library_path",
    metavar="PATH",
    envvar="BRIEFING_LIBRARY",
    help="File or folder to look in; also taken from BRIEFING_LIBRARY. Default: the library that ships.",
)


def inspect_with(profile: str) -> Inspect:
    """The rules of a profile, imported when somebody asks for Problems."""

    def inspect(library: Library) -> Iterable[Problem]:
        from briefing.checking.profiles import check

        return check(library, datetime.now(UTC).date(), profile)

    return inspect


def open_library(path: str | None, inspect: Inspect | None = None) -> Library:
    """The library at a path, or the one that ships; its Problems are those of the basic profile unless told."""
    shelf, inspect = _shelf(), inspect or inspect_with("basic")
    if path is None:
        return load(shipped_library(), label="", inspect=inspect, shelf=shelf)
    if not os.path.lexists(path):
        raise NotFoundError(f"{path}:1:1: error[not-found] there is no such file or folder — check the name")
    return load(Path(path), label=path, inspect=inspect, shelf=shelf)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def wants_style() -> bool:
    """Whether standard output takes colours."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _shelf() -> Shelf:
    return Shelf(user_cache_path("briefing", appauthor=False))


def compose_first(library: Library, place: Place) -> Document:
    """The page to show first, from its copy if the library has not changed since it was made."""
    if place.view == "problems" or not library.fingerprint:  # problems depend on the day as well as on the files
        return compose(library, place)
    name = f"page {library.fingerprint} {place}"
    data = _shelf().get(name)
    try:
        return msgspec.msgpack.decode(data or b"", type=Document)
    except (msgspec.DecodeError, ValueError):
        document = compose(library, place)
        _shelf().put(name, msgspec.msgpack.encode(document))
        return document


def open_page(path: str | None, typed: str | None) -> Document:
    """The page that a person means in the library at a path; says once if the library has errors."""
    library = open_library(path)
    require_briefings(library)
    warn_of_problems(library, path)
    return compose_first(library, find_place(library, typed))


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


def find_place(library: Library, typed: str | None) -> Place:
    """The one Place that a person means.

    Raises `NotFoundError` when there is none and `UsageError` when there are several.
    """
    if typed is None:
        return library.start
    wanted = parse_place(typed)
    found = library.locate(wanted) if wanted else ()
    if len(found) == 1:
        return found[0]
    shown = clean_line(typed)
    if found:
        options = ", ".join(str(place) for place in found)
        raise UsageError(f"{shown!r} is the name of several pages — write one of {options}")
    known = [place.id for place, _ in library.everything()] + list(library.briefings) + list(VIEWS)
    hint = did_you_mean(shown, known) or "try an id, or overview, timeline, actors, sources, judgments"
    raise NotFoundError(f"nothing is called {shown!r} — {hint}")
