"""Plain data that knows where it was written.

A parsed file is made of `Mapping`, `Sequence` and `CleanText`; nothing is taken for a number, a date or a boolean until
a field asks for one. The two containers are a dict and a list that also remember a mark for each of their values.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Container
from functools import lru_cache
from typing import Any, Final, Protocol, TypeAlias

from msgspec import Struct

from briefing.model.cleaning import CleanText
from briefing.model.problem import Problem


class Mark(Protocol):
    """A position in a file, every number counted from 0."""

    @property
    def line(self) -> int:
        """Line."""

    @property
    def column(self) -> int:
        """Column, in characters."""

    @property
    def index(self) -> int:
        """Characters since the start of the file."""


class Mapping(dict[str, Any]):
    """A mapping from keys to values."""

    __slots__ = ("cut_off", "key_marks", "mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        """Where the mapping begins."""
        self.marks: dict[str, Mark] = {}
        """Where each value begins."""
        self.key_marks: dict[str, Mark] = {}
        """Where each key begins."""
        self.cut_off = False
        """Whether the file broke off inside it, so that more was written than is here."""

    def without(self, keys: Container[str]) -> "Mapping":
        """The same mapping, marks included, but for some keys."""
        rest = Mapping(self.mark)
        rest.update((key, value) for key, value in self.items() if key not in keys)
        rest.marks, rest.key_marks, rest.cut_off = self.marks, self.key_marks, self.cut_off
        return rest


class Sequence(list[Any]):
    """A list of values."""

    __slots__ = ("mark", "marks")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        """Where the list begins."""
        self.marks: list[Mark] = []
        """Where each item begins."""


Value: TypeAlias = CleanText | Mapping | Sequence


class ParsedFile(Struct, frozen=True):
    """One file, as far as it could be parsed."""

    file: str
    """Name for Problems."""

    text: str
    """The source, as read."""

    root: Value | None
    """The outermost value; None when there is none."""

    problems: tuple[Problem, ...]
    """What stopped or disturbed the parsing."""

    comments: dict[int, int] = {}
    """Where an unquoted value starts that a comment follows on its line, to where that comment starts."""


def mark_of(holder: Mapping | Sequence, key: str | int | None = None) -> Mark:
    """Where a value of a container begins, or the container itself when it has no such value."""
    if isinstance(holder, Mapping):
        return holder.marks.get(str(key), holder.mark)
    if isinstance(key, int) and key < len(holder.marks):
        return holder.marks[key]
    return holder.mark


def position(mark: Mark) -> tuple[int, int]:
    """Line and column of a mark as people count them, from 1."""
    return mark.line + 1, mark.column + 1


def position_of_text(text: str, mark: Mark, needle: str, nth: int = 0) -> tuple[int, int]:
    """Line and column of the nth occurrence of `needle` at or after a mark; of the mark itself when there is none.

    Text folded over several lines may hide the needle: the start of its value is then the best answer.
    """
    index = _nth_after(text, needle, mark.index, nth) if nth else text.find(needle, mark.index)
    return position(mark) if index < 0 else position_at(text, index)


def position_at(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at an index of a text."""
    starts = _line_starts(text)
    line = bisect_right(starts, index)
    return line, index - starts[line - 1] + 1


def _nth_after(text: str, needle: str, start: int, nth: int) -> int:
    found = occurrences(text, needle)
    wanted = bisect_left(found, start) + nth
    return found[wanted] if wanted < len(found) else -1


@lru_cache(maxsize=8)
def occurrences(text: str, needle: str) -> tuple[int, ...]:
    """Where `needle` begins in a text, every time."""
    found = [text.find(needle)]
    while found[-1] >= 0:
        found.append(text.find(needle, found[-1] + 1))
    return tuple(found[:-1])


@lru_cache(maxsize=4)
def _line_starts(text: str) -> "array[int]":
    starts = array("I", [0])
    starts.extend(match.end() for match in re.finditer("\n", text))
    return starts


MAX_DEPTH: Final = 64
"""Deepest nesting that a file may have."""

MAX_VALUES: Final = 200_000
"""Most values that a file may hold."""
