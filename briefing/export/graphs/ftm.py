"""FollowTheMoney: an entity on each line, for Aleph, OpenSanctions' tools and others that read its model.

A tie is an entity too, an `Occupancy` of an office, a `Membership`, or an `UnknownLink` that says in words what it is.
Values are written in the form in which the model keeps them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from typing import Final

import msgspec

from briefing.export.graphs.dates import iso, unsaid
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Edge, Graph, Happening, Node, ident_of, is_web
from briefing.model.head import Head
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.scales import RELIABILITY
from briefing.model.sources import Source
from briefing.pages.names import person

_SCHEMATA: Final = {
    "person": "Person",
    "state": "PublicBody",
    "organization": "Organization",
    "company": "Company",
    "grouping": "Organization",
    "office": "Position",
    "territory": "LegalEntity",
}
"""Kinds of actor in the model, which lets no territory take part in anything but as a legal entity."""

_ORGANIZATIONS: Final = frozenset({"PublicBody", "Organization", "Company"})
_DATES: Final = {"Person": ("birthDate", "deathDate"), "Position": ("inceptionDate", "dissolutionDate")}
_FOUNDED: Final = ("incorporationDate", "dissolutionDate")

_ID: Final = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.\-]{0,150}[0-9a-zA-Z])?")

Properties = dict[str, Iterable[str]]


class Entity(msgspec.Struct, frozen=True):
    """An entity as FollowTheMoney reads it."""

    id: str
    caption: str
    schema: str
    properties: dict[str, list[str]]


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The graph of some Places as FollowTheMoney entities, a line of JSON each."""
    graph = graph_of(library, places)
    return b"".join(msgspec.json.encode(entity) + b"\n" for entity in _entities(graph))


def _entities(graph: Graph) -> Iterator[Entity]:
    schemata = {node.place: _SCHEMATA[node.actor.kind] for node in graph.nodes}
    for head in graph.about.own:
        yield _briefing(graph, head)
    for node in graph.nodes:
        yield _actor(graph, node, schemata)
    for edge in graph.edges:
        yield _link(graph, edge, schemata)
    for happening in graph.events:
        yield _event(graph, happening, schemata)
    for place, source in graph.sources.items():
        yield _source(graph, place, source)


def _briefing(graph: Graph, head: Head) -> Entity:
    """The text that all the rest comes from."""
    cutoff = f"Information cutoff: {head.information_cutoff.words}." if head.information_cutoff else ""
    return _entity(
        f"briefing..{head.id}",
        "Article",
        head.title,
        title=[head.title],
        author=head.authors,
        publisher=[head.publisher],
        publishedAt=[iso(head.issued)],
        modifiedAt=[iso(head.revised)],
        summary=[head.subtitle],
        notes=[cutoff, graph.about.lens],
        keywords=[graph.about.marking, head.status],
    )


def _actor(graph: Graph, node: Node, schemata: dict[Place, str]) -> Entity:
    actor, schema = node.actor, schemata[node.place]
    first, last = _DATES.get(schema, _FOUNDED)
    own: Properties = {first: [iso(actor.since)], last: [iso(actor.until)]}
    if schema == "Position":
        bodies = [edge.target for edge in graph.edges if edge.place == node.place and edge.type == "part_of"]
        own["organization"] = [_id(ident_of(one)) for one in bodies if schemata[one] in _ORGANIZATIONS]
    else:
        own["website"] = [actor.website] if is_web(actor.website) else []
        own["classification"] = [actor.kind]
    return _entity(
        ident_of(node.place),
        schema,
        actor.name,
        name=[actor.name],
        alias=[
            name for name in (*actor.names.values(), *actor.aliases) if name not in (actor.name, actor.abbreviation)
        ],
        weakAlias=[actor.abbreviation],
        country=[actor.country],
        wikidataId=[actor.wikidata],
        summary=[node.summary],
        notes=[unsaid(actor.since, actor.until)],
        keywords=[graph.about.marking],
        **own,
        **_cited(graph, node.sources),
    )


def _link(graph: Graph, edge: Edge, schemata: dict[Place, str]) -> Entity:
    schema, source, target = _ends(edge, schemata)
    ends: Properties = {source: [_id(ident_of(edge.source))], target: [_id(ident_of(edge.target))]}
    if schema != "Occupancy":
        ends["role"] = [edge.label]
    marking = f"Marking: {graph.about.marking}." if graph.about.marking else ""
    told = (*edge.remarks, unsaid(edge.since, edge.until), marking)
    return _entity(
        edge.ident,
        schema,
        edge.label,
        startDate=[iso(edge.since)],
        endDate=[iso(edge.until)],
        summary=[edge.summary],
        description=[" ".join(filter(None, (f"Sort of tie: {edge.type.replace('_', ' ')}.", *told)))],
        recordId=[str(edge.place)],
        **ends,
        **_cited(graph, edge.sources),
    )


def _ends(edge: Edge, schemata: dict[Place, str]) -> tuple[str, str, str]:
    """Schema of a tie, and the names of the properties that hold its ends."""
    source, target = schemata[edge.source], schemata[edge.target]
    if edge.type == "office" and (source, target) == ("Person", "Position"):
        return "Occupancy", "holder", "post"
    if edge.type == "membership" and edge.directed and source != "Position" and target in _ORGANIZATIONS:
        return "Membership", "member", "organization"
    return "UnknownLink", "subject", "object"


def _event(graph: Graph, happening: Happening, schemata: dict[Place, str]) -> Entity:
    event = happening.event
    involved = [_id(ident_of(one)) for one in happening.actors if schemata.get(one, "Position") != "Position"]
    when: Properties = {"date": [iso(event.date)]}
    if event.until:
        when = {"startDate": [iso(event.date)], "endDate": [iso(event.until)]}
    return _entity(
        ident_of(happening.place),
        "Event",
        event.title,
        name=[event.title],
        summary=[happening.text],
        description=[f"Status: {event.status}."] if event.status != "occurred" else [],
        notes=[unsaid(event.date, event.until)],
        location=[event.place],
        involved=involved,
        keywords=[graph.about.marking, event.status, event.type, event.mode],
        recordId=[str(happening.place)],
        **when,
        **_cited(graph, happening.sources),
    )


def _source(graph: Graph, place: Place, source: Source) -> Entity:
    letter = source.assessment.reliability
    return _entity(
        ident_of(place),
        "Article",
        source.name,
        title=[source.title],
        alias=[source.translated_title],
        author=[person(name) for name in source.author],
        publisher=[source.publisher or source.container_title],
        publishedAt=[iso(source.issued)],
        retrievedAt=[iso(source.accessed)],
        sourceUrl=[source.URL] if is_web(source.URL) else [],
        notes=[
            "Switched off." if place in graph.off else "",
            f"Reliability: {letter}, {RELIABILITY[letter]}." if letter else "",
            source.assessment.descriptor,
        ],
        keywords=[graph.about.marking, source.type],
    )


def _cited(graph: Graph, places: Sequence[Place]) -> Properties:
    """Sources as evidence, and what of them a reader shows beside a link."""
    sources = [graph.sources[place] for place in places]
    return {
        "proof": [_id(ident_of(place)) for place in places],
        "sourceUrl": [source.URL for source in sources if is_web(source.URL)],
        "publisher": [source.publisher or source.container_title for source in sources],
    }


def _entity(ident: str, schema: str, caption: str, **properties: Iterable[str]) -> Entity:
    """An entity with those properties that have values, each value once."""
    lists = {name: [value for value in dict.fromkeys(values) if value] for name, values in properties.items()}
    return Entity(_id(ident), caption, schema, {name: values for name, values in lists.items() if values})


def _id(ident: str) -> str:
    """An id that the model allows: the name itself, or a hash of one that is too long or ends in a hyphen."""
    return ident if _ID.fullmatch(ident) else sha1(ident.encode(), usedforsecurity=False).hexdigest()
