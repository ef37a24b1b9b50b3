"""Finding names in running text as whole words, of any script, in time that does not grow with how many there are."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from briefing.turns import turns

_HAN: Final = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KATAKANA: Final = "\u30a1-\u30ff\u31f0-\u31ff"
_HIRAGANA: Final = "\u3041-\u309f"
_HANGUL: Final = "\u1100-\u11ff\uac00-\ud7a3"
_RUN: Final = f"[{_HAN}]+|[{_KATAKANA}]+|[{_HIRAGANA}]+|[{_HANGUL}]+|[^\\W{_HAN}{_KATAKANA}{_HIRAGANA}{_HANGUL}]+"

_GAP: Final = re.compile(r"\W")

_STRETCH: Final = 50_000
"""Characters that are looked through without a pause; a few milliseconds."""


@cache
def _word() -> re.Pattern[str]:
    """A word; where a script writes none, a run of characters of one kind.

    Such patterns take long to compile, which a start can do without.
    """
    return re.compile(_RUN)


@cache
def _token() -> re.Pattern[str]:
    """A word or a sign, and the white space before it."""
    return re.compile(rf"(?P<gap>\s*)(?P<word>{_RUN}|[^\w\s])")


@cache
def _particle() -> re.Pattern[str]:
    """A Korean word with what is written to its end: `억지는` is `억지` in a sentence."""
    endings = "은|는|이|가|을|를|의|에|와|과|도|로|으로|에서|에게|부터|까지|만"
    return re.compile(f"(?P<stem>[{_HANGUL}]{{2,}}?)(?:{endings})")


_GOES_ON: Final = re.compile(r"\$|[-\u2010\u2011]\w")
"""What may not follow a name: the sign of a currency, as in US$, or the rest of a compound."""

_COMPOUND: Final = re.compile(r"\w[-\u2010\u2011]")
"""What may not stand before it."""


class _Step:
    """What may follow so many words of a name: further words, and the name if it may end here."""

    __slots__ = ("further", "name")

    def __init__(self) -> None:
        self.name = ""
        self.further: dict[tuple[bool, str], _Step] = {}


class NamesInText:
    """Names as a tree of words."""

    def __init__(self) -> None:
        self._first: dict[str, _Step] = {}
        self._has_korean = False

    def __bool__(self) -> bool:
        return bool(self._first)

    def add(self, name: str) -> bool:
        """Enter a name; False when it has no word by which it could be found."""
        first = _word().match(name)
        if first is None:
            return False
        step, offset = self._first.setdefault(first.group(), _Step()), first.end()
        while (token := _token().match(name, offset)) is not None:
            step = step.further.setdefault((bool(token["gap"]), token["word"]), _Step())
            offset = token.end()
        step.name = name
        self._has_korean = self._has_korean or _particle().match(name + "은") is not None
        return True

    def found_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each name stands in a text, as start and end, and the name; of several at once the longest."""
        spots = sorted((offset, word) for word in self._first_words(text) for offset in _offsets(word, text))
        done = 0
        for offset, word in spots:
            name, end = self._longest_at(offset, word, text) if offset >= done else ("", 0)
            if name:
                yield offset, end, name
                done = end

    def _first_words(self, text: str) -> set[str]:
        """The words of a text with which a name may begin."""
        found: set[str] = set()
        for start, end in _stretches(text):
            turns.give_way()
            words = set(_word().findall(text, start, end))
            if self._has_korean and not text.isascii():
                words.update(match["stem"] for match in map(_particle().fullmatch, tuple(words)) if match)
            found |= words & self._first.keys()
        return found

    def _longest_at(self, offset: int, word: str, text: str) -> tuple[str, int]:
        """The longest name that begins with a word of a text, and where it ends; a space may be a line's end."""
        step, end = self._first[word], offset + len(word)
        longest, longest_end = "", end
        while True:
            if step.name and _ends(text, end):
                longest, longest_end = step.name, end
            token = _token().match(text, end)
            if token is None:
                return longest, longest_end
            gap, said = bool(token["gap"]), token["word"]
            further = step.further.get((gap, said))
            korean = _particle().fullmatch(said) if further is None else None
            if korean is not None:
                further = step.further.get((gap, korean["stem"]))
            if further is None:
                return longest, longest_end
            step, end = further, token.start("word") + len(korean["stem"] if korean else said)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """A text as stretches of whole words, from start to end: while a pattern is at work no other thread is."""
    start = 0
    while start < len(text):
        gap = _GAP.search(text, start + _STRETCH)
        end = gap.start() if gap else len(text)
        yield start, end
        start = end


def _ends(text: str, end: int) -> bool:
    """Whether a name may end here: not inside a compound, nor inside a word, but for a Korean particle."""
    return _GOES_ON.match(text, end) is None and (_parted(text, end) or _before_particle(text, end))


def _parted(text: str, offset: int) -> bool:
    """Whether a word ends, or begins, at an offset."""
    return not 0 < offset < len(text) or _word().fullmatch(text, offset - 1, offset + 1) is None


def _before_particle(text: str, end: int) -> bool:
    """Whether nothing but a particle is left of a Korean word."""
    whole = _word().match(text, end)
    return whole is not None and _particle().fullmatch("가가" + whole.group()) is not None


def _offsets(word: str, text: str) -> Iterator[int]:
    """Where a word begins in a text, every time."""
    offset = text.find(word)
    while offset >= 0:
        if _parted(text, offset) and not (offset > 1 and _COMPOUND.match(text, offset - 2)):
            yield offset
        offset = text.find(word, offset + 1)
