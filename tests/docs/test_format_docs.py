"""docs/format.md says all that the format knows and nothing else, and its examples are sound."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from format_examples import as_library, as_library_head, as_one_briefing, problems_of, told, with_event, write
from format_fields import places
from format_page import FORMAT_PAGE, Example, Page, codes, read_page
from format_words import CHECKS

from briefing.checking.profiles import PROFILES
from briefing.checking.schema import briefing_schema, library_schema
from briefing.loading.library import load
from briefing.model.actors import Event
from briefing.model.records import COLLECTIONS

PAGE = read_page(FORMAT_PAGE.read_text(encoding="utf-8"))
WHOLE = [example for example in PAGE.examples if example.is_whole]
HEADS = [example for example in PAGE.examples if example.is_library]

Check = Callable[[Page], Iterable[str]]


@pytest.mark.parametrize("check", CHECKS)
def test_the_page_says_what_the_program_knows(check: Check) -> None:
    faults = list(check(PAGE))
    assert not faults, "mend docs/format.md:\n" + "\n".join(faults)


BREAKS = [
    ("| `takeaway` | text |", "| `takaway` | text |", "add the row | `takeaway` | text |"),
    ("| `takeaway` | text |", "| `takaway` | text |", "remove `takaway`"),
    ("| `alt` | required, line |", "| `alt` | line |", "the value of `alt` must be 'required, line'"),
    ("| `term` | required, line |", "| `term` | required, text |", "the value of `term` must be 'required, line'"),
    ("`person`, `state`", "`state`", "the value of `kind` must be"),
    ("| Field of `actors.offices` |", "| Field of `actors.posts` |", "names 0 record types"),
    ("| Field of `actors.offices` |", "| Field of `actors`, `events` |", "names 2 record types"),
    ("| Field of `actors.offices` |", "| Fields of an office |", "no check knows a table headed"),
    ("| Field of `actors.offices` |", "| Fields of an office |", "add a table headed | Field of `actors.offices`"),
    ("| `caveats` | text |", "| `caveats`, `premise` | text |", "`premise` stands there twice"),
    ("`DOI`, ", "", "add the row | `DOI` | line |"),
    ("| 20–45 % |", "| 20–40 % |", "`unlikely` must have '20–45 %', not '20–40 %'"),
    ("| `likely` | `probable` |", "| `probable` | `likely` |", "`likely` belongs in the column of row 1"),
    ("| `likely`, `probable` |", "| `likely` |", "add the row | `probable` | 55–75 % |"),
    ("`very high`, `high`, `medium`", "`very high`, `high`, `moderate`", "`ipcc` must have"),
    ("| `D` | not usually reliable |", "| `D` | rarely reliable |", "`D` must have 'not usually reliable'"),
    ("| `6` | truth cannot be judged |\n", "", "add the row | `6` | truth cannot be judged |"),
    ("`treaty`, `bill`", "`bill`", "add the row | `treaty` |"),
    ("| `U` | low reliability |", "| `V` | low reliability |", "remove `V`"),
    ("| `TLP:CLEAR` |", "| `TLP:WHITE` |", "add the row | `TLP:CLEAR` |"),
    ("| `stale` | warning |", "| `stale` | error |", "`stale` must have 'warning | "),
    ("| `no-base` | error |", "| `no-bass` | error |", "remove `no-bass`"),
    ("| Rule of `icd203` |", "| Rule of `basic` |", "table 'Rule of `icd203`': add the row | `no-evidence` |"),
    ("| `gaps` | what", "| `gap` | what", "its rows must be"),
    ("| `196X` | 1960s |", "| `196X` | the sixties |", "`196X` must have '1960s'"),
    ("| 50,000 |", "| 5,000 |", "no row says 50,000"),
    ("### Marking", "### Markings", "no heading has the anchor #marking"),
    ("| `--strict` |", "| `--stern` |", "add the row | `--strict` |"),
]
"""Something on the page, what it is broken into, and what the checks must then say."""


@pytest.mark.parametrize(("old", "new", "said"), BREAKS)
def test_a_page_that_is_wrong_is_told_so(old: str, new: str, said: str) -> None:
    assert old in PAGE.text
    broken = read_page(PAGE.text.replace(old, new))
    faults = [fault for check in CHECKS for fault in check(broken)]
    assert any(said in fault for fault in faults), faults


def test_no_record_type_of_the_schema_is_passed_over() -> None:
    types = {kind.__name__ for kind in places().values()}
    assert set(briefing_schema()["definitions"]) | set(library_schema()["definitions"]) <= types


def test_ten_lines_are_a_briefing(tmp_path: Path) -> None:
    first = PAGE.examples[0]
    assert first.is_whole
    assert first.text.count("\n") == 10
    write(tmp_path, {"first.briefing.yaml": first.text})
    assert told(problems_of(tmp_path)) == []


@pytest.mark.parametrize("profile", PROFILES)
def test_the_examples_of_the_collections_are_one_sound_briefing(tmp_path: Path, profile: str) -> None:
    write(tmp_path, as_one_briefing(PAGE))
    assert told(problems_of(tmp_path, profile)) == []


@pytest.mark.parametrize("example", WHOLE, ids=lambda example: f"line-{example.line}")
def test_a_whole_example_is_sound(tmp_path: Path, example: Example) -> None:
    write(tmp_path, as_library(PAGE, example))
    problems = problems_of(tmp_path)
    assert told(problem for problem in problems if problem.file == "whole.briefing.yaml") == []
    assert len(load(tmp_path).briefings) == 1


@pytest.mark.parametrize("example", HEADS, ids=lambda example: f"line-{example.line}")
def test_a_library_head_is_sound(tmp_path: Path, example: Example) -> None:
    write(tmp_path, as_library_head(PAGE, example))
    assert told(problems_of(tmp_path)) == []
    assert load(tmp_path).head.rules_off


def test_every_collection_has_an_example(tmp_path: Path) -> None:
    (briefing,) = load(write(tmp_path, as_one_briefing(PAGE))).briefings.values()
    assert {type(record) for record in briefing.records.values()} == set(COLLECTIONS.values())


PITFALLS = [(codes(row[0])[0], codes(row[2])[0]) for row in PAGE.rows_of("Goes wrong")]


@pytest.mark.parametrize(("wrong", "right"), PITFALLS)
def test_a_pitfall_is_one_and_the_way_around_it_is_sound(tmp_path: Path, wrong: str, right: str) -> None:
    assert problems_of(write(tmp_path / "wrong", with_event(PAGE, wrong)))
    assert told(problems_of(write(tmp_path / "right", with_event(PAGE, right)))) == []


STAYING = [(codes(row[0])[0], row[1]) for row in PAGE.rows_of("Written")]


@pytest.mark.parametrize(("line", "value"), STAYING)
def test_what_looks_like_something_else_stays_text(tmp_path: Path, line: str, value: str) -> None:
    write(tmp_path, with_event(PAGE, line))
    assert told(problems_of(tmp_path)) == []
    event = next(iter(load(tmp_path).briefings.values())).records["event"]
    assert isinstance(event, Event)
    assert event.title == value
