"""Narrowing: which records of a library a person wants to see listed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final

from msgspec import Struct

from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.head import Section, parts_of
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scenarios import Scenario
from briefing.model.sources import Source


class Wanted(Struct, frozen=True, kw_only=True):
    """What a list is narrowed to; what is empty lets everything pass."""

    briefing: str = ""
    """Id of a briefing: its own records, and the shared ones it refers to."""

    section: Place | None = None
    """A section: what it and its parts hold, show, name and cite."""

    actor: Place | None = None
    """An actor: the records that name it, and judgments that are built of such; of sources, those cited for it."""

    since: Edtf | None = None
    """Records whose time reaches to this date or beyond."""

    until: Edtf | None = None
    """Records whose time begins by this date."""

    reliability: str = ""
    """Admiralty letters of sources; `-` stands for those without one."""

    kind: str = ""
    """Sort of record: of an actor or a scenario its `kind`, of a source its CSL type, in a list of all kinds these."""

    status: str = ""
    """Whether an event occurred, is scheduled or only alleged."""

    likelihood: str = ""
    """A word of likelihood."""

    confidence: str = ""
    """A level of confidence."""

    key: bool = False
    """Only the key judgments."""


Found = tuple[Place, Record]
_Keep = Callable[[Place, Record], bool]


def narrowed(library: Library, wanted: Wanted) -> Iterator[Found]:
    """The records of a library that are wanted, in its order."""
    keeps = [make(library, wanted) for name, make in _KEEPERS.items() if getattr(wanted, name)]
    return (found for found in library.everything() if all(keep(*found) for keep in keeps))


def _in_briefing(library: Library, wanted: Wanted) -> _Keep:
    own = Place(wanted.briefing, view="overview")
    from_it = (Place(wanted.briefing, ident) for ident in library.briefings[wanted.briefing].records)
    used = _targets(library, (own, *from_it))
    return lambda place, _: place.briefing == wanted.briefing or (not place.briefing and place in used)


def _in_section(library: Library, wanted: Wanted) -> _Keep:
    place = wanted.section or Place()
    section, briefing = library.find(place), library.briefings[place.briefing]
    parts = {Place(place.briefing, part.id) for part in parts_of(section)} if isinstance(section, Section) else {place}
    homes = {part.id for part in parts}
    belonging = {Place(place.briefing, ident) for ident, home in briefing.homes.items() if home in homes}
    shown = {link.target for part in parts for link in library.links.from_(part) if link.kind == "embed"}
    inside = parts | belonging | shown
    inside |= _targets(library, inside)
    return lambda place, _: place in inside


def _targets(library: Library, places: Iterable[Place]) -> set[Place]:
    return {link.target for place in places for link in library.links.from_(place)}


def _about_actor(library: Library, wanted: Wanted) -> _Keep:
    actor = wanted.actor or Place()
    naming = library.links.to(actor)
    records = {actor, *(link.source for link in naming)}
    cited = set(_cited_for(library, actor, naming))

    def keep(place: Place, record: Record) -> bool:
        if isinstance(record, Source):
            return place in cited
        return place in records or (isinstance(record, Judgment) and not records.isdisjoint(_built_of(library, place)))

    return keep


def _built_of(library: Library, judgment: Place) -> Iterator[Place]:
    """The assumptions that a judgment rests on, and the indicators that would move it."""
    places = (link.target for link in library.links.from_(judgment) if link.kind == "party")
    return (place for place in places if isinstance(library.find(place), Assumption | Indicator))


def _cited_for(library: Library, actor: Place, naming: tuple[Link, ...]) -> Iterator[Place]:
    """The sources of the actor's own record, of small records that name it, and of the very sentences that do."""
    sentences = {(link.source, link.sentence) for link in naming if link.sentence}
    for place in {actor, *(link.source for link in naming)}:
        whole = place == actor or isinstance(library.find(place), Event | Relation)
        for link in library.links.from_(place):
            if link.kind == "citation" and (whole or (place, link.sentence) in sentences):
                yield link.target


def _by_kind(library: Library, wanted: Wanted) -> _Keep:
    return lambda place, record: wanted.kind in (sort_of(record), library.kind(place))


def sort_of(record: Record) -> str:
    """What sort of its kind a record is: an actor's or scenario's kind, a source's CSL type; empty for others."""
    if isinstance(record, Actor | Scenario):
        return record.kind
    return record.type if isinstance(record, Source) else ""


def time_of(record: Record) -> tuple[date, date] | None:
    """First and last day of the time that a record is about, or at which a source was issued; None without one."""
    if isinstance(record, Event):
        return record.date.lower, (record.until or record.date).upper
    when = record.issued if isinstance(record, Source) else getattr(record, "horizon", None)
    return (when.lower, when.upper) if isinstance(when, Edtf) else None


def _since(_: Library, wanted: Wanted) -> _Keep:
    first = wanted.since.lower if wanted.since else date.min
    return lambda _, record: (time := time_of(record)) is not None and time[1] >= first


def _until(_: Library, wanted: Wanted) -> _Keep:
    last = wanted.until.upper if wanted.until else date.max
    return lambda _, record: (time := time_of(record)) is not None and time[0] <= last


def _by_reliability(_: Library, wanted: Wanted) -> _Keep:
    return lambda _, record: isinstance(record, Source) and (record.assessment.reliability or "-") in wanted.reliability


def _by_status(_: Library, wanted: Wanted) -> _Keep:
    return lambda _, record: isinstance(record, Event) and record.status == wanted.status


def _by_likelihood(_: Library, wanted: Wanted) -> _Keep:
    return lambda _, record: term_of(record) == wanted.likelihood


def term_of(record: Record) -> str:
    """The word of likelihood that a judgment or scenario states; empty for none."""
    likelihood = record.likelihood if isinstance(record, Judgment | Scenario) else None
    return likelihood.term if likelihood else ""


def _by_confidence(_: Library, wanted: Wanted) -> _Keep:
    return lambda _, record: isinstance(record, Judgment) and record.confidence == wanted.confidence


def _only_key(library: Library, _: Wanted) -> _Keep:
    key = set(key_judgments(library))
    return lambda place, _: place in key


def key_judgments(library: Library) -> list[Place | None]:
    """The key judgments of every briefing, in its order."""
    heads = {name: briefing.head for name, briefing in library.briefings.items()}
    return [library.resolve(ident, name) for name, head in heads.items() for ident in head.key_judgments]


_KEEPERS: Final[dict[str, Callable[[Library, Wanted], _Keep]]] = {
    "briefing": _in_briefing,
    "section": _in_section,
    "actor": _about_actor,
    "since": _since,
    "until": _until,
    "reliability": _by_reliability,
    "kind": _by_kind,
    "status": _by_status,
    "likelihood": _by_likelihood,
    "confidence": _by_confidence,
    "key": _only_key,
}
"""Field of `Wanted` to what tells whether a record passes."""
