"""Keeping the frame that the next start shows before anything is imported; `briefing.cli.frame` reads it again."""

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from briefing.cli.frame import Stamp, copy_name, pack
from briefing.errors import NotFoundError
from briefing.loading.files import Folder, is_folder, stamp_of
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.store.shelf import Shelf

_PACKAGE: Final = Path(__file__).parent.parent
_DRAWN_BY: Final = ("textual", "rich", "msgspec")
"""Modules of others that have a part in what a page looks like."""


class KeptFrames:
    """The frames of one library: what a start without a Place shows, and a start at the Place that was typed.

    `default` is what a start opens that names no library.
    """

    def __init__(
        self, shelf: Shelf, path: Path, name: str, at: str, *, default: str = "", also: tuple[Path, ...] = ()
    ) -> None:
        self._shelf = shelf
        self._path = path
        self._name = name
        self._at = at
        self._default = default
        self._also = also
        """Further files that a frame comes from, such as settings; they need not be there."""
        self._known = ""
        self._stamps: dict[str, Stamp | None] = {}

    def put_away(self, briefings: Mapping[str, str] | None = None) -> None:
        """Keep no frame for a start that comes back to where the reader was: they are about to be somewhere else.

        So do starts with the file of one of the `briefings`, given with their ids, or with a folder around it.
        """
        self._shelf.drop(copy_name(self._name, ""))
        for file, ident in (briefings or {}).items():
            names = {str(path) for path in (Path(file), *Path(file).parents)}
            for name in names | {self._name} | ({""} if self._default in names else set()):
                self._shelf.drop(copy_name(name, ""))
                self._shelf.drop(copy_name(name, ident))

    def keep(self, picture: str, size: tuple[int, int], library: Library, place: Place, *, at_start: bool) -> None:
        """Keep what the next start shows first; `at_start` if a start at the typed Place shows it too.

        So does one that comes back to the briefing of the Place.
        """
        if not library.fingerprint:
            self.put_away()
            return
        if self._known != library.fingerprint:
            self._known, self._stamps = library.fingerprint, self._stamps_of(library)
        for at in {"", self._at} if at_start or place.briefing == self._at else {""}:
            data = pack(self._name, at, size, self._stamps, picture) if self._stamps else None
            if data is not None:
                self._shelf.put(copy_name(self._name, at), data)

    def _stamps_of(self, library: Library) -> dict[str, Stamp | None]:
        """Stamps of all that a frame comes from; nothing if a briefing has come since the library was read."""
        path = Path(os.path.abspath(self._path))  # noqa: PTH100  # links stay: they may lead elsewhere next time
        found = {str(file): stamp_of(file) for file in (path, *self._also, *_code())}
        if is_folder(path):
            folder = Folder(path, "")
            found.update((str(below), stamp_of(below)) for below in _folders(folder.root))
            try:
                files = set(map(str, folder.briefing_files()))
            except NotFoundError:
                return {}
            if not files <= library.stamps.keys():
                return {}
        return {**found, **library.stamps}


def _folders(root: Path) -> Iterator[Path]:
    """Every folder in which a briefing could come or go."""
    for folder, folders, _ in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield Path(folder)


def _code() -> Iterator[Path]:
    """The files of the program."""
    yield from (file for file in _PACKAGE.rglob("*") if file.suffix in (".py", ".tcss"))
    for name in _DRAWN_BY:
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            yield Path(file)
