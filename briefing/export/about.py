"""About: what is said of all pages that are handed on together, such as how far they may travel."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from briefing.export.parts import is_whole
from briefing.model import document as d
from briefing.model.head import Head, strictest
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import name_of

_MOST_NAMED: Final = 3
"""A text of more pages than these is called by the briefing or the library."""


class About(Struct, frozen=True, kw_only=True):
    """What is said of pages; several values of one kind stand between ` / `."""

    title: str
    briefing_title: str
    heads: tuple[Head, ...]
    """The heads of the briefings that the pages belong to; a page of the whole library draws on all."""

    issued: str
    """Date of issue, EDTF."""

    information_cutoff: str
    """Last day whose events the texts could know, EDTF."""

    marking: str
    """The strictest."""

    lens: str
    """What is said of the lens, each sentence once."""

    lang: str
    """Language, BCP 47; English where there are several."""


def about(library: Library, places: Sequence[Place], pages: Sequence[d.Document]) -> About:
    """What is said of the pages that some Places stand for."""
    heads = _heads(library, places, pages)
    return About(
        title=_title(library, places),
        briefing_title=_titles(library, heads),
        heads=heads,
        issued=_each(head.issued.text for head in heads if head.issued),
        information_cutoff=_each(head.information_cutoff.text for head in heads if head.information_cutoff),
        marking=strictest(page.marking for page in pages),
        lens=_lens(pages),
        lang=heads[0].lang if len({head.lang for head in heads}) == 1 else "en",
    )


def common(places: Sequence[Place]) -> Place:
    """The whole that all Places belong to."""
    homes = {place.briefing for place in places}
    return Place(homes.pop()) if len(homes) == 1 else Place()


def _each(dates: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(dates))


def _heads(library: Library, places: Sequence[Place], pages: Sequence[d.Document]) -> tuple[Head, ...]:
    homes = {place.briefing for place in (*places, *(page.place for page in pages))}
    own = [briefing.head for name, briefing in library.briefings.items() if name in homes]
    return tuple(own or (briefing.head for briefing in library.briefings.values()))


def _titles(library: Library, heads: Sequence[Head]) -> str:
    return heads[0].title if len(heads) == 1 else library.head.title or " / ".join(head.title for head in heads)


def _title(library: Library, places: Sequence[Place]) -> str:
    if len(places) <= _MOST_NAMED and not any(map(is_whole, places)):
        return " · ".join(name_of(library, place) for place in places)
    return name_of(library, Place(common(places).briefing, view="overview"))


def _lens(pages: Iterable[d.Document]) -> str:
    sentences = (sentence for page in pages for sentence in re.split(r"(?<=\.) ", page.lens) if sentence)
    return " ".join(dict.fromkeys(sentences))
