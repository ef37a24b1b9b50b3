"""Errors that show only in a whole record or a whole library: wrong under every profile."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefing.checking.rule import Find, Finding, Inspection, Rule
from briefing.model.actors import Relation
from briefing.model.hints import did_you_mean
from briefing.model.judgments import Likelihood
from briefing.model.options import OptionSet
from briefing.model.place import Place
from briefing.model.problem import Severity
from briefing.model.scales import CONFIDENCE, LIKELIHOOD, SCALE_NAMES, band, first_row
from briefing.model.scenarios import BASE_CASE, Scenario, Variable
from briefing.model.walking import AtKey, Path, held_values


def _unknown_terms(inspection: Inspection) -> Iterator[Finding]:
    for place, record in inspection.estimates():
        scales = inspection.scales(place)
        for held in held_values(record):
            if held.holds == "likelihood" and band(scales.likelihood, held.value) is None:
                terms = [row.term for row in LIKELIHOOD[scales.likelihood]]
                offered = [row.term for row in first_row(scales.likelihood)]
                message = f"{held.value!r} is not a term of {SCALE_NAMES[scales.likelihood]}"
                yield Finding(place, held.path, message, _instead(held.value, terms, offered))
            elif held.holds == "confidence" and held.value not in CONFIDENCE[scales.confidence]:
                levels = CONFIDENCE[scales.confidence]
                message = f"{held.value!r} is not a level of confidence of {SCALE_NAMES[scales.confidence]}"
                yield Finding(place, held.path, message, _instead(held.value, levels, levels))


def _instead(word: str, known: Iterable[str], offered: Iterable[str]) -> str:
    """A hint what to write for a word that is not known."""
    return did_you_mean(word, known) or f"write one of {', '.join(offered)}"


def _outside_band(inspection: Inspection) -> Iterator[Finding]:
    for place, record in inspection.estimates():
        if record.likelihood is not None:
            yield from _outside(place, record.likelihood, inspection.scales(place).likelihood)


def _outside(place: Place, likelihood: Likelihood, scale: str) -> Iterator[Finding]:
    row, number = band(scale, likelihood.term), likelihood.probability
    if row is None or number is None:
        return
    above = number > row.low or (number == row.low and not row.strict_low)
    below = number < row.high or (number == row.high and not row.strict_high)
    if not (above and below):
        message = f"{number:g} is outside the band of {likelihood.term!r} ({row})"
        yield Finding(place, ("likelihood", "probability"), message, "mend the number or the term")


def _parties(inspection: Inspection) -> Iterator[Finding]:
    for place, relation in inspection.all(Relation):
        directed = bool(relation.from_ and relation.to) and not relation.between
        shared = len(relation.between) >= 2 and not relation.from_ and not relation.to
        if not (directed or shared):
            message = "a relation has either `from` and `to`, or `between` with two parties or more"
            yield Finding(place, (), message, "name the parties one way")


def _counts(inspection: Inspection) -> Iterator[Finding]:
    for place, scenario in inspection.all(Scenario):
        counts = [outcome.count for outcome in scenario.outcomes if outcome.count is not None]
        if not counts or sum(counts) == scenario.iterations:
            continue
        if scenario.iterations is None:
            yield Finding(
                place, ("outcomes",), "counts of outcomes without `iterations`", "say how many runs there were"
            )
        else:
            message = f"the counts of outcomes add up to {sum(counts)}, not to {scenario.iterations} iterations"
            yield Finding(place, ("iterations",), message, "mend a count, or name the outcome that is missing")


def _baseline(inspection: Inspection) -> Iterator[Finding]:
    for place, options in inspection.all(OptionSet):
        count = sum(option.baseline for option in options.options)
        if count != 1:
            message = f"{count or 'none'} of the options {'are' if count > 1 else 'is'} the baseline"
            yield Finding(place, ("options",), message, "set `baseline: true` on exactly one, the course already taken")


def _no_base(inspection: Inspection) -> Iterator[Finding]:
    for place, scenario in inspection.all(Scenario):
        if scenario.kind == "excursion" and not scenario.base:
            hint = "add `base:` with the id of the scenario it departs from"
            yield Finding(place, ("kind",), f"the excursion {scenario.id!r} names no base", hint)
        elif scenario.base == scenario.id:
            yield Finding(place, ("base",), f"{scenario.id!r} is its own base", "name another scenario")


def _two_estimates(inspection: Inspection) -> Iterator[Finding]:
    for place, scenario in inspection.all(Scenario):
        if scenario.likelihood is not None and scenario.not_estimated:
            message = "a likelihood, and a reason why there is none"
            yield Finding(place, ("not_estimated",), message, "keep one of them")


def _unknown_choices(inspection: Inspection) -> Iterator[Finding]:
    for place, scenario in inspection.all(Scenario):
        for ref, case in scenario.settings.items():
            variable = _variable(inspection, ref, place)
            if variable is not None and not variable.case(case):
                cases = [BASE_CASE, *(excursion.id for excursion in variable.excursions)]
                yield _no_choice(place, ("settings", ref), case, cases, f"case of {ref!r}")
    for place, options in inspection.all(OptionSet):
        yield from _unknown_in_options(place, options)


def _unknown_in_options(place: Place, options: OptionSet) -> Iterator[Finding]:
    criteria = [criterion.id for criterion in options.criteria]
    names = [option.id for option in options.options]
    for index, option in enumerate(options.options):
        for key in option.ratings:
            if key not in criteria:
                yield _no_choice(place, ("options", index, "ratings", AtKey(key)), key, criteria, "criterion")
    if options.recommendation is not None and options.recommendation.option not in names:
        yield _no_choice(place, ("recommendation", "option"), options.recommendation.option, names, "option")


def _variable(inspection: Inspection, ref: str, place: Place) -> Variable | None:
    found = inspection.library.resolve(ref, place.briefing)
    record = inspection.library.find(found) if found else None
    return record if isinstance(record, Variable) else None


def _no_choice(place: Place, path: Path, word: str, known: list[str], noun: str) -> Finding:
    return Finding(place, path, f"{word!r} is no {noun}", _instead(word, known, known))


def _duplicate_choices(inspection: Inspection) -> Iterator[Finding]:
    for place, variable in inspection.all(Variable):
        yield from _twice(place, "excursions", [excursion.id for excursion in variable.excursions])
    for place, options in inspection.all(OptionSet):
        yield from _twice(place, "criteria", [criterion.id for criterion in options.criteria])
        yield from _twice(place, "options", [option.id for option in options.options])


def _twice(place: Place, field: str, idents: list[str]) -> Iterator[Finding]:
    for index, ident in enumerate(idents):
        if ident in idents[:index]:
            message = f"the id {ident!r} is taken among the {field}"
            yield Finding(place, (field, index, "id"), message, "give one of them another id")


def _unknown_rules(inspection: Inspection) -> Iterator[Finding]:
    known = inspection.switchable
    for index, off in enumerate(inspection.library.head.rules_off):
        if off.rule not in known:
            hint = (
                did_you_mean(off.rule, known)
                or "`briefing check --list-rules` names them; errors cannot be switched off"
            )
            yield Finding(Place(), ("rules_off", index, "rule"), f"{off.rule!r} is no rule to switch off", hint)


def _error(code: str, find: Find, what: str, why: str, mend: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, find=find, what=what, why=why, mend=mend)


ERROR_RULES: Final = (
    _error(
        "unknown-term",
        _unknown_terms,
        "Likelihood and confidence use words of the declared scales.",
        "ICD 203 (2015), the PHIA yardstick (2025) and the IPCC's guidance give each word a band; a word of no scale "
        "has none, and the same word means different bands on different scales.",
        "Take a word of the scale, or declare another one in the head under `scales`.",
    ),
    _error(
        "outside-band",
        _outside_band,
        "A probability lies within the band of its term.",
        "A reader sees the word and the number side by side; they must not disagree. A number is never snapped to a "
        "band, and no midpoint is stored.",
        "Mend the number or the term.",
    ),
    _error(
        "parties",
        _parties,
        "A relation names its parties in one of two ways.",
        "An arrow has a start and an end; a pledge among three has neither (STIX and FollowTheMoney know arrows only).",
        "Write `from` and `to`, or `between` with two parties or more.",
    ),
    _error(
        "counts",
        _counts,
        "Counts of outcomes add up to `iterations`.",
        "A run count is a finding of a study; one that does not add up misreports it.",
        "Mend a count, or name the outcome that is missing.",
    ),
    _error(
        "baseline",
        _baseline,
        "Exactly one option is the baseline.",
        "Options are weighed against the course already taken; with none, or two, nothing can be compared.",
        "Set `baseline: true` on that one.",
    ),
    _error(
        "no-base",
        _no_base,
        "An excursion names the scenario it departs from.",
        "In wargaming an excursion changes some settings of a base case; without it, it cannot be read.",
        "Add `base:` with the id of the other scenario, or choose another `kind`.",
    ),
    _error(
        "two-estimates",
        _two_estimates,
        "A scenario has a likelihood, or a reason why it has none.",
        "Both at once contradict each other.",
        "Keep one of them.",
    ),
    _error(
        "unknown-choice",
        _unknown_choices,
        "Cases, criteria and options are ones that their record names.",
        "A setting of no case, a rating on no criterion and advice for no option would be lost.",
        "Take the word that is offered, or add it to the record.",
    ),
    _error(
        "duplicate-choice",
        _duplicate_choices,
        "Excursions, criteria and options of a record each have an id of their own.",
        "Settings, ratings and the recommendation name them by it.",
        "Give one of them another id.",
    ),
    _error(
        "unknown-rule",
        _unknown_rules,
        "`rules_off` names rules that can be switched off.",
        "Only warnings can be; a misspelt one would go on warning.",
        "Take a code from `briefing check --list-rules`.",
    ),
)
"""All rules of this kind, in the order they run."""
