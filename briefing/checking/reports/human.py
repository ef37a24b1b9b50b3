"""The report for people at a terminal: each Problem with the line it points at. Elsewhere `str(problem)` is enough."""

import re
from collections.abc import Iterator
from typing import Final

from briefing.checking.reports.checked import Checked
from briefing.layout.cells import width
from briefing.layout.lines import Line, Run
from briefing.model.cleaning import CleanText, clean
from briefing.model.problem import Problem

_LEAST_SOURCE: Final = 20
"""Cells that the source gets on the narrowest terminal."""

_NARROWEST: Final = 4
"""Most characters that can stand on one cell, marks that combine with others counted."""

_AT_FAULT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[\w./+:-]+|.")
"""What a caret line underlines: a quoted text, a word, or one character."""


def as_excerpts(checked: Checked, columns: int) -> Iterator[Line]:
    """Each Problem with its line of source, a caret under the place, and the hint; an empty line after each."""
    for problem in checked.problems:
        yield _heading(problem)
        yield from _excerpt(problem, checked.line_of(problem), columns)
        if problem.hint:
            yield _line(("     = ", "dim"), (problem.hint, ""))
        yield Line()


def _heading(problem: Problem) -> Line:
    severity = str(problem.severity)
    return _line(
        (f"{problem.file}:{problem.line}:{problem.column}: ", "strong"),
        (f"{severity}[{problem.code}]", severity),
        (f" {problem.key}: " if problem.key else " ", "dim"),
        (problem.message, ""),
    )


def _excerpt(problem: Problem, source: str, columns: int) -> Iterator[Line]:
    """The line of source as far as it fits around the fault, and the line that marks it."""
    if not source.strip():
        return
    gutter = f"{problem.line:>4} │ "
    start = min(problem.column - 1, len(source))
    before, fault, after = _parts(source, start)
    room = max(columns - len(gutter), _LEAST_SOURCE)
    before = _tail(before, max(room // 2, room - width(fault) - width(after)))
    fault, after = _head(fault, room - width(before)), _head(after, room - width(before) - width(fault))
    yield _line((gutter, "dim"), (before, ""), (fault, str(problem.severity)), (after, ""))
    yield _line(("     │ ", "dim"), (" " * width(before) + "^" * max(width(fault), 1), str(problem.severity)))


def _parts(source: str, start: int) -> tuple[CleanText, CleanText, CleanText]:
    """What stands before a fault, the fault, and what stands after it; tabs as single spaces."""
    plain = source.replace("\t", " ").rstrip("\r\n")
    match = _AT_FAULT.match(plain, start)
    end = match.end() if match else start
    return clean(plain[:start]), clean(plain[start:end]), clean(plain[end:])


def _tail(text: CleanText, cells: int) -> CleanText:
    """The end of a text, cut to a width; what is cut leaves an ellipsis."""
    if len(text) <= cells * _NARROWEST and width(text) <= cells:
        return text
    rest = text[-cells * _NARROWEST :] if cells > 1 else ""
    while rest and width(rest) > cells - 1:
        rest = rest[1:]
    return CleanText(f"…{rest}")


def _head(text: CleanText, cells: int) -> CleanText:
    """The beginning of a text, cut to a width; what is cut leaves an ellipsis."""
    if len(text) <= cells * _NARROWEST and width(text) <= cells:
        return text
    rest = text[: max(cells, 0) * _NARROWEST]
    while rest and width(rest) > cells - 1:
        rest = rest[:-1]
    return CleanText(f"{rest}…") if cells > 0 else CleanText("")


def _line(*parts: tuple[str, str]) -> Line:
    return Line(tuple(Run(clean(text), (style,) if style else ()) for text, style in parts if text))
