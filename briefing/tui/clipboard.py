"""The clipboard: the only module that puts text on it.

On the reader's own machine it is the system's, which says whether it took the text. Anywhere else it is the terminal's
(OSC 52), if that knows the sequence; nobody can tell whether it does. Where there is neither, the text goes to a file,
and the reader is told where.
"""

import asyncio
import os
from pathlib import Path
from typing import Final

from textual.app import App

_DEAF: Final = frozenset({"linux", "dumb", "vt100"})
"""Terminals (TERM) that do not know OSC 52."""

_DEAF_PROGRAMS: Final = frozenset({"Apple_Terminal"})
"""Terminals (TERM_PROGRAM) that do not."""

_LONGEST: Final = 100_000
"""Characters that a terminal may be trusted to take."""


async def copy(app: App[object], text: str, beside: Path) -> str:
    """Put text on the clipboard; says in a few words where it went.

    `beside` is the file that takes it where there is no clipboard to be reached.
    """
    if await asyncio.to_thread(_to_system, text):
        return "on the clipboard"
    if _may_hear(text):
        app.copy_to_clipboard(text)
        return "on the clipboard, if this terminal takes it"
    return await asyncio.to_thread(_to_file, text, beside)


def _to_file(text: str, beside: Path) -> str:
    try:
        beside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        return f"nowhere: there is no clipboard, and {beside} cannot be written ({error.strerror})"
    return f"in {beside}, since there is no clipboard"


def _may_hear(text: str) -> bool:
    """Whether the terminal may take text by OSC 52."""
    term, program = os.environ.get("TERM", ""), os.environ.get("TERM_PROGRAM", "")
    return term not in _DEAF and program not in _DEAF_PROGRAMS and len(text) <= _LONGEST


def _to_system(text: str) -> bool:
    """Whether the system's clipboard took the text; over a network it would be the wrong machine's."""
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return False
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True
