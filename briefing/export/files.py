"""Writing exports: a file is whole or not there, and what stood before stays until then."""

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from errno import EDQUOT, ENOENT, ENOSPC
from pathlib import Path

from briefing.errors import ExportError
from briefing.model.cleaning import clean_line
from briefing.model.place import Place

_OR_FORCE = "name another, or overwrite it with --force"


def file_name(place: Place, suffix: str) -> str:
    """The name of the file for a Place: every part of its address, in letters, digits and hyphens only."""
    parts = re.findall(r"[\w-]+", f"{place.briefing}-{place.id}-{place.view}-{place.query}-{place.anchor}")
    return (re.sub("-+", "-", "-".join(parts)).strip("-") or "page") + suffix


def file_names(places: Sequence[Place], suffix: str) -> list[str]:
    """A name for the file of each Place, none twice, whatever a file system makes of capitals."""
    names: list[str] = []
    taken: set[str] = set()
    for place in places:
        stem = name = file_name(place, "")
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(name + suffix)
    return names


def write_folder(folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False) -> None:
    """Write files into a folder, made if it is not there; none is written when one of them must not be.

    All are written beside their names before the first is renamed: a fault on the way leaves what stood there before.
    Raises `ExportError` as `write_file` does.
    """
    name = clean_line(str(folder))
    if (folder.exists() or folder.is_symlink()) and not folder.is_dir():
        raise ExportError(f"{name}: is no folder — name another")
    taken = [file for file in files if os.path.lexists(folder / file)]
    if taken and not overwrite:
        more = f" and {len(taken) - 1} more" if len(taken) > 1 else ""
        raise ExportError(f"{clean_line(str(folder / taken[0]))}{more}: exists already — {_OR_FORCE}")
    for file in taken:
        _require_regular(folder / file)
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be made: {_reason(error)}") from None
    try:
        _put_told(folder, {folder / file: data for file, data in files.items()}, overwrite)
    except ExportError:
        if is_new:
            with suppress(OSError):  # somebody else put something in it
                folder.rmdir()
        raise


def write_file(path: Path, data: str | bytes, *, overwrite: bool = False) -> None:
    """Write text or bytes to a file beside its final name, then rename it over.

    Raises `ExportError` when the file exists and may not be overwritten, is no regular file, or cannot be written.
    """
    _require_regular(path)
    _put_told(path, {path: data.encode() if isinstance(data, str) else data}, overwrite)


def _put_told(target: Path, files: Mapping[Path, bytes], overwrite: bool) -> None:
    """Put files where they belong, or say in one line why that cannot be done."""
    name = clean_line(str(target))
    try:
        _put(files, overwrite)
    except FileExistsError:
        raise ExportError(f"{name}: exists already — {_OR_FORCE}") from None
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be written: {_reason(error)}") from None


def _require_regular(path: Path) -> None:
    """Make sure that a name is free or a regular file's: no link is followed, no device or folder written to."""
    name = clean_line(str(path))
    try:
        regular = not path.is_symlink() and (path.is_file() or not path.exists())
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be written: {_reason(error)}") from None
    if not regular:
        raise ExportError(f"{name}: is no regular file — name another")


_ADVICE = {
    ENOENT: "make the folder first, or name another",
    ENOSPC: "make room, or name a place on another disk",
    EDQUOT: "make room, or name a place on another disk",
}
"""What to do about a fault; about any other, name something else."""


def _reason(error: Exception) -> str:
    """Why something cannot be done, and what to do."""
    advice = _ADVICE.get(getattr(error, "errno", None) or 0, "name one that you may write")
    return f"{getattr(error, 'strerror', None) or error} — {advice}"


def _put(files: Mapping[Path, bytes], overwrite: bool) -> None:
    """Put data under names, each in one step; raises `FileExistsError` when a name is taken and must not be."""
    if not overwrite and any(path.exists() for path in files):
        raise FileExistsError
    beside: dict[Path, Path] = {}
    mode = 0o666 & ~_umask()
    try:
        for path, data in files.items():
            beside[path] = _write_beside(path, data, mode)
        for written in beside.values():  # together: one that waits for the disk brings the others along
            _settle(written)
        for path, written in beside.items():
            if overwrite:
                written.replace(path)
            else:
                path.hardlink_to(written)  # unlike a rename, this fails when somebody else was quicker
    finally:
        for written in beside.values():
            written.unlink(missing_ok=True)


def _write_beside(path: Path, data: bytes, mode: int) -> Path:
    """A new file in the folder of another, which holds the data, as far as anybody knows."""
    import tempfile  # it draws in much that a start has no use for

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        written.chmod(mode)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written


def _settle(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
