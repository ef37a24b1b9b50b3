"""Claims: what citations speak for, with the citations of each.

A claim is a record as a whole (a judgment with its evidence, an event, a relation, an indicator's status), a part of
one (an office, a position), or one cited sentence.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place

_WHOLE: Final = {
    "judgment": ("statement",),
    "assumption": ("statement",),
    "indicator": ("statement",),
    "variable": ("question",),
    "event": ("text",),
    "relation": ("summary",),
}
"""Kinds of record that make one claim, with the texts whose citations speak for all of it."""

_EVIDENCE: Final = "evidence.source"
_LISTS: Final = frozenset({"citations.source", _EVIDENCE, "status.citations.source"})


class Claim(Struct, frozen=True, order=True):
    """What citations speak for."""

    place: Place
    """The record."""

    part: str = ""
    """Path of the part of the record; empty for the record itself."""

    sentence: str = ""
    """The sentence, as Markdown, where it is one."""

    @property
    def is_whole(self) -> bool:
        """Whether it is the record itself."""
        return not self.part and not self.sentence


def claims_of(library: Library) -> dict[Claim, list[Link]]:
    """Every claim of a library with the citations that speak for it, against it or around it, in its order."""
    claims: dict[Claim, list[Link]] = defaultdict(list)
    for link in _citations(library):
        claims[_claim(library, link)].append(link)
    return {claim: _merged(links) for claim, links in claims.items()}


def is_evidence(link: Link) -> bool:
    """Whether a citation is an item of a judgment's evidence, rather than one that the judgment gives besides."""
    return link.field == _EVIDENCE


def supports(link: Link) -> bool:
    """Whether a citation supports what it is cited for."""
    return link.stance in ("", "supports")


def _merged(links: list[Link]) -> list[Link]:
    """The citations of a claim without those that say no more than another of the same source and stance does."""
    by_use: dict[tuple[Place, str], list[Link]] = defaultdict(list)
    for link in links:
        by_use[link.target, "supports" if supports(link) else link.stance].append(link)
    if len(by_use) == len(links):
        return links
    needless = {id(link) for same in by_use.values() for link in _needless(same)}
    return [link for link in links if id(link) not in needless]


def _needless(links: list[Link]) -> Iterator[Link]:
    """Of some citations of one source those that another makes needless: one that says as much first, or more.

    Every item of evidence stays: it is the judgment's own count of what speaks for it and against it.
    """
    said = [_said(link) for link in links]
    for number, link in enumerate(links):
        if not is_evidence(link) and (said[number] in said[:number] or any(said[number] < more for more in said)):
            yield link


def _said(link: Link) -> frozenset[tuple[str, object]]:
    """What a citation says beside its source and its stance."""
    item = link.item
    told: dict[str, object] = {"locator": link.locator, "evidence": is_evidence(link)}
    if item is not None:
        told |= {"quote": item.quote, "note": item.note, "credibility": item.credibility}
    return frozenset((name, value) for name, value in told.items() if value)


def _citations(library: Library) -> Iterator[Link]:
    homes = [Place(name, view="overview") for name in library.briefings]
    for place in (*homes, *(place for place, _ in library.everything())):
        yield from (link for link in library.links.from_(place) if link.kind == "citation")


def _claim(library: Library, link: Link) -> Claim:
    """What a citation speaks for."""
    if link.item is not None:
        is_own = not link.part or link.field in _LISTS
        return Claim(link.source, "" if is_own else link.part)
    is_own = link.field in _WHOLE.get(library.kind(link.source), ())
    return Claim(link.source) if is_own else Claim(link.source, link.part, link.sentence)
