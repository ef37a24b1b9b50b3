"""Where asking why leads, from every citation on every page, and what stands there."""

from pathlib import Path

import pytest
from pages_helpers import every_place, headings, library_of, shown, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.support import support_of
from briefing.pages.compose import compose
from briefing.pages.trace import trace_at, trace_of, trace_of_source

TWICE = """b
bottom_line: Rain fell [@wire].
sections: [{id: s, title: S, text: "Rain fell [@wire]. Snow fell on the hills [@wire; @paper]."}]
judgments: [{id: holds, statement: It holds., evidence: [{source: wire}],
  alternatives: [{statement: It breaks., why: "Ice may form on roads [@wire]."}]}]
events: [{id: rain, date: 2023-03-06, title: Rain, citations: [wire]}]
actors: [{id: kor, kind: state, name: Korea, positions: [{issue: Rain, text: Likes the rain., as_of: 2022,
  citations: [wire]}, {issue: Rain, text: Hates the snow., citations: [wire]}]}]
sources:
  - {id: wire, type: report, title: Wire, issued: 2023-03-07}
  - {id: paper, type: report, title: Paper}
  - {id: idle, type: report, title: Idle}
"""


@pytest.fixture
def twice(tmp_path: Path) -> Library:
    return library_of(tmp_path, TWICE)


@pytest.mark.parametrize(
    ("by", "words", "leads_to"),
    [
        ("s", "Rain fell [1].", "b/s:trace#claim-1"),
        ("s", "Snow fell on the hills [1; 2].", "b/s:trace#claim-2"),
        ("holds", "Wire [1]", "b/holds:trace#claim-1-wire"),
        ("holds", "Ice may form on roads [1].", "b/holds:trace#claim-2"),
        ("rain", "6 March 2023 Rain [1]", "b/rain:trace#claim-1-wire"),
        ("kor", "as of 2022: Likes the rain. [1]", "b/kor:trace#claim-1"),
        ("kor", "Hates the snow. [1]", "b/kor:trace#claim-2"),
        ("", "Rain fell [1].", "b:trace#claim-1"),
    ],
)
def test_a_citation_leads_to_the_claim_whose_words_stand_around_it(
    twice: Library, by: str, words: str, leads_to: str
) -> None:
    record = Place("b", by) if by else Place("b", view="overview")
    assert str(trace_at(twice, record, Place("b", "wire"), words)) == leads_to


def test_what_is_cited_nowhere_has_no_trace(twice: Library) -> None:
    assert trace_at(twice, Place("b", "holds"), Place("b", "paper"), "It holds.") is None
    assert trace_of(twice, Place("b", "idle")) is None
    assert trace_of(twice, Place("b", "kor")) == Place("b", "kor", "trace")


def test_a_source_that_is_named_leads_to_the_evidence_or_to_what_rests_on_it(twice: Library) -> None:
    wire = Place("b", "wire")
    assert str(trace_of_source(twice, Place("b", "holds"), wire)) == "b/holds:trace#claim-1-wire"
    for page in (Place("b", "holds", "trace"), Place("b", view="sources"), Place("b", "s"), Place("b", "kor")):
        assert str(trace_of_source(twice, page, wire)) == "b/wire#rests"


def test_the_trace_sets_what_rests_on_a_source_against_the_day_it_was_reported(twice: Library) -> None:
    text = shown(compose(twice, Place("b", "holds", "trace")), 200)
    assert "also under 7 other claims, among them Rain (6 March 2023, reported 1 day later)" in text


def test_parts_of_a_record_with_one_name_are_told_apart_by_their_day(twice: Library) -> None:
    titles = headings(compose(twice, Place("b", "kor", "trace")))
    assert [title for title in titles if title.startswith("position")] == [
        "position: Rain, as of 2022",
        "position: Rain",
    ]
    assert under(compose(twice, Place("b", "kor", "trace")), "position: Rain, as of 2022")


def test_every_citation_on_every_page_leads_to_a_claim_of_its_record_that_cites_it(shipped: Library) -> None:
    support = support_of(shipped)
    traces: dict[Place, set[str]] = {}
    asked: set[tuple[Place, Place]] = set()
    for place in every_place(shipped):
        cites = (node for node in d.walk(compose(shipped, place).blocks) if isinstance(node, d.Cite))
        asked.update((one.by, one.source) for cite in cites for one in cite.citations if one.by and one.source)
    for by, source in asked:
        trace = trace_at(shipped, by, source, "")
        assert trace is not None, (by, source)
        if trace.page not in traces:
            blocks = compose(shipped, trace.page).blocks
            traces[trace.page] = {node.id for node in d.walk(blocks) if isinstance(node, d.Header | d.Div)}
        assert trace.anchor in traces[trace.page]
        claim = support.of(trace.speaker)[int(trace.anchor.split("-")[1]) - 1]
        assert source in {link.target for link in support.claims[claim]}
    assert len(asked) > 500
