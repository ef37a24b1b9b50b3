"""The contents and the context: two small Documents that stand beside a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final

from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.head import Section
from briefing.model.library import Briefing, Library
from briefing.model.network import neighbours
from briefing.model.place import LIBRARY, Place
from briefing.model.sources import Source
from briefing.pages.cards import card
from briefing.pages.choices import Choice, choices
from briefing.pages.desk import Desk, words
from briefing.pages.marks import mark
from briefing.pages.outline import AT_ONCE, Outline
from briefing.pages.pieces import chip, counted, dim
from briefing.pages.references import short_reference
from briefing.pages.views import filled

_TOUCHED = {
    "actor": "Actors",
    "judgment": "Judgments",
    "assumption": "Assumptions",
    "scenario": "Scenarios",
    "variable": "Variables",
    "indicator": "Indicators",
    "option_set": "Options",
    "figure": "Figures",
    "event": "Events",
    "relation": "Relations",
    "gap": "Gaps",
    "term": "Terms",
    "section": "Sections",
}
"""Kinds of record that the context names, in order, each with its heading."""


_NO_OUTLINE = Outline()


def contents(
    library: Library, place: Place, home: str = "", outline: Outline = _NO_OUTLINE, first: int = 0, *, errors: int = 0
) -> d.Document:
    """Where one can go: the briefings, the sections of the one at hand, its indexes with their counts.

    What is inside a section is listed only while it is being read: of its outline `AT_ONCE` headings from the first to
    be shown on. `home` is the briefing at hand while a page is read that belongs to none, such as a shared actor's.
    `errors` is how many the library is known to have.
    """
    desk = Desk(library, place, card)
    many = len(library.briefings) > 1
    at_hand = place.briefing or home
    whole = tuple(_index_entries(desk, "")) if not at_hand or place.speaker == LIBRARY else ()
    items: list[d.Blocks] = [(*_entry(desk, LIBRARY, "Library"), *_nested(whole))] if many else []
    for name, briefing in library.briefings.items():
        overview = _entry(desk, Place(name, view="overview"), briefing.head.title if many else "Overview")
        inside = tuple(_briefing_entries(desk, briefing, outline, first)) if name == at_hand or not many else ()
        items += [(*overview, *_nested(inside))] if many else [overview, *inside]
    items.append((d.Plain((desk.way(Place(view="problems"), "Problems"), *_errors(errors))),))
    return d.Document(place=place, title="Contents", kind="contents", blocks=(d.BulletList(tuple(items)),))


def _entry(desk: Desk, place: Place, label: str = "", count: int | None = None) -> d.Blocks:
    number = (d.Str(" "), d.Span((d.Str(str(count)),), ("dim",))) if count is not None else ()
    return (d.Plain((desk.way(place, label), *number, *mark(desk.library, place))),)


def _errors(count: int) -> d.Inlines:
    return (d.Str(" "), *chip("error", counted(count, "error"))) if count else ()


def _nested(items: tuple[d.Blocks, ...]) -> d.Blocks:
    return (d.BulletList(items),) if items else ()


def _briefing_entries(desk: Desk, briefing: Briefing, outline: Outline, first: int) -> Iterator[d.Blocks]:
    name = briefing.head.id
    for section in briefing.sections:
        inside: d.Blocks = ()
        if desk.place == Place(name, section.id):
            headings = tuple(_heading_entries(desk, section, outline, first))
            inside = _nested(headings) or _part_entries(desk, name, section)
        yield (*_entry(desk, Place(name, section.id)), *inside)
    yield from _index_entries(desk, name)


def _heading_entries(desk: Desk, section: Section, outline: Outline, first: int) -> Iterator[d.Blocks]:
    """The headings of the section being read, from one on, with ways to those before and after that are left out."""
    parts = {part.id: part for part in section.sections}
    last = min(first + AT_ONCE, len(outline.listed))
    if first:
        yield _to_heading(desk, outline.listed[first - 1], f"… {first} before")
    for header in outline.listed[first:last]:
        if part := parts.get(header.id):
            name = desk.place.briefing
            yield (*_entry(desk, Place(name, part.id)), *_part_entries(desk, name, part))
        else:
            yield _to_heading(desk, header, d.plain_text(header.inlines))
    if last < len(outline.listed):
        yield _to_heading(desk, outline.listed[last], f"… {len(outline.listed) - last} more")


def _to_heading(desk: Desk, header: d.Header, words: str) -> d.Blocks:
    place = Place(desk.place.briefing, desk.place.id, anchor=header.id)
    return (d.Plain((d.Link((d.Str(words),), place, "section"),)),)


def _index_entries(desk: Desk, name: str) -> Iterator[d.Blocks]:
    """The indexes of a briefing, or of the library, with how much each lists."""
    for index, count in filled(desk.library, name):
        below = tuple(_BELOW[index.view](desk, name)) if index.view in _BELOW else ()
        yield (*_entry(desk, Place(name, view=index.view), index.title, count), *_nested(below))


def _actor_entries(desk: Desk, _: str) -> Iterator[d.Blocks]:
    """The actor being read, with its network."""
    actor = desk.place.record
    if isinstance(desk.library.find(actor), Actor):
        yield _entry(desk, actor)
        network = Place(actor.briefing, actor.id, "network")
        yield _entry(desk, network, "Network", len(neighbours(desk.library, actor)))


def _board_entry(desk: Desk, name: str) -> Iterator[d.Blocks]:
    """The scenarios side by side."""
    yield _entry(desk, Place(name, view="board"), "Board")


_BELOW: Final[dict[str, Callable[[Desk, str], Iterable[d.Blocks]]]] = {
    "actors": _actor_entries,
    "scenarios": _board_entry,
}
"""Index to what stands below it in the contents."""


def _part_entries(desk: Desk, briefing: str, section: Section) -> d.Blocks:
    parts = section.sections
    entries = ((*_entry(desk, Place(briefing, part.id)), *_part_entries(desk, briefing, part)) for part in parts)
    return _nested(tuple(entries))


def context(library: Library, page: d.Document) -> d.Document:
    """What a page touches: the sources it cites under their numbers, and the records it links to, busiest first."""
    desk = Desk(library, page.place, card)
    linked = Counter(_inside(page.blocks))
    linked.pop(page.place.plain, None)
    blocks: list[d.Block] = [*_choices(library, page.place), *_group("More", _ways_on(page.blocks))]
    for kind, title in _TOUCHED.items():
        places = [place for place, _ in linked.most_common() if library.kind(place) == kind]
        blocks.extend(_group(title, (_touched(desk, place, linked[place]) for place in places)))
    blocks.extend(_group("Sources", (_cited(desk, entry) for entry in page.references)))
    if not linked and not blocks:
        blocks.append(d.Plain((d.Span((d.Str("This page links to nothing."),), ("dim",)),)))
    return d.Document(place=page.place, title="On this page", kind="context", blocks=tuple(blocks))


_MOST = 8
"""Most choices of one group that stand in the context; the dialog has all."""


def _choices(library: Library, place: Place) -> Iterator[d.Block]:
    """What the page can be asked, those things first that it is asked."""
    for name, group in groupby(choices(library, place), key=lambda choice: choice.group):
        rows = sorted(group, key=lambda choice: not choice.chosen and name != "Zoom")
        left = (dim(f"… {len(rows) - _MOST} more under F"),) if len(rows) > _MOST else ()
        yield from _group(name, (*map(_choice, rows[:_MOST]), *left), len(rows))


def _choice(choice: Choice) -> d.Inlines:
    link = d.Link((d.Str(choice.label),), choice.place, choice.place.view)
    count = (d.Str(" "), *dim(str(choice.count))) if choice.count is not None else ()
    return (d.Strong((link,)), *count, *dim(" *")) if choice.chosen else (link, *count)


def _ways_on(blocks: d.Blocks) -> tuple[d.Inlines, ...]:
    """The networks and timelines that a page leads to, in its own words."""
    links = (node for node in d.walk(blocks) if isinstance(node, d.Link) and node.kind in ("network", "timeline"))
    return tuple((link,) for link in dict.fromkeys(links))


def _inside(blocks: d.Blocks) -> Iterator[Place]:
    """The pages that blocks link to, once for every link."""
    for node in d.walk(blocks):
        if isinstance(node, d.Link) and isinstance(node.target, Place):
            yield node.target.plain
        elif isinstance(node, d.Stretch):
            yield from node.links


def _group(title: str, rows: Iterable[d.Inlines], count: int | None = None) -> d.Blocks:
    lines = tuple(d.Plain(row) for row in rows)
    number = len(lines) if count is None else count
    label = d.Plain((d.Span((d.Str(f"{title} "), d.Str(str(number))), ("label",)),))
    return (d.Div((label, *lines), ("group",)),) if lines else ()


def _touched(desk: Desk, place: Place, count: int) -> d.Inlines:
    times = (d.Str(" "), d.Span((d.Str(f"×{count}"),), ("dim",))) if count > 1 else ()
    return (desk.to(place, desk.short_words(place)), *times)


def _cited(desk: Desk, entry: d.Reference) -> d.Inlines:
    source = desk.library.find(entry.source)
    if not isinstance(source, Source):
        return ()
    letter = source.assessment.reliability
    grade = (d.Str(" "), *chip("reliability", letter)) if letter else ()
    return (*words(f"{entry.number} "), desk.to(entry.source, short_reference(source)), *grade)
