"""`briefing read`: open the reader."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import click
from platformdirs import user_data_path

from briefing.cli.completing import files, places
from briefing.cli.early import screen
from briefing.cli.keeping import KeptFrames
from briefing.cli.opening import (
    PIPED,
    as_of_option,
    folder_of,
    lens_on,
    open_library,
    require_briefings,
    shelf,
    warn_of_problems,
)
from briefing.cli.placing import compose_part, find_place, open_spread
from briefing.cli.settings import library_path, settings, warn_of_settings
from briefing.errors import NotFoundError
from briefing.loading.library import holds, shipped_library
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.shown import shown_at


@click.command()
@click.argument("path", required=False, envvar="BRIEFING_LIBRARY", shell_complete=files)
@click.option(
    "--at",
    "place",
    metavar="PLACE",
    shell_complete=places(),
    help="Page to open first; the id of a briefing comes back to where you were in it. Default: where the last reading "
    "ended.",
)
@as_of_option
def read(path: str | None, place: str | None, as_of: str | None) -> int:
    """Open the reader on PATH, a file or a folder, or - for standard input; without it, on the library that ships.

    Where there is no terminal to read in, the page is printed as plain text instead.
    """
    lens = lens_on(as_of)
    named, path = path, library_path(path)
    library = open_library(path)
    require_briefings(library)
    library = library.through(lens)
    if path == PIPED:
        _take_keys_from_the_terminal()
    if not _has_terminal():
        from briefing.cli.show import drawn_from, in_lines

        warn_of_settings()
        warn_of_problems(library, path)
        page = compose_part(library, find_place(library, place))
        click.echo(in_lines(drawn_from(library, page), settings().number("width")), nl=False, color=True)
        return 0
    return _read(library, place, path, _name_of(named))


def _read(library: Library, typed: str | None, path: str | None, typed_name: str) -> int:
    """Open the reader, at a Place as it was typed, or where the last reading ended."""
    from briefing.store.notebook import Notebook
    from briefing.tui.app import BriefingApp
    from briefing.tui.history import Visit
    from briefing.tui.screens.reloader import Source

    name = _name_of(path)
    notebook = Notebook(_notebook_path()) if library.plain.fingerprint else None
    last = None
    if notebook is not None and typed is None:
        last = notebook.last(name, library.file_of(library.only))
    elif notebook is not None and typed:  # the id of a briefing, and nothing more, comes back to it
        last = notebook.last_within(library.file_of(typed))
    place = library.still_has(last.place) if last else None
    visit = Visit(place, last.position) if last and place else Visit(_asked_for(library, typed))
    spread = open_spread(library, visit.place.page)
    source = Source((folder_of(path),), lambda: open_library(path), partial(_holds, path)) if path != PIPED else None
    app = BriefingApp(
        library,
        visit,
        spread.page,
        beside=spread.beside,
        notebook=notebook,
        name=name,
        source=source,
        early=screen,
        frames=_frames(library, path, typed_name, typed or ""),
        settings=settings(),
    )
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _asked_for(library: Library, typed: str | None) -> Place:
    """The Place to open first. Raises `NotFoundError` when there is no such page, or no such part of it."""
    place = find_place(library, typed)
    if place.anchor:
        compose_part(library, place)
    return shown_at(library, place)


def _holds(path: str | None, library: Library) -> bool:
    try:
        return holds(library, Path(path) if path else shipped_library())
    except NotFoundError:
        return False


def _name_of(path: str | None) -> str:
    """What a library is called in the notebook and on the shelf; empty for the one that ships."""
    return str(Path(path).absolute()) if path else ""


def _frames(library: Library, path: str | None, name: str, typed: str) -> KeptFrames | None:
    """Where the frame for the next start is kept; None, and none is kept, where nothing may be."""
    opened = Path(path) if path else shipped_library()
    default = str(Path(library_path(None) or shipped_library()).absolute())
    frames = KeptFrames(shelf(), opened, name, typed, default=default, also=settings().files)
    if library.fingerprint:
        return frames
    frames.put_away()
    return None


def _notebook_path() -> Path:
    return user_data_path("briefing", appauthor=False) / "notebook.sqlite3"


def _take_keys_from_the_terminal() -> None:
    """Read keys where there are some, once standard input has brought the briefing."""
    with suppress(OSError):
        os.dup2(os.open("/dev/tty", os.O_RDWR), 0)
        sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # open as long as the program is


def _has_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"
