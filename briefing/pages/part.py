"""Parts: the heading, card or block of a page that an anchor names, with what it needs to stand alone."""

from msgspec.structs import replace

from briefing.errors import NotFoundError
from briefing.model import document as d
from briefing.model.hints import did_you_mean
from briefing.model.library import Library
from briefing.model.place import Place, parted
from briefing.model.trees import gather, part_of
from briefing.pages.compose import compose, name_of


def page_at(library: Library, place: Place) -> d.Document:
    """The page at a Place, or the part of it that the anchor names.

    Raises `NotFoundError` when there is no such page or part.
    """
    return part_at(library, place, compose(library, place))


def part_at(library: Library, place: Place, page: d.Document) -> d.Document:
    """What the anchor of a Place names on its page; without an anchor, the page. Raises `NotFoundError` for nothing."""
    if not place.anchor:
        return page
    blocks = part_of(page.blocks, place.anchor) or part_of(page.blocks, parted(place.anchor)[0])
    if not blocks:
        known = (node.id for node in d.walk(page.blocks) if isinstance(node, d.Header | d.Div) and node.id)
        hint = did_you_mean(place.anchor, list(known)) or "name a heading or a card of the page"
        raise NotFoundError(f"nothing on {str(place.page)!r} is called {place.anchor!r} — {hint}")
    cited, rated = gather(blocks)
    title, blocks = _named(library, page, blocks)
    above = (page.title if page.title != title else "", page.briefing_title)
    return replace(
        page,
        place=place,
        title=title,
        briefing_title=" · ".join(dict.fromkeys(filter(None, above))),
        legend=page.legend if rated else "",
        blocks=blocks,
        references=tuple(entry for entry in page.references if entry.source in cited),
    )


def _named(library: Library, page: d.Document, blocks: d.Blocks) -> tuple[str, d.Blocks]:
    """What a block is called, and what is left to say below that: of a heading's part, all but the heading."""
    first = blocks[0]
    if isinstance(first, d.Header):
        return d.plain_text(first.inlines), blocks[1:]
    place = Place(page.place.briefing, first.id if isinstance(first, d.Div) else "")
    return (name_of(library, place) if library.find(place) else page.title), blocks
