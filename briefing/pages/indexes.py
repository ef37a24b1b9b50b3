"""Indexes: all actors, sources and judgments, and the list of Problems."""

from collections.abc import Iterator
from itertools import groupby

from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.judgments import Judgment
from briefing.model.place import Place
from briefing.model.problem import Problem
from briefing.model.sources import Source
from briefing.pages.asking import asked_word
from briefing.pages.cards import judgment_lines
from briefing.pages.desk import Desk, join, words
from briefing.pages.mentions import sentences_of
from briefing.pages.names import authors
from briefing.pages.pieces import chip, counted, listing, nothing
from briefing.pages.references import reference
from briefing.pages.views import ACTOR_KINDS

_MANY = 60
"""Actors of one kind from which on they stand letter by letter."""

Row = tuple[Place, Actor]


def actors_page(desk: Desk) -> d.Blocks:
    """Actors by kind, then by name: abbreviation, names in other languages, and how many sentences mention each."""
    wanted = asked_word(desk.place, "kind", ("", *ACTOR_KINDS))
    found = desk.records(Actor)
    blocks: list[d.Block] = []
    for kind, title in ACTOR_KINDS.items():
        rows = sorted((row for row in found if row[1].kind == kind), key=_by_name)
        if rows and wanted in ("", kind):
            blocks.append(desk.title(2, f"{title} ({len(rows)})", title))
            blocks.extend(_by_letter(desk, title, rows) if len(rows) > _MANY else (_table(desk, rows),))
    return tuple(blocks) or nothing("actors")


def _by_name(row: Row) -> tuple[str, Place]:
    return row[1].name.casefold(), row[0]


def _by_letter(desk: Desk, title: str, rows: list[Row]) -> Iterator[d.Block]:
    for letter, group in groupby(rows, key=lambda row: row[1].name[:1].upper()):
        inside = list(group)
        yield desk.title(3, f"{letter} ({len(inside)})", f"{title} {letter}")
        yield _table(desk, inside)


def _table(desk: Desk, rows: list[Row]) -> d.Table:
    head = (words("Actor"), words("Other names"), words("Mentions"))
    return d.Table(head, tuple(_cells(desk, *row) for row in rows), ("left", "left", "right"))


def _cells(desk: Desk, place: Place, actor: Actor) -> tuple[d.Inlines, ...]:
    names = (name for name in (actor.abbreviation, *actor.names.values()) if name)
    count = len(sentences_of(desk.library.links.to(place)))
    return (desk.to(place),), words(" · ".join(dict.fromkeys(names))), (d.Str(str(count)),)


def sources_page(desk: Desk) -> d.Blocks:
    """Sources as a bibliography has them, by author or title, each with the letter of its reliability."""
    rows = sorted(desk.records(Source), key=_as_in_a_bibliography)
    return listing((_source_line(desk, place, source) for place, source in rows), "sources")


def _as_in_a_bibliography(row: tuple[Place, Source]) -> tuple[str, Place]:
    return d.plain_text(reference(row[1])).casefold().lstrip("“‘'\""), row[0]


def _source_line(desk: Desk, place: Place, source: Source) -> d.Inlines:
    who = authors(source)
    title = (*words(f"{who}, " if who else ""), desk.to(place))
    entry = d.Span(join((title, _published(source))), ("entry",))
    return join(((entry,), chip("reliability", source.assessment.reliability)))


def _published(source: Source) -> d.Inlines:
    where = source.container_title or ("" if source.publisher == authors(source) else source.publisher)
    when = source.issued.words if source.issued else "n.d."
    return words(", ".join(part for part in (where, when) if part))


def judgments_page(desk: Desk) -> d.Blocks:
    """All judgments, the key ones first."""
    first = desk.briefing.head.key_judgments if desk.briefing else ()
    order = {ident: number for number, ident in enumerate(first)}
    rows = sorted(desk.records(Judgment), key=lambda row: order.get(row[0].id, len(order)))
    items = tuple(
        (d.Div(judgment_lines(desk, place, judgment), ("judgment",), judgment.id),) for place, judgment in rows
    )
    return (d.OrderedList(items),) if items else nothing("judgments")


def problems_page(desk: Desk) -> d.Blocks:
    """What the author should mend, file by file."""
    problems = desk.library.problems
    if not problems:
        return (d.Para((d.Str("No problems were found."),)),)
    blocks: list[d.Block] = []
    for file, group in groupby(problems, key=lambda problem: problem.file):
        rows = list(group)
        blocks.append(d.Header(2, file, (d.Str(f"{file} ({counted(len(rows), 'problem')})"),)))
        blocks.append(d.BulletList(tuple(_problem(problem) for problem in rows)))
    return tuple(blocks)


def _problem(problem: Problem) -> d.Blocks:
    where = d.Code(f"{problem.line}:{problem.column}")
    label = chip(str(problem.severity), f"{problem.severity} {problem.code}")
    key = words(f"{problem.key}: " if problem.key else "")
    lines: Iterator[d.Inlines] = iter(
        ((where, d.Str(" "), *label, d.Str(" "), *key, d.Str(problem.message)), words(problem.hint))
    )
    return tuple(d.Plain(line) for line in lines if line)
