"""The page of an actor: who it is, and all that the library says of it."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.scenarios import Scenario
from briefing.pages.cards import event_line, relation_line
from briefing.pages.desk import Desk, fact, facts, span_of_time, words
from briefing.pages.mentions import said_of
from briefing.pages.pieces import listed, names_in
from briefing.pages.references import address
from briefing.pages.scenario import would_do
from briefing.pages.ties import naming


def actor_page(desk: Desk, actor: Actor) -> d.Blocks:
    """Names, offices, positions, ties, events, and every sentence that mentions the actor."""
    return (
        *_facts(desk, actor),
        *desk.text(actor.summary),
        *_cited(desk, actor),
        *listed(desk, "Offices", _offices(desk, actor)),
        *listed(desk, "Held by", _holders(desk)),
        *listed(desk, "Interests", (desk.line(interest) for interest in actor.interests)),
        *listed(desk, "Positions", _positions(desk, actor)),
        *listed(desk, "Relations", _relations(desk)),
        *listed(desk, "Events", _events(desk)),
        *listed(desk, "Responses in scenarios", _responses(desk)),
        *said_of(desk, desk.library.links.to(desk.place)),
    )


def _facts(desk: Desk, actor: Actor) -> d.Blocks:
    return facts(
        fact("Kind", words(" · ".join(part for part in (actor.kind, actor.country.upper()) if part))),
        fact("Names", words(names_in(actor.names))),
        fact("Also", words(" · ".join(dict.fromkeys(part for part in (actor.abbreviation, *actor.aliases) if part)))),
        fact("Part of", (desk.ref(actor.part_of),) if actor.part_of else ()),
        fact("Time", words(span_of_time(actor.since, actor.until))),
        fact("Website", (address(actor.website),) if actor.website else ()),
        fact("Wikidata", words(actor.wikidata)),
    )


def _cited(desk: Desk, actor: Actor) -> d.Blocks:
    cited = desk.cite(actor.citations)
    return (d.Plain((d.Span((d.Str("After"),), ("dim",)), *cited)),) if cited and actor.summary else ()


def _offices(desk: Desk, actor: Actor) -> Iterator[d.Inlines]:
    for office in actor.offices:
        time = span_of_time(office.since, office.until)
        yield (desk.ref(office.post), *words(f", {time}" if time else ""), *desk.cite(office.citations))


def _holders(desk: Desk) -> Iterator[d.Inlines]:
    for place, holder in naming(desk, Actor, "offices.post"):
        for office in holder.offices:
            if desk.library.resolve(office.post, place.briefing) == desk.place:
                time = span_of_time(office.since, office.until)
                yield (desk.to(place), *words(f", {time}" if time else ""), *desk.at(place).cite(office.citations))


def _positions(desk: Desk, actor: Actor) -> Iterator[d.Inlines]:
    for position in actor.positions:
        date = f" (as of {position.as_of.words})" if position.as_of else ""
        issue = d.Strong((d.Str(position.issue),))
        yield (issue, d.Str(f"{date}: "), *desk.line(position.text), *desk.cite(position.citations))


def _relations(desk: Desk) -> Iterator[d.Inlines]:
    for place, relation in naming(desk, Relation):
        yield relation_line(desk, place, relation, desk.place)


def _events(desk: Desk) -> Iterator[d.Inlines]:
    for place, event in sorted(naming(desk, Event), key=lambda pair: pair[1].date):
        yield event_line(desk, place, event)


def _responses(desk: Desk) -> Iterator[d.Inlines]:
    """What the actor would do in each scenario that says so."""
    for place, scenario in naming(desk, Scenario, "responses.actor"):
        for response in scenario.responses:
            if desk.library.resolve(response.actor, place.briefing) == desk.place:
                yield (desk.to(place), d.Str(": "), *would_do(desk.at(place), response))
