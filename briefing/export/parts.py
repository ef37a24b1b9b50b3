"""Parts: what a Place stands for when it is handed on, one page or, for a briefing or the library, all of its pages."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.errors import NotFoundError
from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Library
from briefing.model.options import OptionSet
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scenarios import Scenario, Variable
from briefing.pages.compose import compose_card, name_of
from briefing.pages.part import page_at
from briefing.pages.views import filled

WHOLE_LIBRARY = Place()
"""The Place of everything there is; that of a whole briefing has nothing but the briefing's id."""

_CHAPTERS: tuple[tuple[str, str, type[Record]], ...] = (
    ("judgments", "Judgments", Judgment),
    ("assumptions", "Assumptions", Assumption),
    ("scenarios", "Scenarios", Scenario),
    ("variables", "Variables", Variable),
    ("indicators", "Indicators", Indicator),
    ("options", "Options", OptionSet),
)
"""What follows the sections of a whole briefing, page by page: view of the index, heading, type of record.

Figures, relations and events stand where the sections show them.
"""

_BOARDS: Final = {"scenarios": ("board", "Scenario board"), "indicators": ("indicators", "Indicator board")}
"""Chapter to the view that sets its records side by side, and what that is called: it stands first."""

_LISTS = ("gaps", "timeline", "glossary")
"""Views that follow those, each as one page."""


class Part(Struct, frozen=True):
    """A page, or a heading over pages, within what is handed on."""

    level: int
    """Level of its heading; 0 when the title of the whole stands for it."""

    title: str
    places: tuple[Place, ...]
    """The Places whose text this is: links to them lead here."""

    page: d.Document | None = None
    """The page; None for a heading alone."""


def is_whole(place: Place) -> bool:
    """Whether a Place stands for a whole briefing or the whole library."""
    return not (place.id or place.view or place.anchor)


def parts_of(library: Library, places: Sequence[Place]) -> tuple[Part, ...]:
    """The parts that Places stand for, in order. Raises `NotFoundError` when one of them is not there."""
    if len(places) == 1 and not is_whole(places[0]):
        page = page_at(library, places[0])
        return (Part(0, page.title, (places[0],), page),)
    parts: list[Part] = []
    for place in places:
        if place == WHOLE_LIBRARY:
            parts.extend(_whole_library(library))
        elif is_whole(place):
            level = 1 if len(places) == 1 else 2
            parts.extend(_whole_briefing(library, place.briefing, level))
        else:
            parts.append(_part(library, 2, place))
    return (*parts, *_actors(library, parts)) if any(map(is_whole, places)) else tuple(parts)


def _part(library: Library, level: int, place: Place, title: str = "") -> Part:
    page = page_at(library, place)
    return Part(level, title or page.title, (place,), page)


def _whole_library(library: Library) -> Iterator[Part]:
    yield _part(library, 2, Place(view="overview"), "Overview")
    for name in library.briefings:
        yield from _whole_briefing(library, name, 2)


def _whole_briefing(library: Library, name: str, level: int) -> Iterator[Part]:
    """A briefing from its overview to its glossary; at level 1 its own title is that of the whole."""
    if name not in library.briefings:
        raise NotFoundError(f"no briefing is called {name!r} — there is {', '.join(library.briefings)}")
    briefing = library.briefings[name]
    if level > 1:
        yield Part(level, briefing.head.title, (Place(name),))
    yield _part(library, level + 1, Place(name, view="overview"), "Overview")
    for section in briefing.sections:
        yield _part(library, level + 1, Place(name, section.id))
    for view, title, kind in _CHAPTERS:
        records = briefing.all(kind)
        if records:
            yield Part(level + 1, title, (Place(name, view=view),))
        if view in _BOARDS and len(records) > 1:
            board, called = _BOARDS[view]
            yield _part(library, level + 2, Place(name, view=board), called)
        for record in records:
            yield _part(library, level + 2, Place(name, record.id))
    listed = {index.view for index, _ in filled(library, name)}
    for view in _LISTS:
        if view in listed:
            yield _part(library, level + 1, Place(name, view=view))


def _actors(library: Library, parts: Sequence[Part]) -> Iterator[Part]:
    """Who is who: the cards of the actors that the pages link to, by name."""
    linked = {
        node.target.page
        for part in parts
        if part.page is not None
        for node in d.walk(part.page.blocks)
        if isinstance(node, d.Link) and isinstance(node.target, Place)
    }
    actors = [place for place in linked if isinstance(library.find(place), Actor)]
    if actors:
        views = tuple(Place(name, view="actors") for name in ("", *library.briefings))
        yield Part(2, "Actors", views)
    for place in sorted(actors, key=lambda place: (name_of(library, place).casefold(), place)):
        card = compose_card(library, place)
        yield Part(3, card.title, (place,), card)
