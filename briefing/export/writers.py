"""The dialects that pages, or only their sources, can be handed on in, by name."""

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

    stand_in: str = ""
    """Module that writes what `command` goes on from, where the machine lacks what the dialect needs."""

    command: str = ""
    """What to run on that: `{given}` is its file, `{made}` the one that was asked for."""

    is_folder: bool = False
    """Whether it is a folder of files."""

    is_binary: bool = False
    """Whether it is no text, and has no business on a terminal."""

    @property
    def missing(self) -> str:
        """What this machine lacks for it and where that is to be had, as one line; empty when it lacks nothing."""
        ask = getattr(import_module(f"briefing.export.{self.module}"), "missing", None)
        return str(ask()) if ask else ""

    def write(self, library: Library, places: Sequence[Place]) -> bytes:
        """The pages at some Places as one file."""
        return bytes(import_module(f"briefing.export.{self.module}").write(library, places))

    def write_stand_in(self, library: Library, places: Sequence[Place]) -> bytes:
        """What `command` goes on from."""
        return bytes(import_module(f"briefing.export.{self.stand_in}").write(library, places))

    def write_folder(self, library: Library, places: Sequence[Place]) -> Mapping[str, bytes]:
        """The pages at some Places as files by their names."""
        return dict(import_module(f"briefing.export.{self.module}").write(library, places))


WRITERS: Final[dict[str, Dialect]] = {
    "gfm": Dialect("Markdown", ".md", "gfm"),
    "pandoc": Dialect("Markdown for pandoc and Quarto", ".md", "pandoc"),
    "obsidian": Dialect("Obsidian vault", ".md", "obsidian", is_folder=True),
    "html": Dialect("HTML, one file", ".html", "html"),
    "docx": Dialect(
        "Word document", ".docx", "docx", "ast", "pandoc -f json -t docx -o {made} {given}", is_binary=True
    ),
    "pdf": Dialect("PDF", ".pdf", "pdf", is_binary=True),
    "json": Dialect("JSON of the page's tree", ".json", "tree"),
    "dot": Dialect("Graph for Graphviz", ".dot", "graphs.dot"),
    "graphml": Dialect("Graph for Gephi (GraphML)", ".graphml", "graphs.graphml"),
    "stix": Dialect("Graph as a STIX 2.1 bundle", ".stix.json", "graphs.stix"),
    "ftm": Dialect("Graph as FollowTheMoney entities", ".ftm.json", "graphs.ftm"),
}
"""Name of each dialect to what is known of it."""

CITES: Final[dict[str, Dialect]] = {
    "bibtex": Dialect("BibTeX", ".bib", "bibtex"),
    "csl": Dialect("CSL-JSON", ".references.json", "csl"),
}
"""Name of each form that sources alone are written in."""


def write(library: Library, places: Sequence[Place], dialect: str = "gfm") -> bytes:
    """The pages at some Places in a dialect named in `WRITERS` that is one file."""
    return WRITERS[dialect].write(library, places)
