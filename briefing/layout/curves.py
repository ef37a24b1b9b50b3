"""Line charts: dots of Braille for the lines, a letter at every value, and words for what is missing or not firm."""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from msgspec import Struct

from briefing.layout.axes import mark_words, marks, spread
from briefing.layout.cells import width
from briefing.layout.wrap import wrap
from briefing.model.plot import Plot, PlotPoint

Piece = tuple[str, str]
"""A stretch of a line: its text and the name of its style."""

_TIME: Final = re.compile(r"(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SIGNS: Final = "*#^~=%"
"""What stands behind a value that has a status, one sign for each status."""

_GAP: Final = "?"
_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a Braille cell, by row and column."""

_CUT_BELOW: Final = 0.5
"""An axis begins at zero unless the least value is more than this share of the greatest."""


class _Sheet(Struct, frozen=True):
    """What a line chart is drawn on: a grid of cells, with the column of each period and the scale of values."""

    cells: int
    rows: int
    columns: dict[str, int]
    steps: list[float]

    def row(self, value: float) -> float:
        """How far down a value stands, in cells from the top."""
        low, high = self.steps[0], self.steps[-1]
        return (high - value) / (high - low) * (self.rows - 0.25)


def curve_lines(plot: Plot, room: int) -> Iterator[list[Piece]]:
    """The lines of a line chart: unit, lines over their axes, periods, and what letters and signs mean."""
    values = [point.value for series in plot.series for point in series.points if point.value is not None]
    yield from _wrapped(plot.unit, room)
    if values:
        yield from _drawn(plot, values, room)
    for words in (*_letters(plot), *_statuses(plot), *_gaps(plot)):
        yield from _wrapped(words, room)


def _wrapped(words: str, room: int) -> Iterator[list[Piece]]:
    yield from ([(words[slice(*cut)], "dim")] for cut in wrap(words, room))


def _drawn(plot: Plot, values: list[float], room: int) -> Iterator[list[Piece]]:
    low, high = min(values), max(values)
    low = 0.0 if 0 < low <= _CUT_BELOW * high else low
    rows = 10 if room >= 60 else 7
    steps = marks(low, high, 5 if room >= 60 else 4)
    words = mark_words(steps, room // 2 - 1)
    left = max(map(width, words))
    cells = max(room - left - 1, 8)
    sheet = _Sheet(cells, rows, _columns(plot.periods, cells), steps)
    labels = {int(sheet.row(step)): word for step, word in zip(steps, words, strict=True)}
    for row, line in enumerate(_grid(plot, sheet)):
        yield [(labels.get(row, "").rjust(left), "dim"), ("|", "rule"), *line]
    gaps = {point.period for series in plot.series for point in series.points if point.value is None}
    signs = {sheet.columns[period]: _GAP if period in gaps else "+" for period in plot.periods}
    yield [(" " * left + "+" + "".join(signs.get(column, "-") for column in range(cells)), "rule")]
    places = [(left + 1 + sheet.columns[period], period) for period in plot.periods]
    yield [(spread(places, room), "dim")]
    if steps[0] > 0:
        yield from _wrapped(f"The axis begins at {words[0]}, not at 0.", room)


def _columns(periods: tuple[str, ...], cells: int) -> dict[str, int]:
    """The column of each period: to scale where all are times, else evenly spaced."""
    times = [_TIME.fullmatch(period) for period in periods]
    spots = [_year(match) for match in times if match]
    if len(spots) < len(periods) or len(set(spots)) < len(periods):
        spots = list(map(float, range(len(periods))))
    span = (spots[-1] - spots[0]) or 1.0
    return {
        period: 1 + round((spot - spots[0]) / span * (cells - 4)) for period, spot in zip(periods, spots, strict=True)
    }


def _year(time: re.Match[str]) -> float:
    """A time in years."""
    if time["quarter"]:
        return int(time["year"]) + (int(time["quarter"]) - 1) / 4
    return int(time["year"]) + (int(time["month"] or 1) - 1) / 12 + (int(time["day"] or 1) - 1) / 372


def _grid(plot: Plot, sheet: _Sheet) -> Iterator[list[Piece]]:
    """The rows of the chart: lines of dots, and over them a letter and perhaps a sign for each value."""
    dots: dict[tuple[int, int], int] = {}
    letters: dict[tuple[int, int], str] = {}
    signs = _sign_of(plot)
    for number, series in enumerate(plot.series):
        for before, point in pairwise(series.points):
            _draw_line(dots, sheet, before, point)
        for point in series.points:
            if point.value is not None:
                mark = _letter(plot, number) + signs.get(point.status, "")
                _put(letters, sheet.columns[point.period], int(sheet.row(point.value)), mark)
    for row in range(sheet.rows):
        cells = [_cell(dots.get((row, column), 0), letters.get((row, column), "")) for column in range(sheet.cells)]
        yield [("".join(text for text, _ in run), style) for style, run in groupby(cells, key=lambda cell: cell[1])]


def _put(letters: dict[tuple[int, int], str], column: int, row: int, mark: str) -> None:
    """Write a mark into the first free cell from its own on, so that no value hides another."""
    while (row, column) in letters:
        column += 1
    for offset, letter in enumerate(mark):
        letters[row, column + offset] = letter


def _cell(dots: int, letter: str) -> Piece:
    if letter:
        return letter, "strong"
    return (chr(0x2800 + dots), "chart") if dots else (" ", "")


def _draw_line(dots: dict[tuple[int, int], int], sheet: _Sheet, before: PlotPoint, point: PlotPoint) -> None:
    """A line of dots from one value to the next; none into or out of a gap."""
    if before.value is None or point.value is None:
        return
    x, y = 2 * sheet.columns[before.period], 4 * sheet.row(before.value)
    wide, high = 2 * sheet.columns[point.period] - x, 4 * sheet.row(point.value) - y
    count = max(round(max(abs(wide), abs(high))), 1)
    for step in range(count + 1):
        column, row = int(x + wide * step / count), int(y + high * step / count)
        cell = row // 4, column // 2
        dots[cell] = dots.get(cell, 0) | _DOTS[row % 4][column % 2]


# What letters and signs mean


def _letter(plot: Plot, number: int) -> str:
    return _LETTERS[number % len(_LETTERS)] if len(plot.series) > 1 else "o"


def _letters(plot: Plot) -> Iterator[str]:
    named = [f"{_letter(plot, number)} {series.label}" for number, series in enumerate(plot.series) if series.label]
    if named:
        yield "   ".join(named)


def _sign_of(plot: Plot) -> dict[str, str]:
    statuses = dict.fromkeys(one.status for series in plot.series for one in series.points if one.value is not None)
    return {status: _SIGNS[number % len(_SIGNS)] for number, status in enumerate(filter(None, statuses))}


def _statuses(plot: Plot) -> Iterator[str]:
    """What each sign behind a value means, and where it stands."""
    for status, sign in _sign_of(plot).items():
        with_it = [
            [one for one in series.points if one.value is not None and one.status == status] for series in plot.series
        ]
        yield f"{sign} {status}: {_periods(plot, with_it)}"


def _gaps(plot: Plot) -> Iterator[str]:
    """For which periods there is no value."""
    without = [[one for one in series.points if one.value is None] for series in plot.series]
    if any(without):
        yield f"{_GAP} no value: {_periods(plot, without)}"


def _periods(plot: Plot, points: list[list[PlotPoint]]) -> str:
    """The periods of some points, told by series unless they are those of every one."""
    told = [", ".join(one.period for one in some) for some in points]
    if len(set(told)) == 1:
        return told[0]
    letters = (_letter(plot, number) for number in range(len(told)))
    return "; ".join(f"{letter} {words}" for letter, words in zip(letters, told, strict=True) if words)
