"""What a Place means as a graph: the actors there, and what ties them."""

from pathlib import Path

import pytest

from briefing.errors import NotFoundError, UsageError
from briefing.export.graphs.gathering import graph_of
from briefing.export.graphs.graph import Graph
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.library import Library
from briefing.model.network import NetworkView, neighbours
from briefing.model.place import Place
from briefing.pages.compose import compose

TIED = """format: briefing/1
id: b
title: B
issued: 2023-04
marking: TLP:GREEN
publisher: P
authors: [A. Author]
sections:
  - {id: s, title: S, text: "[[kor]] and [[jpn]] talk [@wire]."}
  - {id: empty, title: Nobody, text: Nothing.}
actors:
  - {id: kor, kind: state, name: Korea, country: kr, summary: "Ally of [[usa|America]] [@wire]."}
  - {id: jpn, kind: state, name: Japan}
  - {id: usa, kind: state, name: America}
  - {id: far, kind: state, name: Farland}
  - {id: further, kind: state, name: Furtherland}
  - {id: pm, kind: office, name: Premier, part_of: kor}
  - {id: han, kind: person, name: Han, offices: [{post: pm, since: 2022-05, until: 2024~, citations: [wire]},
     {post: pm, since: 2007-04}]}
relations:
  - {id: pact, type: treaty, from: jpn, to: kor, label: guards, since: 1953, binding: true, citations: [wire],
     obligations: [defense], tone: cooperative}
  - {id: three, type: pledge, between: [usa, jpn, kor], label: consults with, since: 2023-08, summary: "A [[pact]]."}
  - {id: sale, type: trade, from: usa, to: far, until: 2020}
  - {id: beyond, type: trade, from: far, to: further}
events:
  - {id: visit, date: 2023-03-16, title: A visit, actors: [kor, jpn, han], status: alleged, citations: [wire]}
sources: [{id: wire, type: article-newspaper, title: A wire report, container-title: The Wire, issued: 2023}]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "b.briefing.yaml").write_text(TIED, encoding="utf-8")
    loaded = load(tmp_path, label="lib")
    assert loaded.problems == ()
    return loaded


def graph(library: Library, *ids: str) -> Graph:
    found = [Place("b", *one.split(":")) if one else Place() for one in ids]
    return graph_of(library, found)


def actors(graph: Graph) -> set[str]:
    return {node.place.id for node in graph.nodes}


def ties(graph: Graph) -> set[str]:
    return {edge.ident for edge in graph.edges}


def test_an_actor_is_its_neighbours_two_steps_deep_with_the_ties_on_the_way(library: Library) -> None:
    assert actors(graph(library, "kor")) == {"kor", "jpn", "usa", "pm", "han", "far"}
    assert ties(graph(library, "kor")) == {
        *("b.pact", "b.three..1-2", "b.three..1-3", "b.three..2-3", "b.sale", "b.pm..part-of"),
        *("b.han..office-1", "b.han..office-2"),
    }
    assert actors(graph(library, "kor:network")) == actors(graph(library, "kor"))


def test_the_filters_of_a_network_are_kept(library: Library) -> None:
    asked = graph_of(library, [Place("b", "kor", "network").asking(type="treaty")])
    assert (actors(asked), ties(asked)) == ({"kor", "jpn"}, {"b.pact"})
    early = graph_of(library, [Place("b", "kor", "network").asking(on="2010")])
    assert ties(early) == {"b.pact", "b.pm..part-of", "b.han..office-2"}
    with pytest.raises(UsageError, match="write one of"):
        graph_of(library, [Place("b", "kor", "network").asking(type="x")])


@pytest.mark.parametrize("kind", ["", "membership", "office", "dispute"])
def test_actors_of_a_network_are_those_that_its_page_counts(shipped: Library, kind: str) -> None:
    view = NetworkView(kind)
    for root in (place for place, record in shipped.everything() if isinstance(record, Actor)):
        found = graph_of(shipped, [Place(root.briefing, root.id, "network").asking(type=kind)])
        near = set(neighbours(shipped, root, view))
        beyond = {other for one in near for other in neighbours(shipped, one, view)}
        assert {node.place for node in found.nodes} == {root} | near | beyond
        assert all({edge.source, edge.target} & {root, *near} for edge in found.edges)


def test_a_relation_is_its_parties_and_no_other_tie(library: Library) -> None:
    pact = graph(library, "pact")
    assert (actors(pact), ties(pact)) == ({"jpn", "kor"}, {"b.pact"})
    (edge,) = pact.edges
    assert (edge.source.id, edge.target.id, edge.directed, edge.label) == ("jpn", "kor", True, "guards")
    assert list(edge.remarks) == ["Binding.", "Obligations: defense.", "Tone: cooperative."]
    assert ties(graph(library, "three")) == {"b.three..1-2", "b.three..1-3", "b.three..2-3"}
    one = graph(library, "three").edges[0]
    assert not one.directed
    assert one.summary == "A Japan guards Korea."
    assert list(one.remarks) == ["Parties: America, Japan, Korea."]


def test_another_page_is_the_actors_it_links_to_and_all_ties_among_them(library: Library) -> None:
    section = graph(library, "s")
    assert (actors(section), ties(section)) == ({"kor", "jpn"}, {"b.pact", "b.three..2-3"})
    visit = graph(library, "visit")
    assert actors(visit) == {"kor", "jpn", "han"}
    assert [one.place.id for one in visit.events] == ["visit"]
    part = graph_of(library, [Place("b", "kor", anchor="relations")])
    assert actors(part) == {"kor", "jpn", "usa"}


def test_a_section_of_the_shipped_library_has_the_actors_its_page_links_to(shipped: Library) -> None:
    place = Place("japan-korea-detente", "security")
    page = compose(shipped, place)
    linked = {
        node.target for node in d.walk(page.blocks) if isinstance(node, d.Link) and isinstance(node.target, Place)
    }
    there = {one for one in linked if isinstance(shipped.find(one), Actor)}
    found = graph_of(shipped, [place])
    assert {node.place for node in found.nodes} == there
    assert all({edge.source, edge.target} <= there for edge in found.edges)


def test_a_briefing_is_every_actor_in_it(library: Library) -> None:
    whole = graph(library, "")
    assert actors(whole) == {"kor", "jpn", "usa", "far", "further", "pm", "han"}
    briefing = graph_of(library, [Place("b")])
    assert (briefing.nodes, briefing.edges, briefing.sources) == (whole.nodes, whole.edges, whole.sources)
    assert len(whole.edges) == 9
    assert [one.place.id for one in whole.events] == ["visit"]
    assert list(whole.sources) == [Place("b", "wire")]


def test_a_briefing_has_what_it_refers_to_and_not_the_whole_registry(shipped: Library) -> None:
    update = graph_of(shipped, [Place("detente-update-2026")])
    every = {place for place, record in shipped.everything() if isinstance(record, Actor)}
    assert {node.place for node in update.nodes} < every
    assert Place("", "jpn") in {node.place for node in update.nodes}


def test_several_places_are_one_graph(library: Library) -> None:
    both = graph(library, "pact", "sale")
    assert actors(both) == {"jpn", "kor", "usa", "far"}
    assert ties(both) == {"b.pact", "b.sale"}
    assert both.about.title == "Japan guards Korea; trade: America, Farland"


def test_where_a_graph_comes_from_and_how_far_it_may_travel_is_said(library: Library) -> None:
    assert list(graph(library, "pact").provenance) == ["From B.", "Issued: 2023-04.", "Marking: TLP:GREEN."]


@pytest.mark.parametrize("place", [Place("b", "empty"), Place("b", view="likelihood")])
def test_where_there_is_no_actor_there_is_no_graph(library: Library, place: Place) -> None:
    with pytest.raises(NotFoundError, match="no actor is named at"):
        graph_of(library, [place])
