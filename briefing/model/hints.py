"""Hints: the word that somebody probably meant."""

from collections.abc import Iterable
from typing import Final

_CUTOFF: Final = 65
"""How alike two words must be, in per cent of their letters, for one to be offered for the other."""

_LONGEST: Final = 200
"""Words longer than this are no misspelling of anything."""

_OLD_NAMES: Final = {"TLP:WHITE": "TLP:CLEAR", "medium": "moderate", "moderate": "medium"}
"""Words that vocabularies once had, or have elsewhere, to what they are called here."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the closest known word, or none."""
    choices = list(known)
    close = _OLD_NAMES.get(word, "")
    if close not in choices:
        close = _closest(word, choices)
    return f"did you mean {close!r}?" if close else ""


def _closest(word: str, choices: list[str]) -> str:
    if len(word) > _LONGEST:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return found[0] if found else ""
