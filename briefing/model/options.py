"""Option sets: what a decision maker could do, weighed on stated criteria."""

from msgspec import Struct

from briefing.model.fields import Citations, Id, Key, Line, Markdown, Prose


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One measure on which options are weighed."""

    id: Key
    """Its name in ratings."""

    label: Line
    """What is measured, in a few words."""


class Rating(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an option does on one criterion."""

    value: str = ""
    """The grade, in the author's own terms: `high`, `+`, `3 of 5`."""

    text: Markdown = ""
    """Why."""

    citations: Citations = Citations()
    """Who says so."""


class Option(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that could be done."""

    id: Key
    """Its name in the recommendation."""

    title: Line
    """What it is called."""

    baseline: bool = False
    """Whether it is the course already taken, against which the others are weighed; true of exactly one."""

    text: Markdown = ""
    """What it means."""

    ratings: dict[Key, Rating] = {}
    """Id of each criterion to how the option does on it."""

    pros: tuple[Markdown, ...] = ()
    """What speaks for it."""

    cons: tuple[Markdown, ...] = ()
    """What speaks against it."""

    risks: tuple[Markdown, ...] = ()
    """What may go wrong."""


class Recommendation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the authors advise."""

    option: Key
    """Id of the option advised."""

    rationale: Markdown = ""
    """Why."""

    next_steps: tuple[Markdown, ...] = ()
    """What to do first."""


class OptionSet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision, its options, and the criteria on which they are weighed."""

    id: Id
    """The option set's name in addresses."""

    question: Prose
    """What is to be decided."""

    decision_maker: Markdown = ""
    """Who decides."""

    criteria: tuple[Criterion, ...]
    """The measures, in order of weight."""

    options: tuple[Option, ...]
    """What could be done; exactly one is the baseline."""

    recommendation: Recommendation | None = None
    """What the authors advise, if they do."""

    excluded: tuple[Markdown, ...] = ()
    """What was not considered, and why."""

    @property
    def name(self) -> str:
        """What the option set is called in lists."""
        return self.question
