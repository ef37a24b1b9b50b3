"""The scenario board and what indicators say: differences are marked, counts add up, and nothing is posed as odds."""

from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_everything import EVERYTHING
from pages_helpers import chips, headings, library_of, links, page, said

from briefing.errors import UsageError
from briefing.layout.folding import folded
from briefing.layout.laying import lay_out
from briefing.layout.plain import to_text
from briefing.model import document as d
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.indicators import Consistency, Indicator, IndicatorStatus
from briefing.model.lens import Lens
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scenarios import BASE_CASE, Excursion, Scenario, Variable
from briefing.pages.cards import card
from briefing.pages.compose import compose
from briefing.pages.desk import Desk
from briefing.pages.favour import STANDINGS, age, tallies

BOARD = Place("b", view="board")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, EVERYTHING)


def tables(document: d.Document) -> dict[str, dict[str, list[str]]]:
    """Every table of a page under its heading: what its rows say, by their first cell."""
    found: dict[str, dict[str, list[str]]] = {}
    heading = ""
    for node in d.walk(document.blocks):
        if isinstance(node, d.Header):
            heading = said(node)
        elif isinstance(node, d.Table):
            rows = ([said(d.Plain(cell)) for cell in row] for row in (node.head, *node.rows))
            found[heading] = {first: others for first, *others in rows}
    return found


def library_with(*records: Record) -> Library:
    head = Head(id="b", title="B", format="briefing/1", information_cutoff=Edtf("2023-04-27"))
    return Library({"b": Briefing(head=head, records={record.id: record for record in records}, sections=())})


def test_the_board_sets_every_variable_beside_every_scenario_and_marks_what_differs(library: Library) -> None:
    document = compose(library, BOARD)
    assert tables(document)["Settings (2)"] == {
        "Variable": ["Steady", "Relapse", "A bolt"],
        "Does a Korean court order a sale?": ["no order", "* differs from base case: a sale is ordered", "not set"],
        "Does Washington stay?": ["it does", "it does", "not set"],
    }
    assert tables(document)["How it may end"]["Differs in"] == ["0 of 2 settings", "1 of 2 settings", "-"]


def test_the_board_says_how_each_may_end_in_counts_or_why_nobody_says(library: Library) -> None:
    rows = tables(compose(library, BOARD))["How it may end"]
    assert rows["Likelihood"] == ["likely (55–80 %)", "not estimated. No estimate .", "not estimated. A thought."]
    assert rows["Outcomes"] == ["-", "- Lapses 2 of 3 runs unlikely (20–45 %) It ends. - Holds 1 of 3 runs", "-"]
    assert rows["Indicators"] == ["1 not seen", "1 neutral · 1 not seen", "-"]


def test_the_board_has_impacts_and_responses_side_by_side_and_branches_as_links(library: Library) -> None:
    document = compose(library, BOARD)
    rows = tables(document)
    assert rows["Impacts (1)"]["alliance"] == ["-", "United States · high: Warning is slower.", "-"]
    assert rows["Responses (3)"]["Japan"] == ["-", "Talks on.", "-"]
    assert rows["Responses (3)"]["South Korea"] == ["-", "Waits. authors’ judgment", "-"]
    assert rows["Branches"]["May turn into"] == ["-", "Steady If it is stayed", "-"]
    assert Place("b", "steady") in [link.target for link in links(document)]


def test_columns_are_chosen_by_address_in_the_order_asked(tmp_path: Path) -> None:
    text = "b\nscenarios:\n" + "".join(
        f"  - {{id: {name}, title: {name.upper()}, kind: what_if, premise: P.}}\n" for name in ("one", "two", "three")
    )
    library = library_of(tmp_path, text)
    asked = BOARD.asking(scenarios="three,one")
    document = compose(library, asked)
    assert document.place == asked
    assert tables(document)["How it may end"][""] == ["THREE", "ONE"]
    assert said(*document.blocks).startswith("2 of 3 scenarios")
    for wrong in ("three", "three,three", "three,nowhere"):
        with pytest.raises(UsageError):
            compose(library, BOARD.asking(scenarios=wrong))


def test_a_library_leads_to_each_board_and_scenarios_of_two_briefings_can_be_compared(tmp_path: Path) -> None:
    scenario = "scenarios: [{{id: {0}, title: {0}, kind: what_if, premise: P., settings: {{v: base_case}}}}]\n"
    variable = "variables: [{id: v, question: 'Q?', base_case: no, excursions: []}]\n"
    library = library_of(tmp_path, *(f"{name}\n{variable}{scenario.format(name[0])}" for name in ("east", "west")))
    boards = page(library, ":board")
    assert headings(boards) == ["Boards (2)"]
    assert [link.target for link in links(boards)] == [Place("east", view="board"), Place("west", view="board")]
    both = compose(library, Place(view="board").asking(scenarios="east/e,west/w"))
    assert tables(both)["Settings (2)"]["Variable"] == ["e", "w"]


CASES = st.sampled_from(["", BASE_CASE, "x", "y"])


@given(st.lists(st.tuples(CASES, CASES, CASES), min_size=2, max_size=4))
def test_exactly_the_settings_that_differ_from_the_base_case_are_marked(rows: list[tuple[str, str, str]]) -> None:
    names = ("u", "v", "w")
    variables = [
        Variable(id=name, question=f"{name}?", base_case="as now", excursions=(Excursion(id="x", label="another"),))
        for name in names
    ]
    scenarios = [
        Scenario(
            id=f"s{number}",
            title=f"S{number}",
            kind="what_if",
            premise="P.",
            settings={name: case for name, case in zip(names, row, strict=True) if case},
        )
        for number, row in enumerate(rows)
    ]
    document = compose(library_with(*variables, *scenarios), BOARD)
    settings = next((found for title, found in tables(document).items() if title.startswith("Settings")), {})
    shown = {
        (scenario, question.partition("?")[0]): cell
        for question, cells in settings.items()
        if question != "Variable"
        for scenario, cell in zip(settings["Variable"], cells, strict=True)
    }
    for one in scenarios:
        for name in names:
            case = one.settings.get(name, "")
            other = "* differs from base case:"
            wanted = {"": "not set", BASE_CASE: "as now", "x": f"{other} another", "y": f"{other} y"}[case]
            assert shown.get((one.title, name), "not set") == wanted
    marked = sum(case not in ("", BASE_CASE) for one in scenarios for case in one.settings.values())
    assert len([kind for kind, _ in chips(*document.blocks) if kind == "changed"]) == marked


Seen = Literal["not_observed", "ambiguous", "observed"]
STATUS: st.SearchStrategy[Seen | None] = st.sampled_from([None, "not_observed", "ambiguous", "observed"])
SAID = st.dictionaries(st.sampled_from(["s0", "s1"]), st.sampled_from(["consistent", "inconsistent", "neutral"]))


@given(st.lists(st.tuples(STATUS, SAID), max_size=6))
def test_tallies_count_each_indicator_that_speaks_of_a_scenario_once(
    found: list[tuple[Seen | None, dict[str, Consistency]]],
) -> None:
    scenarios = [Scenario(id=name, title=name, kind="what_if", premise="P.") for name in ("s0", "s1")]
    indicators = [
        Indicator(
            id=f"i{number}",
            statement="It is seen.",
            scenarios=said_of,
            status=IndicatorStatus(value=status, as_of=Edtf("2023")) if status else None,
        )
        for number, (status, said_of) in enumerate(found)
    ]
    library = library_with(*scenarios, *indicators)
    by_place = tallies(Desk(library, Place("b", view="indicators"), card))
    for name in ("s0", "s1"):
        spoken = [(status, said_of[name]) for status, said_of in found if name in said_of]
        tally = by_place[Place("b", name)]
        assert tally.total() == len(spoken)
        assert set(tally) <= set(STANDINGS)
        seen = Counter(value for status, value in spoken if status == "observed")
        assert {value: tally[value] for value in seen} == seen
        assert tally["unknown"] == sum(status is None for status, _ in spoken)
    table = tables(compose(library, Place("b", view="indicators"))).get("What today’s statuses favour", {})
    for cells in list(table.values())[1:]:
        *counts, total = map(int, cells)
        assert sum(counts) == total


@pytest.mark.parametrize(
    ("statuses", "verdict"),
    [
        ([], "Nothing was seen that speaks for or against a scenario: today’s statuses favour none."),
        (["not_observed"], "Nothing was seen that speaks for or against a scenario: today’s statuses favour none."),
        (["observed"], "Favoured by what was seen: S (1 consistent, 0 inconsistent)."),
    ],
)
def test_the_verdict_is_a_count_of_what_was_seen_and_never_odds(statuses: list[Seen], verdict: str) -> None:
    scenario = Scenario(id="s", title="S", kind="what_if", premise="P.")
    indicators = [
        Indicator(
            id=f"i{number}",
            statement="It is seen.",
            scenarios={"s": "consistent"},
            status=IndicatorStatus(value=value, as_of=Edtf("2023-04-20")),
        )
        for number, value in enumerate(statuses)
    ] or [Indicator(id="i", statement="It is seen.", scenarios={"s": "consistent"})]
    words = said(*compose(library_with(scenario, *indicators), Place("b", view="indicators")).blocks)
    assert verdict in words
    assert "not probabilities" in words
    assert "%" not in words


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2023-04-27", "at the cutoff"),
        ("2023-04-26", "1 day before the cutoff"),
        ("2023-03", "27 days or more before the cutoff"),
        ("2023-04", "at the cutoff"),
        ("2023-05", "after the cutoff"),
    ],
)
def test_a_status_has_its_age_counted_to_the_cutoff(as_of: str, words: str) -> None:
    assert age(Desk(library_with(), BOARD, card), Edtf(as_of)) == words


def test_on_another_page_than_its_briefings_a_status_has_its_age_at_a_cutoff_that_is_named() -> None:
    library = library_with()
    desk = Desk(library, Place(view="indicators"), card).at(Place("b", "i"))
    assert age(desk, Edtf("2023-04-26")) == "1 day before the cutoff of 27 April 2023"


def test_a_library_says_what_indicators_favour_briefing_by_briefing(tmp_path: Path) -> None:
    body = """
scenarios: [{id: s, title: S, kind: what_if, premise: P.}, {id: t, title: T, kind: what_if, premise: P.}]
indicators: [{id: i, statement: It is seen., scenarios: {s: consistent}, status: {value: observed, as_of: 2023}}]
"""
    library = library_of(tmp_path, f"east{body}", f"west{body}", "none\n")
    document = page(library, ":indicators")
    wanted = ["What today’s statuses favour", "EAST", "WEST", "Observed (2)"]
    assert headings(document) == [*wanted, "What each would say", "EAST (1)", "WEST (1)"]
    assert tables(document)["EAST"]["S"] == ["1", "0", "0", "0", "0", "0", "1"]
    asked = Place(view="board").asking(scenarios="east/s,west/t")
    assert tables(compose(library, asked))["How it may end"]["Indicators"] == ["1 consistent", "-"]


def test_through_a_lens_a_status_has_its_age_on_the_day_that_it_names() -> None:
    library = library_with().through(Lens(Edtf("2023-03")))
    assert age(Desk(library, BOARD, card), Edtf("2023-03-01")) == "30 days before March 2023"
    assert age(Desk(library, BOARD, card), Edtf("2023-03-31")) == "at March 2023"


def test_a_board_keeps_its_first_column_and_goes_on_out_of_sight_where_it_is_too_wide(library: Library) -> None:
    document = compose(library, BOARD)
    wide = [line for block in lay_out(document, 50).blocks for line in block.lines if line.reach > 50]
    assert wide
    assert all(line.text[line.still - 2 : line.still].strip() == "" for line in wide)
    assert not [line for block in lay_out(document, 90).blocks for line in block.lines if line.reach]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_a_board_that_nobody_can_move_is_folded_and_loses_no_word(library: Library, width: int) -> None:
    text = to_text(lay_out(folded(compose(library, BOARD)), width))
    assert max(map(len, text.splitlines())) <= width
    for words in ("ordered", "authors’", "slower.", "runs", "Washington"):
        assert words in text


def test_cards_leave_out_what_is_not_said_and_begin_lists_on_a_line_of_their_own(library: Library) -> None:
    lines = to_text(lay_out(folded(compose(library, BOARD)), 60)).splitlines()
    at = lines.index("Respect: alliance")
    assert lines[at : at + 3] == ["Respect: alliance", "Relapse: United States · high: Warning is slower.", ""]
    at = lines.index("Outcomes")
    assert lines[at + 1] == "Relapse:"
    assert lines[at + 2].startswith("- Lapses")
    assert "Relapse: * a sale is ordered" in lines, "the words for the star are for ears"
