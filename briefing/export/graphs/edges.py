"""Edges: ties as a graph has them, the same from whichever end they are seen, and each once."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.export.graphs.graph import Edge
from briefing.model.actors import Actor, Office, Relation
from briefing.model.fields import Citations
from briefing.model.library import Library
from briefing.model.network import PART_OF, Tie, parties_of
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.compose import plain_line

_MOST_NAMED: Final = 12
"""A tie names so many parties of its record, and counts the others: there are as many ties as pairs of them."""


class _Shared(Struct, frozen=True):
    """What all ties of one relation have in common."""

    parties: dict[Place, int]
    """Its parties, and which of them each is, from 1."""

    names: tuple[str, ...]
    summary: str
    sources: tuple[Place, ...]


class Edges:
    """The edges made so far."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[str, Edge] = {}
        self._relations: dict[Place, _Shared] = {}

    def __iter__(self) -> Iterator[Edge]:
        return iter(self._made.values())

    def add(self, tie: Tie) -> None:
        """Add what a tie is, unless it is there."""
        record = self._library.find(tie.record)
        if isinstance(record, Relation):
            self._add_relation(tie, record)
        elif isinstance(record, Actor):
            self._add_own(tie, record)

    def _put(self, edge: Edge) -> None:
        self._made[edge.ident] = edge

    def _add_relation(self, tie: Tie, relation: Relation) -> None:
        shared = self._relations.get(tie.record) or self._share(tie.record, relation)
        ends = sorted((tie.seen_from, tie.actor), key=shared.parties.__getitem__)
        part = "-".join(str(shared.parties[end]) for end in ends) if len(shared.parties) > 2 else ""
        self._put(
            Edge(
                place=tie.record,
                part=part,
                type=tie.type,
                source=ends[0],
                target=ends[1],
                directed=not relation.between,
                label=relation.name,
                since=tie.since,
                until=tie.until,
                relation=relation,
                parties=shared.names,
                summary=shared.summary,
                sources=shared.sources,
            )
        )

    def _share(self, place: Place, relation: Relation) -> _Shared:
        library = self._library
        parties = parties_of(library, place, relation)
        shared = self._relations[place] = _Shared(
            parties={party: number for number, party in enumerate(parties, 1)},
            names=self._names(parties),
            summary=plain_line(library, place, relation.summary),
            sources=sources_of(library, place),
        )
        return shared

    def _add_own(self, tie: Tie, actor: Actor) -> None:
        """An office held or a part, which the record of one of the two says."""
        other = tie.actor if tie.seen_from == tie.record else tie.seen_from
        number, office = 0, Office(post="")
        if tie.type != PART_OF:
            number, office = next(self._held(tie, actor, other))
        self._put(
            Edge(
                place=tie.record,
                part=f"office-{number}" if number else "part-of",
                type=tie.type,
                source=tie.record,
                target=other,
                directed=True,
                label="holds or held" if number else "is part of",
                since=tie.since,
                until=tie.until,
                parties=self._names((tie.record, other)),
                sources=self._cited(tie.record, office.citations),
            )
        )

    def _held(self, tie: Tie, actor: Actor, post: Place) -> Iterator[tuple[int, Office]]:
        """The office that a tie is, with its number, from 1."""
        for number, office in enumerate(actor.offices, 1):
            meant = self._library.resolve(office.post, tie.record.briefing)
            if meant == post and (office.since, office.until) == (tie.since, tie.until):
                yield number, office

    def _names(self, places: Sequence[Place]) -> tuple[str, ...]:
        found = (self._library.find(place) for place in places[:_MOST_NAMED])
        more = len(places) - _MOST_NAMED
        names = tuple(one.name for one in found if isinstance(one, Actor))
        return (*names, f"and {more} more") if more > 0 else names

    def _cited(self, home: Place, citations: Citations) -> tuple[Place, ...]:
        found = (self._library.resolve(item.source, home.briefing) for item in citations)
        return tuple(dict.fromkeys(one for one in found if one and isinstance(self._library.find(one), Source)))


def sources_of(library: Library, place: Place) -> tuple[Place, ...]:
    """The sources that a record cites, in text or in lists, each once."""
    links = library.links.from_(place)
    return tuple(dict.fromkeys(link.target for link in links if link.kind == "citation"))
