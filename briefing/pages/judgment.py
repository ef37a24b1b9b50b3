"""The page of a judgment: how likely, how well founded, on what evidence, against which alternatives."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.fields import CitationItem
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.sources import Source
from briefing.pages.assumption import assumption_line
from briefing.pages.cards import judgment_chips, reliability_words
from briefing.pages.claims import credibility_words
from briefing.pages.desk import Desk, callout, fact, facts, join, words
from briefing.pages.indicator import indicator_line
from briefing.pages.likelihood import blocks_with_bands, term_chip, with_bands
from briefing.pages.mentions import said_of
from briefing.pages.pieces import (
    about_fact,
    chip,
    linked,
    listed,
    section_fact,
    sources_fact,
    titled,
)
from briefing.pages.ties import tied

_STANCES = (("supports", "Supports"), ("contradicts", "Contradicts"), ("context", "Context"))


def judgment_page(desk: Desk, judgment: Judgment) -> d.Blocks:
    """Under the statement as its title: its two measures, then everything a doubting reader may ask."""
    chips = judgment_chips(desk, judgment)
    return (
        *callout("judgment", (d.Plain(chips),) if chips else ()),
        *_facts(desk, judgment),
        *_evidence(desk, judgment),
        *listed(desk, "Assumptions", linked(desk, judgment.assumptions, Assumption, assumption_line)),
        *listed(desk, "Indicators", tied(desk, judgment.indicators, Indicator, indicator_line)),
        *listed(desk, "Alternatives", _alternatives(desk, judgment)),
        *listed(desk, "Dissent", _dissent(desk, judgment)),
        *blocks_with_bands(desk, titled(desk, "What follows", judgment.implications)),
        *said_of(desk, desk.library.links.to(desk.place)),
    )


def _facts(desk: Desk, judgment: Judgment) -> d.Blocks:
    return facts(
        fact("Horizon", words(judgment.horizon.words if judgment.horizon else "")),
        fact("Confidence rests on", with_bands(desk, desk.line(judgment.confidence_basis))),
        about_fact(desk, judgment.statement),
        section_fact(desk, judgment.id),
        fact("Change", _change(desk, judgment)),
        sources_fact(desk, judgment.citations, judgment.statement),
    )


def _change(desk: Desk, judgment: Judgment) -> d.Inlines:
    if judgment.change is None:
        return ()
    earlier = (desk.ref(judgment.change.from_, "the earlier judgment"),) if judgment.change.from_ else ()
    direction = chip("changed", judgment.change.direction)
    return join((direction, earlier, with_bands(desk, desk.line(judgment.change.reason))))


def _evidence(desk: Desk, judgment: Judgment) -> d.Blocks:
    if not judgment.evidence:
        return (desk.title(2, "Evidence"), d.Para((d.Emph((d.Str("None is given."),)),)))
    blocks: list[d.Block] = [desk.title(2, f"Evidence ({len(judgment.evidence)})", "evidence")]
    for stance, label in _STANCES:
        items = tuple(_evidence_item(desk, item) for item in judgment.evidence if item.stance == stance)
        if items:
            blocks += [d.Header(3, f"evidence-{stance}", (d.Str(f"{label} ({len(items)})"),)), d.BulletList(items)]
    return tuple(blocks)


def _evidence_item(desk: Desk, item: CitationItem) -> d.Blocks:
    place = desk.library.resolve(item.source, desk.place.briefing)
    source = desk.library.find(place) if place else None
    reliability = reliability_words(source) if isinstance(source, Source) else ""
    grades = join(
        (
            chip("reliability", f"reliability {reliability}" if reliability else ""),
            chip("credibility", credibility_words(item)),
        ),
        "  ",
    )
    cited = d.Cite((desk.citation_of(item),))
    lines: list[d.Block] = [
        d.Plain((desk.ref(item.source), d.Str(" "), cited)),
        *((d.Plain(grades),) if grades else ()),
    ]
    if item.quote:
        lines.append(d.BlockQuote((d.Para((d.Str(f"“{item.quote.exact}”"),)),)))
    return (*lines, *((d.Plain(desk.line(item.note)),) if item.note else ()))


def _alternatives(desk: Desk, judgment: Judgment) -> Iterator[d.Inlines]:
    for other in judgment.alternatives:
        said = with_bands(desk, desk.line(other.statement), other.likelihood)
        yield join((said, term_chip(desk, other.likelihood), with_bands(desk, desk.line(other.why))), " ")


def _dissent(desk: Desk, judgment: Judgment) -> Iterator[d.Inlines]:
    for one in judgment.dissent:
        yield (d.Str(f"{one.by}: "), *with_bands(desk, desk.line(one.statement)))
