"""Plots: what a chart shows, as numbers and words; how it is drawn is for others to say."""

from typing import Literal

from msgspec import Struct


class PlotPoint(Struct, frozen=True):
    """One value, or the lack of one, at a period or under a name."""

    period: str
    """The time observed, or what the value is of."""

    value: float | None
    """Where it stands; None for a gap."""

    said: str = ""
    """The value in words, such as `1,250` or `55–80 %`."""

    status: str = ""
    """What is to be known of it, in a word or two, such as `provisional`."""

    low: float = 0
    """Where a bar begins."""


class PlotSeries(Struct, frozen=True):
    """One line, or one set of bars."""

    label: str
    points: tuple[PlotPoint, ...]
    """In the order in which they are to be shown."""


class Plot(Struct, frozen=True):
    """Everything a chart shows."""

    kind: Literal["line", "bar"]
    unit: str
    """Unit of all values."""

    series: tuple[PlotSeries, ...]

    periods: tuple[str, ...]
    """Every period of a line chart, in order of time."""
