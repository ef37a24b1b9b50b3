"""JSON: the Document trees themselves, for programs; `docs/document.md` says what they hold."""

from collections.abc import Sequence
from typing import Any, Final

import msgspec

from briefing.export.naming import with_all_named
from briefing.export.parts import is_whole, parts_of
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.part import page_at

FORMAT: Final = "briefing-document/1"


class Tree(msgspec.Struct, frozen=True):
    """The pages at some Places."""

    documents: tuple[d.Document, ...]
    format: str = FORMAT


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as JSON; a whole briefing or library is all of its pages in order."""
    return tree_json(Tree(tuple(_pages(library, places))))


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `write` gives."""
    return msgspec.json.schema(Tree)


def tree_json(tree: Tree) -> bytes:
    """A tree as JSON text that ends in a newline."""
    return msgspec.json.format(msgspec.json.encode(tree), indent=1) + b"\n"


def _pages(library: Library, places: Sequence[Place]) -> list[d.Document]:
    if any(map(is_whole, places)):
        pages = [part.page for part in parts_of(library, places) if part.page is not None]
    else:
        pages = [page_at(library, place) for place in places]
    return [with_all_named(library, page) for page in pages]
