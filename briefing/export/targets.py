"""Targets: what can be handed on from where somebody reads, the nearest first."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from briefing.export.parts import WHOLE_LIBRARY
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.shown import shown_at
from briefing.pages.compose import name_of


class Target(Struct, frozen=True):
    """Something that can be handed on."""

    label: str
    """What it is, in a few words."""

    place: Place


def targets(library: Library, page: Place, part: str = "") -> tuple[Target, ...]:
    """The page, the part of it under a heading of this id, its section, its briefing, and the library."""
    return tuple(_targets(library, page.page, part))


def _targets(library: Library, page: Place, part: str) -> Iterator[Target]:
    yield Target("this page", page)
    if part:
        yield Target("the part being read", replace(page, anchor=part))
    briefing = library.briefings.get(page.briefing)
    if briefing is None:
        yield from (Target(f"briefing: {other.head.title}", Place(name)) for name, other in library.briefings.items())
    else:
        home = briefing.homes.get(page.id)
        section = shown_at(library, Place(page.briefing, home)).page if home else page
        if section != page:
            yield Target(f"its section: {name_of(library, section)}", section)
        yield Target("the whole briefing", Place(page.briefing))
    if len(library.briefings) > 1:
        yield Target("the whole library", WHOLE_LIBRARY)
