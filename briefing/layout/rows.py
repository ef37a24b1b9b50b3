"""The rows of a page that holds long texts: each block laid out when it is asked for, its height guessed before."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.layout.blocks import lay_out_block, lay_out_stretch
from briefing.layout.inlines import Sources
from briefing.layout.lines import BlockLines, Heading, Line
from briefing.layout.references import SOURCES, reference_settings
from briefing.layout.stack import Row
from briefing.model.document import (
    Block,
    Blocks,
    Cite,
    Code,
    CodeBlock,
    Div,
    Document,
    Header,
    Image,
    Link,
    Node,
    Str,
    Stretch,
    plain_text,
    walk,
)

Read = Callable[[Stretch], Blocks]
"""Parses a stretch."""

_MAY_LEAD_OUT: Final = ("](", "<", "http")


class Sheet(Struct, frozen=True):
    """What every block of a page is laid out with."""

    sources: Sources
    width: int
    measure: int
    read: Read


class Sketch(Struct, frozen=True):
    """What is known of a block before it is laid out, whatever the width."""

    cells: int
    """Cells of its text, about: wide characters count twice."""

    ends: int
    """Lines that it takes beyond those that its text fills."""

    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    has_links: bool


def sketches_of(document: Document) -> tuple[Sketch, ...]:
    """What is known of each block of a Document."""
    return tuple(map(_sketch, document.blocks))


def rows(document: Document, sketches: Iterable[Sketch], sheet: Sheet) -> Iterator[Row]:
    """The blocks of a Document and its sources, each to be laid out later; between any two is an empty line."""
    settings = tuple(reference_settings(document, sheet.sources, sheet.width, sheet.measure))
    last = len(document.blocks) - 1 if not settings else -1
    room = max(min(sheet.width, sheet.measure) - 2, 1)  # line ends leave a little of each line
    for index, (block, known) in enumerate(zip(document.blocks, sketches, strict=True)):
        lay_block, below = partial(_lay, block, sheet), int(index != last)
        yield Row(
            partial(_with_line_below, lay_block) if below else lay_block,
            max(1, -(-known.cells // room)) + known.ends + below,
            known.headings,
            known.anchors,
            known.has_links,
            block if isinstance(block, Stretch) else None,
        )
    for number, lay in enumerate(settings):
        headings, anchors = ((), (f"ref-{number}",)) if number else ((SOURCES,), (SOURCES.id,))
        below = int(number != len(settings) - 1)
        yield Row(partial(_with_line_below, lay) if below else lay, 1 + below, headings, anchors)


def _lay(block: Block, sheet: Sheet) -> BlockLines:
    if isinstance(block, Stretch):
        return lay_out_stretch(sheet.read(block), sheet.sources, sheet.width, sheet.measure)
    return lay_out_block(block, sheet.sources, sheet.width, sheet.measure)


def _with_line_below(lay: Callable[[], BlockLines]) -> BlockLines:
    """A block with an empty line below it, unless it is empty."""
    block = lay()
    return replace(block, lines=(*block.lines, Line())) if block.lines else block


def _sketch(block: Block) -> Sketch:
    if isinstance(block, Stretch):
        may_link = block.links or block.cites or any(sign in block.text for sign in _MAY_LEAD_OUT)
        return Sketch(_cells(block.text), block.text.count("\n\n") * 3 // 2, (), (), bool(may_link))
    nodes = list(walk((block,)))
    headers = [node for node in nodes if isinstance(node, Header)]
    return Sketch(
        _cells(_words(nodes)),
        0,
        tuple(Heading(header.level, header.id, plain_text(header.inlines), 0) for header in headers),
        tuple(node.id for node in nodes if isinstance(node, Header | Div) and node.id),
        any(isinstance(node, Link | Cite | Image) for node in nodes),
    )


def cells_of(block: Block) -> int:
    """Cells of the text of a block, about: wide characters count twice."""
    return _cells(block.text if isinstance(block, Stretch) else _words(walk((block,))))


def _words(nodes: Iterable[Node]) -> str:
    return "".join(node.text for node in nodes if isinstance(node, Str | Code | CodeBlock))


def _cells(text: str) -> int:
    return len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2
