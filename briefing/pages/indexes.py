"""Indexes: all actors, sources and judgments, and the list of Problems."""

from collections.abc import Iterator
from itertools import groupby

from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.judgments import Judgment
from briefing.model.place import Place
from briefing.model.problem import Problem
from briefing.model.sources import Source
from briefing.pages.cards import judgment_lines
from briefing.pages.desk import Desk, join, words
from briefing.pages.pieces import chip, counted, listed, listing, names_in, nothing
from briefing.pages.references import reference

_ACTOR_KINDS = {
    "state": "States",
    "territory": "Territories",
    "person": "People",
    "office": "Offices",
    "organization": "Organisations",
    "company": "Companies",
    "grouping": "Groupings",
}


def actors_page(desk: Desk) -> d.Blocks:
    """Actors by kind, then by name."""
    found = desk.records(Actor)
    blocks: list[d.Block] = []
    for kind, title in _ACTOR_KINDS.items():
        rows = sorted(((p, a) for p, a in found if a.kind == kind), key=lambda row: row[1].name.casefold())
        blocks.extend(listed(desk, title, (_actor_line(desk, place, actor) for place, actor in rows)))
    return tuple(blocks) or nothing("actors")


def _actor_line(desk: Desk, place: Place, actor: Actor) -> d.Inlines:
    return join(((desk.to(place),), words(actor.abbreviation), words(names_in(actor.names))))


def sources_page(desk: Desk) -> d.Blocks:
    """Sources by reference, each with the letter of its reliability."""
    found = ((d.plain_text(reference(source)), place, source) for place, source in desk.records(Source))
    rows = sorted(found, key=_by_words)
    return listing((_source_line(desk, place, source) for _, place, source in rows), "sources")


def _by_words(row: tuple[str, Place, Source]) -> tuple[str, Place]:
    return row[0].casefold().lstrip("“"), row[1]


def _source_line(desk: Desk, place: Place, source: Source) -> d.Inlines:
    return join(((desk.to(place),), _published(source), chip("reliability", source.assessment.reliability)))


def _published(source: Source) -> d.Inlines:
    where = source.container_title or source.publisher
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
