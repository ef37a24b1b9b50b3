"""Written: the line of a file that what a page shows is written on, as near as can be known."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.model.library import Library, Origin
from briefing.model.place import Place
from briefing.model.texts import Text, texts_of

_WORD: Final = re.compile(r"\w+")
_PHRASE: Final = 3
"""Words by which a spot is known again in a text that is folded over several lines."""


class Written(Struct, frozen=True):
    """Where something is written."""

    file: str
    """Name of the file, as in Problems."""

    line: int
    """From 1."""


def written_at(library: Library, place: Place, words: str = "") -> Written | None:
    """Where the record of a Place is written, or of a view the head of its briefing; None where nobody wrote it.

    Words of the page, as shown, lead to the line of the record that has most of them.
    """
    library = library.plain
    origin, briefing = library.origin(place.record), library.briefings.get(place.briefing)
    record = library.find(place.record) or (briefing.head if briefing else None)
    if origin is None or record is None:
        return None
    best = _best(record, set(_WORD.findall(words)))
    return Written(origin.file, _line_of(origin, *best, words) if best else origin.position()[0])


_Line = tuple[Text, int, str]
"""A line of a text of a record, and its offset there."""


def _best(record: Struct, wanted: set[str]) -> _Line | None:
    """The line of a record that has most of some words; None where none has a third of them."""
    most, best = len(wanted) // 3, None
    for text, offset, line in _lines(record) if wanted else ():
        count = sum(word in line for word in wanted)
        if count > most:
            most, best = count, (text, offset, line)
    return best


def _lines(record: Struct) -> Iterator[_Line]:
    for text in texts_of(record):
        offset = 0
        for line in text.value.split("\n"):
            yield text, offset, line
            offset += len(line) + 1


def _line_of(origin: Origin, text: Text, offset: int, line: str, words: str) -> int:
    """The line of the file for a line of a text; a folded text has other lines than its file, so words may be known."""
    start = origin.position(text.path)
    for needle in (line.strip(), *_phrases(words)):
        at = text.value.find(needle, offset, offset + len(line))
        if at >= 0:
            found = origin.position(text.path, needle, text.value.count(needle, 0, at))
            if found != start:
                return found[0]
    return start[0]


def _phrases(words: str) -> Iterator[str]:
    parts = words.split()
    return (" ".join(parts[index : index + _PHRASE]) for index in range(len(parts) - _PHRASE + 1))
