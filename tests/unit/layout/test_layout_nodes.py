"""Every kind of node, as it looks on a page."""

import pytest
from layout_helpers import link, only, page, para, shown, words

from briefing.layout.lines import Run
from briefing.model.cleaning import CleanText
from briefing.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Code,
    CodeBlock,
    DefinitionList,
    Div,
    Emph,
    Header,
    HorizontalRule,
    Image,
    Inline,
    LineBreak,
    Link,
    OrderedList,
    Plain,
    SoftBreak,
    Span,
    Str,
    Strikeout,
    Strong,
)


def plain(text: str) -> Plain:
    return Plain(words(text))


def bullets(*items: Block | tuple[Block, ...]) -> BulletList:
    return BulletList(tuple(item if isinstance(item, tuple) else (item,) for item in items))


@pytest.mark.parametrize(
    ("inline", "text", "styles"),
    [
        (Str("word"), "word", ()),
        (Emph(words("word")), "word", ("emph",)),
        (Strong(words("word")), "word", ("strong",)),
        (Strikeout(words("word")), "word", ("strike",)),
        (Code("x = [1]"), "x = [1]", ("code",)),
        (Span(words("likely"), ("chip", "likelihood", "icd")), "likely", ("chip", "chip.likelihood", "chip.icd")),
        (Span(words("bare")), "bare", ()),
        (Strong((Emph(words("both")),)), "both", ("strong", "emph")),
        (link("EU"), "EU", ("link", "link.actor")),
        (Link(words("site"), "https://example.org"), "site", ("link", "link.url")),
        (Link(words("lost"), "nowhere", "broken", "no record"), "lost", ("link", "link.broken")),
        (Image(words("a map"), "https://example.org/m.png"), "[image: a map]", ("link", "link.url")),
    ],
)
def test_inline(inline: Inline, text: str, styles: tuple[str, ...]) -> None:
    (run,) = only(para(inline)).lines[0].runs
    assert (run.text, run.styles) == (text, styles)


def test_styles_are_outermost_first() -> None:
    block = Div((BlockQuote((para(Emph(words("so"))),)),), ("callout", "bottom-line"))
    line = only(block).lines[0]
    outer = ("callout", "callout.bottom-line")
    assert line.runs == (
        Run(CleanText("|"), (*outer, "bar")),
        Run(CleanText(" "), outer),
        Run(CleanText("|"), (*outer, "quote", "bar")),
        Run(CleanText(" "), (*outer, "quote")),
        Run(CleanText("so"), (*outer, "quote", "emph")),
    )


def test_a_chip_is_not_parted_and_takes_no_word_along() -> None:
    chip = Span(words("one source left"), ("chip", "lens-single"))
    assert shown(para("Korea is ruled", Str("  "), chip), width=20) == ["Korea is ruled", "one source left"]
    assert shown(para(chip), width=10) == ["one source", "left"]


def test_a_soft_break_is_a_space() -> None:
    assert shown(para("one", SoftBreak(), "two")) == ["one two"]


def test_a_soft_break_between_wide_characters_is_nothing() -> None:
    assert shown(para("日本", SoftBreak(), "政府")) == ["日本政府"]


def test_a_soft_break_in_korean_is_a_space() -> None:
    assert shown(para("한국", SoftBreak(), "정부")) == ["한국 정부"]


def test_a_soft_break_before_a_link_is_not_part_of_it() -> None:
    runs = only(para("the", SoftBreak(), link("EU"))).lines[0].runs
    assert [(run.text, run.link) for run in runs] == [("the ", -1), ("EU", 0)]


def test_a_line_break_starts_a_line() -> None:
    assert shown(para("one", LineBreak(), LineBreak(), "two")) == ["one", "", "two"]


def test_tabs_and_newlines_in_text_are_spaces() -> None:
    assert shown(para("one\ttwo\nthree")) == ["one two three"]


@pytest.mark.parametrize(("level", "style"), [(1, "h1"), (3, "h3"), (6, "h6"), (9, "h6")])
def test_header(level: int, style: str) -> None:
    block = only(Header(level, "here", words("Some ", Emph(words("words")))))
    assert [run.styles for run in block.lines[0].runs] == [(style,), (style, "emph")]
    assert [(heading.level, heading.id, heading.text, heading.line) for heading in block.headings] == [
        (level, "here", "Some words", 0)
    ]


def test_a_quote_has_a_bar_before_every_line_even_empty_ones() -> None:
    quote = BlockQuote((para("We shall not decide this alone."), BlockQuote((para("Nor we."),))))
    assert shown(quote, 18) == ["| We shall not", "| decide this", "| alone.", "|", "| | Nor we."]


def test_a_card_is_indented() -> None:
    assert shown(Div((para("one"), para("two")), ("card",))) == ["  one", "", "  two"]


def test_other_divs_have_no_margin_but_their_styles() -> None:
    (line, _, _) = only(Div((para("one"), para("two")), ("facts",))).lines
    assert line.runs == (Run(CleanText("one"), ("facts",)),)


def test_plain_lines_follow_closely() -> None:
    assert shown(Div((plain("one"), plain("two"), bullets(plain("three")), para("four")))) == [
        "one",
        "two",
        "• three",
        "",
        "four",
    ]


def test_bullets_hang_and_nest() -> None:
    nested = bullets((plain("one and more"), bullets((plain("two"), bullets(plain("three"))))), plain("four"))
    assert shown(nested, 13) == ["• one and", "  more", "  - two", "    -", "    three", "• four"]
    assert shown(nested, 14) == ["• one and more", "  - two", "    - three", "• four"]


def test_numbers_are_aligned_on_the_right() -> None:
    items = tuple((plain(f"item {number}"),) for number in (9, 10))
    assert shown(OrderedList(items, 9)) == [" 9. item 9", "10. item 10"]


def test_a_list_of_paragraphs_is_loose_and_one_of_plain_text_tight() -> None:
    tight = OrderedList(((plain("one"), bullets(plain("two"))), (plain("three"),)))
    loose = OrderedList(((para("one"), para("two")), (para("three"),)))
    assert shown(tight) == ["1. one", "   • two", "2. three"]
    assert shown(loose) == ["1. one", "", "   two", "", "2. three"]


def test_an_empty_item_keeps_its_bullet() -> None:
    assert shown(bullets((), plain("two"))) == ["•", "• two"]


def test_a_quote_in_an_item() -> None:
    item = (plain("said"), BlockQuote((para("no"), para("never"))))
    assert shown(bullets(item)) == ["• said", "", "  | no", "  |", "  | never"]


def test_definitions() -> None:
    terms = DefinitionList(((words("Entity List"), (plain("of parties"),)), (words("FDPR"), (plain("a rule"),))))
    assert shown(terms) == ["Entity List", "  of parties", "FDPR", "  a rule"]
    assert only(terms).lines[0].runs[0].styles == ("strong",)


def test_code_is_never_wrapped() -> None:
    code = CodeBlock("def f():\n\treturn 'a line longer than the page'\n\n# end\n")
    assert shown(code, 20) == ["  def f():", "      return 'a line longer than the page'", "", "  # end"]
    assert only(code).lines[0].runs[-1].styles == ("code",)


def test_a_rule_is_short() -> None:
    (line,) = only(HorizontalRule(), 100).lines
    assert set(line.text) == {"-"}
    assert line.width < 20
    assert shown(HorizontalRule(), 5) == ["-----"]


def test_running_text_keeps_to_the_measure() -> None:
    assert shown(para("one two three"), 80, 9) == ["one two", "three"]
    assert shown(BlockQuote((para("one two three"),)), 80, 13) == ["| one two", "| three"]


def test_where_margins_have_no_room_text_has_it_and_marks_get_lines() -> None:
    assert shown(BlockQuote((para("one two"),)), 7) == ["one two"]
    assert shown(bullets(plain("one two")), 7) == ["•", "one two"]


def test_content_is_cleaned() -> None:
    blocks = (para("a\x1b[31mb"), CodeBlock("c\x07\u202ed"), para(link("e\x9bf", title="g\x00h")))
    laid = page(*blocks)
    text = "\n".join(laid.line(y).text for y in range(laid.height))
    assert "a␛[31mb" in text
    assert "c␇<U+202E>d" in text
    assert (laid.links[0].spot.text, laid.links[0].spot.title) == ("e<U+009B>f", "g␀h")


def test_a_link_without_a_label_shows_where_it_leads() -> None:
    assert shown(para(Link((), "https://example.org"))) == ["https://example.org"]


def test_graphemes_are_whole_across_styles() -> None:
    (line,) = only(para("e", Emph(words("\u0301x")))).lines
    assert [run.text for run in line.runs] == ["e\u0301", "x"]
