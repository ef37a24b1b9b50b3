"""A folder or a file, to a Library and its Problems."""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec import Struct

from briefing.errors import NotFoundError
from briefing.loading.assembling import Assembler
from briefing.loading.converting import read_struct
from briefing.loading.files import Folder, UnreadableError, exists, is_folder
from briefing.model.cleaning import clean_line
from briefing.model.head import Scales
from briefing.model.library import Briefing, Library
from briefing.model.links import Links
from briefing.model.problem import Problem
from briefing.parsing.values import Mapping

Inspect = Callable[[Library], Iterable[Problem]]
"""Rules to run over a whole library once it is asked for its Problems."""


class _LibraryHead(Struct, frozen=True, forbid_unknown_fields=True):
    """What `library.yaml` says; `include` is read apart."""

    title: str = ""
    description: str = ""
    scales: Scales | None = None


class _Reading:
    """One library while it is being read."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.shared = Assembler(folder)
        self.head = _LibraryHead()
        self.briefings: dict[str, Briefing] = {}
        self.problems: list[Problem] = []

    def read_head(self) -> None:
        """Read `library.yaml` and the registries it includes, when there is one."""
        path = self.folder.root / "library.yaml"
        if not exists(path):
            return
        parsed = self.shared.parse(path)
        if parsed is None or not isinstance(parsed.root, Mapping):
            return
        head, problems = read_struct(_LibraryHead, parsed.root.without({"include"}), parsed)
        self.problems.extend(problems)
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
                    message=f"the briefing {briefing.head.id!r} is there already (in {first})",
                    hint="give one of them another id",
                )
            )
            return
        self.briefings[briefing.head.id] = briefing

    def library(self, inspect: Inspect) -> Library:
        """The Library as far as it could be read."""
        return Library(
            self.briefings,
            title=self.head.title,
            shared=self.shared.records,
            origins=self.shared.origins,
            problems=(*self.shared.problems, *self.problems),
            link=_link,
            inspect=inspect,
        )


def _link(library: Library) -> Links:
    """Resolve all references; what that takes is imported when somebody asks for it."""
    from briefing.loading.linking import link_library

    return link_library(library)


def load(path: Path, *, label: str | None = None, inspect: Inspect = lambda _: ()) -> Library:
    """Read the library in a folder, or the one briefing in a file.

    Mistakes in the content become the Library's Problems. Raises `NotFoundError` when the path leads to nothing that
    could hold a briefing. `label` stands for the path in Problems.
    """
    label = str(path) if label is None else label
    if is_folder(path):
        reading = _read_folder(path, label)
    else:
        reading = _Reading(Folder(path.parent, str(Path(label).parent)))
        file = reading.folder.root / path.name
        try:
            reading.folder.read(file)
        except UnreadableError as error:
            raise NotFoundError(str(error.problem)) from None
        reading.read_briefing(file)
    return reading.library(inspect)


def _read_folder(path: Path, label: str) -> _Reading:
    reading = _Reading(Folder(path, label))
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


def shipped_library() -> Path:
    """The folder of the library that ships with the program."""
    package = Path(__file__).parent.parent
    packed = package / "content"
    return packed if packed.is_dir() else package.parent / "content"
