"""Problems, links and the walk through a record's fields."""

from typing import get_args

import pytest

from briefing.model.actors import Actor, Event, Office, Position, Relation
from briefing.model.edtf import Edtf
from briefing.model.fields import CitationItem, Citations, Quote, short_citation
from briefing.model.head import Head, Section
from briefing.model.judgments import Alternative, Change, Judgment
from briefing.model.links import Link, Links
from briefing.model.place import Place
from briefing.model.problem import Problem, Severity
from briefing.model.records import COLLECTIONS, Record, kind_of
from briefing.model.sources import Assessment, Source
from briefing.model.walking import Held, held_values


def walked(record: Record | Head) -> list[tuple[str, str, str, str]]:
    return [(".".join(map(str, held.path)), held.holds, held.value, held.of) for held in held_values(record)]


def test_a_problem_is_told_as_editors_and_people_read_it() -> None:
    problem = Problem(
        file="detente/taiwan.yaml", line=41, column=17, key="likelihood.term", code="unknown-term",
        message="'medium' is not an icd203 term", hint="did you mean 'roughly even chance'?",
    )  # fmt: skip
    assert str(problem) == (
        "detente/taiwan.yaml:41:17: error[unknown-term] likelihood.term: "
        "'medium' is not an icd203 term — did you mean 'roughly even chance'?"
    )
    bare = Problem(file="a.yaml", code="late", message="is late", severity=Severity.WARNING)
    assert str(bare) == "a.yaml:1:1: warning[late] is late"


def test_problems_are_ordered_by_file_line_and_column_as_numbers() -> None:
    spots = [("b", 1, 1), ("a", 10, 1), ("a", 9, 12), ("a", 9, 2)]
    problems = [Problem(file=file, line=line, column=column, code="c", message="m") for file, line, column in spots]
    ordered = sorted(problems, key=lambda problem: problem.order)
    assert [(p.file, p.line, p.column) for p in ordered] == [("a", 9, 2), ("a", 9, 12), ("a", 10, 1), ("b", 1, 1)]


def test_an_actor_gives_up_its_texts_references_and_citations_under_the_names_of_its_file() -> None:
    actor = Actor(
        id="abe", kind="person", name="[[not text]]", summary="A [[jpn]].", country="jp", part_of="ldp",
        offices=(Office(post="pm", citations=Citations((CitationItem("src", note="See [[x]]."),))),),
        interests=("One.", "", "Two."), positions=(Position(issue="Trade", text="For [[tpp]]."),),
    )  # fmt: skip
    assert walked(actor) == [
        ("summary", "markdown", "A [[jpn]].", ""),
        ("country", "country", "jp", ""),
        ("part_of", "ref", "ldp", "actor"),
        ("offices.0.post", "ref", "pm", "actor"),
        ("offices.0.citations.0", "citation", "src", "source"),
        ("offices.0.citations.0.note", "markdown", "See [[x]].", ""),
        ("interests.0", "markdown", "One.", ""),
        ("interests.2", "markdown", "Two.", ""),
        ("positions.0.text", "markdown", "For [[tpp]].", ""),
    ]


def test_fields_that_python_cannot_name_are_walked_as_written() -> None:
    relation = Relation(id="r", type="pledge", from_="kor", to="jpn")
    assert walked(relation) == [("from", "ref", "kor", "actor"), ("to", "ref", "jpn", "actor")]
    judgment = Judgment(
        id="j", statement="Rain.", change=Change(direction="raised", from_="old"),
        alternatives=(Alternative(statement="Sun."),),
    )  # fmt: skip
    assert walked(judgment) == [
        ("statement", "markdown", "Rain.", ""),
        ("alternatives.0.statement", "markdown", "Sun.", ""),
        ("change.from", "ref", "old", "judgment"),
    ]
    source = Source(id="s", type="report", title="T", assessment=Assessment(derived_from=("wire",)))
    assert walked(source) == [("assessment.derived_from.0", "ref", "wire", "source")]


def test_a_walked_citation_carries_the_whole_item() -> None:
    item = CitationItem("src", "p. 3", "contradicts", quote=Quote("words"))
    event = Event(id="e", date=Edtf("2023"), title="E", citations=Citations((item,)))
    assert list(held_values(event)) == [Held(("citations", 0), "citation", "src", "source", item)]


def test_a_sections_own_sections_speak_for_themselves() -> None:
    inner = Section(id="inner", title="Inner", text="Inner words.")
    outer = Section(id="outer", title="Outer", text="Outer words.", sections=(inner,))
    assert walked(outer) == [("text", "markdown", "Outer words.", "")]


def test_a_head_refers_to_its_key_judgments() -> None:
    head = Head(format="briefing/1", id="b", title="T", key_judgments=("one", "two"), bottom_line="Yes.")
    assert walked(head) == [
        ("bottom_line", "markdown", "Yes.", ""),
        ("key_judgments.0", "ref", "one", "judgment"),
        ("key_judgments.1", "ref", "two", "judgment"),
    ]


@pytest.mark.parametrize(
    ("text", "source", "locator"),
    [("key", "key", ""), ("key, p. 12", "key", "p. 12"), (" key ,  pp. 1, 3 ", "key", "pp. 1, 3"), ("", "", "")],
)
def test_the_short_form_of_a_citation_is_a_key_and_a_locator(text: str, source: str, locator: str) -> None:
    assert short_citation(text) == CitationItem(source, locator)


def test_a_relation_names_its_parties_in_the_order_written() -> None:
    assert Relation(id="r", type="treaty", between=("a", "b", "c")).parties == ("a", "b", "c")
    assert Relation(id="r", type="treaty", from_="a", to="b").parties == ("a", "b")
    assert Relation(id="r", type="treaty", to="b").parties == ("b",)


def test_every_record_type_has_a_collection_and_a_kind_of_one_word() -> None:
    assert set(COLLECTIONS.values()) == set(get_args(Record))
    assert kind_of(Section(id="s", title="S", text="")) == "section"
    assert kind_of(Event(id="e", date=Edtf("2023"), title="E")) == "event"


def test_records_are_called_by_what_a_reader_would_look_for() -> None:
    assert Source(id="s", type="report", title="報告", translated_title="Report").name == "Report"
    assert Source(id="s", type="report", title="報告").name == "報告"
    assert Relation(id="r", type="pledge").name == "pledge"
    assert Relation(id="r", type="pledge", label="guarantees").name == "guarantees"


def test_links_can_be_asked_from_both_ends_and_keep_their_order() -> None:
    a, b, c = Place("x", "a"), Place("x", "b"), Place("x", "c")
    links = Links([Link(a, c, "mention", "text"), Link(b, c, "party", "to"), Link(a, b, "party", "to")])
    assert [link.source for link in links.to(c)] == [a, b]
    assert [link.target for link in links.from_(a)] == [c, b]
    assert links.to(a) == links.from_(c) == ()
