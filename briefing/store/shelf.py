"""A shelf of cached copies: bytes by name, in a folder of the user's own.

Nothing on it is needed: what cannot be read, is not the user's own or is damaged counts as not there, and what cannot
be written is let go.
"""

import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final
from zlib import crc32

MAX_BYTES: Final = 64 * 1024 * 1024
"""Largest copy that is kept."""

MAX_COPIES: Final = 256
"""Most copies that are kept; the oldest make room."""


class Shelf:
    """Copies in one folder, made when first written to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The copy of a name, or None when there is none to be trusted."""
        try:
            descriptor = os.open(self._path(name), os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        with os.fdopen(descriptor, "rb") as file:
            return file.read() if _is_ours(os.fstat(descriptor)) else None

    def put(self, name: str, data: bytes) -> None:
        """Keep a copy, whole or not at all."""
        if len(data) > MAX_BYTES:
            return
        path = self._path(name)
        beside = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_room()
            descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def drop(self, name: str) -> None:
        """Keep the copy of a name no longer."""
        with suppress(OSError):
            self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        readable = re.sub(r"\W+", "-", name, flags=re.ASCII)[-80:]
        return self._folder / f"{readable}-{crc32(name.encode(errors='surrogatepass')):08x}.copy"

    def _make_room(self) -> None:
        copies = sorted(self._folder.glob("*.copy"), key=lambda copy: copy.stat().st_mtime)
        for copy in copies[: max(0, len(copies) - MAX_COPIES + 1)]:
            copy.unlink(missing_ok=True)


def _is_ours(status: os.stat_result) -> bool:
    """Whether a file is regular, of reasonable size, the user's own, and nobody else's to write."""
    others = stat.S_IWGRP | stat.S_IWOTH
    own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES and own and not status.st_mode & others
