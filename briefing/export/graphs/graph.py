"""A graph: actors and what ties them together, before it is written in any format."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefing.export.about import About
from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.pieces import kind_words
from briefing.pages.references import short_reference


class Node(Struct, frozen=True, kw_only=True):
    """An actor."""

    place: Place
    actor: Actor

    summary: str = ""
    """Who this is, in plain words on one line."""

    sources: tuple[Place, ...] = ()
    """The sources that its record cites, each once."""


class Edge(Struct, frozen=True, kw_only=True):
    """What ties two actors: a relation, of several parties every two of them, an office held, or a part."""

    place: Place
    """The relation; of an office or a part, the actor whose record says so."""

    part: str = ""
    """Which tie of that record it is, where there can be several."""

    type: str
    """One of `briefing.model.network.TIE_TYPES`."""

    source: Place
    target: Place

    directed: bool
    """Whether it leads from the source to the target; if not, they stand in the order written."""

    label: str
    """Verb read from the source to the target."""

    since: Edtf | None = None
    until: Edtf | None = None
    relation: Relation | None = None

    parties: tuple[str, ...]
    """Names of all whom the record ties, in the order written; of more than a dozen the first, and how many more."""

    summary: str = ""
    """What it is, in plain words on one line."""

    sources: tuple[Place, ...] = ()
    """The sources cited for it, each once."""

    @property
    def ident(self) -> str:
        """A name that no other edge has, and no node."""
        return ident_of(self.place) + (f"..{self.part}" if self.part else "")

    @property
    def remarks(self) -> Iterator[str]:
        """What formats have no field for, a sentence each."""
        if len(self.parties) > 2:
            yield f"Parties: {', '.join(self.parties)}."
        if self.relation is None:
            return
        if self.relation.binding is not None:
            yield "Binding." if self.relation.binding else "Not binding."
        if self.relation.obligations:
            yield f"Obligations: {', '.join(map(kind_words, self.relation.obligations))}."
        if self.relation.tone:
            yield f"Tone: {self.relation.tone}."


class Happening(Struct, frozen=True, kw_only=True):
    """An event, for formats that know such."""

    place: Place
    event: Event

    text: str = ""
    """What happened, in plain words on one line."""

    actors: tuple[Place, ...] = ()
    """Who took part, in the order written."""

    sources: tuple[Place, ...] = ()
    """The sources that its record cites, each once."""


class Graph(Struct, frozen=True, kw_only=True):
    """The actors that some Places speak of, and the ties among them; all in the order of their names in addresses."""

    about: About
    places: tuple[Place, ...]
    """What was asked for."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    events: tuple[Happening, ...]
    """What happened, as far as the Places tell."""

    sources: Mapping[Place, Source]
    """What nodes, edges and events cite."""

    off: frozenset[Place] = frozenset()
    """Sources that the lens switches off: they stay, marked."""

    def reference(self, place: Place) -> str:
        """A source in short, with its mark."""
        return short_reference(self.sources[place]) + (" (off)" if place in self.off else "")

    @property
    def provenance(self) -> Iterator[str]:
        """Where it comes from and how far it may travel, a sentence each; the title is left out."""
        about = self.about
        if about.briefing_title != about.title:
            yield f"From {about.briefing_title}."
        for label, value in (("Issued", about.issued), ("Information cutoff", about.information_cutoff)):
            if value:
                yield f"{label}: {value}."
        if about.marking:
            yield f"Marking: {about.marking}."
        if about.lens:
            yield about.lens


def ident_of(place: Place) -> str:
    """The name of a record in a graph: letters, digits, hyphens, and a dot after the briefing's id."""
    return f"{place.briefing}.{place.id}" if place.briefing else place.id


def is_web(url: str) -> bool:
    """Whether an address may be followed by whoever reads a graph: http or https only, and without spaces."""
    scheme, colon, rest = url.partition("://")
    return scheme.lower() in ("http", "https") and bool(colon and rest) and url.split() == [url]
