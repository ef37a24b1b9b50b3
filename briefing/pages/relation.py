"""The page of a relation."""

from briefing.model import document as d
from briefing.model.actors import Relation
from briefing.model.edtf import span_of_time
from briefing.pages.cards import binding_chip
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.mentions import said_of
from briefing.pages.pieces import sources_fact


def relation_page(desk: Desk, relation: Relation) -> d.Blocks:
    """Who is tied to whom, how, since when, and whether it binds."""
    tie = relation.label + (f" / {relation.reverse_label}" if relation.reverse_label else "")
    return (
        *facts(
            fact("Type", words(relation.type)),
            fact("Tone", words(relation.tone)),
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
