"""The Library: every briefing that was opened, with one way to find anything in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property, lru_cache
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from briefing.model.cleaning import clean_line, excerpt
from briefing.model.head import Head, LibraryHead, Section
from briefing.model.lens import Lens
from briefing.model.links import Links
from briefing.model.place import RECORD_VIEWS, VIEWS, Place, parse_place
from briefing.model.problem import Problem, Severity
from briefing.model.records import Record, kind_of
from briefing.model.standing import known_on, records_on, without_conclusion
from briefing.model.walking import Path

R = TypeVar("R", bound=Record)


class Origin(Protocol):
    """Where a record is written."""

    @property
    def file(self) -> str:
        """Path of the file, as Problems name it."""

    def position(self, path: Path = (), needle: str = "", nth: int = 0) -> tuple[int, int]:
        """Line and column, from 1, of a value in the record, or of the nth occurrence of some text in that value."""


def problem_at(
    origin: Origin,
    path: Path,
    code: str,
    message: str,
    hint: str = "",
    *,
    needle: str = "",
    nth: int = 0,
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A Problem with one value of a record, or with the nth occurrence (from 0) of some text in that value."""
    line, column = origin.position(path, needle, nth)
    key = ".".join(excerpt(step) for step in path if isinstance(step, str))
    return Problem(
        file=origin.file,
        line=line,
        column=column,
        key=key,
        severity=severity,
        code=code,
        message=_on_one_line(message),
        hint=_on_one_line(hint),
    )


_LONGEST_TOLD = 400


def _on_one_line(text: str) -> str:
    """A text that may name words of the content, which may hold newlines, and much else."""
    told = text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}…"
    return told if told.isprintable() else clean_line(told)


class Briefing(Struct, frozen=True, kw_only=True):
    """One briefing: its head, and all its records by id, in the order written."""

    head: Head
    records: Mapping[str, Record]
    """Every record of the briefing, sections of every depth included."""

    sections: tuple[Section, ...]
    """The text's top-level sections, in order."""

    homes: Mapping[str, str] = {}
    """Id of a record to the id of the section it belongs to."""

    origins: Mapping[str, Origin] = {}
    """Id of a record to where it is written; the empty id is the head."""

    unread: frozenset[str] = frozenset()
    """Ids of records that are written but could not be read."""

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """All records of one type, in the order written."""
        return tuple(record for record in self.records.values() if isinstance(record, kind))

    def belonging_to(self, section: str) -> tuple[Record, ...]:
        """The records that belong to a section, in the order written."""
        return tuple(record for ident, record in self.records.items() if self.homes.get(ident) == section)

    def on(self, day: date) -> "Briefing":
        """The briefing as far as it could be known on a day: without what it concludes if that was drawn later."""
        known = known_on(self.head, day)
        return msgspec.structs.replace(
            self,
            head=self.head if known else msgspec.structs.replace(self.head, bottom_line=""),
            sections=self.sections if known else tuple(map(without_conclusion, self.sections)),
            records=records_on(self.records, day, written=known),
        )


class Library:
    """Briefings by id, the registries they share, and the Problems met on the way.

    `links` is worked out on first use by the function handed in, so that a first page need not wait for it.
    """

    def __init__(
        self,
        briefings: Mapping[str, Briefing],
        *,
        shared: Mapping[str, Record] | None = None,
        origins: Mapping[str, Origin] | None = None,
        problems: tuple[Problem, ...] = (),
        fingerprint: str = "",
        stamps: Mapping[str, tuple[int, int] | None] | None = None,
        head: LibraryHead | None = None,
        unread: frozenset[str] = frozenset(),
        link: Callable[["Library"], Links] = lambda _: Links(()),
        inspect: Callable[["Library"], Iterable[Problem]] = lambda _: (),
        text_of: Callable[[str], str] = lambda _: "",
        path_of: Callable[[str], str] = lambda _: "",
    ) -> None:
        self.briefings = briefings
        self.head = head or LibraryHead()
        """What `library.yaml` says."""
        self.shared = shared or {}
        """Records of the registries that every briefing of the library may refer to."""
        self.fingerprint = fingerprint
        """Changes whenever one of the files does, or the program; empty when no copy may be kept."""
        self.stamps = stamps or {}
        """Size and time of change of every file that was read or looked for; None for one that is not there."""
        self.lens = Lens()
        """Through what the library is looked at; see `through`."""
        self._plain: Library | None = None
        self._unread = unread
        self._origins = origins or {}
        self.reading_problems = problems
        """Problems met while reading files and records; those of references need `links`."""
        self.path_of = path_of
        """The path of a file by its name in Problems, as the library was opened; empty where none is known."""
        self._link = link
        self._inspect = inspect
        self._lines_of = lru_cache(maxsize=1)(lambda file: text_of(file).split("\n"))

    @cached_property
    def links(self) -> Links:
        """Who refers to what across the whole library."""
        return self._link(self) if self.plain is self or self.lens.as_of else self.plain.links

    @property
    def plain(self) -> "Library":
        """The library as it is, without any lens."""
        return self._plain or self

    def through(self, lens: Lens) -> "Library":
        """The library looked at through a lens, in place of the one it has; through an empty one, as it is.

        Records, links and counts are those of the day that the lens names. Sources that it switches off stay where they
        are: `briefing.model.support` says what then still stands. No copies are kept of what a lens shows.
        """
        if not lens:
            return self.plain
        other = copy(self.plain)
        vars(other).update(_plain=self.plain, lens=lens, fingerprint="")
        if lens.as_of is not None:
            day = lens.as_of.upper
            other.briefings = {name: briefing.on(day) for name, briefing in self.plain.briefings.items()}
            other.shared = records_on(self.plain.shared, day, written=False)
            vars(other).pop("links", None)
        return other

    def hidden(self, ref: str, within: str) -> Place | None:
        """What a reference means that means nothing through the lens alone; None when it never means anything."""
        return self.plain.resolve(ref, within) if self.lens.as_of and self.resolve(ref, within) is None else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All Problems, by file and position: of reading, of references, and of the rules handed in as `inspect`."""
        if self.plain is not self:
            return self.plain.problems
        found = (*self.reading_problems, *self.links.problems, *self._inspect(self))
        return tuple(sorted(found, key=lambda problem: problem.order))

    def find(self, place: Place) -> Record | None:
        """The record at a Place, or None when the Place is a view or names nothing."""
        if place.view:
            return None
        if not place.briefing:
            return self.shared.get(place.id)
        briefing = self.briefings.get(place.briefing)
        return briefing.records.get(place.id) if briefing else None

    def home_of(self, place: Place) -> Place | None:
        """The section that a record belongs to."""
        briefing = self.briefings.get(place.briefing)
        home = briefing.homes.get(place.id) if briefing else None
        return Place(place.briefing, home) if home else None

    def origin(self, place: Place) -> Origin | None:
        """Where the record at a Place is written."""
        if not place.briefing:
            return self._origins.get(place.id)
        briefing = self.briefings.get(place.briefing)
        return briefing.origins.get(place.id) if briefing else None

    def file_of(self, name: str) -> str:
        """The path of the file in which a briefing begins; empty where none is known."""
        head = self.origin(Place(name)) if name else None
        return self.path_of(head.file) if head else ""

    def resolve(self, ref: str, within: str) -> Place | None:
        """The Place that a reference written in a briefing means, or None when it means nothing.

        Looks in the briefing first, then in the shared registries; `other-briefing/id` looks in that briefing.
        """
        briefing, slash, ident = ref.rpartition("/")
        if slash:
            place = Place(briefing, ident)
            return place if self.find(place) is not None else None
        own = self.briefings.get(within)
        if own is not None and ref in own.records:
            return Place(within, ref)
        return Place("", ref) if ref in self.shared else None

    def is_unread(self, ref: str, within: str) -> bool:
        """Whether a reference that resolves to nothing names a record that is written but could not be read."""
        name, slash, ident = ref.rpartition("/")
        briefing = self.briefings.get(name if slash else within)
        return (briefing is not None and ident in briefing.unread) or (not slash and ident in self._unread)

    def line_of(self, problem: Problem) -> str:
        """The line of source that a Problem points at; empty when it cannot be read."""
        lines = self._lines_of(problem.file)
        return lines[problem.line - 1] if problem.line <= len(lines) else ""

    def locate(self, wanted: Place) -> tuple[Place, ...]:
        """Every existing Place that a typed one can mean: one when it is clear, several when it is not."""
        if wanted.view:
            return self._views(wanted)
        if not wanted.briefing and wanted.id in self.briefings:
            return (msgspec.structs.replace(wanted, briefing=wanted.id, id="", view="overview"),)
        found = self._records(wanted)
        if not found and wanted.id in VIEWS:
            return self._views(msgspec.structs.replace(wanted, id="", view=wanted.id))
        return found

    def still_has(self, written: str) -> Place | None:
        """The Place that was written down so, if it is still there."""
        wanted = parse_place(written)
        return next((place for place in self.locate(wanted) if str(place) == written), None) if wanted else None

    def _records(self, wanted: Place) -> tuple[Place, ...]:
        """The wanted page of every record that has the id."""
        homes = [wanted.briefing] if wanted.briefing else ["", *self.briefings]
        candidates = (msgspec.structs.replace(wanted, briefing=home) for home in homes)
        return tuple(place for place in candidates if self.find(place.record) is not None)

    def _views(self, wanted: Place) -> tuple[Place, ...]:
        if wanted.view in RECORD_VIEWS and (wanted.id or wanted.view not in VIEWS):
            return self._records(wanted)
        briefing = wanted.briefing or wanted.id
        if wanted.view not in VIEWS or (briefing and briefing not in self.briefings):
            return ()
        briefing = briefing or (self.only if wanted.view != "problems" else "")
        return (msgspec.structs.replace(wanted, briefing=briefing, id=""),)

    @property
    def only(self) -> str:
        """The id of the only briefing; empty where there are several."""
        return next(iter(self.briefings)) if len(self.briefings) == 1 else ""

    @property
    def start(self) -> Place:
        """The page to open first: the overview of the only briefing, or of the library."""
        return Place(self.only, view="overview")

    def everything(self, within: str = "") -> Iterator[tuple[Place, Record]]:
        """Every record with its Place: the shared registries first, then briefing by briefing, or only one of them."""
        for ident, record in self.shared.items():
            yield Place("", ident), record
        for name in (within,) if within else self.briefings:
            briefing = self.briefings.get(name)
            for ident, record in briefing.records.items() if briefing else ():
                yield Place(name, ident), record

    def kind(self, place: Place) -> str:
        """What a Place is of: a record kind, a view's name, or `broken` when there is nothing."""
        if place.view:
            return place.view
        record = self.find(place)
        return kind_of(record) if record is not None else "broken"
