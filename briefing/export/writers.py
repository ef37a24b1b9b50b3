"""The dialects that pages, or only their sources, can be handed on in, by name."""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import PurePath
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

    also: tuple[str, ...] = ()
    """Other endings by which its files are known."""

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
    "gfm": Dialect("Markdown", ".md", "gfm", also=(".markdown", ".txt")),
    "pandoc": Dialect("Markdown for pandoc and Quarto", ".md", "pandoc", also=(".qmd", ".markdown")),
    "obsidian": Dialect("Obsidian vault", ".md", "obsidian", is_folder=True),
    "html": Dialect("HTML", ".html", "html", also=(".htm",)),
    "docx": Dialect(
        "Word document", ".docx", "docx", "ast", "pandoc -f json -t docx -o {made} {given}", is_binary=True
    ),
    "pdf": Dialect("PDF", ".pdf", "pdf", is_binary=True),
    "json": Dialect("JSON of the page's tree", ".json", "tree"),
    "dot": Dialect("Graph for Graphviz", ".dot", "graphs.dot", also=(".gv",)),
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


def implied(name: str) -> Dialect | None:
    """The dialect that the ending of a file's name stands for, the first of several; None where it stands for none.

    Of two endings the longer counts: `.stix.json` is no `.json`.
    """
    rows = (*WRITERS.values(), *CITES.values())
    endings = [(ending, row) for row in rows if not row.is_folder for ending in (row.suffix, *row.also)]
    fitting = [(ending, row) for ending, row in endings if name.lower().endswith(ending)]
    return max(fitting, key=lambda one: len(one[0]))[1] if fitting else None


def misnamed(row: Dialect, name: str) -> str:
    """What is wrong with the name of a file for a dialect, as one line; empty where it may be called that."""
    path, other = PurePath(name), implied(name)
    own = {PurePath(f"x{ending}").suffix for ending in (row.suffix, *row.also)}
    if other is None or (path.suffix.lower() in own and not row.is_folder):
        return ""
    better = path.with_suffix("" if row.is_folder else row.suffix)
    this = f"{row.label}, a folder" if row.is_folder else row.label
    return f"{name}: {path.suffix} is for {other.label}, and this is {this} — name it {better}"


def write(library: Library, places: Sequence[Place], dialect: str = "gfm") -> bytes:
    """The pages at some Places in a dialect named in `WRITERS` that is one file."""
    return WRITERS[dialect].write(library, places)
