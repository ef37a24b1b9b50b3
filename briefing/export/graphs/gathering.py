"""Gathering: what Places mean where only actors and ties count.

An actor, or its network, is the actor with its neighbours two steps deep, as the page of its network shows them; a
relation is its parties; a briefing and the library are all the actors in them; any other page is the actors that it
links to. All ties among the actors are there, but for networks and relations, which are their own ties alone.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from briefing.errors import NotFoundError
from briefing.export.about import about
from briefing.export.graphs.edges import Edges, sources_of
from briefing.export.graphs.graph import Graph, Happening, Node
from briefing.export.parts import WHOLE_LIBRARY, is_whole
from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.head import strictest
from briefing.model.library import Library
from briefing.model.network import NetworkView, Tie, parties_of, ties_of
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.support import support_of
from briefing.pages.compose import plain_line
from briefing.pages.network import network_view
from briefing.pages.part import page_at


def graph_of(library: Library, places: Sequence[Place]) -> Graph:
    """The graph of some Places. Raises `NotFoundError` when one is not there, or none of them names an actor."""
    pages = [page_at(library, Place(place.briefing, view="overview") if is_whole(place) else place) for place in places]
    gathered = _Gathered(library)
    for place, page in zip(places, pages, strict=True):
        gathered.add(place, page)
    if not gathered.actors:
        names = ", ".join(repr(str(place) or ":overview") for place in places[:3])
        raise NotFoundError(
            f"no actor is named at {names}, so there is no graph — `briefing actors` prints who there is"
        )
    return _graph(library, places, pages, gathered)


class _Gathered:
    """What has been gathered, each thing once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.actors: dict[Place, None] = {}
        self.edges = Edges(library)
        self.events: dict[Place, None] = {}

    def add(self, place: Place, page: d.Document) -> None:
        """Add what a Place, with the page at it, means."""
        record = None if place.anchor else self._library.find(place.record)
        if is_whole(place):
            self._add_all(_records(self._library, place))
        elif isinstance(record, Actor) and place.view in ("", "network"):
            self._add_network(place.record, network_view(place) if place.view else NetworkView())
            self._add_events(_linked(page))
        elif isinstance(record, Relation) and not place.view:
            self._add_relation(place.record, record)
        else:
            self._add_all((place.record, *_linked(page)))

    def _add_all(self, places: Iterable[Place]) -> None:
        """Actors with all ties among them, and events."""
        places = tuple(dict.fromkeys(places))
        self._add_events(places)
        among = {place: None for place in places if isinstance(self._library.find(place), Actor)}
        self.actors |= among
        for place in among:
            self._add_ties(tie for tie in ties_of(self._library, place) if tie.actor in among)

    def _add_events(self, places: Iterable[Place]) -> None:
        self.events |= {place: None for place in places if isinstance(self._library.find(place), Event)}

    def _add_network(self, root: Place, view: NetworkView) -> None:
        first = ties_of(self._library, root, view)
        self.actors[root] = None
        self._add_ties(first)
        for near in dict.fromkeys(tie.actor for tie in first):
            self._add_ties(ties_of(self._library, near, view))

    def _add_relation(self, place: Place, relation: Relation) -> None:
        parties = parties_of(self._library, place, relation)
        self.actors |= dict.fromkeys(parties)
        for party in parties:
            self._add_ties(tie for tie in ties_of(self._library, party) if tie.record == place)

    def _add_ties(self, ties: Iterable[Tie]) -> None:
        for tie in ties:
            self.actors |= {tie.seen_from: None, tie.actor: None}
            self.edges.add(tie)


def _records(library: Library, whole: Place) -> Iterator[Place]:
    """All that a briefing, or the library, holds, and what that refers to."""
    everything = (place for place, _ in library.everything(whole.briefing))
    if whole == WHOLE_LIBRARY:
        yield from everything
        return
    for place in everything:
        if place.briefing == whole.briefing:
            yield place
            yield from (link.target for link in library.links.from_(place))


def _linked(page: d.Document) -> Iterator[Place]:
    """What a page links to."""
    for node in d.walk(page.blocks):
        if isinstance(node, d.Link) and isinstance(node.target, Place):
            yield node.target.page


def _graph(library: Library, places: Sequence[Place], pages: Sequence[d.Document], gathered: _Gathered) -> Graph:
    said = about(library, places, pages)
    homes = {place.briefing for place in (*gathered.actors, *(edge.place for edge in gathered.edges))}
    markings = [briefing.head.marking for name, briefing in library.briefings.items() if name in homes]
    title = pages[0].title if len(pages) == 1 and not is_whole(places[0]) else said.title
    events = tuple(_happenings(library, sorted(gathered.events)))
    nodes = tuple(_nodes(library, sorted(gathered.actors)))
    edges = tuple(sorted(gathered.edges, key=lambda edge: edge.ident))
    lists = [*(node.sources for node in nodes), *(edge.sources for edge in edges), *(one.sources for one in events)]
    sources = ((place, library.find(place)) for place in sorted({place for cited in lists for place in cited}))
    return Graph(
        about=replace(said, title=title, marking=strictest((said.marking, *markings))),
        places=tuple(places),
        nodes=nodes,
        edges=edges,
        events=events,
        sources={place: source for place, source in sources if isinstance(source, Source)},
        off=support_of(library).off if library.lens.without else frozenset(),
    )


def _nodes(library: Library, places: Iterable[Place]) -> Iterator[Node]:
    for place in places:
        actor = library.find(place)
        if isinstance(actor, Actor):
            summary = plain_line(library, place, actor.summary)
            yield Node(place=place, actor=actor, summary=summary, sources=sources_of(library, place))


def _happenings(library: Library, places: Iterable[Place]) -> Iterator[Happening]:
    for place in places:
        event = library.find(place)
        if isinstance(event, Event):
            actors = (library.resolve(ref, place.briefing) for ref in event.actors)
            yield Happening(
                place=place,
                event=event,
                text=plain_line(library, place, event.text),
                actors=tuple(dict.fromkeys(one for one in actors if one is not None)),
                sources=sources_of(library, place),
            )
