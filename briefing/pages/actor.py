"""The page of an actor: who it is, and all that the library says of it."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.pages.cards import event_line, names_of, relation_line
from briefing.pages.desk import Desk, fact, facts, span_of_time, words
from briefing.pages.mentions import said_of
from briefing.pages.references import address


def actor_page(desk: Desk, actor: Actor) -> d.Blocks:
    """Names, offices, positions, ties, events, and every sentence that mentions the actor."""
    links = desk.library.links.to(desk.place)
    return (
        *_facts(desk, actor),
        *desk.text(actor.summary),
        *_cited(desk, actor),
        *_listed(desk, "Offices", _offices(desk, actor)),
        *_listed(desk, "Held by", _holders(desk, links)),
        *_listed(desk, "Interests", (desk.line(interest) for interest in actor.interests)),
        *_listed(desk, "Positions", _positions(desk, actor)),
        *_listed(desk, "Relations", _relations(desk, links)),
        *_listed(desk, "Events", _events(desk, links)),
        *said_of(desk, links),
    )


def _facts(desk: Desk, actor: Actor) -> d.Blocks:
    return facts(
        fact("Kind", words(" · ".join(part for part in (actor.kind, actor.country.upper()) if part))),
        fact("Names", words(names_of(actor))),
        fact("Also", words(" · ".join(dict.fromkeys(part for part in (actor.abbreviation, *actor.aliases) if part)))),
        fact("Part of", (desk.ref(actor.part_of),) if actor.part_of else ()),
        fact("Time", words(span_of_time(actor.since, actor.until))),
        fact("Website", (address(actor.website),) if actor.website else ()),
        fact("Wikidata", words(actor.wikidata)),
    )


def _cited(desk: Desk, actor: Actor) -> d.Blocks:
    cited = desk.cite(actor.citations)
    return (d.Plain((d.Span((d.Str("After"),), ("dim",)), *cited)),) if cited and actor.summary else ()


def _listed(desk: Desk, title: str, lines: Iterator[d.Inlines]) -> d.Blocks:
    """A titled list, or nothing when it would be empty."""
    items = tuple((d.Plain(line),) for line in lines)
    return (desk.title(2, f"{title} ({len(items)})", title), d.BulletList(items)) if items else ()


def _offices(desk: Desk, actor: Actor) -> Iterator[d.Inlines]:
    for office in actor.offices:
        time = span_of_time(office.since, office.until)
        yield (desk.ref(office.post), *words(f", {time}" if time else ""), *desk.cite(office.citations))


def _holders(desk: Desk, links: tuple[Link, ...]) -> Iterator[d.Inlines]:
    for place in _sources(links, "offices.post"):
        holder = desk.library.find(place)
        if not isinstance(holder, Actor):
            continue
        for office in holder.offices:
            if desk.library.resolve(office.post, place.briefing) == desk.place:
                time = span_of_time(office.since, office.until)
                yield (desk.to(place), *words(f", {time}" if time else ""), *desk.at(place).cite(office.citations))


def _positions(desk: Desk, actor: Actor) -> Iterator[d.Inlines]:
    for position in actor.positions:
        date = f" (as of {position.as_of.words})" if position.as_of else ""
        issue = d.Strong((d.Str(position.issue),))
        yield (issue, d.Str(f"{date}: "), *desk.line(position.text), *desk.cite(position.citations))


def _relations(desk: Desk, links: tuple[Link, ...]) -> Iterator[d.Inlines]:
    for place in _sources(links, "from", "to", "between"):
        relation = desk.library.find(place)
        if isinstance(relation, Relation):
            yield relation_line(desk, place, relation, desk.place)


def _events(desk: Desk, links: tuple[Link, ...]) -> Iterator[d.Inlines]:
    for place, event in _dated(desk.library, _sources(links, "actors")):
        yield event_line(desk, place, event)


def _dated(library: Library, places: list[Place]) -> list[tuple[Place, Event]]:
    events = ((place, library.find(place)) for place in places)
    return sorted(
        ((place, event) for place, event in events if isinstance(event, Event)), key=lambda pair: pair[1].date
    )


def _sources(links: tuple[Link, ...], *fields: str) -> list[Place]:
    """The records that name this one in any of some fields, each once, in the order of the library."""
    named = (link.source for link in links if link.kind == "party" and link.field in fields)
    return list(dict.fromkeys(named))
