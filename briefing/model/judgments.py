"""Judgments and the assumptions under them: conclusions that go beyond the facts, and what they stand on (ICD 203)."""

from typing import Literal

from msgspec import Struct, field

from briefing.model.edtf import Edtf
from briefing.model.fields import (
    AssumptionRef,
    Citations,
    ConfidenceLevel,
    Id,
    IndicatorRef,
    JudgmentRef,
    LikelihoodTerm,
    Line,
    Markdown,
    Percent,
    Prose,
)


class Likelihood(Struct, frozen=True, forbid_unknown_fields=True):
    """How likely, in a word of the declared scale."""

    term: LikelihoodTerm
    """The word; its band comes from the scale."""

    probability: Percent | None = None
    """A number in per cent, only where the authors mean one; never a midpoint."""


class Alternative(Struct, frozen=True, forbid_unknown_fields=True):
    """Another way to read the evidence."""

    statement: Prose
    """What it would say."""

    likelihood: LikelihoodTerm = ""
    """How likely, in a word of the declared scale."""

    why: Markdown = ""
    """Why it was not preferred."""


class Dissent(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who disagrees, on the record."""

    by: Line
    """Who."""

    statement: Prose
    """What they hold."""


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a judgment moved since an earlier one."""

    direction: Literal["new", "unchanged", "raised", "lowered", "reversed"]
    """Which way."""

    from_: JudgmentRef = field(default="", name="from")
    """Id of the earlier judgment."""

    reason: Markdown = ""
    """Why."""


class Judgment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A conclusion that goes beyond the facts, with what it stands on (ICD 203)."""

    id: Id
    """The judgment's name in addresses."""

    statement: Prose
    """The judgment, in one sentence."""

    likelihood: Likelihood | None = None
    """How likely, on the briefing's scale."""

    confidence: ConfidenceLevel = ""
    """How well founded, on the briefing's scale: another thing than likelihood."""

    confidence_basis: Markdown = ""
    """Why that much confidence and no more."""

    horizon: Edtf | None = None
    """The time the judgment speaks of."""

    evidence: Citations = Citations()
    """What supports it and what contradicts it."""

    assumptions: tuple[AssumptionRef, ...] = ()
    """Ids of the assumptions it rests on."""

    indicators: tuple[IndicatorRef, ...] = ()
    """Ids of the indicators that would move it."""

    alternatives: tuple[Alternative, ...] = ()
    """Other ways to read the evidence."""

    dissent: tuple[Dissent, ...] = ()
    """Who disagrees."""

    change: Change | None = None
    """How it moved since an earlier judgment."""

    implications: Markdown = ""
    """What follows from it."""

    citations: Citations = Citations()
    """Sources that bear on the whole."""

    @property
    def name(self) -> str:
        """What the judgment is called in lists."""
        return self.statement


class Assumption(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something taken as given, which would change judgments if it were wrong (ICD 203, key assumptions check)."""

    id: Id
    """The assumption's name in addresses."""

    statement: Prose
    """What is taken as given, in one sentence."""

    if_wrong: Prose
    """What changes if it does not hold."""

    linchpin: bool = False
    """Whether the argument falls with it."""

    support: Literal["supported", "caveated", "unsupported", ""] = ""
    """How well it is supported, after a key assumptions check."""

    indicators: tuple[IndicatorRef, ...] = ()
    """Ids of the indicators that would show it failing."""

    citations: Citations = Citations()
    """Who says so."""

    @property
    def name(self) -> str:
        """What the assumption is called in lists."""
        return self.statement
