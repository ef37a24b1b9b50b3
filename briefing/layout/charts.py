"""Charts: plots drawn in characters that are one cell wide on every terminal (ASCII and Braille), for any room.

No colour says anything here: lines have letters, bars their names and values, gaps and statuses words.
"""

from collections.abc import Callable, Iterator
from typing import Final

from briefing.layout.axes import mark_words, marks, spread
from briefing.layout.cells import SOFT_HYPHEN, width
from briefing.layout.curves import curve_lines
from briefing.layout.galley import Galley
from briefing.layout.lines import Run
from briefing.layout.wrap import wrap
from briefing.model.cleaning import CleanText, clean_line
from briefing.model.plot import Plot, PlotPoint, PlotSeries

Piece = tuple[str, str]
"""A stretch of a line: its text and the name of its style."""

_FILLS: Final = ("\u28ff", "\u28d2", "\u2836", "\u2812")
"""What the bars of one series after the other are made of."""

_HALF: Final = "\u2847"
"""Half a cell of a bar of the first series."""

_LONGEST: Final = 30
_ROOM: Final = 88
"""Charts are drawn no wider than text is."""


def set_chart(plot: Plot, galley: Galley) -> None:
    """Set a chart in the room there is."""
    for line in chart_lines(plot, min(galley.room, _ROOM)):
        galley.put(
            tuple(Run(CleanText(text), (*galley.styles, *filter(None, (style,)))) for text, style in line if text)
        )


def chart_text(plot: Plot, room: int) -> str:
    """A chart as plain text."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in chart_lines(plot, room))


def chart_lines(plot: Plot, room: int) -> Iterator[list[Piece]]:
    """The lines of a chart no wider than `room` cells, if that is 20 or more."""
    return _DRAWN[plot.kind](_clean(plot), max(room, 20))


def _clean(plot: Plot) -> Plot:
    """The same plot, every text of it on one clean line."""
    series = (PlotSeries(_line(one.label), tuple(_clean_point(point) for point in one.points)) for one in plot.series)
    return Plot(plot.kind, _line(plot.unit), tuple(series), tuple(map(_line, plot.periods)))


def _line(text: str) -> str:
    return clean_line(text).replace(SOFT_HYPHEN, "")


def _clean_point(point: PlotPoint) -> PlotPoint:
    period, said, status = map(_line, (point.period, point.said, point.status))
    return PlotPoint(period, point.value, said, status, point.low)


# Bars


def _bar_lines(plot: Plot, room: int) -> Iterator[list[Piece]]:
    """One bar for each value, its name before it or above it, its value behind it; then the axis."""
    points = [point for series in plot.series for point in series.points]
    known = [(point.low, point.value) for point in points if point.value is not None]
    ends = [end for pair in known for end in pair]
    steps = marks(min(0.0, *ends), max(0.0, *ends), max(3, room // 16)) if ends else [0.0, 1.0]
    names = max((width(point.period) for point in points), default=0)
    beside = names <= min(room // 3, _LONGEST)
    indent = names + 1 if beside else 2
    values = max((width(_value(point)) for point in points), default=0)
    behind = values + 1 if values <= room // 3 else room // 3
    cells = max(room - indent - 1 - behind - 1, 4)
    about = ", ".join(filter(None, (plot.series[0].label if len(plot.series) == 1 else "", plot.unit)))
    yield from ([(about[slice(*cut)], "dim")] for cut in wrap(about, room))
    for number, series in enumerate(plot.series):
        if len(plot.series) > 1:
            yield [(f"{_fill(number) * 2} {series.label}", "strong")]
        for point in series.points:
            if not beside:
                yield from ([(point.period[slice(*cut)], "")] for cut in wrap(point.period, room))
            name = point.period if beside else ""
            yield from _bar(point, name, indent, _scaled(point, steps, cells, number), room)
    yield from _bar_axis(steps, indent, cells, room)


def _fill(number: int) -> str:
    return _FILLS[number % len(_FILLS)]


def _value(point: PlotPoint) -> str:
    if point.value is None:
        return ", ".join(filter(None, ("no value", point.status)))
    return f"{point.said} {point.status}".rstrip()


def _scaled(point: PlotPoint, steps: list[float], cells: int, number: int) -> str:
    """A bar from where it begins to where it ends, half a cell at least if they differ; none for a gap."""
    if point.value is None:
        return ""
    first, last = sorted((point.low, point.value))
    scale = cells / (steps[-1] - steps[0])
    start, end = (first - steps[0]) * scale, (last - steps[0]) * scale
    left, halves = int(start), round((end - int(start)) * 2)
    if first != last:
        halves = max(halves, 1)
    half = _HALF if number % len(_FILLS) == 0 else _fill(number)
    return " " * left + _fill(number) * (halves // 2) + half * (halves % 2)


def _bar(point: PlotPoint, name: str, indent: int, bar: str, room: int) -> Iterator[list[Piece]]:
    """A bar with its name and its value; a value that finds no room behind it stands on lines of its own."""
    start: list[Piece] = [(name + " " * (indent - width(name)), ""), ("|", "rule"), (bar, "chart")]
    value = _value(point)
    if indent + 2 + width(bar) + width(value) <= room:
        yield [*start, (f" {value}", "" if point.value is not None else "dim")]
    else:
        yield start
        yield from ([(" " * indent + "  " + value[slice(*cut)], "")] for cut in wrap(value, room - indent - 2))


def _bar_axis(steps: list[float], indent: int, cells: int, room: int) -> Iterator[list[Piece]]:
    columns = [round((step - steps[0]) / (steps[-1] - steps[0]) * cells) for step in steps]
    rule = "".join("+" if column in columns else "-" for column in range(cells + 1))
    yield [(" " * indent + rule, "rule")]
    yield [(spread(zip((indent + column for column in columns), mark_words(steps), strict=True), room), "dim")]


_DRAWN: Final[dict[str, Callable[[Plot, int], Iterator[list[Piece]]]]] = {"bar": _bar_lines, "line": curve_lines}
