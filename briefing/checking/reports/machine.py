"""Reports for programs: JSON of our own, SARIF for code-scanning pages, GitHub's workflow commands."""

import json
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import quote

from briefing import __version__
from briefing.checking.profiles import PROFILES, profile_of
from briefing.checking.reports.checked import Checked
from briefing.checking.rule import Rule
from briefing.model.problem import Problem


def to_json(checked: Checked) -> str:
    """All Problems with every field, and what they add up to."""
    return _dumped(
        {
            "profile": checked.profile,
            "errors": checked.errors,
            "warnings": checked.warnings,
            "rules_off": checked.switched_off,
            "problems": [_plain(problem) for problem in checked.problems],
        }
    )


def _plain(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in problem.__struct_fields__}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def to_sarif(checked: Checked) -> str:
    """SARIF 2.1.0 (OASIS), one run: the rules of the profile, and a result for each Problem."""
    rules = PROFILES[checked.profile]
    indexes = {rule.code: index for index, rule in enumerate(rules)}
    driver = {"name": "briefing", "version": __version__, "rules": [_sarif_rule(rule) for rule in rules]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem, indexes[problem.code]) for problem in checked.problems],
    }
    return _dumped({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": rule.mend},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"profile": profile_of(rule)},
    }


def _sarif_result(problem: Problem, index: int) -> dict[str, Any]:
    key = f"{problem.key}: " if problem.key else ""
    hint = f" — {problem.hint}" if problem.hint else ""
    region = {"startLine": problem.line, "startColumn": problem.column}
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": str(problem.severity),
        "message": {"text": f"{key}{problem.message}{hint}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(problem.file)}, "region": region}}],
    }


def _uri(file: str) -> str:
    """A file's name as a URI reference, relative where the name is."""
    return ("file://" if file.startswith("/") else "") + quote(file)


def to_github(checked: Checked) -> str:
    """A workflow command for each Problem, which GitHub shows beside the line."""
    return "".join(_command(problem) for problem in checked.problems)


def _command(problem: Problem) -> str:
    place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in place.items())
    key = f"{problem.key}: " if problem.key else ""
    hint = f" — {problem.hint}" if problem.hint else ""
    return f"::{problem.severity} {properties}::{_escaped(key + problem.message + hint)}\n"


def _escaped(text: str, also: str = "") -> str:
    """Text as a workflow command takes it: what would end a value is written by its code."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


REPORTS: Final[dict[str, Callable[[Checked], str]]] = {"json": to_json, "sarif": to_sarif, "github": to_github}
"""Name of each report for programs to what writes it."""
