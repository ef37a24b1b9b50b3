"""Writing exports: a file is whole or not there, and what stood before stays until then."""

import os
import re
from pathlib import Path

from briefing.errors import ExportError
from briefing.model.cleaning import clean_line
from briefing.model.place import Place


def file_name(place: Place, suffix: str) -> str:
    """The name of the file for a Place: every part of its address, in letters, digits and hyphens only."""
    parts = re.findall(r"[\w-]+", f"{place.briefing}-{place.id}-{place.view}-{place.query}-{place.anchor}")
    return (re.sub("-+", "-", "-".join(parts)).strip("-") or "page") + suffix


def write_file(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write text to a file beside its final name, then rename it over.

    Raises `ExportError` when the file exists and may not be overwritten, is no regular file, or cannot be written.
    """
    name = clean_line(str(path))
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise ExportError(f"{name}: is no regular file — name another")
        _put(path, text.encode(), overwrite)
    except FileExistsError:
        raise ExportError(f"{name}: exists already — name another, or overwrite it with --force") from None
    except (OSError, ValueError) as error:
        raise ExportError(f"{name}: cannot be written: {getattr(error, 'strerror', None) or error}") from None


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
