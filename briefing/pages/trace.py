"""The trace of a record: claim by claim, what supports it, what contradicts it, and how independent that is."""

import re
from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.claims import Claim
from briefing.model.independence import voices_of
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.model.support import Standing, support_of
from briefing.pages.cards import card
from briefing.pages.claims import (
    Cited,
    by_stance,
    citation_blocks,
    part_words,
    said_words,
    sentence_words,
    standing_words,
)
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.pieces import counted, kind_words
from briefing.pages.references import short_reference


def trace_place(place: Place, number: int = 0) -> Place:
    """The trace of a record, at one of its claims."""
    return Place(place.briefing, place.id, "trace", f"claim-{number}" if number else "")


def trace_at(library: Library, by: Place, source: Place, words: str) -> Place | None:
    """The trace of what a record says in some words of a page, where it cites a source; None if it cites it nowhere.

    Several claims may cite the source: it is the one whose own words are among those, else the record as a whole.
    """
    support = support_of(library)
    own = support.of(by)
    found = [claim for claim in own if any(link.target == source for link in support.claims[claim])]
    if not found:
        return None
    said = frozenset(_word_list(_MARKS.sub("", words)))
    desk = Desk(library, Place(), card)
    shares = {claim: _share(_word_list(said_words(desk, claim)), said) for claim in found}
    claim = max(found, key=lambda one: shares[one])
    if shares[claim][0] < _SURE:
        claim = next((one for one in found if one.is_whole), claim)
    home = support.of(claim.place)
    place = trace_place(claim.place, home.index(claim) + 1)
    return replace(place, anchor=f"{place.anchor}-{source.id}") if claim.is_whole else place


def trace_of_source(library: Library, page: Place, source: Place) -> Place:
    """Where a page that names a source leads whoever asks why: to what the page's record makes of it as evidence.

    From any other page, and from a trace, to all that rests on the source.
    """
    is_evidence = page.id and not page.view and any(claim.is_whole for claim in support_of(library).of(page.record))
    place = trace_at(library, page.record, source, "") if is_evidence else None
    return place or Place(source.briefing, source.id, anchor="rests")


def trace_of(library: Library, place: Place) -> Place | None:
    """The trace of a record or an overview; None where nothing is cited."""
    home = place.speaker
    return trace_place(home) if support_of(library).of(home) else None


_MARKS = re.compile(r"\[[^\[\]]*\]")
"""What stands on a page for a citation."""

_WORD = re.compile(r"\w+")

_SURE = 0.8
"""The share of a claim's words that have to be among those at hand; a table's cells stand among those beside them."""


def _word_list(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _share(words: list[str], said: frozenset[str]) -> tuple[float, int]:
    """How much of some words is among others, and how many they are."""
    return (sum(word in said for word in words) / len(words) if words else 0.0, len(words))


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
    met: Counter[str] = Counter()
    for use, cited in by_stance(desk, claim):
        yield d.Header(3, f"claim-{number}-{use.lower().replace(' ', '-')}", words(f"{use} ({len(cited)})"))
        if cited:
            yield d.BulletList(tuple(_item(desk, one, number, met) for one in cited))


def _item(desk: Desk, cited: Cited, number: int, met: Counter[str]) -> d.Blocks:
    """One citation, under an id of its own, so that the first of each source can be gone to by its name."""
    ident = cited.source.id
    met[ident] += 1
    again = f"--{met[ident]}" if met[ident] > 1 else ""
    return (d.Div(citation_blocks(desk, cited), (), f"claim-{number}-{ident}{again}"),)


def _voices(desk: Desk, standing: Standing) -> d.Inlines:
    """Which sources speak for themselves, and which only together: each voice with the sources that carry it."""
    heard = voices_of(desk.library).heard
    carried: dict[str, list[Place]] = {}
    for place in standing.left:
        for voice in sorted(heard.get(place, ())):
            carried.setdefault(voice, []).append(place)
    return join((_voice(desk, list(places)) for places in dict.fromkeys(map(tuple, carried.values()))), "; ")


def _voice(desk: Desk, places: list[Place]) -> d.Inlines:
    sources = (desk.library.find(place) for place in places)
    named = ", ".join(dict.fromkeys(short_reference(one) for one in sources if isinstance(one, Source)))
    return words(f"{named} ({counted(len(places), 'source')} of one voice)" if len(places) > 1 else named)
