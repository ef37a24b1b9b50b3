"""The linear reader: a page as words alone, one thing after the other, for ears, braille lines and scripts.

Headings are numbered, and so is whatever can be followed: `[3]` stands for the third target of the list at the end. No
character is there for its looks; what pages say by lines, columns and colours is said in words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefing.layout.wrap import wrap
from briefing.model.cleaning import clean, clean_line
from briefing.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Chart,
    Citation,
    Cite,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Document,
    Emph,
    Header,
    HorizontalRule,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Plain,
    SoftBreak,
    Span,
    Str,
    Strikeout,
    Strong,
    Table,
    Target,
    plain_text,
)
from briefing.model.trees import begins_with

_STEP: Final = "  "
_MARK: Final = re.compile(r" *(?:- |\d+\. )?")
"""What stands before the words of a line, and is left free below it when they are wrapped."""

_ENDED: Final = re.compile(r"[:\n ]$|[.!?;][”’\"')]?(?: \[[^\]]*\])*$")
"""Words after which what follows stands apart without a comma."""


def linear(document: Document, width: int = 0) -> str:
    """A page as lines of plain text, each paragraph on one line, or wrapped to so many cells."""
    writer = _Writer(document)
    lines = [*writer.head(), *writer.blocks(document.blocks), *writer.targets()]
    return "".join(f"{line}\n" for whole in lines for line in _wrapped(whole, width))


def _wrapped(line: str, width: int) -> list[str]:
    if not width or not line:
        return [line]
    mark = _MARK.match(line)
    first = mark[0] if mark else ""
    text, rest = line[len(first) :], " " * len(first)
    cuts = wrap(text, max(width - len(first), 1)) or [(0, 0)]
    return [f"{rest if number else first}{text[start:end]}" for number, (start, end) in enumerate(cuts)]


class _Writer:
    """Writes one page, and remembers what its numbers stand for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[Target, int] = {}
        self._names: dict[Target, str] = {
            reference.source: plain_text(reference.inlines) for reference in document.references
        }
        self._counts = [0] * 6

    def head(self) -> Iterator[str]:
        """What the page is, and how far it may travel."""
        document = self._document
        yield clean_line(document.title)
        about = {
            "": document.briefing_title if document.briefing_title != document.title else "",
            "Issued ": document.issued,
            "Information cutoff ": document.information_cutoff,
            "Marking ": document.marking,
        }
        told = ". ".join(clean_line(f"{what}{value}") for what, value in about.items() if value)
        yield from ((f"{told}.",) if told else ())
        yield from (clean_line(said) for said in (document.lens, document.legend) if said)

    def targets(self) -> Iterator[str]:
        """What each number stands for, with the address to ask for next."""
        if self._numbers:
            yield from ("", "Targets", "")
        for target, number in self._numbers.items():
            name, address = self._names.get(target, ""), str(target)
            yield clean_line(f"[{number}] {name}: {address}" if name and name != address else f"[{number}] {address}")

    # Blocks

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        """Blocks, each after an empty line, but for lines and lists that belong to a line before them."""
        before: Block | None = None
        for block in blocks:
            lines = list(_BLOCKS[type(block)](self, block))
            if lines and not (isinstance(before, Plain) and isinstance(block, Plain | BulletList | OrderedList)):
                yield ""
            yield from lines
            before = block

    def _closely(self, blocks: Blocks) -> list[str]:
        """Blocks inside another, without empty lines between them."""
        return [line for line in self.blocks(blocks) if line]

    def _indented(self, blocks: Blocks) -> Iterator[str]:
        return (f"{_STEP}{line}" for line in self._closely(blocks))

    def text(self, node: Plain | Para) -> Iterable[str]:
        """A paragraph: one line, or more where the text says so."""
        return self.words(node.inlines).split("\n")

    def header(self, node: Header) -> Iterable[str]:
        """A heading with its number; those below the title begin with 1."""
        level = min(max(node.level - 1, 1), len(self._counts))
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (len(self._counts) - level)
        number = ".".join(str(max(count, 1)) for count in self._counts[:level])
        yield f"{number} {' '.join(self.words(node.inlines).split())}"

    def quote(self, node: BlockQuote) -> Iterable[str]:
        """A quotation, said to be one."""
        yield "Quotation:"
        yield from self._indented(node.blocks)

    def code(self, node: CodeBlock) -> Iterable[str]:
        """Lines as they stand."""
        return (f"{_STEP}{line}" for line in clean(node.text).replace("\t", "    ").rstrip("\n").split("\n"))

    def bullets(self, node: BulletList) -> Iterable[str]:
        """Items, each on a line."""
        return self._items(("- ", item) for item in node.items)

    def numbers(self, node: OrderedList) -> Iterable[str]:
        """Items with their numbers."""
        return self._items((f"{number}. ", item) for number, item in enumerate(node.items, node.start))

    def _items(self, items: Iterable[tuple[str, Blocks]]) -> Iterator[str]:
        for mark, item in items:
            first, *others = self._closely(item) or [""]
            yield f"{mark}{first}"
            yield from (f"{_STEP}{line}" for line in others)

    def definitions(self, node: DefinitionList) -> Iterable[str]:
        """Each term, and what is said of it."""
        for term, body in node.items:
            yield f"{self.words(term)}:"
            yield from self._indented(body)

    def table(self, node: Table) -> Iterable[str]:
        """A line for each row, each cell under the name of its column."""
        caption = self.words(node.caption)
        count = len(node.rows)
        heads = [self.words(cell).replace("\n", " ") for cell in node.head]
        columns = f"; columns: {', '.join(head for head in heads if head)}" if any(heads) else ""
        yield f"Table{f', {caption}' if caption else ''}, {count} {'row' if count == 1 else 'rows'}{columns}"
        for row in node.rows:
            cells = ["" if begins_with(cell, "absent") else self.words(cell).replace("\n", " ") for cell in row]
            told = [f"{head}: {cell}" if head else cell for head, cell in zip(heads, cells, strict=True) if cell]
            yield f"- {'; '.join(told)}"

    def chart(self, node: Chart) -> Iterable[str]:
        """Its numbers, unless they stand on the page anyway."""
        return (line for table in node.table for line in self.table(table))

    def div(self, node: Div) -> Iterable[str]:
        """What is in it."""
        lines = list(self.blocks(node.blocks))
        return lines[1:] if lines[:1] == [""] else lines

    def rule(self, _: HorizontalRule) -> Iterable[str]:
        """Nothing: an empty line stands there anyway."""
        return ()

    # Inlines

    def words(self, inlines: Inlines) -> str:
        """Inlines as words; a line end that is meant is a newline."""
        return self._run(inlines).strip(" ")

    def _run(self, inlines: Inlines) -> str:
        said = ""
        for node in inlines:
            more = self._gap(node, said) if isinstance(node, Str) else _INLINES[type(node)](self, node)
            is_said = isinstance(node, Cite) and said.rstrip(" ").endswith(more)  # of a link to the source itself
            said = said.rstrip(" ") if is_said else said + more
        return said

    def _gap(self, node: Str, said: str) -> str:
        """Plain text; what only parts one thing from the next is said as a comma."""
        if node.text.strip(" ·") or len(node.text) < 2:
            return clean(node.text).translate(_AS_SPACES).replace(" · ", ", ")
        return " " if not said or _ENDED.search(said) else ", "

    def inside(self, node: Emph | Strong) -> str:
        """Words without their dress."""
        return self._run(node.inlines)

    def struck(self, node: Strikeout) -> str:
        """Words said to be struck out."""
        return f"(struck out: {self.words(node.inlines)})"

    def verbatim(self, node: Code) -> str:
        """The words as they are."""
        return clean(node.text).translate(_AS_SPACES)

    def span(self, node: Span) -> str:
        """Words; a label ends in a colon."""
        said = self._run(node.inlines)
        return (
            f"{said.rstrip()}:"
            if "label" in node.classes and said.strip() and not said.rstrip().endswith(":")
            else said
        )

    def link(self, node: Link) -> str:
        """Words and a number; of a link that leads nowhere, why."""
        said = self._run(node.inlines)
        if node.kind == "broken" or not node.target:
            return f"{said} [leads nowhere: {clean_line(node.title)}]" if node.title else f"{said} [leads nowhere]"
        return f"{said} [{self._number(node.target, said)}]"

    def image(self, node: Image) -> str:
        """What it shows, and a number."""
        return f"Image: {self.words(node.inlines)} [{self._number(node.target, '')}]"

    def cite(self, node: Cite) -> str:
        """The numbers of the sources, with what is said of each."""
        told = "; ".join(self._citation(citation) for citation in node.citations)
        return f"[{told}]" if told else ""

    def _citation(self, citation: Citation) -> str:
        prefix = f"{citation.prefix} " if citation.prefix else ""
        locator = f", {citation.locator}" if citation.locator else ""
        source = citation.source
        key = f"no source {citation.key}" if source is None else str(self._number(source, citation.key))
        return clean_line(f"{prefix}{key}{locator}")

    def _number(self, target: Target, name: str) -> int:
        self._names.setdefault(target, " ".join(name.split()))
        return self._numbers.setdefault(target, len(self._numbers) + 1)

    def soft(self, _: SoftBreak) -> str:
        """A space."""
        return " "

    def hard(self, _: LineBreak) -> str:
        """A new line."""
        return "\n"


_AS_SPACES: Final = str.maketrans("\t\n", "  ")

_BLOCKS: Final[dict[type[Block], Callable[..., Iterable[str]]]] = {
    Plain: _Writer.text,
    Para: _Writer.text,
    Header: _Writer.header,
    BlockQuote: _Writer.quote,
    CodeBlock: _Writer.code,
    BulletList: _Writer.bullets,
    OrderedList: _Writer.numbers,
    DefinitionList: _Writer.definitions,
    Table: _Writer.table,
    Chart: _Writer.chart,
    Div: _Writer.div,
    HorizontalRule: _Writer.rule,
}
_INLINES: Final[dict[type[Inline], Callable[..., str]]] = {
    Emph: _Writer.inside,
    Strong: _Writer.inside,
    Strikeout: _Writer.struck,
    Code: _Writer.verbatim,
    Span: _Writer.span,
    Link: _Writer.link,
    Image: _Writer.image,
    Cite: _Writer.cite,
    SoftBreak: _Writer.soft,
    LineBreak: _Writer.hard,
}
