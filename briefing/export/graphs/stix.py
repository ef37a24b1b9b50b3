"""STIX 2.1, as a bundle: an identity for each actor, a relationship for each tie, and a report that holds all of them.

Ids and times depend on the content alone: ids are UUIDs (version 5) of addresses, and what is made in a briefing is as
old as its issue. What the standard has no field for stands in words, and in an extension of ours that the bundle
defines.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from briefing.export.graphs.dates import days
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Edge, Graph, Node, ident_of, is_web
from briefing.export.graphs.stix_terms import (
    EXTENSION,
    IDENTITY_CLASSES,
    Object,
    definition,
    id_of,
    instant,
    marking_definition,
    program,
)
from briefing.model.actors import Actor
from briefing.model.document import plain_text
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.references import reference

_UNDATED: Final = date(1970, 1, 1)
"""What stands for the age of a briefing that does not say when it was issued."""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The graph of some Places as a STIX 2.1 bundle."""
    graph = graph_of(library, places)
    objects = list(_Bundle(library, graph).objects())
    bundle = {"type": "bundle", "id": id_of("bundle", " ".join(map(str, places))), "objects": objects}
    return msgspec.json.format(msgspec.json.encode(bundle), indent=1) + b"\n"


class _Bundle:
    """Makes objects that know their common properties."""

    def __init__(self, library: Library, graph: Graph) -> None:
        self._graph = graph
        self._ages = {name: _age(briefing.head) for name, briefing in library.briefings.items()}
        ages = self._ages.values() or [(_UNDATED, _UNDATED)]
        self._age = min(created for created, _ in ages), max(modified for _, modified in ages)
        publishers = {head.publisher for head in graph.about.own}
        self._publisher = publishers.pop() if len(publishers) == 1 else ""
        self._marking = graph.about.marking

    def objects(self) -> Iterator[Object]:
        """All objects, what others refer to before them."""
        if self._marking:
            yield marking_definition(self._marking)
        yield program()
        yield definition()
        if self._publisher:
            yield self._of_publisher()
        held: list[Object] = []
        for node in self._graph.nodes:
            held.extend(self._of_node(node))
        held.extend(self._of_edge(edge) for edge in self._graph.edges)
        yield from held
        yield self._report([str(one["id"]) for one in held if one["type"] != "language-content"])

    def _object(self, kind: str, key: str, place: Place, ours: Object, /, **values: object) -> Object:
        """An object of some kind with what all have in common; what is empty is left out.

        `key` is what its id is made of, `ours` what is said in the extension.
        """
        created, modified = self._ages.get(place.briefing, self._age)
        said = {name: value for name, value in ours.items() if value not in ("", None, (), [])}
        common: Object = {
            "type": kind,
            "spec_version": "2.1",
            "id": id_of(kind, key),
            "created_by_ref": id_of("identity", f"publisher {self._publisher}") if self._publisher else "",
            "created": instant(created),
            "modified": instant(modified),
            "lang": self._graph.about.lang,
            "object_marking_refs": [marking_definition(self._marking)["id"]] if self._marking else [],
            "extensions": {EXTENSION: {"extension_type": "property-extension", **said}} if said else {},
        }
        return {name: value for name, value in (common | values).items() if value not in ("", None, [], {})}

    def _of_publisher(self) -> Object:
        name = f"publisher {self._publisher}"
        made = self._object("identity", name, Place(), {}, name=self._publisher, identity_class="organization")
        return {name: value for name, value in made.items() if name != "created_by_ref"}

    def _of_node(self, node: Node) -> Iterator[Object]:
        """An identity, its names in other languages, and where a state or territory is."""
        actor = node.actor
        identity = self._object(
            "identity",
            ident_of(node.place),
            node.place,
            {
                "place": str(node.place),
                "kind": actor.kind,
                "country": actor.country,
                "aliases": actor.aliases,
                "abbreviation": actor.abbreviation,
                **_written(actor.since, actor.until),
            },
            name=actor.name,
            description=_sentences(node.summary, days(actor.since, actor.until)[2]),
            identity_class=IDENTITY_CLASSES[actor.kind],
            external_references=[*_found_at(actor), *self._references(node.sources)],
        )
        yield identity
        if actor.names:
            contents = {tag: {"name": name} for tag, name in actor.names.items()}
            yield self._object(
                "language-content",
                ident_of(node.place),
                node.place,
                {},
                object_ref=identity["id"],
                object_modified=identity["modified"],
                contents=contents,
                lang="",
            )
        if actor.country and actor.kind in ("state", "territory"):
            yield from self._where(node, str(identity["id"]))

    def _where(self, node: Node, identity: str) -> Iterator[Object]:
        actor, name = node.actor, ident_of(node.place)
        location = self._object("location", name, node.place, {}, name=actor.name, country=actor.country.upper())
        yield location
        yield self._object(
            "relationship",
            f"{name} located-at",
            node.place,
            {},
            relationship_type="located-at",
            source_ref=identity,
            target_ref=location["id"],
        )

    def _of_edge(self, edge: Edge) -> Object:
        relation = edge.relation
        start, stop, unsaid = days(edge.since, edge.until)
        said = f"{edge.label[:1].upper()}{edge.label[1:]}."
        return self._object(
            "relationship",
            edge.ident,
            edge.place,
            {
                "place": str(edge.place),
                "directed": edge.directed,
                "parties": edge.parties if len(edge.parties) > 2 else (),
                "binding": relation.binding if relation else None,
                "obligations": relation.obligations if relation else (),
                "tone": relation.tone if relation else "",
                **_written(edge.since, edge.until),
            },
            relationship_type=edge.type.replace("_", "-"),
            source_ref=id_of("identity", ident_of(edge.source)),
            target_ref=id_of("identity", ident_of(edge.target)),
            description=_sentences(said, edge.summary, *edge.remarks, unsaid),
            start_time=instant(start) if start else "",
            stop_time=instant(stop, "23:59:59.999") if stop else "",
            external_references=self._references(edge.sources),
        )

    def _report(self, held: list[str]) -> Object:
        about = self._graph.about
        authors = dict.fromkeys(author for head in about.own for author in head.authors)
        said = f"By {', '.join(authors)}." if authors else ""
        home = Place(about.own[0].id if len(about.own) == 1 else "")
        created, _ = self._ages.get(home.briefing, self._age)
        return self._object(
            "report",
            " ".join(map(str, self._graph.places)),
            home,
            {"information_cutoff": about.information_cutoff, "lens": about.lens},
            name=about.title,
            description=_sentences(said, *self._graph.provenance),
            report_types=["identity"],
            published=instant(created),
            object_refs=held,
        )

    def _references(self, places: Sequence[Place]) -> list[Object]:
        """Sources, in full and with their addresses."""
        found = ((place, self._graph.sources[place]) for place in places)
        return [
            {
                "source_name": self._graph.reference(place),
                "description": plain_text(reference(source)),
                **({"url": source.URL} if is_web(source.URL) else {}),
                "external_id": place.id,
            }
            for place, source in found
        ]


def _age(head: Head) -> tuple[date, date]:
    """The first day on which a briefing can have been issued, and can have been revised."""
    issued = head.issued or head.information_cutoff
    created = issued.lower if issued else _UNDATED
    return created, max(created, head.revised.lower if head.revised else created)


def _sentences(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _written(since: Edtf | None, until: Edtf | None) -> Object:
    """Dates as they are written."""
    return {"since": since.text if since else "", "until": until.text if until else ""}


def _found_at(actor: Actor) -> Iterator[Object]:
    """Where else an actor has a page."""
    if actor.wikidata:
        yield {"source_name": "Wikidata", "external_id": actor.wikidata}
    if is_web(actor.website):
        yield {"source_name": "Website", "url": actor.website}
