"""GraphML, for Gephi, yEd and others: every attribute is a key with a type, dates are ISO 8601 and as written."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from briefing.export.graphs.dates import iso
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Edge, Graph, Node, ident_of
from briefing.model.edtf import Edtf
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.pieces import kind_words

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"

_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no way to write."""

_Data = dict[str, str | bool | None]
"""Value of each attribute; what is empty or None is left out."""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The graph of some Places as GraphML."""
    graph = graph_of(library, places)
    about = graph.about
    root = ET.Element("graphml", {"xmlns": _NAMESPACE})
    main = ET.Element("graph", {"id": "graph", "edgedefault": "directed"})
    whole: _Data = {
        "title": about.title,
        "briefing": about.briefing_title,
        "issued": about.issued,
        "information_cutoff": about.information_cutoff,
        "marking": about.marking,
        "lens": about.lens,
    }
    nodes = [({"id": ident_of(node.place)}, _of_node(graph, node)) for node in graph.nodes]
    edges = [(_ends(edge), _of_edge(graph, edge)) for edge in graph.edges]
    root.extend(_keys("graph", [whole]))
    root.extend(_keys("node", (data for _, data in nodes)))
    root.extend(_keys("edge", (data for _, data in edges)))
    root.append(main)
    _put(main, "graph", whole)
    for kind, rows in (("node", nodes), ("edge", edges)):
        for attributes, data in rows:
            _put(ET.SubElement(main, kind, attributes), kind, data)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _ends(edge: Edge) -> dict[str, str]:
    ends = {"id": edge.ident, "source": ident_of(edge.source), "target": ident_of(edge.target)}
    return ends if edge.directed else {**ends, "directed": "false"}


def _of_node(graph: Graph, node: Node) -> _Data:
    actor = node.actor
    return {
        "label": actor.name,
        "kind": actor.kind,
        "names": "; ".join(f"{tag} {name}" for tag, name in actor.names.items()),
        "aliases": "; ".join(actor.aliases),
        "abbreviation": actor.abbreviation,
        "country": actor.country,
        "wikidata": actor.wikidata,
        "website": actor.website,
        "summary": node.summary,
        **_dates(actor.since, actor.until),
        "sources": _sources(graph, node.sources),
        "place": str(node.place),
    }


def _of_edge(graph: Graph, edge: Edge) -> _Data:
    relation = edge.relation
    return {
        "label": edge.label,
        "reverse_label": relation.reverse_label if relation else "",
        "type": edge.type,
        **_dates(edge.since, edge.until),
        "binding": relation.binding if relation else None,
        "obligations": "; ".join(map(kind_words, relation.obligations)) if relation else "",
        "tone": relation.tone if relation else "",
        "parties": "; ".join(edge.parties),
        "summary": edge.summary,
        "sources": _sources(graph, edge.sources),
        "place": str(edge.place),
    }


def _dates(since: Edtf | None, until: Edtf | None) -> _Data:
    """As far as ISO 8601 can say them, and as they are written (EDTF)."""
    written = {"since": since.text if since else "", "until": until.text if until else ""}
    return {"start": iso(since), "end": iso(until), **written}


def _sources(graph: Graph, places: Iterable[Place]) -> str:
    """Ids and addresses of sources."""
    marked = ((place, "(off)" if place in graph.off else "") for place in places)
    return "; ".join(" ".join(filter(None, (place.id, off, graph.sources[place].URL))) for place, off in marked)


def _keys(kind: str, rows: Iterable[_Data]) -> Iterator[ET.Element]:
    """A key for every attribute that has a value somewhere."""
    types = {
        name: "boolean" if isinstance(value, bool) else "string"
        for data in rows
        for name, value in data.items()
        if value not in ("", None)
    }
    for name in sorted(types):
        yield ET.Element("key", {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": types[name]})


def _put(element: ET.Element, kind: str, data: _Data) -> None:
    for name, value in data.items():
        if value not in ("", None):
            text = str(value).lower() if isinstance(value, bool) else _NO_XML.sub("", str(value))
            ET.SubElement(element, "data", {"key": f"{kind}_{name}"}).text = text
