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
    series = tuple(PlotSeries(one.label, tuple(map(_plot_point, one.points))) for one in figure.series)
    periods = dict.fromkeys(period for period, _ in _periods([_by_period(one) for one in figure.series]))
    return Plot(figure.kind, figure.unit, series, tuple(periods))


def _plot_point(point: Point) -> PlotPoint:
    said = "" if point.value is None else number_words(point.value)
    return PlotPoint(point.period, point.value, said, _status_words(point))


def _status_words(point: Point) -> str:
    """What is to be known of a value; nothing for one that is as it should be."""
    return OBSERVATION_STATUS.get(point.status, "") if point.status != "A" else ""


def _table(figure: Figure) -> d.Table:
    """One row for each period, one column for each series."""
    columns = [_by_period(series) for series in figure.series]
    head = (words("Period" if figure.kind == "line" else ""), *(words(_heading(figure, one)) for one in figure.series))
    rows = tuple((words(key[0]), *(_cell(column.get(key)) for column in columns)) for key in _periods(columns))
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


def _cell(point: Point | None) -> d.Inlines:
    """A value with the word for its status before it; a dash for a gap, nothing for a period that a series has not."""
    if point is None:
        return ()
    number = (d.Str(number_words(point.value)),) if point.value is not None else dim("—")
    return join((dim(_status_words(point)), number), " ")


def number_words(value: float) -> str:
    """A number as one reads it: `31.4`, `1,250`."""
    return f"{value:,.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:,}"


def figure_page(desk: Desk, figure: Figure) -> d.Blocks:
    """What the figure shows, its numbers, their source, and where it stands."""
    desk = desk.at(desk.place.plain)
    return (*_body(desk, figure, section_fact(desk, figure.id), with_table=True), *closing(desk))


def figures_page(desk: Desk) -> d.Blocks:
    """Every figure, with its unit and the time it covers."""
    return listing((figure_line(desk, place, figure) for place, figure in desk.records(Figure)), "figures")


def figure_line(desk: Desk, place: Place, figure: Figure) -> d.Inlines:
    """A figure with its unit, and from when to when it goes."""
    periods = _periods([_by_period(series) for series in figure.series])
    reach = " to ".join(dict.fromkeys((periods[0][0], periods[-1][0]))) if periods and figure.kind == "line" else ""
    return join(((desk.to(place),), words(figure.unit), words(reach)))
