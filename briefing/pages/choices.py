"""Choices: what a page can be asked, each as a Place to go to, with how much would be shown there."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from msgspec import Struct

from briefing.model.actors import Actor, Event
from briefing.model.called import names_of
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.folding import fold
from briefing.model.head import Section, parts_of
from briefing.model.library import Library
from briefing.model.network import TIE_TYPES, neighbours, ties_of
from briefing.model.place import Place
from briefing.pages.asking import asked_date
from briefing.pages.cards import card
from briefing.pages.desk import Desk
from briefing.pages.network import network_view
from briefing.pages.offices import cutoffs
from briefing.pages.pieces import kind_words
from briefing.pages.timeline import ZOOMS, events_of, timeline_view
from briefing.pages.views import ACTOR_KINDS

K = TypeVar("K")


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

    also: str = ""
    """Further names by which it is found."""

    def is_named(self, wanted: Iterable[str]) -> bool:
        """Whether its names hold each of some folded words."""
        names = fold(f"{self.group} {self.label} {self.also}")
        return all(word in names for word in wanted)


def choices(library: Library, place: Place, typed: str = "") -> tuple[Choice, ...]:
    """What the page at a Place can be asked, most first in each group, narrowed to what is typed; a date may be typed.

    Empty when there is nothing to choose. Raises `UsageError` when the Place asks for something that means nothing.
    """
    find = _CHOICES.get(library.kind(place))
    if find is None:
        return ()
    desk = Desk(library, place.page, card)
    wanted = fold(typed).split()
    return (*_dated(desk, typed), *(choice for choice in find(desk) if choice.is_named(wanted)))


def _dated(desk: Desk, typed: str) -> Iterator[Choice]:
    """What a typed date can mean: `2019`, `since 2019`, `until 2019-08`, `2019 to 2021`."""
    match = _DATES.fullmatch(typed.strip())
    if match is None:
        return
    try:
        first, last = (Edtf(match[name]) if match[name] else None for name in ("first", "last"))
    except ValueError:
        return
    if desk.place.view == "network" and first and not last:
        yield _on(desk, first, first.words)
    elif desk.place.view == "timeline" and first:
        for since, until in _periods(desk.place, (match["word"] or "").lower(), first, last):
            place = desk.place.asking(since=since.text if since else "", until=until.text if until else "")
            shown = events_of(desk, timeline_view(desk.library, place))
            yield Choice("Period", span_of_time(since, until), place, len(shown))


_DATE: Final = r"[\dX~?%-]{4,11}"
_DATES: Final = re.compile(
    rf"(?:(?P<word>since|from|until|on|in)\s+)?(?P<first>{_DATE})(?:(?:\s+(?:to|until)\s+|/)(?P<last>{_DATE}))?",
    re.IGNORECASE,
)


def _periods(place: Place, word: str, first: Edtf, last: Edtf | None) -> Iterator[tuple[Edtf | None, Edtf | None]]:
    """The periods that a word and a date or two can mean; one end keeps the other that is asked for, if it can."""
    if last is not None:
        yield first, last
        return
    since, until = (asked_date(place, name) for name in ("since", "until"))
    if word in ("", "in", "on"):
        yield first, first
    if word in ("", "since", "from"):
        yield first, until if until and until.upper >= first.lower else None
    if word in ("", "until"):
        yield since if since and since.lower <= first.upper else None, first


def _on(desk: Desk, day: Edtf, words: str) -> Choice:
    """A network on a day, with how many neighbours there are then."""
    place = desk.place.asking(on=day.text)
    return Choice("On", words, place, len(neighbours(desk.library, place.record, network_view(place))))


def _of_timeline(desk: Desk) -> Iterator[Choice]:
    library, place = desk.library, desk.place
    zoom = timeline_view(library, place).zoom
    for one in ZOOMS:
        yield Choice("Zoom", f"by {one}", place.asking(zoom=one if one != ZOOMS[0] else ""), chosen=one == zoom)
    yield from _period_chosen(place)
    actors = Counter(
        found
        for at, event in _without(desk, "actor")
        for found in {library.resolve(ref, at.briefing) for ref in event.actors}
        if found is not None
    )
    yield from _group_of_records(desk, "actor", actors)
    types = Counter(event.type for _, event in _without(desk, "type") if event.type)
    yield from _group(place, "type", types, clean_line)
    yield from _group_of_records(desk, "section", dict(_sections(desk)))


def _period_chosen(place: Place) -> Iterator[Choice]:
    """The ends of the period that is asked for, to take away."""
    for name in ("since", "until"):
        text = place.options.get(name)
        if text:
            yield Choice("Period", f"{name} {Edtf(text).words}", place.asking(**{name: ""}), chosen=True)


def _without(desk: Desk, name: str) -> list[tuple[Place, Event]]:
    """The events of a timeline that is not asked for one of the things it is asked for."""
    place = desk.place.asking(**{name: ""})
    return events_of(desk, timeline_view(desk.library, place))


def _sections(desk: Desk) -> Iterator[tuple[Place, int]]:
    """Sections with the events in them and in their parts."""
    homes = Counter(desk.library.home_of(at) for at, _ in _without(desk, "section"))
    for at, section in desk.records(Section):
        count = sum(homes[Place(at.briefing, part.id)] for part in parts_of(section))
        if count:
            yield at, count


def _group_of_records(desk: Desk, name: str, counts: Mapping[Place, int]) -> Iterator[Choice]:
    """Choices of an option that names a record, found by all its names."""
    place = desk.place
    now = desk.library.resolve(place.options.get(name, ""), place.briefing)
    for one, count in _ordered({**({now: 0} if now else {}), **counts}, desk.name):
        ref = one.id if one.briefing == place.briefing else str(one)
        asked = place.asking(**{name: "" if one == now else ref})
        record = desk.library.find(one)
        also = " ".join(names_of(record)) if record else ""
        yield Choice(name.capitalize(), desk.name(one), asked, count, one == now, also)


def _group(place: Place, name: str, counts: Mapping[str, int], label: Callable[[str], str] = str) -> Iterator[Choice]:
    """Choices of an option that is a word."""
    now = place.options.get(name, "")
    for word, count in _ordered({**({now: 0} if now else {}), **counts}, label):
        asked = place.asking(**{name: "" if word == now else word})
        yield Choice(name.capitalize(), label(word), asked, count, word == now)


def _ordered(counts: Mapping[K, int], label: Callable[[K], str]) -> list[tuple[K, int]]:
    """What is counted, most first, then by name."""
    return sorted(counts.items(), key=lambda row: (-row[1], label(row[0]).casefold(), str(row[0])))


def _of_network(desk: Desk) -> Iterator[Choice]:
    place = desk.place
    view = network_view(place)
    ties = ties_of(desk.library, place.record, network_view(place.asking(type="")))
    actors = {kind: len({tie.actor for tie in ties if tie.type == kind}) for kind in TIE_TYPES}
    yield from _group(place, "type", {kind: count for kind, count in actors.items() if count}, kind_words)
    if view.on:
        yield Choice("On", view.on.words, place.asking(on=""), chosen=True)
    record = Desk(desk.library, place.record, card)
    yield from (_on(desk, day, f"{day.words}, a cutoff") for day in cutoffs(record) if day != view.on)


def _of_actors(desk: Desk) -> Iterator[Choice]:
    counts: Counter[str] = Counter(actor.kind for _, actor in desk.records(Actor))
    yield from _group(desk.place, "kind", counts, ACTOR_KINDS.__getitem__)


_CHOICES: Final[dict[str, Callable[[Desk], Iterator[Choice]]]] = {
    "timeline": _of_timeline,
    "network": _of_network,
    "actors": _of_actors,
}
"""Kind of a page to what says what it can be asked."""
