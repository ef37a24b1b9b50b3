"""Where am I: the trail, the heading being read, how far down the page, and the entry of the contents that holds it."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Final

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.problem import Severity
from briefing.pages.outline import AT_ONCE, Outline, outline
from briefing.pages.spread import Beside, contents
from briefing.tui.screens.reading import Reading
from briefing.tui.screens.trail import came_items, standing_items, trail_items
from briefing.tui.widgets.bar import Bar, Item
from briefing.tui.widgets.view import DocumentView, LinkList

_STEPS: Final = 3
"""Most pages that one came by which are named."""


class Whereabouts:
    """Says in the top line and in the contents where the reader is, and how they came there."""

    def __init__(self, reading: Reading, hits: Callable[[], str], beside: Callable[[], Beside | None]) -> None:
        self._reading = reading
        self._beside = beside
        """What stands beside the page at hand, if that was made already."""
        self._hits = hits
        """The hits of a search under way, in words."""
        self.home = reading.document.place.briefing
        """The briefing at hand: that of the page, or for a page that belongs to none the one read before it."""
        self._errors = 0
        """Errors of the library, once they have been counted."""
        self._document: d.Document | None = None
        self._outline = Outline()
        self._first = 0
        """The first heading of the page that the contents list, by its number in the outline."""

    @property
    def overview(self) -> Place:
        """The overview of the briefing at hand."""
        library = self._reading.library
        return Place(self.home, view="overview") if self.home in library.briefings else library.start

    @property
    def _contents(self) -> LinkList:
        return self._reading.query_one("#contents", LinkList)

    def show(self) -> None:
        """Say it anew."""
        self._reading.query_one("#trail", Bar).ask_again()
        self._follow(self._reading.document.place.plain, heading_at(self._reading.page)[0])

    def items(self) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
        """What the top line says, at its left and at its right, once the page fits the pane."""
        reading = self._reading
        document, page = reading.document, reading.page
        page.fit()
        standing = standing_items(document, self._hits(), _progress(page), reading.library)
        came = came_items(reading.history.pages_before(_STEPS, document.title))
        return trail_items(document, heading_at(page)[1]), (*came, *standing)

    def show_contents(self) -> None:
        """Show where one can go from the page and the briefing at hand."""
        place = self._reading.document.place
        if place.view == "overview" or place.briefing:
            self.home = place.briefing
        self._contents.show(self.contents(self.home), self._contents.position)

    def contents(self, home: str) -> d.Document:
        """The contents as they stand beside the page at hand."""
        document = self._reading.document
        if document is not self._document:
            self._document, self._outline, self._first = document, outline(document), 0
        place, beside = document.place.plain, self._beside()
        if beside is not None and home == place.briefing and not (self._first or self._errors):
            return beside.contents
        return contents(self._reading.library, place, home, self._outline, self._first, errors=self._errors)

    def count_errors(self, errors: int) -> None:
        """Say in the contents how many errors the library has."""
        if errors != self._errors:
            self._errors = errors
            self.show_contents()

    @contextmanager
    def as_opened(self) -> Iterator[None]:
        """While they are drawn, the contents are as at first, before anything was counted."""
        errors = self._errors
        self.count_errors(0)
        try:
            yield
        finally:
            self.count_errors(errors)

    def _follow(self, place: Place, ident: str) -> None:
        """Mark the entry for the part being read, or the nearest above that the contents have, else for the page."""
        listed, under = self._outline.listed, self._outline.under
        number = under.get(ident, len(listed) - 1) if ident else -1  # what is no heading of its text closes the page
        first = max(number, 0) // AT_ONCE * AT_ONCE
        if first != self._first:
            self._first = first
            self.show_contents()
        idents = (ident, listed[number].id if ident in under and number >= 0 else "")
        parts = (Place(place.briefing, place.id, place.view, one) for one in idents if one)
        self._contents.mark_here(next((part for part in parts if self._contents.leads_to(part)), place))


def errors_of(library: Library) -> int:
    """How many of a library's Problems are errors; the first time they are asked for, it takes a while to know."""
    return sum(problem.severity is Severity.ERROR for problem in library.problems)


def heading_at(page: DocumentView) -> tuple[str, str]:
    """Id and words of the heading under which the first line in sight stands; empty above the first heading."""
    if not page.top:
        return "", ""
    headings = page.layout_.headings if page.layout_ else ()
    index = bisect_right(headings, page.top, key=itemgetter(0)) - 1
    return (headings[index][1].id, headings[index][1].text) if index >= 0 else ("", "")


def _progress(page: DocumentView) -> str:
    """How much of the page has been in sight, in per cent; nothing where all of it is."""
    height = page.height_of_page
    if height <= page.size.height or not page.size.height:
        return ""
    return f"{min(100, 100 * (page.top + page.size.height) // height)} %"
