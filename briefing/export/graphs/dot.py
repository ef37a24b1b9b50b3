"""DOT, for Graphviz and all that reads its language. All text stands in quoted strings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from briefing.export.graphs.dates import iso
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Edge, Graph, Node, ident_of, is_web
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.pieces import kind_words

_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
"""What Graphviz would read as a character written by its name or number."""

_SHAPES: Final = {"person": "ellipse", "office": "note", "territory": "folder", "grouping": "tab"}
"""Shapes of Graphviz for kinds of actor; all others are boxes."""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The graph of some Places in DOT."""
    return "".join(f"{line}\n" for line in _lines(graph_of(library, places))).encode()


def _lines(graph: Graph) -> Iterator[str]:
    about = graph.about
    head = {
        "label": "\n".join((about.title, *graph.provenance)),
        "labelloc": "t",
        "rankdir": "LR",
        "fontname": "sans-serif",
        "charset": "UTF-8",
        "issued": about.issued,
        "information_cutoff": about.information_cutoff,
        "marking": about.marking,
    }
    yield f"digraph {_quoted(about.title)} {{"
    yield f"  graph{_attributes(head)};"
    yield '  node [shape="box", fontname="sans-serif"];'
    yield '  edge [fontname="sans-serif", fontsize="10"];'
    for node in graph.nodes:
        yield f"  {_quoted(ident_of(node.place))}{_attributes(_of_node(node))};"
    for edge in graph.edges:
        ends = f"{_quoted(ident_of(edge.source))} -> {_quoted(ident_of(edge.target))}"
        yield f"  {ends}{_attributes(_of_edge(graph, edge))};"
    yield "}"


def _of_node(node: Node) -> dict[str, str]:
    actor = node.actor
    span = span_of_time(actor.since, actor.until)
    return {
        "label": "\n".join((actor.name, *((" · ".join(actor.names.values()),) if actor.names else ()))),
        "tooltip": " ".join((f"{actor.kind.capitalize()}{f', {span}' if span else ''}.", node.summary)),
        "shape": _SHAPES.get(actor.kind, ""),
        "URL": actor.website if is_web(actor.website) else "",
        "class": actor.kind,
        **_dates(actor.since, actor.until),
    }


def _of_edge(graph: Graph, edge: Edge) -> dict[str, str]:
    cited = [graph.sources[place] for place in edge.sources]
    span = span_of_time(edge.since, edge.until)
    said = (f"{kind_words(edge.type).capitalize()}{f', {span}' if span else ''}.", edge.summary, *edge.remarks)
    sources = f"Sources: {'; '.join(map(graph.reference, edge.sources))}." if cited else ""
    return {
        "id": edge.ident,
        "label": edge.label,
        "tooltip": " ".join(filter(None, (*said, sources))),
        "URL": next((source.URL for source in cited if is_web(source.URL)), ""),
        "dir": "" if edge.directed else "none",
        "class": edge.type,
        **_dates(edge.since, edge.until),
    }


def _dates(since: Edtf | None, until: Edtf | None) -> dict[str, str]:
    return {"start": iso(since), "end": iso(until)}


def _attributes(values: Mapping[str, str]) -> str:
    """Attributes that have a value, in brackets."""
    said = (f"{name}={_quoted(value)}" for name, value in values.items() if value)
    return f" [{', '.join(said)}]"


def _quoted(text: str) -> str:
    r"""Text as a string of DOT that shows just that: `\N` and `&lt;` mean more to Graphviz unless they are escaped."""
    plain = _ENTITY.sub("&amp;", text.replace("\\", "\\\\")).replace('"', '\\"')
    return f'"{plain.replace(chr(10), chr(92) + "n")}"'
