"""How the rules of the profile `icd203` look at judgments, assumptions, claims and dates."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Final

from briefing.checking.rule import Finding, Inspection
from briefing.model.actors import Actor, Event, Relation
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf
from briefing.model.fields import Citations
from briefing.model.head import Section
from briefing.model.independence import independent
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.place import Place
from briefing.model.scales import CONFIDENCE, LIKELIHOOD
from briefing.model.scenarios import Scenario
from briefing.model.walking import Path, held_values
from briefing.parsing.sentences import sentences

_STALE_AFTER: Final = timedelta(days=365)

_WELL_FOUNDED: Final = frozenset({"very high", "high", "medium", "moderate"})
"""Levels of confidence that one independent source cannot carry."""


def no_evidence(inspection: Inspection) -> Iterator[Finding]:
    """Judgments without evidence."""
    for place, judgment in inspection.all(Judgment):
        if not judgment.evidence:
            yield Finding(
                place, (), f"the judgment {judgment.id!r} has no evidence", "add `evidence:` with its sources"
            )


def no_likelihood(inspection: Inspection) -> Iterator[Finding]:
    """Judgments without a likelihood."""
    for place, judgment in inspection.all(Judgment):
        if judgment.likelihood is None:
            hint = "add `likelihood: {term: …}`"
            yield Finding(place, (), f"the judgment {judgment.id!r} does not say how likely it is", hint)


def no_horizon(inspection: Inspection) -> Iterator[Finding]:
    """Judgments without a time for which they hold."""
    for place, judgment in inspection.all(Judgment):
        if judgment.horizon is None:
            hint = "add `horizon:`, such as 2023-04/2024-12"
            yield Finding(place, (), f"the judgment {judgment.id!r} does not say for which time it holds", hint)


def no_basis(inspection: Inspection) -> Iterator[Finding]:
    """Judgments without confidence, or without its basis."""
    for place, judgment in inspection.all(Judgment):
        missing = [f"`{name}:`" for name in ("confidence", "confidence_basis") if not getattr(judgment, name)]
        if missing:
            message = f"the judgment {judgment.id!r} does not say how well founded it is"
            yield Finding(place, (), message, f"add {' and '.join(missing)}")


def mixed_sentences(inspection: Inspection) -> Iterator[Finding]:
    """Sentences that hold both a word of likelihood and a level of confidence."""
    for place, path, text in _texts(inspection):
        scales = inspection.scales(place)
        confident, likely = _level(scales.confidence), _term(scales.likelihood)
        if not confident.search(text):
            continue
        for start, end in sentences(text):
            level, term = confident.search(text, start, end), likely.search(text, start, end)
            if level and term:
                message = f"{clean_line(level.group())!r} and {clean_line(term.group())!r} stand in one sentence"
                first = level.group().split()[0]
                nth = len(re.findall(re.escape(first), text[: level.start()]))
                yield Finding(place, path, message, "say how well founded in a sentence of its own", first, nth)


def _texts(inspection: Inspection) -> Iterator[tuple[Place, Path, str]]:
    """What a briefing says in its own voice: heads, sections, judgments and scenarios."""
    for place, head in inspection.heads():
        yield from ((place, held.path, held.value) for held in held_values(head) if held.holds == "markdown")
    for place, record in (*inspection.all(Section), *inspection.estimates()):
        yield from ((place, held.path, held.value) for held in held_values(record) if held.holds == "markdown")


@cache
def _level(scale: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(CONFIDENCE[scale])})\s+confidence\b", re.IGNORECASE)


@cache
def _term(scale: str) -> re.Pattern[str]:
    terms = sorted((row.term for row in LIKELIHOOD[scale]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(terms)})\b".replace(" ", r"\s+"), re.IGNORECASE)


def mixed_rows(inspection: Inspection) -> Iterator[Finding]:
    """Words of likelihood from another row than the first one that a briefing uses."""
    rows: dict[str, int] = {}
    for place, record in inspection.estimates():
        if inspection.scales(place).likelihood != "icd203":
            continue
        for held in held_values(record):
            row = _ROWS.get(held.value) if held.holds == "likelihood" else None
            if row is not None and rows.setdefault(place.briefing, row) != row:
                same = next(term for term, other in _SAME_BAND if held.value == other)
                message = f"{held.value!r} is of another row than the words before"
                yield Finding(place, held.path, message, f"write {same!r}, which means the same band")


_ROWS: Final = {row.term: row.row for row in LIKELIHOOD["icd203"]}
_SAME_BAND: Final = tuple(
    (one.term, other.term)
    for one in LIKELIHOOD["icd203"]
    for other in LIKELIHOOD["icd203"]
    if (one.low, one.high) == (other.low, other.high) and one.row != other.row
)


def single_sources(inspection: Inspection) -> Iterator[Finding]:
    """Well-founded judgments whose supporting evidence is one voice."""
    for place, judgment in inspection.all(Judgment):
        supporting = [item.source for item in judgment.evidence if item.stance == "supports"]
        if judgment.confidence not in _WELL_FOUNDED or not supporting:
            continue
        found = (inspection.library.resolve(source, place.briefing) for source in supporting)
        if independent(inspection.library, [one for one in found if one is not None]) < 2:
            message = f"{judgment.confidence} confidence rests on one independent source"
            yield Finding(place, ("confidence",), message, "add evidence of another origin, or lower the confidence")


def one_sided_judgments(inspection: Inspection) -> Iterator[Finding]:
    """Key judgments with neither contrary evidence nor alternatives."""
    for place, head in inspection.heads():
        for ident in head.key_judgments:
            found = inspection.library.resolve(ident, place.briefing)
            judgment = inspection.library.find(found) if found else None
            if found is None or not isinstance(judgment, Judgment) or judgment.alternatives:
                continue
            if not any(item.stance == "contradicts" for item in judgment.evidence):
                message = f"the key judgment {ident!r} has neither contrary evidence nor alternatives"
                yield Finding(found, (), message, "add evidence with `stance: contradicts`, or `alternatives:`")


def bare_linchpins(inspection: Inspection) -> Iterator[Finding]:
    """Linchpins that nothing supports and nothing would show failing."""
    for place, assumption in inspection.all(Assumption):
        if assumption.linchpin and assumption.support == "unsupported" and not assumption.indicators:
            message = f"the linchpin {assumption.id!r} is unsupported and has no indicator"
            yield Finding(place, (), message, "add `indicators:`, or say what supports it")


def no_estimate(inspection: Inspection) -> Iterator[Finding]:
    """Scenarios that say neither how likely they are nor why not."""
    for place, scenario in inspection.all(Scenario):
        if scenario.likelihood is None and not scenario.not_estimated:
            message = f"the scenario {scenario.id!r} has no likelihood, and no reason why not"
            yield Finding(place, (), message, "add `not_estimated:` with the reason")


def one_sided_claims(inspection: Inspection) -> Iterator[Finding]:
    """Contested events, relations and positions of which only one side is cited."""
    for place, path, citations, alleged in _claims(inspection):
        stances = {item.stance for item in citations}
        if (alleged or "contradicts" in stances) and not {"supports", "contradicts"} <= stances:
            missing = "contradicts" if "contradicts" not in stances else "supports"
            message = f"a contested claim without a source that {missing} it"
            yield Finding(place, path, message, f"add a citation with `stance: {missing}`")


def _claims(inspection: Inspection) -> Iterator[tuple[Place, Path, Citations, bool]]:
    for place, event in inspection.all(Event):
        yield place, ("citations",), event.citations, event.status == "alleged"
    for place, relation in inspection.all(Relation):
        yield place, ("citations",), relation.citations, False
    for place, judgment in inspection.all(Judgment):
        yield place, ("evidence",), judgment.evidence, False
    for place, actor in inspection.all(Actor):
        for index, position in enumerate(actor.positions):
            yield place, ("positions", index, "citations"), position.citations, False


def stale(inspection: Inspection) -> Iterator[Finding]:
    """Statuses and newest positions that are more than a year older than the cutoff."""
    for place, indicator in inspection.all(Indicator):
        if indicator.status is not None:
            yield from _old(inspection, place, {("status", "as_of"): indicator.status.as_of})
    for place, actor in inspection.all(Actor):
        newest: dict[str, Path] = {}
        for index, position in sorted(
            ((i, p) for i, p in enumerate(actor.positions) if p.as_of), key=lambda row: str(row[1].as_of)
        ):
            newest[position.issue] = ("positions", index, "as_of")
        yield from _old(inspection, place, {path: actor.positions[int(path[1])].as_of for path in newest.values()})


def _old(inspection: Inspection, place: Place, dates: dict[Path, Edtf | None]) -> Iterator[Finding]:
    cutoff = inspection.cutoff(place)
    for path, as_of in dates.items():
        if isinstance(as_of, Edtf) and cutoff - as_of.upper > _STALE_AFTER:
            yield Finding(place, path, f"{as_of} is more than a year before the cutoff", "look again, and set `as_of:`")
