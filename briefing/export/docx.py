"""Word documents, by a pandoc on PATH, which is given its own tree and nothing else to read."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from briefing.errors import ExportError
from briefing.export.ast import write_ast
from briefing.export.binding import bind
from briefing.model.cleaning import clean_line
from briefing.model.library import Library
from briefing.model.place import Place

TIME_LIMIT: Final = 60
"""Seconds that pandoc may take."""

_LONG_AGO: Final = "315532800"
"""1 January 1980, the first day that a zip file can name: the same text gives the same bytes."""


def missing() -> str:
    """What to do on a machine without pandoc; empty where it is there."""
    if shutil.which("pandoc"):
        return ""
    return "pandoc is not installed (https://pandoc.org/installing.html)"


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as a Word document. Raises `ExportError` when pandoc is not there, fails or hangs."""
    found = shutil.which("pandoc")
    if found is None:
        raise ExportError(missing())
    tree = write_ast(bind(library, places), _types_version(found))
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        made = Path(folder, "made.docx")
        _run(found, "--from=json", "--to=docx", f"--output={made}", given=tree)
        return made.read_bytes()


@cache
def _types_version(pandoc: str) -> tuple[int, ...]:
    """The version of pandoc's tree: one of another version is refused."""
    empty = json.loads(_run(pandoc, "--from=markdown", "--to=json", given=b""))
    return tuple(empty["pandoc-api-version"])


def _run(pandoc: str, *options: str, given: bytes) -> bytes:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _LONG_AGO}
    try:
        done = subprocess.run(  # noqa: S603 - a list of our own words, nothing of the text among them
            [pandoc, *options], input=given, capture_output=True, timeout=TIME_LIMIT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise ExportError(f"pandoc took more than {TIME_LIMIT} seconds and was stopped") from None
    except OSError as error:
        raise ExportError(f"pandoc cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = clean_line(done.stderr.decode(errors="replace"))
        raise ExportError(f"pandoc failed: {said or f'status {done.returncode}'}")
    return done.stdout
