"""About: what is said of all pages that are handed on together, such as how far they may travel."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.export.parts import is_whole
from briefing.model import document as d
from briefing.model.head import Head, strictest
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import name_of

_NUMBERS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
"""Numbers that are written out."""

_LONGEST: Final = 90
"""Characters of a title that names several pages."""


class About(Struct, frozen=True, kw_only=True):
    """What is said of pages; several values of one kind stand between ` / `."""

    title: str
    holds: tuple[str, ...]
    """The names of several pages, where the title does no more than count them."""
    briefing_title: str
    heads: tuple[Head, ...]
    """The heads of the briefings that the pages draw on."""

    own: tuple[Head, ...]
    """Those of the briefings that the pages belong to: all for a page of the whole library."""

    issued: str
    """Date of issue, EDTF."""

    information_cutoff: str
    """Last day whose events the texts could know, EDTF; in brackets behind it, of texts that are quoted."""

    marking: str
    """The strictest."""

    lens: str
    """What is said of the lens, each sentence once."""

    lang: str
    """Language, BCP 47; English where there are several."""


def about(library: Library, places: Sequence[Place], pages: Sequence[d.Document]) -> About:
    """What is said of the pages that some Places stand for."""
    drawn_on = {name for page in pages for name in page.drawn_on}
    heads = tuple(briefing.head for name, briefing in library.briefings.items() if name in drawn_on)
    homes = {place.briefing for place in places}
    own = tuple(head for head in heads if "" in homes or head.id in homes)
    above = _above(library, own)
    names = _names(library, places, pages)
    title = _title(names)
    return About(
        title=title or _counted(places, above),
        holds=() if title else names,
        briefing_title=above,
        heads=heads,
        own=own,
        issued=_each(head.issued.text for head in own if head.issued),
        information_cutoff=_known(_cutoff(own), _cutoff(head for head in heads if head not in own)),
        marking=strictest(page.marking for page in pages),
        lens=_lens(pages),
        lang=own[0].lang if len({head.lang for head in own}) == 1 else "en",
    )


def standing(document: d.Document) -> list[str]:
    """When a text was issued and what it could know, how far it may travel, and what it is looked at through."""
    parts = (
        f"issued {document.issued}" if document.issued else "",
        f"information cutoff {document.information_cutoff}" if document.information_cutoff else "",
        document.marking,
        document.lens,
    )
    return [part for part in parts if part]


def address(document: d.Document) -> str:
    """The name by which a text can be asked for; empty for what is derived from others: its title says what it is."""
    return "" if document.place.view else str(document.place)


def common(places: Sequence[Place]) -> Place:
    """The whole briefing that some Places are, else the library."""
    homes = {place.briefing for place in places}
    return Place(homes.pop()) if len(homes) == 1 and any(map(is_whole, places)) else Place()


def _each(dates: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(dates))


def _cutoff(heads: Iterable[Head]) -> str:
    return _each(head.information_cutoff.text for head in heads if head.information_cutoff)


def _known(own: str, quoted: str) -> str:
    """What texts could know, and what those could that they quote, where that is something else."""
    return f"{own or 'not given'} (of texts quoted: {quoted})" if quoted and quoted != own else own


def _above(library: Library, heads: Sequence[Head]) -> str:
    """What the pages are from: a briefing, the library, or some of its briefings in the order of their dates here."""
    titles = " / ".join(head.title for head in heads)
    return titles if len(heads) < len(library.briefings) or len(heads) == 1 else library.head.title or titles


def _names(library: Library, places: Sequence[Place], pages: Iterable[d.Document]) -> tuple[str, ...]:
    """What some Places are called, in order, apart by their briefings; one name where one of them holds all others."""
    whole = common(places)
    if whole in places:
        return (name_of(library, replace(whole, view="overview")),)
    titles = {page.place: page.title for page in pages}
    overviews = (replace(place, view="overview") if is_whole(place) else place for place in places)
    names = [titles.get(place) or name_of(library, place) for place in overviews]
    return tuple(
        name
        if names.count(name) == 1 or not place.briefing
        else f"{name} ({library.briefings[place.briefing].head.title})"
        for name, place in zip(names, places, strict=True)
    )


def _title(names: Sequence[str]) -> str:
    """One name, or several if they can be told apart and read at a glance; else nothing."""
    if len(names) == 1:
        return names[0]
    are_plain = not any("," in name or " and " in name for name in names)
    title = f"{', '.join(names[:-1])} and {names[-1]}" if are_plain else "; ".join(names)
    return title if len(title) <= _LONGEST and len(set(names)) == len(names) else ""


def _counted(places: Sequence[Place], above: str) -> str:
    """How many pages there are, and what they are from."""
    number = _NUMBERS[len(places)] if len(places) < len(_NUMBERS) else str(len(places))
    are_parts = any(place.anchor or is_whole(place) for place in places)
    return f"{number} {'parts' if are_parts else 'pages'} from {above}"


def _lens(pages: Iterable[d.Document]) -> str:
    sentences = (sentence for page in pages for sentence in re.split(r"(?<=\.) ", page.lens) if sentence)
    return " ".join(dict.fromkeys(sentences))
