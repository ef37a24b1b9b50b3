"""Indicators: what to watch, and what it would mean (indicators and warning)."""

from typing import Literal

from msgspec import Struct

from briefing.model.edtf import Edtf
from briefing.model.fields import Citations, Id, JudgmentRef, Prose, ScenarioRef

Consistency = Literal["consistent", "inconsistent", "neutral"]
"""What an observation says of a scenario, as in an analysis of competing hypotheses."""


class IndicatorStatus(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whether something was seen, on a certain day."""

    value: Literal["not_observed", "ambiguous", "observed"]
    """What was seen."""

    as_of: Edtf
    """Date to which it holds."""

    citations: Citations = Citations()
    """Who says so."""


class Indicator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something observable that would speak for or against scenarios and judgments."""

    id: Id
    """The indicator's name in addresses."""

    statement: Prose
    """What would be seen."""

    scenarios: dict[ScenarioRef, Consistency] = {}
    """Id of each scenario to what the observation would say of it."""

    judgments: tuple[JudgmentRef, ...] = ()
    """Ids of the judgments it would move."""

    threshold: str = ""
    """From what point on it counts as observed."""

    lead_time: str = ""
    """How long before the matter itself it would be seen."""

    where_seen: str = ""
    """Where one would look."""

    status: IndicatorStatus | None = None
    """Whether it was seen."""

    @property
    def name(self) -> str:
        """What the indicator is called in lists."""
        return self.statement
