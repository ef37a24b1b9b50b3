"""Exports read back by hands that are not ours: what words each dialect shows, block by block."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
import typst
from justhtml import JustHTML
from markdown_it import MarkdownIt

from briefing.export.ast import write_ast
from briefing.export.binding import Handout
from briefing.export.docx import _types_version
from briefing.export.gfm import write_gfm
from briefing.export.html import write_html
from briefing.export.obsidian import ObsidianWriter
from briefing.export.pandoc import write_pandoc
from briefing.export.typst_markup import write_markup

PANDOC = shutil.which("pandoc") or ""
needs_pandoc = pytest.mark.skipif(not PANDOC, reason="pandoc is not installed (Debian: apt-get install pandoc)")

_CONTAINERS = {"Para", "Plain", "Header", "CodeBlock"}


def pandoc(text: bytes, reader: str, *options: str) -> bytes:
    """What pandoc makes of a text."""
    return subprocess.run(
        [PANDOC, f"--from={reader}", *options], input=text, capture_output=True, check=True, timeout=60
    ).stdout


def pandoc_tree(text: bytes, reader: str, *options: str) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(pandoc(text, reader, "--to=json", *options))
    return tree


def nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every element of pandoc's tree, in order."""
    stack = [tree]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            if "t" in value:
                yield value
            stack.extend(reversed(value.values()))
        elif isinstance(value, list):
            stack.extend(reversed(value))


def said(node: dict[str, Any]) -> str:
    """The words within one element, notes left out."""
    if node["t"] == "Str":
        return str(node["c"])
    if node["t"] in ("Code", "CodeBlock"):
        return str(node["c"][1])
    if node["t"] in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if node["t"] == "Note" or "c" not in node:
        return ""
    if node["t"] == "Quoted":
        before, after = "‘’" if node["c"][0]["t"] == "SingleQuote" else "“”"
        return f"{before}{''.join(map(said, _children(node['c'][1])))}{after}"
    return "".join(map(said, _children(node["c"])))


def _children(content: object) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict) and "t" in content:
        yield content
    elif isinstance(content, list):
        for value in content:
            yield from _children(value)


def pandoc_lines(tree: dict[str, Any]) -> list[str]:
    """The words of each paragraph, line, heading and cell, white space made one."""
    blocks = (node for node in nodes(tree["blocks"]) if node["t"] in _CONTAINERS)
    return [normal(line) for block in blocks if (line := " ".join(said(block).split()))]


def normal(text: str) -> str:
    """Text in the one of several equal forms that pandoc's readers bring it into."""
    return unicodedata.normalize("NFC", text)


_COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown_lines(markdown: str) -> list[str]:
    """The words of each paragraph, heading, cell and code block, as CommonMark with GitHub's tables reads them."""
    lines = []
    for token in _COMMONMARK.parse(markdown):
        if token.type == "inline":
            parts = [
                "\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or ()
            ]
            lines.append("".join(parts))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content)
    return [line for text in lines if (line := " ".join(text.split()))]


def html_lines(text: str, within: str) -> list[str]:
    """The words of each block of an HTML page; it must have no fault that the WHATWG parser knows."""
    page = JustHTML(text, strict=True, sanitize=False)
    (inside,) = page.query(within)
    return [line for block in _leaves(inside) if (line := " ".join(block.split()))]


_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "li", "pre", "dt", "dd"}
_INLINE = {"em", "strong", "del", "s", "code", "a", "sup", "br", "span"}


def _leaves(node: Any) -> Iterator[str]:
    """The text directly within each block."""
    text = ""
    for child in node.children:
        if child.name == "#text":
            text += child.data
        elif child.name in _INLINE:
            text += " " if child.name == "br" else child.to_text(separator="", strip=False)
        else:
            yield text
            text = ""
            yield from _leaves(child)
    yield text


def obsidian_lines(handout: Handout) -> list[str]:
    """The words of a note as Obsidian shows them, as far as it is CommonMark."""
    body = ObsidianWriter(handout).blocks(handout.document.blocks)
    outside_code = re.sub(r"(`+).*?\1", "", body)
    for sign in ("%%", "==", "[["):
        assert sign not in outside_code
    assert not re.search(r"(?<!\\)(?<![\w&])#[^\W\d_]", outside_code)
    return markdown_lines(_without_alerts(body))


def gfm_body(handout: Handout) -> str:
    return _without_alerts(write_gfm(handout).partition("`b/home`\n\n")[2])


def _without_alerts(markdown: str) -> str:
    """Markdown without the marks of alerts, which none but GitHub and Obsidian know."""
    return re.sub(r"(?m)^> \[!(NOTE|IMPORTANT)\]\n", "", markdown)


def typst_html(handout: Handout) -> str:
    """What Typst makes of the markup, as HTML."""
    made = typst.compile(write_markup(handout, ("Libertinus Serif",)).encode(), format="html")
    assert isinstance(made, bytes)
    return made.decode()


def ast_tree(handout: Handout) -> dict[str, Any]:
    return pandoc_tree(write_ast(handout, _types_version(PANDOC)), "json")


def pandoc_markdown_tree(handout: Handout) -> dict[str, Any]:
    return pandoc_tree(write_pandoc(handout).encode(), "markdown")


def html_page(handout: Handout) -> str:
    return write_html(handout)
