"""How a library stood on a day: records without what is dated later.

A thing is hidden when every day that its date can mean is later than the day. What has no date stays, for nothing
says that it was unknown. What went on that day has no end yet. What a briefing concludes, and what it counts or expects
for a time that had not ended, was known once the briefing could be written.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.figures import Figure, Point
from briefing.model.head import Head, Section
from briefing.model.indicators import Indicator
from briefing.model.judgments import Judgment
from briefing.model.options import OptionSet
from briefing.model.records import Record
from briefing.model.sources import Source

S = TypeVar("S", bound=Struct)

_PERIOD: Final = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])|-?Q([1-4]))?(?!\d)")
"""The time that a point of a figure observes: a year, a month or a quarter."""


def is_later(when: Edtf | None, day: date) -> bool:
    """Whether every day that a date can mean is later than a day."""
    return when is not None and when.lower > day


def records_on(records: Mapping[str, Record], day: date, *, written: bool) -> dict[str, Record]:
    """The records that were there on a day, each as it stood.

    `written` says whether the briefing that they belong to could be written by then, so that they show what it
    concludes and what it counts for a time that had not ended. Registries that briefings share conclude nothing, and no
    cutoff says what they knew of such a time.
    """
    found = ((ident, _on(record, day, written=written)) for ident, record in records.items())
    return {ident: record for ident, record in found if record is not None}


def known_from(head: Head) -> Edtf | None:
    """When what a briefing concludes could be known: at its information cutoff, else when it was issued."""
    return head.information_cutoff or head.issued


def known_on(head: Head, day: date) -> bool:
    """Whether a briefing's conclusions could be drawn by a day."""
    return not is_later(known_from(head), day)


def without_conclusion(section: Section) -> Section:
    """A section as it is before its briefing can conclude anything: without its takeaway and those of its parts."""
    return replace(section, takeaway="", sections=tuple(map(without_conclusion, section.sections)))


def _on(record: Record, day: date, *, written: bool) -> Record | None:
    kind = type(record)
    if not written and kind in _UNWRITTEN:
        return _UNWRITTEN[kind](record, day)
    stood = _STOOD.get(kind)
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
    """The figure without points of a time that was yet to come."""
    return _cut(figure, lambda point: _begins(point.period) <= day)


def _unwritten_figure(figure: Figure, day: date) -> Figure | None:
    """The figure without points of a time that had not ended, for nobody had counted them."""
    return _cut(figure, lambda point: _ends(point.period) <= day)


def _cut(figure: Figure, is_there: Callable[[Point], bool]) -> Figure | None:
    """The figure with some of its points; none where there are none.

    Where points are missing so are the words on what the chart shows: they tell of all of it.
    """
    series = tuple(replace(one, points=tuple(filter(is_there, one.points))) for one in figure.series)
    if series == figure.series:
        return figure
    return replace(figure, series=series, alt="") if any(one.points for one in series) else None


def _begins(period: str) -> date:
    """The first day of a period; the first of all days for what is no time, such as a country."""
    found = _months(period)
    return date(found[0], found[1], 1) if found else date.min


def _ends(period: str) -> date:
    """The last day of a period; the first of all days for what is no time."""
    found = _months(period)
    if found is None:
        return date.min
    year, _, last = found
    return date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)


def _months(period: str) -> tuple[int, int, int] | None:
    """The year of a period, with its first and its last month; None for what is no time."""
    match = _PERIOD.match(period)
    if match is None:
        return None
    year, month, quarter = (int(part or 0) for part in match.groups())
    if quarter:
        return year, 3 * quarter - 2, 3 * quarter
    return year, month or 1, month or 12


_STOOD: Final[dict[type[Record], Callable[[Any, date], Record | None]]] = {
    Actor: _actor,
    Relation: _relation,
    Event: _event,
    Source: _source,
    Indicator: _indicator,
    Figure: _figure,
}
"""Types of record that bear dates, and what was there of one on a day."""

_UNWRITTEN: Final[dict[type[Record], Callable[[Any, date], Record | None]]] = {
    Judgment: lambda *_: None,
    OptionSet: lambda options, _: replace(options, recommendation=None),
    Section: lambda section, _: without_conclusion(section),
    Figure: _unwritten_figure,
}
"""The same for types of record that conclude something, as long as their briefing could not be written."""
