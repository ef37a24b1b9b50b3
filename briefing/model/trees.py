"""Trees: what is done to Documents as a whole, such as writing every node anew or cutting a part out."""

from collections.abc import Callable

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.folding import squeezed
from briefing.model.place import Place, parted

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

    def anew(node: d.Node) -> d.Node:
        rebuild = _REBUILD.get(type(node))
        return change(rebuild(node, each) if rebuild else node)

    def each(nodes: Nodes) -> Nodes:
        return tuple(map(anew, nodes))

    return tuple(node for node in each(blocks) if isinstance(node, d.Block))


def capital(inlines: d.Inlines) -> d.Inlines:
    """Inlines as a sentence begins with them; addresses and code are kept to the letter."""
    first = inlines[0] if inlines else None
    if isinstance(first, d.Str):
        return (d.Str(first.text[:1].upper() + first.text[1:]), *inlines[1:])
    if isinstance(first, d.Link) and first.kind == "url":
        return inlines
    inside: d.Inlines = getattr(first, "inlines", ())
    return (replace(first, inlines=capital(inside)), *inlines[1:]) if first and inside else inlines


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


def begins_with(inlines: d.Inlines, name: str) -> bool:
    """Whether inlines begin with a Span of a class."""
    return isinstance(first := next(iter(inlines), None), d.Span) and name in first.classes


def part_of(blocks: d.Blocks, anchor: str) -> d.Blocks:
    """What an anchor names: a heading with all that stands under it, a card, or the block that holds some words.

    Empty when nothing has that id or holds them.
    """
    ident, words = parted(anchor)
    inside = _with_id(blocks, ident) if ident else blocks
    if not words:
        return inside
    found = _holding(inside, squeezed(words))
    return _with_id(inside, found[0].id) if found and isinstance(found[0], d.Header) else found


def _with_id(blocks: d.Blocks, ident: str) -> d.Blocks:
    for index, block in enumerate(blocks):
        if isinstance(block, d.Header) and block.id == ident:
            rest = blocks[index + 1 :]
            last = (at for at, one in enumerate(rest) if isinstance(one, d.Header) and one.level <= block.level)
            return (block, *rest[: next(last, len(rest))])
    cards = (node for node in d.walk(blocks) if isinstance(node, d.Div) and node.id == ident)
    return tuple(cards)[:1]


def _holding(blocks: d.Blocks, letters: str) -> d.Blocks:
    """The first block that holds some letters, alone in what it is part of."""
    found = (_HOLDS[type(block)](block, letters) for block in blocks if type(block) in _HOLDS)
    return next((block for block in found if block), ())


def _inside(block: d.Div | d.BlockQuote, letters: str) -> d.Blocks:
    found = _holding(block.blocks, letters)
    return (replace(block, blocks=found),) if found else ()


def _item(block: d.BulletList | d.OrderedList, letters: str) -> d.Blocks:
    number = next((at for at, item in enumerate(block.items) if _holding(item, letters)), None)
    if number is None:
        return ()
    one = block.items[number : number + 1]
    return (d.BulletList(one) if isinstance(block, d.BulletList) else d.OrderedList(one, block.start + number),)


def _entry(block: d.DefinitionList, letters: str) -> d.Blocks:
    entries = tuple(one for one in block.items if letters in _letters(one[0]) or _holding(one[1], letters))
    return (d.DefinitionList(entries[:1]),) if entries else ()


def _row(block: d.Table, letters: str) -> d.Blocks:
    """A row under its head; the whole table if the letters stand in the head."""
    rows = tuple(row for row in block.rows if letters in "".join(map(_letters, row)))
    if letters in "".join(map(_letters, block.head)):
        return (block,)
    return (replace(block, rows=rows[:1]),) if rows else ()


def _itself(block: d.Para | d.Plain | d.Header, letters: str) -> d.Blocks:
    return (block,) if letters in _letters(block.inlines) else ()


_HOLDS: dict[type[d.Node], Callable[..., d.Blocks]] = {
    **dict.fromkeys((d.Div, d.BlockQuote), _inside),
    **dict.fromkeys((d.BulletList, d.OrderedList), _item),
    d.DefinitionList: _entry,
    d.Table: _row,
    **dict.fromkeys((d.Para, d.Plain, d.Header), _itself),
    d.CodeBlock: lambda block, letters: (block,) if letters in squeezed(block.text) else (),
}
"""For each kind of block that has words: what of it holds some letters."""


def _letters(inlines: d.Inlines) -> str:
    """The letters of inlines, without chips: what a lens or a scale adds to a text is none of its words."""
    kept = (node for node in inlines if not (isinstance(node, d.Span) and "chip" in node.classes))
    return squeezed(d.plain_text(tuple(kept)))


def without_citations(inlines: d.Inlines) -> str:
    """The plain words of inlines; no space is left where a citation stood."""
    text = ""
    for node in inlines:
        text = text.rstrip() if isinstance(node, d.Cite) else text + d.plain_text((node,))
    return text.strip()
