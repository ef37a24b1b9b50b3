"""Views: the index pages of a briefing, one row each, with what they list."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.model.actors import Actor, Event
from briefing.model.figures import Figure
from briefing.model.glossary import Gap, Term
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Library
from briefing.model.options import OptionSet
from briefing.model.records import Record
from briefing.model.scenarios import Scenario, Variable
from briefing.model.sources import Source


class Index(Struct, frozen=True):
    """A page that lists all records of one type."""

    view: str
    """Its name in addresses."""

    title: str
    kind: type[Record]
    """Type of the records it lists."""

    noun: str
    """What one of them is called."""


INDEXES = (
    Index("judgments", "Judgments", Judgment, "judgment"),
    Index("assumptions", "Assumptions", Assumption, "assumption"),
    Index("scenarios", "Scenarios", Scenario, "scenario"),
    Index("indicators", "Indicators", Indicator, "indicator"),
    Index("options", "Options", OptionSet, "option set"),
    Index("figures", "Figures", Figure, "figure"),
    Index("gaps", "Gaps", Gap, "gap"),
    Index("timeline", "Timeline", Event, "event"),
    Index("actors", "Actors", Actor, "actor"),
    Index("sources", "Sources", Source, "source"),
    Index("glossary", "Glossary", Term, "term"),
)
"""Every index, in the order in which they are offered."""

VIEW_TITLES = {
    "overview": "Overview",
    **{index.view: index.title for index in INDEXES},
    "board": "Scenario board",
    "likelihood": "Words of likelihood",
    "search": "Search",
    "problems": "Problems",
}
"""What each view is called."""

RECORD_VIEW_TITLES: Final[dict[str, dict[str, str]]] = {
    "network": {"": "Network of {}"},
    "trace": {"judgment": "Why: {}", "assumption": "Why: {}", "": "Support: {}"},
}
"""What each view of a record is called, with its name, by the kind of record; under the empty kind of any other."""

ACTOR_KINDS = {
    "state": "States",
    "territory": "Territories",
    "person": "People",
    "office": "Offices",
    "organization": "Organisations",
    "company": "Companies",
    "grouping": "Groupings",
}
"""What actors of each kind are called together, in the order of their index."""

OPTIONS: dict[str, tuple[str, ...]] = {
    "actors": ("kind",),
    "board": ("scenarios",),
    "network": ("type", "on"),
    "timeline": ("actor", "type", "section", "since", "until", "zoom"),
    "figure": ("figures",),
    "overview": ("depth",),
    "search": ("q", "kind", "section", "actor"),
    "section": ("depth", "figures"),
}
"""Kind of a page, a view or that of a record, to the names of what can be asked of it."""

SHOWN_OTHERWISE: Final = frozenset({"board", "figure", "overview", "section"})
"""Kinds of pages that stay the same page whatever is asked of them: only how they show it changes."""

INDEX_OF: dict[type[Record], str] = {**{index.kind: index.view for index in INDEXES}, Variable: "scenarios"}
"""Type of a record to the index above it."""


def filled(library: Library, briefing: str) -> Iterator[tuple[Index, int]]:
    """The indexes that list something, with how much: of a briefing and the shared registries, or of the library."""
    counts = Counter(type(record) for _, record in library.everything(briefing))
    return ((index, counts[index.kind]) for index in INDEXES if counts[index.kind])
