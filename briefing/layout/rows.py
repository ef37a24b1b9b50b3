"""The rows of a page that holds long texts: each block laid out when it is asked for, its height guessed before."""

from collections.abc import Callable, Iterator
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


def rows(document: Document, sheet: Sheet) -> Iterator[Row]:
    """The blocks of a Document and its sources, each to be laid out later; between any two is an empty line."""
    settings = tuple(reference_settings(document, sheet.sources, sheet.width, sheet.measure))
    last = len(document.blocks) - 1 if not settings else -1
    for index, block in enumerate(document.blocks):
        row = _stretch(block, sheet) if isinstance(block, Stretch) else _block(block, sheet)
        yield row if index == last else _parted(row)
    for number, lay in enumerate(settings):
        row = Row(lay, 1, anchors=(f"ref-{number}",)) if number else Row(lay, 1, (SOURCES,), (SOURCES.id,))
        yield row if number == len(settings) - 1 else _parted(row)


def _parted(row: Row) -> Row:
    """The same row with an empty line below it, unless it is empty."""

    def lay() -> BlockLines:
        block = row.lay()
        return replace(block, lines=(*block.lines, Line())) if block.lines else block

    return replace(row, lay=lay, expected=row.expected + 1)


def _stretch(stretch: Stretch, sheet: Sheet) -> Row:
    return Row(
        lambda: lay_out_stretch(sheet.read(stretch), sheet.sources, sheet.width, sheet.measure),
        _height(stretch.text, sheet) + stretch.text.count("\n\n") * 3 // 2,
        has_links=bool(stretch.links or stretch.cites) or any(sign in stretch.text for sign in _MAY_LEAD_OUT),
        stretch=stretch,
    )


def _block(block: Block, sheet: Sheet) -> Row:
    nodes = list(walk((block,)))
    headers = [node for node in nodes if isinstance(node, Header)]
    marked = [node.id for node in nodes if isinstance(node, Header | Div) and node.id]
    words = "".join(node.text for node in nodes if isinstance(node, Str | Code | CodeBlock))
    return Row(
        lambda: lay_out_block(block, sheet.sources, sheet.width, sheet.measure),
        _height(words, sheet),
        tuple(Heading(header.level, header.id, plain_text(header.inlines), 0) for header in headers),
        tuple(marked),
        any(isinstance(node, Link | Cite | Image) for node in nodes),
    )


def _height(text: str, sheet: Sheet) -> int:
    """Lines that a text may take: wide characters count twice, line ends leave a little room."""
    cells = len(text) if text.isascii() else (len(text) + len(text.encode("utf-8", "replace"))) // 2
    return max(1, -(-cells // max(min(sheet.width, sheet.measure) - 2, 1)))
