"""Laying out: a Document as a page of a given width, whole, as far as a first look needs, or where it is looked at."""

from collections.abc import Iterator
from typing import Final

from briefing.layout.blocks import lay_out_block
from briefing.layout.galley import Galley
from briefing.layout.inlines import flow_of, sources_of
from briefing.layout.lines import BlockLines, Line
from briefing.layout.page import PageLayout
from briefing.layout.references import reference_settings
from briefing.layout.rows import Read, Sheet, cells_of, rows, sketches_of
from briefing.model.document import Document, Str, Stretch

MEASURE: Final = 88
"""Running text is wrapped to at most this many cells, however wide the page is."""


def is_long(document: Document) -> bool:
    """Whether a document holds stretches of a long text."""
    return any(isinstance(block, Stretch) for block in document.blocks)


def lay_out(
    document: Document,
    width: int,
    *,
    measure: int = MEASURE,
    read: Read | None = None,
    before: PageLayout | None = None,
) -> PageLayout:
    """Lay a document out for a page of `width` cells, its running text wrapped to `measure`; neither is under 1.

    The blocks of a document with stretches, which `read` parses, are laid out when they are asked for. What is known of
    them at any width is taken from the layout `before`, if that is one of the same document.
    """
    width = max(width, 1)
    if read is None or not is_long(document):
        return PageLayout(document, width, _parted(list(_blocks(document, width, measure))))
    sheet = Sheet(sources_of(document), width, measure, read)
    known = before.sketches if before is not None and before.document is document else ()
    sketches = known or sketches_of(document)
    title = _parted([_title(document, width, measure), _END])[:1]
    return PageLayout(document, width, (*title, *rows(document, sketches, sheet)), sketches)


def lay_out_top(document: Document, width: int, lines: int, *, measure: int = MEASURE) -> PageLayout:
    """Lay out no more blocks than it takes to fill so many lines: a first look at the top of a page.

    The page is whole if nothing is expected beyond.
    """
    blocks: list[BlockLines] = []
    height = 0
    for block in _blocks(document, max(width, 1), measure):
        blocks.append(block)
        height += len(block.lines) + 1
        if height > lines:
            break
    layout = PageLayout(document, max(width, 1), _parted(blocks))
    layout.beyond = _beyond(document, len(blocks), layout.height, min(max(width, 1), measure))
    return layout


def _beyond(document: Document, laid: int, height: int, width: int) -> int:
    """Lines that the page may have beyond so many blocks of a height, as these took for their text; 0 if none are left.

    A source is thought to take one line, and between any two blocks is an empty one.
    """
    sources = len(document.references) + bool(document.references)
    left = 1 + len(document.blocks) + sources - laid
    if left <= 0:
        return 0
    guesses = [-(-cells_of(block) // width) + 1 for block in document.blocks]
    before, after = sum(guesses[: laid - 1]), sum(guesses[laid - 1 :])
    return max(1, after * height // max(before, 1) + 2 * min(sources, left))


def _blocks(document: Document, width: int, measure: int) -> Iterator[BlockLines]:
    """The title, the document's blocks, and its sources, one after the other."""
    sources = sources_of(document)
    yield _title(document, width, measure)
    for block in document.blocks:
        yield lay_out_block(block, sources, width, measure)
    for lay in reference_settings(document, sources, width, measure):
        yield lay()


def _title(document: Document, width: int, measure: int) -> BlockLines:
    galley = Galley(width, measure)
    galley.flow(flow_of((Str(document.title),), {}, ("title",)))
    if not galley.height:
        galley.put(())
    if document.lens:
        galley.flow(flow_of((Str(document.lens),), {}, ("lens",)))
    return galley.block()


_END: Final = BlockLines((Line(),))


def _parted(blocks: list[BlockLines]) -> tuple[BlockLines, ...]:
    """The same blocks, each that has another below it ending in one empty line."""
    filled = [index for index, block in enumerate(blocks) if block.lines]
    for index in filled[:-1]:
        block = blocks[index]
        blocks[index] = BlockLines((*block.lines, Line()), block.links, block.headings, block.anchors)
    return tuple(blocks)
