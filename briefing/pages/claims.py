"""Claims in words: what is claimed, on how many sources and voices it stands, and what each citation of it is worth."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from briefing.model import document as d
from briefing.model.actors import Event, Office, Position, Relation
from briefing.model.claims import Claim, is_evidence, supports
from briefing.model.edtf import Edtf, span_of_time
from briefing.model.fields import CitationItem
from briefing.model.indicators import Indicator
from briefing.model.judgments import Judgment
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.model.scales import CREDIBILITY
from briefing.model.sources import Source
from briefing.model.support import Standing, support_of
from briefing.model.trees import without_citations
from briefing.pages.cards import event_date, reliability_words
from briefing.pages.delays import gap_words
from briefing.pages.desk import Desk, join, words
from briefing.pages.marks import status_mark
from briefing.pages.note_parts import address
from briefing.pages.pieces import chip, counted, dim, kind_words, where

_CALLED: Final = ("post", "issue", "actor", "by", "label", "title", "dimension", "statement", "value")
"""Fields by which a part of a record can be told from its neighbours, the most telling first."""

_NAMED: Final = 4
"""How many judgments, and how many events, are named where it is told what else rests on a source."""


def claim_words(desk: Desk, claim: Claim, *, with_kind: bool = True) -> d.Inlines:
    """What is claimed, with a link to where: a sentence, a part of a record, or the record itself and what it is."""
    link = desk.to(claim.place)
    if claim.sentence:
        return (*words(sentence_words(desk, claim)), d.Str("  "), *where(link))
    part = part_words(desk, claim)
    kind = dim(kind_words(desk.library.kind(claim.place))) if with_kind else ()
    return join(((link,), words(part), kind))


def sentence_words(desk: Desk, claim: Claim) -> str:
    """A sentence, or a row of a table, as plain words without its citations."""
    said = " ".join(without_citations(desk.at(claim.place).line(claim.sentence)).split())
    return said.replace(" | ", " · ").removesuffix(" |")


def part_words(desk: Desk, claim: Claim) -> str:
    """What a part of a record is called: an office by its post, a position by its issue, each with its date.

    Empty for the record as a whole.
    """
    if not claim.part:
        return ""
    part = _part(desk, claim)
    names = (getattr(part, field, None) for field in _CALLED)
    name = next((value for value in names if isinstance(value, str) and value), "")
    place = desk.library.resolve(name, claim.place.briefing)
    said = f"{claim.part.partition('.')[0].rstrip('s')}: {desk.name(place) if place else name}".rstrip(": ")
    return ", ".join(filter(None, (said, _time_of(part))))


def _time_of(part: object) -> str:
    match part:
        case Position():
            return f"as of {part.as_of.words}" if part.as_of else ""
        case Office():
            return span_of_time(part.since, part.until)
        case _:
            return ""


def said_words(desk: Desk, claim: Claim) -> str:
    """The words in which a claim is made: of a part of a record, all that it says; none for a record as a whole."""
    if claim.sentence or claim.is_whole:
        return sentence_words(desk, claim)
    text = getattr(_part(desk, claim), "text", "")
    return without_citations(desk.at(claim.place).line(text)) or part_words(desk, claim)


def _part(desk: Desk, claim: Claim) -> object:
    """The record or the part of it that makes a claim."""
    part: object = desk.library.find(claim.place)
    for step in claim.part.split(".") if claim.part else ():
        part = _step(part, step)
    return part


def _step(part: object, step: str) -> object:
    """One step down a path into a record."""
    if isinstance(part, tuple) and step.isdecimal() and int(step) < len(part):
        return part[int(step)]
    return part.get(step) if isinstance(part, dict) else getattr(part, step, None)


def standing_words(standing: Standing) -> d.Inlines:
    """On how much a claim stands; where some is gone, how much of how much, and what that makes of it."""
    if standing.status == "unchanged":
        said = f"{counted(len(standing.sources), 'source')}, {voices_words(standing.voices)}"
        return words(said)
    sources, voices = len(standing.sources), standing.voices
    left = (
        f"{len(standing.left)} of {counted(sources, 'source')} left, {standing.voices_left} of {voices_words(voices)}"
    )
    return (*words(left), *status_mark(standing.status))


def voices_words(count: int) -> str:
    """How many voices are independent of each other."""
    return f"{count} independent"


class Cited(Struct, frozen=True):
    """One citation of a claim, with its source."""

    claim: Claim
    link: Link
    source: Source


def citation_blocks(desk: Desk, cited: Cited) -> d.Blocks:
    """All that is known of one citation: source, grades, words relied on, dates, copies, and what else rests there."""
    there = desk.at(cited.claim.place)
    place, link, source = cited.link.target, cited.link, cited.source
    mark = d.Cite((there.citation_of(CitationItem(str(place), link.locator)),))
    quote = link.item.quote if link.item else None
    note = link.item.note if link.item else ""
    lines = (
        (desk.to(place), d.Str(" "), mark),
        _grades(source, link),
        _dates(desk, cited),
        _copies(source),
        _also(desk, cited),
    )
    return (
        *(d.Plain(line) for line in lines[:2] if line),
        *((d.BlockQuote((d.Para(words(f"“{quote.exact}”")),)),) if quote else ()),
        *((d.Plain(there.line(note)),) if note else ()),
        *(d.Plain(line) for line in lines[2:] if line),
    )


def _grades(source: Source, link: Link) -> d.Inlines:
    """Reliability of the source and credibility of the item, each in its words or said to be missing."""
    item = credibility_words(link.item) if link.item else ""
    reliability = reliability_words(source)
    return join(
        (
            chip("reliability", f"reliability {reliability}" if reliability else "") or dim("reliability not rated"),
            chip("credibility", item) or dim("credibility not rated"),
            words(source.assessment.origin),
        ),
        "  ",
    )


def credibility_words(item: CitationItem) -> str:
    """The credibility of an item in its words; empty where it is not rated."""
    return f"credibility {item.credibility}, {CREDIBILITY[item.credibility]}" if item.credibility else ""


def _dates(desk: Desk, cited: Cited) -> d.Inlines:
    """When it was, when it was reported, and how long after."""
    first, last = _when(desk, cited)
    report = cited.source.issued or cited.source.available_date
    said = (
        f"event {event_date(first, last)}" if first else "",
        f"reported {report.words}" if report else "report not dated",
        gap_words(first, last or first, report) if first and report else "",
    )
    return dim(" · ".join(part for part in said if part))


def _when(desk: Desk, cited: Cited) -> tuple[Edtf | None, Edtf | None]:
    """The day of what is claimed, where the record has one, and its end; else of the occasion that is reported."""
    match part := _part(desk, cited.claim):
        case Event():
            return part.date, part.until
        case Relation() | Office():
            return part.since, None
        case Indicator():
            return part.status.as_of if part.status else None, None
        case _:
            return cited.source.event_date, None


def _copies(source: Source) -> d.Inlines:
    """Where it can be read, and where a copy is kept."""
    copy = (d.Str("archived "), address(source.archive_url)) if source.archive_url else dim("no archived copy")
    return join(((address(source.URL),) if source.URL else (), copy))


def _also(desk: Desk, cited: Cited) -> d.Inlines:
    """What else rests on the same source: how much, with the way to all of it, and judgments and events by name."""
    place, support = cited.link.target, support_of(desk.library)
    count = len(support.resting(place)) - 1
    if not count:
        return dim("nothing else rests on this source")
    way = desk.way(Place(place.briefing, place.id, anchor="rests"), counted(count, "other claim"))
    by_kind = support.resting_by_kind(place)
    named = (*_judgments(desk, cited, by_kind["judgment"]), *_events(desk, cited, by_kind["event"]))
    return (*dim("also under "), way, *((d.Str(", among them "), *join(named, "; ")) if named else ()))


def _judgments(desk: Desk, cited: Cited, claims: list[Claim]) -> Sequence[d.Inlines]:
    """The first judgments among other claims, by name."""
    places = dict.fromkeys(claim.place for claim in claims[: _NAMED + 1] if claim.place != cited.claim.place)
    return [(desk.way(place, desk.short_words(place)),) for place in list(places)[:_NAMED]]


def _events(desk: Desk, cited: Cited, claims: list[Claim]) -> Sequence[d.Inlines]:
    """The first events among other claims, each with its day and how long after it the source reported."""
    found = ((place, desk.library.find(place)) for place in dict.fromkeys(claim.place for claim in claims))
    events = [(place, one) for place, one in found if isinstance(one, Event) and place != cited.claim.place]
    report = cited.source.issued or cited.source.available_date
    first = sorted(events, key=lambda row: row[1].date)[:_NAMED]
    return [(desk.way(place, desk.short_words(place)), *dim(f" ({_told(one, report)})")) for place, one in first]


def _told(event: Event, report: Edtf | None) -> str:
    """The day of an event, and how long after it a report is."""
    gap = gap_words(event.date, event.until or event.date, report) if report else ""
    return f"{event_date(event.date, event.until)}{', reported ' if gap else ''}{gap}"


def by_stance(desk: Desk, claim: Claim) -> Iterator[tuple[str, list[Cited]]]:
    """The citations of a claim by what they do to it, each group by its name; those a trace can do without if empty.

    What a judgment cites beside its evidence stands apart: its page and lists count the evidence alone.
    """
    links = support_of(desk.library).claims.get(claim, [])
    has_evidence = claim.is_whole and isinstance(desk.library.find(claim.place), Judgment)
    uses = [(_use(link, has_evidence=has_evidence), link, desk.library.find(link.target)) for link in links]
    for use in _USES:
        found = [Cited(claim, link, source) for one, link, source in uses if one == use and isinstance(source, Source)]
        if found or use in _ALWAYS:
            yield use, found


def _use(link: Link, *, has_evidence: bool) -> str:
    """What a citation does to its claim."""
    if supports(link):
        return "Cited besides" if has_evidence and not is_evidence(link) else "Supports"
    return link.stance.capitalize()


_USES: Final = ("Supports", "Cited besides", "Contradicts", "Context")
"""What citations do to a claim, in the order in which a trace tells it."""

_ALWAYS: Final = frozenset({"Supports", "Contradicts"})
"""What a trace also says where no citation does it."""
