"""Scenarios, variables and indicators: what differs, who would do what, what to watch; nothing posed as more."""

from pathlib import Path

import pytest
from pages_everything import EVERYTHING
from pages_helpers import callouts, chips, cited, facts, headings, library_of, links, page, said, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose_card


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, EVERYTHING)


def test_a_scenario_opens_with_its_premise_and_says_what_it_departs_from(library: Library) -> None:
    document = page(library, "relapse")
    assert callouts(document, "scenario") == ["Assets are sold, says Tokyo ."]
    assert facts(document) | {"Judged by": ""} == {
        "Kind": "excursion from Steady",
        "Likelihood": "not estimated. No estimate .",
        "Horizon": "2024 to 2025",
        "Sources": "",
        "Judged by": "",
    }


def test_a_scenario_has_its_likelihood_with_its_band_or_why_there_is_none(library: Library) -> None:
    assert facts(page(library, "steady"))["Likelihood"] == "likely (55–80 %)"
    assert page(library, "steady").legend
    assert chips(*compose_card(library, Place("b", "steady")).blocks) == [("likelihood", "likely (55–80 %)")]
    assert facts(page(library, "bolt"))["Likelihood"] == "not estimated. A thought."


def test_settings_stand_in_words_and_only_what_differs_from_the_base_case_is_marked(library: Library) -> None:
    document = page(library, "relapse")
    assert under(document, "Settings (2)") == [
        "Does a Korean court order a sale? a sale is ordered differs from base case: no order",
        "Does Washington stay? it does (base case)",
    ]
    assert [words for kind, words in chips(*document.blocks) if kind == "changed"] == [
        "differs from base case: no order"
    ]
    assert not [kind for kind, _ in chips(*page(library, "steady").blocks) if kind == "changed"]


def test_only_a_response_for_which_nothing_is_cited_is_marked_as_the_authors_own(library: Library) -> None:
    assert under(page(library, "relapse"), "Responses (4)") == [
        "Japan: Talks on.",
        "South Korea: Waits. authors’ judgment",
        "United States: Mediates .",
        "United States: Is said to wait . authors’ judgment",
    ]


def test_an_actor_page_tells_its_responses_with_the_same_mark(library: Library) -> None:
    assert under(page(library, "kor"), "Responses in scenarios (1)") == ["Relapse: Waits. authors’ judgment"]
    assert under(page(library, "jpn"), "Responses in scenarios (1)") == ["Relapse: Talks on."]


def test_runs_are_counted_and_never_turned_into_a_share(library: Library) -> None:
    document = page(library, "relapse")
    assert under(document, "Outcomes (2)") == [
        "Judged by Whether notice runs out.",
        "Lapses 2 of 3 runs unlikely (20–45 %) It ends.",
        "Holds 1 of 3 runs",
    ]
    words = said(*document.blocks).replace("unlikely (20–45 %)", "")
    assert not [mark for mark in ("%", "per cent", "percent", "66", "67", "33", "0.") if mark in words]


@pytest.mark.parametrize(
    ("outcomes", "said_so"),
    [
        ("[{label: O, count: 1}], iterations: 1", "O 1 of 1 run"),
        ("[{label: O, count: 0}], iterations: 4", "O 0 of 4 runs"),
        ("[{label: O, count: 2}]", "O 2 runs"),
        ("[{label: O}], iterations: 4", "O"),
    ],
)
def test_counts_are_told_in_words_that_fit_them(tmp_path: Path, outcomes: str, said_so: str) -> None:
    text = f"b\nscenarios: [{{id: s, title: S, kind: base, premise: P., outcomes: {outcomes}}}]\n"
    assert under(page(library_of(tmp_path, text), "s"), "Outcomes (1)") == [said_so]


def test_a_scenario_tells_its_whole_course(library: Library) -> None:
    document = page(library, "relapse")
    assert under(document, "Triggers (1)") == ["A ruling."]
    assert under(document, "Course (1)") == ["week 1 The order is executed. ( South Korea, Japan)"]
    assert under(document, "Branches (1)") == ["Steady If it is stayed"]
    assert under(document, "Impacts (1)") == ["alliance · United States · high: Warning is slower."]
    assert under(document, "Ways out (1)") == ["A fund pays."]
    assert under(document, "What follows") == ["Plan for less."]
    assert under(document, "Caveats") == ["Three runs are few."]
    assert under(document, "Mentioned in (1)")[0] == "What is shown"


def test_a_scenario_lists_what_to_watch_also_what_only_the_indicator_says(library: Library) -> None:
    assert under(page(library, "relapse"), "Indicators (3)") == [
        "Seoul gives notice. not observed as of 27 April 2023 if seen, consistent",
        "Tests stop. ambiguous as of April 2023",
        "Ministers meet. observed as of 20 April 2023 if seen, neutral",
    ]
    assert "if seen, inconsistent" in under(page(library, "steady"), "Indicators (1)")[0]


def test_a_base_case_names_its_excursions_and_what_may_lead_to_it(library: Library) -> None:
    document = page(library, "steady")
    assert under(document, "Excursions from it (1)") == ["Relapse not estimated. No estimate ."]
    assert under(document, "May follow from (1)") == ["Relapse not estimated. No estimate ."]


def test_a_scenario_stands_in_a_text_with_what_a_reader_needs_first(library: Library) -> None:
    (words,) = callouts(page(library, "shows"), "scenario")
    assert words == (
        "Relapse · excursion from Steady Assets are sold, says Tokyo . Likelihood not estimated. No estimate ."
        " Indicators Seoul gives notice. not observed as of 27 April 2023 Tests stop. ambiguous as of April 2023"
    )


def test_a_variable_says_which_scenario_takes_which_case(library: Library) -> None:
    document = page(library, "court")
    assert under(document, "Cases (3)") == [
        "no order (base case) Steady",
        "a sale is ordered Relapse",
        "it is put off in no scenario",
    ]
    assert facts(document) == {"Decided at": "political", "About": "Korean", "Section": "What is held", "Sources": ""}
    assert next(link.target for link in links(document)) == Place("b", "kor")


def test_a_case_that_the_variable_does_not_know_is_shown_as_written(tmp_path: Path) -> None:
    text = """b
variables: [{id: v, question: 'Q?', base_case: no, excursions: []}]
scenarios: [{id: s, title: S, kind: base, premise: P., settings: {v: odd, nowhere: odd}}]
"""
    library = library_of(tmp_path, text)
    assert under(page(library, "v"), "Cases (2)") == ["no (base case) in no scenario", "odd S"]
    assert under(page(library, "s"), "Settings (2)") == ["Q? odd differs from base case: no", "nowhere odd"]


def test_an_indicator_says_whether_it_was_seen_and_what_that_would_mean(library: Library) -> None:
    document = page(library, "notice")
    assert facts(document) == {
        "Status": "not observed as of 27 April 2023",
        "Threshold": "A note.",
        "Lead time": "90 days",
        "Where seen": "The ministry.",
        "About": "Seoul",
    }
    assert under(document, "Scenarios (2)") == ["Steady if seen, inconsistent", "Relapse if seen, consistent"]
    assert under(document, "Judgments it would move (1)") == ["Seoul will keep the pact."]
    assert [one.source for one in cited(document)] == [Place("b", "wire")]


def test_an_indicator_learns_from_others_who_watches_it(library: Library) -> None:
    assert under(page(library, "polls"), "Scenarios (1)") == ["A bolt nothing said"]
    assert under(page(library, "tests"), "Assumptions it would test (1)") == ["Missiles of the North go on."]
    assert under(page(library, "ministers"), "Judgments it would move (1)") == ["Seoul will keep the pact."]


def test_scenarios_are_listed_by_kind_with_the_questions_on_which_they_differ(library: Library) -> None:
    document = page(library, "b:scenarios")
    assert headings(document) == ["Base cases (1)", "Excursions (1)", "What if (1)"]
    assert under(document, "Base cases (1)") == ["Steady likely (55–80 %)"]
    assert under(document, "Excursions (1)") == ["Relapse not estimated. No estimate . · from Steady"]
    assert facts(document)["Side by side"] == "scenario board"
    assert facts(document)["Variables"] == "Does a Korean court order a sale? · Does Washington stay?"


def test_indicators_are_listed_by_status_then_by_statement(library: Library) -> None:
    document = page(library, "b:indicators")
    statuses = ["Observed (2)", "Ambiguous (1)", "Not observed (1)", "No status (1)"]
    assert headings(document) == ["What today’s statuses favour", *statuses, "What each would say (2)"]
    assert [row.split(".")[0] for row in under(document, "Observed (2)")] == [
        "A second thing is seen",
        "Ministers meet",
    ]


def test_where_scales_meet_bands_stand_without_their_words(tmp_path: Path) -> None:
    east = 'east\nsections: [{id: s, title: S, text: "![[west/calm]]"}]\n'
    west = "west\nscales: {likelihood: ipcc}\n" + (
        "scenarios: [{id: calm, title: Calm, kind: base, premise: P., likelihood: {term: likely}}]\n"
    )
    library = library_of(tmp_path, east, west)
    assert chips(*page(library, "east/s").blocks) == [("likelihood", "66–100 %")]
    assert chips(*page(library, "west/calm").blocks) == [("likelihood", "likely (66–100 %)")]
    (listed,) = (block for block in page(library, ":scenarios").blocks if isinstance(block, d.BulletList))
    assert said(listed) == "Calm 66–100 %"


def test_a_shared_scenario_speaks_the_scale_that_the_library_declares(tmp_path: Path) -> None:
    shared = "scenarios: [{id: calm, title: Calm, kind: base, premise: P., likelihood: {term: likely}}]\n"
    library = library_of(tmp_path, "b\n", shared=shared, head="scales: {likelihood: phia}\n")
    assert facts(page(library, "calm"))["Likelihood"] == "likely (55–75 %)"
