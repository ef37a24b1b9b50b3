"""Selecting: what a stretch of a page says, whatever the width, and that it stays the same stretch at another."""

import re

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import cite, page, para, words
from test_layout_properties import documents, texts

from briefing.layout.cells import graphemes
from briefing.layout.laying import lay_out
from briefing.layout.page import PageLayout
from briefing.layout.selecting import (
    Extent,
    Point,
    carried,
    character_at,
    end_of,
    links_in,
    paragraph_at,
    text_of,
    word_at,
)
from briefing.layout.words import running_text
from briefing.model.document import BlockQuote, BulletList, CodeBlock, HorizontalRule, Para, Str, Table


def whole(layout: PageLayout, block: int = 0) -> Extent:
    """All from the start of a block to the end of the page."""
    return Extent(Point(block, 0, 0), end_of(layout).end)


def told(layout: PageLayout) -> str:
    """What the page says below its title."""
    return text_of(layout, whole(layout, 1))


def plain(text: str) -> str:
    """A text without what cannot be seen, each of its spaces one blank."""
    return re.sub("[ \u3000]+", " ", re.sub("[\u00ad\u200b]", "", text)).strip()


@given(texts, st.integers(2, 50))
def test_a_paragraph_says_the_same_at_any_width(text: str, cells: int) -> None:
    assert plain(told(page(para(text), width=cells))) == plain(told(page(para(text), width=10_000)))


@given(texts, st.integers(2, 50), st.integers(2, 50))
def test_a_block_is_the_same_running_text_at_any_width(text: str, cells: int, others: int) -> None:
    runs = [running_text(page(BlockQuote((para(text),)), width=width).blocks[1])[0] for width in (cells, others)]
    assert plain(runs[0]) == plain(runs[1])


def test_a_hyphen_of_a_divided_word_is_taken_back_and_one_of_its_own_stays() -> None:
    layout = page(para("re\u00adcon\u00adcil\u00adi\u00ada\u00adtion half-done"), width=9)
    assert layout.line(2).text.endswith("-")
    assert told(layout) == "reconciliation half-done"


def test_bars_and_rules_stay_behind_and_code_keeps_its_lines() -> None:
    layout = page(
        BlockQuote((para("one two three four"), BulletList(((para("five six seven"),),)))),
        HorizontalRule(),
        CodeBlock("if x:\n    y\n\nz"),
        BlockQuote((CodeBlock("  in\n    ner"),)),
        width=12,
    )
    assert told(layout) == "one two three four\n\n• five six seven\n\nif x:\n    y\n\nz\n\n  in\n    ner"


def test_a_row_of_a_table_is_a_line() -> None:
    layout = page(
        Table(head=(words("a"), words("b")), rows=((words("1"), words("2")),), aligns=("left", "left")), width=40
    )
    assert [line.split() for line in told(layout).splitlines() if line] == [["a", "b"], ["1", "2"]]


@given(st.sampled_from(["日本の首相は", "e\u0301a\u0301", "🇺🇸🇯🇵", "plain", "👩\u200d🚀 go"]), st.integers(-3, 20))
def test_a_character_is_whole_from_any_of_its_cells(text: str, cell: int) -> None:
    extent = character_at(page(para(text)), 2, cell)
    ends = {0, *(end for _, end, _ in graphemes(text))}
    assert {extent.start.column, extent.end.column} <= ends
    assert bool(extent) == (0 <= cell < sum(cells for *_, cells in graphemes(text)))


def test_a_word_is_whole_over_a_line_s_end_and_a_space_is_none() -> None:
    layout = page(para("an uncommonly\u00adlong one, isn’t it"), width=14)
    assert text_of(layout, word_at(layout, 2, 4)) == "uncommonlylong"
    assert text_of(layout, word_at(layout, 3, 0)) == "uncommonlylong"
    assert text_of(layout, word_at(layout, 2, 2)) == ""
    y = next(y for y in range(layout.height) if "isn’t" in layout.line(y).text)
    assert text_of(layout, word_at(layout, y, layout.line(y).text.index("isn"))) == "isn’t"


def test_a_paragraph_is_whole_from_any_of_its_lines() -> None:
    layout = page(BlockQuote((para("one two three"), para("four five six"))), width=10)
    assert [text_of(layout, paragraph_at(layout, y, 0)) for y in (2, 5)] == ["one two three", "four five six"]


def test_links_are_those_that_lie_in_it_in_part() -> None:
    layout = page(Para((*words("日本語"), cite(1, 3), *words(" and "), cite(2), Str("."))), cited=3, width=60)
    start, end = character_at(layout, 2, 6), character_at(layout, 2, 10)
    assert [spot.text for spot in links_in(layout, start | end)] == ["1", "3"]


@given(documents, st.integers(1, 60), st.integers(1, 60), st.tuples(*[st.integers(0, 80)] * 4))
def test_any_stretch_can_be_told_and_carried_over(doc: object, cells: int, others: int, spots: tuple[int, ...]) -> None:
    before, after = (lay_out(doc, width) for width in (cells, others))  # type: ignore[arg-type]
    extent = character_at(before, *spots[:2]) | word_at(before, *spots[2:])
    links_in(before, extent)
    moved = carried(extent, before, after)
    if moved is not None:
        text_of(after, moved)
        assert moved.start.block == extent.start.block
        again = carried(moved, after, before)
        assert again is None or plain(text_of(before, again)) in plain(text_of(before, extent))


@given(texts, st.integers(2, 40), st.integers(2, 40), st.tuples(*[st.integers(0, 60)] * 2))
def test_a_stretch_says_the_same_at_another_width(text: str, cells: int, others: int, spots: tuple[int, ...]) -> None:
    before, after = (page(para(text.replace("\u00ad", "")), width=width) for width in (cells, others))
    extent = word_at(before, 2, spots[0]) | word_at(before, 3, spots[1])
    moved = carried(extent, before, after)
    if moved is not None:
        assert plain(text_of(after, moved)) == plain(text_of(before, extent))
