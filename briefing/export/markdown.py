"""Markdown: what its dialects share. A Document as text of which every word reads back as it was.

One paragraph is one line; the same Document gives the same bytes. A dialect says how it escapes text and how it writes
what the others do not have: notes, links to headings, alerts.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from briefing.export.about import address, standing
from briefing.export.binding import Handout
from briefing.export.emphasis import dressed
from briefing.export.notes import Notes
from briefing.export.running import with_notes
from briefing.model import document as d

_SPACES = "".join(chr(code) for code in range(0x3001) if chr(code).isspace() and chr(code) != "\n")
_GAPS = re.compile(r"\s*\n\s*|  +")
_UNSAFE_IN_ADDRESS = re.compile(r"[\s<>\\\"`{|}^]")
_List = d.BulletList | d.OrderedList


def on_one_line(text: str) -> str:
    """Text without line ends, and without more than one space in a row."""
    return _GAPS.sub(" ", text) if "\n" in text or "  " in text else text


class MarkdownWriter:
    """Writes one handout. What differs between dialects is in methods that they may override."""

    line_start = re.compile(r"^(\s*)(#|[+-]|=+(?=\s*$)|:(?=\s*-)|[0-9]+[.)](?=\s|$)|\[\^\d+\]:)", re.MULTILINE)
    """What would make a heading, list, underline, table or note of a line of text; its last character is escaped."""

    between_lists = ""
    """What keeps two lists in a row apart; empty when the second has other markers."""

    def __init__(self, handout: Handout) -> None:
        self.handout = handout
        self.notes = Notes(handout)
        self.in_cell = False
        self._block_writers: dict[type[d.Node], Callable[[Any], str]] = {
            d.Plain: lambda block: self.paragraph(block.inlines),
            d.Para: lambda block: self.paragraph(block.inlines),
            d.Header: self.header,
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
            d.Str: lambda inline: self.escape(inline.text),
            d.SoftBreak: lambda _: " ",
            d.LineBreak: lambda _: "\\\n",
            d.Emph: lambda inline: self.inlines(inline.inlines),
            d.Strong: lambda inline: self.inlines(inline.inlines),
            d.Strikeout: lambda inline: self.inlines(inline.inlines),
            d.Code: self.code,
            d.Link: self.link,
            d.Cite: self.cite,
        }

    # What dialects differ in

    def escape(self, text: str) -> str:
        """Plain text on one line that will be shown as it is written, but for what means something at its start."""
        raise NotImplementedError

    def mark(self, cite: d.Cite) -> str:
        """The mark of a citation's sources."""
        number = self.notes.number(cite)
        return f"[^{number}]" if number else ""

    def arranged(self, inlines: d.Inlines) -> d.Inlines:
        """Inlines without spans, citations where their marks are to stand."""
        return with_notes(inlines)

    def within(self, words: str, target: str) -> str:
        """A link to `#id` on the same page."""
        return f"[{words}]({target})"

    def callout(self, inside: str, classes: tuple[str, ...]) -> str:
        """Blocks set off from the text."""
        return _quoted(inside)

    def header(self, block: d.Header) -> str:
        """A heading."""
        return self.heading(block.level, self.inlines(block.inlines))

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
                follows = type(before) is type(block)
                other = follows and not other and not self.between_lists
                text = self.listed(block, other=other)
                written.append(f"{self.between_lists}\n\n{text}" if follows and self.between_lists else text)
            else:
                written.append(self.block(block))
        return written

    def block(self, block: d.Block) -> str:
        """One block, without a newline at its end."""
        return self._block_writers[type(block)](block)

    def paragraph(self, inlines: d.Inlines) -> str:
        """Inlines as one line."""
        return self.line(self.inlines(inlines))

    def line(self, written: str) -> str:
        """Inlines as lines of a paragraph, none of them empty at its ends, none beginning another kind of block."""
        while (bare := written.strip(_SPACES).removeprefix("\\\n").removesuffix("\\\n")) != written:
            written = bare
        return self.line_start.sub(_escape_start, written)

    def heading(self, level: int, written: str) -> str:
        """A heading on one line; number signs at its end are part of it."""
        words = written.replace("\\\n", " ").strip()
        if words.endswith("#") and not words.endswith("\\#"):
            words = f"{words[:-1]}\\#"
        return f"{'#' * level} {words}"

    def listed(self, block: _List, *, other: bool = False) -> str:
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
        terms = ((self.inlines((d.Strong(term),)), self.blocks(body)) for term, body in block.items)
        return "\n\n".join(self.line(term) + f"\n\n{body}".rstrip() for term, body in terms)

    def table(self, block: d.Table) -> str:
        """A pipe table."""
        rules = {"left": ":--", "right": "--:", "center": ":-:", "default": "---"}
        lines = [_row(self.cell(cell) for cell in row) for row in (block.head, *block.rows)]
        lines.insert(1, _row(rules[align] for align in block.aligns))
        caption = f"{self.inlines((d.Strong(block.caption),))}\n\n" if block.caption else ""
        return caption + "\n".join(lines)

    def cell(self, inlines: d.Inlines) -> str:
        """One cell; a line of its own is not to be had in it."""
        self.in_cell = True
        written = self.inlines(inlines)
        self.in_cell = False
        return written.replace("\\\n", " ").strip()

    def div(self, block: d.Div) -> str:
        """A callout set off, other blocks undressed."""
        inside = self.item(block.blocks, all(isinstance(one, d.Plain) for one in block.blocks))
        return self.callout(inside, block.classes) if "callout" in block.classes else inside

    # Inlines

    def inlines(self, inlines: d.Inlines) -> str:
        """Inlines as one run of Markdown, emphasis only where its marks can be told from the words."""
        nodes = self.arranged(inlines)
        texts = [self._inline_writers[type(node)](node) for node in nodes]
        if len(nodes) == 1:
            return dressed(type(nodes[0]), "", texts[0], "")
        written = ""
        for index, (node, text) in enumerate(zip(nodes, texts, strict=True)):
            after = next((later for later in texts[index + 1 :] if later), "")
            said = dressed(type(node), written, text, after)
            written += said.lstrip(" ") if written.endswith(" ") else said
        return written

    def code(self, code: d.Code) -> str:
        """A code span; in a cell a bar needs its escape even there, and after a backslash parsers disagree on it."""
        if self.in_cell and "\\|" in code.text:
            return self.escape(code.text)
        written = _code(code.text)
        return written.replace("|", "\\|") if self.in_cell else written

    def link(self, link: d.Link) -> str:
        """A link to a heading, or to an outside address."""
        inside, target = self.inlines(link.inlines), str(link.target)
        if target.startswith("#"):
            return self.within(inside, target)
        if d.plain_text(link.inlines) == target == _address(target):
            return f"<{target}>"
        return f"[{inside}](<{_address(target)}>)"

    def cite(self, cite: d.Cite) -> str:
        """The mark of the sources cited, and a word for those that are not there."""
        return self.mark(cite) + self.escape(self.notes.unknown(cite))

    def footnotes(self) -> str:
        """The notes used, in order."""
        return "\n".join(f"[^{number}]: {self.paragraph(words)}" for number, words in self.notes)

    def provenance(self) -> str:
        """One line on where the text comes from and how far it may travel."""
        document = self.handout.document
        above = [document.briefing_title] if document.briefing_title not in ("", document.title) else []
        place = [_code(address(document))] if address(document) else []
        return self.line(" · ".join([*map(self.escape, (*above, *standing(document))), *place]))


def _escape_start(match: re.Match[str]) -> str:
    space, mark = match.group(1), match.group(2)
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def _row(cells: Iterable[str]) -> str:
    """One line of a pipe table."""
    return f"| {' | '.join(cells)} |"


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
    language = re.sub(r"[^\w+#.-]", "", block.language)
    return f"{fence}{language}\n{block.text}\n{fence}"


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
