"""The scenario board: scenarios side by side, what they are set on, how they end, what they do and who does what."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from briefing.errors import UsageError
from briefing.model import document as d
from briefing.model.cleaning import excerpt
from briefing.model.place import Place
from briefing.model.scenarios import BASE_CASE, Scenario, Variable
from briefing.pages.desk import Desk, join, words
from briefing.pages.favour import Row, Tally, board_of, tallies, tally_words
from briefing.pages.pieces import STAR, absent, counted, differs, dim, key, kind_words, listed, nothing
from briefing.pages.scenario import branch_line, estimate, impact_words, kind_line, outcome_line, would_do


class _Column(Struct, frozen=True):
    """One scenario of the board, and the desk at which its references mean what they say."""

    desk: Desk
    place: Place
    scenario: Scenario
    settings: dict[Place | str, str]
    """What each variable is set to, by its Place, or by its id where that names nothing."""

    tally: Tally
    """How the indicators of its briefing stand to it."""


def board_page(desk: Desk) -> d.Blocks:
    """The scenarios asked for side by side, or all; of a library with several boards, the way to each."""
    found = [(place, scenario) for place, scenario in desk.records(Scenario)]
    asked = desk.place.options.get("scenarios", "")
    if not asked and len({place.briefing for place, _ in found}) > 1:
        return _boards(desk, found)
    chosen = _chosen(desk, asked) if asked else found
    if not chosen:
        return nothing("scenarios")
    columns = list(_columns(desk, chosen))
    shown = f"{len(columns)} of {counted(len(found), 'scenario')}"
    about = (*words(shown), *key(f" · {STAR} differs from the base case of its variable"))
    return (d.Para(about), *_tables(desk, columns))


def _boards(desk: Desk, found: list[tuple[Place, Scenario]]) -> d.Blocks:
    """The board of each briefing, with how many scenarios stand on it."""
    homes = [place.briefing for place, _ in found]
    lines = (
        join(((desk.to(Place(home, view="board"), desk.name(Place(home, view="overview"))),), _count(homes, home)))
        for home in dict.fromkeys(homes)
    )
    return listed(desk, "Boards", lines)


def _count(homes: list[str], home: str) -> d.Inlines:
    return words(counted(homes.count(home), "scenario"))


def _chosen(desk: Desk, asked: str) -> list[tuple[Place, Scenario]]:
    """The scenarios asked for, in that order. Raises `UsageError` when one is none, or when there is only one."""
    chosen: dict[Place, Scenario] = {}
    for ref in filter(None, asked.split(",")):
        places = _meant(desk, ref.strip())
        record = desk.library.find(places[0]) if len(places) == 1 else None
        if not isinstance(record, Scenario):
            raise UsageError(f"no scenario has the id {excerpt(ref)!r} — `briefing show scenarios` lists them")
        chosen[places[0]] = record
    if len(chosen) < 2:
        raise UsageError("a board needs two scenarios or more — write ?scenarios=one,other")
    return list(chosen.items())


def _meant(desk: Desk, ref: str) -> list[Place]:
    """What a reference means; on a board of the whole library an id alone may be that of a scenario of any briefing."""
    place = desk.library.resolve(ref, desk.place.briefing)
    if place is not None:
        return [place]
    return [at for at, _ in desk.records(Scenario) if at.id == ref] if not desk.place.briefing else []


def _columns(desk: Desk, chosen: list[tuple[Place, Scenario]]) -> Iterator[_Column]:
    """The scenarios chosen, each with what the indicators of the page's briefing, else of its own, say of it."""
    homes = {place: desk.place.briefing or place.briefing for place, _ in chosen}
    found = {home: tallies(desk.at(Place(home, view="board"))) for home in dict.fromkeys(homes.values())}
    for place, scenario in chosen:
        settings = {desk.library.resolve(ref, place.briefing) or ref: case for ref, case in scenario.settings.items()}
        tally = found[homes[place]].get(place, Tally())
        yield _Column(desk.at(place), place, scenario, settings, tally)


def _tables(desk: Desk, columns: list[_Column]) -> Iterator[d.Block]:
    """Each part of the board under its heading, all with the same columns."""
    estimates = [_row(title, columns, say) for title, say in _ESTIMATE]
    parts = (
        ("Settings", "Variable", list(_settings(desk, columns))),
        ("How it may end", "", [row for row in estimates if any(row[1:])]),
        ("Impacts", "Respect", list(_by_dimension(columns))),
        ("Responses", "Actor", list(_by_actor(desk, columns))),
        ("Branches", "", [row for row in [_row("May turn into", columns, _branches)] if any(row[1:])]),
    )
    links = [(one.desk.to(one.place),) for one in columns]
    for title, of, rows in parts:
        if rows:
            yield desk.title(2, f"{title} ({len(rows)})" if of else title, title)
            yield board_of((words(of), *links), map(_filled, rows))


def _filled(row: Row) -> Row:
    """A row in which an empty cell has a dash."""
    return tuple(cell or absent() for cell in row)


def _row(title: str, columns: list[_Column], say: Callable[[_Column], d.Inlines]) -> Row:
    return (words(title), *(say(one) for one in columns))


# What the scenarios are set on


def _settings(desk: Desk, columns: list[_Column]) -> Iterator[Row]:
    """One row for each variable that a scenario of the board sets."""
    for place in dict.fromkeys(place for one in columns for place in one.settings):
        settings = [one.settings.get(place, "") for one in columns]
        variable = desk.library.find(place) if isinstance(place, Place) else None
        known = variable if isinstance(variable, Variable) else None
        link = (desk.to(place),) if isinstance(place, Place) else words(place)
        base = dim(f"base case: {known.base_case}") if known and BASE_CASE not in settings else ()
        yield (_lines((link, base)), *(_case(known, setting) for setting in settings))


def _case(variable: Variable | None, setting: str) -> d.Inlines:
    """The case in words; what differs from the base case is marked."""
    if not setting:
        return absent("not set")
    if setting == BASE_CASE:
        return words(variable.base_case if variable else kind_words(setting))
    case = variable.case(setting) if variable else ""
    return differs(words(case or setting), "base case")


# How it may end


def _differences(one: _Column) -> d.Inlines:
    differing = sum(case != BASE_CASE for case in one.settings.values())
    return words(f"{differing} of {counted(len(one.settings), 'setting')}" if one.settings else "")


def _horizon(one: _Column) -> d.Inlines:
    return words(one.scenario.horizon.words if one.scenario.horizon else "")


def _outcomes(one: _Column) -> d.Inlines:
    return _items(outcome_line(one.desk, outcome, one.scenario.iterations) for outcome in one.scenario.outcomes)


def _branches(one: _Column) -> d.Inlines:
    return _items(branch_line(one.desk, branch) for branch in one.scenario.branches)


_ESTIMATE: tuple[tuple[str, Callable[[_Column], d.Inlines]], ...] = (
    ("Kind", lambda one: kind_line(one.desk, one.scenario)),
    ("Differs in", _differences),
    ("Horizon", _horizon),
    ("Likelihood", lambda one: estimate(one.desk, one.scenario)),
    ("Outcomes", _outcomes),
    ("Judged by", lambda one: one.desk.line(one.scenario.measure_of_outcome)),
    ("Indicators", lambda one: words(tally_words(one.tally))),
)
"""What is said of how each scenario may end: label of the row, and what says it."""


def _lines(parts: Iterable[d.Inlines]) -> d.Inlines:
    """Runs of inlines that hold something, each on lines of its own."""
    found: list[d.Inline] = []
    for part in filter(None, parts):
        found += ((d.LineBreak(),) if found else ()) + part
    return tuple(found)


def _items(parts: Iterable[d.Inlines]) -> d.Inlines:
    """The same; of several, each begins with a dash, for in some exports a cell has one line."""
    found = [part for part in parts if part]
    listed = ((d.Span((d.Str("- "), *part), ("item",)),) for part in found)
    return _lines(listed if len(found) > 1 else found)


# What it does, and who does what


def _by_dimension(columns: list[_Column]) -> Iterator[Row]:
    """One row for each respect in which a scenario of the board does something."""
    for dimension in dict.fromkeys(impact.dimension for one in columns for impact in one.scenario.impacts):
        yield (
            words(dimension),
            *(
                _items(impact_words(one.desk, it) for it in one.scenario.impacts if it.dimension == dimension)
                for one in columns
            ),
        )


def _by_actor(desk: Desk, columns: list[_Column]) -> Iterator[Row]:
    """One row for each actor that responds in a scenario of the board."""
    responses = [_responses(one) for one in columns]
    for actor in dict.fromkeys(actor for found in responses for actor in found):
        link = (desk.to(actor),) if isinstance(actor, Place) else words(actor)
        yield (link, *(_items(found.get(actor, ())) for found in responses))


def _responses(one: _Column) -> dict[Place | str, list[d.Inlines]]:
    """What each actor would do in a scenario, by its Place, or by its id where that names nothing."""
    found: dict[Place | str, list[d.Inlines]] = {}
    for response in one.scenario.responses:
        actor = one.desk.library.resolve(response.actor, one.place.briefing) or response.actor
        found.setdefault(actor, []).append(would_do(one.desk, response))
    return found
