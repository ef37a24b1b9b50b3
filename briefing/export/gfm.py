"""GitHub-flavoured Markdown: a Document as one file that stands on its own.

Closed under references: links inside the library become their words, citations become footnotes that hold only the
sources used, and a header says where the text comes from. One paragraph is one line; the same Document gives the same
bytes.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from briefing.model import document as d
from briefing.model.place import Place

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~]|!$)|&(?=#?\w+;|$)")
"""Characters that mean something anywhere in a line; `!` and `&` only before what may follow."""

_LINE_START = re.compile(r"^(\s*)(#|[+-]|=+(?=\s*$)|:(?=\s*-)|[0-9]+[.)](?=\s|$)|\[\^\d+\]:)", re.MULTILINE)
"""What would make a heading, list, underline, table or note of a line of text."""

_EDGES = re.compile(r"\A[^\S\n]+|[^\S\n]+\Z")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\\"`{|}^]")
_List = d.BulletList | d.OrderedList

_ALERTS = {"bottom-line": "IMPORTANT", "takeaway": "NOTE"}
_CHIP_LABELS = {
    "likelihood": "Likelihood",
    "confidence": "Confidence",
    "reliability": "Reliability",
    "credibility": "Credibility",
}


def write_gfm(document: d.Document) -> str:
    """The Document as Markdown text that ends in a newline."""
    writer = _Writer(document)
    body = writer.blocks(document.blocks)
    legend = _line(escape(document.legend))
    parts = (_heading(1, escape(document.title)), _provenance(document), legend, body, writer.footnotes())
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Plain text on one line that Markdown will show as it is written, but for what means something at its start."""
    line = re.sub(r"\s*\n\s*|  +", " ", text)
    return _SPECIAL.sub(lambda match: f"\\{match.group()}" if match.group(1) else "&amp;", line)


def _line(written: str) -> str:
    """Inline Markdown as lines of a paragraph, none of them empty at its ends, none beginning another kind of block."""
    while (bare := _EDGES.sub("", written).removeprefix("\\\n").removesuffix("\\\n")) != written:
        written = bare
    return _LINE_START.sub(_escape_start, written)


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}" if mark[0] in "[0123456789" else f"{space}\\{mark}"


def _heading(level: int, written: str) -> str:
    """A heading on one line; number signs at its end are part of it."""
    words = written.replace("\\\n", " ").strip()
    return f"{'#' * level} {re.sub('#$', lambda _: chr(92) + '#', words)}"


def _provenance(document: d.Document) -> str:
    """One line on where the text comes from and how far it may travel."""
    parts = (
        document.briefing_title if document.briefing_title != document.title else "",
        f"issued {document.issued}" if document.issued else "",
        f"information cutoff {document.information_cutoff}" if document.information_cutoff else "",
        document.marking,
        f"`{document.place}`",
    )
    return _line(" · ".join(escape(part) if not part.startswith("`") else part for part in parts if part))


class _Writer:
    """Writes one Document; numbers its footnotes as it goes."""

    def __init__(self, document: d.Document) -> None:
        self._references = {entry.source: entry for entry in document.references}
        self._notes: dict[tuple[Place, str, str], int] = {}
        self._in_cell = False
        self._block_writers: dict[type[d.Node], Callable[[Any], str]] = {
            d.Plain: lambda block: self.paragraph(block.inlines),
            d.Para: lambda block: self.paragraph(block.inlines),
            d.Header: lambda block: _heading(block.level, self.inlines(block.inlines)),
            d.BlockQuote: lambda block: _quoted(self.blocks(block.blocks)),
            d.CodeBlock: _code_block,
            d.BulletList: self.listed,
            d.OrderedList: self.listed,
            d.DefinitionList: self.definitions,
            d.Table: self.table,
            d.HorizontalRule: lambda _: "***",
            d.Div: self.div,
        }
        self._inline_writers: dict[type[d.Node], Callable[[Any], str]] = {
            d.Str: lambda inline: escape(inline.text),
            d.SoftBreak: lambda _: " ",
            d.LineBreak: lambda _: "\\\n",
            d.Emph: lambda inline: _wrapped("*", self.inlines(inline.inlines)),
            d.Strong: lambda inline: _wrapped("**", self.inlines(inline.inlines)),
            d.Strikeout: lambda inline: _wrapped("~~", self.inlines(inline.inlines)),
            d.Code: self.code,
            d.Link: self.link,
            d.Image: lambda inline: f"![{self.inlines(inline.inlines)}](<{_address(inline.target)}>)",
            d.Cite: self.cite,
            d.Span: self.span,
        }

    # Blocks

    def blocks(self, blocks: d.Blocks) -> str:
        """Blocks with an empty line between them; lines of one thought stay together."""
        return "\n\n".join(text for text in self.each(blocks) if text)

    def each(self, blocks: d.Blocks) -> list[str]:
        """Each block; of two lists in a row, the second has markers of another kind, which keep it apart."""
        written: list[str] = []
        other = False
        for before, block in zip((None, *blocks), blocks, strict=False):
            if isinstance(block, _List):
                other = type(before) is type(block) and not other
                written.append(self.listed(block, other=other))
            else:
                written.append(self.block(block))
        return written

    def block(self, block: d.Block) -> str:
        """One block, without a newline at its end."""
        return self._block_writers[type(block)](block)

    def paragraph(self, inlines: d.Inlines) -> str:
        """Inlines as one line."""
        return _line(self.inlines(inlines))

    def listed(self, block: d.BulletList | d.OrderedList, *, other: bool = False) -> str:
        """A list, tight when no item has more than lines and then lists in it; `other` changes its markers."""
        tight = all(map(_is_tight, block.items))
        written: list[str] = []
        for index, item in enumerate(block.items):
            number = f"{block.start + index}{')' if other else '.'} " if isinstance(block, d.OrderedList) else ""
            written.append(_hung(number or ("+ " if other else "- "), self.item(item, tight)))
        return ("\n" if tight else "\n\n").join(written)

    def item(self, blocks: d.Blocks, tight: bool) -> str:
        """The blocks of one list item; lines in a tight item are kept apart by hard breaks."""
        if not tight:
            return self.blocks(blocks)
        joined = ""
        for before, block, text in zip((None, *blocks), blocks, self.each(blocks), strict=False):
            both_lines = isinstance(before, d.Plain) and isinstance(block, d.Plain)
            joined += ("\\\n" if both_lines else "\n" if before else "") + text
        return joined

    def definitions(self, block: d.DefinitionList) -> str:
        """Terms in bold, each followed by what is said of it."""
        return "\n\n".join(
            f"**{self.inlines(term).strip()}**\n\n{self.blocks(body)}".strip() for term, body in block.items
        )

    def table(self, block: d.Table) -> str:
        """A pipe table."""
        rules = {"left": ":--", "right": "--:", "center": ":-:", "default": "---"}
        rows = [block.head, *block.rows]
        lines = [self.row(self.cell(cell) for cell in row) for row in rows]
        lines.insert(1, self.row(rules[align] for align in block.aligns))
        caption = f"**{self.inlines(block.caption)}**\n\n" if block.caption else ""
        return caption + "\n".join(lines)

    def row(self, cells: Iterable[str]) -> str:
        """One line of a pipe table."""
        return f"| {' | '.join(cells)} |"

    def cell(self, inlines: d.Inlines) -> str:
        """One cell; a line of its own is not to be had in it."""
        self._in_cell = True
        written = self.inlines(inlines)
        self._in_cell = False
        return written.replace("\\\n", " ").strip()

    def div(self, block: d.Div) -> str:
        """A callout as a quotation or alert, facts as a list, other blocks undressed."""
        if "facts" in block.classes:
            return "\n".join(f"- {self.block(line)}" for line in block.blocks)
        inside = self.item(block.blocks, all(isinstance(one, d.Plain) for one in block.blocks))
        if "callout" not in block.classes:
            return inside
        alert = next((_ALERTS[name] for name in block.classes if name in _ALERTS), "")
        return _quoted(f"[!{alert}]\n{inside}" if alert else inside)

    # Inlines

    def inlines(self, inlines: d.Inlines) -> str:
        """Inlines as one run of Markdown; a note's mark stands close to the word before it."""
        written = ""
        for inline in inlines:
            text = self._inline_writers[type(inline)](inline)
            if isinstance(inline, d.Cite):
                written = written.rstrip(" ")
            written += text.lstrip(" ") if written.endswith(" ") else text
        return written

    def code(self, code: d.Code) -> str:
        """A code span; in a cell a bar needs its escape even there."""
        written = _code(code.text)
        return written.replace("|", "\\|") if self._in_cell else written

    def link(self, link: d.Link) -> str:
        """An outside address as a link, a link inside the library as its words."""
        inside = self.inlines(link.inlines)
        if isinstance(link.target, Place) or not link.target:
            return inside
        if d.plain_text(link.inlines) == link.target == _address(link.target):
            return f"<{link.target}>"
        return f"[{inside}](<{_address(link.target)}>)"

    def span(self, span: d.Span) -> str:
        """A chip as a short sentence of its own, a label in bold, anything else undressed."""
        inside = self.inlines(span.inlines)
        if "chip" in span.classes:
            label = _CHIP_LABELS.get(span.classes[-1], "")
            words = inside.removesuffix(" confidence") if label == "Confidence" else inside
            return f"{label}: {words}." if label else f"({inside})"
        return f"**{inside}:**" if "label" in span.classes else inside

    def cite(self, cite: d.Cite) -> str:
        """Citations as footnote marks."""
        return "".join(self._mark(citation) for citation in cite.citations)

    def _mark(self, citation: d.Citation) -> str:
        if citation.source is None or citation.source not in self._references:
            return f" ({escape(citation.key)}: no such source)"
        key = (citation.source, citation.prefix, citation.locator)
        return f"[^{self._notes.setdefault(key, len(self._notes) + 1)}]"

    def footnotes(self) -> str:
        """The notes used, in order."""
        return "\n".join(f"[^{number}]: {self._note(*key)}" for key, number in self._notes.items())

    def _note(self, source: Place, prefix: str, locator: str) -> str:
        inlines = self._references[source].inlines
        if locator:
            inlines = (*(inlines[:-1] if inlines[-1:] == (d.Str("."),) else inlines), d.Str(f", {locator}."))
        return _line(self.inlines((*((d.Str(f"{prefix} "),) if prefix else ()), *inlines)))


def _wrapped(mark: str, inside: str) -> str:
    """Emphasis with its marks tight against the words, as CommonMark asks."""
    words = inside.strip()
    if not words:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{mark}{words}{mark}{after}"


def _code(text: str) -> str:
    """A code span, fenced by more backticks than it holds."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    edges = {text[:1], text[-1:]}
    pad = " " if "`" in edges or (edges == {" "} and text.strip()) else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _code_block(block: d.CodeBlock) -> str:
    longest = max((len(run) for run in re.findall(r"`{3,}", block.text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{block.language.replace('`', '')}\n{block.text}\n{fence}"


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def _hung(marker: str, text: str) -> str:
    """Text behind a list marker, its further lines indented to stand under its first."""
    first, *rest = text.split("\n")
    indent = " " * len(marker)
    return "\n".join([f"{marker}{first}", *(f"{indent}{line}" if line else "" for line in rest)])


def _address(url: str) -> str:
    """An address that cannot end its own brackets: what may not stand in one is percent-encoded."""
    return _UNSAFE_IN_ADDRESS.sub(lambda match: "".join(f"%{byte:02X}" for byte in match.group().encode()), url)


def _is_tight(item: d.Blocks) -> bool:
    """Whether an item is lines, then lists, and nothing else."""
    lists = [isinstance(block, _List) for block in item]
    return lists == sorted(lists) and all(isinstance(block, d.Plain | _List) for block in item)
