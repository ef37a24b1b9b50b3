"""The banner: through what a page is looked at, in words; empty when it is looked at as it is."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from briefing.model.edtf import Edtf
from briefing.model.lens import Off
from briefing.model.library import Library
from briefing.model.sources import Source
from briefing.model.standing import is_later
from briefing.model.support import support_of, switched_off
from briefing.pages.desk import Desk
from briefing.pages.pieces import counted, kind_words
from briefing.pages.references import short_reference


def banner(desk: Desk) -> str:
    """As of when the page is, what of it was written later, what is switched off and what that affects, in one line."""
    return " ".join(_sentences(desk))


def _sentences(desk: Desk) -> Iterator[str]:
    lens = desk.library.lens
    if lens.as_of is not None:
        yield f"As of {lens.as_of.words}: what is dated later is hidden."
        yield from _written_later(desk, lens.as_of)
    if lens.without:
        yield f"Without {', '.join(off_words(desk.library, off) for off in lens.without)}:"
        yield f"{affected_words(desk.library)}."


def _written_later(desk: Desk, as_of: Edtf) -> Iterator[str]:
    """What to bear in mind where the text at hand knows more than the day did: words cannot be hidden from it."""
    head = desk.briefing.head if desk.briefing else None
    written = (head.information_cutoff or head.issued) if head else None
    if written is not None and is_later(written, as_of.upper):
        yield f"The text was written later, with information up to {written.words}; its judgments are hidden."


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


@lru_cache(maxsize=4)
def affected_words(library: Library) -> str:
    """How many sources are off, and how much that affects: records by kind, parts of records, sentences."""
    support = support_of(library)
    counts: Counter[str] = Counter()
    for claim in support.hit:
        if claim.sentence:
            counts["sentence"] += 1
        else:
            counts[kind_words(library.kind(claim.place)) if claim.is_whole else "part of a record"] += 1
    said = ", ".join(_many(count, noun) for noun, count in counts.items())
    return f"{counted(len(support.off), 'source')} off; {f'{said} affected' if said else 'nothing is affected'}"


def _many(count: int, noun: str) -> str:
    if noun == "part of a record":
        return f"{count} {'part' if count == 1 else 'parts'} of records"
    return counted(count, noun)
