"""Graphs read back by hands that are not ours, and libraries full of ties to write them from."""

import html
import re
from typing import Final
from xml.etree import ElementTree as ET

import msgspec
import networkx as nx
import pydot
import stix2
from hypothesis import strategies as st
from msgspec import Struct

from briefing.export.writers import WRITERS
from briefing.loading.linking import link_library
from briefing.model.actors import Actor, Office, Relation
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.records import Record

GRAPHS: Final = ("dot", "graphml", "stix", "ftm")

DATES: Final = (
    *("2023-03-21", "2023-03", "2023", "1965~", "1965?", "1965-06%", "196X", "19XX", "2023-XX", "2023-03-XX"),
    *("2023-21", "2023-24", "2022/2023-03", "2023/..", "../2023", "0001-01-01"),
)
"""A date of every form there is."""

_HOSTILE: Final = (
    *(
        '"];',
        "\\",
        '\\"',
        "\\N\\G",
        "\\n",
        "&amp;",
        "&lt;b&gt;",
        "&#65;",
        "<b>",
        "]]>",
        "<!--",
        "-->",
        "${x}",
        "x -> y",
    ),
    *(
        "한국어",
        "日本語",
        "العربية",
        "Ελλάδα",
        "é\u0301",
        "👩‍👩‍👧",
        "{",
        "}",
        "\ufffe",
        "\u200d",
        "'",
        ",",
        ";",
        "//",
        "/*",
        "#",
    ),
)
WORDS: Final = (
    st.lists(st.one_of(st.sampled_from(_HOSTILE), st.text(max_size=6)), min_size=1, max_size=3)
    .map(lambda parts: clean_line(" ".join(parts)))
    .filter(lambda words: any(letter.isalnum() for letter in words))
)
_IDS: Final = [f"a{number}" for number in range(5)]
_SOME_DATES: Final = st.none() | st.sampled_from(DATES).map(Edtf)


def written(library: Library, dialect: str, *places: Place) -> bytes:
    return WRITERS[dialect].write(library, places or (Place(),))


@st.composite
def libraries(draw: st.DrawFn) -> Library:
    """A briefing of five actors whose names and ties say anything."""
    records: dict[str, Record] = {}
    for one in _IDS:
        records[one] = Actor(
            id=one,
            kind=draw(
                st.sampled_from(["person", "state", "territory", "organization", "company", "grouping", "office"])
            ),
            name=draw(WORDS),
            names={"ko": draw(WORDS), "zh-Hant": draw(WORDS)},
            aliases=(draw(WORDS),),
            summary=draw(WORDS),
            website=draw(st.sampled_from(["", "https://example.org/?a=b&c", "javascript:alert(1)", "http:// x", "x"])),
            part_of=draw(st.sampled_from(["", *_IDS, "nobody"])),
            offices=tuple(
                Office(post=post, since=draw(_SOME_DATES), until=draw(_SOME_DATES))
                for post in draw(st.lists(st.sampled_from(_IDS), max_size=2))
            ),
            since=draw(_SOME_DATES),
        )
    for number in range(draw(st.integers(0, 4))):
        records[f"r{number}"] = _relation(draw, f"r{number}")
    head = Head(
        format="briefing/1",
        id="b",
        title=draw(WORDS),
        publisher=draw(st.sampled_from(["", "P & Q"])),
        marking=draw(st.sampled_from(["", "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])),
        issued=draw(_SOME_DATES),
        revised=draw(_SOME_DATES),
    )
    return Library({"b": Briefing(head=head, records=records, sections=())}, link=link_library)


def _relation(draw: st.DrawFn, ident: str) -> Relation:
    parties = draw(st.lists(st.sampled_from(_IDS), min_size=2, max_size=4))
    ends = {"from_": parties[0], "to": parties[1]} if draw(st.booleans()) else {"between": tuple(parties)}
    return Relation(
        id=ident,
        type=draw(st.sampled_from(["treaty", "membership", "other"])),
        label=draw(st.just("") | WORDS),
        since=draw(_SOME_DATES),
        until=draw(_SOME_DATES),
        binding=draw(st.sampled_from([None, True, False])),
        summary=draw(WORDS),
        **ends,
    )


class Seen(Struct):
    """What a reader of a graph sees."""

    names: dict[str, str]
    """Name of each actor by its id."""

    ties: list[tuple[str, str, bool, str]]
    """Ends, whether directed, and label of each tie, sorted; FollowTheMoney knows no direction of most."""


def read_dot(data: bytes) -> Seen:
    """DOT as pydot parses it, its strings as Graphviz's manual says they are shown."""
    graphs = pydot.graph_from_dot_data(data.decode())
    assert graphs, "no DOT"
    graph = graphs[0]
    nodes = [node for node in graph.get_nodes() if node.get_name() not in ("graph", "node", "edge")]
    ties = [
        (_bare(edge.get_source()), _bare(edge.get_destination()), edge.get("dir") is None, _shown(edge.get("label")))
        for edge in graph.get_edges()
    ]
    names = {_bare(node.get_name()): _shown(node.get("label")).partition("\n")[0] for node in nodes}
    return Seen(names, sorted(ties))


def _bare(quoted: object) -> str:
    return str(quoted)[1:-1].replace('\\"', '"')


def _shown(quoted: object) -> str:
    escapes = {"\\\\": "\\", "\\n": "\n"}
    return html.unescape(re.sub(r"\\[\\nNGETHLlr]", lambda match: escapes[match.group()], _bare(quoted)))


def read_graphml(data: bytes) -> Seen:
    """GraphML as networkx reads it; it takes no graph with both sorts of edges, so that is read from the XML."""
    graph = nx.parse_graphml(data.decode().replace(' directed="false"', ""), force_multigraph=True)
    edges = ET.fromstring(data).findall(".//{*}edge")
    directed = {str(edge.get("id")): edge.get("directed") != "false" for edge in edges}
    ties = [(one, other, directed[key], said["label"]) for one, other, key, said in graph.edges(keys=True, data=True)]
    return Seen({node: said["label"] for node, said in graph.nodes(data=True)}, sorted(ties))


def read_stix(data: bytes) -> Seen:
    """STIX as the library of OASIS parses it, which takes nothing that the standard does not know."""
    bundle = stix2.parse(data.decode(), allow_custom=False)
    ours = next(one.id for one in bundle.objects if one.type == "extension-definition")
    said = {one.id: one.extensions[ours] for one in bundle.objects if ours in one.get("extensions", {})}
    identities = {one.id: one for one in bundle.objects if one.type == "identity" and one.id in said}
    ids = {name: said[name]["place"].replace("/", ".") for name in identities}
    ties = [
        (ids[one.source_ref], ids[one.target_ref], said[one.id]["directed"], one.description)
        for one in bundle.objects
        if one.type == "relationship" and one.relationship_type != "located-at"
    ]
    return Seen({ids[one]: identity.name for one, identity in identities.items()}, sorted(ties))


class Entity(Struct, forbid_unknown_fields=True):
    """An entity of FollowTheMoney as it is passed between its programs."""

    id: str
    caption: str
    schema: str
    properties: dict[str, list[str]]


def read_ftm(data: bytes) -> list[Entity]:
    """The entities on their lines."""
    return [msgspec.json.decode(line, type=Entity) for line in data.split(b"\n") if line]
