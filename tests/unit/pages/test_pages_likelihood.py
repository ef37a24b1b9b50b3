"""Words of likelihood: every one with the band of the declared scale, and a page that compares the scales."""

from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import callouts, chips, library_of, links, page, said, shown

from briefing.model import document as d
from briefing.model.head import Head, Scales
from briefing.model.judgments import Judgment, Likelihood
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.scales import LIKELIHOOD, band
from briefing.pages.compose import compose
from briefing.pages.contents import context

Scale = Literal["icd203", "phia", "ipcc"]
SCALES: tuple[Scale, ...] = ("icd203", "phia", "ipcc")


def judging(statement: str, term: str, scale: Scale = "icd203") -> Library:
    head = Head(id="b", title="B", format="briefing/1", scales=Scales(likelihood=scale), key_judgments=("kj",))
    judgment = Judgment(id="kj", statement=statement, likelihood=Likelihood(term))
    return Library({"b": Briefing(head=head, records={"kj": judgment}, sections=())})


SCALED = st.sampled_from([(scale, row.term) for scale in SCALES for row in LIKELIHOOD[scale]])


def on_overview(library: Library) -> str:
    (found,) = (
        node for node in d.walk(page(library, "b:overview").blocks) if isinstance(node, d.Div) and node.id == "kj"
    )
    return said(*found.blocks)


@given(SCALED)
def test_the_band_is_that_of_the_declared_scale_in_the_text_and_on_the_chip(scaled: tuple[Scale, str]) -> None:
    scale, term = scaled
    words = f"{term} ({band(scale, term)})"
    library = judging(f"It is {term} that it holds.", term, scale)
    assert on_overview(library).startswith(f"It is {words} that it holds. {words}")
    assert chips(*page(library, "b/kj").blocks)[0] == ("likelihood", words)


@pytest.mark.parametrize(
    ("statement", "term", "shown_as"),
    [
        ("It is very likely.", "likely", "It is very likely (80–95 %)."),
        (
            "It is unlikely, roughly even odds at best.",
            "likely",
            "It is unlikely (20–45 %), roughly even odds (45–55 %) at best.",
        ),
        ("A remote island, almost certain.", "likely", "A remote island, almost certain (95–99 %)."),
        ("It is almost certainly so.", "likely", "It is almost certainly so."),
        ("Likely, it holds.", "likely", "Likely (55–80 %), it holds."),
        ("It is *likely* to hold.", "likely", "It is likely (55–80 %) to hold."),
        ("It is not likely.", "likely", "It is not likely."),
        ("It is likely, then likely again.", "likely", "It is likely (55–80 %), then likely (55–80 %) again."),
        ("It is `likely`.", "likely", "It is likely."),
        ("See [[kj|likely]].", "likely", "See likely."),
        ("It will probably hold.", "likely", "It will probably hold."),
    ],
)
def test_every_word_of_the_scale_gets_its_band(statement: str, term: str, shown_as: str) -> None:
    assert on_overview(judging(statement, term)).startswith(f"{shown_as} likely (55–80 %)")


def test_a_term_that_is_a_common_word_too_is_an_estimate_where_a_judgment_gives_it() -> None:
    assert on_overview(judging("The risk is remote.", "remote")).startswith("The risk is remote (1–5 %).")


def test_all_that_a_judgment_says_has_its_bands_its_title_too(tmp_path: Path) -> None:
    text = """b
scales: {likelihood: phia}
judgments:
  - id: j
    statement: It is highly likely [@src].
    likelihood: {term: highly likely}
    confidence_basis: Basis likely.
    alternatives: [{statement: Other unlikely., likelihood: unlikely, why: Why likely.}]
    dissent: [{by: us, statement: Dissent likely.}]
    change: {direction: raised, reason: Reason likely.}
    implications: "Effect *likely*."
sources: [{id: src, type: report, title: Src}]
"""
    document = page(library_of(tmp_path, text), "j")
    assert document.title == "It is highly likely (80–90 %)."
    words = said(*document.blocks)
    for start in ("Basis", "Why", "Dissent", "Reason", "Effect"):
        assert f"{start} likely (55–75 %)." in words
    assert "Other unlikely (25–35 %). unlikely (25–35 %)" in words


def test_an_alternative_has_its_own_word_with_its_band(small: Library) -> None:
    text = shown(compose(small, Place("small", "kj-holds")))
    assert "A court reopens the dispute. unlikely (20–45 %)" in text


def test_every_chip_of_likelihood_leads_to_the_legend(small: Library) -> None:
    for place in (Place("small", view="overview"), Place("small", "kj-holds"), Place("small", "history")):
        document = compose(small, place)
        spans = [node for node in d.walk(document.blocks) if isinstance(node, d.Span) and "likelihood" in node.classes]
        leading = [link for link in links(document) if link.kind == "likelihood"]
        assert len(spans) == len(leading) > 0
        assert {link.target for link in leading} == {Place("small", view="likelihood")}


def test_confidence_is_a_chip_of_its_own(small: Library) -> None:
    found = chips(*compose(small, Place("small", "kj-holds")).blocks)
    assert ("confidence", "moderate confidence") in found
    assert not [words for kind, words in found if kind == "likelihood" and "confidence" in words]


def test_the_legend_has_every_word_of_every_scale_with_its_band(small: Library) -> None:
    document = compose(small, Place("small", view="likelihood"))
    (table,) = (node for node in d.walk(document.blocks) if isinstance(node, d.Table))
    rows = {said(d.Plain(row[0])): [said(d.Plain(cell)) for cell in row[1:]] for row in table.rows}
    for column, (scale, terms) in enumerate(LIKELIHOOD.items()):
        for row in terms:
            assert rows[row.term][column] == str(row)
        assert sum(cells[column] != "-" for cells in rows.values()) == len(terms), scale
    assert [said(d.Plain(cell)) for cell in table.head] == ["Word", "ICD 203 (used here)", "PHIA yardstick", "IPCC"]
    assert said(*document.blocks).startswith("This briefing speaks the words of ICD 203.")


def test_the_bars_of_the_legend_begin_and_end_with_their_bands(small: Library) -> None:
    (chart,) = (node for node in compose(small, Place("small", view="likelihood")).blocks if isinstance(node, d.Chart))
    for series, scale in zip(chart.plot.series, LIKELIHOOD, strict=True):
        for point in series.points:
            found = band(scale, point.period)
            assert found is not None
            assert (point.low, point.value, point.said) == (found.low, found.high, str(found))


def test_a_library_that_mixes_scales_shows_bands_alone_and_says_who_speaks_which(tmp_path: Path) -> None:
    judgment = "judgments: [{id: kj, statement: It is likely., likelihood: {term: likely}}]\nkey_judgments: [kj]\n"
    library = library_of(tmp_path, f"east\n{judgment}", f"west\nscales: {{likelihood: ipcc}}\n{judgment}")
    for view in (":overview", ":judgments"):
        assert [words for _, words in chips(*page(library, view).blocks)] == ["55–80 %", "66–100 %"]
        assert "It is likely (66–100 %)." in said(*page(library, view).blocks)
    assert chips(*page(library, "west:overview").blocks) == [("likelihood", "likely (66–100 %)")]
    words = said(*page(library, ":likelihood").blocks)
    assert words.startswith("Words of likelihood are those of ICD 203 in EAST; the IPCC in WEST.")


def test_the_way_to_the_legend_does_not_count_as_something_that_a_page_touches(small: Library) -> None:
    beside = context(small, compose(small, Place("small", "kj-holds")))
    assert "Words of likelihood" not in said(*beside.blocks)
    assert callouts(compose(small, Place("small", "history")), "judgment")
