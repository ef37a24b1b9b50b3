"""Paging: text that is longer than the screen goes to a pager, as `git` and `man` do."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from briefing.cli.output import is_terminal
from briefing.cli.settings import settings

_DEFAULT = "less"
_NONE = ("", "cat", "-")

no_pager_option = click.option(
    "--pager/--no-pager", default=True, help="Show what is longer than the screen in a pager."
)


def put_out(text: str, *, page: bool = True) -> None:
    """Write text to standard output; on a terminal that it does not fit, through a pager unless told not to."""
    if page and is_terminal() and _is_longer_than_the_screen(text):
        pager = _pager()
        if pager and _through(pager, text):
            return
    click.echo(text, nl=False, color=True)


def _is_longer_than_the_screen(text: str) -> bool:
    return text.count("\n") >= shutil.get_terminal_size().lines


def _pager() -> list[str]:
    """The pager as its words; none where the reader wants none, or where there is none."""
    told = settings().text("pager") or os.environ.get("PAGER", _DEFAULT)
    try:
        words = shlex.split(told)
    except ValueError:
        words = [_DEFAULT]
    return words if words and words[0] not in _NONE and shutil.which(words[0]) else []


def _through(pager: list[str], text: str) -> bool:
    """Show text in a pager; False when it cannot be started. That somebody leaves it early is no fault."""
    environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8", **os.environ}
    sys.stdout.flush()
    with _interrupts_left_to_it():
        try:
            done = subprocess.run(  # noqa: S603  # the reader's own words, and no shell
                pager, input=text.encode(errors="replace"), env=environment, check=False
            )
        except OSError:
            return False
    return done.returncode != 127


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Let the pager have Ctrl+C, which it takes for an end of searching rather than of reading."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
