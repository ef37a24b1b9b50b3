"""The page of a section: its takeaway, its text, the sections inside it, and what belongs to it."""

from collections.abc import Callable, Iterator
from typing import Any

from briefing.model import document as d
from briefing.model.actors import Event, Relation
from briefing.model.figures import Figure
from briefing.model.glossary import Gap, Term
from briefing.model.head import Section
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.options import OptionSet
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scenarios import Scenario, Variable
from briefing.pages.assumption import assumption_line
from briefing.pages.cards import event_line, relation_line
from briefing.pages.desk import Desk, callout
from briefing.pages.glossary import defined, gap_line
from briefing.pages.indicator import indicator_line
from briefing.pages.long_text import long_text
from briefing.pages.pieces import Line, items_of
from briefing.pages.terms import TermLinker
from briefing.pages.variable import variable_line


def section_page(desk: Desk, section: Section) -> d.Blocks:
    """A section with everything below it, then what no text of it has shown."""
    parts = list(_with_depth(section, 1))
    titles = {part.id: desk.title_of(depth, part) for part, depth in parts[1:]}
    terms = TermLinker(desk)
    texts = {part.id: terms.linked(part.text, long_text(desk, part.text, depth)) for part, depth in parts}
    return (
        *callout("takeaway", desk.text(section.takeaway)),
        *texts[section.id],
        *(block for part in section.sections for block in _part(desk, part, titles, texts)),
        *_belonging(desk, section, level=2),
    )


def _with_depth(section: Section, depth: int) -> Iterator[tuple[Section, int]]:
    """A section and all sections inside it, each with the level of its own heading."""
    yield section, depth
    for part in section.sections:
        yield from _with_depth(part, min(depth + 1, 6))


def _part(desk: Desk, section: Section, titles: dict[str, d.Header], texts: dict[str, d.Blocks]) -> Iterator[d.Block]:
    title = titles[section.id]
    yield title
    yield from callout("takeaway", desk.text(section.takeaway))
    yield from texts[section.id]
    for part in section.sections:
        yield from _part(desk, part, titles, texts)
    yield from _belonging(desk, section, min(title.level + 1, 6))


def _belonging(desk: Desk, section: Section, level: int) -> Iterator[d.Block]:
    """Records that belong to a section and that no text on the page shows, each kind under a heading."""
    if desk.briefing is None:
        return
    belonging = [(Place(desk.place.briefing, one.id), one) for one in desk.briefing.belonging_to(section.id)]
    for title, kind, blocks_of in _CLOSING:
        left = [row for row in belonging if isinstance(row[1], kind) and row[0] not in desk.embedded]
        if left:
            yield desk.title(level, title, f"{section.id}-{title}")
            yield from blocks_of(desk, left)


def _cards(desk: Desk, records: list[tuple[Place, Record]]) -> d.Blocks:
    return tuple(block for place, _ in records for block in desk.embed(place.id))


def _lines(line: Line[Any]) -> Callable[[Desk, list[tuple[Place, Any]]], d.Blocks]:
    """A list of records by what says each in one line."""
    return lambda desk, records: (d.BulletList(items_of(line(desk, place, record) for place, record in records)),)


def _events(desk: Desk, records: list[tuple[Place, Event]]) -> d.Blocks:
    return _lines(event_line)(desk, sorted(records, key=lambda row: row[1].date))


_CLOSING: tuple[tuple[str, type[Record], Callable[[Desk, Any], d.Blocks]], ...] = (
    ("Judgments", Judgment, _cards),
    ("Assumptions", Assumption, _lines(assumption_line)),
    ("Scenarios", Scenario, _cards),
    ("Variables", Variable, _lines(variable_line)),
    ("Indicators", Indicator, _lines(indicator_line)),
    ("Options", OptionSet, _cards),
    ("Figures", Figure, _cards),
    ("Events", Event, _events),
    ("Relations", Relation, _lines(relation_line)),
    ("Gaps", Gap, _lines(gap_line)),
    ("Terms", Term, defined),
)
"""What closes a section, in order: heading, type of record, and how those of it are shown.

Sources and actors have indexes of their own, and stand in the text wherever it names them.
"""
