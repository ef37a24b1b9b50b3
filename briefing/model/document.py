"""Documents: what a page says, as a small tree under pandoc's names.

The reader, `briefing show` and every export format take this same tree. Names and meanings follow pandoc-types
(https://github.com/jgm/pandoc-types), with three liberties: `Str` may hold spaces, a link's target may be
a `Place`, and a note's marker is computed by whoever writes the Document out.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from briefing.model.inlines import (
    Citation,
    CitationMode,
    Cite,
    Code,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Node,
    SoftBreak,
    Span,
    Str,
    Strikeout,
    Strong,
    Target,
)
from briefing.model.place import Place
from briefing.model.plot import Plot

__all__ = [
    "Align",
    "Block",
    "BlockQuote",
    "Blocks",
    "BulletList",
    "Chart",
    "Citation",
    "CitationMode",
    "Cite",
    "Code",
    "CodeBlock",
    "DefinitionList",
    "Div",
    "Document",
    "Emph",
    "Header",
    "HorizontalRule",
    "Image",
    "Inline",
    "Inlines",
    "LineBreak",
    "Link",
    "Node",
    "OrderedList",
    "Para",
    "Plain",
    "Reference",
    "SoftBreak",
    "Span",
    "Str",
    "Stretch",
    "Strikeout",
    "Strong",
    "Table",
    "Target",
    "plain_text",
    "walk",
]


class Plain(Node, frozen=True, tag=True):
    """Text that is not a paragraph: tight list items, table cells."""

    inlines: tuple["Inline", ...]


class Para(Node, frozen=True, tag=True):
    """A paragraph."""

    inlines: tuple["Inline", ...]


class Header(Node, frozen=True, tag=True):
    """A heading; `id` is unique on its page, `level` counts from 1."""

    level: int
    id: str
    inlines: tuple["Inline", ...]


class BlockQuote(Node, frozen=True, tag=True):
    """A quotation set off from the text."""

    blocks: tuple["Block", ...]


class CodeBlock(Node, frozen=True, tag=True):
    """Verbatim lines."""

    text: str
    language: str = ""


class BulletList(Node, frozen=True, tag=True):
    """A list without numbers; each item is a run of blocks."""

    items: tuple[tuple["Block", ...], ...]


class OrderedList(Node, frozen=True, tag=True):
    """A numbered list; each item is a run of blocks."""

    items: tuple[tuple["Block", ...], ...]
    start: int = 1


class DefinitionList(Node, frozen=True, tag=True):
    """Terms with what is said of each."""

    items: tuple[tuple[tuple["Inline", ...], tuple["Block", ...]], ...]


Align = Literal["default", "left", "center", "right"]


class Table(Node, frozen=True, tag=True):
    """A table: one header row, body rows, all of `len(aligns)` cells."""

    head: tuple[tuple["Inline", ...], ...]
    rows: tuple[tuple[tuple["Inline", ...], ...], ...]
    aligns: tuple[Align, ...]
    caption: tuple["Inline", ...] = ()


class Chart(Node, frozen=True, tag=True):
    """A picture of numbers, drawn for the room there is; no kind of pandoc's."""

    plot: Plot
    table: tuple[Table, ...] = ()
    """The same numbers for those who see no picture; none where they stand on the page anyway."""


class HorizontalRule(Node, frozen=True, tag=True):
    """A break between thoughts."""


class Div(Node, frozen=True, tag=True):
    """Blocks with a meaning of their own: a callout, a card; `id` makes it a Place on its page."""

    blocks: tuple["Block", ...]
    classes: tuple[str, ...] = ()
    id: str = ""


class Stretch(Node, frozen=True, tag=True):
    """Paragraphs of a long text that nobody has read yet: they are parsed when they come into sight.

    Stands only at the top of a Document that was composed for a reader who shows a screenful at a time.
    """

    text: str
    """The paragraphs, as Markdown."""

    home: Place
    """The record that the text belongs to: what its references mean depends on it."""

    cites: tuple[Place, ...] = ()
    """The sources it cites, in order of first citation."""

    links: tuple[Place, ...] = ()
    """The pages it links to, once for every link."""

    names: tuple[tuple[str, str], ...] = ()
    """The references in it that have no words of their own, each with the name that is shown for it."""

    is_marked: bool = False
    """Whether words of a lens may be shown in it."""


Block = (
    Plain
    | Para
    | Header
    | BlockQuote
    | CodeBlock
    | BulletList
    | OrderedList
    | DefinitionList
    | Table
    | Chart
    | HorizontalRule
    | Div
    | Stretch
)
Blocks = tuple[Block, ...]


class Reference(Struct, frozen=True):
    """One source that a Document cites, numbered by first appearance."""

    number: int
    source: Place
    inlines: Inlines
    """The bibliographic reference, ready to print."""


class Document(Struct, frozen=True, kw_only=True):
    """One page: everything its readers need to see and everything needed to hand it on."""

    place: Place
    title: str
    kind: str
    """What the page is of: a record kind (`section`, `actor`, …) or a view (`timeline`, `problems`, …)."""

    briefing_title: str = ""
    """Title of the briefing the page belongs to; empty for pages of the whole library."""

    drawn_on: tuple[str, ...] = ()
    """Ids of the briefings whose texts and titles stand on the page; of a page of the whole library, all."""

    issued: str = ""
    information_cutoff: str = ""
    marking: str = ""
    legend: str = ""
    """What the words of likelihood on the page mean; empty when there are none."""

    lens: str = ""
    """Through what the page is looked at, in words; empty when it is looked at as it is."""

    trail: tuple[Link, ...] = ()
    """The pages above this one, outermost first."""

    blocks: Blocks = ()
    """The page itself; a Stretch is among them only where `compose` was asked for that."""

    references: tuple[Reference, ...] = ()
    """Sources cited on the page, in order of first citation."""


def _list_children(node: BulletList | OrderedList) -> list[Node]:
    return [block for item in node.items for block in item]


def _definition_children(node: DefinitionList) -> list[Node]:
    return [child for term, blocks in node.items for child in (*term, *blocks)]


def _table_children(node: Table) -> list[Node]:
    cells = [cell for row in (node.head, *node.rows) for cell in row]
    return [inline for cell in (*cells, node.caption) for inline in cell]


_CHILDREN: dict[type[Node], Callable[..., Sequence[Node]]] = {
    **dict.fromkeys((Emph, Strong, Strikeout, Link, Image, Span, Plain, Para, Header), attrgetter("inlines")),
    **dict.fromkeys((BlockQuote, Div), attrgetter("blocks")),
    **dict.fromkeys((BulletList, OrderedList), _list_children),
    DefinitionList: _definition_children,
    Table: _table_children,
    Chart: attrgetter("table"),
}
"""For each kind of node that holds others: the nodes directly inside it, in reading order."""


def walk(nodes: "Blocks | Inlines") -> Iterator[Node]:
    """Every node below, depth first, in reading order."""
    stack: list[Node] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        inside = _CHILDREN.get(type(node))
        if inside is not None:
            stack.extend(reversed(inside(node)))


def plain_text(inlines: Inlines) -> str:
    """The words of inlines without any dress; citations leave nothing behind."""
    parts: list[str] = []
    for node in walk(inlines):
        if isinstance(node, Str | Code):
            parts.append(node.text)
        elif isinstance(node, SoftBreak | LineBreak):
            parts.append(" ")
    return "".join(parts)
