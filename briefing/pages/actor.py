"""The page of an actor: who it is, and all that the library says of it."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final, TypeVar

from briefing.model import document as d
from briefing.model.actors import Actor, Event, Position, Relation
from briefing.model.edtf import span_of_time
from briefing.model.glossary import Gap
from briefing.model.network import TIE_TYPES, neighbours
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.pages.cards import event_line, relation_line
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.glossary import gap_line
from briefing.pages.mentions import said_of
from briefing.pages.note_parts import address
from briefing.pages.offices import holders, offices_held, offices_within
from briefing.pages.pieces import counted, items_of, kind_words, listed, name_facts, sources_fact, way
from briefing.pages.scenario import would_do
from briefing.pages.ties import naming

T = TypeVar("T")

_LANDS: Final = ("state", "territory")
"""Kinds of actors that have a country code of their own."""


def actor_page(desk: Desk, actor: Actor) -> d.Blocks:
    """Names, offices, positions, ties, events, and every sentence that mentions the actor."""
    return (
        *_facts(desk, actor),
        *desk.text(actor.summary),
        *offices_held(desk, actor),
        *holders(desk),
        *offices_within(desk, actor),
        *listed(desk, "Interests", (desk.line(interest) for interest in actor.interests)),
        *_positions(desk, actor),
        *listed(desk, "What is not known", _gaps(desk)),
        *_relations(desk),
        *listed(desk, "Parts", _parts(desk)),
        *listed(desk, "Events", _events(desk)),
        *listed(desk, "Responses in scenarios", _responses(desk)),
        *said_of(desk, desk.library.links.to(desk.place)),
    )


def _facts(desk: Desk, actor: Actor) -> d.Blocks:
    return facts(
        fact("Kind", words(actor.kind)),
        *name_facts(actor.names),
        fact("Also", words(" · ".join(dict.fromkeys(part for part in (actor.abbreviation, *actor.aliases) if part)))),
        fact("Part of", (desk.ref(actor.part_of),) if actor.part_of else ()),
        fact("Country", _country(desk, actor)),
        fact("Time", words(span_of_time(actor.since, actor.until))),
        fact("Website", (address(actor.website),) if actor.website else ()),
        fact("Wikidata", words(actor.wikidata)),
        fact("More", way(join(_ways(desk)))),
        sources_fact(desk, actor.citations),
    )


def _country(desk: Desk, actor: Actor) -> d.Inlines:
    """The state or territory of the actor's country, unless it is that itself; the bare code where there is none."""
    if not actor.country or actor.kind in _LANDS:
        return ()
    lands = (place for place, one in desk.records(Actor) if one.kind in _LANDS and one.country == actor.country)
    land = next(lands, None)
    return (desk.to(land),) if land else words(actor.country.upper())


def _ways(desk: Desk) -> Iterator[d.Inlines]:
    """To the network of the actor and to its events in order, with how much there is of either."""
    tied = len(neighbours(desk.library, desk.place))
    dated = len(naming(desk, Event))
    if tied:
        yield (
            desk.to(Place(desk.place.briefing, desk.place.id, "network"), f"network of {counted(tied, 'neighbour')}"),
        )
    if dated:
        timeline = Place(view="timeline").asking(actor=str(desk.place))
        yield (desk.to(timeline, f"timeline of {counted(dated, 'event')}"),)


def _positions(desk: Desk, actor: Actor) -> d.Blocks:
    """Issue by issue, in the order written; on each, in order of date."""
    issues = dict.fromkeys(position.issue for position in actor.positions)
    groups = [(issue, sorted(_on(actor, issue), key=_when)) for issue in issues]
    return _grouped(desk, "Positions", groups, lambda position: _position(desk, position))


def _on(actor: Actor, issue: str) -> Iterator[Position]:
    return (position for position in actor.positions if position.issue == issue)


def _when(position: Position) -> tuple[bool, str]:
    return (position.as_of is None, position.as_of.lower.isoformat() if position.as_of else "")


def _position(desk: Desk, position: Position) -> d.Inlines:
    date = f"as of {position.as_of.words}" if position.as_of else "date not given"
    return (d.Strong((d.Str(date),)), d.Str(": "), *desk.line(position.text), *desk.cite(position.citations))


def _gaps(desk: Desk) -> Iterator[d.Inlines]:
    """Gaps in knowledge that name the actor."""
    for place in dict.fromkeys(link.source for link in desk.library.links.to(desk.place)):
        gap = desk.library.find(place)
        if isinstance(gap, Gap):
            yield gap_line(desk, place, gap)


def _relations(desk: Desk) -> d.Blocks:
    """Sort by sort; within each, by when it began."""
    rows = sorted(naming(desk, Relation), key=lambda row: (TIE_TYPES.index(row[1].type), _since(row[1])))
    groups = [
        (kind_words(kind).capitalize(), list(group)) for kind, group in groupby(rows, key=lambda row: row[1].type)
    ]
    return _grouped(desk, "Relations", groups, lambda row: relation_line(desk, *row, desk.place))


def _since(relation: Relation) -> tuple[bool, str]:
    return (relation.since is None, relation.since.lower.isoformat() if relation.since else "")


def _grouped(desk: Desk, title: str, groups: Iterable[tuple[str, list[T]]], line: Callable[[T], d.Inlines]) -> d.Blocks:
    """Lists under headings of their own, each with its count, under one with the count of all."""
    groups = list(groups)
    if not groups:
        return ()
    blocks: list[d.Block] = [desk.title(2, f"{title} ({sum(len(rows) for _, rows in groups)})", title)]
    for name, rows in groups:
        blocks.append(desk.title(3, f"{name} ({len(rows)})", f"{title} {name}"))
        blocks.append(d.BulletList(items_of(line(row) for row in rows)))
    return tuple(blocks)


def _parts(desk: Desk) -> Iterator[d.Inlines]:
    """What belongs to the actor."""
    for place, part in naming(desk, Actor, "part_of"):
        yield join(((desk.to(place),), words(part.kind), words(part.abbreviation)))


def _events(desk: Desk) -> Iterator[d.Inlines]:
    for place, event in sorted(naming(desk, Event), key=lambda pair: pair[1].date):
        yield event_line(desk, place, event)


def _responses(desk: Desk) -> Iterator[d.Inlines]:
    """What the actor would do in each scenario that says so."""
    for place, scenario in naming(desk, Scenario, "responses.actor"):
        for response in scenario.responses:
            if desk.library.resolve(response.actor, place.briefing) == desk.place:
                yield (desk.to(place), d.Str(": "), *would_do(desk.at(place), response))
