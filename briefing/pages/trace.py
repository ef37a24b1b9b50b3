"""The trace of a record: claim by claim, what supports it, what contradicts it, and how independent that is."""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.independence import voices_of
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.model.support import Claim, Standing, support_of
from briefing.pages.cards import card
from briefing.pages.claims import by_stance, citation_blocks, part_words, sentence_words, standing_words
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import counted, kind_words
from briefing.pages.references import short_reference


def trace_place(place: Place, number: int = 0) -> Place:
    """The trace of a record, at one of its claims."""
    return Place(place.briefing, place.id, "trace", f"claim-{number}" if number else "")


def trace_at(
    library: Library, page: Place, words: str, sources: Iterable[Place], source: Place | None = None
) -> Place | None:
    """The trace of the claim that some words of a page make, citing some sources; None when nothing is cited.

    Among the evidence of a record, at the source that is named. Without any claim of these words, the trace of the
    page's record.
    """
    support = support_of(library)
    home = page.record if page.id else Place(page.briefing, view="overview")
    own = support.of(home)
    cited = dict.fromkeys(claim for one in sources for claim in support.resting(one))
    claim = _said(library, own, words) or _said(library, list(cited), words)
    if claim is None:
        near = [one for one in own if one in cited] or own
        if not near:
            return None
        claim = near[0]
    place = trace_place(claim.place, support.of(claim.place).index(claim) + 1)
    is_evidence = claim.is_whole and any(link.target == source for link in support.claims[claim])
    return replace(place, anchor=f"{place.anchor}-{source.id}") if source and is_evidence else place


def _said(library: Library, claims: list[Claim], words: str) -> Claim | None:
    """The claim whose sentence some words of a page are, the longest if several are; None if none is."""
    said = _letters(_MARKS.sub("", words))
    desk = Desk(library, Place(), card)
    found = [
        (len(letters), claim)
        for claim in claims
        if claim.sentence and (letters := _letters(sentence_words(desk, claim))) and letters in said
    ]
    return max(found, default=(0, None), key=lambda row: row[0])[1]


_MARKS = re.compile(r"\[[^\[\]]*\]")
"""What stands on a page for a citation."""


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def trace_page(desk: Desk, _: Record | None = None) -> d.Blocks:
    """Every claim of a record in turn; of a briefing, what its overview says."""
    names = [desk.place.briefing] if desk.place.briefing else list(desk.library.briefings)
    heads = [Place(name, view="overview") for name in names]
    homes = [desk.place.record] if desk.place.id else heads
    claims = [claim for home in homes for claim in support_of(desk.library).of(home)]
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
