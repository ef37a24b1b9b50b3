"""`briefing new`: a small briefing to start from."""

import json
import os
import shlex
from datetime import UTC, date, datetime
from pathlib import Path

import click

from briefing.cli.completing import files
from briefing.errors import ExportError
from briefing.export.files import write_file
from briefing.model.cleaning import clean_line
from briefing.model.place import id_of

_TEMPLATE = Path(__file__).with_name("new.yaml")


@click.command()
@click.argument("folder", shell_complete=files)
def new(folder: str) -> None:
    """Write a small briefing into FOLDER, with the schema by which an editor checks it; nothing is overwritten."""
    from briefing.checking.schema import briefing_schema

    path = Path(folder)
    schema = json.dumps(briefing_schema(), ensure_ascii=False, indent=2) + "\n"
    _write(path, {"briefing.yaml": _first_briefing(path), "briefing.schema.json": schema})
    shown, typed = clean_line(str(path / "briefing.yaml")), shlex.quote(clean_line(str(path)))
    click.echo(f"{shown} is written — `briefing check {typed}` checks it, `briefing {typed}` opens it")


def _first_briefing(folder: Path) -> str:
    today = datetime.now(UTC).date()
    name = id_of(folder.absolute().name)
    return _TEMPLATE.read_text(encoding="utf-8").format(
        id=name or "first-briefing", today=today, horizon=f"{today}/{_in_two_years(today)}"
    )


def _in_two_years(day: date) -> str:
    """The month two years on."""
    return f"{day.year + 2}-{day.month:02d}"


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write all of the files, or none when one of them is there already."""
    taken = [name for name in files if os.path.lexists(folder / name)]
    if taken:
        raise ExportError(f"{clean_line(str(folder / taken[0]))}: exists already — name another folder")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ExportError(f"{clean_line(str(folder))}: cannot be made: {reason}") from None
    for name, text in files.items():
        write_file(folder / name, text)
