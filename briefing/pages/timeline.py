"""The timeline: events in order of date, as many of them and as closely as one asks; and what happened around one."""

from datetime import date
from typing import Final, Literal, get_args

from msgspec import Struct

from briefing.model import document as d
from briefing.model.actors import Event
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.asking import asked_date, asked_place, asked_word
from briefing.pages.cards import event_line
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import counted, label, listed, nothing, way
from briefing.pages.telling import told_in

Zoom = Literal["year", "month", "day"]
ZOOMS: Final[tuple[Zoom, ...]] = get_args(Zoom)
"""How closely a timeline looks, from afar to near."""

AROUND: Final = 3
"""Events shown before and after the one at hand."""

Dated = tuple[Place, Event]


class TimelineView(Struct, frozen=True, kw_only=True):
    """What is asked of a timeline; what is unset leaves nothing out."""

    actor: Place | None = None
    """Who took part."""

    type: str = ""
    """Sort of event, in the author's own term."""

    section: Place | None = None
    """Section that the events belong to, or one inside it."""

    since: Edtf | None = None
    """Events that may have ended before are left out."""

    until: Edtf | None = None
    """Events that may have begun after are left out."""

    zoom: Zoom = "year"


def timeline_view(library: Library, place: Place) -> TimelineView:
    """What the Place of a timeline asks for; raises `UsageError` when a value means nothing."""
    options = place.options
    return TimelineView(
        actor=asked_place(library, place, "actor", "actor"),
        type=options.get("type", ""),
        section=asked_place(library, place, "section", "section"),
        since=asked_date(place, "since"),
        until=asked_date(place, "until"),
        zoom=asked_word(place, "zoom", ZOOMS),
    )


def events_of(desk: Desk, view: TimelineView) -> list[Dated]:
    """The events of the briefing at hand, or of the library, that a view shows, in order of date."""
    sections = _inside(desk.library, view.section)
    return sorted((pair for pair in desk.records(Event) if _shows(desk.library, view, sections, pair)), key=_in_order)


def _inside(library: Library, place: Place | None) -> frozenset[Place]:
    """A section and all inside it."""
    section = library.find(place) if place else None
    parts = parts_of(section) if isinstance(section, Section) else ()
    return frozenset(Place(place.briefing, part.id) for part in parts) if place else frozenset()


def _shows(library: Library, view: TimelineView, sections: frozenset[Place], pair: Dated) -> bool:
    """Whether a view shows an event."""
    place, event = pair
    first, last = _bounds(event)
    return (
        (not view.type or view.type == event.type)
        and (view.since is None or last >= view.since.lower)
        and (view.until is None or first <= view.until.upper)
        and (view.actor is None or any(library.resolve(ref, place.briefing) == view.actor for ref in event.actors))
        and (view.section is None or library.home_of(place) in sections)
    )


def _in_order(pair: Dated) -> tuple[Edtf, Place]:
    return pair[1].date, pair[0]


def _bounds(event: Event) -> tuple[date, date]:
    """The first and the last day that an event may have lasted."""
    return event.date.lower, max(event.date.upper, event.until.upper if event.until else date.min)


def timeline_page(desk: Desk) -> d.Blocks:
    """How many events there were when, then each of them under its year, month or day."""
    view = timeline_view(desk.library, desk.place)
    pairs = events_of(desk, view)
    return (
        *_strip(pairs),
        *_asked(desk, view, len(pairs)),
        *(_grouped(desk, pairs, view.zoom) or nothing("event to show" if desk.place.query else "events")),
    )


def _strip(pairs: list[Dated]) -> d.Blocks:
    """Events by year; nothing for a few years, which can be seen at a glance."""
    counts: dict[int, int] = {}
    for _, event in pairs:
        year = event.date.cut(1).lower.year
        counts[year] = counts.get(year, 0) + 1
    if len(counts) < 3:
        return ()
    rows = tuple(((d.Str(f"{year:04d}"),), (d.Str(str(count)),)) for year, count in sorted(counts.items()))
    table = d.Table(((d.Str("Year"),), (d.Str("Events"),)), rows, ("left", "right"))
    return (d.Div((table,), ("strip",)),)


def _asked(desk: Desk, view: TimelineView, shown: int) -> d.Blocks:
    """What the page leaves out, and how much."""
    if not desk.place.query:
        return ()
    return facts(
        fact("Shown", words(f"{shown} of {counted(len(desk.records(Event)), 'event')}")),
        fact("Actor", (desk.to(view.actor),) if view.actor else ()),
        fact("Type", words(clean_line(view.type))),
        fact("Section", (desk.to(view.section),) if view.section else ()),
        fact("Period", words(span_of_time(view.since, view.until))),
        fact("By", words(view.zoom)),
    )


def _grouped(desk: Desk, pairs: list[Dated], zoom: Zoom) -> d.Blocks:
    """Events by year; by year and month; or by month and day, with more of each the nearer one looks."""
    outer = {"year": 1, "month": 1, "day": 2}[zoom]
    blocks: list[d.Block] = []
    for when, group in _by_date(pairs, outer):
        blocks.append(desk.title(2, f"{_named(when, outer)} ({len(group)})", when.text))
        parts = _by_date(group, outer + 1) if zoom != "year" else [(when, group)]
        for part, inside in parts:
            if zoom != "year":
                blocks.append(desk.title(3, f"{_named(part, outer + 1)} ({len(inside)})", part.text))
            blocks.append(d.BulletList(tuple(_item(desk, *pair, zoom) for pair in inside)))
    return tuple(blocks)


def _by_date(pairs: list[Dated], parts: int) -> list[tuple[Edtf, list[Dated]]]:
    """Events by year, month or day, in order; what is known less exactly before what it may belong to."""
    groups: dict[Edtf, list[Dated]] = {}
    for pair in pairs:
        groups.setdefault(pair[1].date.cut(parts), []).append(pair)
    return sorted(groups.items(), key=lambda item: (item[0].lower, -item[0].upper.toordinal()))


def _named(when: Edtf, parts: int) -> str:
    """A year, month or day in words, and what of it is not known."""
    known = when.text.count("-") + 1
    return when.words if known >= parts else f"{when.words}, {('year', 'month', 'day')[known]} not given"


def _item(desk: Desk, place: Place, event: Event, zoom: Zoom) -> d.Blocks:
    """An event in a line that ends in the way to the text; from near with who took part and where, nearer with more."""
    line = event_line(desk, place, event)
    if zoom == "year":
        return (d.Plain(join((line, way(_ways(desk, place))), "  ")),)
    there = desk.at(place)
    about = join((join(((there.ref(actor),) for actor in event.actors), ", "), words(event.place)))
    told = told_in(desk, place)
    ways = ((*label(how.label), d.Str(" "), desk.to(where, desk.name(where.page))) for where, how in told)
    text = there.text(event.text) if zoom == "day" else ()
    return (d.Plain(line), *text, *(d.Plain(row) for row in (about, join(ways)) if row))


def _ways(desk: Desk, place: Place) -> d.Inlines:
    """Links to what the text says of an event, in a few words."""
    told = enumerate(told_in(desk, place))
    return join(((desk.to(where, "again" if number else how.words),) for number, (where, how) in told), ", ")


def around(desk: Desk, place: Place) -> d.Blocks:
    """What happened just before an event, and just after."""
    before, after = neighbours(events_of(desk, TimelineView()), place)
    return (
        *listed(desk, "Before", (event_line(desk, *pair) for pair in before)),
        *listed(desk, "After", (event_line(desk, *pair) for pair in after)),
    )


def neighbours(pairs: list[Dated], place: Place) -> tuple[list[Dated], list[Dated]]:
    """The events that stand next to one of them in order of date, on either side, `AROUND` at most."""
    at = next((index for index, (other, _) in enumerate(pairs) if other == place), None)
    if at is None:
        return [], []
    return pairs[max(at - AROUND, 0) : at], pairs[at + 1 : at + 1 + AROUND]


def zoomed(place: Place, by: int) -> Place | None:
    """The same timeline looked at more closely, or less; None when it cannot be."""
    at = ZOOMS.index(asked_word(place, "zoom", ZOOMS)) + by
    return place.asking(zoom=ZOOMS[at] if at else "") if 0 <= at < len(ZOOMS) else None
