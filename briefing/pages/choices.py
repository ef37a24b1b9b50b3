"""Choices: what a page can be asked, each as a Place to go to, with how much would be shown there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from briefing.model.actors import Actor, Event
from briefing.model.edtf import Edtf
from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.network import TIE_TYPES, ties_of
from briefing.model.place import Place
from briefing.pages.cards import card
from briefing.pages.desk import Desk
from briefing.pages.network import network_view
from briefing.pages.offices import cutoffs
from briefing.pages.pieces import kind_words
from briefing.pages.timeline import ZOOMS, events_of, timeline_view, zoomed
from briefing.pages.views import ACTOR_KINDS


class Choice(Struct, frozen=True):
    """One thing that a page can be asked for."""

    group: str
    """What is chosen: `Actor`, `Zoom`."""

    label: str
    place: Place
    """The page asked for it; where it is chosen already, the page without it."""

    count: int | None = None
    """How much the page would show; None where it shows as much as now."""

    chosen: bool = False
    """Whether the page is asked for it now."""


def choices(library: Library, place: Place, typed: str = "") -> tuple[Choice, ...]:
    """What the page at a Place can be asked, most first in each group, narrowed to what is typed; a date may be typed.

    Empty when there is nothing to choose. Raises `UsageError` when the Place asks for something that means nothing.
    """
    find = _CHOICES.get(library.kind(place))
    if find is None:
        return ()
    found = tuple(find(Desk(library, place.page, card)))
    wanted = typed.casefold().split()
    kept = tuple(
        choice for choice in found if all(word in f"{choice.group} {choice.label}".casefold() for word in wanted)
    )
    return (*_dated(place.page, typed), *kept)


def steps(place: Place) -> tuple[Place | None, Place | None]:
    """The page looked at from farther off, and more closely; None where it cannot be."""
    return (zoomed(place.page, -1), zoomed(place.page, 1)) if place.view == "timeline" else (None, None)


def _dated(place: Place, typed: str) -> Iterator[Choice]:
    """What a typed date can mean: `2019`, `since 2019`, `until 2019-08`, `2019 to 2021`."""
    match = _DATES.fullmatch(typed.strip())
    if match is None:
        return
    try:
        first, last = (Edtf(match[name]) if match[name] else None for name in ("first", "last"))
    except ValueError:
        return
    if place.view == "network" and first and not last:
        yield Choice("On", first.words, place.asking(on=first.text))
    elif place.view == "timeline" and first:
        for words, since, until in _periods(match["word"] or "", first, last or first):
            yield Choice("Period", words, place.asking(since=since, until=until))


_DATE: Final = r"[\dX~?%-]{4,11}"
_DATES: Final = re.compile(rf"(?:(?P<word>since|until|on|in) )?(?P<first>{_DATE})(?:(?: to |/)(?P<last>{_DATE}))?")


def _periods(word: str, first: Edtf, last: Edtf) -> Iterator[tuple[str, str, str]]:
    """Periods in words, each with its ends."""
    if word in ("", "in", "on"):
        yield (first.words if first == last else f"{first.words} to {last.words}", first.text, last.text)
    if first == last and word in ("", "since"):
        yield f"since {first.words}", first.text, ""
    if first == last and word in ("", "until"):
        yield f"until {first.words}", "", first.text


def _of_timeline(desk: Desk) -> Iterator[Choice]:
    library, place = desk.library, desk.place
    zoom = timeline_view(library, place).zoom
    for one in ZOOMS:
        yield Choice("Zoom", f"by {one}", place.asking(zoom=one if one != ZOOMS[0] else ""), None, one == zoom)
    yield from _period_chosen(place)
    actors = Counter(
        found
        for at, event in _without(desk, "actor")
        for found in {library.resolve(ref, at.briefing) for ref in event.actors}
        if found is not None
    )
    rows = ((_ref(place, one), desk.name(one), count) for one, count in actors.items())
    yield from _group(place, "actor", rows)
    types = Counter(event.type for _, event in _without(desk, "type") if event.type)
    yield from _group(place, "type", ((kind, kind, count) for kind, count in types.items()))
    yield from _group(place, "section", _sections(desk))


def _period_chosen(place: Place) -> Iterator[Choice]:
    """The ends of the period that is asked for, to take away."""
    for name in ("since", "until"):
        text = place.options.get(name)
        if text:
            yield Choice("Period", f"{name} {Edtf(text).words}", place.asking(**{name: ""}), None, True)


def _without(desk: Desk, name: str) -> list[tuple[Place, Event]]:
    """The events of a timeline that is not asked for one of the things it is asked for."""
    place = desk.place.asking(**{name: ""})
    return events_of(desk, timeline_view(desk.library, place))


def _sections(desk: Desk) -> Iterator[tuple[str, str, int]]:
    """Sections with the events in them and in their parts."""
    homes = Counter(desk.library.home_of(at) for at, _ in _without(desk, "section"))
    for at, section in desk.records(Section):
        count = sum(homes[Place(at.briefing, part.id)] for part in parts_of(section))
        if count:
            yield _ref(desk.place, at), section.title, count


def _ref(place: Place, target: Place) -> str:
    """How a page of a briefing, or of the library, refers to a record."""
    return target.id if target.briefing == place.briefing else str(target)


def _group(place: Place, name: str, rows: Iterable[tuple[str, str, int]]) -> Iterator[Choice]:
    """Choices of one option, those that show most first."""
    now = place.options.get(name, "")
    for value, words, count in sorted(rows, key=lambda row: (-row[2], row[1].casefold(), row[0])):
        chosen = value == now
        yield Choice(name.capitalize(), words, place.asking(**{name: "" if chosen else value}), count, chosen)


def _of_network(desk: Desk) -> Iterator[Choice]:
    place = desk.place
    view = network_view(place)
    ties = ties_of(desk.library, place.record, network_view(place.asking(type="")))
    actors = {kind: len({tie.actor for tie in ties if tie.type == kind}) for kind in TIE_TYPES}
    yield from _group(place, "type", ((kind, kind_words(kind), count) for kind, count in actors.items() if count))
    if view.on:
        yield Choice("On", view.on.words, place.asking(on=""), None, True)
    record = Desk(desk.library, place.record, card)
    yield from (Choice("On", f"{day.words}, a cutoff", place.asking(on=day.text)) for day in cutoffs(record))


def _of_actors(desk: Desk) -> Iterator[Choice]:
    counts = Counter(actor.kind for _, actor in desk.records(Actor))
    yield from _group(desk.place, "kind", ((kind, ACTOR_KINDS[kind], count) for kind, count in counts.items()))


_CHOICES: Final[dict[str, Callable[[Desk], Iterator[Choice]]]] = {
    "timeline": _of_timeline,
    "network": _of_network,
    "actors": _of_actors,
}
"""Kind of a page to what says what it can be asked."""
