"""Titles: what a view is called, with what it is asked, and what is called by its parts."""

from collections.abc import Callable, Iterator
from typing import Final

from briefing.model.actors import Relation
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
        title = _title_of_record_view(library, place, name)
    else:
        title = VIEW_TITLES.get(place.view, place.view)
    if not place.query or library.kind(place) in SHOWN_OTHERWISE:
        return title
    asked = ", ".join(part for part in _asked(library, place, name) if part)
    return f"{title}: {asked}" if asked else title


def _title_of_record_view(library: Library, place: Place, name: Name) -> str:
    """What is derived from a record, then its name; of what is no record the overview stands for it."""
    titles = RECORD_VIEW_TITLES[place.view]
    return titles.get(library.kind(place.record), titles[""]).format(name(place.speaker))


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


# Relations


def relation_title(library: Library, place: Place, relation: Relation, meant: Callable[[str, str], str]) -> str:
    """Who is tied to whom: `Japan shares intelligence with South Korea`, or the sort of tie and its parties.

    `meant` says what a reference within a briefing is called; a party that is a relation itself stands by its id, so
    that names end.
    """

    def named(ref: str) -> str:
        found = library.plain.resolve(ref, place.briefing)
        return ref if found and isinstance(library.plain.find(found), Relation) else meant(ref, place.briefing)

    first, *others = map(named, relation.parties or (relation.id,))
    if not relation.label:
        return f"{relation.type}: {', '.join((first, *others))}"
    return " ".join(part for part in (first, relation.label, ", ".join(others)) if part)
