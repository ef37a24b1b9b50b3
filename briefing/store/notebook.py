"""The notebook: where a reader was last in each library and in each briefing, and the marks set there.

One SQLite file of the user's own. Each change is one transaction, written through before the screen says so. A file
that is damaged, or that a newer program wrote, is set aside and a new one begun: what is kept never blocks reading.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from briefing.model.position import Position

VERSION: Final = 1
"""Version of the tables."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS spot (
    library TEXT NOT NULL,
    name TEXT NOT NULL,
    place TEXT NOT NULL,
    position TEXT NOT NULL,
    PRIMARY KEY (library, name)
) WITHOUT ROWID
"""
_PRAGMAS: Final = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA busy_timeout = 2000",
)
_LAST: Final = ""
"""Name of the spot where a reader was last in a library; marks go by their letters."""

_WITHIN: Final = "briefing"
"""Name of the spot where a reader was last within the briefing of a file, in whichever library they read it."""


class Spot(Struct, frozen=True):
    """A place in a library, and where on its page."""

    place: str
    """As a person would type it."""

    position: Position = Position()


class Notebook:
    """Spots by library; `notice` says what a reader should know of the file, if anything."""

    def __init__(self, path: Path) -> None:
        self.notice = ""
        self._connection = self._open(path)

    def last(self, library: str, only: str = "") -> Spot | None:
        """Where the reader was last in a library; `only` is the file of its only briefing, read in others too."""
        return (self._spots(only).get(_LAST) if only else None) or self._spots(library).get(_LAST)

    def last_within(self, file: str) -> Spot | None:
        """Where the reader was last within the briefing of a file."""
        return self._spots(file).get(_WITHIN) if file else None

    def all_within(self) -> dict[str, Spot]:
        """Where the reader was last within each briefing ever read, by its file."""
        return self._found("SELECT library, place, position FROM spot WHERE name = ?", _WITHIN)

    def marks(self, library: str) -> dict[str, Spot]:
        """The marks set in a library, by letter."""
        return {name: spot for name, spot in self._spots(library).items() if name not in (_LAST, _WITHIN)}

    def keep_last(self, library: str, spot: Spot, *, only: str = "", within: Mapping[str, Spot] | None = None) -> None:
        """Remember where the reader is, and where `within` briefings, by file: each file is a library too, of one.

        `only` is the file of the only briefing of a library, and goes where the library goes.
        """
        rows = {(file, name): one for file, one in (within or {}).items() for name in (_LAST, _WITHIN)}
        self._keep(rows | {(name, _LAST): spot for name in {library, only or library}})

    def keep_mark(self, library: str, letter: str, spot: Spot) -> None:
        """Set a mark; one of the same letter moves."""
        self._keep({(library, letter): spot})

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            self._connection.close()

    def _open(self, path: Path) -> sqlite3.Connection | None:
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _opened(path)
        except sqlite3.OperationalError as error:
            self.notice = f"Nothing can be kept between readings: {error}."
            return None
        except sqlite3.DatabaseError as error:
            self.notice = f"The notebook could not be read ({error}); it is set aside and a new one begun."
        except OSError as error:
            self.notice = f"Nothing can be kept between readings: {error.strerror or error}."
            return None
        try:
            _set_aside(path)
            return _opened(path)
        except (OSError, sqlite3.Error) as error:
            self.notice = f"Nothing can be kept between readings: {error}."
            return None

    def _spots(self, library: str) -> dict[str, Spot]:
        return self._found("SELECT name, place, position FROM spot WHERE library = ?", library)

    def _found(self, query: str, value: str) -> dict[str, Spot]:
        """The spots that a query finds, by the first of its columns."""
        if self._connection is None:
            return {}
        found: dict[str, Spot] = {}
        with suppress(sqlite3.Error):
            for name, place, position in self._connection.execute(query, (value,)):
                with suppress(msgspec.DecodeError):
                    found[name] = Spot(place, msgspec.json.decode(position, type=Position))
        return found

    def _keep(self, spots: Mapping[tuple[str, str], Spot]) -> None:
        """Write spots through, by library and name; raises `sqlite3.Error` when that fails, so that nobody is told."""
        if self._connection is None:
            raise sqlite3.OperationalError(self.notice)
        rows = [(*key, spot.place, msgspec.json.encode(spot.position).decode()) for key, spot in spots.items()]
        with self._connection:
            self._connection.executemany("INSERT OR REPLACE INTO spot VALUES (?, ?, ?, ?)", rows)


def _opened(path: Path) -> sqlite3.Connection:
    """The database of a path, with our tables; raises `sqlite3.DatabaseError` for one that cannot be trusted."""
    connection = sqlite3.connect(path, timeout=2)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (check,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if version > VERSION or check != "ok":
            raise sqlite3.DatabaseError("damaged" if check != "ok" else f"version {version} is newer than this program")
        if version < VERSION:  # a write waits for the disk, and every start opens the notebook
            with connection:
                connection.execute(_TABLES)
                connection.execute(f"PRAGMA user_version = {VERSION}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> None:
    """Rename a file, and what SQLite keeps beside it, out of the way."""
    number = next(n for n in range(1, 10_000) if not path.with_name(f"{path.name}.aside-{n}").exists())
    for ending in ("", "-wal", "-shm"):
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.rename(path.with_name(f"{path.name}.aside-{number}{ending}"))
