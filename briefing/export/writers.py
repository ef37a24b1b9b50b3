"""The dialects that a Document can be written in, by name."""

from collections.abc import Callable
from typing import Final

from briefing.export.gfm import write_gfm
from briefing.model.document import Document

WRITERS: Final[dict[str, tuple[Callable[[Document], str], str]]] = {
    "gfm": (write_gfm, ".md"),
}
"""Name of each dialect to its writer and the ending of its files."""


def write(document: Document, dialect: str = "gfm") -> str:
    """The Document in a dialect named in `WRITERS`."""
    writer, _ = WRITERS[dialect]
    return writer(document)
