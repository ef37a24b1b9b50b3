"""Pandoc's own tree, as JSON: what `pandoc -f json` takes, so that no reader of pandoc's sees the text.

Names are those of pandoc-types (https://github.com/jgm/pandoc-types), whose version pandoc tells itself.
There are no raw blocks and no images: pandoc is given nothing to run, fetch or embed.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from briefing.export.about import address, standing
from briefing.export.binding import Handout, bind
from briefing.export.notes import Notes
from briefing.export.running import with_notes
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place

NEWEST: Final = (1, 23, 1)
"""Version of pandoc-types that pandoc 3 has."""

Json = dict[str, object]

_ALIGNS: Final = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter", "default": "AlignDefault"}
_NO_ATTR: Final = ["", [], []]


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as the tree of the newest pandoc."""
    return write_ast(bind(library, places))


def write_ast(handout: Handout, version: tuple[int, ...] = NEWEST) -> bytes:
    """The handout as pandoc's JSON, for a pandoc of this version of pandoc-types."""
    document = handout.document
    writer = _Writer(handout)
    head: list[d.Block] = [d.Para((d.Str(line),)) for line in header(document)]
    meta = {"title": _meta_inlines(document.title), "lang": {"t": "MetaString", "c": handout.lang}}
    if document.briefing_title not in ("", document.title):
        meta["subtitle"] = _meta_inlines(document.briefing_title)
    if handout.holds:
        meta["description"] = _meta_inlines("; ".join(handout.holds))
    tree = {
        "pandoc-api-version": version,
        "meta": meta,
        "blocks": writer.blocks((*head, *handout.contents, *document.blocks)),
    }
    return json.dumps(tree, ensure_ascii=False).encode()


def header(document: d.Document) -> list[str]:
    """Where a text stands and how it can be asked for, and what its words of likelihood mean: a line each."""
    parts = (*standing(document), address(document))
    return [line for line in (" · ".join(filter(None, parts)), document.legend) if line]


def _meta_inlines(text: str) -> Json:
    return {"t": "MetaInlines", "c": _words(text)}


def _words(text: str) -> list[Json]:
    """Text as pandoc divides it: words, and a space for each run of white space."""
    pieces = (piece for piece in re.split(r"(\s+)", text) if piece)
    return [{"t": "Space"} if piece.isspace() else {"t": "Str", "c": piece} for piece in pieces]


class _Writer:
    """Writes the blocks of one handout."""

    def __init__(self, handout: Handout) -> None:
        self._notes = Notes(handout)
        self._block_writers: dict[type[d.Node], Callable[[Any], list[Json]]] = {
            d.Plain: lambda block: [_node("Plain", self.inlines(block.inlines))],
            d.Para: lambda block: [_node("Para", self.inlines(block.inlines))],
            d.Header: lambda block: [
                _node("Header", [max(block.level - 1, 1), [block.id, [], []], self.inlines(block.inlines)])
            ],
            d.BlockQuote: lambda block: [_node("BlockQuote", self.blocks(block.blocks))],
            d.CodeBlock: lambda block: [_node("CodeBlock", [["", _language(block), []], block.text])],
            d.BulletList: lambda block: [_node("BulletList", self._items(block.items))],
            d.OrderedList: self._ordered,
            d.DefinitionList: self._definitions,
            d.Table: self._table,
            d.HorizontalRule: lambda _: [{"t": "HorizontalRule"}],
            d.Div: self._div,
        }
        self._inline_writers: dict[type[d.Node], Callable[[Any], list[Json]]] = {
            d.Str: lambda inline: _words(inline.text),
            d.SoftBreak: lambda _: [{"t": "Space"}],
            d.LineBreak: lambda _: [{"t": "LineBreak"}],
            d.Emph: lambda inline: [_node("Emph", self.inlines(inline.inlines))],
            d.Strong: lambda inline: [_node("Strong", self.inlines(inline.inlines))],
            d.Strikeout: lambda inline: [_node("Strikeout", self.inlines(inline.inlines))],
            d.Code: lambda inline: [_node("Code", [_NO_ATTR, inline.text])],
            d.Link: lambda inline: [_node("Link", [_NO_ATTR, self.inlines(inline.inlines), [inline.target, ""]])],
            d.Cite: self._cite,
        }

    def blocks(self, blocks: Iterable[d.Block]) -> list[Json]:
        """Blocks as pandoc's."""
        return [written for block in blocks for written in self._block_writers[type(block)](block)]

    def inlines(self, inlines: d.Inlines) -> list[Json]:
        """Inlines as pandoc's."""
        return [written for inline in with_notes(inlines) for written in self._inline_writers[type(inline)](inline)]

    def _items(self, items: Iterable[d.Blocks]) -> list[list[Json]]:
        return [self.blocks(item) for item in items]

    def _ordered(self, block: d.OrderedList) -> list[Json]:
        style = [block.start, {"t": "Decimal"}, {"t": "Period"}]
        return [_node("OrderedList", [style, self._items(block.items)])]

    def _definitions(self, block: d.DefinitionList) -> list[Json]:
        return [_node("DefinitionList", [[self.inlines(term), [self.blocks(body)]] for term, body in block.items])]

    def _table(self, block: d.Table) -> list[Json]:
        caption = self.inlines(block.caption)
        columns = [[{"t": _ALIGNS[align]}, {"t": "ColWidthDefault"}] for align in block.aligns]
        body = [_NO_ATTR, 0, [], [self._row(row) for row in block.rows]]
        return [
            _node(
                "Table",
                [
                    _NO_ATTR,
                    [None, [_node("Plain", caption)] if caption else []],
                    columns,
                    [_NO_ATTR, [self._row(block.head)]],
                    [body],
                    [_NO_ATTR, []],
                ],
            )
        ]

    def _row(self, cells: Iterable[d.Inlines]) -> list[object]:
        written = (self.inlines(cell) for cell in cells)
        return [
            _NO_ATTR,
            [[_NO_ATTR, {"t": "AlignDefault"}, 1, 1, [_node("Plain", cell)] if cell else []] for cell in written],
        ]

    def _div(self, block: d.Div) -> list[Json]:
        """A callout as a quotation; other blocks keep their id, or are undressed."""
        inside = self.blocks(block.blocks)
        if "callout" in block.classes:
            inside = [_node("BlockQuote", inside)]
        return [_node("Div", [[block.id, [], []], inside])] if block.id else inside

    def _cite(self, cite: d.Cite) -> list[Json]:
        words = self.inlines(self._notes.written(cite))
        note = [_node("Note", [_node("Para", words)])] if words else []
        return [*note, *_words(self._notes.unknown(cite))]


def _node(name: str, content: object) -> Json:
    return {"t": name, "c": content}


def _language(block: d.CodeBlock) -> list[str]:
    return [block.language] if block.language else []
