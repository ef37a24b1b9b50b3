"""Records: what a briefing is made of, one frozen type for each collection of the format.

Lists of actors in a section, back-links and counts are derived elsewhere and never stand in a record.
"""

import re
from typing import Final

from briefing.model.actors import Actor, Event, Relation
from briefing.model.figures import Figure
from briefing.model.glossary import Gap, Term
from briefing.model.head import Section
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.options import OptionSet
from briefing.model.scenarios import Scenario, Variable
from briefing.model.sources import Source

Record = (
    Section
    | Actor
    | Relation
    | Event
    | Source
    | Judgment
    | Assumption
    | Variable
    | Scenario
    | Indicator
    | OptionSet
    | Figure
    | Gap
    | Term
)

COLLECTIONS: Final[dict[str, type[Record]]] = {
    "sections": Section,
    "actors": Actor,
    "relations": Relation,
    "events": Event,
    "sources": Source,
    "judgments": Judgment,
    "assumptions": Assumption,
    "variables": Variable,
    "scenarios": Scenario,
    "indicators": Indicator,
    "option_sets": OptionSet,
    "figures": Figure,
    "gaps": Gap,
    "glossary": Term,
}
"""Name of each collection in a file to the type of its records."""

_KINDS: Final = {kind: re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower() for kind in COLLECTIONS.values()}


def kind_of(record: Record) -> str:
    """The kind of a record in one lower-case word: `actor`, `option_set`, …"""
    return _KINDS[type(record)]


def kind_name(kind: type[Record]) -> str:
    """The same for a type of record."""
    return _KINDS[kind]
