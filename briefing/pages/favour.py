"""What the statuses of indicators say of scenarios: how many were seen that are consistent with each. Never odds."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from briefing.model import document as d
from briefing.model.edtf import Edtf
from briefing.model.indicators import Indicator
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.pages.desk import Desk, join, words
from briefing.pages.pieces import absent, counted, dim, signed

STANDINGS: Final = {
    "consistent": "Consistent",
    "inconsistent": "Inconsistent",
    "neutral": "Neutral",
    "ambiguous": "Ambiguous",
    "not_observed": "Not seen",
    "unknown": "No status",
}
"""What an indicator's status makes of what it would say of a scenario: only what was seen is consistent or not."""

Tally = Counter[str]
"""How many indicators stand how to one scenario, by the words of `STANDINGS`."""


def tallies(desk: Desk) -> dict[Place, Tally]:
    """For each scenario of the page, how the indicators stand that say something of it, each counted once."""
    found: dict[Place, Tally] = {place: Counter() for place, _ in desk.records(Scenario)}
    for place, indicator in desk.records(Indicator):
        for scenario, said in consistencies(desk, place, indicator).items():
            if scenario in found:
                found[scenario][_standing(indicator, said)] += 1
    return found


def consistencies(desk: Desk, place: Place, indicator: Indicator) -> dict[Place, str]:
    """What the observation would say of each scenario that it speaks of."""
    resolved = ((desk.library.resolve(ref, place.briefing), said) for ref, said in indicator.scenarios.items())
    return {scenario: said for scenario, said in resolved if scenario is not None}


def _standing(indicator: Indicator, said: str) -> str:
    if indicator.status is None:
        return "unknown"
    return said if indicator.status.value == "observed" else indicator.status.value


def tally_words(tally: Tally) -> str:
    """A tally in one line, what is nil left out: `2 consistent · 1 no status`."""
    return " · ".join(f"{tally[name]} {words.lower()}" for name, words in STANDINGS.items() if tally[name])


Part = tuple[str, d.Blocks]
"""What is said of one briefing, and a count to stand behind its heading or nothing."""


def by_briefing(desk: Desk, title: str, say: Callable[[Desk], Part]) -> d.Blocks:
    """What is said of the briefing at hand, under a heading; of a library, what is said of each of its briefings."""
    if desk.briefing:
        count, blocks = say(desk)
        return (desk.title(2, f"{title}{count}", title), *blocks) if blocks else ()
    heading, told = desk.title(2, title), list[d.Block]()
    for name in desk.library.briefings:
        count, blocks = say(desk.at(Place(name, view="indicators")))
        if blocks:
            ident = desk.title(3, "", f"{name}-{title}").id
            link = desk.to(Place(name, view="indicators"), desk.name(Place(name, view="overview")))
            told += (d.Header(3, ident, (link, *words(count))), *blocks)
    return (heading, *told) if told else ()


def favour(desk: Desk) -> Part:
    """Which scenarios today's statuses favour, as counts of indicators; nothing where none speaks of a scenario."""
    rows = {place: tally for place, tally in tallies(desk).items() if tally.total()}
    if not rows:
        return "", ()
    head = (words("Scenario"), *map(words, STANDINGS.values()), words("All"))
    body = tuple(
        ((desk.to(place),), *(words(str(tally[name])) for name in STANDINGS), words(str(tally.total())))
        for place, tally in rows.items()
    )
    numbers: d.Align = "right"
    return "", (d.Para(_verdict(desk, rows)), d.Table(head, body, ("left", *(numbers for _ in head[1:]))))


def _verdict(desk: Desk, rows: dict[Place, Tally]) -> d.Inlines:
    """The scenarios for which most more was seen than against them, or that there are none."""
    leads = {place: tally["consistent"] - tally["inconsistent"] for place, tally in rows.items()}
    most = max(leads.values())
    if not any(tally["consistent"] or tally["inconsistent"] for tally in rows.values()):
        said = words("Nothing was seen that speaks for or against a scenario: today’s statuses favour none.")
    elif most <= 0:
        said = words("No scenario has more seen for it than against it: today’s statuses favour none.")
    else:
        best = (_counts(desk, place, rows[place]) for place, lead in leads.items() if lead == most)
        said = (d.Str("Favoured by what was seen: "), *join(best, ", "), d.Str("."))
    return (*said, *dim(" Counts of indicators, not probabilities; only what was seen is consistent or not."))


def _counts(desk: Desk, place: Place, tally: Tally) -> d.Inlines:
    counts = f" ({tally['consistent']} consistent, {tally['inconsistent']} inconsistent)"
    return (desk.to(place), d.Str(counts))


def matrix(desk: Desk) -> Part:
    """Indicators by scenarios: what each would say of each if it were seen."""
    rows = [(place, one, consistencies(desk, place, one)) for place, one in desk.records(Indicator)]
    told = {scenario for _, _, said in rows for scenario in said}
    scenarios = [place for place, _ in desk.records(Scenario) if place in told]
    if not scenarios:
        return "", ()
    head = (words("If this is seen"), *((desk.to(place),) for place in scenarios))
    body = tuple(
        ((desk.to(place, desk.short_name(place)),), *(_said(said.get(scenario, "")) for scenario in scenarios))
        for place, _, said in rows
        if said
    )
    return f" ({len(body)})", (board_of(head, body),)


_SIGNS: Final = {"consistent": "+", "inconsistent": "-", "neutral": "="}
"""A sign for each word, for eyes that run down a column."""


def _said(value: str) -> d.Inlines:
    return signed(_SIGNS[value], value, value) if value else absent("nothing said")


Row = tuple[d.Inlines, ...]
"""The cells of one row of a table."""


def board_of(head: Row, rows: Iterable[Row]) -> d.Div:
    """A table whose columns are as wide as those of any other on the page, so that they can be read as one."""
    left: d.Align = "left"
    return d.Div((d.Table(head, tuple(rows), tuple(left for _ in head)),), ("board",))


def age(desk: Desk, as_of: Edtf) -> str:
    """How old a status is at the information cutoff, or on an earlier day that the lens names; empty without cutoff.

    On a page of another briefing, or of the library, the cutoff is named by its day.
    """
    lens = desk.library.lens.as_of
    cutoff = desk.briefing.head.information_cutoff if desk.briefing else None
    if cutoff is None:
        return ""
    looks_back = lens is not None and lens.upper < cutoff.lower
    day = lens if lens is not None and looks_back else cutoff
    cutoff_words = "the cutoff" if desk.home == desk.place.briefing else f"the cutoff of {day.words}"
    first, name = (day.upper, day.words) if looks_back else (day.lower, cutoff_words)
    if as_of.lower > day.upper:
        return f"after {name}"
    if as_of.upper >= first:
        return f"at {name}"
    days = counted((first - as_of.upper).days, "day")
    exact = as_of.lower == as_of.upper and first == day.upper
    return f"{days} before {name}" if exact else f"{days} or more before {name}"
