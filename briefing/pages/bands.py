"""Bands: what a scale gives for each word of likelihood in a text, after the word."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefing.model import document as d
from briefing.model.judgments import Judgment
from briefing.model.scales import LIKELIHOOD, band

_UNLIKE: Final = frozenset({"not", "less", "more", "most", "as", "how", "too"})
"""A word of likelihood after one of these says something else than the word of the scale."""

_COMMON: Final = frozenset({"remote"})
"""Terms that mean other things as well, as of an island: estimates only where they are what a judgment gives."""


def banded(inlines: d.Inlines, scale: str, own: str = "") -> d.Inlines:
    """A text with every word of likelihood followed by its band on a scale; `own` is the term that a judgment gives."""
    return tuple(_banded(inlines, scale, own))


def own_term(judgment: Judgment) -> str:
    """The word in which a judgment says how likely it is; empty where it says none."""
    return judgment.likelihood.term if judgment.likelihood else ""


def _banded(inlines: d.Inlines, scale: str, own: str) -> Iterator[d.Inline]:
    for inline in inlines:
        if isinstance(inline, d.Str):
            yield from _parted(inline.text, scale, own)
        elif isinstance(inline, d.Emph | d.Strong):
            yield type(inline)(tuple(_banded(inline.inlines, scale, own)))
        else:
            yield inline


def _parted(text: str, scale: str, own: str) -> Iterator[d.Inline]:
    done = 0
    for match in _terms(scale).finditer(text):
        found = band(scale, match[0].lower())
        if found and _is_estimate(found.term, text[: match.start()], own):
            yield d.Str(text[done : match.end()])
            yield d.Span((d.Str(f" ({found})"),), ("dim",))
            done = match.end()
    if text[done:]:
        yield d.Str(text[done:])


def _is_estimate(term: str, before: str, own: str) -> bool:
    """Whether a term is used as its scale means it: some words are common ones too, some are turned by those before."""
    last = before.split()[-1:]
    return (term == own or term not in _COMMON) and not (last and last[0].lower() in _UNLIKE)


@cache
def _terms(scale: str) -> re.Pattern[str]:
    """Any term of a scale as whole words, the longest first: `likely` is no part of `very likely`."""
    longest_first = sorted((row.term for row in LIKELIHOOD[scale]), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(longest_first)})(?![\w-])", re.IGNORECASE)
