"""Variables: card and page. The questions on which scenarios differ, and which scenario takes which answer."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.place import Place
from briefing.model.scenarios import BASE_CASE, Scenario, Variable
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import about_fact, dim, section_fact, sources_fact, stated
from briefing.pages.ties import closing, naming


def variable_line(desk: Desk, place: Place, variable: Variable) -> d.Inlines:
    """The question, and all its answers."""
    return join(((desk.to(place),), _answers(variable)), "  ")


def _answers(variable: Variable) -> d.Inlines:
    """The base case, then what else may be."""
    base = (d.Str(variable.base_case), *dim(" (base case)"))
    return join((base, *(words(case.label) for case in variable.excursions)))


def variable_card(desk: Desk, place: Place, variable: Variable) -> d.Blocks:
    """The question with its answers."""
    said = stated(desk, place, variable.question, variable.citations, (desk.to(place, "variable"),))
    return (d.Div((said, *facts(fact("Cases", _answers(variable)))), ("callout", "variable"), variable.id),)


def variable_page(desk: Desk, variable: Variable) -> d.Blocks:
    """What turns on the question, and which scenarios take which answer."""
    cases = tuple(_cases(desk, variable))
    return (
        *facts(
            fact("Decided at", words(variable.layer)),
            fact("Favours", desk.line(variable.favours)),
            fact("Magnitude", words(variable.magnitude)),
            fact("Uncertainty", words(variable.uncertainty)),
            about_fact(desk, variable.question),
            section_fact(desk, variable.id),
            sources_fact(desk, variable.citations, variable.question),
        ),
        desk.title(2, f"Cases ({len(cases)})", "Cases"),
        d.BulletList(cases),
        *closing(desk),
    )


def _cases(desk: Desk, variable: Variable) -> Iterator[d.Blocks]:
    """Each answer, with the scenarios that take it; last any that records name and the variable does not know."""
    users = _users(desk)
    known = {BASE_CASE: variable.base_case, **{case.id: case.label for case in variable.excursions}}
    for case, said in {**known, **{case: case for case in users if case not in known}}.items():
        mark = dim(" (base case)") if case == BASE_CASE else ()
        links = join(((desk.to(place),) for place in users.get(case, ())), ", ")
        yield (d.Plain((d.Strong((d.Str(said),)), *mark)), d.Plain(links or dim("in no scenario")))


def _users(desk: Desk) -> dict[str, list[Place]]:
    """The scenarios that set the variable, by the case they take."""
    users: dict[str, list[Place]] = {}
    for place, scenario in naming(desk, Scenario):
        for ref, case in scenario.settings.items():
            if desk.library.resolve(ref, place.briefing) == desk.place:
                users.setdefault(case, []).append(place)
    return users
