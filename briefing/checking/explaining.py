"""Telling of rules: all of them in a list, or one of them whole."""

import textwrap
from collections.abc import Iterator

from briefing.checking.profiles import PROFILES, RULES, SWITCHABLE, profile_of
from briefing.errors import UsageError
from briefing.model.cleaning import clean_line
from briefing.model.hints import did_you_mean

_WIDTH = 88


def listed() -> str:
    """Every rule on a line, in the order they run, under the profile that adds it."""
    return "".join(f"{line}\n" for line in _listed())


def _listed() -> Iterator[str]:
    for number, profile in enumerate(PROFILES):
        yield ("\n" if number else "") + f"profile {profile}" + (", and all above" if number else "")
        for rule in PROFILES[profile]:
            if profile_of(rule) == profile:
                yield f"  {rule.code:<20} {rule.severity:<8} {rule.what}"


def explained(code: str) -> str:
    """What a rule asks for, why, and how to mend a breach. Raises `UsageError` when there is no such rule."""
    rule = RULES.get(code)
    if rule is None:
        hint = did_you_mean(code, RULES) or "`briefing check --list-rules` names them all"
        raise UsageError(f"there is no rule {clean_line(code)!r} — {hint}")
    off = "can be switched off under `rules_off`" if code in SWITCHABLE else "cannot be switched off"
    rows = (("What", rule.what), ("Why", rule.why), ("Mend", rule.mend))
    return "".join(
        (f"{code}: {rule.severity}, profile {profile_of(rule)}, {off}\n", *(_row(label, text) for label, text in rows))
    )


def _row(label: str, text: str) -> str:
    filled = textwrap.fill(
        text, _WIDTH, initial_indent=f"{label:<6}", subsequent_indent=" " * 6, break_on_hyphens=False
    )
    return f"{filled}\n"
