"""Indicators: card, page and index. What to watch, whether it was seen, and what it would say."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.fields import Citations
from briefing.model.indicators import Consistency, Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.favour import age, by_briefing, favour, matrix
from briefing.pages.pieces import (
    about_fact,
    chip,
    dim,
    kind_words,
    link_line,
    listed,
    nothing,
    section_fact,
    sources_fact,
    stated,
)
from briefing.pages.ties import closing, naming, tied

_STATUSES = {"observed": "Observed", "ambiguous": "Ambiguous", "not_observed": "Not observed", "": "No status"}


def indicator_line(desk: Desk, place: Place, indicator: Indicator) -> d.Inlines:
    """What would be seen, and whether it was."""
    return join(((desk.to(place),), _status(desk.at(place), indicator)), "  ")


def _status(desk: Desk, indicator: Indicator) -> d.Inlines:
    """Whether it was seen, to which date that holds, and on whose word."""
    status = indicator.status
    if status is None:
        return dim("no status")
    seen = chip(status.value, kind_words(status.value))
    old = age(desk, status.as_of)
    when = f" as of {status.as_of.words}" + (f", {old}" if old else "")
    return (*seen, d.Str(when), *desk.cite(status.citations))


def indicator_card(desk: Desk, place: Place, indicator: Indicator) -> d.Blocks:
    """The statement, whether it was seen, and how one would see it."""
    below = join(((desk.to(place, "indicator"),), _status(desk.at(place), indicator)), "  ")
    blocks = (stated(desk, place, indicator.statement, Citations(), below), *facts(*_watching(indicator)))
    return (d.Div(blocks, ("callout", "indicator"), indicator.id),)


def _watching(indicator: Indicator) -> tuple[d.Blocks, ...]:
    return (
        fact("Threshold", words(indicator.threshold)),
        fact("Lead time", words(indicator.lead_time)),
        fact("Where seen", words(indicator.where_seen)),
    )


def indicator_page(desk: Desk, indicator: Indicator) -> d.Blocks:
    """Whether it was seen, how one would see it, and what that would say of scenarios, judgments and assumptions."""
    return (
        *facts(
            fact("Status", _status(desk, indicator)),
            *_watching(indicator),
            about_fact(desk, indicator.statement),
            section_fact(desk, indicator.id),
            sources_fact(desk, Citations(), indicator.statement),
        ),
        *listed(desk, "Scenarios", _scenarios(desk, indicator)),
        *listed(desk, "Judgments it would move", tied(desk, indicator.judgments, Judgment, link_line)),
        *listed(desk, "Assumptions it would test", ((desk.to(place),) for place, _ in naming(desk, Assumption))),
        *closing(desk),
    )


def _scenarios(desk: Desk, indicator: Indicator) -> Iterator[d.Inlines]:
    """What the observation would say of each scenario; also those that watch for it without its saying so."""
    for ref, value in indicator.scenarios.items():
        yield join(((desk.ref(ref),), consistency(value)), "  ")
    told = {desk.library.resolve(ref, desk.place.briefing) for ref in indicator.scenarios}
    for place, _ in naming(desk, Scenario):
        if place not in told:
            yield join(((desk.to(place),), dim("nothing said")), "  ")


def consistency(value: Consistency) -> d.Inlines:
    """What an observation would say of a scenario."""
    return chip(value, f"if seen, {value}")


def indicators_page(desk: Desk) -> d.Blocks:
    """What today's statuses favour; indicators by status, what was seen first; what each would say of each scenario."""
    rows = sorted((desk.name(place).casefold(), place, indicator) for place, indicator in desk.records(Indicator))
    blocks: list[d.Block] = []
    for value, title in _STATUSES.items():
        group = ((place, one) for _, place, one in rows if (one.status.value if one.status else "") == value)
        blocks.extend(listed(desk, title, (indicator_line(desk, place, one) for place, one in group)))
    before = by_briefing(desk, "What today’s statuses favour", favour)
    return (*before, *blocks, *by_briefing(desk, "What each would say", matrix)) or nothing("indicators")
