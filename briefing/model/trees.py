"""Trees: what is done to Documents as a whole, such as writing every node anew or cutting a part out."""

from collections.abc import Callable

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.place import Place

Nodes = tuple[d.Node, ...]
Each = Callable[[Nodes], Nodes]


def _list(node: d.BulletList | d.OrderedList, each: Each) -> d.Node:
    return replace(node, items=tuple(map(each, node.items)))


def _definitions(node: d.DefinitionList, each: Each) -> d.Node:
    return replace(node, items=tuple((each(term), each(blocks)) for term, blocks in node.items))


def _table(node: d.Table, each: Each) -> d.Node:
    rows = tuple(tuple(map(each, row)) for row in node.rows)
    return replace(node, head=tuple(map(each, node.head)), rows=rows, caption=each(node.caption))


_REBUILD: dict[type[d.Node], Callable[..., d.Node]] = {
    **dict.fromkeys(
        (d.Emph, d.Strong, d.Strikeout, d.Link, d.Image, d.Span, d.Plain, d.Para, d.Header),
        lambda node, each: replace(node, inlines=each(node.inlines)),
    ),
    **dict.fromkeys((d.BlockQuote, d.Div), lambda node, each: replace(node, blocks=each(node.blocks))),
    **dict.fromkeys((d.BulletList, d.OrderedList), _list),
    d.DefinitionList: _definitions,
    d.Table: _table,
    d.Chart: lambda node, each: replace(node, table=each(node.table)),
}
"""For each kind of node that holds others: the same with those others written anew."""


def rewrite(blocks: d.Blocks, change: Callable[[d.Node], d.Node]) -> d.Blocks:
    """Every node below, the innermost first, as `change` makes it: a block of a block, an inline of an inline."""

    def each(nodes: Nodes) -> Nodes:
        return tuple(change(_REBUILD[type(node)](node, each) if type(node) in _REBUILD else node) for node in nodes)

    return tuple(node for node in each(blocks) if isinstance(node, d.Block))


def gather(blocks: d.Blocks) -> tuple[tuple[Place, ...], bool]:
    """The sources that blocks cite, in order and each once, and whether they state a likelihood."""
    cited: dict[Place, None] = {}
    rated = False
    for node in d.walk(blocks):
        if isinstance(node, d.Cite):
            cited.update((citation.source, None) for citation in node.citations if citation.source is not None)
        elif isinstance(node, d.Stretch):
            cited.update(dict.fromkeys(node.cites))
        elif isinstance(node, d.Span):
            rated = rated or "likelihood" in node.classes
    return tuple(cited), rated


def part_of(blocks: d.Blocks, anchor: str) -> d.Blocks:
    """What an anchor names: a heading with all that stands under it, or a card; empty when nothing has that id."""
    for index, block in enumerate(blocks):
        if isinstance(block, d.Header) and block.id == anchor:
            rest = blocks[index + 1 :]
            last = (at for at, one in enumerate(rest) if isinstance(one, d.Header) and one.level <= block.level)
            return (block, *rest[: next(last, len(rest))])
    cards = (node for node in d.walk(blocks) if isinstance(node, d.Div) and node.id == anchor)
    return tuple(cards)[:1]
