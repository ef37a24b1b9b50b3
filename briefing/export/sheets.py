"""Sheets: which blocks go on pages that stand, and which on pages that lie on their side because a table is wide."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from briefing.export.columns import COMFORT, is_wide
from briefing.layout.cells import width
from briefing.model import document as d

_LINE: Final = 90
"""Letters on a line of an upright page."""

_FEW: Final = 15
"""Lines that are not worth a page of their own, a third of one."""

_LEADING: Final = 5
"""Lines that a heading may stand above a table and still lead to it."""

_SHORT: Final = 3
"""Lines of a paragraph that may say what the table after it is."""


class Sheet(Struct, frozen=True):
    """Blocks in a row that go on pages of one kind."""

    blocks: d.Blocks
    is_lying: bool


def sheets(blocks: d.Blocks) -> tuple[Sheet, ...]:
    """Blocks as sheets, in order.

    A wide table lies, with what leads to it; so do a few lines beside it that would have a page for themselves.
    """
    flat = tuple(_undressed(blocks))
    lies = [isinstance(block, d.Table) and is_wide(block) for block in flat]
    for at in [at for at, one in enumerate(lies) if one]:
        first = _leading(flat[:at])
        lies[first:at] = [True] * (at - first)
    groups = [(lying, [block for _, block in group]) for lying, group in groupby(zip(lies, flat, strict=True), _first)]
    alone = len(groups) > 1
    laid = [(lying or (alone and _lines(group) < _FEW), group) for lying, group in groups]
    return tuple(
        Sheet(tuple(block for _, group in same for block in group), lying) for lying, same in groupby(laid, _first)
    )


def _first(pair: tuple[bool, object]) -> bool:
    return pair[0]


def _undressed(blocks: d.Blocks) -> Iterator[d.Block]:
    """Blocks without the Divs around them that nobody sees; of one with an id, the id stays where it began."""
    for block in blocks:
        if not isinstance(block, d.Div) or "callout" in block.classes:
            yield block
            continue
        if block.id:
            yield d.Div((), id=block.id)
        yield from _undressed(block.blocks)


def _leading(before: Sequence[d.Block]) -> int:
    """Where what leads to a table begins: headings, each above the next, a few lines apart; else the line before it."""
    first, level, lines = len(before), 7, 0
    for at in reversed(range(len(before))):
        block = before[at]
        if isinstance(block, d.Header) and block.level < level:
            first, level, lines = at, block.level, 0
        elif isinstance(block, d.Header) or (lines := lines + _lines((block,))) > _LEADING:
            break
    first = _line_before(before) if first == len(before) else first
    while first and not _lines((before[first - 1],)):
        first -= 1
    return first


def _line_before(before: Sequence[d.Block]) -> int:
    """Where the short paragraph stands that ends some blocks; behind them where they end in something else."""
    at = next((at for at in reversed(range(len(before))) if _lines((before[at],))), 0)
    is_short = bool(before) and isinstance(before[at], d.Plain | d.Para) and 0 < _lines((before[at],)) <= _SHORT
    return at if is_short else len(before)


def _lines(blocks: Sequence[d.Block]) -> int:
    """About how many lines blocks fill."""
    return sum(map(_filled, d.walk(tuple(blocks))))


def _filled(node: d.Node) -> int:
    """Lines that a block fills, without those of blocks in it."""
    if isinstance(node, d.Plain | d.Para | d.Header):
        return -(-width(d.plain_text(node.inlines)) // _LINE)
    if isinstance(node, d.Table):
        return 1 + sum(1 + max(width(d.plain_text(cell)) for cell in row) // COMFORT for row in node.rows)
    if isinstance(node, d.DefinitionList):
        return len(node.items)
    return 1 + node.text.count("\n") if isinstance(node, d.CodeBlock) else 0
