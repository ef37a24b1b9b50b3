"""The banner: through what a page is looked at, in words; empty when it is looked at as it is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from briefing.model.claims import Claim
from briefing.model.edtf import Edtf
from briefing.model.lens import Off
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import COLLECTIONS, kind_name
from briefing.model.sources import Source
from briefing.model.standing import is_later, known_from
from briefing.model.support import support_of, switched_off
from briefing.pages.pieces import counted, kind_words
from briefing.pages.references import short_reference

_NAMED: Final = 3
"""How many briefings that were written later are named at most."""


def banner(library: Library, place: Place, drawn_on: Iterable[str]) -> str:
    """As of when a page is, what of it was written later, what is switched off and what that affects, in one line.

    `drawn_on` are the ids of the briefings whose texts and titles stand on the page.
    """
    return " ".join(_sentences(library, place, frozenset(drawn_on)))


def _sentences(library: Library, place: Place, drawn_on: frozenset[str]) -> Iterator[str]:
    lens = library.lens
    if lens.as_of is not None:
        yield f"As of {lens.as_of.words}: what is dated later is hidden."
        yield from _told_later(library, place.briefing, drawn_on)
    if lens.without:
        yield f"Without {', '.join(off_words(library, off) for off in lens.without)}:"
        yield f"{affected_words(library)}."


def written_later(library: Library, name: str) -> Edtf | None:
    """Up to when a briefing knew, where that is later than the day that the library is looked at as of; else None."""
    briefing, as_of = library.briefings.get(name), library.lens.as_of
    written = known_from(briefing.head) if briefing else None
    return written if as_of is not None and is_later(written, as_of.upper) else None


def _told_later(library: Library, own: str, drawn_on: frozenset[str]) -> Iterator[str]:
    """What to bear in mind where words at hand know more than the day did: words cannot be hidden from a text."""
    names = [name for name in library.briefings if name in drawn_on]
    later = [(name, written) for name in names if (written := written_later(library, name)) is not None]
    if [name for name, _ in later] == [own]:
        up_to = later[0][1].words
        yield f"The text was written later, with information up to {up_to}; what it concludes is hidden."
    elif later:
        told = [f"“{library.briefings[name].head.title}”, with information up to {day.words}" for name, day in later]
        more = (counted(len(told) - _NAMED, "other briefing"),) if len(told) > _NAMED else ()
        yield f"Written later: {'; '.join((*told[:_NAMED], *more))}. What they conclude is hidden."


def off_words(library: Library, off: Off) -> str:
    """Sources that are switched off, as one says it."""
    match off.grounds:
        case "source":
            found = (library.plain.find(place) for place in switched_off(library.plain, (off,)))
            named = [short_reference(one) for one in found if isinstance(one, Source)]
            return ", ".join(named) or off.value
        case "reliability":
            return f"reliability {off.value}{' and worse' if len(off.grades) > 1 else ''}"
        case "origin":
            return f"{off.value} sources"
        case "after":
            return f"what is dated after {Edtf(off.value).words}"


_PART: Final = "part of a record"

_ORDER: Final = tuple(
    dict.fromkeys(("judgment", "sentence", *(kind_words(kind_name(kind)) for kind in COLLECTIONS.values()), _PART))
)
"""What may be affected, in the order in which it is told."""


@lru_cache(maxsize=4)
def affected_words(library: Library) -> str:
    """How many sources are off, and how much that affects: judgments, sentences, other records, parts of records."""
    support = support_of(library)
    counts = Counter(_called(library, claim) for claim in support.hit)
    said = ", ".join(_many(counts[noun], noun) for noun in sorted(counts, key=_ORDER.index))
    return f"{counted(len(support.off), 'source')} off; {f'{said} affected' if said else 'nothing is affected'}"


def _called(library: Library, claim: Claim) -> str:
    if claim.sentence:
        return "sentence"
    return kind_words(library.kind(claim.place)) if claim.is_whole else _PART


def _many(count: int, noun: str) -> str:
    if noun == _PART:
        return f"{count} {_PART if count == 1 else 'parts of records'}"
    return counted(count, noun)
