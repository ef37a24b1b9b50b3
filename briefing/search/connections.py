"""Connections: what a page refers to and what refers to it, as rows."""

from collections.abc import Iterator
from typing import Final

from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.pages.compose import name_of, plain_line
from briefing.search.lists import Fields

WAYS: Final = ("cites", "mentions", "shows", "names", "cited by", "mentioned by", "shown by", "named by")
"""What a link may be: away from the page by a citation, `[[id]]`, `![[id]]` or a field, and the same towards it."""

COLUMNS: Final = ("way", "from", "to", "locator", "stance", "sentence")

_OF_KIND: Final = {
    "citation": ("cites", "cited by"),
    "mention": ("mentions", "mentioned by"),
    "embed": ("shows", "shown by"),
    "party": ("names", "named by"),
}


def connections(library: Library, place: Place) -> Iterator[Fields]:
    """Every link from a page, then every link to it. A view of a briefing has the links of the briefing's head."""
    record = library.find(place.record)
    parts = [Place(place.briefing, part.id) for part in parts_of(record)] if isinstance(record, Section) else []
    places = parts or [place.plain if record is None else place.record]
    own = set(places)
    for one in places:
        yield from (_row(library, link, 0) for link in library.links.from_(one))
    for one in places:
        yield from (_row(library, link, 1) for link in library.links.to(one) if link.source not in own)


def _row(library: Library, link: Link, towards: int) -> Fields:
    other = link.source if towards else link.target
    return {
        "way": _OF_KIND[link.kind][towards],
        "from": str(link.source),
        "to": str(link.target),
        "name": name_of(library, other),
        "kind": library.kind(other),
        "field": link.field,
        "locator": link.locator,
        "stance": link.stance,
        "sentence": plain_line(library, link.source, link.sentence),
    }
