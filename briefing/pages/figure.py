"""Figures: card, page and index. Numbers with their periods, as a chart and as a table."""

import re
from collections import Counter
from typing import Final

from briefing.model import document as d
from briefing.model.figures import OBSERVATION_STATUS, Figure, Point, Series
from briefing.model.place import Place
from briefing.model.plot import Plot, PlotPoint, PlotSeries
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import dim, listing, section_fact, sources_fact
from briefing.pages.ties import closing

FIGURES: Final = "figures"
TABLE: Final = "table"
"""The option that says how figures are shown, and its value for tables instead of charts."""

_NUMBERS: Final[d.Align] = "right"

_YEAR: Final = re.compile(r"\d{4}(?!\d)")

_Key = tuple[str, int]
"""A period, and how often a series has named it before."""


def figure_card(desk: Desk, place: Place, figure: Figure) -> d.Blocks:
    """Title, what the chart shows, the chart, and where its numbers are from; on a card of its own the numbers too."""
    title = d.Plain((d.Strong((desk.to(place),)),))
    return (d.Div((title, *_body(desk.at(place), figure, with_table=not desk.in_card)), ("figure",), figure.id),)


def _body(desk: Desk, figure: Figure, *more: d.Blocks, with_table: bool) -> d.Blocks:
    """What a figure shows in words, as a chart and, if asked, in numbers; its note, its sources and more facts.

    Asked for as tables, figures have no charts.
    """
    table = _table(figure)
    if desk.options.get(FIGURES) == TABLE:
        shown: d.Blocks = (table,)
    elif with_table:
        shown = (d.Chart(_plot(figure)), table)
    else:
        shown = (d.Chart(_plot(figure), (table,)),)
    return (
        d.Para(words(figure.alt) or dim("What the figure shows was described later.")),
        *shown,
        *facts(fact("Note", words(figure.note)), sources_fact(desk, figure.citations), *more),
    )


def _plot(figure: Figure) -> Plot:
    """The numbers of a figure, for whoever draws them."""
    series = tuple(map(_plot_series, figure.series))
    periods = dict.fromkeys(period for period, _ in _periods([_by_period(one) for one in figure.series]))
    return Plot(figure.kind, figure.unit, series, tuple(periods))


def _plot_series(series: Series) -> PlotSeries:
    said = _numbers(series)
    points = (PlotPoint(one.period, one.value, said.get(one.value, ""), _status_words(one)) for one in series.points)
    return PlotSeries(series.label, tuple(points))


def _status_words(point: Point) -> str:
    """What is to be known of a value; nothing for one that is as it should be. Of a gap, why it is one."""
    said = OBSERVATION_STATUS.get(point.status, "") if point.status != "A" else ""
    return said if point.value is not None else said.removeprefix("missing").removeprefix(": ")


def _table(figure: Figure) -> d.Table:
    """One row for each period, one column for each series."""
    columns = [_by_period(series) for series in figure.series]
    head = (words("Period" if figure.kind == "line" else ""), *(words(_heading(figure, one)) for one in figure.series))
    said = [_numbers(series) for series in figure.series]
    rows = tuple((words(key[0]), *map(_cell, (one.get(key) for one in columns), said)) for key in _periods(columns))
    caption = words(f"Unit: {figure.unit}" if figure.unit else "")
    return d.Table(head, rows, ("left", *(_NUMBERS for _ in columns)), caption)


def _heading(figure: Figure, series: Series) -> str:
    return series.label or figure.unit


def _by_period(series: Series) -> dict[_Key, Point]:
    seen: Counter[str] = Counter()
    points: dict[_Key, Point] = {}
    for point in series.points:
        points[point.period, seen[point.period]] = point
        seen[point.period] += 1
    return points


def _periods(columns: list[dict[_Key, Point]]) -> list[_Key]:
    """The periods of all series, in order of time where series with years are joined; else as they are written."""
    order = list(dict.fromkeys(key for column in columns for key in column))
    by_year = len(columns) > 1 and all(_YEAR.match(period) for period, _ in order)
    return sorted(order) if by_year else order


def _cell(point: Point | None, said: dict[float | None, str]) -> d.Inlines:
    """A value with the word for its status before it; why there is none, or a dash; nothing where no point is."""
    if point is None:
        return ()
    status = dim(_status_words(point))
    return status or dim("—") if point.value is None else join((status, words(said[point.value])), " ")


_MOST: Final = 15
"""Digits before the point, and after it, up to which a number is written without powers of ten."""


def _numbers(series: Series) -> dict[float | None, str]:
    """Each value of a series as one reads it, all with as many decimals as the one that has most."""
    values = {point.value for point in series.points if point.value is not None}
    places = max(filter(_MOST.__ge__, map(_decimals, values)), default=0)
    return {value: number_words(value, places) for value in values}


def number_words(value: float, places: int = 0) -> str:
    """A number as one reads it, exactly, with so many decimals at least: `31.4`, `1,250`."""
    own = _decimals(value)
    if own > _MOST or abs(value) >= 10.0**_MOST:
        return f"{value:,}"
    point = "." if places > own == 0 else ""
    return f"{value:,.{own}f}{point}{'0' * (places - own)}"


def _decimals(value: float) -> int:
    """How many digits a number has after the point."""
    digits, _, power = repr(value).partition("e")
    return max(len(digits.partition(".")[2].rstrip("0")) - int(power or 0), 0)


def figure_page(desk: Desk, figure: Figure) -> d.Blocks:
    """What the figure shows, its numbers, their source, and where it stands."""
    desk = desk.at(desk.place.plain)
    return (*_body(desk, figure, section_fact(desk, figure.id), with_table=True), *closing(desk))


def figures_page(desk: Desk) -> d.Blocks:
    """Every figure, with its unit and the time it covers."""
    return listing((figure_line(desk, place, figure) for place, figure in desk.records(Figure)), "figures")


def figure_line(desk: Desk, place: Place, figure: Figure) -> d.Inlines:
    """A figure with its unit, and from when to when it goes, if it is one over time."""
    periods = [period for period, _ in _periods([_by_period(series) for series in figure.series])]
    reach = " to ".join(dict.fromkeys((*periods[:1], *periods[-1:]))) if all(map(_YEAR.match, periods)) else ""
    return join(((desk.to(place),), words(figure.unit), words(reach)))
