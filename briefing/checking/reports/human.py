"""The report for people at a terminal: each Problem with the line it points at. Elsewhere `str(problem)` is enough."""

import re
from collections.abc import Iterator
from typing import Final

from briefing.checking.reports.checked import Checked
from briefing.layout.cells import width
from briefing.layout.lines import Line, Run
from briefing.layout.wrap import wrap
from briefing.model.cleaning import CleanText, clean
from briefing.model.problem import Problem

_LEAST_ROOM: Final = 8
"""Cells that source and words get on the narrowest terminal."""

_NARROWEST: Final = 4
"""Most characters that can stand on one cell, marks that combine with others counted."""

_AT_FAULT = re.compile(r"\"[^\"]*\"|'[^']*'|!?\[\[[^\]]*\]\]|#.*|@?[\w./+:-]+|.")
"""What a caret line underlines: a quoted text, a reference, a comment, a word, or one character."""


def as_excerpts(checked: Checked, columns: int) -> Iterator[Line]:
    """Each Problem with its line of source, a caret under the place, and the hint; an empty line after each."""
    for problem in checked.problems:
        yield from _heading(problem, columns)
        yield from _excerpt(problem, checked.line_of(problem), columns)
        yield from _hint(problem.hint, columns)
        yield Line()


def _heading(problem: Problem, columns: int) -> Iterator[Line]:
    """Where and what sort on one line, and what is wrong behind it, or below where that would not fit."""
    severity = str(problem.severity)
    where = f"{problem.file}:{problem.line}:{problem.column}: "
    said = _one_line(f"{problem.key}: {problem.message}" if problem.key else problem.message)
    parts = ((where, "strong"), (f"{severity}[{problem.code}]", severity))
    if sum(width(_one_line(text)) for text, _ in parts) + 1 + width(said) <= columns:
        yield _line(*parts, (f" {said}", ""))
        return
    yield _line(*parts)
    yield from (_line((f"  {line}", "")) for line in _wrapped(said, columns - 2))


def _hint(hint: str, columns: int) -> Iterator[Line]:
    lead = "     = "
    for line in _wrapped(hint, columns - len(lead)):
        yield _line((lead, "dim"), (line, ""))
        lead = " " * len(lead)


def _wrapped(text: str, columns: int) -> Iterator[str]:
    shown = _one_line(text)
    return (shown[start:end] for start, end in wrap(shown, max(columns, _LEAST_ROOM)))


def _excerpt(problem: Problem, source: str, columns: int) -> Iterator[Line]:
    """The line of source as far as it fits around the fault, and the line that marks it."""
    if not source or source.isspace():
        return
    gutter = f"{problem.line:>4} │ "
    start = min(problem.column - 1, len(source))
    room = max(columns - len(gutter), _LEAST_ROOM)
    before, fault, after = _parts(source, start, room * _NARROWEST + 1)
    before = _tail(before, max(room // 2, room - max(width(fault), 1) - width(after)))
    fault, after = _head(fault, room - width(before)), _head(after, room - width(before) - width(fault))
    yield _line((gutter, "dim"), (before, ""), (fault, str(problem.severity)), (after, ""))
    yield _line(
        (f"{'│ ':>{len(gutter)}}", "dim"), (" " * width(before) + "^" * max(width(fault), 1), str(problem.severity))
    )


def _parts(source: str, start: int, most: int) -> Iterator[CleanText]:
    """What stands before a fault, the fault, and what stands after it: of each as much as could be shown at most."""
    match = _AT_FAULT.match(source, start)
    end = match.end() if match else start
    for part in (
        source[max(start - most, 0) : start],
        source[start : min(end, start + most)],
        source[end : end + most],
    ):
        yield _one_line(part)


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
    return Line(tuple(Run(_one_line(text), (style,) if style else ()) for text, style in parts if text))


def _one_line(text: str) -> CleanText:
    """Text that may be shown, with a space for every tab and newline."""
    return clean(text.replace("\t", " ").replace("\n", " "))
