"""Blocks to lines: each kind of block by its rule, nested blocks inside the margins of those around them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Final

from msgspec.structs import replace

from briefing.layout.cells import width, without_tabs
from briefing.layout.charts import set_chart
from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.galley import Galley
from briefing.layout.inlines import Sources, class_styles, flow_of
from briefing.layout.lines import BlockLines
from briefing.layout.strip import set_strip
from briefing.layout.tables import set_table
from briefing.model.cleaning import clean, clean_line
from briefing.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Chart,
    CodeBlock,
    DefinitionList,
    Div,
    Header,
    HorizontalRule,
    Inlines,
    OrderedList,
    Para,
    Plain,
    Table,
)

_STEP: Final = "  "
_RULE_WIDTH: Final = 12
_TAB: Final = 4


class Setter:
    """Sets blocks into a Galley, each kind of node by its rule in `RULES`."""

    def __init__(self, galley: Galley, sources: Sources) -> None:
        self._galley = galley
        self._sources = sources
        self._bullets = 0

    def blocks(self, blocks: Blocks, *, in_item: bool = False) -> None:
        """Set one block after the other, with an empty line between those that do not follow closely."""
        for _ in self.starts(blocks, in_item=in_item):
            pass

    def starts(self, blocks: Blocks, *, in_item: bool = False) -> Iterator[int]:
        """The same, with the line that each block begins on."""
        galley, start = self._galley, self._galley.height
        for index, block in enumerate(blocks):
            if galley.height > start and not _follows_closely(block, blocks[index - 1], in_item=in_item):
                galley.blank()
            yield galley.here
            self.block(block)

    def block(self, block: Block) -> None:
        """Set one block."""
        RULES[type(block)](self, block)

    def paragraph(self, node: Plain | Para) -> None:
        """Wrapped text."""
        self._galley.flow(self._flow(node.inlines))

    def header(self, node: Header) -> None:
        """Wrapped text in the style of its level."""
        flow = self._flow(node.inlines, f"h{min(max(node.level, 1), 6)}")
        self._galley.heading(node.level, node.id, clean_line(flow.text))
        self._galley.flow(flow)

    def quote(self, node: BlockQuote) -> None:
        """A bar before every line."""
        with self._galley.dressed("quote"), self._galley.margin(self.bar()):
            self.blocks(node.blocks)

    def div(self, node: Div) -> None:
        """The styles of its classes, and the margins that some of them have."""
        galley = self._galley
        galley.anchor(node.id)
        if "strip" in node.classes and set_strip(node.blocks, galley):
            return
        with ExitStack() as around:
            around.enter_context(galley.dressed(*class_styles(node.classes)))
            for name, margin in _DIV_MARGINS.items():
                if name in node.classes:
                    around.enter_context(galley.margin(margin(self)))
            self.blocks(node.blocks)

    def code(self, node: CodeBlock) -> None:
        """Lines as they stand, never wrapped, however wide."""
        galley = self._galley
        texts = clean(node.text).removesuffix("\n").split("\n")
        with galley.dressed("code"), galley.margin(self._mark(_STEP)):
            lines = [self._mark(without_tabs(text, _TAB)) for text in texts]
            widest = max(width(line.text) for line in lines)
            for line in lines:
                galley.put(line.runs((0, len(line.text))) if line.text.strip() else (), widest)

    def rule(self, _: HorizontalRule) -> None:
        """A short rule."""
        self._galley.flow(self._mark("-" * min(self._galley.text_room, _RULE_WIDTH), "rule"))

    def table(self, node: Table) -> None:
        """Columns, or cards where columns have no room."""
        set_table(node, self._galley, self._sources)

    def chart(self, node: Chart) -> None:
        """A picture of numbers."""
        set_chart(node.plot, self._galley)

    def bullets(self, node: BulletList) -> None:
        """Items with a bullet; lists inside lists have a smaller one."""
        mark = "- " if self._bullets else "• "
        self._bullets += 1
        self._items(tuple((mark, item) for item in node.items))
        self._bullets -= 1

    def numbers(self, node: OrderedList) -> None:
        """Items with numbers, aligned on the right."""
        numbers = [f"{number}. " for number in range(node.start, node.start + len(node.items))]
        widest = max(map(len, numbers), default=0)
        self._items(tuple((mark.rjust(widest), item) for mark, item in zip(numbers, node.items, strict=True)))

    def definitions(self, node: DefinitionList) -> None:
        """Each term on a line of its own, what is said of it indented below."""
        galley, start = self._galley, self._galley.height
        loose = any(_is_loose(body) for _, body in node.items)
        for term, body in node.items:
            if loose and galley.height > start:
                galley.blank()
            galley.flow(self._flow(term, "strong"))
            with galley.margin(self._mark(_STEP)):
                self.blocks(body)

    def _items(self, items: tuple[tuple[str, Blocks], ...]) -> None:
        galley, start = self._galley, self._galley.height
        loose = any(_is_loose(item) for _, item in items)
        for mark, item in items:
            if loose and galley.height > start:
                galley.blank()
            with galley.margin(self._mark(mark, "bullet"), once=True):
                self.blocks(item, in_item=True)

    def bar(self) -> Flow:
        """The margin of callouts and quotations."""
        draft = Draft(self._galley.styles)
        with draft.dressed("bar"):
            draft.add("|")
        draft.add(" ")
        return draft.flow()

    def step(self) -> Flow:
        """The margin of what is set in."""
        return self._mark(_STEP)

    def _flow(self, inlines: Inlines, *styles: str) -> Flow:
        return flow_of(inlines, self._sources, (*self._galley.styles, *styles))

    def _mark(self, text: str, *styles: str) -> Flow:
        draft = Draft((*self._galley.styles, *filter(None, styles)))
        draft.add(text)
        return draft.flow()


def _is_loose(item: Blocks) -> bool:
    """Whether an item is made of paragraphs, so that it stands apart from the next, rather than of plain text."""
    return any(isinstance(block, Para) or (isinstance(block, Div) and _is_loose(block.blocks)) for block in item)


def _follows_closely(block: Block, before: Block, *, in_item: bool) -> bool:
    """Plain text is no paragraph of its own, and a list inside an item belongs to the words above it."""
    is_list = isinstance(block, BulletList | OrderedList)
    return (in_item and is_list) or (_is_lines(before) and (is_list or isinstance(block, Para) or _is_lines(block)))


def _is_lines(block: Block) -> bool:
    """Whether a block is lines of plain text, alone or grouped in a Div without a bar."""
    if isinstance(block, Div) and "callout" not in block.classes:
        return all(_is_lines(inner) for inner in block.blocks)
    return isinstance(block, Plain)


_DIV_MARGINS: Final[dict[str, Callable[[Setter], Flow]]] = {"callout": Setter.bar, "card": Setter.step}
"""Classes of Divs that have a margin, and what makes it."""

RULES: Final[dict[type[Block], Callable[..., None]]] = {
    Plain: Setter.paragraph,
    Para: Setter.paragraph,
    Header: Setter.header,
    BlockQuote: Setter.quote,
    Div: Setter.div,
    BulletList: Setter.bullets,
    OrderedList: Setter.numbers,
    DefinitionList: Setter.definitions,
    CodeBlock: Setter.code,
    HorizontalRule: Setter.rule,
    Table: Setter.table,
    Chart: Setter.chart,
}


def lay_out_stretch(blocks: Blocks, sources: Sources, width: int, measure: int) -> BlockLines:
    """The paragraphs of a long text as one block, with an empty line between those that stand apart."""
    galley = Galley(width, measure)
    stops = tuple(Setter(galley, sources).starts(blocks))
    return replace(galley.block(), stops=stops or (0,))


def lay_out_block(block: Block, sources: Sources, width: int, measure: int) -> BlockLines:
    """One block of a page `width` cells wide, its running text wrapped to `measure`."""
    galley = Galley(width, measure)
    Setter(galley, sources).block(block)
    return galley.block()
