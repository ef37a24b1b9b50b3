"""Hints: the word that somebody probably meant."""

from collections.abc import Iterable
from typing import Final

_CUTOFF: Final = 65
"""How alike two words must be, in per cent of their letters, for one to be offered for the other."""

_LONGEST: Final = 200
"""Words longer than this are no misspelling of anything."""

_OTHER_NAMES: Final = {
    **dict.fromkeys(("md", "markdown", "commonmark", "github"), ("gfm",)),
    **dict.fromkeys(("word", "doc", "office"), ("docx",)),
    **dict.fromkeys(("bib", "biblatex"), ("bibtex",)),
    **dict.fromkeys(("csl-json", "zotero"), ("csl",)),
    "graphviz": ("dot",),
    "followthemoney": ("ftm",),
    "TLP:WHITE": ("TLP:CLEAR",),
    "medium": ("moderate", "roughly even chance", "realistic possibility", "about as likely as not"),
    "moderate": ("medium", "roughly even chance", "realistic possibility", "about as likely as not"),
}
"""Words that vocabularies once had, or have elsewhere, to what that may be called here."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint with the closest known word, or none."""
    choices = list(known)
    named = (name for name in _OTHER_NAMES.get(word, ()) if name in choices)
    close = next(named, "") or _closest(word, choices)
    return f"did you mean {close!r}?" if close else ""


def _closest(word: str, choices: list[str]) -> str:
    if len(word) > _LONGEST:
        return ""
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return found[0] if found else ""
