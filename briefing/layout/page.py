"""A page: a whole Document as numbered lines of a given width."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from briefing.layout.lines import BlockLines, Heading, Line, LinkSpot
from briefing.layout.rows import Sketch
from briefing.layout.stack import Row, Stack
from briefing.model.document import Document
from briefing.model.place import Place, parted


class LinkRef(Struct, frozen=True):
    """A link on the page: its block, and its place among the block's links."""

    block: int
    ordinal: int
    spot: LinkSpot


class PageLayout:
    """The lines of a page, and where its blocks, links, headings and anchors are. Lines count from 0.

    Blocks of a page that holds long texts are laid out when they are asked for. Until then their height is a guess, and
    lines below them move once it is known: `blocks.version` tells. A block and a line within it never move.
    """

    def __init__(
        self, document: Document, width: int, entries: Iterable[BlockLines | Row], sketches: tuple[Sketch, ...] = ()
    ) -> None:
        self.document = document
        self.width = width
        self.sketches = sketches
        """What was known of its blocks before any was laid out, if they are laid out when they are asked for."""
        self.blocks = Stack(entries)
        """The title, the document's blocks, and the sources if it cites any."""

        self.beyond = 0
        """How many more lines the whole page is expected to have; only after a first look."""

        self._headings: tuple[int, tuple[tuple[int, Heading], ...]] = (-1, ())

    @property
    def height(self) -> int:
        """How many lines there are, as far as is known."""
        return self.blocks.starts[-1]

    def line(self, y: int) -> Line:
        """Line `y`; a line before the first is the first, one after the last the last."""
        block, offset = self.block_at(y)
        lines = self.blocks[block].lines
        return lines[min(offset, len(lines) - 1)] if lines else Line()

    def block_at(self, y: int) -> tuple[int, int]:
        """The block that line `y` belongs to, and the line's number in it."""
        starts = self.blocks.starts
        y = min(max(y, 0), starts[-1] - 1)
        block = bisect_right(starts, y, hi=len(self.blocks)) - 1
        return block, y - starts[block]

    def y_of(self, block: int, offset: int) -> int:
        """The line of the page that a line of a block is; what lies outside page or block comes to its nearest line."""
        block = min(max(block, 0), len(self.blocks) - 1)
        offset = min(max(offset, 0), max(len(self.blocks[block].lines) - 1, 0))
        return min(self.blocks.starts[block] + offset, self.height - 1)

    # Moving

    def settled(self, top: int, count: int) -> int:
        """Lay out what is in sight when line `top` stands first of so many, and say which line now does."""
        block, offset = self.block_at(top)
        expected = self.blocks.starts[block + 1] - self.blocks.starts[block]
        height = len(self.blocks[block].lines)
        if height != expected:
            offset = offset * height // max(expected, 1)
        for number in range(block + 1, len(self.blocks)):
            if self.blocks.starts[number] - self.blocks.starts[block] - offset >= count:
                break
            _ = self.blocks[number]
        top = self.blocks.starts[block] + offset
        last = self.height - count
        return top if top <= last else self.moved(self.height, -count)

    def moved(self, y: int, by: int) -> int:
        """The line that stands so many lines below line `y`, or above it, every one of them counted."""
        block, offset = self.block_at(y)
        offset += by + (y >= self.height)
        while offset < 0 and block > 0:
            block -= 1
            offset += len(self.blocks[block].lines)
        while offset >= (height := len(self.blocks[block].lines)) and block + 1 < len(self.blocks):
            block += 1
            offset -= height
        return self.blocks.starts[block] + max(offset, 0)

    def next_stop(self, y: int) -> int | None:
        """The line on which the next paragraph after line `y` begins."""
        block, offset = self.block_at(y)
        for number in range(block, len(self.blocks)):
            laid = self.blocks[number]
            stop = next((stop for stop in laid.stops if number > block or stop > offset), None)
            if stop is not None and laid.lines:
                return self.y_of(number, stop)
        return None

    def previous_stop(self, y: int) -> int:
        """The line on which the last paragraph before line `y` begins; the first line if none does."""
        block, offset = self.block_at(y)
        for number in range(block, -1, -1):
            stops = [stop for stop in self.blocks[number].stops if number < block or stop < offset]
            if stops and self.blocks[number].lines:
                return self.y_of(number, stops[-1])
        return 0

    # Links

    @property
    def links(self) -> tuple[LinkRef, ...]:
        """Every link, in reading order: lays out the whole page."""
        return tuple(ref for block in range(len(self.blocks)) for ref in self._links_of(block))

    def y_at(self, ref: LinkRef) -> int:
        """The line that a link starts on."""
        return self.y_of(ref.block, ref.spot.line)

    def links_between(self, top: int, count: int) -> list[LinkRef]:
        """The links that start on one of so many lines from line `top` on."""
        block, _ = self.block_at(top)
        found: list[LinkRef] = []
        while block < len(self.blocks) and self.blocks.starts[block] < top + count:
            found += (ref for ref in self._links_of(block) if top <= self.y_at(ref) < top + count)
            block += 1
        return found

    def link_after(self, ref: LinkRef, step: int) -> LinkRef:
        """The next link after a link, or with a step of -1 the one before; round the end."""
        same = self._links_of(ref.block)
        if 0 <= ref.ordinal + step < len(same):
            return same[ref.ordinal + step]
        return self._link_beyond(ref.block, step) or ref

    def link_from(self, y: int, step: int) -> LinkRef | None:
        """The first link from line `y` on, or with a step of -1 the last before it; round the end."""
        block, _ = self.block_at(y)
        here = [ref for ref in self._links_of(block) if (self.y_at(ref) >= y) == (step > 0)]
        return here[0 if step > 0 else -1] if here else self._link_beyond(block, step)

    def _link_beyond(self, block: int, step: int) -> LinkRef | None:
        """The nearest link in another block than one, or in this one if it alone has links."""
        count = len(self.blocks)
        for away in range(1, count + 1):
            number = (block + step * away) % count
            row = self.blocks.row(number)
            if row is None or row.has_links:
                found = self._links_of(number)
                if found:
                    return found[0 if step > 0 else -1]
        return None

    def _links_of(self, block: int) -> list[LinkRef]:
        return [LinkRef(block, ordinal, spot) for ordinal, spot in enumerate(self.blocks[block].links)]

    # Headings and anchors

    @property
    def headings(self) -> tuple[tuple[int, Heading], ...]:
        """Every heading with its line, in reading order."""
        if self._headings[0] != self.blocks.version:
            self._headings = (self.blocks.version, self._find_headings())
        return self._headings[1]

    def _find_headings(self) -> tuple[tuple[int, Heading], ...]:
        starts, known = self.blocks.starts, map(self.blocks.known, range(len(self.blocks)))
        return tuple(
            (start + heading.line, heading)
            for start, block in zip(starts, known, strict=False)
            for heading in block.headings
        )

    def anchor(self, name: str) -> int | None:
        """The line that an id names: of a heading or a card, else the first that links to the record of that id.

        `heading/id` is the first such line from a heading on, or the heading's; `~words`, or `heading/~words`, that on
        which a block with these words begins. None when there is nothing of the kind.
        """
        ident, words = parted(name)
        if words:
            from briefing.layout.seeking import seek  # with patterns that a page in a pipe has no use for

            first = self._anchors.get(ident, 0 if ident else 1)
            spot = seek(self.blocks, words, first)
            return self.y_of(*spot) if spot else self._line_of(ident)
        found = self._line_of(name)
        if found is not None:
            return found
        heading, _, ident = name.rpartition("/")
        start = self._line_of(heading)
        block = self._anchors.get(heading, 0)
        lines = (self.y_at(link) for link in self._outside_stretches(block) if _leads_to(link, ident))
        return next((line for line in lines if line >= (start or 0)), start)

    def _line_of(self, name: str) -> int | None:
        block = self._anchors.get(name)
        return None if block is None else self.y_of(block, self.blocks[block].anchors.get(name, 0))

    def _outside_stretches(self, start: int) -> Iterator[LinkRef]:
        """The links from one block on, but for those in stretches of long texts."""
        rows = ((number, self.blocks.row(number)) for number in range(start, len(self.blocks)))
        numbers = (number for number, row in rows if row is None or row.stretch is None)
        return (ref for number in numbers for ref in self._links_of(number))

    @cached_property
    def _anchors(self) -> dict[str, int]:
        """Each id with the first block that has it."""
        anchors: dict[str, int] = {}
        for block in range(len(self.blocks)):
            for name in self.blocks.known(block).anchors:
                anchors.setdefault(name, block)
        return anchors


def _leads_to(link: LinkRef, name: str) -> bool:
    target = link.spot.target
    return isinstance(target, Place) and target.id == name and not target.view
