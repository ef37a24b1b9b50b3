"""The trace of a record: claim by claim, what supports it, what contradicts it, and how independent that is."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.independence import voices_of
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.model.support import Claim, Standing, support_of
from briefing.pages.claims import by_stance, citation_blocks, part_words, sentence_words, standing_words
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import counted, kind_words
from briefing.pages.references import short_reference


def trace_place(place: Place, number: int = 0) -> Place:
    """The trace of a record, at one of its claims."""
    return Place(place.briefing, place.id, "trace", f"claim-{number}" if number else "")


def trace_page(desk: Desk, _: Record) -> d.Blocks:
    """Every claim of a record in turn."""
    claims = support_of(desk.library).of(desk.place.record)
    blocks = (block for number, claim in enumerate(claims, 1) for block in _claim(desk, claim, number))
    return tuple(blocks) or (d.Para(words("Nothing is cited here: what it says stands on no source.")),)


def _claim(desk: Desk, claim: Claim, number: int) -> Iterator[d.Block]:
    standing = support_of(desk.library).standing(claim)
    what = sentence_words(desk, claim) if claim.sentence else part_words(desk, claim)
    title = what or f"The {kind_words(desk.library.kind(claim.place))} as a whole"
    yield d.Header(2, f"claim-{number}", words(title))
    yield from facts(
        fact("Stands on", standing_words(standing)),
        fact("Voices", _voices(desk, standing)),
        fact("In", (desk.to(claim.place),) if claim.place != desk.place.record else ()),
    )
    for stance, cited in by_stance(desk, claim):
        if cited or stance != "Context":
            yield d.Header(3, f"claim-{number}-{stance.lower()}", words(f"{stance} ({len(cited)})"))
        if cited:
            yield d.BulletList(tuple(_item(number, citation_blocks(desk, one), one.source.id) for one in cited))


def _item(number: int, blocks: d.Blocks, ident: str) -> d.Blocks:
    """One citation, under an id of its own, so that it can be gone to."""
    return (d.Div(blocks, (), f"claim-{number}-{ident}"),)


def _voices(desk: Desk, standing: Standing) -> d.Inlines:
    """Which sources speak for themselves, and which only together: each voice with the sources that carry it."""
    heard = voices_of(desk.library).heard
    carried: dict[str, list[Place]] = {}
    for place in standing.left:
        for voice in sorted(heard.get(place, ())):
            carried.setdefault(voice, []).append(place)
    return join((_voice(desk, places) for places in carried.values()), "; ")


def _voice(desk: Desk, places: list[Place]) -> d.Inlines:
    sources = (desk.library.find(place) for place in places)
    named = ", ".join(dict.fromkeys(short_reference(one) for one in sources if isinstance(one, Source)))
    return words(f"{named} ({counted(len(places), 'source')} of one voice)" if len(places) > 1 else named)
