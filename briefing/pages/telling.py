"""Telling: where the text tells of an event; where none does, where its source is cited, else where it is listed."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.place import Place, words_anchor
from briefing.model.trees import without_citations
from briefing.pages.desk import Desk


class Way(Struct, frozen=True):
    """How a place has to do with an event."""

    words: str
    """What the link to it says."""

    label: str
    """What stands before its name."""

    note: str = ""
    """What whoever is led there is told."""


TEXT: Final = Way("in the text", "in")
SOURCE: Final = Way(
    "where its source is cited", "its source cited in", "No text names this event. This paragraph cites its source."
)
SECTION: Final = Way("in its section", "listed in", "No text tells of this event. This is its line in the section.")

Told = tuple[Place, Way]


def told_in(desk: Desk, place: Place) -> tuple[Told, ...]:
    """The paragraphs that mention an event; else the first in its section that cites its source, or its line there."""
    texts = tuple((Place(one.briefing, one.id, anchor=place.id), TEXT) for one in _mentioning(desk.library, place))
    home = desk.library.home_of(place)
    if texts or home is None:
        return texts
    beside = next(_citing(desk, place, home), None)
    return ((beside, SOURCE) if beside else (Place(home.briefing, home.id, anchor=place.id), SECTION),)


def _mentioning(library: Library, place: Place) -> tuple[Place, ...]:
    """The sections whose text links to a record or shows it."""
    links = (link for link in library.links.to(place) if link.kind in ("mention", "embed"))
    return tuple(dict.fromkeys(link.source for link in links if library.kind(link.source) == "section"))


def _citing(desk: Desk, place: Place, home: Place) -> Iterator[Place]:
    """The paragraphs of a section and its parts that cite what a record does, in reading order, by their words."""
    links, section = desk.library.links, desk.library.find(home)
    sources = {link.target for link in links.from_(place) if link.kind == "citation"}
    for part in parts_of(section) if isinstance(section, Section) else ():
        at = Place(home.briefing, part.id)
        for link in links.from_(at):
            if link.kind == "citation" and link.field == "text" and link.sentence and link.target in sources:
                said = without_citations(desk.at(at).line(link.sentence))
                yield Place(at.briefing, at.id, anchor=words_anchor(said))
