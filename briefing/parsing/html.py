"""Markdown to HTML: CommonMark with tables, strikeout, footnotes and alerts, and nothing that acts.

Raw HTML is text, links lead to http, https, mailto or the same page. Headings have the ids that GitHub gives them.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final

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


def render_html(markdown: str) -> str:
    """The text as the inside of an HTML body."""
    parser = _Markdown("commonmark", {"html": False, "xhtmlOut": False}, renderer_cls=_Renderer).enable(
        ["table", "strikethrough"]
    )
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.push("alerts", _mark_alerts)
    parser.core.ruler.push("ids", _mark_headings)
    parser.core.ruler.push("cells", _mark_cells)
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
        return f'<section class="table" aria-label="Table {number}" tabindex="0">\n<table>\n'

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
            words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
            token.attrSet("id", slug(words))


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
    "footnote_ref": _reference,
    "footnote_block_open": _notes_open,
    "footnote_block_close": lambda *_: "</ol>\n</section>\n",
    "footnote_open": _note_open,
    "footnote_close": lambda *_: "</li>\n",
    "footnote_anchor": _way_back,
}
