"""The contents and the context: two small Documents that stand beside a page."""

from collections import Counter
from collections.abc import Iterable, Iterator

from briefing.model import document as d
from briefing.model.head import Section
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.cards import card
from briefing.pages.desk import Desk, words
from briefing.pages.marks import mark
from briefing.pages.pieces import chip
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


def contents(library: Library, place: Place, home: str = "") -> d.Document:
    """Where one can go: the briefings, the sections of the one at hand, its indexes with their counts.

    Sections inside a section are listed only while it is being read. `home` is the briefing at hand while a page is
    read that belongs to none, such as a shared actor's.
    """
    desk = Desk(library, place, card)
    many = len(library.briefings) > 1
    at_hand = place.briefing or home
    items: list[d.Blocks] = [_entry(desk, Place(view="overview"), "Library")] if many else []
    for name, briefing in library.briefings.items():
        overview = _entry(desk, Place(name, view="overview"), briefing.head.title if many else "Overview")
        inside = tuple(_briefing_entries(desk, briefing)) if name == at_hand or not many else ()
        items += [(*overview, *_nested(inside))] if many else [overview, *inside]
    items.append(_entry(desk, Place(view="problems"), "Problems"))
    return d.Document(place=place, title="Contents", kind="contents", blocks=(d.BulletList(tuple(items)),))


def _entry(desk: Desk, place: Place, label: str = "", count: int | None = None) -> d.Blocks:
    number = (d.Str(" "), d.Span((d.Str(str(count)),), ("dim",))) if count is not None else ()
    return (d.Plain((desk.way(place, label), *number, *mark(desk.library, place))),)


def _nested(items: tuple[d.Blocks, ...]) -> d.Blocks:
    return (d.BulletList(items),) if items else ()


def _briefing_entries(desk: Desk, briefing: Briefing) -> Iterator[d.Blocks]:
    name = briefing.head.id
    for section in briefing.sections:
        parts = _part_entries(desk, name, section) if desk.place == Place(name, section.id) else ()
        yield (*_entry(desk, Place(name, section.id)), *parts)
    for index, count in filled(desk.library, name):
        yield _entry(desk, Place(name, view=index.view), index.title, count)


def _part_entries(desk: Desk, briefing: str, section: Section) -> d.Blocks:
    parts = section.sections
    entries = ((*_entry(desk, Place(briefing, part.id)), *_part_entries(desk, briefing, part)) for part in parts)
    return _nested(tuple(entries))


def context(library: Library, page: d.Document) -> d.Document:
    """What a page touches: the sources it cites under their numbers, and the records it links to, busiest first."""
    desk = Desk(library, page.place, card)
    linked = Counter(_inside(page.blocks))
    linked.pop(page.place.plain, None)
    blocks: list[d.Block] = []
    for kind, title in _TOUCHED.items():
        places = [place for place, _ in linked.most_common() if library.kind(place) == kind]
        blocks.extend(_group(title, (_touched(desk, place, linked[place]) for place in places)))
    blocks.extend(_group("Sources", (_cited(desk, entry) for entry in page.references)))
    if not linked and not blocks:
        blocks.append(d.Plain((d.Span((d.Str("This page links to nothing."),), ("dim",)),)))
    return d.Document(place=page.place, title="On this page", kind="context", blocks=tuple(blocks))


def _inside(blocks: d.Blocks) -> Iterator[Place]:
    """The pages that blocks link to, once for every link."""
    for node in d.walk(blocks):
        if isinstance(node, d.Link) and isinstance(node.target, Place):
            yield node.target.plain
        elif isinstance(node, d.Stretch):
            yield from node.links


def _group(title: str, rows: Iterable[d.Inlines]) -> d.Blocks:
    lines = tuple(d.Plain(row) for row in rows)
    label = d.Plain((d.Span((d.Str(f"{title} "), d.Str(str(len(lines)))), ("label",)),))
    return (d.Div((label, *lines), ("group",)),) if lines else ()


def _touched(desk: Desk, place: Place, count: int) -> d.Inlines:
    times = (d.Str(" "), d.Span((d.Str(f"×{count}"),), ("dim",))) if count > 1 else ()
    return (desk.to(place, desk.short_name(place)), *times)


def _cited(desk: Desk, entry: d.Reference) -> d.Inlines:
    source = desk.library.find(entry.source)
    if not isinstance(source, Source):
        return ()
    letter = source.assessment.reliability
    grade = (d.Str(" "), *chip("reliability", letter)) if letter else ()
    return (*words(f"{entry.number} "), desk.to(entry.source, short_reference(source)), *grade)
