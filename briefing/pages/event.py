"""The page of an event."""

from briefing.model import document as d
from briefing.model.actors import Event
from briefing.model.place import Place
from briefing.pages.cards import event_date
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.mentions import said_of
from briefing.pages.pieces import chip, section_fact, sources_fact, way
from briefing.pages.timeline import around


def event_page(desk: Desk, event: Event) -> d.Blocks:
    """When, who, what, on whose word."""
    return (
        *facts(
            fact("Date", words(event_date(event.date, event.until))),
            fact("Status", chip("status", event.status)),
            fact("Actors", join(((desk.ref(actor),) for actor in event.actors), ", ")),
            fact("Place", words(event.place)),
            fact("Type", words(event.type)),
            fact("Manner", words(event.mode)),
            section_fact(desk, event.id),
            sources_fact(desk, event.citations),
            fact("In time", way((desk.to(Place(desk.place.briefing, view="timeline"), "the timeline"),))),
        ),
        *desk.text(event.text),
        *said_of(desk, desk.library.links.to(desk.place)),
        *around(desk, desk.place),
    )
