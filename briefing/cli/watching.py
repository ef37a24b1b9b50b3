"""`briefing check --watch`: the same check again on every save, drawn over the last one without a blank in between."""

import re
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import accumulate
from pathlib import Path
from typing import Final

import click
from watchfiles import Change, DefaultFilter, watch

from briefing.cli.opening import folder_of
from briefing.cli.output import is_terminal
from briefing.errors import NotFoundError
from briefing.layout.cells import width

_HOME, _CLEAR_LINE, _CLEAR_REST = "\x1b[H", "\x1b[K", "\x1b[J"
_LOOK_AGAIN: Final = 500
"""Milliseconds after which files are looked at once more, should one have been saved before the watch began."""

_SGR: Final = re.compile(r"\x1b\[[0-9;]*m")
_TOGETHER: Final = ("\x1b[?2026h", "\x1b[?2026l")
"""Synchronised update: a terminal that knows it shows all of a frame at once."""


class _Yaml(DefaultFilter):
    """Saves of YAML files; what editors keep beside them is left out."""

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a change is one to check for."""
        return path.endswith((".yaml", ".yml")) and super().__call__(change, path)


def draw_on_every_save(paths: Iterable[str], draw: Callable[[], list[str]]) -> int:
    """Draw now and on every save below the paths, until interrupted. Raises `NotFoundError` for a path that is not."""
    folders = [_folder(path) for path in paths] or [folder_of(None)]
    if is_terminal():
        click.echo("\n" * (shutil.get_terminal_size().lines - 1), nl=False)
    with suppress(KeyboardInterrupt):
        _draw_until_interrupted(folders, draw)
    click.echo()
    return 0


def _draw_until_interrupted(folders: Iterable[Path], draw: Callable[[], list[str]]) -> None:
    shown = draw()
    _show(shown)
    saves = watch(
        *folders, watch_filter=_Yaml(), debounce=200, step=20, rust_timeout=_LOOK_AGAIN, yield_on_timeout=True
    )
    for number, saved in enumerate(saves):
        if saved or not number:
            now = draw()
            if saved or now != shown:
                _show(now)
            shown = now


def _folder(path: str) -> Path:
    if not Path(path).exists():
        raise NotFoundError(f"{path}:1:1: error[not-found] there is no such file or folder — check the name")
    return folder_of(path)


def _that_fit(lines: list[str]) -> list[str]:
    """The first lines, as many as the terminal has room for; a line wider than the terminal takes several rows."""
    columns, rows = shutil.get_terminal_size()
    ends = list(accumulate(max(-(-width(_SGR.sub("", line)) // columns), 1) for line in lines))
    room = rows - 2
    if ends[-1] <= room:
        return lines
    count = bisect_right(ends, room - 1)
    return [*lines[:count], f"… {len(lines) - count} more lines — `briefing check` prints them all"]


def _show(lines: list[str]) -> None:
    if not is_terminal():
        click.echo("\n".join(lines))
        return
    kept = _that_fit(lines)
    body = "".join(f"{line}{_CLEAR_LINE}\n" for line in (*kept, "", "watching; Ctrl+C ends"))
    click.echo(f"{_TOGETHER[0]}{_HOME}{body.removesuffix(chr(10))}{_CLEAR_REST}{_TOGETHER[1]}", nl=False, color=True)
