"""The linear reader: a page as words alone, one thing after the other, for ears, braille lines and scripts.

Headings are numbered, and so is whatever can be followed: `[3]` stands for the third target of the list at the end. No
character is there for its looks; what pages say by lines, columns and colours is said in words.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import Final

from briefing.layout.saying import GAP, STEP, joined, rows_said, with_sentence, wrapped
from briefing.model.chips import chip_label, chip_value
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
from briefing.model.place import Place
from briefing.model.trees import begins_with

_UNSAID: Final = frozenset({"sign", "key"})
"""Classes of words for eyes alone."""


def linear(document: Document, width: int = 0) -> str:
    """A page as lines of plain text, each paragraph on one line, or wrapped to so many cells."""
    writer = _Writer(document)
    lines = [*writer.head(), *writer.blocks(document.blocks), *writer.targets()]
    return "".join(f"{line}\n" for whole in lines for line in wrapped(whole, width))


class _Writer:
    """Writes one page, and remembers what its numbers stand for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[Target, int] = {}
        self._names: dict[Target, str] = {}
        self._references = {reference.source: reference.inlines for reference in document.references}
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
            reference = self._references.get(target, ()) if isinstance(target, Place) else ()
            words = tuple(takewhile(lambda node: not isinstance(node, Link), reference))
            name = _FULL_STOP.sub("", plain_text(words) or self._names[target])
            outside = plain_text(reference[len(words) :]).removesuffix(".")
            said = (f"{name}: {target}" if name not in ("", str(target)) else str(target), outside)
            yield clean_line(f"[{number}] {', '.join(filter(None, said))}")

    # Blocks

    def blocks(self, blocks: Blocks) -> Iterator[str]:
        """Blocks, each after an empty line, but for lines and lists that belong to a line before them."""
        before: Block | None = None
        for block in blocks:
            lines = list(_BLOCKS[type(block)](self, block))
            if any(lines) and not (isinstance(before, Plain) and isinstance(block, Plain | BulletList | OrderedList)):
                yield ""
            yield from lines if any(lines) else ()
            before = block

    def _closely(self, blocks: Blocks) -> list[str]:
        """Blocks inside another, without empty lines between them."""
        return [line for line in self.blocks(blocks) if line]

    def _indented(self, blocks: Blocks) -> Iterator[str]:
        return (f"{STEP}{line}" for line in self._closely(blocks))

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
        return (f"{STEP}{line}" for line in clean(node.text).replace("\t", "    ").rstrip("\n").split("\n"))

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
            yield from (f"{STEP}{line}" for line in others)

    def definitions(self, node: DefinitionList) -> Iterable[str]:
        """Each term, and what is said of it."""
        for term, body in node.items:
            yield f"{self.words(term)}:"
            yield from self._indented(body)

    def table(self, node: Table) -> Iterable[str]:
        """How many rows, the columns once with their numbers, then row by row."""
        count = len(node.rows)
        heads = [" ".join(self.words(cell).split()) for cell in node.head]
        told = (
            f"Table, {count} {'row' if count == 1 else 'rows'}",
            self.words(node.caption).rstrip("."),
            f"Columns: {'; '.join(filter(None, heads))}" if any(heads) else "",
        )
        yield ". ".join(filter(None, told))
        names = [clean_line(" ".join(plain_text(cell).split())) for cell in node.head]
        cells = [["" if begins_with(cell, "absent") else self.words(cell) for cell in row] for row in node.rows]
        yield from rows_said(names, cells)

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
            more = _INLINES[type(node)](self, node)
            label = chip_label(node)
            if label:
                said = with_sentence(said, label, more)
            elif isinstance(node, Cite) and said.rstrip(" ").endswith(more):  # of a link to the source itself
                said = said.rstrip(" ")
            else:
                said = joined(said, more)
        return said

    def string(self, node: Str) -> str:
        """Plain text; what only parts one thing from the next is a gap."""
        if len(node.text) > 1 and not node.text.strip(" ·"):
            return GAP
        return clean(node.text).translate(_AS_SPACES).replace(" · ", ", ")

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
        """Words; a label ends in a colon, a grade is a sentence, what is for eyes alone nothing."""
        said = "" if _UNSAID.intersection(node.classes) else self._run(node.inlines)
        grade, words = chip_label(node), said.rstrip()
        if grade:
            return f"{grade}: {chip_value(words)}."
        is_label = "label" in node.classes and words and not words.endswith(":")
        return f"{words}:{said[len(words) :]}" if is_label else said

    def link(self, node: Link) -> str:
        """Words and a number; of a link that leads nowhere, why."""
        said = self._run(node.inlines)
        if node.kind == "broken" or not node.target:
            return f"{said} [leads nowhere: {clean_line(node.title)}]" if node.title else f"{said} [leads nowhere]"
        number = self._number(node.target, plain_text(node.inlines))
        return f"{said.removesuffix('.')} [{number}]." if chip_label(node) else f"{said} [{number}]"

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


_FULL_STOP: Final = re.compile(r"(?:(?<![A-Z])\.)?[, ]*$")
"""What ends a sentence or a part of one, but not an abbreviation such as `U.S.`"""

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
    Str: _Writer.string,
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
