"""Files: the only module that opens a library's files.

A file is read only when it is a regular file within the library, of reasonable size, in UTF-8. Nothing is followed
out of the library, and a device or a pipe never blocks the reader.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefing.errors import NotFoundError
from briefing.model.cleaning import clean_line
from briefing.model.problem import Problem

MAX_BYTES: Final = 16 * 1024 * 1024
"""Largest file that is read."""

MAX_FILES: Final = 50_000
"""Most files that a library may hold."""


Stamp = tuple[int, int]
"""Size in bytes and time of the last change in nanoseconds: while both stay, a file is taken to be the same."""


class UnreadableError(Exception):
    """A file that cannot be read, with the Problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class Folder:
    """A library's folder, and how its files are named in Problems."""

    def __init__(self, root: Path, label: str) -> None:
        self.root = real_path(root)
        self._opened = root.absolute()
        self._label = label
        self.stamps: dict[str, Stamp | None] = {}
        """Stamps of the files that were read or looked for; None for one that is not there."""

    def stamp(self, path: Path) -> None:
        """Note the state of a file before it is read."""
        self.stamps[str(path)] = stamp_of(path)

    def label(self, path: Path) -> str:
        """The name of a file in Problems: the path as the user typed it, then the way down."""
        below = os.path.relpath(path, self.root)
        return clean_line(Path(self._label, below).as_posix())

    def named(self, label: str) -> Path:
        """The file of a name in Problems."""
        return self.root / self.below(label)

    def below(self, label: str) -> str:
        """The way down to a file from the library's folder, by the file's name in Problems."""
        return os.path.relpath(label, self._label)

    def opened(self, label: str) -> Path:
        """The file of a name in Problems, by the way on which the user came to it, links and all."""
        return self._opened / self.below(label)

    def briefing_files(self) -> Iterator[Path]:
        """Every `briefing.yaml` and `*.briefing.yaml` below, in order; hidden folders and linked ones left out."""
        count = 0
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            count += len(names)
            if count > MAX_FILES:
                raise NotFoundError(
                    f"{clean_line(self._label)}: more than {MAX_FILES:,} files below — name the library's own folder"
                )
            for name in sorted(names):
                if name == "briefing.yaml" or name.endswith(".briefing.yaml"):
                    yield Path(folder, name)

    def read(self, path: Path) -> str:
        """The text of one file; raises `UnreadableError` when it may not or cannot be read."""
        self.stamp(path)
        label = self.label(path)
        if not real_path(path).is_relative_to(self.root):
            raise _unreadable(label, "outside", "leads out of the library", "move the file into the library's folder")
        return _decode(_read_bytes(path, label), label)


class Piped(Folder):
    """A briefing that came through a pipe, in the folder in which the program was started, which may hold includes."""

    def __init__(self, data: bytes) -> None:
        super().__init__(Path.cwd(), "")
        self.file = self.root / "-"
        """The name under which the briefing is read."""
        self._data = data

    def read(self, path: Path) -> str:
        """The text that came; of any other file, what is in it."""
        if path != self.file:
            return super().read(path)
        if len(self._data) > MAX_BYTES:
            raise _too_large(len(self._data), "-")
        return _decode(self._data, "-")


def real_path(path: Path) -> Path:
    """A path with its links followed, as far as they lead anywhere; unlike `Path.resolve` it bears a ring of links."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        return path.absolute()


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file, or None when there is none."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def are_as_stamped(stamps: Mapping[str, Stamp | None]) -> bool:
    """Whether every file still is as its stamp says."""
    return all(stamp_of(Path(file)) == stamp for file, stamp in stamps.items())


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; False when nobody can say."""
    return stat.S_ISDIR(_mode(path))


def exists(path: Path) -> bool:
    """Whether a path leads to anything; False when nobody can say."""
    return _mode(path) != 0


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _unreadable(label: str, code: str, message: str, hint: str, line: int = 1, column: int = 1) -> UnreadableError:
    return UnreadableError(Problem(file=label, line=line, column=column, code=code, message=message, hint=hint))


def _read_bytes(path: Path, label: str) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        raise _unreadable(label, "not-found", "there is no such file", "check the name") from None
    except (OSError, ValueError) as error:
        raise _refused(label, "opened", error) from None
    try:
        _refuse_unfit(os.fstat(descriptor), label)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES)
    except OSError as error:
        raise _refused(label, "read", error) from None
    finally:
        os.close(descriptor)


def _refuse_unfit(status: os.stat_result, label: str) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise _unreadable(label, "not-a-file", "is no regular file", "give a YAML file or a folder")
    if status.st_size > MAX_BYTES:
        raise _too_large(status.st_size, label)


def _too_large(size: int, label: str) -> UnreadableError:
    said = f"{size / 1024 / 1024:.0f} MB is more than the {MAX_BYTES // 1024 // 1024} MB allowed"
    return _unreadable(label, "too-large", said, "split the briefing with include:")


def _refused(label: str, done: str, error: OSError | ValueError) -> UnreadableError:
    reason = getattr(error, "strerror", None) or str(error)
    return _unreadable(label, "unreadable", f"cannot be {done}: {reason}", "check its permissions")


def _decode(data: bytes, label: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable(label, "encoding", "is UTF-16, not UTF-8", "save it as UTF-8")
    try:
        return _with_our_line_ends(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        before = _with_our_line_ends(error.object[: error.start].decode())
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        raise _unreadable(label, "encoding", message, "save the file as UTF-8", line, column) from None


def _with_our_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
