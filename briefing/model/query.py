"""Queries: what somebody looks for in a library, and where in a text it stands.

Several words mean all of them, in any order; words in quotation marks mean these words, as they stand; a word after a
hyphen may not be there. Case counts for a word with a capital in it, accents never.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from briefing.model.folding import fold, fold_with_origins, has_accents

Extent = tuple[int, int]
"""Part of a text: its first character, and the one after its last."""

_TOKEN: Final = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)(?P<closed>"?)|(?P<word>\S+))')
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟″", '"'))

_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u30ff\u3130-\u318f"
    "\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
"""Scripts whose words have no spaces between them, or grow at their ends: Thai, Han, Kana, Hangul and some more."""

_LETTER: Final = rf"[^\W_{_UNSPACED}]"
"""A letter or digit of any other script."""

_ENOUGH: Final = 50
"""Most occurrences of a word in one text that are looked at."""


class Term(Struct, frozen=True):
    """A word, or several that stand together."""

    folded: str
    """As it is compared, without case and accents."""

    pattern: re.Pattern[str]
    """Finds it in a text that is folded as it wants."""

    keeps_case: bool
    keeps_accents: bool = False

    def find(self, text: str, folded: str) -> Iterator[Extent]:
        """Where it stands in a text that is folded already; in that text unless case or accents count."""
        if self.keeps_case or self.keeps_accents:
            folded = fold(text, keep_case=self.keeps_case, keep_accents=self.keeps_accents)
        return (match.span() for match in self.pattern.finditer(folded))

    def extents(self, text: str) -> Iterator[Extent]:
        """Where it stands in a text as it is written."""
        folded, origins = fold_with_origins(text, keep_case=self.keeps_case, keep_accents=self.keeps_accents)
        for match in self.pattern.finditer(folded):
            last = origins[match.end() - 1]
            after = (origin for origin in origins[match.end() :] if origin > last)
            yield origins[match.start()], next(after, len(text))


def literal(words: str) -> Term:
    """What stands anywhere just as it is typed, in words or not; accents count where they are typed."""
    words = " ".join(words.split())
    case, accents = _has_capital(words), has_accents(words)
    pattern = re.compile(re.escape(fold(words, keep_case=case, keep_accents=accents)))
    return Term(fold(words), pattern, case, accents)


def _has_capital(words: str) -> bool:
    return any(character.isupper() for character in words)


def _term(words: str, *, whole: bool) -> Term | None:
    """A word that begins one of the text, or is one whole; in scripts without spaces it stands anywhere."""
    words = " ".join(words.split())
    case = _has_capital(words)
    sought = fold(words, keep_case=case).strip()
    if not re.search(r"[^\W_]", sought):
        return None
    before = rf"(?<!{_LETTER})" if re.match(_LETTER, sought) else ""
    after = rf"(?!{_LETTER})" if whole and re.match(_LETTER, sought[-1]) else ""
    return Term(fold(words).strip(), re.compile(before + re.escape(sought) + after), case)


class Query(Struct, frozen=True):
    """What is looked for."""

    text: str
    """As it was typed."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)

    def is_in(self, text: str, folded: str) -> bool:
        """Whether a text, given folded as well, holds all that is wanted and nothing that is not."""
        return all(term.folded in folded for term in self.wanted) and all(
            any(term.find(text, folded)) is is_wanted
            for terms, is_wanted in ((self.wanted, True), (self.unwanted, False))
            for term in terms
        )

    def closeness(self, text: str, folded: str) -> int:
        """How many characters the shortest part of a text takes that holds every wanted word."""
        start, end = _shortest([term.find(text, folded) for term in self.wanted])
        return end - start

    def nearest(self, text: str) -> Extent:
        """That part of a text as it is written; the first of several as short."""
        return _shortest([term.extents(text) for term in self.wanted])

    def marks(self, text: str) -> tuple[Extent, ...]:
        """Where wanted words stand in a text, in order, those that touch as one."""
        merged: list[Extent] = []
        for start, end in sorted(extent for term in self.wanted for extent in term.extents(text)):
            first, last = merged.pop() if merged and start <= merged[-1][1] else (start, end)
            merged.append((first, max(last, end)))
        return tuple(merged)


def _shortest(found: Sequence[Iterable[Extent]]) -> Extent:
    """The shortest part of a text that holds one of each sort of extents, the first of several as short."""
    spots = sorted((*extent, sort) for sort, extents in enumerate(found) for extent in islice(extents, _ENOUGH))
    last: dict[int, Extent] = {}
    windows: list[Extent] = []
    for start, end, sort in spots:
        last[sort] = (start, end)
        if len(last) == len(found):
            windows.append((min(start for start, _ in last.values()), max(end for _, end in last.values())))
    return min(windows, key=lambda one: (one[1] - one[0], one[0]), default=(0, 0))


def read_query(text: str) -> Query:
    """What a person types means this; empty, as a truth value, when nothing is to be found."""
    wanted: dict[str, Term] = {}
    unwanted: dict[str, Term] = {}
    for match in _TOKEN.finditer(text.translate(_QUOTES)):
        quoted = match["quoted"]
        words = match["word"] if quoted is None else quoted
        term = _term(words, whole=bool(match["closed"]))
        if term is not None:
            (unwanted if match["minus"] else wanted)[term.pattern.pattern] = term
    return Query(" ".join(text.split()), tuple(wanted.values()), tuple(unwanted.values()))
