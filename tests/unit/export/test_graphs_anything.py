"""Whatever actors and ties are called, a graph has just these, by name, as parsers by other hands see it."""

import json
import re
from collections.abc import Callable

import pytest
from graph_helpers import DATES, GRAPHS, Seen, libraries, read_dot, read_ftm, read_graphml, read_stix, written
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from briefing.export.graphs.dates import days, iso, unsaid
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Edge, Graph, ident_of
from briefing.loading.linking import link_library
from briefing.model.actors import Actor, Relation
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.records import Record

NO_XML = re.compile("[\ufffe\uffff]")


def ends(edge: Edge) -> tuple[str, str]:
    return ident_of(edge.source), ident_of(edge.target)


def expected(graph: Graph, label: Callable[[Edge], str]) -> Seen:
    names = {ident_of(node.place): node.actor.name for node in graph.nodes}
    return Seen(names, sorted((*ends(edge), edge.directed, label(edge)) for edge in graph.edges))


@given(libraries())
@settings(max_examples=40)
def test_dot_says_what_was_written(library: Library) -> None:
    seen = read_dot(written(library, "dot"))
    assert seen == expected(graph_of(library, [Place()]), lambda edge: edge.label)


@given(libraries())
@settings(max_examples=40)
def test_graphml_says_what_was_written_but_for_what_xml_cannot_say(library: Library) -> None:
    seen = read_graphml(written(library, "graphml"))
    told = expected(graph_of(library, [Place()]), lambda edge: NO_XML.sub("", edge.label))
    assert seen == Seen({one: NO_XML.sub("", name) for one, name in told.names.items()}, told.ties)


@given(libraries())
@settings(max_examples=30)
def test_stix_says_what_was_written(library: Library) -> None:
    data = written(library, "stix")
    seen = read_stix(data)
    told = expected(graph_of(library, [Place()]), lambda edge: edge.label)
    assert seen.names == told.names
    assert [tie[:3] for tie in seen.ties] == [tie[:3] for tie in told.ties]
    for (*_, description), (*_, label) in zip(seen.ties, told.ties, strict=True):
        assert label.casefold()[1:] in description.casefold()
    marking = library.briefings["b"].head.marking
    defined = [one["name"] for one in json.loads(data)["objects"] if one["type"] == "marking-definition"]
    assert defined == [marking] * bool(marking)


@given(libraries())
@settings(max_examples=40)
def test_followthemoney_says_what_was_written(library: Library) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import model

    graph = graph_of(library, [Place()])
    entities = [asdict(entity) for entity in read_ftm(written(library, "ftm"))]
    for entity in entities:
        model.get(entity["schema"]).validate(entity)
    proxies = [model.get_proxy(entity) for entity in entities]
    assert len({proxy.id for proxy in proxies}) == len(proxies)
    ties = [proxy for proxy in proxies if proxy.schema.edge]
    shown = {
        proxy.id: proxy.get("name", quiet=True) for proxy in proxies if proxy.schema.name not in ("Article", "Event")
    }
    told = {ident_of(node.place): [node.actor.name] for node in graph.nodes}
    assert {one: names for one, names in shown.items() if names} == told
    found = sorted((*one.get(one.schema.source_prop), *one.get(one.schema.target_prop)) for one in ties)
    assert found == sorted(ends(edge) for edge in graph.edges)


@given(libraries())
@settings(max_examples=40)
def test_a_graph_of_all_has_every_actor_and_every_tie_once(library: Library) -> None:
    graph = graph_of(library, [Place()])
    records = list(library.briefings["b"].records.values())
    actors = {record.id: record for record in records if isinstance(record, Actor)}
    assert {node.place.id for node in graph.nodes} == set(actors)
    pairs = 0
    for record in records:
        if isinstance(record, Relation):
            parties = len(set(record.parties))
            pairs += parties * (parties - 1) // 2
    for one, actor in actors.items():
        posts = {(office.post, office.since, office.until) for office in actor.offices if office.post != one}
        pairs += len(posts) + (actor.part_of in actors and actor.part_of != one)
    assert len({edge.ident for edge in graph.edges}) == len(graph.edges) == pairs


@given(libraries(), st.sampled_from(GRAPHS))
@settings(max_examples=20)
def test_the_same_input_gives_the_same_bytes(library: Library, dialect: str) -> None:
    assert written(library, dialect) == written(library, dialect)


@pytest.mark.parametrize("text", DATES)
def test_no_date_says_more_than_is_known(text: str) -> None:
    date = Edtf(text)
    said = iso(date)
    if said:
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", said)
        assert Edtf(said).lower <= date.lower
        assert Edtf(said).upper >= date.upper
    assert bool(unsaid(date, None)) is (said != text)
    first, last, words = days(date, None)
    assert last is None
    assert (first is not None) is bool(re.fullmatch(r"[12]\d{3}-\d\d-\d\d", text))
    assert first or date.words in words


def test_dates_are_cut_where_they_are_open_and_left_out_where_they_are_not_sure() -> None:
    assert [iso(Edtf(text)) for text in ("2023-03-21", "2023-03-XX", "2023-XX", "2023-21")] == [
        *("2023-03-21", "2023-03", "2023", "2023"),
    ]
    assert {iso(Edtf(text)) for text in ("1965~", "1965?", "196X", "2022/2023", "2023-24")} == {""}
    assert unsaid(Edtf("1965~"), Edtf("2023")) == "Time: about 1965 to 2023."


def test_days_in_the_wrong_order_are_told_and_given_to_no_field() -> None:
    early, late = Edtf("2016-03-02"), Edtf("2023-03-21")
    assert days(early, late) == (early.lower, late.lower, "")
    assert days(early, early) == (early.lower, early.lower, "")
    assert days(late, early) == (None, None, "Time: 21 March 2023 to 2 March 2016.")
    assert days(None, None) == (None, None, "")


def test_an_id_that_followthemoney_does_not_allow_is_hashed_wherever_it_stands() -> None:
    records: dict[str, Record] = {
        "a-": Actor(id="a-", kind="state", name="A"),
        "b": Actor(id="b", kind="state", name="B", part_of="a-"),
    }
    head = Head(format="briefing/1", id="x", title="X")
    library = Library({"x": Briefing(head=head, records=records, sections=())}, link=link_library)
    by_caption = {entity.caption: entity for entity in read_ftm(written(library, "ftm"))}
    tie = by_caption["is part of"].properties
    assert (tie["subject"], tie["object"]) == ([by_caption["B"].id], [by_caption["A"].id])
    assert by_caption["B"].id == "x.b"
    assert re.fullmatch("[0-9a-f]{40}", by_caption["A"].id)
