"""Cards: the short form of a record, shown inside other pages, in the peek and where `![[id]]` asks for it."""

from collections.abc import Callable
from typing import Any

from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.figures import Figure
from briefing.model.glossary import Gap, Term
from briefing.model.head import Section
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Library
from briefing.model.options import OptionSet
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scales import RELIABILITY
from briefing.model.scenarios import Scenario, Variable
from briefing.model.sources import Source
from briefing.model.support import support_of
from briefing.pages.assumption import assumption_card
from briefing.pages.bands import own_term
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.figure import figure_card
from briefing.pages.glossary import gap_card, term_card
from briefing.pages.indicator import indicator_card
from briefing.pages.likelihood import likelihood_chip, with_bands
from briefing.pages.options import option_set_card
from briefing.pages.pieces import chip, name_facts, way
from briefing.pages.references import reference
from briefing.pages.scenario import scenario_card
from briefing.pages.variable import variable_card


def judgment_chips(desk: Desk, judgment: Judgment) -> d.Inlines:
    """Likelihood with its band, then confidence: two things, two chips."""
    confidence = f"{judgment.confidence} confidence" if judgment.confidence else ""
    return join((likelihood_chip(desk, judgment.likelihood), chip("confidence", confidence)), "  ")


def evidence_count(library: Library, place: Place, judgment: Judgment) -> str:
    """How much evidence stands on each side, in words; where a lens switches some of it off, how much of how much."""
    if not judgment.evidence:
        return "no evidence given"
    against = any(item.stance == "contradicts" for item in judgment.evidence)
    sides = (("supports", "for"), *((("contradicts", "against"),) if against else ()))
    return f"evidence: {', '.join(f'{_left(library, place, judgment, stance)} {side}' for stance, side in sides)}"


def _left(library: Library, place: Place, judgment: Judgment, stance: str) -> str:
    """How many items of evidence a lens leaves on one side: `4`, or `3 of 4`."""
    items = [item for item in judgment.evidence if item.stance == stance]
    if not library.lens.without:
        return str(len(items))
    found = [library.resolve(item.source, place.briefing) for item in items]
    gone = sum(one is not None and not support_of(library).still((one,)) for one in found)
    return f"{len(items) - gone} of {len(items)}" if gone else str(len(items))


def judgment_lines(desk: Desk, place: Place, judgment: Judgment) -> d.Blocks:
    """A judgment as its statement, and a line of chips that ends in the way to its evidence."""
    return (d.Para((*statement(desk.at(place), judgment), d.LineBreak(), *_measures(desk, place, judgment))),)


def statement(desk: Desk, judgment: Judgment) -> d.Inlines:
    """What a judgment says, each word of likelihood with its band."""
    return with_bands(desk, desk.line(judgment.statement), own_term(judgment))


def _measures(desk: Desk, place: Place, judgment: Judgment) -> d.Inlines:
    """A judgment's chips, and the way to its evidence."""
    evidence = desk.to(place, evidence_count(desk.library, place, judgment))
    return join((judgment_chips(desk.at(place), judgment), (evidence,)), "  ")


def _judgment(desk: Desk, place: Place, judgment: Judgment) -> d.Blocks:
    below = _measures(desk, place, judgment)
    said = d.Para((*statement(desk.at(place), judgment), d.LineBreak(), *below) if desk.in_card else below)
    basis = with_bands(desk.at(place), desk.at(place).line(judgment.confidence_basis))
    blocks = (said, *((d.Para((d.Emph(basis),)),) if basis else ()))
    return (d.Div(blocks, ("callout", "judgment"), judgment.id),)


def _actor(desk: Desk, place: Place, actor: Actor) -> d.Blocks:
    posts = [desk.ref(office.post) for office in actor.offices if office.until is None]
    kind = (desk.to(place), *words(f" · {actor.kind}")) if desk.in_card else words(actor.kind.capitalize())
    return (
        d.Plain(kind),
        *facts(
            *name_facts(actor.names),
            fact("Also", words(" · ".join(actor.aliases))),
            fact("Office", join((post,) for post in posts)),
        ),
        *desk.text(actor.summary),
    )


def reliability_words(source: Source) -> str:
    """Admiralty letter and its meaning: `B, usually reliable`."""
    letter = source.assessment.reliability
    return f"{letter}, {RELIABILITY[letter]}" if letter else ""


def _source(desk: Desk, place: Place, source: Source) -> d.Blocks:
    return (
        d.Para(reference(source)),
        *facts(
            fact("Reliability", chip("reliability", reliability_words(source))),
            fact("Origin", words(source.assessment.origin)),
            fact("What it is", words(source.assessment.descriptor)),
        ),
        d.Plain(way((desk.to(place, "What rests on it"),))),
    )


def event_line(desk: Desk, place: Place, event: Event) -> d.Inlines:
    """An event as one line: date, title, standing, citations."""
    when = (d.Strong((d.Str(event_date(event.date, event.until)),)),)
    standing = chip("status", "" if event.status == "occurred" else event.status)
    said = join((when, (desk.to(place),), standing), "  ")
    return (*said, *desk.at(place).cite(event.citations))


def event_date(date: Edtf, until: Edtf | None) -> str:
    """When an event was, in words."""
    return f"{date.words} to {until.words}" if until else date.words


def _event(desk: Desk, place: Place, event: Event) -> d.Blocks:
    actors = join(((desk.ref(actor),) for actor in event.actors), ", ")
    return (d.Para(event_line(desk, place, event)), *desk.text(event.text), *facts(fact("Actors", actors)))


def relation_line(desk: Desk, place: Place, relation: Relation, seen_from: Place | None = None) -> d.Inlines:
    """A relation as one line: parties, tie, time, force; a party it is seen from need not be named."""
    there = desk.at(place)
    parties = [(party, desk.library.resolve(party, place.briefing)) for party in relation.parties]
    own = next((index for index, (_, found) in enumerate(parties) if seen_from and found == seen_from), None)
    links = [(there.ref(party),) for party, _ in parties]
    tie = (desk.to(place, relation.name),)
    if own is not None and (relation.between or own == 0):
        said = join((tie, join([link for index, link in enumerate(links) if index != own], ", ")), " ")
    elif own is not None and relation.reverse_label:
        said = join(((desk.to(place, relation.reverse_label),), links[0]), " ")
    else:
        said = join((*links[:1], tie, join(links[1:], ", ")), " ")
    when = words(span_of_time(relation.since, relation.until))
    return (*join((said, when, binding_chip(relation))), *there.cite(relation.citations))


def binding_chip(relation: Relation) -> d.Inlines:
    """Whether the relation's text binds; nothing when nothing says."""
    if relation.binding is None:
        return ()
    return chip("binding", "binding" if relation.binding else "not binding")


def _relation(desk: Desk, place: Place, relation: Relation) -> d.Blocks:
    return (d.Para(relation_line(desk, place, relation)), *desk.text(relation.summary))


def _section(desk: Desk, place: Place, section: Section) -> d.Blocks:
    return (d.Plain((desk.to(place),)), *desk.text(section.takeaway))


_CARDS: dict[type[Record], Callable[[Desk, Place, Any], d.Blocks]] = {
    Judgment: _judgment,
    Actor: _actor,
    Source: _source,
    Event: _event,
    Relation: _relation,
    Section: _section,
    Assumption: assumption_card,
    Variable: variable_card,
    Scenario: scenario_card,
    Indicator: indicator_card,
    OptionSet: option_set_card,
    Figure: figure_card,
    Gap: gap_card,
    Term: term_card,
}


def card(desk: Desk, place: Place, record: Record) -> d.Blocks:
    """The short form of any record."""
    return _CARDS[type(record)](desk, place, record)
