"""The page of a search: what holds the words that are asked for, by briefing and section or kind of record."""

from collections.abc import Iterable
from typing import Final

from briefing.errors import UsageError
from briefing.model import document as d
from briefing.model.head import Section
from briefing.model.library import Library
from briefing.model.narrowing import Wanted
from briefing.model.place import Place
from briefing.model.query import Query, read_query
from briefing.pages.asking import asked_place
from briefing.pages.desk import Desk, words
from briefing.pages.hits import Hit, LibrarySearch, sentence
from briefing.pages.pieces import counted, dim, kind_words
from briefing.pages.views import INDEX_OF, VIEW_TITLES

MOST: Final = 500
"""Most passages that a page lists: who gets more needs more words."""


def search_page(desk: Desk) -> d.Blocks:
    """How much holds the words, then where: the sentences, the words in them marked."""
    query = asked_query(desk.place)
    if not query.text:
        return (d.Para(words("Nothing is looked for: a search is asked for by its words, as in search?q=pact.")),)
    search = LibrarySearch(desk.library, query, asked_wanted(desk.library, desk.place))
    search.go_on()
    if not search.hits:
        return (d.Para(words("Nothing that can be read here holds that.")),)
    listed = search.hits[:MOST]
    return (d.Para(dim(_count(search.hits, len(listed)))), *_by_briefing(desk, listed, query))


def asked_query(place: Place) -> Query:
    """What a Place asks for. Raises `UsageError` when it says only what is not wanted."""
    query = read_query(place.options.get("q", ""))
    if query.text and not query:
        raise UsageError("a search needs a word that is to be found — write one without a hyphen before it")
    return query


def asked_wanted(library: Library, place: Place) -> Wanted:
    """Where a Place asks to look."""
    return Wanted(
        briefing=place.briefing if len(library.briefings) > 1 else "",
        kind=place.options.get("kind", ""),
        section=asked_place(library, place, "section", "section"),
        actor=asked_place(library, place, "actor", "actor"),
    )


def _count(hits: list[Hit], listed: int) -> str:
    records = len({hit.passage.place for hit in hits})
    said = f"{counted(len(hits), 'passage')} of {counted(records, 'page')}"
    return said if listed == len(hits) else f"{said}; the first {listed} are listed here"


def _by_briefing(desk: Desk, hits: list[Hit], query: Query) -> Iterable[d.Block]:
    names = dict.fromkeys(hit.passage.place.briefing for hit in hits)
    for name in names:
        inside = [hit for hit in hits if hit.passage.place.briefing == name]
        if len(names) > 1:
            title = desk.name(Place(name, view="overview")) if name else "Shared records"
            yield desk.title(2, f"{title} ({len(inside)})", name or "shared")
        yield from _by_group(desk, inside, query, 3 if len(names) > 1 else 2)


def _by_group(desk: Desk, hits: list[Hit], query: Query, level: int) -> Iterable[d.Block]:
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(_group(desk, hit.passage.place), []).append(hit)
    for title, inside in groups.items():
        yield desk.title(level, f"{title} ({len(inside)})", f"{inside[0].passage.place.briefing}-{title}")
        yield d.BulletList(tuple((_item(desk, hit, query),) for hit in inside))


def _group(desk: Desk, place: Place) -> str:
    """Under what a passage is listed: its section, the kind of its record, or the overview."""
    record = desk.library.find(place)
    if isinstance(record, Section):
        return desk.name(desk.shown_at(place).page)
    if record is None:
        return VIEW_TITLES[place.view]
    view = INDEX_OF.get(type(record))
    kind = kind_words(desk.library.kind(place))
    return VIEW_TITLES[view] if view and kind != "variable" else f"{kind.capitalize()}s"


def _item(desk: Desk, hit: Hit, query: Query) -> d.Plain:
    """The way to the very block, then its sentence; of names that are the title no more than that."""
    place, field = hit.passage.place, hit.passage.field
    desk.drawn_on.add(place.briefing)
    link = desk.to(hit.passage.spot, desk.short_words(place))
    said = sentence(hit, query)
    if said == desk.name(place):
        return d.Plain((d.Link(marked(said, query), link.target, link.kind),))
    part = dim(f"  {kind_words(field.partition('.')[0])}" if field and field not in ("text", "summary") else "")
    return d.Plain((link, *part, d.LineBreak(), *marked(said, query)))


def marked(text: str, query: Query) -> d.Inlines:
    """A text with the words that are asked for marked."""
    inlines: list[d.Inline] = []
    done = 0
    for start, end in query.marks(text):
        inlines += (*words(text[done:start]), d.Span((d.Str(text[start:end]),), ("hit",)))
        done = end
    return (*inlines, *words(text[done:]))
