"""Warnings of the profile `icd203`: what ICD 203 (Analytic Standards) and ICD 206 (Sourcing) ask of a product."""

from collections.abc import Iterator
from typing import Final

from briefing.checking.judging import (
    bare_linchpins,
    mixed_rows,
    mixed_sentences,
    no_basis,
    no_estimate,
    no_evidence,
    no_horizon,
    no_likelihood,
    one_sided_claims,
    one_sided_judgments,
    single_sources,
    stale,
)
from briefing.checking.rule import Find, Finding, Inspection, Rule
from briefing.model.problem import Severity
from briefing.model.scenarios import Scenario
from briefing.model.sources import Source


def _no_indicators(inspection: Inspection) -> Iterator[Finding]:
    for place, scenario in inspection.all(Scenario):
        if not scenario.indicators and not any(
            link.field.startswith("scenarios.") for link in inspection.library.links.to(place)
        ):
            hint = "add `indicators:`, or name it under an indicator's `scenarios`"
            yield Finding(place, (), f"the scenario {scenario.id!r} has no indicators", hint)


def _no_descriptor(inspection: Inspection) -> Iterator[Finding]:
    for place, source in inspection.all(Source):
        if not source.assessment.descriptor:
            hint = "add `assessment: {descriptor: …}`: what it is, how it knows, how it was read"
            yield Finding(place, (), f"the source {source.id!r} has no descriptor", hint)


def _warning(code: str, find: Find, what: str, why: str, mend: str) -> Rule:
    return Rule(code=code, severity=Severity.WARNING, find=find, what=what, why=why, mend=mend)


ICD203_RULES: Final = (
    _warning(
        "no-evidence",
        no_evidence,
        "Every judgment names its evidence.",
        "ICD 203, standard 3: a product keeps what is known apart from what is judged, and shows what the judgment "
        "stands on.",
        "Add `evidence:` with citation items, each with its stance.",
    ),
    _warning(
        "no-likelihood",
        no_likelihood,
        "Every judgment says how likely it is.",
        "ICD 203, standard 2: uncertainty is expressed, in the words of its table.",
        "Add `likelihood: {term: …}` with a word of the declared scale.",
    ),
    _warning(
        "no-horizon",
        no_horizon,
        "Every judgment says for which time it holds.",
        "A likelihood without a time span cannot be judged, nor ever be found right or wrong (ICD 203, standard 8).",
        "Add `horizon:` with a date or an interval, such as 2023-04/2024-12.",
    ),
    _warning(
        "no-confidence-basis",
        no_basis,
        "Every judgment says how well founded it is, and why.",
        "ICD 203, standard 2: confidence goes with the quality and quantity of sources, and the reasons are told.",
        "Add `confidence:` and `confidence_basis:`.",
    ),
    _warning(
        "mixed-sentence",
        mixed_sentences,
        "Likelihood and confidence do not stand in one sentence.",
        "ICD 203, standard 2, forbids it: readers take one for the other.",
        "Say how likely in one sentence, how well founded in another, or leave confidence to its own field.",
    ),
    _warning(
        "mixed-rows",
        mixed_rows,
        "A briefing takes its words of likelihood from one row of the table.",
        "ICD 203, standard 2, gives two rows of words for the same bands and asks not to mix them.",
        "Take the word of the same band from the row used first.",
    ),
    _warning(
        "single-source",
        single_sources,
        "High or moderate confidence rests on more than one independent source.",
        "ICD 203, standards 1 and 2. Sources of one `group` count once, and what repeats others counts as what it "
        "repeats (`derived_from`).",
        "Add supporting evidence of another origin, or lower the confidence.",
    ),
    _warning(
        "one-sided-judgment",
        one_sided_judgments,
        "A key judgment shows contrary evidence or alternatives.",
        "ICD 203, standard 4: analysis of alternatives.",
        "Add evidence with `stance: contradicts`, or `alternatives:`.",
    ),
    _warning(
        "bare-linchpin",
        bare_linchpins,
        "A linchpin assumption that is unsupported has an indicator.",
        "ICD 203, standard 3: where an argument falls with an assumption, say what would show that it fails.",
        "Add `indicators:`, or citations and another `support`.",
    ),
    _warning(
        "no-indicators",
        _no_indicators,
        "Every scenario has indicators.",
        "ICD 203, standard 3 asks for indicators that would change a judgment; without any, nobody can watch for it.",
        "Add `indicators:`, or name the scenario under an indicator's `scenarios`.",
    ),
    _warning(
        "no-estimate",
        no_estimate,
        "Every scenario says how likely it is, or why that is not estimated.",
        "ICD 203, standard 2. A reader takes silence for an estimate.",
        "Add `likelihood:`, or `not_estimated:` with the reason.",
    ),
    _warning(
        "one-sided-claim",
        one_sided_claims,
        "A contested claim shows both sides.",
        "ICD 203, standards 1 and 4. An event that is only alleged, and whatever one of its citations contradicts, is "
        "contested: it needs a source that supports it and one that contradicts it.",
        "Add the other side with its `stance`; where no source gives it, say so in a gap and switch the rule off.",
    ),
    _warning(
        "no-descriptor",
        _no_descriptor,
        "Every source has a descriptor.",
        "ICD 206: source descriptors tell a reader what a source is, how it knows, and how good it is.",
        "Add `assessment: {descriptor: …}`.",
    ),
    _warning(
        "stale",
        stale,
        "What holds as of a day was looked at within a year of the cutoff.",
        "An indicator's status and an actor's newest position on an issue go out of date (ICD 203, standard 7). "
        "Shared records are held to the earliest cutoff of the library.",
        "Look again and set `as_of:`, or drop it.",
    ),
)
"""All rules of this kind, in the order they run."""
