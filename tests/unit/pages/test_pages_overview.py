"""The overview of a briefing: the answer first, then the way to everything else."""

from pathlib import Path

from pages_helpers import callouts, chips, headings, library_of, links, page, said, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place

TWO_JUDGMENTS = """b
key_judgments: [second, first]
issued: 2023-05
status: draft
sections:
  - {id: s, title: S, text: Nothing.}
judgments:
  - {id: first, statement: It may rain., likelihood: {term: unlikely}, confidence: low}
  - {id: second, statement: It will be dry., likelihood: {term: likely}, confidence: high}
  - {id: third, statement: No key judgment.}
"""


def test_the_bottom_line_comes_before_everything_else(small: Library) -> None:
    document = page(small, "small:overview")
    assert callouts(document, "bottom-line") == ["Bottom line Seoul withdrew its notice ."]
    first_heading = next(index for index, block in enumerate(document.blocks) if isinstance(block, d.Header))
    bottom_line = next(i for i, block in enumerate(document.blocks) if isinstance(block, d.Div) and block.classes)
    assert bottom_line < first_heading


def test_issue_cutoff_marking_and_standing_are_said_on_top(small: Library, tmp_path: Path) -> None:
    line = said(page(small, "small:overview").blocks[0])
    assert line == "issued 27 April 2023 · information cutoff 27 April 2023 · TLP:CLEAR"
    assert said(page(library_of(tmp_path, TWO_JUDGMENTS), "b:overview").blocks[0]) == "issued May 2023 · draft"


def test_key_judgments_stand_in_the_order_the_author_gave(tmp_path: Path) -> None:
    rows = under(page(library_of(tmp_path, TWO_JUDGMENTS), "b:overview"), "Key judgments")
    assert [row.split(".")[0] for row in rows] == ["It will be dry", "It may rain"]


def test_likelihood_with_its_band_and_confidence_are_two_chips(small: Library) -> None:
    found = chips(*page(small, "small:overview").blocks)
    assert found == [("likelihood", "likely (55–80 %)"), ("confidence", "moderate confidence")]


def test_a_key_judgment_leads_to_its_evidence_and_says_how_much_there_is(small: Library) -> None:
    (way,) = (link for link in links(page(small, "small:overview")) if link.kind == "judgment")
    assert said(d.Plain((way,))) == "evidence: 1 for, 1 against"
    assert way.target == Place("small", "kj-holds")


def test_every_top_section_is_named_with_its_takeaway(small: Library) -> None:
    (rows,) = (block for block in page(small, "small:overview").blocks if isinstance(block, d.DefinitionList))
    assert [(said(d.Plain(term)), said(*body)) for term, body in rows.items] == [
        ("History", "Each settlement left something open."),
        ("Security", "The pact held."),
    ]


def test_notes_of_the_head_have_headings_of_their_own(tmp_path: Path) -> None:
    notes = "b\nscope_note: Only May.\nsource_summary: Thin.\nchange_note: All of it.\n"
    document = page(library_of(tmp_path, notes), "b:overview")
    assert headings(document) == ["Scope", "Sources in brief", "What changed"]
    assert under(document, "Sources in brief") == ["Thin."]


def test_what_a_briefing_does_not_have_is_not_announced(tmp_path: Path) -> None:
    text = said(*page(library_of(tmp_path, "b\n"), "b:overview").blocks)
    assert text == ""


def test_counts_on_the_overview_equal_the_lists_they_open_shared_registries_included(tmp_path: Path) -> None:
    shared = """\
actors: [{id: un, kind: organization, name: United Nations}, {id: eu, kind: organization, name: European Union}]
sources: [{id: common, type: report, title: Common}]
events: [{id: war, date: 1950, title: War}]
judgments: [{id: j, statement: Common ground.}]
"""
    own = "b\nactors: [{id: kor, kind: state, name: Korea}]\nevents: [{id: e, date: 2023, title: E}]\n"
    library = library_of(tmp_path, own, shared=shared)
    ways = {link.target: said(d.Plain((link,))) for link in links(page(library, "b:overview"))}
    assert ways == {
        Place("b", view="timeline"): "2 events",
        Place("b", view="judgments"): "1 judgment",
        Place("b", view="actors"): "3 actors",
        Place("b", view="sources"): "1 source",
    }
    for place, words in ways.items():
        assert isinstance(place, Place)
        blocks = page(library, str(place)).blocks
        items = [item for block in blocks if isinstance(block, d.BulletList | d.OrderedList) for item in block.items]
        rows = [row for block in blocks if isinstance(block, d.Table) for row in block.rows]
        assert len(items) + len(rows) == int(words.split()[0]), place


def test_the_legend_explains_likelihood_only_where_one_is_stated(small: Library, tmp_path: Path) -> None:
    assert page(small, "small:overview").legend.startswith("Likelihood after ICD 203: almost no chance 1–5 %; ")
    assert page(small, "kor").legend == ""
    phia = library_of(tmp_path, TWO_JUDGMENTS.replace("issued", "scales: {likelihood: phia}\nissued"))
    legend = page(phia, "b:overview").legend
    assert "the PHIA yardstick" in legend
    assert "likely 55–75 %" in legend
