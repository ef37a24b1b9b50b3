"""Editing: the only module that runs another program. Which one is the reader's word alone, never a text's."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from textual.app import App

_MANNERS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("vi", "vim", "nvim", "gvim", "nano", "pico", "emacs", "emacsclient"), ("+{line}", "{file}")),
    **dict.fromkeys(("micro", "helix", "hx", "kak", "joe"), ("+{line}", "{file}")),
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor"), ("--wait", "--goto", "{file}:{line}")),
    **dict.fromkeys(("subl", "zed"), ("--wait", "{file}:{line}")),
}
"""Name of an editor to how it is told of a line of a file; any other is told of the file alone."""


def editor() -> list[str]:
    """The editor that the reader has set (VISUAL, else EDITOR), as its words; none if that is not to be understood."""
    told = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(told)
    except ValueError:
        return []


def command(editor: list[str], file: Path, line: int) -> list[str]:
    """What opens a file in an editor, at a line from 1 where it is known how to say that."""
    manner = _MANNERS.get(Path(editor[0]).name.removesuffix(".exe"), ("{file}",))
    return [*editor, *(word.format(file=file, line=line) for word in manner)]


def edit(app: App[object], words: list[str]) -> str:
    """Give an editor the terminal until it ends; says in a few words what went wrong, or nothing."""
    if shutil.which(words[0]) is None:
        return f"There is no program {words[0]}."
    with app.suspend():
        try:
            done = subprocess.run(words, check=False)  # noqa: S603  # the reader's own words, and no shell
        except OSError as error:
            return f"{words[0]} cannot be started: {error.strerror}."
    return f"{words[0]} ended with {done.returncode}." if done.returncode else ""
