"""The pages of an event and of a relation, and the timeline."""

from itertools import groupby

from briefing.model import document as d
from briefing.model.actors import Event, Relation
from briefing.model.place import Place
from briefing.pages.cards import binding_chip, event_date, event_line
from briefing.pages.desk import Desk, fact, facts, join, span_of_time, words
from briefing.pages.mentions import said_of
from briefing.pages.pieces import chip, items_of, nothing, section_fact, sources_fact


def event_page(desk: Desk, event: Event) -> d.Blocks:
    """When, who, what, on whose word."""
    return (
        *facts(
            fact("Date", words(event_date(event.date, event.until))),
            fact("Status", chip("status", event.status)),
            fact("Actors", join(((desk.ref(actor),) for actor in event.actors), ", ")),
            fact("Place", words(event.place)),
            fact("Type", words(" · ".join(part for part in (event.type, event.mode) if part))),
            section_fact(desk, event.id),
            sources_fact(desk, event.citations),
            fact("In time", (desk.to(Place(desk.place.briefing, view="timeline"), "the timeline"),)),
        ),
        *desk.text(event.text),
        *said_of(desk, desk.library.links.to(desk.place)),
    )


def relation_page(desk: Desk, relation: Relation) -> d.Blocks:
    """Who is tied to whom, how, since when, and whether it binds."""
    tie = relation.label + (f" / {relation.reverse_label}" if relation.reverse_label else "")
    return (
        *facts(
            fact("Type", words(" · ".join(part for part in (relation.type, relation.tone) if part))),
            fact("Parties", join(((desk.ref(party),) for party in relation.parties), ", ")),
            fact("Tie", words(tie)),
            fact("Time", words(span_of_time(relation.since, relation.until))),
            fact("Force", binding_chip(relation)),
            fact("Obligations", words(", ".join(relation.obligations))),
            sources_fact(desk, relation.citations),
        ),
        *desk.text(relation.summary),
        *said_of(desk, desk.library.links.to(desk.place)),
    )


def timeline_page(desk: Desk) -> d.Blocks:
    """Every event in order of date, year by year."""
    dated = sorted(desk.records(Event), key=lambda pair: pair[1].date)
    blocks: list[d.Block] = []
    for year, pairs in groupby(dated, key=lambda pair: pair[1].date.lower.year):
        blocks.append(desk.title(2, str(year)))
        blocks.append(d.BulletList(items_of(event_line(desk, place, event) for place, event in pairs)))
    return tuple(blocks) or nothing("events")
