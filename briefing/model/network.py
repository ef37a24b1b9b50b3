"""The network: who is tied to whom, by relations, by offices held, and by what belongs to what; from both ends."""

from collections.abc import Iterator
from typing import Final, get_args

from msgspec import Struct

from briefing.model.actors import Actor, Office, Relation, RelationType
from briefing.model.edtf import Edtf
from briefing.model.library import Library
from briefing.model.place import Place

PART_OF: Final = "part_of"
"""Type of a tie that an actor's `part_of` makes."""

TIE_TYPES: Final[tuple[str, ...]] = (*get_args(RelationType)[:-1], PART_OF, "other")
"""Types of ties, in the order in which they are shown: those of relations, and that of what belongs to what."""


class Tie(Struct, frozen=True):
    """What holds between two actors, seen from the first of them."""

    seen_from: Place
    actor: Place
    """The other one."""

    type: str
    """One of `TIE_TYPES`."""

    record: Place
    """The relation; for an office or a part, the actor whose record says so."""

    since: Edtf | None = None
    until: Edtf | None = None


class NetworkView(Struct, frozen=True):
    """What is asked of a network; what is unset leaves nothing out."""

    type: str = ""
    on: Edtf | None = None
    """Ties that cannot have held then are left out; one without dates may always have."""

    def shows(self, tie: Tie) -> bool:
        """Whether a tie is shown."""
        return (not self.type or tie.type == self.type) and (self.on is None or may_hold(tie.since, tie.until, self.on))


def may_hold(since: Edtf | None, until: Edtf | None, day: Edtf) -> bool:
    """Whether what lasted from one date to another may have held on a day, as far as the dates are known."""
    return (since is None or since.lower <= day.upper) and (until is None or until.upper >= day.lower)


def surely_holds(since: Edtf | None, until: Edtf | None, day: Edtf) -> bool:
    """Whether it must have: it had begun, and had no end or a later one."""
    return since is not None and since.upper <= day.lower and (until is None or until.lower >= day.upper)


def ties_of(library: Library, place: Place, view: NetworkView | None = None) -> tuple[Tie, ...]:
    """Every tie of an actor that a view shows, by type, then in the order of the library; each once."""
    view = view or NetworkView()
    found = {tie: None for tie in _ties(library, place) if tie.actor != place and view.shows(tie)}
    return tuple(sorted(found, key=lambda tie: TIE_TYPES.index(tie.type)))


def neighbours(library: Library, place: Place, view: NetworkView | None = None) -> tuple[Place, ...]:
    """The actors that an actor is tied to, in the order of its ties, each once."""
    return tuple(dict.fromkeys(tie.actor for tie in ties_of(library, place, view)))


def _ties(library: Library, place: Place) -> Iterator[Tie]:
    own = library.find(place)
    if isinstance(own, Actor):
        yield from _own(library, place, own)
    naming = dict.fromkeys(link.source for link in library.links.to(place) if link.kind == "party")
    for source in naming:
        record = library.find(source)
        if isinstance(record, Relation):
            yield from _shared(library, place, source, record)
        elif isinstance(record, Actor):
            yield from (_turned(tie) for tie in _own(library, source, record) if tie.actor == place)


def _own(library: Library, place: Place, actor: Actor) -> Iterator[Tie]:
    """What an actor's own record ties it to."""
    for office in actor.offices:
        yield from _to(library, place, office.post, "office", office)
    yield from _to(library, place, actor.part_of, PART_OF, None)


def _to(library: Library, place: Place, ref: str, kind: str, office: Office | None) -> Iterator[Tie]:
    other = library.resolve(ref, place.briefing) if ref else None
    if other is not None and isinstance(library.find(other), Actor):
        yield Tie(place, other, kind, place, *((office.since, office.until) if office else ()))


def _turned(tie: Tie) -> Tie:
    return Tie(tie.actor, tie.seen_from, tie.type, tie.record, tie.since, tie.until)


def _shared(library: Library, place: Place, source: Place, relation: Relation) -> Iterator[Tie]:
    """What a relation ties one of its parties to: all others."""
    for party in parties_of(library, source, relation):
        yield Tie(place, party, relation.type, source, relation.since, relation.until)


def parties_of(library: Library, place: Place, relation: Relation) -> tuple[Place, ...]:
    """The actors that a relation ties, in the order written, each once."""
    found = (library.resolve(ref, place.briefing) for ref in relation.parties)
    return tuple(dict.fromkeys(one for one in found if one is not None and isinstance(library.find(one), Actor)))


def parts_below(library: Library, place: Place) -> tuple[Place, ...]:
    """The actors that belong to an actor, and those that belong to them, each once and never itself."""
    found: dict[Place, None] = {}
    ahead = [place]
    while ahead:
        here = ahead.pop(0)
        for link in library.links.to(here):
            if link.kind == "party" and link.field == "part_of" and link.source not in (place, *found):
                found[link.source] = None
                ahead.append(link.source)
    return tuple(found)
