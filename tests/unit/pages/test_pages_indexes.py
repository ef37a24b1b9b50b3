"""Events, relations, the timeline, the indexes, the problems page."""

from itertools import pairwise
from pathlib import Path

import pytest
from pages_helpers import chips, cited, facts, headings, library_of, links, page, said, shown, under

from briefing.errors import UsageError
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose

DATED = """b
key_judgments: [main]
sections:
  - {id: s, title: S, text: "It began with [[talks]]. See [[pact]].",
     events: [{id: talks, date: 2019-08, title: Talks}]}
actors:
  - {id: kor, kind: state, name: Korea, names: {ko: 대한민국}, abbreviation: ROK}
  - {id: aland, kind: territory, name: Åland}
  - {id: zed, kind: person, name: zed}
  - {id: amy, kind: person, name: Amy}
  - {id: jpn, kind: state, name: japan}
relations:
  - id: pact
    type: treaty
    between: [kor, jpn]
    label: shares with
    since: 2016
    until: 2023-03
    binding: true
    tone: cooperative
    obligations: [consultation, defense]
    summary: A pact of [[kor]].
    citations: [src]
events:
  - id: visit
    date: 2023-03-16
    until: 2023-03-17
    title: Visit
    text: He came to [[jpn]].
    actors: [kor, jpn]
    place: Tokyo
    type: cooperate
    mode: verbal
    status: scheduled
    citations: ["src, p. 2"]
  - {id: old, date: 1965-06-22, title: Treaty}
  - {id: year, date: 2019, title: Some time in 2019}
  - {id: decade, date: 196X, title: Some time in the sixties}
  - {id: span, date: 2018-12/2019-02, title: From winter on}
judgments:
  - {id: side, statement: A side issue.}
  - {id: main, statement: The main point.}
sources:
  - {id: src, type: report, title: Zebra, author: [{family: Adams}], publisher: P, issued: 2020,
     assessment: {reliability: C}}
  - {id: other, type: report, title: Apple, author: [{family: Young}]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, DATED)


def test_an_event_says_when_who_where_and_on_whose_word(library: Library) -> None:
    document = page(library, "visit")
    assert facts(document) == {
        "Date": "16 March 2023 to 17 March 2023",
        "Status": "scheduled",
        "Actors": "Korea, japan",
        "Place": "Tokyo",
        "Type": "cooperate",
        "Manner": "verbal",
        "Section": "S",
        "Sources": "",
        "In time": "the timeline",
    }
    assert [(one.source, one.locator) for one in cited(document)] == [(Place("b", "src"), "p. 2")]
    assert said(document.blocks[1]) == "He came to japan."


def test_an_event_names_its_section_and_the_sentences_that_mention_it(library: Library) -> None:
    document = page(library, "talks")
    assert facts(document)["Section"] == "S"
    assert under(document, "Mentioned in (1)") == ["S", "It began with Talks."]


def test_a_relation_says_who_is_tied_how_and_whether_it_binds(library: Library) -> None:
    document = page(library, "pact")
    assert facts(document) == {
        "Type": "treaty",
        "Tone": "cooperative",
        "Parties": "Korea, japan",
        "Tie": "shares with",
        "Time": "2016 to March 2023",
        "Force": "binding",
        "Obligations": "consultation, defense",
        "Sources": "",
    }
    assert "A pact of Korea." in said(*document.blocks)
    assert under(document, "Mentioned in (1)") == ["S", "See Korea shares with japan."]


def test_the_timeline_goes_by_date_and_a_vague_date_stands_where_it_begins(library: Library) -> None:
    document = page(library, "b:timeline")
    assert headings(document) == ["1960s (1)", "1965 (1)", "2018 (1)", "2019 (2)", "2023 (1)"]
    assert under(document, "2019 (2)") == ["2019 Some time in 2019 in its section", "August 2019 Talks in the text"]
    assert under(document, "1960s (1)") == ["1960s Some time in the sixties in its section"]
    assert under(document, "2018 (1)") == ["December 2018 to February 2019 From winter on in its section"]
    assert under(document, "2023 (1)") == ["16 March 2023 to 17 March 2023 Visit scheduled in its section"]


def test_actors_are_listed_by_kind_then_by_name_with_how_often_each_is_mentioned(library: Library) -> None:
    document = page(library, "b:actors")
    assert headings(document) == ["States (2)", "Territories (1)", "People (2)"]
    assert _rows(document)["States (2)"] == [["japan", "", "1"], ["Korea", "ROK · 대한민국", "1"]]
    assert _rows(document)["People (2)"] == [["Amy", "", "0"], ["zed", "", "0"]]


def _rows(document: d.Document) -> dict[str, list[list[str]]]:
    """The cells of each table, by the heading above it."""
    tables: dict[str, list[list[str]]] = {}
    for header, table in pairwise(document.blocks):
        if isinstance(header, d.Header) and isinstance(table, d.Table):
            tables[said(header)] = [[d.plain_text(cell) for cell in row] for row in table.rows]
    return tables


def test_an_index_of_actors_can_be_asked_for_one_kind(library: Library) -> None:
    assert headings(compose(library, Place("b", view="actors", query="kind=person"))) == ["People (2)"]
    with pytest.raises(UsageError, match="write one of"):
        compose(library, Place("b", view="actors", query="kind=king"))


def test_many_actors_of_one_kind_stand_letter_by_letter(tmp_path: Path) -> None:
    actors = "".join(f"  - {{id: a{n}, kind: company, name: {'ABC'[n % 3]}{n}}}\n" for n in range(70))
    document = page(library_of(tmp_path, f"b\nactors:\n{actors}"), "b:actors")
    assert headings(document) == ["Companies (70)", "A (24)", "B (23)", "C (23)"]
    assert [len(rows) for rows in _rows(document).values()] == [24, 23, 23]


def test_sources_are_listed_by_reference_with_where_when_and_how_reliable(library: Library) -> None:
    (listed,) = page(library, "b:sources").blocks
    assert isinstance(listed, d.BulletList)
    assert [said(*item) for item in listed.items] == ["Adams, Zebra · P, 2020 · C", "Young, Apple · n.d."]


def test_judgments_are_listed_with_the_key_ones_first(library: Library) -> None:
    (listed,) = page(library, "b:judgments").blocks
    assert isinstance(listed, d.OrderedList)
    assert [said(*item).split(".")[0] for item in listed.items] == ["The main point", "A side issue"]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("timeline", "No events."),
        ("judgments", "No judgments."),
        ("actors", "No actors."),
        ("sources", "No sources."),
        ("problems", "No problems were found."),
    ],
)
def test_an_empty_page_says_that_it_is_empty(tmp_path: Path, view: str, words: str) -> None:
    library = library_of(tmp_path, "b\nsections: [{id: s, title: S, text: x, takeaway: y}]\n")
    assert said(*page(library, f"b:{view}").blocks) == words


def test_problems_are_listed_file_by_file_with_place_severity_and_advice(small: Library) -> None:
    document = page(small, "small:problems")
    assert headings(document) == ["small.briefing.yaml (2 problems)"]
    rows = under(document, "small.briefing.yaml (2 problems)")
    assert len(rows) == 2
    assert "no record has the id 'nobody'" in rows[0]
    assert "no source has the id 'ghost'" in rows[1]
    assert [kind for kind, _ in chips(*document.blocks)] == ["error", "error"]
    problem = small.problems[0]
    assert rows[0].startswith(f"{problem.line}:{problem.column} error dangling-reference")
    assert problem.hint in rows[0]


def test_a_folder_with_problems_in_two_files_keeps_them_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        head = f"format: briefing/1\nid: {name}\ntitle: T\nwrong: 1\n"
        (tmp_path / f"{name}.briefing.yaml").write_text(head, encoding="utf-8")
    document = page(load(tmp_path, label="lib"), ":problems")
    assert headings(document) == ["lib/a.briefing.yaml (1 problem)", "lib/b.briefing.yaml (1 problem)"]


def test_a_broken_link_shows_its_words_and_says_why_it_leads_nowhere(small: Library) -> None:
    (broken,) = (link for link in links(page(small, "security")) if link.kind == "broken")
    assert (broken.target, said(d.Plain((broken,)))) == ("", "nobody")
    assert broken.title == "nothing has the id 'nobody'"


def test_a_citation_of_nothing_is_shown_as_such_and_gets_no_number(small: Library) -> None:
    document = page(small, "security")
    assert [one.source for one in cited(document)] == [Place("small", "paper"), None]
    assert [entry.source for entry in document.references] == [Place("small", "paper")]
    assert "ghost" in shown(document)


def test_sources_are_numbered_by_first_citation_and_listed_once(small: Library) -> None:
    document = page(small, "rupture")
    assert [(entry.number, entry.source.id) for entry in document.references] == [(1, "wire"), (2, "paper")]
    document = page(small, "history")
    assert [(entry.number, entry.source.id) for entry in document.references] == [(1, "paper"), (2, "wire")]
