"""Actors, what ties them together, and what they did."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

from briefing.model.edtf import Edtf
from briefing.model.fields import ActorRef, Citations, Country, Id, Lang, Line, Markdown, Prose


class Office(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A post that a person held."""

    post: ActorRef
    """Id of the office."""

    since: Edtf | None = None
    """First day in office."""

    until: Edtf | None = None
    """Last day in office."""

    citations: Citations = Citations()
    """Who says so."""


class Position(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where an actor stands on an issue."""

    issue: Line
    """The issue."""

    text: Prose
    """The stand taken."""

    as_of: Edtf | None = None
    """Date to which it holds."""

    citations: Citations = Citations()
    """Who says so."""


class Actor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Somebody who acts: a person, state, organisation, office …"""

    id: Id
    """The actor's name in addresses."""

    kind: Literal["person", "state", "territory", "organization", "company", "grouping", "office"]
    """What sort of actor."""

    name: Line
    """Name in the language of the briefing."""

    names: dict[Lang, str] = {}
    """Names in other languages, by BCP 47 tag (as Wikidata's labels)."""

    aliases: tuple[str, ...] = ()
    """Other names a reader may meet or type."""

    abbreviation: str = ""
    """Short form, such as `METI`."""

    summary: Markdown = ""
    """Who this is, in a sentence or two."""

    country: Country = ""
    """The country the actor is of."""

    wikidata: Annotated[str, Meta(pattern=r"^(Q[0-9]+)?$(?!\n)", description="Q and digits, such as `Q884`")] = ""
    """Wikidata item."""

    website: str = ""
    """Official site."""

    part_of: ActorRef = ""
    """Id of the actor that this one belongs to."""

    offices: tuple[Office, ...] = ()
    """Posts held, with dates."""

    interests: tuple[Markdown, ...] = ()
    """What the actor wants."""

    positions: tuple[Position, ...] = ()
    """Where the actor stands, issue by issue."""

    since: Edtf | None = None
    """Birth, founding or start."""

    until: Edtf | None = None
    """Death, dissolution or end."""

    citations: Citations = Citations()
    """Who says so."""


RelationType = Literal[
    "alliance", "treaty", "pledge", "membership", "office", "basing", "dispute", "trade", "dialogue",
    "deterrence", "sovereignty", "threat", "other",
]  # fmt: skip
"""Sorts of ties."""


class Relation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What holds between actors: directed (`from`, `to`) or shared by two or more (`between`)."""

    id: Id
    """The relation's name in addresses."""

    type: RelationType
    """What sort of tie."""

    from_: ActorRef = field(default="", name="from")
    """Id of the actor it starts from."""

    to: ActorRef = ""
    """Id of the actor it reaches."""

    between: tuple[ActorRef, ...] = ()
    """Ids of all parties, two or more, when none is the first."""

    label: str = ""
    """Verb read from the first party to the other: `guarantees`."""

    reverse_label: str = ""
    """The same tie read the other way: `is guaranteed by`."""

    since: Edtf | None = None
    """Start."""

    until: Edtf | None = None
    """End."""

    binding: bool | None = None
    """Whether the text binds in law; unset when nothing says."""

    obligations: tuple[Literal["defense", "offense", "neutrality", "nonaggression", "consultation"], ...] = ()
    """What the parties owe each other (ATOP's types)."""

    tone: Literal["cooperative", "conflictual", "mixed", ""] = ""
    """How the tie feels."""

    summary: Markdown = ""
    """What it is, in a sentence or two."""

    citations: Citations = Citations()
    """Who says so."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of all parties, in the order written."""
        return self.between or tuple(party for party in (self.from_, self.to) if party)

    @property
    def name(self) -> str:
        """What the relation is called in lists."""
        return self.label or self.type


class Event(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that happened, is said to have happened, or is to happen."""

    id: Id
    """The event's name in addresses."""

    date: Edtf
    """When, as exactly as known."""

    title: Line
    """What, in one line."""

    until: Edtf | None = None
    """When it ended, if it lasted."""

    text: Markdown = ""
    """What happened, in a sentence or more."""

    type: str = ""
    """Sort of event, in the author's own terms: `cooperate`, `threaten`, `test`."""

    mode: str = ""
    """How: `verbal`, `material`, …"""

    actors: tuple[ActorRef, ...] = ()
    """Ids of those who took part."""

    place: str = ""
    """Where."""

    status: Literal["occurred", "scheduled", "alleged"] = "occurred"
    """Whether it happened, is planned, or is only claimed."""

    citations: Citations = Citations()
    """Who says so."""

    @property
    def name(self) -> str:
        """What the event is called in lists."""
        return self.title
