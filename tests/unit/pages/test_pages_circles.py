"""Records that name each other in circles, by a slip or by intent: every page is built, and every name ends."""

import pytest
from pages_helpers import every_place, links, page, said

from briefing.layout.laying import lay_out
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.edtf import Edtf
from briefing.model.lens import Lens
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.choices import choices
from briefing.pages.compose import compose, compose_card, name_of
from briefing.pages.contents import contents, context
from briefing.search.names import names

CIRCLES = """\
format: briefing/1
id: b
title: B
sections:
  - {id: s, title: "[[s]] and [[s]]", text: "![[s]] [[self]] ![[two]] ![[one]]", sections:
     [{id: t, title: T, text: "![[s]] ![[t]]"}]}
judgments:
  - {id: one, statement: "[[self]] and [[told]] [[two]].", evidence: [{source: x}]}
  - {id: two, statement: "[[one]] [[told]].", evidence: [{source: y}]}
actors:
  - {id: a, kind: state, name: A, part_of: c, offices: [{post: a, since: 2020}, {post: c}]}
  - {id: c, kind: state, name: C, part_of: a, country: jp}
  - {id: own, kind: office, name: Own, part_of: own, country: jp}
relations:
  - {id: self, type: treaty, between: [self, self, a], label: binds}
  - {id: this, type: treaty, between: [that, a], label: binds}
  - {id: that, type: treaty, between: [this, c]}
  - {id: told, type: dispute, from: one, to: a, label: is told by}
  - {id: alone, type: dispute, from: a, to: a, label: quarrels with}
  - {id: later, type: treaty, between: [later, that, one], label: follows, since: 2030}
sources:
  - {id: x, type: report, title: X, assessment: {derived_from: [y]}}
  - {id: y, type: report, title: Y, assessment: {derived_from: [z, x]}}
  - {id: z, type: report, title: Z, assessment: {derived_from: [z]}}
variables: [{id: v, question: "[[v]]?", base_case: "No", excursions: []}]
scenarios:
  - {id: p, title: P, kind: base, premise: "![[p]]", base: q, settings: {},
     branches: [{if: so, to: p}, {if: no, to: q}]}
  - {id: q, title: Q, kind: base, premise: "![[p]]", base: p, settings: {}}
glossary: [{id: g, term: "G", definition: "[[g]] ![[g]]", see: [g]}]
events: [{id: e, date: 2020, title: E, text: "![[e]]", actors: [a, a, e]}]
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    path = tmp_path_factory.mktemp("circles") / "b.briefing.yaml"
    path.write_text(CIRCLES, encoding="utf-8")
    return load(path, label="b")


def test_a_relation_that_stands_among_its_own_parties_is_named_by_its_id_there(library: Library) -> None:
    assert name_of(library, Place("b", "self")) == "self binds self, A"
    assert name_of(library, Place("b", "this")) == "that binds A"
    assert name_of(library, Place("b", "that")) == "treaty: this, C"


def test_a_relation_and_a_statement_that_name_each_other_have_names_that_end(library: Library) -> None:
    assert name_of(library, Place("b", "told")) == "self binds self, A and one is told by A two. is told by A"


def test_relations_that_a_lens_hides_have_names_that_end(library: Library) -> None:
    seen = library.through(Lens(as_of=Edtf("2025")))
    assert seen.find(Place("b", "later")) is None
    assert all(compose(seen, place) for place, _ in seen.everything())


def test_every_page_card_list_and_view_is_built_and_laid_out(library: Library) -> None:
    known = [Place("b", place.id, "trace") for place, one in library.everything() if not isinstance(one, Source)]
    for place in (*every_place(library), *known):
        document = compose(library, place)
        assert document.title
        assert lay_out(document, 60).height
        contents(library, place)
        context(library, document)
        choices(library, place)
    assert all(compose_card(library, place).blocks for place, _ in library.everything())
    assert names(library)


def test_a_network_names_neither_the_actor_itself_nor_one_twice(library: Library) -> None:
    document = compose(library, Place("b", "a", "network"))
    assert "1 neighbour, and 0 actors one step beyond" in said(*document.blocks)
    strong = [node for node in d.walk(document.blocks) if isinstance(node, d.Strong)]
    assert [d.plain_text(node.inlines) for node in strong] == ["C", "C"]


def test_parts_of_each_other_and_of_themselves_are_listed_once(library: Library) -> None:
    targets = [link.target for link in links(page(library, "c")) if link.kind == "actor"]
    assert Place("b", "a") in targets
    assert said(*page(library, "own").blocks)
