"""Folding: text as searches compare it, and where in the text each part of that came from."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

_KEPT: Final = frozenset((0, 7, 8, 9))
"""Combining classes of what is no accent: letters, and marks that make one another: nuktas, kana voicing, viramas."""

_ALIKE: Final = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "\u00ad": "",
}
"""Signs that are typed otherwise than they are printed."""

_JOINED: Final = re.compile(
    "[\u1100-\u115f][\u1160-\u11a7]+[\u11a8-\u11ff]*"  # Hangul in parts
    "|[\uff66-\uff9d][\uff9e\uff9f]"  # half-width kana with its voicing
    "|.[\u0300-\u036f\u3099\u309a]+"  # a letter with marks
    "|.",
    re.DOTALL,
)
_JOINS: Final = re.compile("[\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f]")


class _Table(dict[int, str]):
    """How each character is compared, filled as characters are met."""

    def __init__(self, *, keep_case: bool, keep_accents: bool) -> None:
        self._keep_case = keep_case
        self._keep_accents = keep_accents

    def __missing__(self, code: int) -> str:
        self[code] = folded = self.fold(chr(code))
        return folded

    def fold(self, text: str) -> str:
        """A character, or a few that make one."""
        parts = "".join(_ALIKE.get(part, part) for part in unicodedata.normalize("NFKD", text))
        if not self._keep_case:
            parts = unicodedata.normalize("NFKD", parts.casefold())
        if not self._keep_accents:
            parts = "".join(part for part in parts if unicodedata.combining(part) in _KEPT)
        return unicodedata.normalize("NFC", parts)


@cache
def _table(keep_case: bool, keep_accents: bool) -> _Table:
    return _Table(keep_case=keep_case, keep_accents=keep_accents)


def fold(text: str, *, keep_case: bool = False, keep_accents: bool = False) -> str:
    """Text for comparison: no case, no accents, compatible forms made one, quotation marks and dashes as typed."""
    if text.isascii():
        return text if keep_case else text.lower()
    table = _table(keep_case, keep_accents)
    if _JOINS.search(text) is None:
        return text.translate(table)
    return "".join(part for part, _ in _pieces(text, table))


def fold_with_origins(text: str, *, keep_case: bool = False, keep_accents: bool = False) -> tuple[str, list[int]]:
    """The same, and for each character of it the index in the text that it came from."""
    folded: list[str] = []
    origins: list[int] = []
    for part, start in _pieces(text, _table(keep_case, keep_accents)):
        folded.append(part)
        origins.extend([start] * len(part))
    return "".join(folded), origins


def _pieces(text: str, table: _Table) -> Iterator[tuple[str, int]]:
    for match in _JOINED.finditer(text):
        piece = match.group()
        yield table[ord(piece)] if len(piece) == 1 else table.fold(piece), match.start()


def has_accents(text: str) -> bool:
    """Whether accents would be lost by folding."""
    return fold(text, keep_case=True, keep_accents=True) != fold(text, keep_case=True)


def squeezed(text: str) -> str:
    """The letters and digits of a text alone, folded: what stays the same however it is set and marked."""
    folded = fold(text)
    return folded.translate(_NO_LETTERS) if folded.isascii() else re.sub(r"[\W_]+", "", folded)


_NO_LETTERS: Final = {code: None for code in range(128) if not chr(code).isalnum()}
