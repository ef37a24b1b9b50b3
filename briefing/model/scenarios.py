"""Scenarios on shared variables, as wargaming calls them: a base case and its excursions.

Source: the lexicon of the Center for Strategic and International Studies' published wargames. Counts of runs are
counts: they are never probabilities.
"""

from typing import Literal

from msgspec import Struct, field

from briefing.model.edtf import Edtf
from briefing.model.fields import (
    ActorRef,
    AssumptionRef,
    Citations,
    Count,
    Id,
    IndicatorRef,
    Key,
    LikelihoodTerm,
    Line,
    Markdown,
    Prose,
    ScenarioRef,
    VariableRef,
)
from briefing.model.judgments import Likelihood

BASE_CASE = "base_case"
"""The setting that means a variable's base case."""


class Excursion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which a variable may differ from its base case."""

    id: Key
    """Its name in the settings of scenarios."""

    label: Line
    """What is different, in a few words."""


class Variable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question on which scenarios differ."""

    id: Id
    """The variable's name in addresses."""

    question: Prose
    """What is asked: `Does Japan allow the use of its bases?`"""

    base_case: Line
    """The answer that analysts take first."""

    excursions: tuple[Excursion, ...]
    """Other answers."""

    layer: str = ""
    """Level at which it is decided: `political`, `operational`, …"""

    favours: Markdown = ""
    """Whom a change from the base case helps."""

    magnitude: str = ""
    """How much it matters, in the author's own words."""

    uncertainty: str = ""
    """How much is known of it, in the author's own words."""

    citations: Citations = Citations()
    """Who says so."""

    @property
    def name(self) -> str:
        """What the variable is called in lists."""
        return self.question

    def case(self, setting: str) -> str:
        """What a setting means in words; empty when it names no case of this variable."""
        if setting == BASE_CASE:
            return self.base_case
        return next((case.label for case in self.excursions if case.id == setting), "")


class Phase(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step in the course of a scenario."""

    at: str = ""
    """When, counted from the start: `day 3`, `first month`."""

    text: Prose
    """What happens."""

    actors: tuple[ActorRef, ...] = ()
    """Ids of those who act."""


class Branch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a scenario may turn into another."""

    if_: Prose = field(name="if")
    """On what condition."""

    to: ScenarioRef
    """Id of the other scenario."""


class Response(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What an actor would do; without citations it is the authors' judgment and is shown as such."""

    actor: ActorRef
    """Id of the actor."""

    text: Prose
    """What it would do."""

    citations: Citations = Citations()
    """Who says so."""


class Outcome(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One way in which a scenario ended, or may end."""

    label: Line
    """The outcome, in a few words."""

    text: Markdown = ""
    """What it means."""

    count: Count | None = None
    """Runs that ended so, of the scenario's `iterations`: a count, never a probability."""

    likelihood: LikelihoodTerm = ""
    """How likely, in a word of the declared scale."""


class Impact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a scenario does to somebody or something."""

    dimension: Line
    """In what respect: `trade`, `casualties`, `alliance`."""

    on: Markdown = ""
    """Whom or what it hits."""

    severity: str = ""
    """How hard, in the author's own words."""

    text: Markdown = ""
    """What it does."""


class Scenario(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One course that events might take."""

    id: Id
    """The scenario's name in addresses."""

    title: Line
    """Heading."""

    kind: Literal["base", "excursion", "what_if", "high_impact_low_probability", "alternative_future"]
    """What sort of scenario; an excursion names its `base`."""

    premise: Prose
    """What is supposed."""

    horizon: Edtf | None = None
    """The time it plays in."""

    base: ScenarioRef = ""
    """Id of the scenario that an excursion departs from."""

    settings: dict[VariableRef, str] = {}
    """Id of each variable to its case: `base_case`, or the id of one of its excursions."""

    triggers: tuple[Markdown, ...] = ()
    """What would set it off."""

    phases: tuple[Phase, ...] = ()
    """Its course, step by step."""

    branches: tuple[Branch, ...] = ()
    """Where it may turn into another scenario."""

    responses: tuple[Response, ...] = ()
    """What each actor would do."""

    outcomes: tuple[Outcome, ...] = ()
    """How it ended, or may end."""

    measure_of_outcome: Markdown = ""
    """By what its outcome is judged."""

    iterations: Count | None = None
    """How many runs the counts of outcomes add up to."""

    impacts: tuple[Impact, ...] = ()
    """What it does, and to whom."""

    indicators: tuple[IndicatorRef, ...] = ()
    """Ids of the indicators that speak for or against it."""

    assumptions: tuple[AssumptionRef, ...] = ()
    """Ids of the assumptions it rests on."""

    off_ramps: tuple[Markdown, ...] = ()
    """Ways out of it."""

    implications: Markdown = ""
    """What follows from it."""

    caveats: Markdown = ""
    """What to bear in mind when using it."""

    likelihood: Likelihood | None = None
    """How likely, on the briefing's scale."""

    not_estimated: Markdown = ""
    """Why no likelihood is given; instead of `likelihood`."""

    citations: Citations = Citations()
    """Who says so."""

    @property
    def name(self) -> str:
        """What the scenario is called in lists."""
        return self.title
