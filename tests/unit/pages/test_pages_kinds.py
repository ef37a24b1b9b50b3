"""Figures, options, assumptions, judgments, gaps and terms: what a reader relies on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_everything import EVERYTHING
from pages_helpers import (
    callouts,
    chips,
    cited,
    facts,
    headings,
    library_of,
    links,
    page,
    said,
    shown,
    under,
)

from briefing.export.writers import write
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose_card, name_of
from briefing.pages.figure import number_words
from briefing.search.names import names, search_names


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, EVERYTHING)


def table(document: d.Document) -> list[list[str]]:
    """The cells of the first table, its head first."""
    first = next(node for node in d.walk(document.blocks) if isinstance(node, d.Table))
    return [[said(d.Plain(cell)) for cell in row] for row in (first.head, *first.rows)]


def test_a_figure_in_a_text_shows_its_numbers_with_gaps_and_standing(library: Library) -> None:
    assert table(page(library, "shows")) == [
        ["Period", "Resist", "Gas"],
        ["2018", "1,250.0", "41.95"],
        ["2019", "91.9", ""],
        ["2020", "", "—"],
        ["2021", "provisional 77.4", "estimated 7.70"],
    ]


def test_a_figure_in_a_text_says_what_it_shows_in_what_unit_and_from_where(library: Library) -> None:
    words = shown(page(library, "shows"))
    for part in (
        "Imports\n",
        "Two lines fall.",
        "\nper cent\n",
        "a Resist   b Gas",
        "? no value: b 2020",
        "Note  Codes changed.",
        "Sources  [1, p. 5]",
    ):
        assert part in words
    assert {node.id for node in d.walk(page(library, "shows").blocks) if isinstance(node, d.Div)} >= {"imports"}


def test_a_figure_has_the_same_numbers_on_its_own_page_which_says_where_it_stands(library: Library) -> None:
    document = page(library, "imports")
    assert table(document) == table(page(library, "shows"))
    assert under(document, "Shown in (1)") == ["What is shown"]
    assert "Shown in (1)" not in headings(page(library, "days"))
    assert table(page(library, "days")) == [["", "days"], ["2019", "92"]]


def test_a_period_that_a_series_names_twice_keeps_both_values(tmp_path: Path) -> None:
    points = "points: [[a, 1], [a, 2], [b, 3]]"
    more = "points: [[b, 4], [a, 5]]"
    text = f"""b
figures: [{{id: f, title: F, alt: A., kind: bar, unit: t, series: [{{label: x, {points}}}, {{label: y, {more}}}],
  citations: []}}]
"""
    assert table(page(library_of(tmp_path, text), "f")) == [
        ["", "x", "y"],
        ["a", "1", "5"],
        ["a", "2", ""],
        ["b", "3", "4"],
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (92.0, "92"),
        (31.4, "31.4"),
        (-1250.5, "-1,250.5"),
        (0.0, "0"),
        (1234567.0, "1,234,567"),
        (0.000012, "0.000012"),
        (1e300, "1e+300"),
        (1.5e-300, "1.5e-300"),
    ],
)
def test_numbers_are_written_as_people_write_them_and_lose_nothing(value: float, words: str) -> None:
    assert number_words(value) == words
    assert float(words.replace(",", "")) == value


@given(st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6).map(lambda number: number / 100), st.integers(0, 15))
def test_further_decimals_are_noughts_and_change_no_value(value: float, places: int) -> None:
    assert float(number_words(value, places).replace(",", "")) == value


def test_a_series_has_as_many_decimals_throughout_as_its_longest_value(tmp_path: Path) -> None:
    first = '[["2019", 44.0], ["2020", 42.3], ["2021", null, M], ["2022", null, Q], ["2023", null, O]]'
    second = '[["2019", 108.0], ["2020", 7]]'
    library = library_of(
        tmp_path,
        f"""b
figures: [{{id: f, title: F, alt: A., kind: bar, unit: t, series: [{{label: x, points: {first}}},
  {{label: y, points: {second}}}], citations: []}}]
""",
    )
    document = page(library, "f")
    assert table(document)[1:] == [
        ["2019", "44.0", "108"],
        ["2020", "42.3", "7"],
        ["2021", "cannot exist", ""],
        ["2022", "suppressed", ""],
        ["2023", "—", ""],
    ]
    (chart,) = (node for node in d.walk(document.blocks) if isinstance(node, d.Chart))
    assert [point.said for point in chart.plot.series[0].points] == ["44.0", "42.3", "", "", ""]
    assert said(*page(library, ":figures").blocks) == "F · t · 2019 to 2023"


def test_options_stand_on_their_criteria_with_the_baseline_marked(library: Library) -> None:
    rows = [
        ["Option", "Cost", "Effect"],
        ["Stay (baseline)", "low", "—"],
        ["Link up", "* differs from baseline: high", "Large."],
    ]
    for at in ("choice", "shows"):
        tables = [node for node in d.walk(page(library, at).blocks) if isinstance(node, d.Table)]
        cells = [[said(d.Plain(cell)) for cell in row] for row in (tables[-1].head, *tables[-1].rows)]
        assert cells == rows, at


def test_exactly_the_grades_that_are_not_the_baselines_are_marked(tmp_path: Path) -> None:
    text = """b
option_sets:
  - id: o
    question: 'Which?'
    criteria: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]
    options:
      - {id: now, title: Now, baseline: true, ratings: {a: {value: low}, b: {value: high}, c: {text: Unclear.}}}
      - {id: new, title: New, ratings: {a: {value: low}, b: {value: low}, c: {value: high}}}
"""
    document = page(library_of(tmp_path, text), "o")
    assert table(document) == [
        ["Option", "A", "B", "C"],
        ["Now (baseline)", "low", "high", "Unclear."],
        ["New", "low", "* differs from baseline: low", "high"],
    ]
    assert said(document.blocks[0]) == "* differs from the baseline: Now"
    assert "low * baseline: high" in said(*document.blocks)


def test_an_option_set_in_a_text_says_what_speaks_for_and_against_and_what_is_advised(library: Library) -> None:
    document = page(library, "shows")
    (whole,) = callouts(document, "options")
    assert whole.startswith("How should Washington help? 2 options * differs from the baseline: Stay OptionCost")
    assert "Stay (baseline) For Easy. Link up Against Slow. Risks A leak in South Korea." in whole
    assert callouts(document, "recommendation") == ["Recommended Link up It binds. First steps Agree. Test."]


def test_a_decision_has_each_option_in_full_on_its_page(library: Library) -> None:
    document = page(library, "choice")
    assert headings(document) == ["Stay (baseline)", "Link up", "Recommendation", "Not considered (1)", "Shown in (1)"]
    rows = facts(document)
    assert rows["Decided by"] == "The United States"
    assert rows["Advised"] == "Link up"
    assert rows["Cost"] == "high * baseline: low. Seoul pays."
    assert Place("b", "wire") in [one.source for one in cited(document)]
    assert under(page(library, "b:options"), "") == []
    assert said(*page(library, "b:options").blocks) == (
        "Wait? · 1 option How should Washington help? · 2 options · advised: Link up"
    )


def test_advice_for_an_option_that_is_not_there_names_what_was_written(tmp_path: Path) -> None:
    text = """b
option_sets: [{id: o, question: 'Q?', criteria: [], options: [{id: a, title: A}], recommendation: {option: gone}}]
"""
    assert callouts(page(library_of(tmp_path, text), "o"), "recommendation") == ["Recommended gone"]


def test_an_assumption_says_how_firm_it_is_and_what_rests_on_it(library: Library) -> None:
    document = page(library, "missiles")
    assert callouts(document, "assumption") == ["linchpin caveated If wrong Sharing weakens."]
    assert under(document, "Judgments that rest on it (1)") == ["Seoul will keep the pact."]
    assert under(document, "Scenarios that rest on it (1)") == ["Relapse"]
    assert under(document, "Indicators (1)") == ["Tests stop. ambiguous as of April 2023"]
    assert facts(document)["About"] == "the North"
    assert [(one.key, one.locator) for one in cited(document)] == [("wire", ""), ("paper", "p. 2")]


def test_assumptions_with_which_an_argument_falls_are_listed_first(library: Library) -> None:
    assert said(*page(library, "b:assumptions").blocks) == (
        "Missiles of the North go on. linchpin caveated If wrong Sharing weakens."
        " Courts stay quiet. If wrong A sale follows."
    )


def test_a_judgment_shows_what_it_rests_on_and_what_would_move_it(library: Library) -> None:
    document = page(library, "lasts")
    assert under(document, "Assumptions (2)") == [
        "Missiles of the North go on. linchpin caveated If wrong Sharing weakens.",
        "Courts stay quiet. If wrong A sale follows.",
    ]
    assert under(document, "Indicators (2)") == [
        "Seoul gives notice. not observed as of 27 April 2023",
        "Ministers meet. observed as of 20 April 2023",
    ]


def test_a_statement_stands_once_on_its_page_and_its_links_and_sources_are_not_lost(library: Library) -> None:
    document = page(library, "lasts")
    text = " ".join(shown(document).split())
    assert text.count("will keep the pact") == 1
    assert write(library, (document.place,)).decode().startswith("# Seoul will keep the pact.\n")
    assert facts(document)["About"] == "Seoul"
    assert Place("b", "kor") in [link.target for link in links(document)]
    assert next((one.key, one.locator) for one in cited(document)) == ("wire", "p. 3")


def test_a_statement_stands_once_in_a_peek_too(library: Library) -> None:
    for ident in ("lasts", "missiles", "notice", "unknown", "court", "choice"):
        place = Place("b", ident)
        text = " ".join(shown(compose_card(library, place)).split())
        assert text.count(name_of(library, place)) == 1, ident


def test_a_number_that_the_authors_put_on_a_likelihood_stands_beside_the_band(library: Library) -> None:
    assert chips(page(library, "lasts").blocks[0]) == [("likelihood", "likely (55–80 %), put at 70 %")]


def test_a_gap_says_why_it_matters_and_what_would_close_it(library: Library) -> None:
    document = page(library, "unknown")
    assert facts(document) == {
        "Impact": "No view of motive.",
        "Would be resolved by": "Minutes.",
        "About": "Japan",
        "Section": "What is held",
    }
    assert under(document, "Mentioned in (1)")[0] == "What is shown"
    assert facts(page(library, "bare")) == {"Impact": "not stated"}


def test_a_term_says_what_it_means_and_where_it_is_used(library: Library) -> None:
    document = page(library, "deterrence")
    assert facts(document)["Japanese"] == "抑止"
    assert "Keeping others from acting." in said(*document.blocks)
    assert under(document, "Used in (1)")[0] == "What is shown"
    assert search_names(names(library), "抑止")[0].place == Place("b", "deterrence")


def test_the_glossary_goes_by_the_alphabet_whatever_the_case(library: Library) -> None:
    (terms,) = page(library, "b:glossary").blocks
    assert isinstance(terms, d.DefinitionList)
    assert [said(d.Plain(term), *body) for term, body in terms.items] == [
        "ACSA An agreement.",
        "deterrence · 抑止 (Japanese) Keeping others from acting.",
    ]
