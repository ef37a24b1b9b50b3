"""Offices: who held which, from when to when, and whether on the day of the information cutoff."""

from collections.abc import Iterator

from msgspec import Struct

from briefing.model import document as d
from briefing.model.actors import Actor, Office
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.network import may_hold, parts_below, surely_holds
from briefing.model.place import Place
from briefing.model.standing import is_later
from briefing.pages.desk import Desk, join, words
from briefing.pages.pieces import chip, dim, listed
from briefing.pages.ties import naming


class Held(Struct, frozen=True):
    """One office that one person held."""

    holder: Place
    office: Office


def offices_held(desk: Desk, actor: Actor) -> d.Blocks:
    """The offices of a person, in order of date."""
    rows = _in_order(Held(desk.place, office) for office in actor.offices)
    return listed(desk, "Offices", (_line(desk, row, (desk.ref(row.office.post),)) for row in rows))


def holders(desk: Desk) -> d.Blocks:
    """Who held the office at hand, in order of date."""
    rows = _in_order(_of(desk, desk.place))
    return listed(desk, "Held by", (_line(desk, row, (desk.to(row.holder),)) for row in rows))


def offices_within(desk: Desk, actor: Actor) -> d.Blocks:
    """Who held the offices that belong to an organisation, or to a country: office by office, in order of date."""
    lines = [
        _line(desk, row, (desk.to(post), d.Str(": "), desk.to(row.holder)))
        for post in _posts(desk, actor)
        for row in _in_order(_of(desk, post))
    ]
    return listed(desk, "Holders of its offices", lines)


def _posts(desk: Desk, actor: Actor) -> list[Place]:
    """The offices that are part of an actor, or that are of its country where it is the state."""
    inside = dict.fromkeys(parts_below(desk.library, desk.place))
    if actor.kind == "state" and actor.country:
        inside |= dict.fromkeys(place for place, other in desk.records(Actor) if other.country == actor.country)
    found = ((place, desk.library.find(place)) for place in inside)
    return [place for place, one in found if isinstance(one, Actor) and one.kind == "office" and place != desk.place]


def _of(desk: Desk, post: Place) -> Iterator[Held]:
    """Everybody who held an office, as often as it was held."""
    for place, holder in naming(desk.at(post), Actor, "offices.post"):
        for office in holder.offices:
            if desk.library.resolve(office.post, place.briefing) == post:
                yield Held(place, office)


def _in_order(rows: Iterator[Held]) -> list[Held]:
    """By the first date that is given; what has none last."""
    return sorted(rows, key=lambda row: _first(row.office))


def _first(office: Office) -> tuple[bool, str, str]:
    date = office.since or office.until
    return (date is None, date.lower.isoformat() if date else "", date.text if date else "")


def _line(desk: Desk, row: Held, who: d.Inlines) -> d.Inlines:
    """A post or a holder, with its time, its standing on the cutoff and who says so."""
    office = row.office
    time = span_of_time(office.since, office.until)
    there = desk.at(row.holder)
    said = (*who, *(words(f", {time}") if time else dim(", dates not given")), *there.cite(office.citations))
    return join((said, *(_standing(office, day) for day in cutoffs(desk))), "  ")


def _standing(office: Office, day: Edtf) -> d.Inlines:
    """Whether an office was held on the day of a cutoff, as far as its dates tell."""
    if surely_holds(office.since, office.until, day):
        return chip("held", f"held on {day.words}")
    if (office.since or office.until) and may_hold(office.since, office.until, day):
        return dim(f"may have been held on {day.words}")
    return ()


_MOST = 3
"""Most cutoffs that are told apart; of more, the last ones count."""


def cutoffs(desk: Desk) -> list[Edtf]:
    """The information cutoffs that matter on a page: of its briefing, else of those that refer to its record.

    In place of any later than the day that a lens names stands that day.
    """
    names = (
        [desk.place.briefing]
        if desk.place.briefing
        else [link.source.briefing for link in desk.library.links.to(desk.place)]
    )
    briefings = (desk.library.briefings.get(name) for name in dict.fromkeys(names))
    days = {day for briefing in briefings if briefing and (day := briefing.head.information_cutoff)}
    as_of = desk.library.lens.as_of
    if as_of is not None:
        days = {as_of if is_later(day, as_of.upper) else day for day in days}
    return sorted(days)[-_MOST:]
