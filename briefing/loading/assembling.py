"""One briefing, from its head file and the files it includes.

Any collection may stand in any file, at its top or inside a section; all are joined in order. A record belongs to the
section that holds it, or to the only section of the file it stands in.
"""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing.loading.converting import read_struct
from briefing.loading.files import Folder, UnreadableError, exists, real_path
from briefing.loading.lost_text import lost_text
from briefing.model.cleaning import clean_line, excerpt
from briefing.model.head import Head, Scales, Section
from briefing.model.hints import did_you_mean
from briefing.model.library import Briefing, Origin, problem_at
from briefing.model.place import id_of
from briefing.model.problem import Problem
from briefing.model.records import COLLECTIONS, Record
from briefing.model.walking import AtKey
from briefing.model.walking import Path as FieldPath
from briefing.parsing.values import (
    Mapping,
    ParsedFile,
    Sequence,
    mark_of,
    position,
    position_of_text,
)
from briefing.parsing.yaml_reader import read_yaml

S = TypeVar("S", bound=Struct)


class NodeOrigin(Struct, frozen=True):
    """Where a record is written, by the parsed values it was read from."""

    parsed: ParsedFile
    node: Mapping

    @property
    def file(self) -> str:
        """Path of the file, as Problems name it."""
        return self.parsed.file

    def position(self, path: FieldPath = (), needle: str = "", nth: int = 0) -> tuple[int, int]:
        """Line and column, from 1, of a value in the record, or of the nth occurrence of some text in that value."""
        holder: Any = self.node
        mark = self.node.mark
        for step in path:
            if not isinstance(holder, Mapping | Sequence):
                break
            if isinstance(step, AtKey) and isinstance(holder, Mapping):
                mark = holder.key_marks.get(step, mark)
            else:
                mark = mark_of(holder, step)
            holder = _child(holder, step)
        return position_of_text(self.parsed.text, mark, needle, nth) if needle else position(mark)


def _child(holder: Mapping | Sequence, step: str | int) -> Any:
    if isinstance(holder, Mapping):
        return holder.get(str(step))
    return holder[step] if isinstance(step, int) and step < len(holder) else None


def _taken(ident: str, one: Origin, other: Origin) -> Problem:
    """The Problem with an id that two records have: at the one that stands later, where both stand in one file."""
    if one.file == other.file and one.position(("id",)) > other.position(("id",)):
        one, other = other, one
    line, _ = one.position(("id",))
    message = f"the id {excerpt(ident)!r} is taken (first in {one.file}:{line})"
    return problem_at(other, ("id",), "duplicate-id", message, "give one of them another id")


def _names_a_briefing(root: Mapping) -> bool:
    """Whether a file whose head cannot be read is meant as a briefing at all."""
    return not root.keys().isdisjoint({"title", *COLLECTIONS})


def _stand_in(root: Mapping, path: Path) -> Head:
    """A head for a briefing whose own cannot be read, so that all else in it can be read, and checked."""
    name = path.name.removesuffix(".briefing.yaml")
    name = path.parent.name if name == "briefing.yaml" else name.removesuffix(".yaml")
    ident = id_of(name) or "briefing"
    return Head(format="briefing/1", id=ident, title=clean_line(str(root.get("title", ""))) or ident)


class Assembler:
    """Collects the records of one briefing, or of a library's shared registries, and the Problems met."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self.records: dict[str, Record] = {}
        self.origins: dict[str, Origin] = {}
        self.homes: dict[str, str] = {}
        self.unread: set[str] = set()
        self.problems: list[Problem] = []
        self._sections: list[Section] = []
        self._included: set[Path] = set()

    def briefing(self, path: Path, scales: Scales | None = None) -> Briefing | None:
        """The briefing whose head is in a file; None when there is no head to read.

        `scales` holds where the head declares none.
        """
        self._included.add(real_path(path))
        parsed = self.parse(path)
        root = parsed.root if parsed else None
        if parsed is None or not isinstance(root, Mapping):
            return None
        head_node = root.without({*COLLECTIONS, "include"})
        head = self.read(Head, head_node, parsed)
        if head is None and not _names_a_briefing(root):
            return None
        head = head or _stand_in(root, path)
        if "scales" not in root and scales is not None:
            head = replace(head, scales=scales)
        self.origins[""] = NodeOrigin(parsed, root)
        self.take_file(parsed, root)
        self.include(root, parsed, path.parent)
        return Briefing(
            head=head,
            records=self.records,
            sections=tuple(self._sections),
            homes=self.homes,
            origins=self.origins,
            unread=frozenset(self.unread),
        )

    def parse(self, path: Path) -> ParsedFile | None:
        """One file as plain data; its Problems are noted, and a file with nothing in it is one of them."""
        try:
            parsed = read_yaml(self._folder.read(path), self._folder.label(path))
        except UnreadableError as error:
            self.problems.append(error.problem)
            return None
        self.problems.extend(parsed.problems)
        if not isinstance(parsed.root, Mapping) and not parsed.problems:
            self.problems.append(
                Problem(
                    file=parsed.file,
                    code="wrong-type",
                    message="the file holds no fields",
                    hint="start it with `format: briefing/1`",
                )
            )
        return parsed

    def include(self, root: Mapping, parsed: ParsedFile, base: Path) -> None:
        """Take in the collections of every file that a head or a library names under `include`."""
        names = root.get("include", ())
        origin = NodeOrigin(parsed, root)
        if not isinstance(names, Sequence):
            if names:
                message = f"{excerpt(str(names))!r} must be a list"
                self.problems.append(problem_at(origin, ("include",), "wrong-type", message, "write [file.yaml]"))
            return
        for index, name in enumerate(names):
            problem = self._include_one(name, base, origin, ("include", index))
            if problem is not None:
                self.problems.append(problem)

    def _include_one(self, name: Any, base: Path, origin: Origin, path: FieldPath) -> Problem | None:
        if not isinstance(name, str) or not name:
            return problem_at(origin, path, "wrong-type", "an include is the name of a file", "write [file.yaml]")
        inside = PurePosixPath(name)
        if inside.is_absolute() or ".." in inside.parts or "\\" in name:
            message = f"{excerpt(name)!r} leads out of the briefing's folder"
            return problem_at(origin, path, "outside", message, "move the file into the folder")
        target = base / inside
        place = real_path(target)
        if place in self._included:
            message = f"{excerpt(name)!r} is included already"
            return problem_at(origin, path, "duplicate-include", message, "name each file once")
        self._included.add(place)
        if not exists(target):
            message = f"the included file {excerpt(name)!r} does not exist"
            return problem_at(origin, path, "missing-include", message, "check its name, or remove it")
        parsed = self.parse(target)
        if parsed is not None and isinstance(parsed.root, Mapping):
            self._refuse_unknown(parsed.root, parsed)
            self.take_file(parsed, parsed.root)
        return None

    def _refuse_unknown(self, root: Mapping, parsed: ParsedFile) -> None:
        for key in root:
            if key not in COLLECTIONS:
                line, column = position(root.key_marks.get(key, root.mark))
                hint = did_you_mean(key, COLLECTIONS) or f"an included file holds only {', '.join(COLLECTIONS)}"
                self.problems.append(
                    Problem(
                        file=parsed.file,
                        line=line,
                        column=column,
                        key=excerpt(key),
                        code="unknown-field",
                        message=f"unknown collection {excerpt(key)!r}",
                        hint=hint,
                    )
                )

    def take_file(self, parsed: ParsedFile, root: Mapping) -> None:
        """Take in all collections of one file."""
        sections = list(self._records(root, "sections", Section, parsed))
        home = sections[0].id if len(sections) == 1 else ""
        self._sections.extend(section for section in sections if isinstance(section, Section))
        self._take_collections(root, parsed, home)

    def _take_collections(self, node: Mapping, parsed: ParsedFile, home: str) -> None:
        for name, kind in COLLECTIONS.items():
            if name == "sections":
                continue
            for record in self._records(node, name, kind, parsed):
                if home:
                    self.homes[record.id] = home

    def _records(self, holder: Mapping, name: str, kind: type[Record], parsed: ParsedFile) -> Iterator[Record]:
        """Read one collection, record by record."""
        nodes = holder.get(name, ())
        if not isinstance(nodes, Sequence):
            if nodes:
                origin = NodeOrigin(parsed, holder)
                message = f"{name!r} must be a list"
                self.problems.append(problem_at(origin, (name,), "wrong-type", message, "start each record with `- `"))
            return
        for index, node in enumerate(nodes):
            if not isinstance(node, Mapping):
                origin = NodeOrigin(parsed, holder)
                message = f"each of {name!r} must be a mapping"
                self.problems.append(problem_at(origin, (name, index), "wrong-type", message, "write `id: …` first"))
                continue
            record = self._record(node, kind, parsed)
            if record is not None:
                yield record

    def _record(self, node: Mapping, kind: type[Record], parsed: ParsedFile) -> Record | None:
        if kind is Section:
            return self._section(node, parsed)
        return self._keep(self.read(kind, node, parsed), node, parsed)

    def read(self, kind: type[S], node: Mapping, parsed: ParsedFile) -> S | None:
        """Convert one mapping and note what is wrong with it."""
        record, problems = read_struct(kind, node, parsed)
        self.problems.extend(problems)
        self.problems.extend(lost_text(kind, node, parsed))
        return record

    def _section(self, node: Mapping, parsed: ParsedFile) -> Section | None:
        """Read a section, then the sections and collections inside it."""
        kept = self._keep(self.read(Section, node.without(COLLECTIONS), parsed), node, parsed)
        children = tuple(self._records(node, "sections", Section, parsed))
        if not isinstance(kept, Section):
            self._take_collections(node, parsed, "")
            return None
        whole = replace(kept, sections=children)
        self.records[kept.id] = whole
        self._take_collections(node, parsed, kept.id)
        return whole

    def _keep(self, record: Record | None, node: Mapping, parsed: ParsedFile) -> Record | None:
        """Enter a record under its id, unless the id is taken."""
        origin = NodeOrigin(parsed, node)
        if record is None:
            self.unread.add(str(node.get("id", "")))
            return None
        first = self.origins.get(record.id)
        if first is not None:
            self.problems.append(_taken(record.id, first, origin))
            return None
        self.records[record.id] = record
        self.origins[record.id] = origin
        return record
