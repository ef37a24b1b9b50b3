"""Documents: what a page says, as a small tree under pandoc's names.

The reader, `briefing show` and every export format take this same tree. Names and meanings follow pandoc-types
(https://hackage.haskell.org/package/pandoc-types), with three liberties: `Str` may hold spaces, a link's target may be
a `Place`, and a note's marker is computed by whoever writes the Document out.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Literal

from msgspec import Struct

from briefing.model.place import Place
from briefing.model.plot import Plot

Target = Place | str
"""Where a link leads: a Place in the library, or an outside address."""


class Node(Struct, frozen=True, tag_field="t"):
    """What blocks and inlines have in common."""


class Str(Node, frozen=True, tag=True):
    """Plain text without newlines."""

    text: str


class SoftBreak(Node, frozen=True, tag=True):
    """A line end in the source that means no more than a space."""


class LineBreak(Node, frozen=True, tag=True):
    """A line end that is meant."""


class Emph(Node, frozen=True, tag=True):
    """Emphasis."""

    inlines: tuple["Inline", ...]


class Strong(Node, frozen=True, tag=True):
    """Strong emphasis."""

    inlines: tuple["Inline", ...]


class Strikeout(Node, frozen=True, tag=True):
    """Text struck out."""

    inlines: tuple["Inline", ...]


class Code(Node, frozen=True, tag=True):
    """Inline code, verbatim."""

    text: str


class Link(Node, frozen=True, tag=True):
    """A link to a Place or an outside address."""

    inlines: tuple["Inline", ...]
    target: Target
    kind: str = ""
    """What the target is: a record kind such as `actor`, `url`, or `broken` when it resolves to nothing."""

    title: str = ""
    """One line about the target; for a broken link, why it is broken."""


class Image(Node, frozen=True, tag=True):
    """A picture: shown as its alternative text and its address."""

    inlines: tuple["Inline", ...]
    target: str


CitationMode = Literal["normal", "suppress_author"]
"""`[@key]` or `[-@key]`."""


class Citation(Struct, frozen=True):
    """One source cited, as in pandoc's `Citation`."""

    source: Place | None
    """The source's Place; None when the key resolves to nothing."""

    key: str
    """The key as written."""

    prefix: str = ""
    """Text before the reference, such as `see`."""

    locator: str = ""
    """Where in the source, such as `p. 3`."""

    mode: CitationMode = "normal"
    """Whether the author is to be named where the style names authors."""


class Cite(Node, frozen=True, tag=True):
    """One or more sources cited at one point of the text."""

    citations: tuple[Citation, ...]


class Span(Node, frozen=True, tag=True):
    """Inlines with a meaning of their own: a chip, a native name, a label."""

    inlines: tuple["Inline", ...]
    classes: tuple[str, ...] = ()


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


Inline = Str | SoftBreak | LineBreak | Emph | Strong | Strikeout | Code | Link | Image | Cite | Span
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
)
Inlines = tuple[Inline, ...]
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

    issued: str = ""
    information_cutoff: str = ""
    marking: str = ""
    legend: str = ""
    """What the words of likelihood on the page mean; empty when there are none."""

    trail: tuple[Link, ...] = ()
    """The pages above this one, outermost first."""

    blocks: Blocks = ()
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
