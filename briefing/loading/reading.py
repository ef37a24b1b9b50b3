"""Reading a library's files: its head, its registries, its briefings."""

from pathlib import Path

from briefing.errors import NotFoundError
from briefing.loading.assembling import Assembler, NodeOrigin
from briefing.loading.compiled import fingerprint
from briefing.loading.contents import Contents
from briefing.loading.files import Folder, Piped, UnreadableError, exists, is_folder
from briefing.model.cleaning import clean_line, excerpt
from briefing.model.head import UNRESTRICTED, LibraryHead
from briefing.model.library import Briefing
from briefing.model.problem import Problem
from briefing.parsing.values import Mapping


class Reading:
    """One library while it is being read."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.shared = Assembler(folder)
        self.head = LibraryHead()
        self.briefings: dict[str, Briefing] = {}
        self.problems: list[Problem] = []

    @property
    def contents(self) -> Contents:
        """The library as far as it could be read."""
        return Contents(
            briefings=self.briefings,
            head=self.head,
            shared=self.shared.records,
            origins=self.shared.origins,
            problems=(*self.shared.problems, *self.problems),
            unread=frozenset(self.shared.unread),
            fingerprint=fingerprint(self.folder.stamps) if self._is_unrestricted else "",
            stamps=self.folder.stamps,
        )

    @property
    def _is_unrestricted(self) -> bool:
        return all(briefing.head.marking in UNRESTRICTED for briefing in self.briefings.values())

    def read_head(self) -> None:
        """Read `library.yaml` and the registries it includes, when there is one."""
        path = self.folder.root / "library.yaml"
        self.folder.stamp(path)
        if not exists(path):
            return
        parsed = self.shared.parse(path)
        if parsed is None or not isinstance(parsed.root, Mapping):
            return
        head = self.shared.read(LibraryHead, parsed.root.without({"include"}), parsed)
        self.shared.origins[""] = NodeOrigin(parsed, parsed.root)
        self.head = head or self.head
        self.shared.include(parsed.root, parsed, path.parent)

    def read_briefing(self, path: Path) -> None:
        """Read one briefing and enter it under its id."""
        assembler = Assembler(self.folder)
        briefing = assembler.briefing(path, self.head.scales)
        self.problems.extend(assembler.problems)
        if briefing is None:
            return
        if briefing.head.id in self.briefings:
            first = self.briefings[briefing.head.id].origins[""].file
            line, column = briefing.origins[""].position(("id",))
            self.problems.append(
                Problem(
                    file=briefing.origins[""].file,
                    line=line,
                    column=column,
                    key="id",
                    code="duplicate-id",
                    message=f"the briefing {excerpt(briefing.head.id)!r} is there already (in {first})",
                    hint="give one of them another id",
                )
            )
            return
        self.briefings[briefing.head.id] = briefing


def read_library(path: Path, label: str) -> Reading:
    """Read the library in a folder, or the one briefing in a file. Raises `NotFoundError`."""
    if is_folder(path):
        return _read_folder(path, label)
    folder = Folder(path.parent, str(Path(label).parent))
    return _read_file(folder, folder.root / path.name)


def read_piped(piped: Piped) -> Reading:
    """Read the one briefing that came through a pipe. Raises `NotFoundError`."""
    return _read_file(piped, piped.file)


def _read_file(folder: Folder, file: Path) -> Reading:
    reading = Reading(folder)
    try:
        folder.read(file)
    except UnreadableError as error:
        raise NotFoundError(str(error.problem)) from None
    reading.read_briefing(file)
    return reading


def _read_folder(path: Path, label: str) -> Reading:
    reading = Reading(Folder(path, label))
    files = list(reading.folder.briefing_files())
    if not files:
        raise NotFoundError(
            f"{clean_line(label)}:1:1: error[no-briefing] no briefing in this folder — "
            "a briefing is a file named briefing.yaml or something.briefing.yaml"
        )
    reading.read_head()
    for file in files:
        reading.read_briefing(file)
    return reading
