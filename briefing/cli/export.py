"""`briefing export`: pages as a text, document or graph that stands on its own."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from briefing.cli.completing import files, places
from briefing.cli.opening import Request, reads_library
from briefing.cli.output import is_terminal
from briefing.cli.placing import find_place
from briefing.cli.progress import working
from briefing.cli.words import Word
from briefing.errors import ExportError, UsageError
from briefing.export.files import file_names, write_file, write_folder
from briefing.export.writers import CITES, WRITERS, Dialect, implied, misnamed
from briefing.model.cleaning import clean_line
from briefing.model.library import Library
from briefing.model.place import Place, parse_place

_WRITING = "writing"
"""What the command says while it does."""


@click.command()
@click.argument("place", nargs=-1, shell_complete=places())
@click.option("--all", "whole", is_flag=True, help="The whole library.")
@click.option(
    "--to",
    "dialect",
    type=Word(WRITERS),
    help="What to write it as. Default: what the name of the file ends in, else gfm.",
)
@click.option("--cite", type=Word(CITES), help="Only the sources, as BibTeX or CSL-JSON.")
@click.option(
    "-o", "--output", metavar="FILE|FOLDER", shell_complete=files, help="Where to write. Default: standard output."
)
@click.option("--force", is_flag=True, help="Overwrite files that are there.")
@reads_library
def export(
    place: tuple[str, ...],
    whole: bool,
    dialect: str | None,
    cite: str | None,
    output: str | None,
    force: bool,
    request: Request,
) -> None:
    """Write what is at each PLACE as one document, closed under references.

    PLACE is a page, a part of one (page#heading), or the id of a briefing for all of it; `-` takes Places from standard
    input, as `briefing list` prints them. Into a folder, each PLACE is a file of its own, named after it.

    As a graph (dot, graphml, stix, ftm) it is the actors there and what ties them; of an actor, two steps deep.
    """
    if whole == bool(place):
        raise UsageError("name a PLACE, or say --all for the whole library")
    row = _row(dialect, cite, output)
    library = request.open()
    places = [Place()] if whole else list(_places(library, place))
    if row.is_folder or (output is not None and _is_folder(output)):
        _write_folder(library, places, row, output, force)
    elif output is None or output == "-":
        _print(library, places, row)
    else:
        _write_file(library, places, row, Path(output), force)


def _row(dialect: str | None, cite: str | None, output: str | None) -> Dialect:
    """What to write as: what was asked for, else what the name of the file ends in."""
    if dialect and cite:
        raise UsageError("--cite writes the sources alone, --to the pages — ask for one of them")
    if output == "":
        raise UsageError("-o has no name — name a file or a folder, or leave it out")
    asked = CITES[cite] if cite else WRITERS[dialect] if dialect else None
    if output in (None, "-") or _is_folder(output):
        return asked or WRITERS["gfm"]
    name = clean_line(output)
    ending = Path(output).suffix
    row = asked or implied(output)
    if row is None and ending[1:2].isalpha():
        raise UsageError(f"{name}: nothing is written as {clean_line(ending)} — say with --to what it is to be")
    if asked and (wrong := misnamed(asked, name)):
        raise UsageError(f"{wrong}, or leave {'--cite' if cite else '--to'} out")
    return row or WRITERS["gfm"]


def _places(library: Library, typed: Sequence[str]) -> Iterator[Place]:
    """The Places that a person means, each once."""
    found = (place for one in typed for place in (_from_input(library) if one == "-" else [_place(library, one)]))
    yield from dict.fromkeys(found)


def _from_input(library: Library) -> list[Place]:
    """The Places on standard input: on each line, the first value between tabs that is one."""
    rows = [line.strip("\n").split("\t") for line in sys.stdin if line.strip()]
    if not rows:
        raise UsageError("standard input names no Place")
    return [_place(library, next((value for value in row if _is_place(library, value)), row[0])) for row in rows]


def _is_place(library: Library, value: str) -> bool:
    wanted = parse_place(value)
    return wanted is not None and len(library.locate(wanted)) == 1


def _place(library: Library, typed: str) -> Place:
    """The Place that a person means; the id of a briefing alone means all of it."""
    wanted = parse_place(typed)
    if wanted is not None and wanted == Place(id=wanted.id) and wanted.id in library.briefings:
        return Place(wanted.id)
    return find_place(library, typed)


def _is_folder(output: str) -> bool:
    return output.endswith("/") or Path(output).is_dir()


def _print(library: Library, places: Sequence[Place], row: Dialect) -> None:
    if row.is_binary and is_terminal():
        raise UsageError(f"this is no text for a terminal ({row.label}) — name a file with -o")
    with working(_WRITING):
        written = row.write(library, places)
    click.echo(written, nl=False)


def _write_file(library: Library, places: Sequence[Place], row: Dialect, path: Path, force: bool) -> None:
    """Write one file; where the machine lacks what makes it, what it is made from, and say how to go on."""
    lack = row.missing
    if lack and row.stand_in:
        given = path.with_suffix(".pandoc.json")
        write_file(given, row.write_stand_in(library, places), overwrite=force)
        command = row.command.format(made=shlex.quote(str(path)), given=shlex.quote(str(given)))
        raise ExportError(f"{lack}; what it needs is in {given} — then run: {command}")
    with working(_WRITING):
        write_file(path, row.write(library, places), overwrite=force)
    click.echo(str(path), err=True)


def _write_folder(library: Library, places: Sequence[Place], row: Dialect, output: str | None, force: bool) -> None:
    if output is None or output == "-":
        raise UsageError(f"this is written as a folder ({row.label}) — name one with -o")
    folder = Path(output)
    with working(_WRITING):
        if row.is_folder:
            files = dict(row.write_folder(library, places))
        else:
            names = file_names(places, row.suffix)
            files = {name: row.write(library, (place,)) for name, place in zip(names, places, strict=True)}
        write_folder(folder, files, overwrite=force)
    click.echo(str(folder / next(iter(files))) if len(files) == 1 else f"{folder}: {len(files)} files", err=True)
