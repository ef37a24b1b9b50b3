"""Long texts: cut into stretches that are read when they come into sight."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from briefing.model import document as d
from briefing.model.place import Place
from briefing.pages.desk import Desk
from briefing.parsing.cutting import cut
from briefing.parsing.scanning import named

LONG: Final = 100_000
"""Characters from which on a text is not parsed whole before its page is shown."""


def long_text(desk: Desk, markdown: str, depth: int) -> d.Blocks:
    """A text field as blocks; if it is long and the desk defers, its paragraphs as stretches.

    Headings and records shown in place are read at once: the rest of the page depends on them.
    """
    if not desk.defers or len(markdown) < LONG:
        return desk.text(markdown, depth)
    return tuple(_blocks(desk, markdown, depth))


def _blocks(desk: Desk, markdown: str, depth: int) -> Iterator[d.Block]:
    @cache
    def target(kind: str, ref: str) -> Place | None:
        place = desk.library.resolve(ref, desk.place.briefing)
        if place is None or kind == "mention":
            return desk.shown_at(place).page if place else None
        return place if desk.library.kind(place) == "source" else None

    @cache
    def name(ref: str) -> str:
        return d.plain_text(desk.link(ref, "").inlines)

    for part, is_plain in cut(markdown):
        if is_plain:
            found = list(named(part))
            names = {ref: name(ref) for kind, ref in found if kind == "mention"}
            yield _stretch(desk, part, [(kind, target(kind, ref)) for kind, ref in found], tuple(names.items()))
        else:
            yield from desk.text(part, depth)


def _stretch(
    desk: Desk, text: str, found: list[tuple[str, Place | None]], names: tuple[tuple[str, str], ...]
) -> d.Stretch:
    cites = dict.fromkeys(place for kind, place in found if place and kind == "citation")
    links = tuple(place for kind, place in found if place and kind == "mention")
    return d.Stretch(text, desk.place, tuple(cites), links, names, bool(desk.library.lens))
