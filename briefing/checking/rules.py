"""Rules: what a sound briefing keeps to, as an ordered table of named rows.

Reading reports what breaks the format itself; these rules look at a whole library. Errors are wrong under every
profile; warnings of the profile `basic` are things a reader would miss.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final, TypeVar

from msgspec import Struct

from briefing.model.actors import Actor, Event, Relation
from briefing.model.judgments import Judgment
from briefing.model.library import Briefing, Library, problem_at
from briefing.model.place import Place
from briefing.model.problem import Problem, Severity
from briefing.model.records import Record
from briefing.model.scales import CONFIDENCE, LIKELIHOOD, SCALE_NAMES, band
from briefing.model.sources import Source
from briefing.model.walking import Path

R = TypeVar("R", bound=Record)


class Finding(Struct, frozen=True):
    """One breach of a rule: the record, the field, and what to say."""

    place: Place
    path: Path
    message: str
    hint: str = ""


Find = Callable[[Library, date], Iterator[Finding]]


class Rule(Struct, frozen=True):
    """One row of the table."""

    code: str
    severity: Severity
    what: str
    """What the rule asks for, in a sentence."""
    find: Find


def check(library: Library, today: date) -> Iterable[Problem]:
    """Run every rule over a library."""
    for rule in RULES:
        for finding in rule.find(library, today):
            origin = library.origin(finding.place)
            if origin is not None:
                yield problem_at(origin, finding.path, rule.code, finding.message, finding.hint, severity=rule.severity)


def _judgments(library: Library) -> Iterator[tuple[Place, Judgment, Briefing]]:
    for name, briefing in library.briefings.items():
        for judgment in briefing.all(Judgment):
            yield Place(name, judgment.id), judgment, briefing


def _unknown_terms(library: Library, _today: date) -> Iterator[Finding]:
    for place, judgment, briefing in _judgments(library):
        scales = briefing.head.scales
        terms = [row.term for row in LIKELIHOOD[scales.likelihood]]
        named: list[tuple[Path, str]] = [
            (("alternatives", index, "likelihood"), other.likelihood)
            for index, other in enumerate(judgment.alternatives)
        ]
        if judgment.likelihood:
            named.append((("likelihood", "term"), judgment.likelihood.term))
        for path, term in named:
            if term and term not in terms:
                hint = f"write one of {', '.join(terms)}"
                yield Finding(place, path, f"{term!r} is not a term of {SCALE_NAMES[scales.likelihood]}", hint)
        levels = CONFIDENCE[scales.confidence]
        if judgment.confidence and judgment.confidence not in levels:
            alike = {"medium": "moderate", "moderate": "medium"}.get(judgment.confidence, "")
            hint = f"did you mean {alike!r}?" if alike in levels else f"write one of {', '.join(levels)}"
            message = f"{judgment.confidence!r} is not a level of confidence after {SCALE_NAMES[scales.confidence]}"
            yield Finding(place, ("confidence",), message, hint)


def _outside_band(library: Library, _today: date) -> Iterator[Finding]:
    for place, judgment, briefing in _judgments(library):
        likelihood = judgment.likelihood
        row = band(briefing.head.scales.likelihood, likelihood.term) if likelihood else None
        if likelihood is None or row is None or likelihood.probability is None:
            continue
        above = likelihood.probability > row.low or (likelihood.probability == row.low and not row.strict_low)
        below = likelihood.probability < row.high or (likelihood.probability == row.high and not row.strict_high)
        if not (above and below):
            message = f"{likelihood.probability:g} is outside the band of {likelihood.term!r} ({row})"
            yield Finding(place, ("likelihood", "probability"), message, "mend the number or the term")


def _parties(library: Library, _today: date) -> Iterator[Finding]:
    for place, relation in _all(library, Relation):
        directed = bool(relation.from_ and relation.to) and not relation.between
        shared = len(relation.between) >= 2 and not relation.from_ and not relation.to
        if not (directed or shared):
            message = "a relation has either `from` and `to`, or `between` with two parties or more"
            yield Finding(place, (), message, "name the parties one way")


def _uncited(library: Library, _today: date) -> Iterator[Finding]:
    for place, _ in _all(library, Source):
        if not any(
            link.kind == "citation" or link.field == "assessment.derived_from" for link in library.links.to(place)
        ):
            yield Finding(place, ("id",), f"the source {place.id!r} is never cited", "cite it, or remove it")


def _unmentioned(library: Library, _today: date) -> Iterator[Finding]:
    for place, _ in _all(library, Actor):
        if not library.links.to(place):
            yield Finding(place, ("id",), f"the actor {place.id!r} is never mentioned", "link it, or remove it")


def _no_takeaway(library: Library, _today: date) -> Iterator[Finding]:
    for name, briefing in library.briefings.items():
        for section in briefing.sections:
            if not section.takeaway:
                hint = "add `takeaway:` with its point in a sentence"
                yield Finding(Place(name, section.id), (), f"the section {section.title!r} has no takeaway", hint)


def _not_accessed(library: Library, _today: date) -> Iterator[Finding]:
    for place, source in _all(library, Source):
        if source.URL and source.accessed is None:
            yield Finding(place, ("URL",), "a URL without the date on which it was read", "add `accessed: 2023-04-27`")


def _future(library: Library, today: date) -> Iterator[Finding]:
    for place, event in _all(library, Event):
        if event.status == "occurred" and event.date.lower > today:
            hint = "mend the date, or set `status: scheduled`"
            yield Finding(place, ("date",), f"{event.date} lies in the future", hint)


def _all(library: Library, kind: type[R]) -> Iterator[tuple[Place, R]]:
    for place, record in library.everything():
        if isinstance(record, kind):
            yield place, record


RULES: Final = (
    Rule("unknown-term", Severity.ERROR, "Likelihood and confidence use words of the declared scales.", _unknown_terms),
    Rule("outside-band", Severity.ERROR, "A probability lies within the band of its term.", _outside_band),
    Rule("parties", Severity.ERROR, "A relation names its parties in one of two ways.", _parties),
    Rule("uncited-source", Severity.WARNING, "Every source is cited somewhere.", _uncited),
    Rule("unmentioned-actor", Severity.WARNING, "Every actor is mentioned somewhere.", _unmentioned),
    Rule("no-takeaway", Severity.WARNING, "Every top-level section says its point.", _no_takeaway),
    Rule("no-accessed", Severity.WARNING, "Every URL says when it was read.", _not_accessed),
    Rule("future-date", Severity.WARNING, "What occurred did not occur in the future.", _future),
)
"""All rules, in the order they run."""
