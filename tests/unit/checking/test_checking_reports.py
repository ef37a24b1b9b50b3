"""Reports of what a check found: for people with the place it points at, for programs in formats they know."""

import json
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import __version__
from briefing.checking.profiles import PROFILES, RULES
from briefing.checking.reports.checked import Checked
from briefing.checking.reports.human import as_excerpts
from briefing.checking.reports.machine import REPORTS, to_github, to_json, to_sarif
from briefing.layout.cells import width
from briefing.loading.library import load
from briefing.model.cleaning import clean
from briefing.model.problem import Problem, Severity

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "problems").glob("*.yaml"))

PROBLEM = Problem(
    file="lib/a.yaml", line=7, column=3, key="likelihood.term", code="unknown-term", message="no", hint="mend"
)
WARNING = Problem(file="lib/b c.yaml", code="no-takeaway", severity=Severity.WARNING, message="none")


def found(*problems: Problem, source: str = "", profile: str = "basic") -> Checked:
    """Some Problems, all of them in the same line of source."""
    return Checked(problems=problems, profile=profile, line_of=lambda _: source)


def test_the_counts_are_said_as_one_says_them() -> None:
    assert found().summary == "0 errors, 0 warnings"
    assert found(PROBLEM).summary == "1 error, 0 warnings"
    assert found(PROBLEM, PROBLEM, WARNING).summary == "2 errors, 1 warning"


def test_a_problem_in_words_is_what_editors_look_for() -> None:
    assert str(PROBLEM) == "lib/a.yaml:7:3: error[unknown-term] likelihood.term: no — mend"
    assert str(WARNING) == "lib/b c.yaml:1:1: warning[no-takeaway] none"


# Excerpts


def excerpt(source: str, column: int, columns: int = 80, line: int = 7) -> list[str]:
    """The excerpt of a Problem as plain lines."""
    problem = Problem(file="a.yaml", line=line, column=column, code="yaml", message="It is wrong.", hint="Mend it.")
    return [line.text for line in as_excerpts(found(problem, source=source), columns)]


def rows_of(lines: list[str]) -> tuple[str, str]:
    """The line of source and the one with the caret."""
    at = next(index for index, line in enumerate(lines) if line.lstrip(" ").startswith("│"))
    return lines[at - 1], lines[at]


def marked(lines: list[str]) -> tuple[int, int]:
    """First cell under which a caret stands, and the first without one."""
    _, carets = rows_of(lines)
    assert set(carets[carets.index("│") + 1 :]) == {" ", "^"}
    return carets.index("^"), len(carets)


def cells(row: str, words: str) -> tuple[int, int]:
    """First cell of some words in a line, and the first after them."""
    start = row.index(words)
    return width(row[:start]), width(row[: start + len(words)])


def test_an_excerpt_is_the_heading_the_source_the_caret_and_the_hint() -> None:
    assert excerpt("title: x y", 8) == [
        "a.yaml:7:8: error[yaml] It is wrong.",
        "   7 │ title: x y",
        "     │        ^",
        "     = Mend it.",
        "",
    ]


def test_a_hint_that_is_not_there_leaves_no_line() -> None:
    assert [line.text for line in as_excerpts(found(WARNING, source="a"), 80)][1:] == [
        "   1 │ a",
        "     │ ^",
        "",
    ]


@pytest.mark.parametrize(
    ("source", "column", "fault"),
    [
        ("title: nope", 1, "title:"),
        ("title: nope", 8, "nope"),
        ("    term: likly # really", 11, "likly"),
        ("name: 日本 [[nobody]]", 10, "[[nobody]]"),
        ("name: [日本, 東京, ソウル, nope]", 21, "nope"),
        ("name: 東京タワー x", 7, "東京タワー"),
        ("\ttitle: nope", 9, "nope"),
        ("a:\t\tnope", 5, "nope"),
        ("x: cafe\u0301 nope", 10, "nope"),
        ("flag 🇰🇷 and 👩‍👩‍👧 nope", 19, "nope"),
        ("term: 'not so likely' # said", 7, "'not so likely'"),
        ('term: "not so likely" # said', 7, '"not so likely"'),
        ("URL: https://example.org/a-b x", 6, "https://example.org/a-b"),
        ("text: {", 7, "{"),
    ],
)
def test_the_caret_stands_exactly_under_the_offending_text(source: str, column: int, fault: str) -> None:
    lines = excerpt(source, column)
    row, _ = rows_of(lines)
    assert row == f"   7 │ {source}".replace("\t", " ")
    assert marked(lines) == cells(row, fault)


@pytest.mark.parametrize("line", [1, 42, 9_999, 10_000, 200_000])
def test_the_caret_stays_in_place_however_long_the_number_of_the_line(line: int) -> None:
    lines = excerpt("title: nope", 8, line=line)
    row, _ = rows_of(lines)
    assert row.split() == [str(line), "│", "title:", "nope"]
    assert marked(lines) == cells(row, "nope")


def test_a_column_after_the_end_of_the_line_is_marked_there() -> None:
    for column in (10, 11, 500):
        assert marked(excerpt("title: no", column)) == (16, 17)


def test_control_characters_of_the_source_are_shown_as_marks() -> None:
    lines = excerpt("a: \x1b[31m\u202e nope", 11)
    row, _ = rows_of(lines)
    assert row == "   7 │ a: ␛[31m<U+202E> nope"
    assert marked(lines) == cells(row, "nope")


@pytest.mark.parametrize("source", ["", " ", "\t \t"])
def test_without_a_line_of_source_only_the_words_remain(source: str) -> None:
    assert excerpt(source, 3) == ["a.yaml:7:3: error[yaml] It is wrong.", "     = Mend it.", ""]


def test_a_problem_after_the_end_of_the_file_has_no_excerpt(small_file: Path) -> None:
    library = load(small_file, label="small.briefing.yaml")
    inside, outside = (Problem(file="small.briefing.yaml", line=line, code="yaml", message="m") for line in (2, 10_000))
    checked = Checked(problems=(inside, outside), profile="basic", line_of=library.line_of)
    assert [line.text for line in as_excerpts(checked, 80)] == [
        "small.briefing.yaml:2:1: error[yaml] m",
        "   2 │ id: small",
        "     │ ^^^",
        "",
        "small.briefing.yaml:10000:1: error[yaml] m",
        "",
    ]


@pytest.mark.parametrize("columns", [20, 80, 200])
@pytest.mark.parametrize("fill", ["a ", "東京"])
@pytest.mark.parametrize("before", [0, 50_000, 100_000])
def test_a_very_long_line_is_cut_to_the_terminal_at_once(columns: int, fill: str, before: int) -> None:
    source = f"{(fill * 50_000)[:before]} nope {(fill * 50_000)[before:]}"
    start = time.process_time()
    lines = excerpt(source, before + 2, columns)
    assert time.process_time() - start < 0.5
    row, _ = rows_of(lines)
    assert max(width(line) for line in lines[1:]) <= columns
    assert marked(lines) == cells(row, "nope")
    assert row.count("…") == (before > 0) + (before < 100_000)


def test_a_fault_wider_than_the_terminal_is_cut_too() -> None:
    lines = excerpt("term: " + "x" * 100_000, 7, 60)
    row, carets = rows_of(lines)
    assert width(row) <= 60
    assert width(carets) <= 60
    assert row.endswith("x…")
    assert marked(lines)[0] == cells(row, "xxx")[0]


def test_many_problems_in_one_long_line_take_no_more_than_a_moment() -> None:
    problems = [Problem(file="a", column=at, code="yaml", message="m") for at in range(1, 300_000, 100)]
    start = time.process_time()
    assert len(list(as_excerpts(found(*problems, source="a, " * 100_000), 80))) == 4 * len(problems)
    assert time.process_time() - start < 3


def test_a_narrow_terminal_gets_every_word_within_its_width() -> None:
    lines = excerpt("statement: [[nobody]] will sign the treaty", 12, columns=20)
    assert max(width(line) for line in lines[1:]) <= 20
    row, _ = rows_of(lines)
    assert marked(lines) == cells(row, "[[nobo…")
    assert lines[1:] == ["  It is wrong.", row, "     │       ^^^^^^^", "     = Mend it.", ""]


ONE_LINE = st.text(max_size=300).map(lambda text: text.replace("\n", " "))


@given(source=ONE_LINE, column=st.integers(1, 320), columns=st.integers(20, 120), line=st.integers(1, 10**6))
def test_whatever_the_line_holds_the_caret_is_within_the_width(
    source: str, column: int, columns: int, line: int
) -> None:
    lines = excerpt(source, column, columns, line)
    assert all(line == clean(line) and "\t" not in line for line in lines)
    assert max(width(line) for line in lines[1:]) <= columns
    if source.strip():
        row, carets = rows_of(lines)
        assert marked(lines)[0] < width(row) + 1
        assert row.index("│") == carets.index("│")


# Reports for programs

SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": {"type": "string", "pattern": "^https://.*sarif.*2[.]1[.]0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/definitions/run"}},
    },
    "additionalProperties": False,
    "definitions": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "properties": {
                "tool": {
                    "type": "object",
                    "required": ["driver"],
                    "properties": {"driver": {"$ref": "#/definitions/driver"}},
                    "additionalProperties": False,
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/definitions/result"}},
            },
            "additionalProperties": False,
        },
        "driver": {
            "type": "object",
            "required": ["name", "rules"],
            "properties": {
                "name": {"type": "string", "minLength": 1},
                "version": {"type": "string"},
                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/definitions/rule"}},
            },
            "additionalProperties": False,
        },
        "rule": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "shortDescription": {"$ref": "#/definitions/message"},
                "fullDescription": {"$ref": "#/definitions/message"},
                "help": {"$ref": "#/definitions/message"},
                "defaultConfiguration": {
                    "type": "object",
                    "properties": {"level": {"$ref": "#/definitions/level"}},
                    "additionalProperties": False,
                },
                "properties": {"type": "object"},
            },
            "additionalProperties": False,
        },
        "result": {
            "type": "object",
            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
            "properties": {
                "ruleId": {"type": "string", "minLength": 1},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"$ref": "#/definitions/level"},
                "message": {"$ref": "#/definitions/message"},
                "locations": {
                    "type": "array",
                    "minItems": 1,
                    "items": {
                        "type": "object",
                        "required": ["physicalLocation"],
                        "properties": {"physicalLocation": {"$ref": "#/definitions/place"}},
                        "additionalProperties": False,
                    },
                },
            },
            "additionalProperties": False,
        },
        "place": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        # RFC 3986: our scheme with an absolute path, or a relative path whose first part holds no colon
                        "uri": {
                            "type": "string",
                            "pattern": r"^(?:file://(?=/)|(?![^/]*:))"
                            r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*$",
                        }
                    },
                    "additionalProperties": False,
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn"],
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                    "additionalProperties": False,
                },
            },
            "additionalProperties": False,
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
            "additionalProperties": False,
        },
    },
}
"""The part of SARIF 2.1.0 (OASIS, 2020) that a report of ours uses, in our own words."""

VALIDATOR = jsonschema.Draft7Validator(SARIF)


def sarif_run(checked: Checked) -> dict[str, Any]:
    """The only run of a report, once the report is known to be sound."""
    report = json.loads(to_sarif(checked))
    assert [error.message for error in VALIDATOR.iter_errors(report)] == []
    (run,) = report["runs"]
    assert isinstance(run, dict)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in PROFILES[checked.profile]]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert [result["ruleId"] for result in run["results"]] == [problem.code for problem in checked.problems]
    return run


@pytest.mark.parametrize(
    "broken",
    [
        {"version": "2.0.0"},
        {"runs": [{"tool": {"driver": {"name": "x"}}, "results": []}]},
        {"runs": [{"tool": {"driver": {"name": "x", "rules": []}}, "results": [{"ruleId": "y"}]}]},
    ],
)
def test_the_schema_of_sarif_refuses_what_is_none(broken: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(json.loads(to_sarif(found(PROBLEM))) | broken)


@pytest.mark.parametrize("uri", ["a b.yaml", "a:b.yaml", "東京.yaml", "100%.yaml", "a\\b"])
def test_the_schema_of_sarif_refuses_what_is_no_uri(uri: str) -> None:
    report = json.loads(to_sarif(found(PROBLEM)))
    report["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] = uri
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_every_kind_of_mistake_becomes_sound_sarif_under_either_profile(path: Path) -> None:
    problems = load(path, label=path.name).problems
    for profile in PROFILES:
        run = sarif_run(found(*problems, profile=profile))
        for problem, result in zip(problems, run["results"], strict=True):
            assert result["level"] == str(problem.severity)
            place = result["locations"][0]["physicalLocation"]
            assert unquote(place["artifactLocation"]["uri"]) == problem.file
            assert place["region"] == {"startLine": problem.line, "startColumn": problem.column}
            assert problem.message in result["message"]["text"]
            assert problem.hint in result["message"]["text"]


def test_sarif_names_the_program_and_tells_of_each_rule_what_why_and_how_to_mend_it() -> None:
    run = sarif_run(found(profile="icd203"))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], run["columnKind"]) == ("briefing", __version__, "unicodeCodePoints")
    for told in driver["rules"]:
        rule = RULES[told["id"]]
        assert told["shortDescription"]["text"] == rule.what
        assert rule.why in told["fullDescription"]["text"]
        assert told["help"]["text"] == rule.mend
        assert told["defaultConfiguration"]["level"] == str(rule.severity)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("content/x/briefing.yaml", "content/x/briefing.yaml"),
        ("a b:c/東.yaml", "a%20b%3Ac/%E6%9D%B1.yaml"),
        ("/home/me/50%.yaml", "file:///home/me/50%25.yaml"),
        ("../x#y?.yaml", "../x%23y%3F.yaml"),
    ],
)
def test_a_files_name_becomes_a_uri_reference(file: str, uri: str) -> None:
    (result,) = sarif_run(found(Problem(file=file, code="yaml", message="m")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_json_holds_every_field_of_every_problem_and_what_they_add_up_to() -> None:
    checked = Checked(problems=(PROBLEM, WARNING), profile="icd203", switched_off={"no-accessed": "Paper only."})
    assert json.loads(to_json(checked)) == {
        "profile": "icd203",
        "errors": 1,
        "warnings": 1,
        "rules_off": {"no-accessed": "Paper only."},
        "problems": [
            {
                "file": "lib/a.yaml",
                "line": 7,
                "column": 3,
                "key": "likelihood.term",
                "severity": "error",
                "code": "unknown-term",
                "message": "no",
                "hint": "mend",
            },
            {
                "file": "lib/b c.yaml",
                "line": 1,
                "column": 1,
                "key": "",
                "severity": "warning",
                "code": "no-takeaway",
                "message": "none",
                "hint": "",
            },
        ],
    }


def test_json_keeps_other_scripts_readable() -> None:
    assert "東京" in to_json(found(Problem(file="東京.yaml", code="yaml", message="m")))


def test_github_gets_a_command_with_the_place_and_the_words() -> None:
    assert to_github(found(PROBLEM, WARNING)) == (
        "::error file=lib/a.yaml,line=7,col=3,title=unknown-term::likelihood.term: no — mend\n"
        "::warning file=lib/b c.yaml,line=1,col=1,title=no-takeaway::none\n"
    )


def test_what_would_end_a_value_for_github_is_written_by_its_code() -> None:
    problem = Problem(file="50%,a:b\r\n.yaml", code="yaml", message="100%, a: b\nc\r", hint="x::y")
    assert to_github(found(problem)) == (
        "::error file=50%25%2Ca%3Ab%0D%0A.yaml,line=1,col=1,title=yaml::100%25, a: b%0Ac%0D — x::y\n"
    )


COMMAND = re.compile(r"::(?P<severity>error|warning) (?P<properties>[^\n\r]*?)::(?P<message>[^\n\r]*)")


def read_command(line: str) -> dict[str, str]:
    """A workflow command as GitHub's runner reads it."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match["properties"].split(","))
    return {name: unquote_command(value) for name, value in pairs} | {
        "severity": match["severity"],
        "message": unquote_command(match["message"]),
    }


def unquote_command(text: str) -> str:
    assert not re.search("%(?!25|0D|0A|3A|2C)", text)
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_nothing_found_is_told_in_each_format() -> None:
    assert json.loads(REPORTS["json"](found()))["problems"] == []
    assert sarif_run(found())["results"] == []
    assert REPORTS["github"](found()) == ""


ANY = st.text(max_size=40)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        file=ANY,
        line=st.integers(1, 10**7),
        column=st.integers(1, 10**7),
        key=ANY,
        severity=st.sampled_from(Severity),
        code=st.sampled_from(sorted(RULES)),
        message=st.text(min_size=1, max_size=40),
        hint=ANY,
    ),
    max_size=4,
)


@given(problems=PROBLEMS)
def test_whatever_a_problem_says_each_report_can_be_read_back(problems: list[Problem]) -> None:
    checked = found(*problems, profile="icd203")
    told = json.loads(to_json(checked))["problems"]
    assert [Problem(**row | {"severity": Severity(row["severity"])}) for row in told] == problems
    results = sarif_run(checked)["results"]
    assert all(problem.message in result["message"]["text"] for problem, result in zip(problems, results, strict=True))
    *commands, rest = re.split("\r\n|\r|\n", to_github(checked))
    assert rest == ""
    for problem, command in zip(problems, map(read_command, commands), strict=True):
        assert (command["file"], command["line"], command["col"]) == (
            problem.file,
            str(problem.line),
            str(problem.column),
        )
        assert (command["severity"], command["title"]) == (str(problem.severity), problem.code)
        assert problem.message in command["message"]
        assert problem.hint in command["message"]


@given(problems=PROBLEMS, source=ONE_LINE)
def test_whatever_a_problem_says_people_get_lines_without_controls(problems: list[Problem], source: str) -> None:
    for line in as_excerpts(found(*problems, source=source), 80):
        assert line.text == clean(line.text)
        assert "\n" not in line.text
        assert "\t" not in line.text
