"""Markdown to HTML: CommonMark with tables, strikeout, footnotes and alerts, and nothing that acts.

Raw HTML is text, links lead to http, https, mailto or the same page. Headings have the ids that GitHub gives them.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from briefing.model.place import GitHubSlugs
from briefing.parsing.markdown import is_followed

_ALERT: Final = re.compile(r"\[!(IMPORTANT|NOTE|TIP|WARNING|CAUTION)\](?:\n|$)")


_CHART: Final = "text-chart"
"""The language of verbatim text that is a drawing in letters and dots."""

_DRAWN: Final = "Chart. Its values are in the table that follows."

_WIDE: Final = 5
"""Columns from which a table may leave the measure of the text."""

_LINE: Final = 200
"""Letters of a paragraph that is no more than a line or two between a heading and a table."""


def render_html(markdown: str, *, contents: bool = False) -> str:
    """The text as the inside of an HTML body; with its contents above the first heading below its title, if asked."""
    parser = _Markdown("commonmark", {"html": False, "xhtmlOut": False}, renderer_cls=_Renderer).enable(
        ["table", "strikethrough"]
    )
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.push("alerts", _mark_alerts)
    parser.core.ruler.push("ids", _mark_headings)
    parser.core.ruler.push("cells", _mark_cells)
    if contents:
        parser.core.ruler.push("contents", _add_contents)
    parser.core.ruler.push("leading", _mark_leading)
    for name, rule in _RULES.items():
        parser.add_render_rule(name, rule)
    return str(parser.render(markdown))


class _Markdown(MarkdownIt):
    """markdown-it with our short list of schemes."""

    def validateLink(self, url: str) -> bool:
        return url.startswith("#") or is_followed(url)


class _Renderer(RendererHTML):
    """Adds to tables what a screen reader needs: a region to scroll, and heads that say what they head."""

    def table_open(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        number = 1 + sum(token.type == "table_open" for token in tokens[:at])
        kind = "table wide" if _is_wide(tokens, at) else "table"
        return f'<section class="{kind}" aria-label="Table {number}" tabindex="0">\n<table>\n'

    def fence(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        """Verbatim text, which the keyboard can scroll; a drawing is said to be one, for its signs are no words."""
        token = tokens[at]
        number = 1 + sum(one.type == "fence" for one in tokens[:at])
        said = ("img", _DRAWN) if token.info == _CHART else ("region", f"Verbatim text {number}")
        role = 'role="{}" aria-label="{}"'.format(*said)
        return f'<pre {role} tabindex="0"><code>{escapeHtml(token.content)}</code></pre>\n'

    def table_close(self, tokens: Sequence[Token], at: int, *_: object) -> str:
        return "</table>\n</section>\n"


def _mark_alerts(state: StateCore) -> None:
    """Make a quotation that begins with `[!NOTE]` an alert of that name."""
    for index, token in enumerate(state.tokens[:-2]):
        inline = state.tokens[index + 2]
        match = _ALERT.match(inline.content) if token.type == "blockquote_open" and inline.type == "inline" else None
        if match:
            token.attrSet("class", match.group(1).lower())
            inline.children = _after_break(inline.children or [])


def _after_break(children: list[Token]) -> list[Token]:
    """What follows the first line."""
    breaks = (index for index, child in enumerate(children) if child.type in ("softbreak", "hardbreak"))
    return children[next(breaks, len(children)) + 1 :]


def _mark_headings(state: StateCore) -> None:
    slug = GitHubSlugs()
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", slug(_words(inline)))


def _words(inline: Token) -> str:
    """What is written in a line, without dress and notes."""
    return "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))


def _is_wide(tokens: Sequence[Token], at: int) -> bool:
    """Whether a table has so many columns that the measure of the text would squeeze them."""
    closing = next(end for end in range(at, len(tokens)) if tokens[end].type == "thead_close")
    return sum(token.type == "th_open" for token in tokens[at:closing]) >= _WIDE


def _mark_leading(state: StateCore) -> None:
    """Mark the headings over a wide table, each above the next, and the lines between: they go on its page in print."""
    for at, token in enumerate(state.tokens):
        if token.type == "table_open" and token.level == 0 and _is_wide(state.tokens, at):
            for opening in _leading(state.tokens, at):
                opening.attrSet("class", "leading")


def _leading(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """What opens each block that leads to a table, the nearest first, up to the highest heading."""
    found: list[Token] = []
    kept, level = 0, "h7"
    for end in range(at, 2, -3):
        opening, inline = tokens[end - 3], tokens[end - 2]
        is_heading = opening.type == "heading_open" and opening.tag < level
        if not is_heading and (opening.type != "paragraph_open" or opening.level or len(inline.content) > _LINE):
            break
        found.append(opening)
        if is_heading:
            kept, level = len(found), opening.tag
    return found[:kept]


def _add_contents(state: StateCore) -> None:
    """Put a list of the headings of the two upper levels before the first of them."""
    heads = [at for at, token in enumerate(state.tokens) if token.type == "heading_open"]
    named = [(state.tokens[at].tag, *_link_to(state.tokens, at)) for at in heads]
    first = next((at for at in heads if state.tokens[at].tag == "h2"), None)
    if first is not None:
        token = Token("contents", "", 0, content=_contents([one for one in named if one[0] in ("h2", "h3")]))
        state.tokens.insert(first, token)


def _link_to(tokens: Sequence[Token], at: int) -> tuple[str, str]:
    """The words of a heading, and a link to it that says them."""
    words = escapeHtml(_words(tokens[at + 1]))
    return words, f'<a href="#{quote(str(tokens[at].attrs["id"]))}">{words}</a>'


def _contents(headings: Sequence[tuple[str, str, str]]) -> str:
    """Headings as a list of links, each with those below it in a box that opens."""
    entries: list[tuple[str, str, list[str]]] = []
    for tag, words, link in headings:
        if tag == "h2":
            entries.append((words, link, []))
        elif entries:
            entries[-1][2].append(link)
    items = "".join(f"<li>{link}{_parts(words, parts)}</li>\n" for words, link, parts in entries)
    return f'<nav role="doc-toc" aria-label="Contents">\n<h2>Contents</h2>\n<ul>\n{items}</ul>\n</nav>\n'


def _parts(words: str, links: Sequence[str]) -> str:
    """What a heading has below it, shut until somebody asks."""
    if not links:
        return ""
    count = "1 part" if len(links) == 1 else f"{len(links)} parts"
    items = "".join(f"<li>{link}</li>\n" for link in links)
    return f'\n<details>\n<summary aria-label="{count} of {words}">{count}</summary>\n<ul>\n{items}</ul>\n</details>\n'


def _mark_cells(state: StateCore) -> None:
    """Say of a head that it heads a column, unless there is nothing in it, and how cells are aligned."""
    for token, inline, closing in zip(state.tokens, state.tokens[1:], state.tokens[2:], strict=False):
        if token.type in ("th_open", "td_open"):
            align = str(token.attrs.pop("style", "")).removeprefix("text-align:")
            if align in ("right", "center"):
                token.attrSet("class", align)
        if token.type == "th_open" and inline.content:
            token.attrSet("scope", "col")
        elif token.type == "th_open":
            token.tag = closing.tag = "td"


def _number(token: Token) -> int:
    return int(token.meta["id"]) + 1


def _reference(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    number, again = _number(tokens[at]), tokens[at].meta.get("subId", 0)
    name = f"fnref-{number}" + (f"-{again}" if again else "")
    return f'<sup><a href="#fn-{number}" id="{name}" role="doc-noteref" aria-label="Note {number}">{number}</a></sup>'


def _notes_open(*_: object) -> str:
    return '<section role="doc-endnotes" aria-labelledby="fn-title">\n<h2 id="fn-title">Notes</h2>\n<ol>\n'


def _note_open(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return f'<li id="fn-{_number(tokens[at])}">\n'


def _way_back(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    number, again = _number(tokens[at]), tokens[at].meta.get("subId", 0)
    name = f"fnref-{number}" + (f"-{again}" if again else "")
    return f' <a href="#{name}" role="doc-backlink" aria-label="Back to note {number} in the text">↩</a>'


_RULES: Final[dict[str, Callable[..., Any]]] = {
    "contents": lambda _, tokens, at, *__: str(tokens[at].content),
    "footnote_ref": _reference,
    "footnote_block_open": _notes_open,
    "footnote_block_close": lambda *_: "</ol>\n</section>\n",
    "footnote_open": _note_open,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _way_back,
}
