"""Gaps and terms: cards, pages and indexes. What is not known, and what words mean."""

from collections.abc import Iterable

from briefing.model import document as d
from briefing.model.fields import Citations
from briefing.model.glossary import Gap, Term
from briefing.model.place import Place
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import (
    about_fact,
    dim,
    label,
    listing,
    name_facts,
    names_in,
    nothing,
    section_fact,
    sources_fact,
    stated,
)
from briefing.pages.ties import closing


def gap_line(desk: Desk, place: Place, gap: Gap) -> d.Inlines:
    """What is not known; below it why that matters, and what would close the gap."""
    there = desk.at(place)
    told = (("Impact", gap.impact), ("Would be resolved by", gap.would_resolve))
    below = ((d.LineBreak(), *label(name), d.Str("  "), *there.line(text)) for name, text in told if text)
    return (desk.to(place), *(inline for line in below for inline in line))


def gap_card(desk: Desk, place: Place, gap: Gap) -> d.Blocks:
    """What is not known, why that matters, and what would close the gap."""
    said = stated(desk, place, gap.statement, Citations(), (desk.to(place, "gap in knowledge"),))
    return (d.Div((said, *facts(*_gap(desk.at(place), gap))), ("callout", "gap"), gap.id),)


def _gap(desk: Desk, gap: Gap) -> tuple[d.Blocks, ...]:
    return (
        fact("Impact", desk.line(gap.impact) or dim("not stated")),
        fact("Would be resolved by", desk.line(gap.would_resolve)),
    )


def gap_page(desk: Desk, gap: Gap) -> d.Blocks:
    """Why a gap matters, what would close it, and who refers to it."""
    around = (
        about_fact(desk, gap.statement),
        section_fact(desk, gap.id),
        sources_fact(desk, Citations(), gap.statement),
    )
    return (*facts(*_gap(desk, gap), *around), *closing(desk))


def gaps_page(desk: Desk) -> d.Blocks:
    """All gaps, with why each matters and what would close it."""
    return listing((gap_line(desk, place, gap) for place, gap in desk.records(Gap)), "gaps")


def term_card(desk: Desk, place: Place, term: Term) -> d.Blocks:
    """The word, its names in other languages, and what it means here."""
    blocks = (d.Plain(_word(desk, place, term)), *desk.at(place).text(term.definition))
    return (d.Div(blocks, ("callout", "term"), term.id),)


def _word(desk: Desk, place: Place, term: Term) -> d.Inlines:
    return join(((d.Strong((desk.to(place),)),), words(names_in(term.names))))


def term_page(desk: Desk, term: Term) -> d.Blocks:
    """What the word means here, what it is in other languages, and where it is used."""
    around = facts(*name_facts(term.names), section_fact(desk, term.id))
    return (*around, *desk.text(term.definition), *closing(desk, "Used in"))


def defined(desk: Desk, terms: Iterable[tuple[Place, Term]]) -> d.Blocks:
    """Terms in the order of the alphabet, each with its meaning."""
    rows = sorted(terms, key=lambda row: row[1].term.casefold())
    items = tuple((_word(desk, place, term), desk.at(place).text(term.definition)) for place, term in rows)
    return (d.DefinitionList(items),) if items else ()


def glossary_page(desk: Desk) -> d.Blocks:
    """Every term with its meaning."""
    return defined(desk, desk.records(Term)) or nothing("terms")
