"""Last read: on the page of a library, the way back to where its reader was in each briefing."""

from collections.abc import Mapping

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.cards import card
from briefing.pages.desk import Desk
from briefing.pages.pieces import dim


def with_last_read(library: Library, page: d.Document, last: Mapping[str, Place]) -> d.Document:
    """The page of a library with a line under the dates of each briefing that was read; `last` has Places by its id."""
    desk = Desk(library, page.place, card)
    blocks: list[d.Block] = []
    name = ""
    for block in page.blocks:
        blocks.append(block)
        if name in last:
            way = d.Link((d.Str(_words(desk, last[name])),), last[name], library.kind(last[name]))
            blocks.append(d.Para((*dim("last read: "), way)))
        name = block.id if isinstance(block, d.Header) else ""
    return replace(page, blocks=tuple(blocks))


def _words(desk: Desk, place: Place) -> str:
    """What a page is called; the overview stands under the title that it shares with its briefing."""
    return "Overview" if place.view == "overview" else desk.name(place.page)
