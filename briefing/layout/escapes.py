"""Sequences that more than one room writes to a terminal. Nothing is imported here: the first words wait for it."""

GIVE_BACK = (
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?2004l\x1b[?2048l\x1b[?1004l\x1b[<u"
    b"\x1b[?2026l\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"
)
"""What a terminal is asked for while the reader is open, taken back: the mouse, the keyboard, the alternate screen."""
