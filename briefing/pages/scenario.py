"""Scenarios: card, page and index. Courses that events might take, and how each differs from the base case."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption
from briefing.model.place import Place
from briefing.model.scenarios import BASE_CASE, Branch, Impact, Outcome, Phase, Response, Scenario, Variable
from briefing.model.trees import capital
from briefing.pages.assumption import assumption_line
from briefing.pages.desk import Desk, callout, fact, facts, join, words
from briefing.pages.indicator import consistency, indicator_line
from briefing.pages.likelihood import likelihood_chip, term_chip
from briefing.pages.pieces import (
    chip,
    counted,
    dim,
    items_of,
    label,
    linked,
    listed,
    nothing,
    section_fact,
    sources_fact,
    titled,
    way,
)
from briefing.pages.ties import closing, naming, tied

_KINDS = {
    "base": ("base case", "Base cases"),
    "excursion": ("excursion", "Excursions"),
    "what_if": ("what if", "What if"),
    "high_impact_low_probability": ("high impact, low probability", "High impact, low probability"),
    "alternative_future": ("alternative future", "Alternative futures"),
}
"""Kind of scenario to what one is called, and the heading over several."""


def kind_line(desk: Desk, scenario: Scenario) -> d.Inlines:
    """What sort of scenario it is, and from which it departs."""
    base = (d.Str(" from "), desk.ref(scenario.base)) if scenario.base else ()
    return (d.Str(_KINDS[scenario.kind][0]), *base)


def estimate(desk: Desk, scenario: Scenario) -> d.Inlines:
    """How likely, or why nobody says."""
    if scenario.likelihood:
        return likelihood_chip(desk, scenario.likelihood)
    reason = desk.line(scenario.not_estimated)
    return (*dim("not estimated"), *((d.Str(". "), *capital(reason)) if reason else ()))


def scenario_card(desk: Desk, place: Place, scenario: Scenario) -> d.Blocks:
    """Title, kind, premise, likelihood, and what to watch."""
    there = desk.at(place)
    title = (d.Strong((desk.to(place),)),)
    watched = items_of(linked(there, scenario.indicators, Indicator, indicator_line))
    blocks = (
        d.Plain(join((title, kind_line(there, scenario)))),
        *there.text(scenario.premise),
        *facts(fact("Likelihood", estimate(there, scenario))),
        *((d.Plain(label("Indicators")), d.BulletList(watched)) if watched else ()),
    )
    return (d.Div(blocks, ("callout", "scenario"), scenario.id),)


def scenario_page(desk: Desk, scenario: Scenario) -> d.Blocks:
    """The premise, how it differs from the base case, its course, how it may end, and what would tell."""
    return (
        *callout("scenario", desk.text(scenario.premise)),
        *_facts(desk, scenario),
        *listed(desk, "Settings", _settings(desk, scenario)),
        *listed(desk, "Triggers", map(desk.line, scenario.triggers)),
        *listed(desk, "Course", (_phase(desk, phase) for phase in scenario.phases), ordered=True),
        *listed(desk, "Branches", (branch_line(desk, branch) for branch in scenario.branches)),
        *listed(desk, "Responses", _responses(desk, scenario)),
        *_outcomes(desk, scenario),
        *listed(desk, "Impacts", (impact_line(desk, impact) for impact in scenario.impacts)),
        *listed(desk, "Indicators", tied(desk, scenario.indicators, Indicator, _watched)),
        *listed(desk, "Assumptions", linked(desk, scenario.assumptions, Assumption, assumption_line)),
        *listed(desk, "Ways out", map(desk.line, scenario.off_ramps)),
        *titled(desk, "What follows", scenario.implications),
        *titled(desk, "Caveats", scenario.caveats),
        *_others(desk),
        *closing(desk),
    )


def _facts(desk: Desk, scenario: Scenario) -> d.Blocks:
    return facts(
        fact("Kind", kind_line(desk, scenario)),
        fact("Likelihood", estimate(desk, scenario)),
        fact("Horizon", words(scenario.horizon.words if scenario.horizon else "")),
        section_fact(desk, scenario.id),
        sources_fact(desk, scenario.citations),
    )


def _settings(desk: Desk, scenario: Scenario) -> Iterator[d.Inlines]:
    """Each variable with its case in words; what differs from the base case is marked."""
    for ref, setting in scenario.settings.items():
        place = desk.library.resolve(ref, desk.place.briefing)
        variable = desk.library.find(place) if place else None
        if isinstance(variable, Variable):
            yield join(((desk.ref(ref),), _case(variable, setting)), "  ")
        else:
            yield join(((desk.ref(ref),), words(setting)), "  ")


def _case(variable: Variable, setting: str) -> d.Inlines:
    if setting == BASE_CASE:
        return (d.Str(variable.base_case), *dim(" (base case)"))
    mark = chip("changed", f"differs from base case: {variable.base_case}")
    return (d.Strong((d.Str(variable.case(setting) or setting),)), d.Str("  "), *mark)


def _phase(desk: Desk, phase: Phase) -> d.Inlines:
    at = (d.Strong((d.Str(phase.at),)),) if phase.at else ()
    actors = join(((desk.ref(actor),) for actor in phase.actors), ", ")
    who = (d.Str("("), *actors, d.Str(")")) if actors else ()
    return join((at, desk.line(phase.text), who), "  ")


def branch_line(desk: Desk, branch: Branch) -> d.Inlines:
    """Into which scenario it may turn, and on what condition."""
    return (desk.ref(branch.to), d.Str("  "), *label("If"), d.Str("  "), *desk.line(branch.if_))


def _responses(desk: Desk, scenario: Scenario) -> Iterator[d.Inlines]:
    for response in scenario.responses:
        yield (desk.ref(response.actor), d.Str(": "), *would_do(desk, response))


def would_do(desk: Desk, response: Response) -> d.Inlines:
    """What an actor would do; marked as the authors' judgment where nothing is cited for it."""
    said = (*desk.line(response.text), *desk.cite(response.citations))
    cites = (node for node in d.walk(said) if isinstance(node, d.Cite))
    is_cited = any(citation.source for cite in cites for citation in cite.citations)
    mark = () if is_cited else (d.Str("  "), *chip("uncited", "authors’ judgment"))
    return (*said, *mark)


def _outcomes(desk: Desk, scenario: Scenario) -> d.Blocks:
    """How it may end, by what that is judged, and in how many runs it did."""
    measure = facts(fact("Judged by", desk.line(scenario.measure_of_outcome)))
    blocks = listed(desk, "Outcomes", (outcome_line(desk, one, scenario.iterations) for one in scenario.outcomes))
    heading = (desk.title(2, "Outcomes"),) if measure and not blocks else ()
    return (*heading, *blocks[:1], *measure, *blocks[1:])


def outcome_line(desk: Desk, outcome: Outcome, iterations: int | None) -> d.Inlines:
    """One way in which a scenario ended or may end, with how many runs did so."""
    said = (
        (d.Strong((d.Str(outcome.label),)),),
        words(_runs(outcome.count, iterations)),
        term_chip(desk, outcome.likelihood),
        desk.line(outcome.text),
    )
    return join(said, "  ")


def _runs(count: int | None, iterations: int | None) -> str:
    """How many runs ended so: a count, never a share."""
    if count is None:
        return ""
    return counted(count, "run") if iterations is None else f"{count} of {counted(iterations, 'run')}"


def impact_line(desk: Desk, impact: Impact) -> d.Inlines:
    """What a scenario does, in which respect, to whom and how hard."""
    return join(((d.Strong((d.Str(impact.dimension),)),), impact_words(desk, impact)))


def impact_words(desk: Desk, impact: Impact) -> d.Inlines:
    """To whom a scenario does something, how hard, and what it does."""
    return join((join((desk.line(impact.on), words(impact.severity))), desk.line(impact.text)), ": ")


def _watched(desk: Desk, place: Place, indicator: Indicator) -> d.Inlines:
    """An indicator with its status, and what it would say of the scenario of the page."""
    said = (
        consistency(value)
        for ref, value in indicator.scenarios.items()
        if desk.library.resolve(ref, place.briefing) == desk.place
    )
    return join((indicator_line(desk, place, indicator), *said), "  ")


def _others(desk: Desk) -> Iterator[d.Block]:
    """The scenarios that depart from this one, or may turn into it."""
    for title, field in (("Excursions from it", "base"), ("May follow from", "branches.to")):
        yield from listed(desk, title, (scenario_line(desk, *pair) for pair in naming(desk, Scenario, field)))


def scenario_line(desk: Desk, place: Place, scenario: Scenario) -> d.Inlines:
    """A scenario with its likelihood, or why it has none."""
    return join(((desk.to(place),), estimate(desk.at(place), scenario)), "  ")


def scenarios_page(desk: Desk) -> d.Blocks:
    """Scenarios by kind: base cases, their excursions, the others; and the variables on which they differ."""
    found = desk.records(Scenario)
    blocks: list[d.Block] = []
    for kind, (_, title) in _KINDS.items():
        group = ((place, scenario) for place, scenario in found if scenario.kind == kind)
        blocks.extend(listed(desk, title, (_entry(desk, place, scenario) for place, scenario in group)))
    variables = join(((desk.to(place),) for place, _ in desk.records(Variable)), " · ")
    board = way((desk.to(Place(desk.place.briefing, view="board"), "scenario board"),)) if len(found) > 1 else ()
    return (*facts(fact("Side by side", board), fact("Variables", variables)), *(blocks or nothing("scenarios")))


def _entry(desk: Desk, place: Place, scenario: Scenario) -> d.Inlines:
    base = (d.Str("from "), desk.at(place).ref(scenario.base)) if scenario.base else ()
    return join((scenario_line(desk, place, scenario), base))
