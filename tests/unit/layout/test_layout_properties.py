"""What must hold for any text, any document and any width."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import HOME, cite, link, page, para, reference, words

from briefing.layout.cells import graphemes, is_simple, width
from briefing.layout.flow import Flow
from briefing.layout.inlines import flow_of
from briefing.layout.laying import lay_out
from briefing.layout.lines import Line
from briefing.layout.page import PageLayout
from briefing.layout.plain import to_ansi, to_text
from briefing.layout.wrap import wrap, wrap_careful, wrap_simple
from briefing.model.cleaning import clean
from briefing.model.document import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
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
    Table,
    walk,
)

PIECES = [
    *"abcxyz 019 ([{.,;:!?)]}/-=&—–…“”’",
    *"日本語はがぱッャー々。、・「」『』（）　漢字한국어ﾊﾟ",
    *("\u00a0", "\u00ad", "\u200b", "\u2060", "e\u0301", "न\u093f", "漢\U000e0101", "\u0301", "\u200d", "\ufe0f"),
    *("\U0001f1fa\U0001f1f8", "\U0001f1e9", "\U0001f469\u200d\U0001f680", "\U0001f44d\U0001f3fd", "1\ufe0f\u20e3"),
    *("https://example.org/a-b/c?d=e&f=g", "incomprehensibilities", "  ", "反覆"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
MARKED_SPACES = re.compile("[ \u3000]+(?=[\u0301\u2060\u200d\ufe0f\uff9e\uff9f])")
tidy_texts = texts.map(lambda text: MARKED_SPACES.sub("", text))
simple_texts = st.text("abc -.(“é–xyz", max_size=80)
widths = st.integers(2, 50)
LABELS = [
    "EU",
    "the 首相 said",
    "日本政府",
    "한국 정부",
    "e\u0301a",
    "https://example.org/a-b/c?d=e",
    "\U0001f1fa\U0001f1f8",
]
SPACES = " \u3000\u00a0\u200b"
"""What a mark may stand on without making a grapheme that a reader would miss."""


def flow(text: str) -> Flow:
    return flow_of((Str(text),), {})


def lines_of(text: str, cells: int) -> list[str]:
    whole = flow(text)
    return ["".join(run.text for run in whole.runs(cut)) for cut in whole.wrap(cells)]


def letters(text: str) -> str:
    """What must not get lost: everything but spaces, soft hyphens, the hyphens they may turn into, and joiners."""
    return re.sub("[\\s\u00ad\u200b\u200d-]", "", text)


@given(texts, widths)
def test_no_line_is_wider_than_asked(text: str, cells: int) -> None:
    assert all(width(line) <= cells or len(graphemes(line)) == 1 for line in lines_of(text, cells))


@given(texts, st.integers(-1, 50))
def test_nothing_is_lost_or_moved(text: str, cells: int) -> None:
    assert letters("".join(lines_of(text, cells))) == letters(text)


@given(texts, st.integers(-1, 50))
def test_only_spaces_go_and_only_at_the_ends_of_lines(text: str, cells: int) -> None:
    text = flow(text).text
    done = 0
    for start, end in (*wrap(text, cells), (len(text), len(text))):
        assert not text[done:start].strip(" \n\u3000\u200b\u00ad")
        done = end


@given(texts, st.integers(1, 50))
def test_no_grapheme_is_torn(text: str, cells: int) -> None:
    text = flow(text).text
    whole = [(start, end) for start, end, _ in graphemes(text) if text[start] not in SPACES]
    inside = {offset for start, end in whole for offset in range(start + 1, end)}
    for start, end in wrap(text, cells):
        assert end not in inside
        assert start not in inside


@given(tidy_texts, st.integers(1, 50))
def test_no_line_starts_or_ends_in_a_space(text: str, cells: int) -> None:
    for line in lines_of(text, cells):
        seen = [line[start:end] for start, end, _ in graphemes(line)]
        assert " " not in (seen[0], seen[-1])


@given(tidy_texts, widths)
def test_lines_are_filled(text: str, cells: int) -> None:
    """Two lines that follow one another have no room on one, unless the second opens a word too long for any."""
    text = flow(text).text
    for (start, _), (second, end) in pairwise(wrap(text, cells)):
        word = re.split("[ \u3000]", text[second:], maxsplit=1)[0]
        assert width(text[start:end]) + text[:end].endswith("\u00ad") > cells or width(word) > cells


@given(simple_texts, st.integers(1, 50))
def test_the_fast_path_is_the_careful_path(text: str, cells: int) -> None:
    assert is_simple(text)
    fast = wrap_simple(text, cells)
    careful = wrap_careful(text, cells)
    words = re.split(r"(?<![ (“]) +(?![ .])", text.strip(" "))
    assert fast == careful or (fast is None and any(len(word) > cells for word in words))


@given(st.lists(st.sampled_from(["word ", "so", " [1, p. 2]", " ", "[3]"]), max_size=12), st.integers(1, 30))
def test_the_fast_path_keeps_citations_as_the_careful_one_does(parts: list[str], cells: int) -> None:
    text = "".join(parts)
    holds = tuple(match.span() for match in re.finditer(r"\[.*?\]", text))
    assert wrap(text, cells, holds) == wrap_careful(text, cells, holds)


groups = st.builds(
    "{}{}{}".format, st.sampled_from("「（ "), st.sampled_from("漢かカ"), st.sampled_from(["", "。", "ー」", "ッ、"])
)


@given(st.lists(groups, max_size=20).map("".join), st.integers(8, 30))
def test_kinsoku(text: str, cells: int) -> None:
    for line in lines_of(text, cells):
        assert line[0] not in "。ー」ッ、"
        assert line[-1] not in "「（"


inline_leaves: st.SearchStrategy[Inline] = st.one_of(
    texts.map(Str), st.just(SoftBreak()), st.just(LineBreak()), st.integers(1, 3).map(cite)
)
inlines = st.recursive(
    st.lists(inline_leaves, max_size=4).map(tuple),
    lambda inner: st.one_of(
        inner.map(lambda each: (Emph(each),)),
        inner.map(lambda each: (Span(each, ("chip", "x")),)),
        inner.map(lambda each: (Link(each, HOME, "actor"), Str("x"))),
        inner.map(lambda each: (Image(each, "https://example.org/a.png"),)),
    ),
    max_leaves=4,
)


def tables(cells: st.SearchStrategy[tuple[Inline, ...]]) -> st.SearchStrategy[Block]:
    row = st.tuples(cells, cells, cells)
    return st.builds(Table, row, st.lists(row, max_size=3).map(tuple), st.just(("left", "center", "right")), cells)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, max_size=3).map(tuple)
    items = st.lists(blocks, max_size=3).map(tuple)
    return st.one_of(
        st.builds(BlockQuote, blocks),
        st.builds(Div, blocks, st.sampled_from([(), ("callout", "x"), ("card",)]), st.sampled_from(["", "id"])),
        st.builds(BulletList, items),
        st.builds(OrderedList, items, st.sampled_from([1, 98, 123456789])),
        st.builds(DefinitionList, st.lists(st.tuples(inlines, blocks), max_size=2).map(tuple)),
    )


block_leaves: st.SearchStrategy[Block] = st.one_of(
    inlines.map(Para),
    inlines.map(Plain),
    st.builds(Header, st.integers(1, 6), st.sampled_from(["", "a", "b"]), inlines),
    st.just(HorizontalRule()),
    st.lists(texts, max_size=3).map(lambda lines: CodeBlock("\n".join(lines))),
    tables(inlines),
)
blocks = st.recursive(block_leaves, containers, max_leaves=5)
documents = st.builds(
    Document,
    place=st.just(HOME),
    title=texts,
    kind=st.just("section"),
    blocks=st.lists(blocks, max_size=4).map(tuple),
    references=st.just((reference(1), reference(3))),
)


def fits(line: Line, cells: int) -> bool:
    """Whether a line keeps to its width, is code, or is a single grapheme that cannot."""
    return line.width <= max(cells, line.reach) or len(graphemes(line.text.strip())) == 1


def said(nodes: Blocks | Inlines) -> str:
    """The words that nodes hold."""
    return "".join(node.text for node in walk(nodes) if isinstance(node, Str | CodeBlock))


def lines(laid: PageLayout) -> list[str]:
    return [laid.line(y).text for y in range(laid.height)]


@given(documents, st.integers(2, 90))
def test_any_document_keeps_to_its_width(doc: Document, cells: int) -> None:
    laid = lay_out(doc, cells)
    assert all(fits(laid.line(y), cells) for y in range(laid.height))


@given(documents, st.integers(0, 90))
def test_any_document_has_its_links_where_it_says(doc: Document, cells: int) -> None:
    laid = lay_out(doc, cells)
    starts = laid.blocks.starts
    assert [laid.y_at(ref) for ref in laid.links] == [starts[ref.block] + ref.spot.line for ref in laid.links]
    for block in laid.blocks:
        linked = {run.link for line in block.lines for run in line.runs} - {-1}
        assert linked <= set(range(len(block.links)))
        assert all(0 <= spot.line < len(block.lines) for spot in block.links)
        assert all(0 <= spot.column <= cells or cells < 2 for spot in block.links)


@given(documents, st.integers(2, 90))
def test_any_document_shows_all_its_words(doc: Document, cells: int) -> None:
    """Heads of tables apart: a card shows those it has a value for."""
    tables = [node for node in walk(doc.blocks) if isinstance(node, Table)]
    heads = Counter(char for table in tables for cell in table.head for char in said(cell))
    laid = lay_out(doc, cells)
    page_has = Counter(letters("".join(lines(laid))))
    assert Counter(letters(said(doc.blocks))) - heads <= page_has


@given(
    st.lists(st.one_of(texts.map(" {} ".format), st.sampled_from(LABELS).map(link)), max_size=12), st.integers(2, 60)
)
def test_links_are_where_their_spots_say(parts: list[str | Link], cells: int) -> None:
    laid = page(BlockQuote((para(*parts),)), width=cells)
    assert len(laid.links) == len([part for part in parts if isinstance(part, Link)])
    for ref in laid.links:
        line, column = laid.line(laid.y_at(ref)), 0
        starts = {}
        for run in line.runs:
            starts[column] = run
            column += width(run.text)
        run = starts[ref.spot.column]
        assert run.link == ref.ordinal
        assert ref.spot.text.startswith(run.text.rstrip("-"))


@given(documents, st.integers(1, 90))
def test_every_line_belongs_to_one_block(doc: Document, cells: int) -> None:
    laid = lay_out(doc, cells)
    assert [laid.y_of(*laid.block_at(y)) for y in range(laid.height)] == list(range(laid.height))
    assert lines(laid) == [line.text for block in laid.blocks for line in block.lines]


@given(st.text(max_size=60), st.text(max_size=20), st.integers(1, 60))
def test_no_control_character_gets_out(text: str, label: str, cells: int) -> None:
    laid = page(Para((*words(text), Link(words(label), text), *words(label))), width=cells)
    for out in (to_text(laid), re.sub(r"\x1b\[[0-9;]*m", "", to_ansi(laid))):
        assert out.endswith("\n")
        assert clean(out) == out
        assert not [char for char in out if unicodedata.category(char) == "Cc" and char != "\n"]


@pytest.mark.parametrize("cells", [1, 2, 7, 20, 60, 200])
@pytest.mark.parametrize(
    "wrap_in", [BlockQuote, lambda inner: BulletList((inner,)), lambda inner: Div(inner, ("card",))]
)
def test_deep_nesting(wrap_in: Callable[[tuple[Block, ...]], Block], cells: int) -> None:
    block: Block = Para(words("core 日本"))
    for _ in range(64):
        block = wrap_in((block,))
    laid = page(block, width=cells)
    assert "core" in letters("".join(lines(laid)))
    assert cells == 1 or max(laid.line(y).width for y in range(laid.height)) <= cells
