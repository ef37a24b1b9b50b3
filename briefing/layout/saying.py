"""Saying: words put together as somebody reads them out, who sees neither columns nor the room between things."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.layout.wrap import wrap

STEP: Final = "  "
"""What stands before the lines of what is within something else."""

GAP: Final = "  "
"""At an end of words: what comes next is another thing."""

_LONGEST_ROW: Final = 200
"""Characters of a row of a table that are read on one line; of longer rows each cell has a line of its own."""

_MARK: Final = re.compile(r" *(?:- |\d+\. )?")
"""What stands before the words of a line, and is left free below it when they are wrapped."""

_ITEM: Final = "- "

_ENDED: Final = re.compile(r"[:\n]$|[.!?;][”’\"')]?(?: \[[^\]]*\])*$")
"""Words after which what follows stands apart without a comma."""

_DASHES: Final = "-–— "


def wrapped(line: str, width: int) -> list[str]:
    """A line in so many cells, or as it is if there are to be none."""
    if not width or not line:
        return [line]
    mark = _MARK.match(line)
    first = mark[0] if mark else ""
    text, rest = line[len(first) :], " " * len(first)
    cuts = wrap(text, max(width - len(first), 1)) or [(0, 0)]
    return [f"{rest if number else first}{text[start:end]}" for number, (start, end) in enumerate(cuts)]


def joined(said: str, more: str) -> str:
    """Words and what follows them; a gap between the two is a comma, or nothing where a sentence has ended."""
    if not more or not (said.endswith(GAP) or more.startswith(GAP)):
        return said + more
    before, after = said.rstrip(" "), more.lstrip(" ")
    if not before or not after:
        return f"{before}{GAP}{after}"
    return f"{before}{' ' if _ENDED.search(before) else ', '}{after}"


def with_sentence(said: str, label: str, sentence: str) -> str:
    """Words and a sentence that says what it is about, unless they have ended in that; it is parted from any other."""
    before = said.rstrip(" ")
    if before.endswith(f"{label}:"):
        return f"{before} {sentence.removeprefix(f'{label}: ')}"
    if not before or _ENDED.search(before):
        return f"{before} {sentence}" if before else sentence
    return f"{before}. {sentence}"


def ended(words: str) -> str:
    """Words with a mark at their end."""
    return words if _ENDED.search(words) else f"{words}."


def rows_said(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows of a table: what each is of, and behind the name of its column each cell that says something."""
    told = [list(_pieces(heads, row)) for row in rows]
    apart = any("\n" in "".join(pieces) or sum(map(len, pieces)) > _LONGEST_ROW for pieces in told)
    for pieces in filter(None, told):
        if apart:
            first, *others = "\n".join(pieces).split("\n")
            yield from (f"{_ITEM}{first}", *(f"{STEP}{line}" for line in others))
        else:
            yield f"{_ITEM}{_in_one_line(pieces, is_pair=len(heads) == 2)}"


def _pieces(heads: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    """What a row is of, then each cell with its column, which need not be named where there is but one."""
    for number, (head, cell) in enumerate(zip(heads, row, strict=True)):
        lines = [line.strip() for line in cell.split("\n") if line.strip(_DASHES)]
        named = head if number and len(heads) > 2 else ""
        if len(lines) > 1 and all(line.startswith(_ITEM) for line in lines):
            yield "\n".join((f"{named}:" if named else lines.pop(0), *(f"{STEP}{line}" for line in lines)))
        elif lines:
            yield f"{named}: {', '.join(lines)}" if named else ", ".join(lines)


def _in_one_line(pieces: Sequence[str], *, is_pair: bool) -> str:
    if not is_pair:
        return " ".join(map(ended, pieces))
    return (" " if _ENDED.search(pieces[0]) else ": ").join(pieces)
