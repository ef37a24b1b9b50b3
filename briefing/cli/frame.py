"""A frame kept for the next start: how it is written, where it lies, and when it may be shown.

This is read before anything else is imported, so it takes its modules from the few that every start has anyway. A frame
is text and colours for a terminal of one size. It is shown only if it is the user's own file and whole, if invocation,
size, environment and program are those it was made under, if no file that it came from has changed since, and if it
holds nothing but printable text, colours, and moves to the beginnings of rows.
"""

import os
import stat
import sys
from binascii import crc32

from briefing import __version__

Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds."""

MAX_BYTES = 1024 * 1024
"""Largest frame that is kept."""

_MAGIC = b"briefing frame 1"
_VARIABLES = ("COLUMNS", "FORCE_COLOR", "HOME", "LANG", "LINES", "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "TERM")
_FAMILIES = ("BRIEFING_", "COLOR", "LC_", "TEXTUAL", "TTY_", "UNICODE_", "XDG_CONFIG_", "XDG_DATA_")
"""Variables of the environment that change what a first page looks like, and beginnings of names of such."""

_HARMLESS = dict.fromkeys(map(ord, "\u00a0\u200c\u200d\u202f\u3000"))
"""Characters that Python does not call printable and that every terminal takes for text: blanks and joiners."""


def copy_name(name: str, at: str) -> str:
    """The name, on the shelf, of the frame for a library and a Place as typed, each empty for none."""
    return f"frame {crc32(os.fsencode(name) + bytes(1) + os.fsencode(at)):08x}"


def file_of(copy: str) -> str:
    """The file in which the shelf keeps a copy of such a name."""
    return os.path.join(cache_folder(), f"{copy.replace(' ', '-')}-{crc32(copy.encode()):08x}.copy")  # noqa: PTH118


def cache_folder() -> str:
    """The folder for cached copies, as platformdirs names it."""
    folder = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(folder):  # noqa: PTH117
        folder = os.path.expanduser("~/Library/Caches" if sys.platform == "darwin" else "~/.cache")  # noqa: PTH111
    return f"{folder}/briefing"


def pack(name: str, at: str, size: tuple[int, int], stamps: dict[str, Stamp | None], picture: str) -> bytes | None:
    """A frame as it is kept; None for one that would not be shown again."""
    shown = picture.encode(errors="replace")
    if not is_harmless(shown) or len(shown) > MAX_BYTES or any("\n" in path for path in stamps):
        return None
    rows = (_stamp_line(stamp, path) for path, stamp in stamps.items())
    body = b"\n".join((_conditions(name, at, size), *rows, b"", shown))
    return b"%s %08x\n%s" % (_MAGIC, crc32(body), body)


def read(name: str, at: str, size: tuple[int, int]) -> bytes | None:
    """The frame for a library and a Place on a terminal of so many columns and rows, if it may be shown now."""
    data = _bytes_of(file_of(copy_name(name, at)))
    head, _, body = data.partition(b"\n")
    if head != b"%s %08x" % (_MAGIC, crc32(body)):
        return None
    head, _, picture = body.partition(b"\n\n")
    conditions, *rows = head.split(b"\n")
    if conditions != _conditions(name, at, size) or not all(map(_holds, rows)):
        return None
    return picture if is_harmless(picture) else None


def is_harmless(picture: bytes) -> bool:
    """Whether there is nothing but printable text, colours, and moves of the cursor within the screen."""
    first, *pieces = picture.split(b"\x1b[")
    texts = [first]
    for piece in pieces:
        rest = piece.lstrip(b"0123456789;")
        if rest[:1] not in (b"m", b"H"):
            return False
        texts.append(rest[1:])
    try:
        return b"".join(texts).decode().translate(_HARMLESS).isprintable()
    except UnicodeDecodeError:
        return False


def _conditions(name: str, at: str, size: tuple[int, int]) -> bytes:
    """All that must be the same again, on one line."""
    env = sorted(row for row in os.environ.items() if row[0] in _VARIABLES or row[0].startswith(_FAMILIES))
    return ascii((__version__, sys.version, name, at, size, env)).encode()


def _stamp_line(stamp: Stamp | None, path: str) -> bytes:
    size, changed = stamp or (-1, -1)
    return b"%d %d %s" % (size, changed, os.fsencode(path))


def _holds(row: bytes) -> bool:
    """Whether a file is still as a line of stamps says."""
    size, changed, path = row.split(b" ", 2)
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return size == b"-1"
    return (status.st_size, status.st_mtime_ns) == (int(size), int(changed))


def _bytes_of(path: str) -> bytes:
    """What a file holds if it is regular, the user's own, and nobody else's to write; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        others = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        if not stat.S_ISREG(status.st_mode) or status.st_uid != os.getuid() or others:
            return b""
        return os.read(descriptor, 2 * MAX_BYTES)
    finally:
        os.close(descriptor)
