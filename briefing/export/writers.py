"""The dialects that pages can be handed on in, by name."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Final

from msgspec import Struct

from briefing.model.library import Library
from briefing.model.place import Place

Write = Callable[[Library, Sequence[Place]], bytes]
"""Writes the pages at some Places, in order, as the bytes of one file; raises `BriefingError` when it cannot."""


class Dialect(Struct, frozen=True):
    """One dialect. What writes it is named, not held, and imported when it is asked for."""

    label: str
    """What it is, in a few words."""

    suffix: str
    """Ending of its files."""

    module: str
    """Module of `briefing.export`, with a function `write`: a `Write`, or for a folder one that gives a file's bytes by
    its name."""

    is_folder: bool = False
    """Whether it is a folder of files."""

    is_binary: bool = False
    """Whether it is no text, and has no business on a terminal."""

    def write(self, library: Library, places: Sequence[Place]) -> bytes:
        """The pages at some Places as one file."""
        return bytes(import_module(f"briefing.export.{self.module}").write(library, places))

    def write_folder(self, library: Library, places: Sequence[Place]) -> Mapping[str, bytes]:
        """The pages at some Places as files by their names."""
        return dict(import_module(f"briefing.export.{self.module}").write(library, places))


WRITERS: Final[dict[str, Dialect]] = {
    "gfm": Dialect("Markdown", ".md", "gfm"),
    "pandoc": Dialect("Markdown for pandoc and Quarto", ".md", "pandoc"),
    "obsidian": Dialect("Obsidian vault", ".md", "obsidian", is_folder=True),
    "html": Dialect("HTML, one file", ".html", "html"),
    "docx": Dialect("Word document", ".docx", "docx", is_binary=True),
    "pdf": Dialect("PDF", ".pdf", "pdf", is_binary=True),
    "json": Dialect("JSON of the page's tree", ".json", "tree"),
}
"""Name of each dialect to what is known of it."""


def write(library: Library, places: Sequence[Place], dialect: str = "gfm") -> bytes:
    """The pages at some Places in a dialect named in `WRITERS` that is one file."""
    return WRITERS[dialect].write(library, places)
