"""Records: what a briefing is made of, one frozen type for each collection of the format.

Lists of actors in a section, back-links and counts are derived elsewhere and never stand in a record.
"""

from typing import Final

from briefing.model.actors import Actor, Event, Relation
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.sources import Source

Record = Section | Actor | Relation | Event | Source | Judgment

COLLECTIONS: Final[dict[str, type[Record]]] = {
    "sections": Section,
    "actors": Actor,
    "relations": Relation,
    "events": Event,
    "sources": Source,
    "judgments": Judgment,
}
"""Name of each collection in a file to the type of its records."""


def kind_of(record: Record) -> str:
    """The kind of a record in one lower-case word: `actor`, `source`, …"""
    return type(record).__name__.lower()
