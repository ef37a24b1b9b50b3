"""How a library stood on a day: records without what is dated later.

A thing is hidden when every day that its date can mean is later than the day. What has no date stays, for nothing says
that it was unknown. What went on that day has no end yet.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.figures import Figure, Series
from briefing.model.head import Head
from briefing.model.indicators import Indicator
from briefing.model.records import Record
from briefing.model.sources import Source

S = TypeVar("S", bound=Struct)

_PERIOD: Final = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])|-?Q([1-4]))?(?!\d)")
"""The time that a point of a figure observes: a year, a month or a quarter."""


def is_later(when: Edtf | None, day: date) -> bool:
    """Whether every day that a date can mean is later than a day."""
    return when is not None and when.lower > day


def records_on(records: Mapping[str, Record], day: date, hidden: tuple[type[Record], ...] = ()) -> dict[str, Record]:
    """The records that were there on a day, each as it stood; of some types none."""
    found = ((ident, _on(record, day)) for ident, record in records.items() if not isinstance(record, hidden))
    return {ident: record for ident, record in found if record is not None}


def known_on(head: Head, day: date) -> bool:
    """Whether a briefing's conclusions could be drawn by a day: by its information cutoff, else its date of issue."""
    return not is_later(head.information_cutoff or head.issued, day)


def _on(record: Record, day: date) -> Record | None:
    stood = _STOOD.get(type(record))
    return stood(record, day) if stood else record


def _ended(record: S, day: date) -> S:
    """The same without an end that is still to come."""
    return replace(record, until=None) if is_later(getattr(record, "until", None), day) else record


def _actor(actor: Actor, day: date) -> Actor | None:
    if is_later(actor.since, day):
        return None
    offices = tuple(_ended(one, day) for one in actor.offices if not is_later(one.since, day))
    positions = tuple(one for one in actor.positions if not is_later(one.as_of, day))
    if offices != actor.offices or positions != actor.positions:
        actor = replace(actor, offices=offices, positions=positions)
    return _ended(actor, day)


def _relation(relation: Relation, day: date) -> Relation | None:
    return None if is_later(relation.since, day) else _ended(relation, day)


def _event(event: Event, day: date) -> Event | None:
    return None if is_later(event.date, day) else _ended(event, day)


def _source(source: Source, day: date) -> Source | None:
    return None if is_later(source.issued or source.available_date, day) else source


def _indicator(indicator: Indicator, day: date) -> Indicator:
    is_new = indicator.status is not None and is_later(indicator.status.as_of, day)
    return replace(indicator, status=None) if is_new else indicator


def _figure(figure: Figure, day: date) -> Figure | None:
    """The figure without points observed later; none where all of them are."""
    series = tuple(_series(one, day) for one in figure.series)
    if series == figure.series:
        return figure
    return replace(figure, series=series) if any(one.points for one in series) else None


def _series(series: Series, day: date) -> Series:
    points = tuple(point for point in series.points if _begins(point.period) <= day)
    return replace(series, points=points)


def _begins(period: str) -> date:
    """The first day of a period; the first of all days for what is no time, such as a country."""
    match = _PERIOD.match(period)
    if match is None:
        return date.min
    year, month, quarter = match.groups()
    return date(int(year), int(month or 3 * int(quarter or 1) - 2), 1)


_STOOD: Final[dict[type[Record], Callable[[Any, date], Record | None]]] = {
    Actor: _actor,
    Relation: _relation,
    Event: _event,
    Source: _source,
    Indicator: _indicator,
    Figure: _figure,
}
"""Types of record that bear dates, and what was there of one on a day."""
