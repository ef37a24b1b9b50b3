"""Markdown tokens to Document blocks: the only module that knows `markdown_it`.

On top of CommonMark and GFM tables stand two inline rules of ours, for `[[id|words]]` and for citations, and `![[id]]`
alone in a paragraph.
"""

from collections.abc import Callable, Sequence
from functools import cache
from re import Match, Pattern
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from briefing.model import document as d
from briefing.model.cleaning import clean, clean_line
from briefing.parsing.markdown import Resolver, is_followed
from briefing.parsing.references import BRACKET, EMBED, RECORD_LINK, read_citations


def build_blocks(text: str, resolver: Resolver) -> d.Blocks:
    """The blocks of a text field."""
    return _Builder(resolver).blocks(_parser().parse(text))


def build_inlines(text: str, resolver: Resolver) -> d.Inlines:
    """The inlines of one line."""
    tokens = _parser().parseInline(text)
    return _Builder(resolver).inlines(tokens[0].children or [])


def ends_open(text: str) -> bool:
    """Whether a paragraph after a text would be part of its last block, as in code whose fence is not closed."""
    last = _parser().parse(f"{text}\n\nx")[-3:]
    return [token.type for token in last] != ["paragraph_open", "inline", "paragraph_close"] or last[0].level > 0


class _Markdown(MarkdownIt):
    """markdown-it with our short list of schemes."""

    def validateLink(self, url: str) -> bool:
        return is_followed(url)


@cache
def _parser() -> MarkdownIt:
    parser = _Markdown("commonmark", {"html": False}).enable("table")
    parser.inline.ruler.before("link", "record_link", _rule("record_link", RECORD_LINK, lambda match: match))
    parser.inline.ruler.before("link", "cite", _rule("cite", BRACKET, lambda match: read_citations(match["inside"])))
    return parser


def _rule(name: str, pattern: Pattern[str], read: Callable[[Match[str]], Any]) -> Callable[[StateInline, bool], bool]:
    """An inline rule: where `pattern` matches and `read` makes something of it, push one token that holds it."""

    def rule(state: StateInline, silent: bool) -> bool:
        match = pattern.match(state.src, state.pos, state.posMax)
        meaning = read(match) if match else None
        if match is None or meaning is None:
            return False
        if not silent:
            state.push(name, "", 0).meta = {"meaning": meaning}
        state.pos = match.end()
        return True

    return rule


class _Builder:
    """Turns markdown-it's flat token list into blocks, each kind by its own method."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._tokens: Sequence[Token] = ()
        self._at = 0
        self._blocks_by_type: dict[str, Callable[[Token], d.Blocks]] = {
            "paragraph_open": self._paragraph,
            "heading_open": self._heading,
            "bullet_list_open": lambda token: (d.BulletList(self._items(token)),),
            "ordered_list_open": lambda token: (d.OrderedList(self._items(token), int(token.attrs.get("start", 1))),),
            "blockquote_open": lambda _: (d.BlockQuote(self._until("blockquote_close")),),
            "fence": lambda token: (d.CodeBlock(clean(token.content.rstrip("\n")), clean_line(token.info)),),
            "code_block": lambda token: (d.CodeBlock(clean(token.content.rstrip("\n"))),),
            "hr": lambda _: (d.HorizontalRule(),),
            "table_open": self._table,
        }

    def blocks(self, tokens: Sequence[Token]) -> d.Blocks:
        """All blocks of a token list."""
        self._tokens, self._at = tokens, 0
        return self._until("")

    def _next(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _until(self, closing: str) -> d.Blocks:
        """The blocks up to a closing token, which is consumed too."""
        found: list[d.Block] = []
        while self._at < len(self._tokens):
            token = self._next()
            if token.type == closing:
                break
            found.extend(self._blocks_by_type[token.type](token))
        return tuple(found)

    def _paragraph(self, opening: Token) -> d.Blocks:
        inline = self._next()
        self._next()
        embed = EMBED.fullmatch(inline.content.strip())
        if embed:
            return self._resolver.embed(embed["ref"].strip())
        inlines = self.inlines(inline.children or [])
        return (d.Plain(inlines) if opening.hidden else d.Para(inlines),)

    def _heading(self, opening: Token) -> d.Blocks:
        inlines = self.inlines(self._next().children or [])
        self._next()
        return (self._resolver.heading(int(opening.tag[1:]), inlines),)

    def _items(self, opening: Token) -> tuple[d.Blocks, ...]:
        closing = opening.type.replace("_open", "_close")
        items: list[d.Blocks] = []
        while self._next().type != closing:
            items.append(self._until("list_item_close"))
        return tuple(items)

    def _table(self, _opening: Token) -> d.Blocks:
        rows: list[tuple[d.Inlines, ...]] = []
        cells: list[d.Inlines] = []
        aligns: list[d.Align] = []
        while (token := self._next()).type != "table_close":
            if token.type == "tr_open":
                cells = []
            elif token.type in ("th_open", "td_open"):
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrGet("style")), "default"))
                cells.append(self.inlines(self._next().children or []))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
        return (d.Table(rows[0], tuple(rows[1:]), tuple(aligns)),)

    def inlines(self, tokens: Sequence[Token]) -> d.Inlines:
        """All inlines of one inline token's children."""
        stack: list[tuple[Token | None, list[d.Inline]]] = [(None, [])]
        for token in tokens:
            if token.nesting == 1:
                stack.append((token, []))
            elif token.nesting == -1:
                opening, inside = stack.pop()
                stack[-1][1].append(_wrap(opening, tuple(inside)))
            else:
                stack[-1][1].extend(self._leaf(token))
        return tuple(stack[0][1])

    def _leaf(self, token: Token) -> d.Inlines:
        match token.type:
            case "softbreak":
                return (d.SoftBreak(),)
            case "hardbreak":
                return (d.LineBreak(),)
            case "code_inline":
                return (d.Code(clean(token.content)),)
            case "image":
                return (d.Image(self.inlines(token.children or []), clean_line(str(token.attrGet("src")))),)
            case "record_link":
                match_ = token.meta["meaning"]
                return (self._resolver.link(match_["ref"].strip(), clean_line(match_["words"] or "")),)
            case "cite":
                return (d.Cite(tuple(self._resolver.citation(cited) for cited in token.meta["meaning"])),)
            case _:
                return (d.Str(clean(token.content).replace("\n", " ")),) if token.content else ()


_ALIGNS: dict[str, d.Align] = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}
_WRAPPERS: dict[str, type[d.Emph | d.Strong]] = {"em_open": d.Emph, "strong_open": d.Strong}


def _wrap(opening: Token | None, inside: d.Inlines) -> d.Inline:
    if opening is not None and opening.type == "link_open":
        address = clean_line(str(opening.attrGet("href")))
        return d.Link(inside, address, "url", clean_line(str(opening.attrGet("title") or "")))
    return _WRAPPERS[opening.type if opening else "em_open"](inside)
