"""Profiles, switching rules off, and telling what a rule asks for."""

import re
import shutil
from pathlib import Path

import pytest
from expectations import RULES as RULE_FIXTURES
from expectations import checked, expected, profile_for, spots

from briefing.checking.explaining import explained, listed
from briefing.checking.profiles import PROFILES, RULES, SWITCHABLE, profile_of, switched_off
from briefing.errors import UsageError
from briefing.model.problem import Severity

EACH_RULE = pytest.mark.parametrize("code", RULES)


def copied(fixture: Path, folder: Path, off: str) -> Path:
    """A library of one fixture that switches a rule off."""
    shutil.copy(fixture, folder / "x.briefing.yaml")
    text = f"title: Library\nrules_off:\n  - {{rule: {off}, reason: Because of this test.}}\n"
    (folder / "library.yaml").write_text(text, encoding="utf-8")
    return folder


def announced(fixture: Path) -> list[tuple[int, int, str]]:
    return [(line, column, code) for _, line, column, code, _ in expected(fixture)]


def of_severity(severity: Severity) -> list[Path]:
    return [path for path in RULE_FIXTURES if RULES[expected(path)[0][3]].severity is severity]


@pytest.mark.parametrize("fixture", of_severity(Severity.WARNING), ids=lambda path: path.stem)
def test_a_library_can_switch_a_warning_off_with_a_reason(tmp_path: Path, fixture: Path) -> None:
    code = announced(fixture)[0][2]
    library = checked(copied(fixture, tmp_path, off=code), profile_for(fixture), label="lib")
    assert library.problems == ()
    assert switched_off(library) == {code: "Because of this test."}


@pytest.mark.parametrize("fixture", of_severity(Severity.ERROR), ids=lambda path: path.stem)
def test_an_error_cannot_be_switched_off_and_trying_is_one_more(tmp_path: Path, fixture: Path) -> None:
    code = announced(fixture)[0][2]
    library = checked(copied(fixture, tmp_path, off=code), profile_for(fixture), label="lib")
    assert [(file, line, column, found) for file, line, column, found, _ in spots(library.problems)] == [
        ("lib/library.yaml", 3, 12, "unknown-rule"),
        *(("lib/x.briefing.yaml", *spot) for spot in announced(fixture)),
    ]
    assert switched_off(library) == {}


@pytest.mark.parametrize("off", ["lost-text", "control-character", "no-such-rule"])
def test_what_reading_reports_and_what_is_no_rule_cannot_be_switched_off(tmp_path: Path, off: str) -> None:
    (fixture,) = (path for path in RULE_FIXTURES if path.stem == "no-takeaway")
    library = checked(copied(fixture, tmp_path, off=off), "basic", label="lib")
    assert [problem.code for problem in library.problems] == ["unknown-rule", "no-takeaway", "no-takeaway"]
    assert f"{off!r} is no rule to switch off" in library.problems[0].message


@pytest.mark.parametrize("off", sorted(SWITCHABLE - {"unlinked-name"}))
def test_switching_one_warning_off_leaves_others_on(tmp_path: Path, off: str) -> None:
    (fixture,) = (path for path in RULE_FIXTURES if path.stem == "unlinked-name")
    library = checked(copied(fixture, tmp_path, off=off), "basic", label="lib")
    assert [problem.code for problem in library.problems] == ["unlinked-name"]


def test_icd203_holds_all_of_basic_and_adds_warnings_only() -> None:
    basic, icd203 = PROFILES["basic"], PROFILES["icd203"]
    assert icd203[: len(basic)] == basic
    assert {rule.severity for rule in icd203[len(basic) :]} == {Severity.WARNING}
    assert len({rule.code for rule in icd203}) == len(icd203) == len(RULES)


@pytest.mark.parametrize(
    ("code", "profile"),
    [("yaml", "basic"), ("counts", "basic"), ("no-takeaway", "basic"), ("stale", "icd203"), ("no-evidence", "icd203")],
)
def test_a_rule_belongs_to_the_first_profile_that_holds_it(code: str, profile: str) -> None:
    assert profile_of(RULES[code]) == profile


def test_the_list_names_each_rule_once_under_its_profile_in_the_order_they_run() -> None:
    profile, found = "", []
    for line in listed().splitlines():
        if line.startswith("profile "):
            profile = line.split()[1].rstrip(",")
        elif line:
            code, severity, what = line.split(maxsplit=2)
            found.append((profile, code, severity, what))
    assert found == [(profile_of(rule), rule.code, rule.severity, rule.what) for rule in PROFILES["icd203"]]


@EACH_RULE
def test_a_rule_is_explained_with_what_why_and_how_to_mend_it(code: str) -> None:
    text = explained(code)
    rule = RULES[code]
    off = "can be switched off under `rules_off`" if code in SWITCHABLE else "cannot be switched off"
    assert text.startswith(f"{code}: {rule.severity}, profile {profile_of(rule)}, {off}\n")
    words = " ".join(text.split())
    assert f"What {rule.what} Why {rule.why} Mend {rule.mend}" in words
    assert max(map(len, text.splitlines())) <= 88


@EACH_RULE
def test_what_a_rule_says_of_itself_is_whole_sentences(code: str) -> None:
    rule = RULES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    for text in (rule.what, rule.why, rule.mend):
        assert text.endswith(".")
        assert "  " not in text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("no-takeawy", "there is no rule 'no-takeawy' — did you mean 'no-takeaway'?"),
        ("unlinked", "there is no rule 'unlinked' — did you mean 'unlinked-name'?"),
        ("", "there is no rule '' — `briefing check --list-rules` names them all"),
        ("xyzzy", "there is no rule 'xyzzy' — `briefing check --list-rules` names them all"),
        ("\x1b[2J", "there is no rule '␛[2J' — `briefing check --list-rules` names them all"),
    ],
)
def test_an_unknown_rule_is_answered_with_the_closest_one(typed: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        explained(typed)
    assert str(caught.value) == words
