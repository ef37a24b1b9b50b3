"""Where am I: the trail, the heading being read, how far down the page, and the entry of the contents that holds it."""

from bisect import bisect_right
from operator import itemgetter
from typing import Final

from briefing.model.place import Place
from briefing.tui.screens.reading import Reading
from briefing.tui.screens.trail import came_items, standing_items, trail_items
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.view import DocumentView, LinkList

_STEPS: Final = 3
"""Most pages that one came by which are named."""


class Whereabouts:
    """Says in the top line and in the contents where the reader is, and how they came there."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def show(self, hits: str) -> None:
        """Say it anew, with the hits of a search under way."""
        reading = self._reading
        document, page = reading.document, reading.page
        ident, heading = heading_at(page)
        standing = standing_items(document, hits, _progress(page), reading.library)
        right = (*came_items(reading.history.before(_STEPS)), *standing)
        reading.query_one("#trail", Bar).set_items(trail_items(document, heading), right, keep_last=True)
        self._mark(document.place.plain, ident)

    def _mark(self, place: Place, ident: str) -> None:
        """Mark the entry for the part being read where the contents have one, else the entry for the page."""
        contents = self._reading.query_one("#contents", LinkList)
        part = Place(place.briefing, place.id, place.view, ident)
        contents.mark_here(part if ident and contents.leads_to(part) else place)


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
