"""Profiles: which rules a briefing is held to."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from briefing.checking.basic_rules import BASIC_RULES
from briefing.checking.error_rules import ERROR_RULES
from briefing.checking.icd203_rules import ICD203_RULES
from briefing.checking.reading_rules import READING_RULES
from briefing.checking.rule import Inspection, Rule
from briefing.model.library import Library, problem_at
from briefing.model.problem import Problem

PROFILES: Final[dict[str, tuple[Rule, ...]]] = {
    "basic": (*READING_RULES, *ERROR_RULES, *BASIC_RULES),
    "icd203": (*READING_RULES, *ERROR_RULES, *BASIC_RULES, *ICD203_RULES),
}
"""Name of each profile to its rules, in the order they run."""

RULES: Final = {rule.code: rule for rule in (*PROFILES["basic"], *ICD203_RULES)}
"""Every rule by its code."""

SWITCHABLE: Final = frozenset(rule.code for rule in (*BASIC_RULES, *ICD203_RULES))
"""Codes of the rules that a library may switch off: all but errors and what reading reports."""


def check(library: Library, today: date, profile: str = "basic") -> Iterable[Problem]:
    """Run the rules of a profile over a library, those left out that its `library.yaml` switches off."""
    inspection = Inspection(library, today, SWITCHABLE)
    off = switched_off(library)
    for rule in PROFILES[profile]:
        if rule.code not in off:
            yield from _run(rule, inspection)


def switched_off(library: Library) -> dict[str, str]:
    """Code of each rule that a library switches off, with the reason it gives."""
    return {off.rule: off.reason for off in library.head.rules_off if off.rule in SWITCHABLE}


def profile_of(rule: Rule) -> str:
    """The first profile that holds a rule."""
    return next(name for name, rules in PROFILES.items() if rule in rules)


def _run(rule: Rule, inspection: Inspection) -> Iterator[Problem]:
    for finding in rule.find(inspection) if rule.find else ():
        origin = inspection.library.origin(finding.place)
        if origin is not None:
            yield problem_at(
                origin,
                finding.path,
                rule.code,
                finding.message,
                finding.hint,
                needle=finding.needle,
                nth=finding.nth,
                severity=rule.severity,
            )
