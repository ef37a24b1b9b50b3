"""Assumptions: card, page and index. What is taken as given, and what falls if it is wrong."""

from briefing.model import document as d
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.pages.desk import Desk, callout, facts, join
from briefing.pages.indicator import indicator_line
from briefing.pages.pieces import about_fact, chip, label, linked, listed, listing, section_fact, sources_fact, stated
from briefing.pages.ties import closing, naming


def assumption_line(desk: Desk, place: Place, assumption: Assumption) -> d.Inlines:
    """What is taken as given, how firmly, and below it what changes if it is wrong."""
    return (*join(((desk.to(place),), _chips(assumption)), "  "), d.LineBreak(), *_if_wrong(desk.at(place), assumption))


def _chips(assumption: Assumption) -> d.Inlines:
    """Whether the argument falls with it, and how well it is supported."""
    linchpin = chip("linchpin", "linchpin" if assumption.linchpin else "")
    return join((linchpin, chip(assumption.support, assumption.support)), "  ")


def _if_wrong(desk: Desk, assumption: Assumption) -> d.Inlines:
    return (*label("If wrong"), d.Str("  "), *desk.line(assumption.if_wrong))


def assumption_card(desk: Desk, place: Place, assumption: Assumption) -> d.Blocks:
    """The statement with how firmly it stands, what rests on it, and what changes if it is wrong."""
    below = join(((desk.to(place, "assumption"),), _chips(assumption)), "  ")
    said = stated(desk, place, assumption.statement, assumption.citations, below)
    blocks = (said, d.Para(_if_wrong(desk.at(place), assumption)))
    return (d.Div(blocks, ("callout", "assumption"), assumption.id),)


def assumption_page(desk: Desk, assumption: Assumption) -> d.Blocks:
    """How firmly it stands, what changes if it is wrong, what would show that, and what rests on it."""
    chips = _chips(assumption)
    return (
        *callout("assumption", (*((d.Plain(chips),) if chips else ()), d.Plain(_if_wrong(desk, assumption)))),
        *facts(
            about_fact(desk, assumption.statement),
            section_fact(desk, assumption.id),
            sources_fact(desk, assumption.citations, assumption.statement),
        ),
        *listed(desk, "Judgments that rest on it", ((desk.to(place),) for place, _ in naming(desk, Judgment))),
        *listed(desk, "Scenarios that rest on it", ((desk.to(place),) for place, _ in naming(desk, Scenario))),
        *listed(desk, "Indicators", linked(desk, assumption.indicators, Indicator, indicator_line)),
        *closing(desk),
    )


def assumptions_page(desk: Desk) -> d.Blocks:
    """All assumptions, those with which an argument falls first."""
    rows = sorted(desk.records(Assumption), key=lambda row: not row[1].linchpin)
    return listing((assumption_line(desk, place, one) for place, one in rows), "assumptions")
