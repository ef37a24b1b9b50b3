"""A folder or a file, to a Library and its Problems.

What was read without a Problem is kept as a compiled copy, so that the next start need not parse it again.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from msgspec.structs import replace

from briefing.loading.compiled import get_compiled, put_compiled
from briefing.loading.contents import Contents
from briefing.loading.files import Folder, Piped, UnreadableError, are_as_stamped, is_folder
from briefing.model.library import Library
from briefing.model.links import Links
from briefing.model.problem import Problem
from briefing.store.shelf import Shelf

Inspect = Callable[[Library], Iterable[Problem]]
"""Rules to run over a whole library once it is asked for its Problems."""


def load(
    path: Path, *, label: str | None = None, inspect: Inspect = lambda _: (), shelf: Shelf | None = None
) -> Library:
    """Read the library in a folder, or the one briefing in a file.

    Mistakes in the content become the Library's Problems. Raises `NotFoundError` when the path leads to nothing that
    could hold a briefing. `label` stands for the path in Problems. A `shelf` may hold a compiled copy, and gets one.
    """
    label = str(path) if label is None else label

    def read_again() -> Library:
        return load(path, label=label)

    contents = get_compiled(shelf, path, _folder_of(path, label), read_again) if shelf else None
    if contents is None:
        from briefing.loading.reading import read_library

        reading = read_library(path, label)
        contents = reading.contents
        if shelf and contents.fingerprint and not contents.problems:
            put_compiled(shelf, path, reading.folder, contents)
    return _library(contents, inspect, lambda: _folder_of(path, label))


def load_piped(data: bytes, *, inspect: Inspect = lambda _: ()) -> Library:
    """Read the one briefing that came through a pipe; no copy is kept. Raises `NotFoundError` when it is no text."""
    from briefing.loading.reading import read_piped

    piped = Piped(data)
    contents = replace(read_piped(piped).contents, fingerprint="")
    return _library(contents, inspect, lambda: piped)


def holds(library: Library, path: Path) -> bool:
    """Whether the files that a library was read from, at a path, are as they were then, and no briefing has come."""
    files = Folder(path, "").briefing_files() if is_folder(path) else ()
    return are_as_stamped(library.stamps) and all(str(file) in library.stamps for file in files)


def _library(contents: Contents, inspect: Inspect, folder: Callable[[], Folder]) -> Library:
    return Library(
        contents.briefings,
        head=contents.head,
        shared=contents.shared,
        origins=contents.origins,
        problems=contents.problems,
        unread=contents.unread,
        fingerprint=contents.fingerprint,
        stamps=contents.stamps,
        link=_link,
        inspect=inspect,
        text_of=lambda file: _text_in(folder(), file),
        path_of=lambda file: str(folder().opened(file)),
    )


def _folder_of(path: Path, label: str) -> Folder:
    """The folder that a library's files are in."""
    return Folder(path, label) if is_folder(path) else Folder(path.parent, str(Path(label).parent))


def _text_in(folder: Folder, file: str) -> str:
    """The source of a file by its name in Problems; empty when it cannot be read."""
    try:
        return folder.read(folder.named(file))
    except UnreadableError:
        return ""


def _link(library: Library) -> Links:
    """Resolve all references; what that takes is imported when somebody asks for it."""
    from briefing.loading.linking import link_library

    return link_library(library)


def shipped_library() -> Path:
    """The folder of the library that ships with the program."""
    package = Path(__file__).parent.parent
    packed = package / "content"
    return packed if packed.is_dir() else package.parent / "content"
