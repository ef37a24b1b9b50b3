"""Spreads: a page with what stands beside it, as the reader shows them.

What builds pages takes a tenth of a start to import. A page that was kept needs none of it, so it is imported here,
with the first page that was not.
"""

from importlib import import_module

from msgspec import Struct

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.outline import Outline, outline


class Beside(Struct, frozen=True):
    """What stands beside a page that has just been opened."""

    contents: d.Document
    context: d.Document


class Spread(Struct, frozen=True):
    """A page, and what stands beside it."""

    page: d.Document
    beside: Beside


def spread(library: Library, place: Place) -> Spread:
    """What is shown at a Place, long texts left to be read stretch by stretch. Raises what `page` raises."""
    document = page(library, place)
    beside = contents(library, document.place.plain, place.briefing, outline(document))
    return Spread(document, Beside(beside, context(library, document)))


def page(library: Library, place: Place) -> d.Document:
    """The page at a Place, long texts left to be read stretch by stretch.

    Raises `NotFoundError` when there is none, and `UsageError` when something is asked of it that makes no sense.
    """
    from briefing.pages.compose import compose

    return compose(library, place, defer=True)


def get_ready() -> None:
    """Import what builds pages, which takes as long as a few frames."""
    import_module("briefing.pages.compose")


def read_stretch(library: Library, place: Place, stretch: d.Stretch) -> d.Blocks:
    """The paragraphs of a long text on the page at a Place."""
    from briefing.pages.stretches import read_stretch as read

    return read(library, place, stretch)


def contents(
    library: Library, place: Place, home: str, listed: Outline, first: int = 0, *, errors: int = 0
) -> d.Document:
    """Where one can go from a page and from the briefing at hand; see `briefing.pages.contents`."""
    from briefing.pages.contents import contents as listing

    return listing(library, place, home, listed, first, errors=errors)


def context(library: Library, document: d.Document) -> d.Document:
    """What a page touches; see `briefing.pages.contents`."""
    from briefing.pages.contents import context as touched

    return touched(library, document)
