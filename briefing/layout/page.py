"""A page: a whole Document as numbered lines of a given width."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import Final

from msgspec import Struct

from briefing.layout.blocks import lay_out_block
from briefing.layout.galley import Galley
from briefing.layout.inlines import flow_of, sources_of
from briefing.layout.lines import BlockLines, Heading, Line, LinkSpot
from briefing.layout.references import lay_out_references
from briefing.model.document import Document, Str
from briefing.model.place import Place

MEASURE: Final = 88
"""Running text is wrapped to at most this many cells, however wide the page is."""


class LinkRef(Struct, frozen=True):
    """A link on the page: its block, its place among the block's links, and the line of the page it starts on."""

    block: int
    ordinal: int
    y: int
    spot: LinkSpot


class PageLayout:
    """The lines of a page, and where its blocks, links, headings and anchors are. Lines count from 0."""

    def __init__(self, document: Document, width: int, blocks: tuple[BlockLines, ...]) -> None:
        self.document = document
        self.width = width
        self.blocks = blocks
        """The title, the document's blocks, and the sources if it cites any."""

        *starts, self.height = accumulate((len(block.lines) for block in blocks), initial=0)
        self.starts = tuple(starts)
        """The first line of each block."""

        self.expected_height = self.height
        """How many lines the whole page is expected to have; more than `height` only after a first look."""

    def line(self, y: int) -> Line:
        """Line `y`; a line before the first is the first, one after the last the last."""
        block, offset = self.block_at(y)
        return self.blocks[block].lines[offset]

    def block_at(self, y: int) -> tuple[int, int]:
        """The block that line `y` belongs to, and the line's number in it."""
        y = min(max(y, 0), self.height - 1)
        block = bisect_right(self.starts, y) - 1
        return block, y - self.starts[block]

    def y_of(self, block: int, offset: int) -> int:
        """The line of the page that a line of a block is; what lies outside page or block comes to its nearest line."""
        block = min(max(block, 0), len(self.blocks) - 1)
        offset = min(max(offset, 0), max(len(self.blocks[block].lines) - 1, 0))
        return min(self.starts[block] + offset, self.height - 1)

    @cached_property
    def links(self) -> tuple[LinkRef, ...]:
        """Every link, in reading order."""
        return tuple(
            LinkRef(index, ordinal, start + spot.line, spot)
            for index, (start, block) in enumerate(zip(self.starts, self.blocks, strict=True))
            for ordinal, spot in enumerate(block.links)
        )

    @cached_property
    def headings(self) -> tuple[tuple[int, Heading], ...]:
        """Every heading with its line, in reading order."""
        return tuple(
            (start + heading.line, heading)
            for start, block in zip(self.starts, self.blocks, strict=True)
            for heading in block.headings
        )

    def anchor(self, name: str) -> int | None:
        """The line that an id names: of a heading or a card, else the first that links to the record of that id.

        `heading/id` is the first such line from a heading on, or the heading's. None when there is nothing of the kind.
        """
        if name in self._anchors:
            return self._anchors[name]
        heading, _, ident = name.rpartition("/")
        start = self._anchors.get(heading)
        lines = (link.y for link in self.links if link.y >= (start or 0) and _leads_to(link, ident))
        return next(lines, start)

    @cached_property
    def _anchors(self) -> dict[str, int]:
        anchors: dict[str, int] = {}
        for start, block in zip(self.starts, self.blocks, strict=True):
            for name, line in block.anchors.items():
                anchors.setdefault(name, min(start + line, self.height - 1))
        return anchors


def _leads_to(link: LinkRef, name: str) -> bool:
    target = link.spot.target
    return isinstance(target, Place) and target.id == name and not target.view


def lay_out(document: Document, width: int, *, measure: int = MEASURE) -> PageLayout:
    """Lay a document out for a page of `width` cells, its running text wrapped to `measure`; neither is under 1."""
    return PageLayout(document, max(width, 1), _parted(list(_blocks(document, max(width, 1), measure))))


def lay_out_top(document: Document, width: int, lines: int, *, measure: int = MEASURE) -> PageLayout:
    """Lay out no more blocks than it takes to fill so many lines: a first look at the top of a page.

    The page is whole if its expected height is its height.
    """
    blocks: list[BlockLines] = []
    height = 0
    for block in _blocks(document, max(width, 1), measure):
        blocks.append(block)
        height += len(block.lines) + 1
        if height > lines:
            break
    layout = PageLayout(document, max(width, 1), _parted(blocks))
    all_blocks = 1 + len(document.blocks) + bool(document.references) + len(document.references)
    layout.expected_height = layout.height * all_blocks // len(blocks)
    return layout


def _blocks(document: Document, width: int, measure: int) -> Iterator[BlockLines]:
    """The title, the document's blocks, and its sources, one after the other."""
    sources = sources_of(document)
    yield _title(document, width, measure)
    for block in document.blocks:
        yield lay_out_block(block, sources, width, measure)
    yield from lay_out_references(document, sources, width, measure)


def _title(document: Document, width: int, measure: int) -> BlockLines:
    galley = Galley(width, measure)
    galley.flow(flow_of((Str(document.title),), {}, ("title",)))
    if not galley.height:
        galley.put(())
    return galley.block()


def _parted(blocks: list[BlockLines]) -> tuple[BlockLines, ...]:
    """The same blocks, each that has another below it ending in one empty line."""
    filled = [index for index, block in enumerate(blocks) if block.lines]
    for index in filled[:-1]:
        block = blocks[index]
        blocks[index] = BlockLines((*block.lines, Line()), block.links, block.headings, block.anchors)
    return tuple(blocks)
