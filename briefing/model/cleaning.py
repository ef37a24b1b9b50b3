"""Text that may be shown: the one place where content loses its power over a terminal.

Control characters, bidirectional overrides and invisible fillers are replaced by visible marks, so that what is
written is shown and nothing written is obeyed. Newline and tab stay, and so do the joiners and variation selectors
that emoji and many scripts need.
"""

import re
from functools import cache
from typing import NewType

CleanText = NewType("CleanText", str)
"""A string that has been through `clean`: safe to hand to a terminal as plain text."""

_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f"  # C0 but tab and newline; DEL
    "\x80-\x9f"  # C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional marks, overrides, isolates
    "\u2028\u2029"  # line and paragraph separators
    "\u115f\u1160\u3164\uffa0\u180e\u2061-\u2064\ufeff"  # invisible fillers and operators
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e007f"  # tag characters
    "\ud800-\udfff"  # lone surrogates
    "]"
)


def _mark(match: re.Match[str]) -> str:
    return _mark_of(match.group())


@cache
def _mark_of(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    return f"<U+{code:04X}>"


def clean(text: str) -> CleanText:
    """Replace each character that could control a terminal or hide text by a visible mark.

    C0 controls and DEL become their control pictures (`␛`), anything else `<U+202E>`. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return CleanText(text)
    return CleanText(_UNSAFE.sub(_mark, text))


def clean_line(text: str) -> CleanText:
    """Clean text for a place that holds one line: runs of white space, newlines included, become one space."""
    return CleanText(" ".join(clean(text).split()))


_LONGEST_SHOWN = 60


def excerpt(text: str) -> CleanText:
    """The beginning of a text on one line, for a message that names it; what is left out leaves an ellipsis."""
    shown = clean_line(text[: _LONGEST_SHOWN + 1])
    return CleanText(f"{shown[:_LONGEST_SHOWN]}…") if len(text) > _LONGEST_SHOWN else shown


def count_unsafe(text: str) -> int:
    """How many characters `clean` would replace."""
    if text.isascii() and text.isprintable():
        return 0
    return sum(1 for _ in _UNSAFE.finditer(text))
