"""Passages that hold some words, as rows."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from briefing.model.library import Library
from briefing.model.narrowing import Wanted
from briefing.model.query import Query
from briefing.pages.cards import card
from briefing.pages.desk import Desk
from briefing.pages.hits import LibrarySearch, sentence
from briefing.search.lists import Fields

COLUMNS: Final = ("place", "kind", "title", "sentence")


def found_passages(library: Library, query: Query, wanted: Wanted, limit: int | None = None) -> Iterator[Fields]:
    """The passages that hold what is looked for, best first, no more than a limit."""
    search = LibrarySearch(library, query, wanted)
    search.go_on()
    for hit in islice(search.hits, limit):
        place = hit.passage.place
        desk = Desk(library, place, card)
        yield {
            "place": str(hit.passage.spot),
            "kind": library.kind(place),
            "title": desk.short_name(place),
            "sentence": sentence(hit, query),
            "name": desk.name(place),
            "field": hit.passage.field,
            "passage": hit.passage.text,
            "page": str(desk.shown_at(place).page),
        }
