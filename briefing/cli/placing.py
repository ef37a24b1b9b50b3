"""Finding a page as a person types its Place, and composing it."""

import msgspec

from briefing.cli.opening import Request, shelf
from briefing.errors import NotFoundError, UsageError
from briefing.model.cleaning import clean_line
from briefing.model.document import Document
from briefing.model.hints import did_you_mean
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place, parse_place
from briefing.pages.compose import compose


def open_page(request: Request, typed: str | None) -> Document:
    """The page that a person means in the library asked for."""
    library = request.open()
    return compose_first(library, find_place(library, typed))


def compose_first(library: Library, place: Place) -> Document:
    """The page to show first, from its copy if the library has not changed since it was made."""
    if place.view == "problems" or not library.fingerprint:  # problems depend on the day as well as on the files
        return compose(library, place)
    name = f"page {library.fingerprint} {place}"
    data = shelf().get(name)
    try:
        return msgspec.msgpack.decode(data or b"", type=Document)
    except (msgspec.DecodeError, ValueError):
        document = compose(library, place)
        shelf().put(name, msgspec.msgpack.encode(document))
        return document


def find_place(library: Library, typed: str | None) -> Place:
    """The one Place that a person means.

    Raises `NotFoundError` when there is none and `UsageError` when there are several.
    """
    if typed is None:
        return library.start
    wanted = parse_place(typed)
    found = library.locate(wanted) if wanted else ()
    if len(found) == 1:
        return found[0]
    shown = clean_line(typed)
    if found:
        options = ", ".join(str(place) for place in found)
        raise UsageError(f"{shown!r} is the name of several pages — write one of {options}")
    known = [place.id for place, _ in library.everything()] + list(library.briefings) + list(VIEWS)
    hint = did_you_mean(shown, known) or "try an id, or overview, timeline, actors, sources, judgments"
    raise NotFoundError(f"nothing is called {shown!r} — {hint}")
