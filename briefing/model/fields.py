"""The kinds of value that fields hold, and how to recognise them by type.

Loading, linking, checking and the editors' schema all read these types, so a field says once what it holds.
"""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

ID_PATTERN: Final = r"^[a-z0-9][a-z0-9-]*$(?!\n)"

Id = Annotated[str, Meta(pattern=ID_PATTERN, extra={"holds": "id"})]
"""The name of a record: lower-case letters, digits and hyphens; unique across all kinds in a briefing."""

Ref = Annotated[str, Meta(extra={"holds": "ref"})]
"""The id of any other record, or `other-briefing/id` across the library."""

ActorRef = Annotated[str, Meta(extra={"holds": "ref", "of": "actor"})]
"""The id of an actor."""

SourceRef = Annotated[str, Meta(extra={"holds": "ref", "of": "source"})]
"""The id of a source."""

JudgmentRef = Annotated[str, Meta(extra={"holds": "ref", "of": "judgment"})]
"""The id of a judgment."""

AssumptionRef = Annotated[str, Meta(extra={"holds": "ref", "of": "assumption"})]
"""The id of an assumption."""

IndicatorRef = Annotated[str, Meta(extra={"holds": "ref", "of": "indicator"})]
"""The id of an indicator."""

ScenarioRef = Annotated[str, Meta(extra={"holds": "ref", "of": "scenario"})]
"""The id of a scenario."""

VariableRef = Annotated[str, Meta(extra={"holds": "ref", "of": "variable"})]
"""The id of a variable."""

Key = Annotated[str, Meta(pattern=ID_PATTERN, extra={"holds": "key"})]
"""A name that counts only within its own record: of a criterion, an option, an excursion. Written like an id."""

LikelihoodTerm = Annotated[str, Meta(extra={"holds": "likelihood"})]
"""A word of the briefing's likelihood scale, such as `very likely`."""

ConfidenceLevel = Annotated[str, Meta(extra={"holds": "confidence"})]
"""A level of the briefing's confidence scale, such as `moderate`."""

LANG_PATTERN: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$(?!\n)"

Lang = Annotated[str, Meta(pattern=LANG_PATTERN, description="a language tag, such as `ko` or `zh-Hant`")]
"""A language, as a BCP 47 tag."""

Percent = Annotated[float, Meta(ge=0, le=100, description="a number from 0 to 100")]
"""A number in per cent."""

Number = Annotated[float, Meta(ge=-1e300, le=1e300, description="digits only, such as 92 or 31.4")]
"""A finite number."""

Count = Annotated[int, Meta(ge=0, description="a whole number, such as 2")]
"""How many."""

Markdown = Annotated[str, Meta(extra={"holds": "markdown"})]
"""CommonMark with GFM tables, `[[id|text]]` links, `[@key, p. 3]` citations and `![[id]]` embeds."""

Line = Annotated[str, Meta(min_length=1)]
"""Plain text on one line that may not be left empty."""

Prose = Annotated[Markdown, Meta(min_length=1)]
"""Markdown that may not be left empty."""

Country = Annotated[
    str,
    Meta(
        pattern=r"^([a-z]{2})?$(?!\n)",
        description="two lower-case letters, such as `kr`",
        extra={"holds": "country"},
    ),
]
"""ISO 3166-1 alpha-2 code in lower case, as FollowTheMoney writes it."""

Credibility = Literal[1, 2, 3, 4, 5, 6]
"""Admiralty credibility of one cited item, 1 confirmed to 5 improbable; 6 is not judged."""


class Quote(Struct, frozen=True, forbid_unknown_fields=True):
    """Words quoted from a source, findable again (W3C TextQuoteSelector)."""

    exact: str
    """The words, exactly."""

    prefix: str = ""
    """A few words before them."""

    suffix: str = ""
    """A few words after them."""


class CitationItem(Struct, frozen=True, forbid_unknown_fields=True):
    """One source cited in support of, or against, something."""

    source: SourceRef
    """Id of the source."""

    locator: str = ""
    """Where in the source: `p. 12`, `par. 1` (pandoc's locator terms)."""

    stance: Literal["supports", "contradicts", "context"] = "supports"
    """What the item does to the statement it is cited for."""

    credibility: Credibility | None = None
    """Admiralty credibility of this item, apart from its source's reliability."""

    quote: Quote | None = None
    """The words relied on."""

    note: Markdown = ""
    """What the item shows, in a sentence."""


class Citations(tuple[CitationItem, ...]):
    """Citation items; in a file each may be short (`key, p. 12`) or a mapping."""

    __slots__ = ()


def short_citation(text: str) -> CitationItem:
    """Read the short form of a citation item: `key` or `key, locator`."""
    key, _, locator = text.partition(",")
    return CitationItem(source=key.strip(), locator=locator.strip())
