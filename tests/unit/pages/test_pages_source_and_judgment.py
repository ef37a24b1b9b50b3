"""What a doubting reader asks: what a source is and what rests on it, what a judgment stands on."""

from pathlib import Path

import pytest
from pages_helpers import chips, cited, facts, headings, library_of, links, page, said, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place

DOUBT = """b
sections:
  - {id: s, title: S, text: "It rained [@src, p. 4]. It rained again [@src; @copy]."}
sources:
  - id: src
    type: report
    title: Rain
    author: [{family: Kim, given: Min}, {literal: The Institute}]
    publisher: The Institute
    issued: 2023-03-22
    URL: https://example.org/rain
    accessed: 2023-04
    language: ko
    original-title: 비
    assessment: {reliability: B, descriptor: Counts drops., origin: primary}
  - {id: copy, type: webpage, title: Copy of rain, assessment: {origin: derived, derived_from: [src]}}
  - {id: idle, type: book, title: Never cited}
events:
  - {id: storm, date: 2023, title: Storm, citations: ["src, p. 1"]}
judgments:
  - id: wet
    statement: "It will stay wet in [[kor]]."
    likelihood: {term: very likely}
    confidence: moderate
    confidence_basis: "Two gauges agree [@copy]."
    horizon: 2023/2024
    citations: [copy]
    evidence:
      - {source: copy}
      - {source: src, stance: contradicts, credibility: 3, locator: p. 2}
      - {source: idle, stance: contradicts, note: A dry book., quote: {exact: no rain at all}}
      - {source: copy, stance: context, note: Background.}
    alternatives: [{statement: It dries up., likelihood: unlikely, why: No sun.}]
    dissent: [{by: The Met Office, statement: Too early to say.}]
    change: {direction: raised, from: old, reason: More rain.}
    implications: Bring an umbrella.
  - {id: old, statement: It may stay wet.}
actors: [{id: kor, kind: state, name: Korea}]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, DOUBT)


def test_a_source_opens_with_its_full_reference(library: Library) -> None:
    words = said(page(library, "src").blocks[0])
    assert words == "Min Kim and The Institute, Rain (The Institute, 22 March 2023), https://example.org/rain."


def test_a_source_says_what_the_authors_think_of_it(library: Library) -> None:
    rows = facts(page(library, "src"))
    assert rows == {
        "Key": "src",
        "Reliability": "B, usually reliable",
        "Origin": "primary",
        "What it is": "Counts drops.",
        "Original": "비",
        "Language": "ko",
        "Archived copy": "none",
        "Accessed": "April 2023",
    }
    assert under(page(library, "copy"), "Derived from (1)") == ["Rain"]


def test_what_rests_on_a_source_is_listed_kind_by_kind(library: Library) -> None:
    document = page(library, "src")
    assert headings(document)[1:5] == ["What rests on it (4)", "Judgments (1)", "Events (1)", "Sentences (2)"]
    assert under(document, "What rests on it (4)") == [
        "It will stay wet in Korea. contradicts credibility 3, possibly true",
        "Storm",
        "S",
        "It rained .",
        "It rained again .",
    ]
    assert ("src", "p. 4") in [(one.key, one.locator) for one in cited(document)]


def test_evidence_with_a_note_is_marked_where_it_contradicts_too(library: Library) -> None:
    rows = under(page(library, "idle"), "What rests on it (1)")
    assert rows == ["It will stay wet in Korea. contradicts A dry book."]


def test_a_contradiction_is_not_hidden_by_another_use_of_the_same_source(tmp_path: Path) -> None:
    twice = "evidence: [{source: src, stance: contradicts}, {source: src}]\n    citations: [src]"
    text = f"b\nsources: [{{id: src, type: report, title: R}}]\njudgments:\n  - id: j\n    statement: J.\n    {twice}\n"
    assert under(page(library_of(tmp_path, text), "src"), "What rests on it (1)") == ["J. contradicts"]


def test_sources_that_repeat_a_source_are_named(library: Library) -> None:
    assert under(page(library, "src"), "Repeated by (1)") == ["Copy of rain"]


def test_a_source_without_a_date_ends_in_one_full_stop(library: Library) -> None:
    assert said(page(library, "idle").blocks[0]) == "Never cited (n.d.)."


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "HTTP-x://example.org"])
def test_an_address_of_another_scheme_is_text(tmp_path: Path, url: str) -> None:
    text = f"b\nsources: [{{id: src, type: webpage, title: R, URL: '{url}', archive_url: '{url}'}}]\n"
    document = page(library_of(tmp_path, text), "src")
    assert links(document) == []
    assert said(*document.blocks).count(url) == 3  # the address, and twice that of the copy


def test_a_judgment_shows_its_two_measures_apart(library: Library) -> None:
    first = page(library, "wet").blocks[0]
    assert chips(first) == [("likelihood", "very likely (80–95 %)"), ("confidence", "moderate confidence")]


def test_a_judgment_is_called_by_its_statement_without_marks(library: Library) -> None:
    assert page(library, "wet").title == "It will stay wet in Korea."


def test_a_judgment_says_its_horizon_its_basis_and_how_it_moved(library: Library) -> None:
    rows = facts(page(library, "wet"))
    assert rows["Horizon"] == "2023 to 2024"
    assert rows["Confidence rests on"] == "Two gauges agree ."
    assert rows["Change"] == "raised · the earlier judgment · More rain."
    assert rows["Section"] == "S"


def test_evidence_is_split_by_what_it_does_to_the_judgment(library: Library) -> None:
    document = page(library, "wet")
    found = [h for h in headings(document) if h.startswith(("Evidence", "Supports", "Contradicts", "Context"))]
    assert found == ["Evidence (4)", "Supports (1)", "Contradicts (2)", "Context (1)"]
    assert under(document, "Evidence (4)") == [
        "Copy of rain",
        "Rain reliability B, usually reliable credibility 3, possibly true",
        "Never cited “no rain at all” A dry book.",
        "Copy of rain Background.",
    ]


def test_alternatives_and_dissent_are_told_with_their_reasons(library: Library) -> None:
    document = page(library, "wet")
    assert under(document, "Alternatives (1)") == ["It dries up. unlikely (20–45 %) No sun."]
    assert under(document, "Dissent (1)") == ["The Met Office: Too early to say."]
    assert under(document, "What follows") == ["Bring an umbrella."]


def test_a_judgment_without_evidence_says_so(library: Library) -> None:
    document = page(library, "old")
    assert under(document, "Evidence") == ["None is given."]
    assert chips(*document.blocks) == []


def test_the_evidence_of_a_judgment_leads_to_its_sources(library: Library) -> None:
    targets = {link.target for link in links(page(library, "wet")) if link.kind == "source"}
    assert targets == {Place("b", "copy"), Place("b", "src"), Place("b", "idle")}


def test_a_term_that_the_scale_does_not_know_is_shown_as_written(tmp_path: Path) -> None:
    text = "b\njudgments: [{id: j, statement: J., likelihood: {term: dunno}, confidence: medium}]\n"
    first = page(library_of(tmp_path, text), "j").blocks[0]
    assert isinstance(first, d.Div)
    assert chips(first) == [("likelihood", "dunno"), ("confidence", "medium confidence")]
