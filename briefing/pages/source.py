"""The page of a source: the reference, what the authors think of it, and what rests on it."""

from collections.abc import Callable, Iterator

from briefing.model import document as d
from briefing.model.claims import Claim
from briefing.model.independence import voices_of
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.support import Standing, Support, support_of
from briefing.pages.cards import reliability_words
from briefing.pages.claims import claim_words, credibility_words
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.mentions import against, said_of
from briefing.pages.note_parts import address
from briefing.pages.pieces import chip, counted, dim, items_of, kind_words
from briefing.pages.references import reference

_FIRST = ("judgment", "event")
"""The kinds of record that an analyst asks for first."""

_FALLS = (
    ("unsupported", "Would lose all support"),
    ("single", "Would fall to one independent source"),
    ("weakened", "Would be weakened"),
)


_OFF = "It is switched off: what falls with it is marked on every page."
_IDLE = "Nothing would lose support: nothing stands on it alone or with others."


def source_page(desk: Desk, source: Source) -> d.Blocks:
    """Reference, assessment, derivation, all that stands on the source, and what would fall without it."""
    support = support_of(desk.library)
    return (
        d.Para(reference(source)),
        *_facts(source),
        *_chains(desk),
        *_rests(desk, support),
        *_without(desk, support),
    )


def _facts(source: Source) -> d.Blocks:
    assessment = source.assessment
    return facts(
        fact("Key", (d.Code(source.id),)),
        fact("Reliability", chip("reliability", reliability_words(source))),
        fact("Origin", words(assessment.origin)),
        fact("What it is", words(assessment.descriptor)),
        fact("Speaks with", words(f"the group {assessment.group}: one voice" if assessment.group else "")),
        fact("Original", words(source.original_title)),
        fact("Language", words(source.language)),
        fact("Archived copy", (address(source.archive_url),) if source.archive_url else dim("none")),
        fact("Accessed", words(source.accessed.words if source.accessed else "")),
        fact("Note", words(source.note)),
    )


# Derivation


def _chains(desk: Desk) -> d.Blocks:
    """What the source repeats, and what those repeat in their turn; then what repeats it."""
    repeats = voices_of(desk.library).repeats
    repeated: dict[Place, list[Place]] = {}
    for place, others in repeats.items():
        for other in others:
            repeated.setdefault(other, []).append(place)
    up = _chain(desk, desk.place, repeats.get, frozenset())
    down = _chain(desk, desk.place, repeated.get, frozenset())
    return (
        *((desk.title(2, f"Derived from ({len(up)})", "derived"), d.BulletList(up)) if up else ()),
        *((desk.title(2, f"Repeated by ({len(down)})", "repeated"), d.BulletList(down)) if down else ()),
    )


def _chain(
    desk: Desk, place: Place, following: Callable[[Place], list[Place] | None], above: frozenset[Place]
) -> tuple[d.Blocks, ...]:
    """The sources one step along a chain, and below each those that follow; a ring is not gone round twice."""
    above |= {place}
    items: list[d.Blocks] = []
    for other in following(place) or ():
        below = _chain(desk, other, following, above) if other not in above else ()
        line = (desk.to(other), *(dim("  which is above already") if other in above else ()))
        items.append((d.Plain(line), *((d.BulletList(below),) if below else ())))
    return tuple(items)


# What rests on it


def _rests(desk: Desk, support: Support) -> d.Blocks:
    """Every record, part of a record and sentence for which the source is cited, each kind under its count."""
    claims = support.resting(desk.place)
    if not claims:
        return ()
    records = [claim for claim in claims if not claim.sentence]
    links = [link for claim in claims if claim.sentence for link in support.claims[claim] if link.target == desk.place]
    blocks: list[d.Block] = [desk.title(2, f"What rests on it ({len(claims)})", "rests")]
    for kind in sorted({desk.library.kind(claim.place): None for claim in records}, key=_rank):
        rows = [claim for claim in records if desk.library.kind(claim.place) == kind]
        title = f"{kind_words(kind).capitalize()}s ({len(rows)})"
        blocks.append(desk.title(3, title, f"rests-{kind}"))
        blocks.append(d.BulletList(items_of(_resting(desk, support, claim) for claim in rows)))
    return (*blocks, *said_of(desk, links, "Sentences", 3))


def _rank(kind: str) -> int:
    """Judgments come first, then events; the others as they stand in the library."""
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)


def _resting(desk: Desk, support: Support, claim: Claim) -> d.Inlines:
    """A record or a part of one, whether the source speaks against it, and what the authors note of it."""
    links = [link for link in support.claims[claim] if link.target == desk.place]
    contradicts = any(link.stance == "contradicts" for link in links)
    items = [link.item for link in links if link.item]
    credibility = next((credibility_words(item) for item in items if item.credibility), "")
    note = next((item.note for item in items if item.note), "")
    said = (against(contradicts), chip("credibility", credibility), desk.at(claim.place).line(note))
    return join((claim_words(desk, claim, with_kind=False), *said), "  ")


# What would fall


def _without(desk: Desk, support: Support) -> d.Blocks:
    """What would lose all support without the source, what would rest on one voice, and what would be weaker."""
    is_off = desk.place in support.off
    affected = support.affected(frozenset({desk.place}))
    said = _OFF if is_off else "" if affected else _IDLE
    groups = ((words_, [one for one in affected if one.status == status]) for status, words_ in _FALLS)
    return (
        desk.title(2, "Without this source", "without"),
        *((d.Para(words(said)),) if said else ()),
        *(block for name, rows in groups for block in _falling(desk, name, rows)),
    )


def _falling(desk: Desk, name: str, rows: list[Standing]) -> Iterator[d.Block]:
    if rows:
        yield desk.title(3, f"{name} ({len(rows)})", name)
        yield d.BulletList(items_of(_fall(desk, one) for one in rows))


def _fall(desk: Desk, standing: Standing) -> d.Inlines:
    return join((claim_words(desk, standing.claim), dim(_numbers(standing))), "  ")


def _numbers(standing: Standing) -> str:
    """How many sources and voices would be left of how many; where none is, how many it stood on if on several."""
    left, voices, sources = len(standing.left), standing.voices_left, len(standing.sources)
    if standing.status == "unsupported":
        return f"stands on {sources} sources, {standing.voices} independent" if sources > 1 else ""
    return f"leaves {left} of {counted(sources, 'source')}, {voices} of {standing.voices} independent"
