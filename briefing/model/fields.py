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

Markdown = Annotated[str, Meta(extra={"holds": "markdown"})]
"""CommonMark with GFM tables, `[[id|text]]` links, `[@key, p. 3]` citations and `![[id]]` embeds."""

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
