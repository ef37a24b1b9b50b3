"""Finding a page as a person types its Place, and composing it.

What builds pages and what looks for names is imported where it is needed: a page that was kept takes neither.
"""

from collections.abc import Callable, Iterator
from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from briefing.cli.opening import Request, shelf
from briefing.errors import NotFoundError, UsageError
from briefing.model.cleaning import excerpt
from briefing.model.document import Document
from briefing.model.hints import did_you_mean
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place, parse_place
from briefing.pages.spread import Spread, spread

T = TypeVar("T")


def open_page(request: Request, typed: str | None, depth: str = "") -> tuple[Library, Document]:
    """The library asked for, and the page of it that a person means, or the part of one, whole or as deep as asked."""
    library = request.open()
    place = find_place(library, typed)
    return library, compose_part(library, replace(place.asking(depth=depth), anchor=place.anchor) if depth else place)


def compose_part(library: Library, place: Place) -> Document:
    """The page at a Place, or the part of it that the anchor names; raises `NotFoundError` when there is none."""
    page = _page_at(library, place.page)
    if not place.anchor:
        return page
    from briefing.pages.part import part_at

    return part_at(library, place, page)


def _page_at(library: Library, place: Place) -> Document:
    return _kept("page", library, place, _compose, Document)


def _compose(library: Library, place: Place) -> Document:
    from briefing.pages.compose import compose

    return compose(library, place)


def open_spread(library: Library, place: Place) -> Spread:
    """What the reader shows first at a Place; raises `NotFoundError` when there is no such page."""
    return _kept("start", library, place, spread, Spread)


def _kept(what: str, library: Library, place: Place, make: Callable[[Library, Place], T], kind: type[T]) -> T:
    """What is at a Place, from its copy if the library has not changed since that was made."""
    if place.view == "problems" or not library.fingerprint:  # problems depend on the day as well as on the files
        return make(library, place)
    name = f"{what} {library.fingerprint} {place}"
    data = shelf().get(name)
    try:
        return msgspec.msgpack.decode(data or b"", type=kind)
    except (msgspec.DecodeError, ValueError):
        made = make(library, place)
        shelf().put(name, msgspec.msgpack.encode(made))
        return made


def find_place(library: Library, typed: str | None) -> Place:
    """The one Place that a person means: by address, id, name or alias in any script, or the beginning of one.

    Raises `NotFoundError` when there is none and `UsageError` when there are several.
    """
    if typed is None:
        return library.start
    wanted = parse_place(typed)
    found = (library.locate(wanted) if wanted else ()) or _named(library, typed, wanted)
    if len(found) == 1:
        return found[0]
    shown = excerpt(typed)
    if found:
        raise UsageError(f"{shown!r} may mean several pages — write one of {_candidates(library, found)}")
    _refuse_briefing(library, shown, wanted)
    as_of = library.lens.as_of
    if as_of is not None and wanted and library.plain.locate(wanted):
        raise NotFoundError(f"{shown!r} is hidden as of {as_of.words} — ask for a later day, or leave out --as-of")
    hint = did_you_mean(shown, _all_names(library)) or "`briefing list` prints what there is"
    raise NotFoundError(f"nothing is called {shown!r} — {hint}")


def _refuse_briefing(library: Library, shown: str, wanted: Place | None) -> None:
    """Raise `NotFoundError` for a Place in a briefing that is not there, with the pages that may be meant."""
    if wanted is None or not wanted.briefing or wanted.briefing in library.briefings:
        return
    elsewhere = replace(wanted, briefing="")
    found = library.locate(elsewhere) or _named(library, str(elsewhere), elsewhere)
    hint = f"write one of {_candidates(library, found)}" if found else "`briefing list` prints what there is"
    briefing = did_you_mean(excerpt(wanted.briefing), library.briefings)
    raise NotFoundError(f"nothing is called {shown!r}: no briefing has the id before the slash — {briefing or hint}")


def _named(library: Library, typed: str, wanted: Place | None) -> tuple[Place, ...]:
    """The pages called so, or else those with a name that begins so; titles of sources count if nothing else does."""
    from briefing.search.names import called, names

    known = [one for one in names(library) if not one.place.view or one.place.view == "overview"]
    found = [one.place for one in called(known, typed)]
    if wanted is not None and wanted.briefing and wanted.briefing not in library.briefings:
        wanted = None
    if not found and wanted is not None and wanted.id:
        known = [one for one in known if not wanted.briefing or one.place.briefing in ("", wanted.briefing)]
        asked = (replace(wanted, briefing=one.place.briefing, id=one.place.id) for one in called(known, wanted.id))
        found = [place for one in asked for place in library.locate(one)]
    if wanted is not None and wanted.id and not wanted.view:
        views = (replace(wanted, id="", view=view) for view in VIEWS if view.startswith(wanted.id.lower()))
        found += [place for view in views for place in library.locate(view)]
    others = [place for place in found if library.kind(place) != "source"]
    return tuple(dict.fromkeys(others or found))


_MOST_CANDIDATES: Final = 8


def _candidates(library: Library, places: tuple[Place, ...]) -> str:
    """Places with their names, and how many more there are."""
    from briefing.pages.compose import name_of

    shown = [f"{place} ({excerpt(name_of(library, place))})" for place in places[:_MOST_CANDIDATES]]
    more = len(places) - len(shown)
    return ", ".join(shown) + (f", or {more} more" if more else "")


def _all_names(library: Library) -> Iterator[str]:
    """Everything that could have been typed."""
    yield from (*library.briefings, *VIEWS)
    for place, record in library.everything():
        yield from (place.id, record.name)
