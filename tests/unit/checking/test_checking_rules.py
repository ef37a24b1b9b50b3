"""Rules: each fires where it should, at the right place, and stays silent on what is sound."""

from datetime import date
from pathlib import Path

import pytest

from briefing.checking.rules import RULES, check
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.problem import Problem, Severity

TODAY = date(2023, 4, 27)

SOUND = """\
format: briefing/1
id: b
title: Sound
scales: {likelihood: icd203, confidence: icd203}
sections:
  - id: s
    title: S
    takeaway: It holds.
    text: As [[kor]] and [[jpn]] say [@src].
    sections: [{id: inner, title: Inner, text: No takeaway needed here.}]
judgments:
  - id: j
    statement: It holds.
    likelihood: {term: likely, probability: 55}
    confidence: moderate
    alternatives: [{statement: It does not., likelihood: unlikely}]
actors:
  - {id: kor, kind: state, name: Korea}
  - {id: jpn, kind: state, name: Japan}
relations:
  - {id: pact, type: treaty, between: [kor, jpn]}
  - {id: sues, type: dispute, from: kor, to: jpn}
events:
  - {id: talks, date: 2023-04-27, title: Talks}
  - {id: plan, date: 2024, title: A plan, status: scheduled}
sources:
  - {id: src, type: report, title: R, URL: "https://example.org", accessed: 2023-04, assessment: {derived_from: [old]}}
  - {id: old, type: report, title: Old}
"""


def problems_of(folder: Path, text: str) -> list[Problem]:
    path = folder / "b.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    library = load(path, label="b.briefing.yaml", inspect=lambda one: check(one, TODAY))
    assert library.reading_problems == ()
    return list(library.problems)


def test_a_sound_briefing_has_no_problems(tmp_path: Path) -> None:
    assert problems_of(tmp_path, SOUND) == []


CASES = [
    # what is changed, into what, the code, where in the changed text, the key, words of message and hint
    ("{term: likely, probability: 55}", "{term: dunno}", "unknown-term", "dunno", "likelihood.term", "'dunno'"),
    ("confidence: moderate", "confidence: medium", "unknown-term", "medium", "confidence", "did you mean 'moderate'?"),
    ("confidence: moderate", "confidence: total", "unknown-term", "total", "confidence", "write one of high, moderate"),
    ("likelihood: unlikely", "likelihood: hardly", "unknown-term", "hardly", "alternatives.likelihood", "ICD 203"),
    ("probability: 55", "probability: 54.9", "outside-band", "54.9", "likelihood.probability", "55–80 %"),
    ("probability: 55", "probability: 80.5", "outside-band", "80.5", "likelihood.probability", "80.5 is outside"),
    ("between: [kor, jpn]", "between: [kor]", "parties", "{id: pact", "", "two parties or more"),
    ("from: kor, to: jpn", "from: kor", "parties", "{id: sues", "", "two parties or more"),
    ("from: kor, to: jpn", "to: jpn", "parties", "{id: sues", "", "two parties or more"),
    ("from: kor, to: jpn", "from: kor, between: [kor, jpn]", "parties", "{id: sues", "", "name the parties one way"),
    ("between: [kor, jpn]", "between: [kor, jpn], from: kor, to: jpn", "parties", "{id: pact", "", "one way"),
    (", type: dispute, from: kor, to: jpn", ", type: dispute", "parties", "{id: sues", "", "one way"),
    ("[@src]", "", "uncited-source", "src, type", "id", "'src' is never cited"),
    (", assessment: {derived_from: [old]}", "", "uncited-source", "old, type", "id", "'old' is never cited"),
    ("name: Japan}", "name: Japan}\n  - {id: usa, kind: state, name: USA}", "unmentioned-actor", "usa", "id", "'usa'"),
    ("    takeaway: It holds.\n", "", "no-takeaway", "id: s\n", "", "'S' has no takeaway"),
    (", accessed: 2023-04", "", "no-accessed", '"https', "URL", "add `accessed: "),
    ("date: 2023-04-27", "date: 2023-04-28", "future-date", "2023-04-28", "date", "status: scheduled"),
    (", status: scheduled", ", status: occurred", "future-date", "2024", "date", "2024 lies in the future"),
]


@pytest.mark.parametrize(("old", "new", "code", "at", "key", "words"), CASES)
def test_a_rule_fires_once_at_the_line_and_column_of_the_fault(
    tmp_path: Path, old: str, new: str, code: str, at: str, key: str, words: str
) -> None:
    assert SOUND.count(old) == 1
    text = SOUND.replace(old, new)
    (problem,) = problems_of(tmp_path, text)
    rule = next(rule for rule in RULES if rule.code == code)
    before = text[: text.index(at)]
    assert (problem.code, problem.severity, problem.key) == (code, rule.severity, key)
    assert problem.file == "b.briefing.yaml"
    assert (problem.line, problem.column) == (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert words in str(problem)


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
        ("icd203", "probable", "80", True),
    ],
)
def test_a_number_lies_in_the_band_its_edges_as_the_scale_has_them(
    tmp_path: Path, scale: str, term: str, probability: str, sound: bool
) -> None:
    text = SOUND.replace("likelihood: icd203", f"likelihood: {scale}").replace("55}", f"{probability}}}")
    found = problems_of(tmp_path, text.replace("term: likely", f"term: {term}"))
    assert [problem.code for problem in found] == ([] if sound else ["outside-band"])


def test_words_are_held_to_the_scales_that_the_briefing_declares(tmp_path: Path) -> None:
    text = SOUND.replace("likelihood: icd203, confidence: icd203", "likelihood: ipcc, confidence: ipcc")
    found = problems_of(tmp_path, text.replace("probability: 55", "probability: 66"))
    assert [(problem.key, problem.hint) for problem in found] == [("confidence", "did you mean 'medium'?")]


def test_an_unknown_term_is_not_blamed_for_its_number_too(tmp_path: Path) -> None:
    found = problems_of(tmp_path, SOUND.replace("term: likely, probability: 55", "term: dunno, probability: 5"))
    assert [problem.code for problem in found] == ["unknown-term"]


def test_shared_registries_are_held_to_the_rules_in_their_own_file(tmp_path: Path) -> None:
    (tmp_path / "library.yaml").write_text("include: [shared.yaml]\n", encoding="utf-8")
    (tmp_path / "shared.yaml").write_text("sources:\n  - {id: lonely, type: report, title: L}\n", encoding="utf-8")
    (tmp_path / "b.briefing.yaml").write_text(SOUND, encoding="utf-8")
    (problem,) = load(tmp_path, label="lib", inspect=lambda one: check(one, TODAY)).problems
    assert (problem.file, problem.line, problem.column) == ("lib/shared.yaml", 2, 10)


def test_every_rule_has_a_name_of_its_own_and_says_what_it_asks_for() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes))
    assert all(rule.what.endswith(".") for rule in RULES)
    assert {code for _, _, code, *_ in CASES} == set(codes)


def test_errors_are_what_is_wrong_and_warnings_what_a_reader_would_miss() -> None:
    errors = {rule.code for rule in RULES if rule.severity is Severity.ERROR}
    assert errors == {"unknown-term", "outside-band", "parties"}


def test_the_library_that_ships_is_clean(shipped: Library) -> None:
    assert list(check(shipped, TODAY)) == []
    assert shipped.problems == ()


def test_the_small_library_breaks_no_rule(small: Library) -> None:
    assert list(check(small, TODAY)) == []
