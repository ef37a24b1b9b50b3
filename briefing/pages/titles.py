"""Titles: what a view is called, with what it is asked."""

from collections.abc import Callable, Iterator
from typing import Final

from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.views import ACTOR_KINDS, RECORD_VIEW_TITLES, SHOWN_OTHERWISE, VIEW_TITLES

Name = Callable[[Place], str]
"""Says what a record is called."""


def view_title(library: Library, place: Place, name: Name) -> str:
    """What a view is called: `Timeline: actor Japan, since 2019`."""
    briefing = library.briefings.get(place.briefing)
    if place.view == "overview":
        return briefing.head.title if briefing else library.head.title or "Library"
    if place.view in RECORD_VIEW_TITLES:
        title = f"{RECORD_VIEW_TITLES[place.view]} {name(place.record)}"
    else:
        title = VIEW_TITLES.get(place.view, place.view)
    if not place.query or library.kind(place) in SHOWN_OTHERWISE:
        return title
    asked = ", ".join(part for part in _asked(library, place, name) if part)
    return f"{title}: {asked}" if asked else title


def _asked(library: Library, place: Place, name: Name) -> Iterator[str]:
    """What is asked, part by part, in the order in which one would say it."""
    options = place.options
    yield clean_line(options.get("q", ""))
    for option in ("actor", "type", "kind", "section"):
        value = options.get(option, "")
        found = library.resolve(value, place.briefing) if value and option in ("actor", "section") else None
        words = name(found) if found else clean_line(value)
        yield _NAMED.get(option, "{}").format(ACTOR_KINDS.get(words, words.replace("_", " "))) if words else ""
    yield _period(options.get("since", ""), options.get("until", ""))
    yield f"on {_date(options['on'])}" if "on" in options else ""
    yield f"by {clean_line(options['zoom'])}" if "zoom" in options else ""


_NAMED: Final = {"actor": "actor {}", "type": "type {}", "section": "section {}"}


def _period(since: str, until: str) -> str:
    try:
        return span_of_time(Edtf(since) if since else None, Edtf(until) if until else None)
    except ValueError:
        return clean_line(f"{since} {until}".strip())


def _date(text: str) -> str:
    try:
        return Edtf(text).words
    except ValueError:
        return clean_line(text)
