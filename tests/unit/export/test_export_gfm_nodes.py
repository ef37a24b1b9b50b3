"""Each kind of node as Markdown that reads back as the same thing."""

import pytest
from export_helpers import body, cite, handout, kinds, para, read, tokens

from briefing.export.gfm import escape, write_gfm
from briefing.model import document as d
from briefing.model.place import Place


def plain(words: str) -> d.Plain:
    return d.Plain((d.Str(words),))


@pytest.mark.parametrize(
    "words",
    [
        "1965. A year",
        "3) third",
        "# no heading",
        "- no item",
        "+ no item",
        "> no quotation",
        "| no | table |",
        "a *star* and _line_",
        "`code`",
        "<b>bold</b> and <!-- hidden -->",
        "[words](https://example.org)",
        "![[embed]] [[link]] [^1]",
        "AT&amp;T &#x41; R&D",
        "back\\slash \\* end\\",
        "~~~",
        "===",
        "***",
        "www.example.org!",
        "~~struck~~",
        "C#",
    ],
)
def test_text_that_looks_like_markdown_is_shown_as_written(words: str) -> None:
    written = body(para(words))
    assert read(written) == words
    assert kinds(written) == ["paragraph_open"]


def test_text_is_not_escaped_where_it_means_nothing() -> None:
    kim = d.Link((d.Str("Kim"),), Place("b", "kim"))
    assert body(para(kim, " - in 2023. So (1) R&D #1! + 2.")) == "Kim - in 2023. So (1) R&D #1! + 2."


@pytest.mark.parametrize(
    "parts",
    [
        ("1", ". not a list"),
        (d.Link((d.Str("2023"),), Place("b", "x")), ". A year"),
        ("See", d.LineBreak(), "- this"),
        ("See", d.LineBreak(), "==="),
        ("a | b", d.LineBreak(), ":--"),
        ("wow!", d.Link((d.Str("site"),), "https://example.org/", "url")),
        ("&", "amp; so"),
    ],
)
def test_pieces_that_only_together_look_like_markdown_are_shown_as_written(parts: tuple[d.Inline | str, ...]) -> None:
    written = body(para(*parts))
    assert read(written) == " ".join(_said(parts).split())
    assert {"bullet_list_open", "ordered_list_open", "heading_open", "table_open", "image"}.isdisjoint(kinds(written))


def _said(parts: tuple[d.Inline | str, ...]) -> str:
    return d.plain_text(tuple(d.Str(part) if isinstance(part, str) else part for part in parts))


def test_a_note_at_the_start_of_a_line_is_no_definition_of_one() -> None:
    assert body(para(cite(), ": so it says.")) == r"[^1]\: so it says."


def test_emphasis_keeps_its_marks_tight_around_the_words() -> None:
    written = body(para("so", d.Emph((d.Str(" very "),)), "good ", d.Strong((d.Str("now"),))))
    assert written == "so *very* good **now**"


@pytest.mark.parametrize("code", ["x", "a `b` c", "``", "`", " padded ", "a  b", "x|y", "\\"])
def test_code_is_kept_to_the_letter(code: str) -> None:
    parsed = [token for token in tokens(body(para("See ", d.Code(code), "."))) if token.type == "code_inline"]
    assert [token.content for token in parsed] == [code]


@pytest.mark.parametrize("text", ["plain", "```\nfence\n```", "~~~\n````", "  indented \n\n\tlast  ", "# [[x]] <b>"])
@pytest.mark.parametrize("language", ["", "python", "a`b"])
def test_a_code_block_is_kept_to_the_letter_wherever_it_stands(text: str, language: str) -> None:
    block = d.CodeBlock(text, language)
    for holder in (block, d.BlockQuote((block,)), d.BulletList(((plain("x"), block),))):
        found = [token.content for token in tokens(body(holder)) if token.type == "fence"]
        assert found == [f"{text}\n"]


def test_lists_in_lists_keep_their_shape_and_numbers() -> None:
    inner = d.OrderedList(((plain("first"),), (plain("second"), d.BulletList(((plain("deep"),),)))))
    written = body(d.BulletList(((plain("one"), inner), (plain("two"),))))
    assert written.split("\n") == ["- one", "  1. first", "  2. second", "     - deep", "- two"]
    assert body(d.OrderedList(((plain("a"),), (plain("b"),)), start=9)) == "9. a\n10. b"


def test_items_of_several_paragraphs_stay_in_one_list() -> None:
    written = body(d.OrderedList(((para("a"), para("b"), d.BlockQuote((para("q"),))), (para("c"),))))
    assert kinds(written).count("ordered_list_open") == 1
    assert kinds(written).count("list_item_open") == 2
    assert read(written) == "a b q c"


def test_two_lists_in_a_row_stay_two() -> None:
    bullets = d.BulletList(((plain("a"),),))
    numbers = d.OrderedList(((plain("b"),),))
    written = body(bullets, bullets, bullets, numbers, numbers)
    assert kinds(written).count("bullet_list_open") == 3
    assert kinds(written).count("ordered_list_open") == 2


def test_a_quotation_holds_all_its_blocks() -> None:
    written = body(d.BlockQuote((para("a"), d.BlockQuote((para("b"),)), para("c"))), para("after"))
    assert (
        kinds(written)
        == ["blockquote_open", "paragraph_open"] + ["blockquote_open", "paragraph_open"] + ["paragraph_open"] * 2
    )
    assert read(written) == "a b c after"


def test_a_table_keeps_its_cells_whatever_is_in_them() -> None:
    row = tuple(
        (inline,)
        for inline in (d.Str("a|b"), d.Code("c|d"), d.Code("e\\|f"), d.Str("\\|"), d.LineBreak(), d.Emph((d.Str("|"),)))
    )
    head = tuple((d.Str(f"h{n}"),) for n in range(6))
    written = body(d.Table(head, (row,), ("left", "right", "center", "default", "default", "default")))
    assert written.split("\n")[1] == "| :-- | --: | :-: | --- | --- | --- |"
    cells = [token.content for token in tokens(written) if token.type == "inline"]
    assert len(cells) == 12
    assert read(written) == r"h0 h1 h2 h3 h4 h5 a|b c|d e\|f \| |"


def test_a_heading_is_one_line_and_keeps_its_number_signs() -> None:
    assert body(d.Header(2, "x", (d.Str("a"), d.LineBreak(), d.Str("b")))) == "## a b"
    assert read(body(d.Header(3, "x", (d.Str("Issue #"),)))) == "Issue #"
    assert read(write_gfm(handout(title="Line\ntwo #")).split("\n\n")[0]) == "Line two #"


def test_a_break_between_thoughts_and_definitions_are_shown() -> None:
    assert kinds(body(d.HorizontalRule())) == ["hr"]
    written = body(d.DefinitionList((((d.Str("Term"),), (para("Meaning."),)),)))
    assert written == "**Term**\n\nMeaning."


def test_the_bottom_line_and_takeaways_are_alerts_and_other_callouts_quotations() -> None:
    def callout(kind: str) -> str:
        return body(d.Div((para("Words."),), ("callout", kind)))

    assert callout("bottom-line") == "> [!IMPORTANT]\n> Words."
    assert callout("takeaway") == "> [!NOTE]\n> Words."
    assert callout("judgment") == "> Words."


def test_likelihood_and_confidence_are_two_sentences() -> None:
    chips = (
        d.Span((d.Str("likely (55–80 %)"),), ("chip", "likelihood")),
        d.Str("  "),
        d.Span((d.Str("moderate confidence"),), ("chip", "confidence")),
    )
    assert body(d.Para(chips)) == "Likelihood: likely (55–80 %). Confidence: moderate."
    assert body(para("Summit ", d.Span((d.Str("alleged"),), ("chip", "status")))) == "Summit (alleged)"


def test_a_label_has_its_colon_close_and_its_space_behind() -> None:
    label = d.Span((d.Str("membership  "),), ("label",))
    assert body(d.Plain((label, d.Str("is a member")))) == "**membership:** is a member"


def test_labelled_lines_become_a_list() -> None:
    row = d.Plain((d.Span((d.Str("Kind"),), ("label",)), d.Str("  "), d.Str("state")))
    assert body(d.Div((row, row), ("facts",))) == "- **Kind:** state\n- **Kind:** state"


def test_links_inside_the_library_become_their_words_and_outside_ones_stay() -> None:
    inside = d.Link((d.Str("Seoul"),), Place("b", "kor"), "actor")
    broken = d.Link((d.Str("nobody"),), "", "broken", "why")
    outside = d.Link((d.Str("the text"),), "https://example.org/a_b", "url")
    bare = d.Link((d.Str("https://example.org/a_b"),), "https://example.org/a_b", "url")
    written = body(para(inside, " and ", broken, ", ", outside, ", ", bare))
    assert written == "Seoul and nobody, [the text](<https://example.org/a_b>), <https://example.org/a_b>"


@pytest.mark.parametrize("url", ['https:"><script>alert(1)</script>', "https://x.org/a b>c", "https://x.org/`x`|\\"])
def test_no_address_can_break_out_of_its_link(url: str) -> None:
    written = body(para(d.Link((d.Str(url),), url, "url"), " and ", d.Image((d.Str("picture"),), url)))
    assert kinds(written) == ["paragraph_open", "link_open", "link_open"]
    assert read(written) == " ".join(f"{url} and picture".split())


def test_escaped_text_is_one_line() -> None:
    assert escape("a\n  b   c") == "a b c"
