"""Compiled copies: a library as it was read, kept on a shelf and taken again while nothing has changed.

A copy holds the records of a library that was read without a Problem, and a stamp (size and time of change) of every
file that took part. It is used only if every stamp still holds, no briefing has come or gone, and the program is the
same. Where a record is written is not kept, but for the files in which briefings begin: should somebody ask, the files
are read again.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct, defstruct

from briefing import __version__
from briefing.errors import NotFoundError
from briefing.loading.contents import Contents
from briefing.loading.converting import from_plain
from briefing.loading.files import Folder, Stamp, are_as_stamped, is_folder
from briefing.model import walking
from briefing.model.edtf import Edtf
from briefing.model.head import Head, LibraryHead, Section
from briefing.model.library import Briefing, Library, Origin
from briefing.model.place import Place
from briefing.model.records import COLLECTIONS, Record
from briefing.store.shelf import Shelf

_PACKAGE = Path(__file__).parent.parent


class _InOrder(Struct, frozen=True):
    """Ids of records in the order in which they were read."""

    order: tuple[str, ...]


_ROWS: list[tuple[str, Any]] = [(name, tuple.__class_getitem__((kind, ...))) for name, kind in COLLECTIONS.items()]
_Records: Any = defstruct("_Records", _ROWS, bases=(_InOrder,), frozen=True)
"""The records of one briefing by collection; of sections the top-level ones, since those inside come with them."""


class _Briefing(Struct, frozen=True):
    file: str
    """The way down from the library's folder to the file in which it begins."""
    head: Head
    records: _Records
    homes: dict[str, str]


class _Compiled(Struct, frozen=True):
    program: str
    path: str
    files: tuple[str, ...]
    """The briefings found in the folder; for a single file none."""
    stamps: dict[str, Stamp | None]
    head: LibraryHead
    shared: _Records
    briefings: dict[str, _Briefing]


@cache
def _program() -> str:
    """Names the program as it is: versions, and the state of the code that a copy depends on."""
    rooms = (_PACKAGE / room for room in ("model", "parsing", "loading", "pages"))
    code = sorted((entry.path, entry.stat().st_mtime_ns) for room in rooms for entry in os.scandir(room))
    state = crc32(repr([row for row in code if row[0].endswith(".py")]).encode())
    return f"{__version__} {sys.version_info[:2]} {msgspec.__version__} {state:08x}"


def fingerprint(stamps: Mapping[str, Stamp | None]) -> str:
    """A word that changes whenever one of the files does, or the program."""
    return f"{crc32(repr((_program(), sorted(stamps.items()))).encode(errors='surrogatepass')):08x}"


def put_compiled(shelf: Shelf, path: Path, folder: Folder, contents: Contents) -> None:
    """Keep a copy of what was read."""
    compiled = _Compiled(
        program=_program(),
        path=str(path.absolute()),
        files=_files(path),
        stamps=folder.stamps,
        head=contents.head,
        shared=_packed(contents.shared, ()),
        briefings={
            name: _Briefing(
                folder.below(briefing.origins[""].file),
                briefing.head,
                _packed(briefing.records, briefing.sections),
                dict(briefing.homes),
            )
            for name, briefing in contents.briefings.items()
        },
    )
    shelf.put(_name(path), msgspec.msgpack.encode(compiled, enc_hook=_to_plain))


def get_compiled(shelf: Shelf, path: Path, folder: Folder, read_again: Callable[[], Library]) -> Contents | None:
    """What the copy of a library in a folder holds, or None when there is none or it no longer holds true."""
    data = shelf.get(_name(path))
    if data is None:
        return None
    try:
        compiled = msgspec.msgpack.decode(data, type=_Compiled, dec_hook=from_plain)
    except (msgspec.DecodeError, ValueError):
        return None
    return _unpacked(compiled, folder, cache(read_again)) if _holds(compiled, path) else None


def _name(path: Path) -> str:
    return f"library {path.absolute()}"


def _files(path: Path) -> tuple[str, ...]:
    return tuple(map(str, Folder(path, "").briefing_files())) if is_folder(path) else ()


def _holds(compiled: _Compiled, path: Path) -> bool:
    if (compiled.program, compiled.path) != (_program(), str(path.absolute())):
        return False
    if not are_as_stamped(compiled.stamps):
        return False
    try:
        return compiled.files == _files(path)
    except NotFoundError:
        return False


def _to_plain(value: object) -> object:
    if isinstance(value, Edtf):
        return value.text
    raise NotImplementedError(f"{type(value)} has no plain form")


def _packed(records: Mapping[str, Record], sections: tuple[Section, ...]) -> Any:
    rows: dict[type[Record], list[Record]] = {kind: [] for kind in COLLECTIONS.values()}
    for record in records.values():
        rows[type(record)].append(record)
    rows[Section] = list(sections)
    return _Records(tuple(records), *(tuple(rows[kind]) for kind in COLLECTIONS.values()))


def _records(packed: Any) -> dict[str, Record]:
    found: dict[str, Record] = {section.id: section for section in _with_parts(packed.sections)}
    for name in COLLECTIONS:
        if name != "sections":
            found.update((record.id, record) for record in getattr(packed, name))
    return {ident: found[ident] for ident in packed.order if ident in found}


def _with_parts(sections: tuple[Section, ...]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _with_parts(section.sections)


class _LaterOrigin:
    """Where a record is written, of which the file is known and the rest is looked up once somebody asks."""

    def __init__(self, file: str, look_up: Callable[[], Origin | None]) -> None:
        self.file = file
        self._look_up = look_up

    def position(self, path: walking.Path = (), needle: str = "", nth: int = 0) -> tuple[int, int]:
        """Line and column of a value; those of the file's beginning if it is gone meanwhile."""
        origin = self._look_up()
        return origin.position(path, needle, nth) if origin is not None else (1, 1)


class _LaterOrigins(Mapping[str, Origin]):
    """Origins that are looked up in the files once somebody asks for one."""

    def __init__(
        self, idents: Iterable[str], look_up: Callable[[str], Origin | None], *, known: Mapping[str, Origin]
    ) -> None:
        self._idents = tuple(idents)
        self._look_up = look_up
        self._known = known

    def __getitem__(self, ident: str) -> Origin:
        origin = self._known.get(ident) or self._look_up(ident)
        if origin is None:
            raise KeyError(ident)
        return origin

    def __iter__(self) -> Iterator[str]:
        return iter(self._idents)

    def __len__(self) -> int:
        return len(self._idents)


def _unpacked(compiled: _Compiled, folder: Folder, read_again: Callable[[], Library]) -> Contents:
    def origins(name: str, records: Mapping[str, Record], file: str = "") -> _LaterOrigins:
        def look_up(ident: str) -> Origin | None:
            return read_again().origin(Place(name, ident))

        begin = _LaterOrigin(folder.label(folder.root / file), partial(look_up, ""))
        return _LaterOrigins(("", *records), look_up, known={"": begin} if file else {})

    briefings = {}
    for name, packed in compiled.briefings.items():
        records = _records(packed.records)
        briefings[name] = Briefing(
            head=packed.head,
            records=records,
            sections=packed.records.sections,
            homes=packed.homes,
            origins=origins(name, records, packed.file),
        )
    shared = _records(compiled.shared)
    return Contents(
        briefings=briefings,
        head=compiled.head,
        shared=shared,
        origins=origins("", shared),
        fingerprint=fingerprint(compiled.stamps),
        stamps=compiled.stamps,
    )
