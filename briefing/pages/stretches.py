"""Stretches: parts of a long text, parsed when they come into sight; with no more of the builders than that takes."""

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.pages.desk import Desk


def read_stretch(library: Library, place: Place, stretch: d.Stretch) -> d.Blocks:
    """The paragraphs of a long text on the page at a Place."""
    return Desk(library, place.page, _card).at(stretch.home).text(stretch.text)


def _card(desk: Desk, place: Place, record: Record) -> d.Blocks:
    from briefing.pages.cards import card

    return card(desk, place, record)
