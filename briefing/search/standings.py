"""Standings: what every claim of a library stands on, as rows of plain values."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.errors import NotFoundError
from briefing.model.cleaning import excerpt
from briefing.model.hints import did_you_mean
from briefing.model.lens import ORIGINS, Lens, Off
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.scales import RELIABILITY
from briefing.model.sources import Source
from briefing.model.support import Standing, support_of, switched_off
from briefing.pages.banner import off_words
from briefing.pages.cards import card
from briefing.pages.claims import part_words, sentence_words
from briefing.pages.desk import Desk
from briefing.pages.pieces import kind_words
from briefing.search.lists import Fields

COLUMNS: Final = ("status", "left", "sources", "independent_left", "independent", "place", "claim")
"""Names of the fields that stand in columns, the longest last."""


def standings(library: Library, place: Place | None = None) -> Iterator[Fields]:
    """The claims that the lens of a library affects, or without switching off all of them; at a Place only its own."""
    support = support_of(library)
    wanted = support.claims if place is None else support.of(place.record)
    for claim in wanted:
        if not library.lens.without or claim in support.hit:
            yield _row(Desk(library, claim.place, card), support.standing(claim))


def _row(desk: Desk, standing: Standing) -> Fields:
    claim = standing.claim
    if claim.sentence:
        said = sentence_words(desk, claim)
    else:
        said = ": ".join(filter(None, (desk.name(claim.place), part_words(desk, claim))))
    return {
        "place": str(claim.place),
        "kind": kind_words(desk.library.kind(claim.place)),
        "part": claim.part,
        "is_sentence": bool(claim.sentence),
        "claim": said,
        "status": standing.status,
        "sources": len(standing.sources),
        "left": len(standing.left),
        "independent": standing.voices,
        "independent_left": standing.voices_left,
        "off": tuple(str(one) for one in standing.sources if one not in standing.left),
    }


class Grounds(Struct, frozen=True):
    """Grounds on which sources can be switched off."""

    off: Off

    words: str
    """How many sources that are, and what they have in common."""


def grounds(library: Library) -> list[Grounds]:
    """Each grade of reliability and each origin that a source has, and whatever else is switched off."""
    found = [record.assessment for _, record in library.everything() if isinstance(record, Source)]
    grades, origins = {one.reliability for one in found}, {one.origin for one in found}
    known = (
        *(Off("reliability", letter) for letter in RELIABILITY if letter in grades),
        *(Off("origin", origin) for origin in ORIGINS if origin in origins),
    )
    return [Grounds(off, _in_common(library, off)) for off in dict.fromkeys((*known, *library.lens.without))]


def _in_common(library: Library, off: Off) -> str:
    said = off_words(library, off)
    if off.grounds == "reliability":
        said = f"{RELIABILITY[off.value]}{' or worse' if len(off.grades) > 1 else ''}"
    return f"{len(switched_off(library, (off,)))} {said}"


def require_sources(library: Library, lens: Lens) -> None:
    """Make sure that every source that a lens names is there; raises `NotFoundError` for the first that is not."""
    for off in lens.without:
        if off.grounds == "source" and not switched_off(library, (off,)):
            known = [place.id for place, record in library.everything() if isinstance(record, Source)]
            hint = did_you_mean(off.value, known) or "`briefing sources` lists them"
            raise NotFoundError(f"no source is called {excerpt(off.value)!r} — {hint}")
