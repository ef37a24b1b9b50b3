"""`briefing check --watch`: the same check again on every save, drawn over the last one without a blank in between."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

import click
from watchfiles import Change, DefaultFilter, watch

from briefing.cli.output import is_terminal
from briefing.errors import NotFoundError
from briefing.loading.library import shipped_library

_HOME, _CLEAR_LINE, _CLEAR_REST = "\x1b[H", "\x1b[K", "\x1b[J"
_TOGETHER: Final = ("\x1b[?2026h", "\x1b[?2026l")
"""Synchronised update: a terminal that knows it shows all of a frame at once."""


class _Yaml(DefaultFilter):
    """Saves of YAML files; what editors keep beside them is left out."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one to check for."""
        return path.endswith((".yaml", ".yml")) and super().__call__(change, path)


def draw_on_every_save(paths: Iterable[str], draw: Callable[[], list[str]]) -> int:
    """Draw now and on every save below the paths, until interrupted. Raises `NotFoundError` for a path that is not."""
    folders = [_folder(Path(path)) for path in paths] or [shipped_library()]
    if is_terminal():
        click.echo("\n" * (shutil.get_terminal_size().lines - 1), nl=False)
    _show(draw())
    for _ in watch(*folders, watch_filter=_Yaml(), debounce=200, step=20, raise_interrupt=False):
        _show(draw())
    click.echo()
    return 0


def _folder(path: Path) -> Path:
    """What to watch for a path: a folder, or the one that a file stands in, since editors replace files."""
    if not path.exists():
        raise NotFoundError(f"{path}:1:1: error[not-found] there is no such file or folder — check the name")
    return path if path.is_dir() else path.parent


def _show(lines: list[str]) -> None:
    if not is_terminal():
        click.echo("\n".join(lines))
        return
    room = shutil.get_terminal_size().lines - 2
    kept = lines[:room]
    if len(lines) > room:
        kept[-1] = f"… {len(lines) - room + 1} more lines — `briefing check` prints them all"
    body = "".join(f"{line}{_CLEAR_LINE}\n" for line in (*kept, "", "watching; Ctrl+C ends"))
    click.echo(f"{_TOGETHER[0]}{_HOME}{body.removesuffix(chr(10))}{_CLEAR_REST}{_TOGETHER[1]}", nl=False, color=True)
