"""Sources: CSL-JSON items with an assessment of ours."""

from typing import Literal

from msgspec import Struct, field

from briefing.model.csl import CslItem
from briefing.model.fields import Id, SourceRef


class Assessment(Struct, frozen=True, forbid_unknown_fields=True):
    """What the authors think of a source (ICD 206, Admiralty code)."""

    reliability: Literal["A", "B", "C", "D", "E", "F", ""] = ""
    """Admiralty reliability of the source, A to E; F is not judged."""

    descriptor: str = ""
    """ICD 206 source descriptor: what the source is, how it knows, and how it was read."""

    origin: Literal["primary", "secondary", "derived", ""] = ""
    """Whether the source saw, reports, or repeats."""

    derived_from: tuple[SourceRef, ...] = ()
    """Sources that this one repeats."""

    group: str = ""
    """Sources of one group are one voice when independent sources are counted."""


class Source(CslItem, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A CSL-JSON item as pandoc takes it in YAML, with an assessment."""

    id: Id
    """The citation key."""

    translated_title: str = ""
    """Title in the briefing's language; an addition of ours."""

    archive_url: str = field(default="", name="archive_url")
    """Address of an archived copy; an addition of ours."""

    assessment: Assessment = Assessment()
    """What the authors think of the source."""

    @property
    def name(self) -> str:
        """What the source is called in lists."""
        return self.translated_title or self.title
