"""The walk through records of mappings, terms and nested parts; and the way back to where each value is written."""

from pathlib import Path

import pytest
from reading_helpers import HEAD, read

from briefing.loading.library import load
from briefing.model.indicators import Indicator
from briefing.model.judgments import Alternative, Judgment, Likelihood
from briefing.model.options import Option, OptionSet, Rating
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scenarios import Excursion, Outcome, Scenario, Variable
from briefing.model.walking import AtKey, held_values
from briefing.model.walking import Path as FieldPath


def walked(record: Record) -> list[tuple[str, str, str, str]]:
    return [(".".join(map(str, held.path)), held.holds, held.value, held.of) for held in held_values(record)]


def keys(record: Record) -> list[FieldPath]:
    """Paths of the values that stand as keys of a mapping."""
    return [held.path for held in held_values(record) if isinstance(held.path[-1], AtKey)]


def test_the_keys_of_settings_are_references_to_variables() -> None:
    scenario = Scenario(id="s", title="S", kind="base", premise="P.", settings={"bases": "closed", "late": "base_case"})
    assert walked(scenario) == [
        ("premise", "markdown", "P.", ""),
        ("settings.bases", "ref", "bases", "variable"),
        ("settings.late", "ref", "late", "variable"),
    ]
    assert keys(scenario) == [("settings", AtKey("bases")), ("settings", AtKey("late"))]


def test_the_keys_of_an_indicators_scenarios_are_references_to_them() -> None:
    indicator = Indicator(id="i", statement="I.", scenarios={"war": "consistent", "other/peace": "neutral"})
    assert walked(indicator)[1:] == [
        ("scenarios.war", "ref", "war", "scenario"),
        ("scenarios.other/peace", "ref", "other/peace", "scenario"),
    ]


def test_ratings_are_walked_by_criterion_with_the_texts_in_them() -> None:
    rating = Rating(value="[[not text]]", text="See [[jpn]].")
    act = Option(id="act", title="Act", ratings={"cost": rating}, pros=("P.",))
    options = OptionSet(id="o", question="Q.", criteria=(), options=(act,))
    assert walked(options) == [
        ("question", "markdown", "Q.", ""),
        ("options.0.id", "key", "act", ""),
        ("options.0.ratings.cost", "key", "cost", ""),
        ("options.0.ratings.cost.text", "markdown", "See [[jpn]].", ""),
        ("options.0.pros.0", "markdown", "P.", ""),
    ]


def test_terms_of_the_scales_are_found_wherever_they_stand() -> None:
    judgment = Judgment(
        id="j", statement="J.", likelihood=Likelihood("likely"), confidence="low",
        alternatives=(Alternative("A.", likelihood="remote"), Alternative("B.")),
    )  # fmt: skip
    assert [row for row in walked(judgment) if row[1] in ("likelihood", "confidence")] == [
        ("likelihood.term", "likelihood", "likely", ""),
        ("confidence", "confidence", "low", ""),
        ("alternatives.0.likelihood", "likelihood", "remote", ""),
    ]
    scenario = Scenario(
        id="s", title="S", kind="base", premise="P.", outcomes=(Outcome(label="O", likelihood="likely"),)
    )
    assert ("outcomes.0.likelihood", "likelihood", "likely", "") in walked(scenario)


def test_names_of_cases_are_no_references() -> None:
    variable = Variable(id="v", question="Q.", base_case="[[b]]", excursions=(Excursion(id="x", label="[[l]]"),))
    assert [row for row in walked(variable) if row[1] in ("ref", "markdown")] == [("question", "markdown", "Q.", "")]


TEXT = """\
variables: [{id: bases, question: Open, base_case: Yes., excursions: []}]
scenarios:
  - id: war
    title: War
    kind: base
    premise: P.
    settings:
      bases: base_case
      ports:   closed
    phases: [{text: "A.", actors: [jpn]}, {text: "B. See [[jpn]]."}]
"""


@pytest.mark.parametrize(
    ("path", "position"),
    [
        (("settings", AtKey("ports")), (12, 7)),
        (("settings", "ports"), (12, 16)),
        (("settings", AtKey("bases")), (11, 7)),
        (("settings", "bases"), (11, 14)),
        (("settings",), (11, 7)),
        (("settings", AtKey("nothing")), (11, 7)),
        (("settings", "nothing", "deeper"), (11, 7)),
        (("phases", 1, "text"), (13, 50)),
        (("phases", 0, "actors", 0), (13, 36)),
        (("phases", 7), (13, 13)),
        (("no field",), (6, 5)),
        ((), (6, 5)),
    ],
)
def test_a_path_leads_to_line_and_column_of_a_value_or_of_a_key(
    tmp_path: Path, path: FieldPath, position: tuple[int, int]
) -> None:
    (tmp_path / "b.briefing.yaml").write_text(HEAD + TEXT, encoding="utf-8")
    origin = load(tmp_path / "b.briefing.yaml").origin(Place("b", "war"))
    assert origin is not None
    assert origin.position(path) == position


def test_words_within_a_value_have_a_position_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "b.briefing.yaml").write_text(HEAD + TEXT, encoding="utf-8")
    origin = load(tmp_path / "b.briefing.yaml").origin(Place("b", "war"))
    assert origin is not None
    assert origin.position(("phases", 1, "text"), needle="[[jpn") == (13, 58)
    assert origin.position(("phases", 1, "text"), needle="nowhere in the file") == (13, 50)


EVERYTHING = """\
scenarios:
  - {id: s, title: S, kind: excursion, premise: P., base: s, settings: {v: x}, triggers: [T.], phases: [{text: F.,
     actors: [a]}], branches: [{if: C., to: s}], responses: [{actor: a, text: R., citations: [c]}], impacts: [
     {dimension: d, on: O., text: I.}], indicators: [i], assumptions: [u], likelihood: {term: likely}, citations: [c]}
"""


def test_every_value_that_is_walked_stands_where_its_path_leads(tmp_path: Path) -> None:
    scenario = read(tmp_path, Scenario, EVERYTHING)
    origin = load(tmp_path / "b.briefing.yaml").origin(Place("b", "s"))
    lines = (HEAD + EVERYTHING).splitlines()
    assert origin is not None
    helds = list(held_values(scenario))
    assert len(helds) == 17
    for held in helds:
        line, column = origin.position(held.path)
        assert lines[line - 1][column - 1 :].startswith(held.value)
