"""What short YAML becomes: records with typed values, and defaults for what is left out."""

from pathlib import Path

import pytest
from reading_helpers import read

from briefing.model.edtf import Edtf
from briefing.model.fields import CitationItem, Citations, Quote
from briefing.model.figures import Figure, Point
from briefing.model.glossary import Gap, Term
from briefing.model.indicators import Indicator, IndicatorStatus
from briefing.model.judgments import Assumption, Change, Dissent, Judgment, Likelihood
from briefing.model.options import Criterion, Option, OptionSet, Rating, Recommendation
from briefing.model.records import kind_of
from briefing.model.scenarios import Branch, Excursion, Impact, Outcome, Phase, Response, Scenario, Variable


def test_a_variable_names_its_cases_in_words(tmp_path: Path) -> None:
    variable = read(
        tmp_path,
        Variable,
        """\
variables:
  - id: bases
    question: Are the bases open?
    base_case: They are.
    excursions:
      - {id: closed, label: They are not.}
      - {id: late, label: Only after a week.}
    layer: political
    citations: [report, "other, p. 3"]
""",
    )
    assert variable.excursions == (
        Excursion(id="closed", label="They are not."),
        Excursion(id="late", label="Only after a week."),
    )
    assert [variable.case(setting) for setting in ("base_case", "closed", "late", "no", "")] == [
        "They are.", "They are not.", "Only after a week.", "", "",
    ]  # fmt: skip
    assert variable.citations == Citations((CitationItem("report"), CitationItem("other", "p. 3")))
    assert (variable.name, variable.layer, variable.magnitude) == ("Are the bases open?", "political", "")


def test_a_scenario_holds_settings_course_outcomes_and_counts(tmp_path: Path) -> None:
    scenario = read(
        tmp_path,
        Scenario,
        """\
scenarios:
  - id: blockade
    title: A blockade
    kind: excursion
    premise: Ports are closed.
    horizon: 2026/2028
    base: peace
    settings: {bases: closed, weather: base_case}
    triggers: [A declaration., An accident.]
    phases: [{at: day 3, text: Ships turn back., actors: [chn]}, {text: Talks begin.}]
    branches: [{if: A ship is sunk., to: war}]
    responses: [{actor: jpn, text: It waits., citations: [report]}]
    outcomes: [{label: It ends, text: Ports open., count: 2}, {label: It goes on, count: 1, likelihood: unlikely}]
    measure_of_outcome: Ships that get through.
    iterations: 3
    impacts: [{dimension: trade, on: Japan, severity: grave, text: It halves.}]
    indicators: [ships]
    assumptions: [calm]
    off_ramps: [A truce.]
    not_estimated: A game is no forecast.
""",
    )
    assert scenario.settings == {"bases": "closed", "weather": "base_case"}
    assert scenario.horizon == Edtf("2026/2028")
    assert scenario.phases == (Phase(at="day 3", text="Ships turn back.", actors=("chn",)), Phase(text="Talks begin."))
    assert scenario.branches == (Branch(if_="A ship is sunk.", to="war"),)
    assert scenario.responses == (
        Response(actor="jpn", text="It waits.", citations=Citations((CitationItem("report"),))),
    )
    assert scenario.outcomes == (
        Outcome(label="It ends", text="Ports open.", count=2),
        Outcome(label="It goes on", count=1, likelihood="unlikely"),
    )
    assert scenario.impacts == (Impact(dimension="trade", on="Japan", severity="grave", text="It halves."),)
    assert (scenario.base, scenario.iterations, scenario.likelihood) == ("peace", 3, None)
    assert (scenario.triggers, scenario.off_ramps) == (("A declaration.", "An accident."), ("A truce.",))
    assert (scenario.indicators, scenario.assumptions) == (("ships",), ("calm",))


def test_a_scenario_of_four_fields_leaves_all_else_empty(tmp_path: Path) -> None:
    scenario = read(tmp_path, Scenario, "scenarios: [{id: s, title: S, kind: base, premise: P.}]\n")
    assert scenario == Scenario(id="s", title="S", kind="base", premise="P.")
    assert (scenario.settings, scenario.iterations, scenario.likelihood, scenario.horizon) == ({}, None, None, None)


def test_an_indicator_says_what_it_would_mean_and_whether_it_was_seen(tmp_path: Path) -> None:
    indicator = read(
        tmp_path,
        Indicator,
        """\
indicators:
  - id: ships
    statement: Ships turn back.
    scenarios: {blockade: consistent, peace: inconsistent, other/war: neutral}
    judgments: [calm]
    threshold: 3 a day
    lead_time: 2
    status: {value: not_observed, as_of: 2023-04, citations: [log]}
""",
    )
    assert indicator.scenarios == {"blockade": "consistent", "peace": "inconsistent", "other/war": "neutral"}
    assert indicator.status == IndicatorStatus(
        value="not_observed", as_of=Edtf("2023-04"), citations=Citations((CitationItem("log"),))
    )
    assert (indicator.threshold, indicator.lead_time, indicator.where_seen) == ("3 a day", "2", "")


def test_an_option_set_weighs_options_on_its_criteria(tmp_path: Path) -> None:
    options = read(
        tmp_path,
        OptionSet,
        """\
option_sets:
  - id: course
    question: What now?
    decision_maker: The cabinet
    criteria: [{id: cost, label: Cost}, {id: risk, label: Risk of war}]
    options:
      - id: wait
        title: Wait
        baseline: true
        ratings: {cost: {value: 3, text: It is cheap., citations: ["report, p. 9"]}, risk: {value: +}}
        pros: [Nobody is hurt.]
      - {id: act, title: Act, baseline: false, risks: [War.]}
    recommendation: {option: wait, rationale: It is cheap., next_steps: [Ask again.]}
    excluded: ["Surrender: nobody asks for it."]
""",
    )
    assert options.criteria == (Criterion(id="cost", label="Cost"), Criterion(id="risk", label="Risk of war"))
    wait, act = options.options
    assert wait.ratings == {
        "cost": Rating(value="3", text="It is cheap.", citations=Citations((CitationItem("report", "p. 9"),))),
        "risk": Rating(value="+"),
    }
    assert (wait.baseline, wait.pros) == (True, ("Nobody is hurt.",))
    assert act == Option(id="act", title="Act", risks=("War.",))
    assert options.recommendation == Recommendation(option="wait", rationale="It is cheap.", next_steps=("Ask again.",))
    assert (options.excluded, options.name) == (("Surrender: nobody asks for it.",), "What now?")


def test_the_points_of_a_figure_are_short_lists_with_gaps_and_status(tmp_path: Path) -> None:
    figure = read(
        tmp_path,
        Figure,
        """\
figures:
  - id: trade
    title: Trade
    alt: Trade falls.
    kind: bar
    unit: per cent
    series:
      - label: Japan
        points:
          - [2019, 5]
          - [2020-05, -1.5]
          - [2022-Q3, null, M]
          - [first year, 1e3, P]
      - points: []
    citations: [report]
""",
    )
    first, second = figure.series
    assert first.points == (
        Point("2019", 5.0), Point("2020-05", -1.5), Point("2022-Q3", None, "M"), Point("first year", 1000.0, "P"),
    )  # fmt: skip
    assert (first.label, second.label, second.points) == ("Japan", "", ())
    assert (figure.kind, figure.unit) == ("bar", "per cent")


def test_a_figure_is_a_line_unless_it_says_otherwise(tmp_path: Path) -> None:
    figure = read(tmp_path, Figure, "figures: [{id: f, title: F, alt: A., unit: 5, series: [], citations: []}]\n")
    assert (figure.kind, figure.unit, figure.note) == ("line", "5", "")


def test_a_judgment_stands_on_evidence_for_and_against(tmp_path: Path) -> None:
    judgment = read(
        tmp_path,
        Judgment,
        """\
judgments:
  - id: calm
    statement: It stays calm.
    likelihood: {term: likely, probability: 62.5}
    confidence: low
    horizon: 2023-04/2024-12
    evidence:
      - report
      - {source: log, locator: par. 2, stance: contradicts, credibility: 6, quote: {exact: a storm, prefix: after}}
    dissent: [{by: The navy, statement: It will blow.}]
    change: {direction: raised, from: earlier, reason: New signs.}
""",
    )
    assert judgment.likelihood == Likelihood("likely", 62.5)
    assert judgment.evidence == Citations(
        (
            CitationItem("report"),
            CitationItem("log", "par. 2", "contradicts", 6, Quote("a storm", "after")),
        )
    )
    assert judgment.dissent == (Dissent("The navy", "It will blow."),)
    assert judgment.change == Change(direction="raised", from_="earlier", reason="New signs.")
    assert judgment.horizon == Edtf("2023-04/2024-12")


@pytest.mark.parametrize(
    ("written", "linchpin"), [("true", True), ("false", False), ("True", True), ("1", True), ("0", False)]
)
def test_an_assumption_is_a_linchpin_where_it_says_so(tmp_path: Path, written: str, linchpin: bool) -> None:
    text = f"assumptions: [{{id: a, statement: A., if_wrong: B., linchpin: {written}, support: caveated}}]\n"
    assumption = read(tmp_path, Assumption, text)
    assert (assumption.linchpin, assumption.support, assumption.if_wrong) == (linchpin, "caveated", "B.")


def test_gaps_and_terms_are_called_by_what_they_say(tmp_path: Path) -> None:
    gap = read(tmp_path, Gap, "gaps: [{id: g, statement: Who paid., impact: Much., would_resolve: The books.}]\n")
    assert gap == Gap(id="g", statement="Who paid.", impact="Much.", would_resolve="The books.")
    term = read(
        tmp_path, Term, "glossary: [{id: t, term: calm, definition: No wind., names: {ja: 凪, zh-Hant: 平靜}}]\n"
    )
    assert term.names == {"ja": "凪", "zh-Hant": "平靜"}
    assert (gap.name, term.name) == ("Who paid.", "calm")
    assert (kind_of(gap), kind_of(term)) == ("gap", "term")


@pytest.mark.parametrize(
    "word", ["NO", "yes", "null", "~", "1.10", "0777", "12:30", "1_000", "1965-06", ".nan", "=", "0x1F"]
)
def test_text_stays_text_whatever_yaml_would_make_of_it(tmp_path: Path, word: str) -> None:
    term = read(tmp_path, Term, f"glossary: [{{id: t, term: {word}, definition: {word}, names: {{no: {word}}}}}]\n")
    assert (term.term, term.definition, term.names) == (word, word, {"no": word})
