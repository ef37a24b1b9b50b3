"""Typst markup: a Document for the typesetter, every word of it in a string that nothing can break out of.

Syntax as of https://typst.app/docs/reference. Text stands in string literals, never in markup, so the only characters
that mean anything are the backslash and the quotation mark, and both are escaped.
"""

import re
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

from briefing.export.ast import header
from briefing.export.binding import Handout
from briefing.export.columns import is_crowded, is_cut, needs
from briefing.export.notes import Notes
from briefing.export.running import with_notes
from briefing.export.sheets import sheets
from briefing.export.speaking import TEXT_CHART
from briefing.model import document as d
from briefing.model.trees import rewrite

_STYLE = """\
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 2.4cm, y: 2.5cm), numbering: "1 / 1", header: context {{
  if counter(page).get().first() > 1 {{ set text(8pt, fill: luma(90)); {title}; h(1fr); {marking} }}
}})
#set text(10.5pt, lang: {lang}, font: {fonts})
#set par(justify: false, leading: 0.68em, spacing: 1.05em)
#set heading(numbering: none)
#show heading: set block(above: 1.6em, below: 0.8em, sticky: true)
#show heading: set text(hyphenate: false)
#show link: set text(fill: rgb("#1a4f8b"))
#show raw: set text(0.92em)
#show raw.where(lang: "text-chart"): set block(breakable: false)
#show outline.entry.where(level: 1): set text(weight: "bold")
#set table(stroke: (x, y) => if y == 0 {{ (bottom: 0.6pt) }} else {{ (bottom: 0.2pt + luma(170)) }}, inset: 5pt)
#show table.cell.where(y: 0): strong
#show table: set par(justify: false)
#show table: set text(0.92em)
#show figure: set block(breakable: true)
#let held(body) = block(width: 100%, spacing: 1.05em, body)
#let leads(body) = block(width: 100%, spacing: 1.05em, sticky: true, body)
#let term(name, body) = {{ block(sticky: true, below: 0.68em, strong(name)); block(inset: (left: 1.2em), body) }}
#let whole(body) = {{ set table.cell(breakable: false); body }}
#let small(body) = {{ set text(9.3pt, hyphenate: true); body }}
#let once(name, first, again) = [#metadata(none)#label(name)#context {{
  if here().page() == query(label(name)).first().location().page() {{ first }} else {{ again }} }}]
#let callout(body) = block(
  width: 100%, inset: (left: 10pt, y: 6pt), stroke: (left: 2pt + luma(150)), breakable: true, body)
"""

_NOTHING = ("", "#par[]")
"""What a block without words is written as."""


def write_markup(handout: Handout, fonts: Iterable[str]) -> str:
    """The handout as one Typst file, in the first of some fonts that has each letter."""
    document = handout.document
    writer = _Writer(handout)
    style = _STYLE.format(
        title=_string(document.title),
        marking=_string(document.marking),
        lang=_string(handout.lang.partition("-")[0]),
        fonts=f"({''.join(f'{_string(font)}, ' for font in fonts)})",
    )
    pages = [(sheet.is_lying, writer.blocks(sheet.blocks)) for sheet in sheets(document.blocks)]
    if handout.has_pages or not pages:
        pages.insert(0, (False, _opening(handout)))
    else:
        pages[0] = (pages[0][0], f"{_opening(handout)}\n{pages[0][1]}")
    return "\n".join((style, *(_page(written, is_lying=is_lying) for is_lying, written in pages)))


def _page(written: str, *, is_lying: bool) -> str:
    """What is written, on pages of its own where those lie on their side."""
    return f"#page(flipped: true, margin: (x: 1.8cm, y: 2cm))[\n{written}\n]\n" if is_lying else f"{written}\n"


def _opening(handout: Handout) -> str:
    """Title, provenance and, over several pages, their contents."""
    document = handout.document
    above = [document.briefing_title] if document.briefing_title not in ("", document.title) else []
    title = f'#text(18pt, weight: "bold", hyphenate: false, {_string(document.title)})\n'
    lines = (f"#text(9pt, fill: luma(70), {_string(line)})\n" for line in (*above, *header(document)))
    return "\n".join((title, *lines, *([_contents(document)] if handout.has_pages else [])))


def _string(text: str) -> str:
    """A string literal with this text, line ends and runs of spaces as one space each."""
    words = re.sub(r"\s+", " ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{words}"'


def _verbatim(text: str) -> str:
    """A string literal with this text to the letter."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _contents(document: d.Document) -> str:
    """What several pages in one hold: one by one, or briefing by briefing."""
    depth = 2 if document.kind == "briefing" and not document.place.briefing else 1
    return f'#outline(title: "Contents", depth: {depth})\n'


def _is_mark(block: d.Block) -> bool:
    """Whether a block is no more than an id, to which links lead."""
    return isinstance(block, d.Div) and not block.blocks


def _is_label(block: d.Block) -> bool:
    """Whether a line is in bold type throughout: it names what follows."""
    return (
        isinstance(block, d.Plain) and bool(block.inlines) and all(isinstance(one, d.Strong) for one in block.inlines)
    )


def _code_block(block: d.CodeBlock) -> str:
    """Verbatim text; of languages only that of charts counts, which no page break may cut."""
    language = f", lang: {_string(block.language)}" if block.language == TEXT_CHART else ""
    return f"#raw({_verbatim(block.text)}, block: true{language})"


class _Writer:
    """Writes the blocks of one handout, each as code that stands in markup."""

    def __init__(self, handout: Handout) -> None:
        self._notes = Notes(handout)
        self._heads = 0
        self._labels = {
            node.id for node in d.walk(handout.document.blocks) if isinstance(node, d.Header | d.Div) and node.id
        }
        self._block_writers: dict[type[d.Node], Callable[[Any], str]] = {
            d.Plain: lambda block: self.inlines(block.inlines),
            d.Para: lambda block: f"#par[{self.inlines(block.inlines)}]",
            d.Header: self._header,
            d.BlockQuote: lambda block: f"#quote(block: true)[{self.blocks(block.blocks)}]",
            d.CodeBlock: _code_block,
            d.BulletList: lambda block: f"#list({self._items(block.items)})",
            d.OrderedList: lambda block: f"#enum(start: {block.start}, {self._items(block.items)})",
            d.DefinitionList: self._definitions,
            d.Table: self._table,
            d.HorizontalRule: lambda _: "#line(length: 100%, stroke: 0.4pt)",
            d.Div: self._div,
        }
        self._inline_writers: dict[type[d.Node], Callable[[Any], str]] = {
            d.Str: lambda inline: f"#{_string(inline.text)};",
            d.SoftBreak: lambda _: '#" ";',
            d.LineBreak: lambda _: "#linebreak();",
            d.Emph: lambda inline: f"#emph[{self.inlines(inline.inlines)}];",
            d.Strong: lambda inline: f"#strong[{self.inlines(inline.inlines)}];",
            d.Strikeout: lambda inline: f"#strike[{self.inlines(inline.inlines)}];",
            d.Code: lambda inline: f"#raw({_string(inline.text)});",
            d.Link: self._link,
            d.Cite: self._cite,
        }

    def blocks(self, blocks: d.Blocks, *, led: bool = False) -> str:
        """Blocks with an empty line between them; what is led to by a heading or a label is held to it."""
        written: list[str] = []
        for block, after in zip_longest(blocks, blocks[1:]):
            text = self._block_writers[type(block)](block)
            if text in _NOTHING:
                continue
            leads = after is not None and _is_label(block)
            if isinstance(block, d.Plain | d.Para) and (led or leads):
                text = f"#{'leads' if leads else 'held'}[{text}]"
            written.append(text)
            led = leads or isinstance(block, d.Header) or (led and _is_mark(block))
        return "\n\n".join(written)

    def inlines(self, inlines: d.Inlines) -> str:
        """Inlines as one run of content."""
        return "".join(self._inline_writers[type(inline)](inline) for inline in with_notes(inlines))

    def _items(self, items: Iterable[d.Blocks]) -> str:
        return ", ".join(f"[{self.blocks(item)}]" for item in items)

    def _header(self, block: d.Header) -> str:
        """A heading; one with notes stays out of the contents, where they would stand once more."""
        label = f" #label({_string(block.id)})" if block.id else ""
        noted = any(isinstance(inline, d.Cite) for inline in d.walk(block.inlines))
        options = f"level: {max(block.level - 1, 1)}" + (", outlined: false, bookmarked: true" if noted else "")
        return f"#heading({options})[{self.inlines(block.inlines)}]{label}"

    def _definitions(self, block: d.DefinitionList) -> str:
        """A list of terms, each with what is said of it; Typst's own would leave a term alone at the end of a page."""
        items = (f"term([{self.inlines(term)}], [{self.blocks(body, led=True)}])" for term, body in block.items)
        return f"#list(marker: [], body-indent: 0pt, {', '.join(items)})"

    def _table(self, block: d.Table) -> str:
        """A table with its head on each page; its caption stands above, as text."""
        aligns = ", ".join("auto" if align == "default" else align for align in block.aligns)
        head = ", ".join(map(self._head, block.head))
        again = (
            "repeat: false, " if any(isinstance(node, d.Cite) for cell in block.head for node in d.walk(cell)) else ""
        )
        rows = "".join(f", [{self.inlines(cell)}]" for row in block.rows for cell in row)
        sizes = zip(block.aligns, needs(block), strict=True)
        columns = ", ".join("auto" if align == "right" else f"{letters}fr" for align, letters in sizes)
        table = f"#table(columns: ({columns},), align: ({aligns},), table.header({again}{head}){rows})"
        table = table if is_cut(block) else f"#whole[{table}]"
        table = f"#small[{table}]" if is_crowded(block) else table
        return f"#leads[#par[{self.inlines((d.Strong(block.caption),))}]]\n\n{table}" if block.caption else table

    def _head(self, cell: d.Inlines) -> str:
        """A cell of a head, which links where it stands first alone: PDF/UA lets nothing link that is repeated."""
        written = f"[{self.inlines(cell)}]"
        if not any(isinstance(node, d.Link) for node in d.walk(cell)):
            return written
        self._heads += 1
        words = rewrite((d.Plain(cell),), lambda node: d.Span(node.inlines) if isinstance(node, d.Link) else node)
        return f'once("head {self._heads}", {written}, [{self.blocks(words)}])'

    def _div(self, block: d.Div) -> str:
        inside = self.blocks(block.blocks)
        label = f"#metadata(none) #label({_string(block.id)})\n\n" if block.id else ""
        return f"{label}#callout[{inside}]" if "callout" in block.classes else f"{label}{inside}"

    def _link(self, link: d.Link) -> str:
        target, inside = str(link.target), self.inlines(link.inlines)
        if not target.startswith("#"):
            return f"#link({_string(target)})[{inside}];"
        return f"#link(label({_string(target[1:])}))[{inside}];" if target[1:] in self._labels else inside

    def _cite(self, cite: d.Cite) -> str:
        note = self.inlines(self._notes.written(cite))
        unknown = self._notes.unknown(cite)
        return (f"#footnote[{note}];" if note else "") + (f"#{_string(unknown)};" if unknown else "")
