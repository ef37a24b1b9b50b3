"""Ties: which records name which, from both ends, and which texts show them."""

from collections.abc import Iterable, Iterator

from briefing.model import document as d
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.pages.desk import Desk, R
from briefing.pages.mentions import said_of
from briefing.pages.pieces import Line, linked, listed


def naming(desk: Desk, kind: type[R], *fields: str) -> list[tuple[Place, R]]:
    """The records of one type that name the page's record in one of some fields, or in any; each once."""
    links = (link for link in desk.library.links.to(desk.place) if link.kind == "party")
    places = dict.fromkeys(link.source for link in links if not fields or link.field in fields)
    found = ((place, desk.library.find(place)) for place in places)
    return [(place, record) for place, record in found if isinstance(record, kind)]


def tied(desk: Desk, refs: Iterable[str], kind: type[R], line: Line[R]) -> Iterator[d.Inlines]:
    """A line for each record that the page's record names, then for each that names it, none of them twice."""
    refs = tuple(refs)
    yield from linked(desk, refs, kind, line)
    named = {desk.library.resolve(ref, desk.place.briefing) for ref in refs}
    yield from (line(desk, place, record) for place, record in naming(desk, kind) if place not in named)


def closing(desk: Desk, title: str = "Mentioned in") -> d.Blocks:
    """The end of a record's page: which texts show it, and every sentence that refers to it."""
    links = desk.library.links.to(desk.place)
    return (*_shown_in(desk, links), *said_of(desk, links, title))


def _shown_in(desk: Desk, links: Iterable[Link]) -> d.Blocks:
    """The texts that show the record, but for the section it belongs to, which its page names already."""
    home = desk.briefing.homes.get(desk.place.id, "") if desk.briefing else ""
    places = dict.fromkeys(link.source for link in links if link.kind == "embed")
    places.pop(Place(desk.place.briefing, home), None)
    return listed(desk, "Shown in", ((desk.to(place),) for place in places))
