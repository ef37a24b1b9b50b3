"""Composing: (Library, Place) to Document, by a table with one row for each kind of page."""

from collections.abc import Callable, Iterable
from typing import Any

from briefing.errors import NotFoundError, UsageError
from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.cleaning import clean_line
from briefing.model.figures import Figure
from briefing.model.glossary import Gap, Term
from briefing.model.head import Head, Section, strictest
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Library
from briefing.model.options import OptionSet
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scales import SCALE_NAMES, first_row
from briefing.model.scenarios import Scenario, Variable
from briefing.model.sources import Source
from briefing.model.trees import gather, without_citations
from briefing.pages.actor import actor_page
from briefing.pages.affected import affected_facts
from briefing.pages.assumption import assumption_page, assumptions_page
from briefing.pages.banner import banner
from briefing.pages.board import board_page
from briefing.pages.cards import card
from briefing.pages.depth import section_at_depth
from briefing.pages.desk import Desk
from briefing.pages.event import event_page
from briefing.pages.figure import figure_page, figures_page
from briefing.pages.glossary import gap_page, gaps_page, glossary_page, term_page
from briefing.pages.hiding import hidden_words
from briefing.pages.indexes import actors_page, judgments_page, problems_page, sources_page
from briefing.pages.indicator import indicator_page, indicators_page
from briefing.pages.judgment import judgment_page
from briefing.pages.likelihood import likelihood_page
from briefing.pages.network import network_page
from briefing.pages.options import option_set_page, options_page
from briefing.pages.overview import overview_page
from briefing.pages.references import reference
from briefing.pages.relation import relation_page
from briefing.pages.scenario import scenario_page, scenarios_page
from briefing.pages.search import search_page
from briefing.pages.section import section_page
from briefing.pages.source import source_page
from briefing.pages.telling import told_in
from briefing.pages.timeline import timeline_page
from briefing.pages.trace import trace_page
from briefing.pages.variable import variable_page
from briefing.pages.views import INDEX_OF, OPTIONS, SHOWN_OTHERWISE

_RECORD_PAGES: dict[type[Record], Callable[[Desk, Any], d.Blocks]] = {
    Section: lambda desk, section: section_at_depth(desk, section, section_page),
    Actor: actor_page,
    Source: source_page,
    Judgment: judgment_page,
    Event: event_page,
    Relation: relation_page,
    Assumption: assumption_page,
    Variable: variable_page,
    Scenario: scenario_page,
    Indicator: indicator_page,
    OptionSet: option_set_page,
    Figure: figure_page,
    Gap: gap_page,
    Term: term_page,
}
_VIEW_PAGES: dict[str, Callable[[Desk], d.Blocks]] = {
    "overview": overview_page,
    "judgments": judgments_page,
    "assumptions": assumptions_page,
    "scenarios": scenarios_page,
    "board": board_page,
    "indicators": indicators_page,
    "options": options_page,
    "figures": figures_page,
    "gaps": gaps_page,
    "timeline": timeline_page,
    "actors": actors_page,
    "sources": sources_page,
    "glossary": glossary_page,
    "likelihood": likelihood_page,
    "trace": trace_page,
    "search": search_page,
    "problems": problems_page,
}
_RECORD_VIEW_PAGES: dict[tuple[type[Record], str], Callable[[Desk, Any], d.Blocks]] = {
    (Actor, "network"): network_page,
    **{(kind, "trace"): trace_page for kind in _RECORD_PAGES if kind is not Source},
}
"""Pages derived from one record, by its type and the name of the view."""


def compose(library: Library, place: Place, *, defer: bool = False) -> d.Document:
    """The page at a Place; `defer` leaves long texts on it to be read stretch by stretch.

    Raises `NotFoundError` when there is none, and `UsageError` when something is asked of it that makes no sense.
    """
    desk = Desk(library, place.page, card)
    desk.defers = defer
    return _document(desk, _blocks(desk), _title(desk))


def compose_card(library: Library, place: Place) -> d.Document:
    """The short form of the page at a Place, for a peek. Raises `NotFoundError` when there is none."""
    record = library.find(place.page)
    if record is None:
        return compose(library, place)
    desk = Desk(library, place.page, card)
    return _document(desk, card(desk, place.page, record), _title(desk))


def name_of(library: Library, place: Place) -> str:
    """What a page is called, as plain text."""
    return Desk(library, place.page, card).name(place.page)


def views_of(record: Record) -> tuple[str, ...]:
    """The pages that are derived from a record, beside its own."""
    return tuple(view for kind, view in _RECORD_VIEW_PAGES if kind is type(record))


def plain_line(library: Library, place: Place, markdown: str) -> str:
    """A run of text written at a Place as plain words on one line: names for ids, no citations, no marks."""
    return " ".join(without_citations(Desk(library, place, card).line(markdown)).split())


def told_at(library: Library, event: Place) -> tuple[dict[Place, str], str]:
    """The paragraphs that tell of an event, each on the page where it is read, with the name of its section.

    Where none does, what there is instead, and words that say so.
    """
    desk = Desk(library, event, card)
    told = told_in(desk, event)
    return {desk.shown_at(place): desk.name(place.page) for place, _ in told}, told[0][1].note if told else ""


def _blocks(desk: Desk) -> d.Blocks:
    place = desk.place
    _check_options(place, desk.library.kind(place))
    if place.view in _VIEW_PAGES and not place.id and (not place.briefing or desk.briefing):
        return _VIEW_PAGES[place.view](desk)
    record = desk.library.find(place.record)
    build = _page_of(record, place.view)
    if record is None and (said := hidden_words(desk.library, place)):
        raise NotFoundError(said)
    if record is None or build is None:
        raise NotFoundError(f"nothing is at {str(place)!r} — `briefing list` prints what there is")
    return (*affected_facts(desk), *build(desk, record))


def _page_of(record: Record | None, view: str) -> Callable[[Desk, Any], d.Blocks] | None:
    if record is None:
        return None
    kind = type(record)
    return _RECORD_VIEW_PAGES.get((kind, view)) if view else _RECORD_PAGES[kind]


def _check_options(place: Place, kind: str) -> None:
    """Raises `UsageError` when something is asked of a page that pages of its kind know nothing of."""
    known = OPTIONS.get(kind, ())
    unknown = [name for name in place.options if name not in known]
    if unknown or (place.query and not place.options):
        hint = f"it knows {', '.join(known)}" if known else "leave that out"
        name = clean_line(unknown[0] if unknown else place.query)
        raise UsageError(f"{str(place.plain)!r} cannot be asked for {name!r} — {hint}")


def _document(desk: Desk, blocks: d.Blocks, title: str) -> d.Document:
    head = desk.briefing.head if desk.briefing else None
    cited, rated = gather(blocks)
    return d.Document(
        place=desk.place,
        title=title,
        kind=desk.library.kind(desk.place),
        briefing_title=head.title if head else "",
        drawn_on=tuple(head.id for head in _heads(desk)),
        issued=_date(head, "issued"),
        information_cutoff=_date(head, "information_cutoff"),
        marking=_strictest(desk),
        legend=_legend(desk) if rated else "",
        lens=banner(desk.library, desk.place, desk.drawn_on),
        trail=_trail(desk),
        blocks=blocks,
        references=_references(desk.library, cited),
    )


def _title(desk: Desk) -> str:
    """What the page is called; that of a judgment by its statement with the bands of its words."""
    return d.plain_text(desk.banded(desk.place.record, desk.name(desk.place.page)))


def _date(head: Head | None, field: str) -> str:
    value = getattr(head, field, None)
    return value.text if value else ""


def _strictest(desk: Desk) -> str:
    """The strictest marking of the briefings that a page draws on; a page of the whole library draws on all."""
    return strictest(head.marking for head in _heads(desk))


def _heads(desk: Desk) -> list[Head]:
    """The heads of the briefings that a page draws on; a page of the whole library draws on all."""
    names = desk.drawn_on if desk.briefing else desk.library.briefings
    return [briefing.head for name, briefing in desk.library.briefings.items() if name in names]


def _legend(desk: Desk) -> str:
    """Each scale of likelihood that the page may use, whole, in its words."""
    scales = dict.fromkeys(head.scales.likelihood for head in _heads(desk))
    rows = {scale: "; ".join(f"{row.term} {row}" for row in first_row(scale)) for scale in scales}
    return " · ".join(f"Likelihood after {SCALE_NAMES[scale]}: {words}" for scale, words in rows.items())


def _trail(desk: Desk) -> tuple[d.Link, ...]:
    """The pages above this one: the library when it holds several briefings, the briefing, the index or section."""
    library, place = desk.library, desk.place
    record = library.find(place.record)
    above = [Place(view="overview")] if len(library.briefings) > 1 else []
    if desk.briefing is not None:
        above.append(Place(place.briefing, view="overview"))
        index = INDEX_OF.get(type(record)) if record else None
        outer = desk.shown_at(place).page
        if index:
            above.append(Place(place.briefing, view=index))
        elif outer != place:
            above.append(outer)
    if place.id and place.view:
        above.append(place.record)
    if place.query and desk.library.kind(place) not in SHOWN_OTHERWISE:
        above.append(place.plain)
    return tuple(desk.way(step) for step in above if step != place)


def _references(library: Library, cited: Iterable[Place]) -> tuple[d.Reference, ...]:
    """The sources cited, numbered in order."""
    found = ((place, library.find(place)) for place in cited)
    sources = [(place, record) for place, record in found if isinstance(record, Source)]
    return tuple(d.Reference(number, place, reference(source)) for number, (place, source) in enumerate(sources, 1))
