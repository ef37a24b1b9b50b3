"""Writing exports: a file is whole or not there, and what stood before stays until then."""

import os
import re
from collections.abc import Mapping, Sequence
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

    Raises `ExportError` as `write_file` does. Each file is whole or not there; a fault may leave some unwritten.
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
    try:
        folder.mkdir(exist_ok=True)
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be made: {_reason(error)}") from None
    for file, data in files.items():
        write_file(folder / file, data, overwrite=overwrite)


def write_file(path: Path, data: str | bytes, *, overwrite: bool = False) -> None:
    """Write text or bytes to a file beside its final name, then rename it over.

    Raises `ExportError` when the file exists and may not be overwritten, is no regular file, or cannot be written.
    """
    name = clean_line(str(path))
    try:
        _require_regular(path)
        _put(path, data.encode() if isinstance(data, str) else data, overwrite)
    except FileExistsError:
        raise ExportError(f"{name}: exists already — {_OR_FORCE}") from None
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be written: {_reason(error)}") from None


def _require_regular(path: Path) -> None:
    """Make sure that a name is free or a regular file's: no link is followed, no device or folder written to."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        raise ExportError(f"{clean_line(str(path))}: is no regular file — name another")


def _reason(error: Exception) -> str:
    return str(getattr(error, "strerror", None) or error)


def _put(path: Path, data: bytes, overwrite: bool) -> None:
    """Put data under a name in one step; raises `FileExistsError` when the name is taken and must not be."""
    if path.exists() and not overwrite:
        raise FileExistsError
    import tempfile  # it draws in much that a start has no use for

    descriptor, beside = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o666 & ~_umask())
        if overwrite:
            Path(beside).replace(path)
        else:
            path.hardlink_to(beside)  # unlike a rename, this fails when somebody else was quicker
    finally:
        Path(beside).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
