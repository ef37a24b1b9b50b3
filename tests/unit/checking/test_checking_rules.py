"""Rules: each fires where it should, at the right place, and stays silent on what is sound."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from expectations import LIBRARIES, PROBLEMS, RULES, TODAY, checked, expected, profile_for, spots
from odd_files import ODD_FILES

from briefing.checking import profiles
from briefing.checking.error_rules import ERROR_RULES
from briefing.checking.icd203_rules import ICD203_RULES
from briefing.checking.profiles import PROFILES, SWITCHABLE, check
from briefing.model.library import Library
from briefing.model.problem import Severity

EACH = pytest.mark.parametrize("path", [*RULES, *LIBRARIES], ids=lambda path: path.stem)

SOUND = """\
format: briefing/1
id: b
title: Sound
issued: 2023-04-27
scales: {likelihood: icd203, confidence: icd203}
bottom_line: "[[kor|Korea]] will likely keep the pact with [[jpn|Japan]]. We have moderate confidence in that."
key_judgments: [j]
sections:
  - id: s
    title: S
    takeaway: It holds.
    text: As [[kor]] and [[jpn]] say [@src], Korea keeps it.
    sections: [{id: inner, title: Inner, text: No takeaway needed here.}]
judgments:
  - id: j
    statement: It will likely hold.
    likelihood: {term: likely, probability: 55}
    horizon: 2023/2024
    confidence: moderate
    confidence_basis: Two reports agree.
    evidence: [src, other, {source: src, locator: p. 3, stance: contradicts}]
    alternatives: [{statement: It does not., likelihood: unlikely}]
    assumptions: [fees]
assumptions:
  - {id: fees, statement: Fees stay., if_wrong: It ends., linchpin: true, support: unsupported, indicators: [ships]}
indicators:
  - {id: ships, statement: Ships sail., scenarios: {war: inconsistent}, status: {value: observed, as_of: 2023-04}}
variables:
  - {id: bases, question: Open, base_case: Yes., excursions: [{id: closed, label: They are closed.}]}
scenarios:
  - {id: peace, title: Peace, kind: base, premise: As now., settings: {bases: base_case}, likelihood: {term: likely},
     indicators: [ships]}
  - {id: war, title: War, kind: excursion, premise: No bases., base: peace, settings: {bases: closed}, iterations: 3,
     outcomes: [{label: It ends, count: 1, likelihood: almost no chance}, {label: It goes on, count: 2}],
     not_estimated: A game.}
option_sets:
  - id: course
    question: What now?
    criteria: [{id: cost, label: Cost}]
    options: [{id: wait, title: Wait, baseline: true, ratings: {cost: {value: low}}}, {id: act, title: Act}]
    recommendation: {option: act}
actors:
  - {id: kor, kind: state, name: Korea, positions: [{issue: Pact, text: For it., as_of: 2023-03-21}]}
  - {id: jpn, kind: state, name: Japan}
relations:
  - {id: pact, type: treaty, between: [kor, jpn]}
  - {id: sues, type: dispute, from: kor, to: jpn}
events:
  - {id: talks, date: 2023-04-27, title: Talks}
  - {id: plan, date: 2024, title: A plan, status: scheduled}
  - {id: claim, date: 2022, title: A claim, status: alleged, citations: [src, {source: other, stance: contradicts}]}
sources:
  - {id: src, type: report, title: R, URL: "https://example.org", accessed: 2023-04,
     assessment: {descriptor: Read whole., derived_from: [old]}}
  - {id: other, type: report, title: Other, assessment: {descriptor: Read whole.}}
  - {id: old, type: report, title: Old, assessment: {descriptor: Known from the other.}}
"""


def found_in(folder: Path, text: str, profile: str = "basic") -> list[str]:
    path = folder / "b.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    return [str(problem) for problem in checked(path, profile).problems]


@EACH
def test_a_fixture_gives_exactly_the_problems_it_announces(path: Path) -> None:
    found = checked(path, profile_for(path)).problems
    assert spots(found) == expected(path)
    assert found, "a fixture without a Problem tests nothing"


@EACH
def test_every_problem_is_told_in_one_line_that_ends_with_what_to_do(path: Path) -> None:
    for problem in checked(path, profile_for(path)).problems:
        assert str(problem).isprintable()
        assert problem.message
        assert problem.hint


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_a_fixture_of_a_rule_breaks_that_rule_only_and_is_named_after_it(path: Path) -> None:
    ((code, severity),) = {(code, severity) for *_, code, severity in expected(path)}
    assert re.match(rf"{code}(-|$)", path.stem)
    assert severity == profiles.RULES[code].severity


def test_every_rule_is_broken_by_a_fixture_or_by_a_file_that_cannot_be_one() -> None:
    announced = {spot[3] for path in (*PROBLEMS, *RULES, *LIBRARIES) for spot in expected(path)}
    assert announced | set(ODD_FILES) == set(profiles.RULES)


@pytest.mark.parametrize("profile", PROFILES)
def test_a_sound_briefing_has_no_problems(tmp_path: Path, profile: str) -> None:
    assert found_in(tmp_path, SOUND, profile) == []


@pytest.mark.parametrize("path", [path for path in RULES if profile_for(path) == "icd203"], ids=lambda path: path.stem)
def test_the_basic_profile_asks_for_none_of_what_icd203_adds(path: Path) -> None:
    codes = {spot[3] for spot in expected(path)}
    assert codes <= {rule.code for rule in ICD203_RULES}
    assert checked(path, "basic").problems == ()


@pytest.mark.parametrize(
    ("fixture", "words"),
    [
        ("unknown-term", "'maybe' is not a term of ICD 203 — write one of almost no chance, very unlikely"),
        ("unknown-term-confidence", "confidence: 'medium' is not a level of confidence of ICD 203 — did you mean 'mod"),
        ("unknown-term-other-scale", "'roughly even chance' is not a term of the PHIA yardstick"),
        ("unknown-term-other-scale", "'moderate' is not a level of confidence of the IPCC — did you mean 'medium'?"),
        ("unknown-term-alternative", "alternatives.likelihood: 'Likely' is not a term of ICD 203 — did you mean 'like"),
        ("outside-band", "54.9 is outside the band of 'likely' (55–80 %)"),
        ("outside-band-open-edge", "50 is outside the band of 'realistic possibility' (40–<50 %)"),
        ("counts", "add up to 4, not to 3 iterations"),
        ("baseline-none", "none of the options is the baseline — set `baseline: true` on exactly one"),
        ("baseline-two", "2 of the options are the baseline"),
        ("no-base", "'lost' names no base — add `base:`"),
        ("unknown-choice-case", "settings.bases: 'clsoed' is no case of 'bases' — did you mean 'closed'?"),
        ("unknown-choice-criterion", "options.ratings.risks: 'risks' is no criterion — did you mean 'risk'?"),
        ("unknown-choice-option", "recommendation.option: 'talk' is no option — write one of wait, act"),
        ("unknown-rule", "'unlinked-nam' is no rule to switch off — did you mean 'unlinked-name'?"),
        ("unknown-rule", "'lost-text' is no rule to switch off — `briefing check --list-rules` names them"),
        ("unlinked-name", "'South Korea' is named without a link — write [[kor|South Korea]] where it is first"),
        ("unlinked-name-line-end", "'South Korea' is named without a link"),
        ("no-confidence-basis", "'no-level' does not say how well founded it is — add `confidence:`"),
        ("no-confidence-basis", "'no-basis' does not say how well founded it is — add `confidence_basis:`"),
        ("mixed-sentence-bottom-line", "bottom_line: 'High confidence' and 'very likely' stand in one sentence"),
        ("mixed-rows", "'improbable' is of another row than the words before — write 'unlikely'"),
        ("mixed-rows", "'nearly certain' is of another row than the words before — write 'almost certain'"),
        ("one-sided-claim-alleged", "without a source that contradicts it — add a citation with `stance: contradicts`"),
        ("one-sided-claim-contradicted", "without a source that supports it — add a citation with `stance: supports`"),
        ("stale-status", "2022-04-26 is more than a year before the cutoff"),
        ("future-date-event", "2023-04-28 lies in the future — mend the date, or set `status: scheduled`"),
        ("future-date-accessed", "2023-04-30 lies in the future — mend the date"),
    ],
)
def test_a_problem_names_the_offending_text_and_the_fix(fixture: str, words: str) -> None:
    (path,) = (path for path in (*RULES, *LIBRARIES) if path.stem == fixture)
    assert words in "\n".join(str(problem) for problem in checked(path, profile_for(path)).problems)


@pytest.mark.parametrize(
    ("scale", "term", "probability", "sound"),
    [
        ("phia", "remote chance", "0", False),
        ("phia", "remote chance", "0.1", True),
        ("phia", "almost certain", "100", False),
        ("phia", "almost certain", "99.9", True),
        ("phia", "realistic possibility", "50", False),
        ("phia", "likely", "75", True),
        ("ipcc", "virtually certain", "100", True),
        ("ipcc", "more likely than not", "50", False),
        ("icd203", "probable", "80", True),
        ("icd203", "unlikely", "19.9", False),
    ],
)
def test_a_number_lies_in_the_band_its_edges_as_the_scale_has_them(
    tmp_path: Path, scale: str, term: str, probability: str, sound: bool
) -> None:
    text = f"format: briefing/1\nid: b\ntitle: B\nscales: {{likelihood: {scale}}}\njudgments:\n"
    text += f"  - {{id: j, statement: J., likelihood: {{term: {term}, probability: {probability}}}}}\n"
    found = found_in(tmp_path, text)
    assert [line.partition("[")[2].partition("]")[0] for line in found] == ([] if sound else ["outside-band"])


def test_an_unknown_term_is_not_blamed_for_its_number_too(tmp_path: Path) -> None:
    (found,) = found_in(tmp_path, SOUND.replace("term: likely, probability: 55", "term: dunno, probability: 5"))
    assert "error[unknown-term]" in found


@pytest.mark.parametrize("cutoff", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("as_of", ["0001", "2022/..", "../2022", "9999"])
def test_dates_at_the_ends_of_the_calendar_are_held_against_each_other(tmp_path: Path, cutoff: str, as_of: str) -> None:
    text = SOUND.replace("issued: 2023-04-27", f"information_cutoff: {cutoff}")
    found = found_in(tmp_path, text.replace("as_of: 2023-04}", f"as_of: {as_of}}}"), "icd203")
    stale = cutoff[0] == "9" and as_of in ("0001", "../2022")
    assert any(f" {as_of} is more than a year before the cutoff" in line for line in found) == stale


def test_thousands_of_sources_in_a_chain_are_one_voice(tmp_path: Path) -> None:
    source = "  - {id: n%d, type: report, title: N, assessment: {derived_from: [n%d]}}\n"
    chain = "".join(source % (number, number + 1) for number in range(5000))
    end = "  - {id: n5000, type: report, title: N}\n"
    text = SOUND.replace("evidence: [src, other,", "evidence: [n0, n7,") + chain + end
    assert sum("warning[single-source]" in line for line in found_in(tmp_path, text, "icd203")) == 1


def test_errors_are_what_is_wrong_and_warnings_what_a_reader_would_miss() -> None:
    assert {rule.severity for rule in ERROR_RULES} == {Severity.ERROR}
    assert {profiles.RULES[code].severity for code in SWITCHABLE} == {Severity.WARNING}


def test_the_library_that_ships_is_clean_under_both_profiles(shipped: Library) -> None:
    assert [str(problem) for problem in shipped.problems] == []
    assert [str(problem) for problem in check(shipped, datetime.now(UTC).date(), "icd203")] == []


def test_the_small_library_breaks_no_basic_rule(small: Library) -> None:
    assert [str(problem) for problem in check(small, TODAY)] == []
