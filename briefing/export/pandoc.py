"""Pandoc's Markdown: citations by key, their sources in the front matter, for `pandoc --citeproc` and Quarto.

The title stands in the front matter, so headings begin at level 1. There are no alerts: pandoc's reader takes them for
words.
"""

import json
import re
from collections.abc import Sequence

from briefing.export.binding import Handout, bind
from briefing.export.csl import csl_items
from briefing.export.markdown import MarkdownWriter, on_one_line
from briefing.export.running import flat
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place

_SPECIAL = re.compile(
    r"""[\\`*_\[\]<>|~^$@"'{}&]|-(?=-)|(?<=-)-|\.(?=\.\.)|!$|[“”‘’](?=[“”‘’'"])|(?<=[“”‘’'"])[“”‘’]|(?<=[^\W_])#|#(?=[^\W_])"""
)
"""Characters that pandoc's Markdown reads as more than themselves somewhere in a line."""

_BOX = re.compile(r"^(?=\\\[[ xX]\\\](?:\s|$))")
_RAW = frozenset({"id", "type"})
"""Fields of a CSL item that pandoc does not read as Markdown."""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as one text."""
    return write_pandoc(bind(library, places)).encode()


def write_pandoc(handout: Handout) -> str:
    """The handout as pandoc's Markdown that ends in a newline."""
    document = handout.document
    writer = PandocWriter(handout)
    body = writer.blocks((*handout.contents, *document.blocks))
    parts = (_front_matter(handout), writer.provenance(), writer.line(writer.escape(document.legend)), body)
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Plain text on one line that pandoc will show as it is written, but for what means something at its start."""
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", on_one_line(text))


class PandocWriter(MarkdownWriter):
    """Pandoc's dialect, with its extensions as they are by default."""

    line_start = re.compile(
        r"^(\s*)(#|[+%:-]|=+(?=\s*$)|[Tt]able:|\(?(?:\d+|[^\W\d_]|[ivxlcdmIVXLCDM]+)[.)](?=\s|$))", re.MULTILINE
    )
    between_lists = "<!-- -->"

    def escape(self, text: str) -> str:
        """Text as pandoc shows it."""
        return escape(text)

    def arranged(self, inlines: d.Inlines) -> d.Inlines:
        """Inlines without spans; pandoc itself moves its notes."""
        return flat(inlines)

    def mark(self, cite: d.Cite) -> str:
        """The citations in pandoc's syntax, with a space before them."""
        known = self.notes.known(cite)
        return f" [{'; '.join(map(self._citation, known))}]" if known else ""

    def _citation(self, citation: d.Citation) -> str:
        key = self.handout.keys.get(citation.source, "") if citation.source else ""
        prefix = f"{escape(citation.prefix)} " if citation.prefix else ""
        minus = "-" if citation.mode == "suppress_author" else ""
        return f"{prefix}{minus}@{key}" + (f", {escape(citation.locator)}" if citation.locator else "")

    def item(self, blocks: d.Blocks, tight: bool) -> str:
        """The blocks of one list item; what looks like a box to tick is kept from being one."""
        return _BOX.sub("[]{}", super().item(blocks, tight))

    def header(self, block: d.Header) -> str:
        """A heading with its id."""
        attributes = f" {{#{block.id}}}" if block.id else ""
        return self.heading(max(block.level - 1, 1), self.inlines(block.inlines)) + attributes

    def div(self, block: d.Div) -> str:
        """A block to which links lead is fenced with its id."""
        inside = super().div(block)
        return f"::: {{#{block.id}}}\n{inside}\n:::" if block.id and inside else inside

    def code(self, code: d.Code) -> str:
        """A code span; bars in it do not divide cells."""
        in_cell, self.in_cell = self.in_cell, False
        written = super().code(code)
        self.in_cell = in_cell
        return written


def _front_matter(handout: Handout) -> str:
    """Title, standing and sources; pandoc reads text here as Markdown too."""
    document = handout.document
    subtitle = document.briefing_title if document.briefing_title != document.title else ""
    fields = {
        "title": document.title,
        "subtitle": subtitle,
        "date": document.issued,
        "description": "; ".join(handout.holds),
    }
    lines = [f"{name}: {_quoted(escape(value))}" for name, value in fields.items() if value]
    lines.append(f"lang: {_quoted(handout.lang)}")
    items = [f"- {_quoted(_escaped(item))}" for item in csl_items(handout)]
    return "\n".join(["---", *lines, *(["references:", *items] if items else []), "---"])


def _quoted(value: object) -> str:
    """A value as JSON, which YAML reads as the same."""
    return json.dumps(value, ensure_ascii=False)


def _escaped(value: object, name: str = "") -> object:
    if isinstance(value, dict):
        return {key: _escaped(inner, key) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_escaped(inner) for inner in value]
    return escape(value) if isinstance(value, str) and name not in _RAW else value
