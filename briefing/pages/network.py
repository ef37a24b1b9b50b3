"""The network of an actor: its neighbours by sort of tie, and below each what ties them to others."""

from itertools import groupby

from briefing.errors import UsageError
from briefing.model import document as d
from briefing.model.actors import Actor, Relation
from briefing.model.cleaning import clean_line
from briefing.model.edtf import span_of_time
from briefing.model.network import PART_OF, TIE_TYPES, NetworkView, Tie, neighbours, parties_of, ties_of
from briefing.model.place import Place
from briefing.pages.asking import asked_date
from briefing.pages.cards import binding_chip, relation_line
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import counted, dim, kind_words, label


def network_view(place: Place) -> NetworkView:
    """What the Place of a network asks for; raises `UsageError` when a value means nothing."""
    wanted = place.options.get("type", "")
    if wanted and wanted not in TIE_TYPES:
        raise UsageError(f"type={clean_line(wanted)!r}: write one of {', '.join(TIE_TYPES)}")
    return NetworkView(wanted, asked_date(place, "on"))


def network_page(desk: Desk, _: Actor) -> d.Blocks:
    """A tree two steps deep. Each tie stands once at each step, and an actor's own ties below it only once."""
    view = network_view(desk.place)
    root = desk.place.record
    first = ties_of(desk.library, root, view)
    tree = _Tree(desk, root, view, first)
    blocks: list[d.Block] = [*_asked(desk, view)]
    for kind, group in groupby(first, key=lambda tie: tie.type):
        ties = list(group)
        others = list(dict.fromkeys(tie.actor for tie in ties))
        blocks.append(desk.title(2, f"{kind_words(kind).capitalize()} ({len(others)})", kind))
        blocks.append(d.BulletList(tuple(tree.item(other, [t for t in ties if t.actor == other]) for other in others)))
    return tuple(blocks) if first else (*blocks, d.Para((d.Str("No ties are recorded."),)))


def _asked(desk: Desk, view: NetworkView) -> d.Blocks:
    """How many there are, and what the page leaves out."""
    root = desk.place.record
    near = neighbours(desk.library, root, view)
    every = neighbours(desk.library, root)
    beyond = {other for one in near for other in neighbours(desk.library, one, view)} - {root, *near}
    shown = counted(len(near), "neighbour") if len(near) == len(every) else f"{len(near)} of {len(every)} neighbours"
    day = f"{view.on.words}; ties without dates may always have held" if view.on else ""
    return facts(
        fact("Shown", words(f"{shown}, and {counted(len(beyond), 'actor')} one step beyond")),
        fact("Type", words(kind_words(view.type))),
        fact("On", words(day)),
    )


class _Tree:
    """Remembers what stands on the page already."""

    def __init__(self, desk: Desk, root: Place, view: NetworkView, first: tuple[Tie, ...]) -> None:
        self._desk = desk
        self._root = root
        self._view = view
        self._shown = {(tie.record, tie.type) for tie in first}
        self._opened = {root}

    def item(self, actor: Place, ties: list[Tie]) -> d.Blocks:
        """One neighbour: how it is tied to the root, and in a list what ties it to others."""
        again = actor in self._opened
        self._opened.add(actor)
        records = dict.fromkeys((tie.record, tie.type) for tie in ties)
        lines = [_short(self._desk, next(tie for tie in ties if tie.record == one)) for one, _ in records]
        name = (d.Strong((self._desk.to(actor),)), *(dim("  see above") if again else ()))
        below = () if again else self._beyond(actor)
        return (d.Plain(name), *(d.Plain(line) for line in lines), *((d.BulletList(below),) if below else ()))

    def _beyond(self, actor: Place) -> tuple[d.Blocks, ...]:
        items: list[d.Blocks] = []
        for tie in ties_of(self._desk.library, actor, self._view):
            if (tie.record, tie.type) not in self._shown and tie.actor != self._root:
                self._shown.add((tie.record, tie.type))
                items.append((d.Plain((*label(f"{kind_words(tie.type)}  "), *_line(self._desk, tie))),))
        return tuple(items)


def _short(desk: Desk, tie: Tie) -> d.Inlines:
    """A tie in one line that need not name the two it is about, as it stands below the other one's name."""
    record = desk.library.find(tie.record)
    if not isinstance(record, Relation):
        return _own(desk, tie, ())
    parties = parties_of(desk.library, tie.record, record)
    verb = record.name if record.between or parties[:1] == (tie.seen_from,) else record.reverse_label
    if not verb:
        return relation_line(desk, tie.record, record, tie.seen_from)
    others = join(((desk.to(one),) for one in parties if one not in (tie.seen_from, tie.actor)), ", ")
    also = (d.Str("also "), *others) if others else ()
    when = words(span_of_time(record.since, record.until))
    said = join(((desk.to(tie.record, verb),), also, when, binding_chip(record)))
    return (*said, *desk.at(tie.record).cite(record.citations))


def _line(desk: Desk, tie: Tie) -> d.Inlines:
    """A tie in one line, as the actor reads it that it is seen from."""
    record = desk.library.find(tie.record)
    if isinstance(record, Relation):
        return relation_line(desk, tie.record, record, tie.seen_from)
    return _own(desk, tie, (d.Str(" "), desk.to(tie.actor)))


def _own(desk: Desk, tie: Tie, other: d.Inlines) -> d.Inlines:
    """An office or a part, which an actor's own record tells of."""
    active, passive = ("is part of", "has as a part") if tie.type == PART_OF else ("holds or held", "is or was held by")
    verb = desk.to(tie.record, active if tie.record == tie.seen_from else passive)
    return join(((verb, *other), words(span_of_time(tie.since, tie.until))))
