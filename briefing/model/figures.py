"""Figures: series of numbers with their periods, as SDMX has them."""

from typing import Final, Literal

from msgspec import Struct

from briefing.model.fields import Citations, Id, Line, Number

ObservationStatus = Literal["", "A", "B", "D", "E", "F", "I", "L", "M", "N", "O", "P", "Q", "U"]
"""SDMX code list CL_OBS_STATUS, the codes that published series use; empty means nothing is said."""

OBSERVATION_STATUS: Final[dict[str, str]] = {
    "A": "normal",
    "B": "break in the series",
    "D": "definition differs",
    "E": "estimated",
    "F": "forecast",
    "I": "imputed",
    "L": "missing: not collected",
    "M": "missing: cannot exist",
    "N": "not significant",
    "O": "missing",
    "P": "provisional",
    "Q": "missing: suppressed",
    "U": "low reliability",
}
"""What each observation status means."""


class Point(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """One observation, written `[period, value]` or `[period, value, status]`."""

    period: Line
    """The time observed (`2019`, `2019-05`, `2022-Q3`), or a category of a bar chart."""

    value: Number | None
    """The value in the figure's unit; `null` for a gap."""

    status: ObservationStatus = ""
    """SDMX observation status: `P` provisional, `E` estimated, …"""


class Series(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line, or one set of bars."""

    label: str = ""
    """What is counted, where a figure holds several."""

    points: tuple[Point, ...]
    """The observations, in order."""


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A chart, from the numbers it shows."""

    id: Id
    """The figure's name in addresses."""

    title: Line
    """Heading."""

    alt: Line
    """What the chart shows, for those who cannot see it."""

    kind: Literal["line", "bar"] = "line"
    """How it is drawn."""

    unit: Line
    """Unit of all values: `percent`, `US$ million`."""

    series: tuple[Series, ...]
    """The numbers."""

    note: str = ""
    """What to bear in mind when reading it."""

    citations: Citations
    """Where the numbers are from."""

    @property
    def name(self) -> str:
        """What the figure is called in lists."""
        return self.title
