"""Markdown to blocks: the kinds of block and inline, and what stays plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recording import Recorder

from briefing.model import document as d
from briefing.model.cleaning import count_unsafe
from briefing.model.place import Place
from briefing.parsing.markdown import parse_inline, parse_markdown


def text_of(blocks: d.Blocks) -> str:
    return "".join(node.text for node in d.walk(blocks) if isinstance(node, d.Str | d.Code | d.CodeBlock))


def addresses(blocks: d.Blocks) -> list[d.Target]:
    return [node.target for node in d.walk(blocks) if isinstance(node, d.Link | d.Image)]


def strings(blocks: d.Blocks) -> list[str]:
    """Every string that any node holds."""
    found: list[str] = []
    for node in d.walk(blocks):
        found.extend(value for name in node.__struct_fields__ if isinstance(value := getattr(node, name), str))
    return found


def words(text: str) -> d.Inlines:
    return (d.Str(text),)


def test_every_kind_of_block_becomes_its_own_node() -> None:
    text = (
        "# Head\n\nOne *two* **three** `four`\nfive\\\nsix\n\n- a\n- b\n\n> quote\n\n"
        "```py\nx = 1\n```\n\n    y = 2\n\n---\n\n| a | b |\n|:--|--:|\n| c | d |\n"
    )
    assert parse_markdown(text, Recorder()) == (
        d.Header(1, "h1", words("Head")),
        d.Para(
            (
                d.Str("One "),
                d.Emph(words("two")),
                d.Str(" "),
                d.Strong(words("three")),
                d.Str(" "),
                d.Code("four"),
                d.SoftBreak(),
                d.Str("five"),
                d.LineBreak(),
                d.Str("six"),
            )
        ),
        d.BulletList(((d.Plain(words("a")),), (d.Plain(words("b")),))),
        d.BlockQuote((d.Para(words("quote")),)),
        d.CodeBlock("x = 1", "py"),
        d.CodeBlock("y = 2"),
        d.HorizontalRule(),
        d.Table((words("a"), words("b")), ((words("c"), words("d")),), ("left", "right")),
    )


@pytest.mark.parametrize(("marker", "start"), [("0.", 0), ("1.", 1), ("7)", 7)])
def test_an_ordered_list_starts_where_it_is_written_to_start(marker: str, start: int) -> None:
    assert parse_markdown(f"{marker} a\n", Recorder()) == (d.OrderedList(((d.Plain(words("a")),),), start),)


def test_loose_and_nested_lists_keep_their_blocks() -> None:
    (block,) = parse_markdown("- a\n\n  b\n\n- c\n  - d\n", Recorder())
    assert block == d.BulletList(
        (
            (d.Para(words("a")), d.Para(words("b"))),
            (d.Para(words("c")), d.BulletList(((d.Plain(words("d")),),))),
        )
    )


def test_a_table_has_as_many_cells_in_each_row_as_in_its_head() -> None:
    (table,) = parse_markdown("| a | b |\n|---|:-:|\n| c |\n| d | e | f |\n", Recorder())
    assert isinstance(table, d.Table)
    assert table.aligns == ("default", "center")
    assert table.rows == ((words("c"), ()), (words("d"), words("e")))


def test_a_reference_in_a_table_cell_is_written_with_an_escaped_bar() -> None:
    (table,) = parse_markdown("| who | where |\n|---|---|\n| [[jpn\\|Tokyo]] | a \\| b |\n", Recorder())
    assert isinstance(table, d.Table)
    assert table.rows == (((d.Link(words("Tokyo"), Place("b", "jpn"), "actor"),), words("a | b")),)


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "<script>alert(1)</script>", "<!-- note -->", "<img src=x onerror=y>", "a <br> b", "<?php ?>"],
)
def test_raw_html_is_shown_as_it_is_written(text: str) -> None:
    (block,) = parse_markdown(text, Recorder())
    assert text_of((block,)) == text


@pytest.mark.parametrize(
    "text",
    [
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](file:///etc/passwd)", "[a](data:text/html,x)",
        "[a](vbscript:x)", "[a](other.md)", "[a](/etc/passwd)", "[a](#here)", "[a](https)", "[a](//host/x)",
        "<javascript:alert(1)>", "<file:///etc/passwd>", "![a](file:///etc/passwd)", "[a](&#106;avascript:alert)",
    ],
)  # fmt: skip
def test_an_address_of_another_scheme_stays_text(text: str) -> None:
    blocks = parse_markdown(text, Recorder())
    assert addresses(blocks) == []
    assert "a" in text_of(blocks)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("[a](https://example.org/x?y=1#z)", "https://example.org/x?y=1#z"),
        ("[a](HTTP://example.org)", "HTTP://example.org"),
        ("[a](mailto:a@example.org)", "mailto:a@example.org"),
        ("<https://example.org>", "https://example.org"),
        ("<me@example.org>", "mailto:me@example.org"),
        ("![a](https://example.org/x.png)", "https://example.org/x.png"),
    ],
)
def test_web_and_mail_addresses_become_links(text: str, address: str) -> None:
    assert addresses(parse_markdown(text, Recorder())) == [address]


def test_a_link_keeps_its_words_and_title() -> None:
    (block,) = parse_markdown('[some *words*](https://example.org "A title")', Recorder())
    link = d.Link((d.Str("some "), d.Emph(words("words"))), "https://example.org", "url", "A title")
    assert block == d.Para((link,))


@pytest.mark.parametrize(
    "text",
    [
        "&#x202e;", "&#8238;", "&#x1b;[31m", "&#127;", "&#x200f;", "`\u202e`", "```\u202e\n\x1b\n```",
        "[a](https://x.org/&#x202e; '&#x202e;')", "![&#x202e;](https://x.org/\u202e)", "[[jpn|\x1b[31m]]", "# \x9b",
    ],
)  # fmt: skip
def test_control_characters_that_reach_the_parser_come_out_as_visible_marks(text: str) -> None:
    blocks = parse_markdown(text, Recorder())
    assert strings(blocks)
    assert all(count_unsafe(value) == 0 for value in strings(blocks))


def test_an_entity_for_a_newline_does_not_break_a_line_of_text() -> None:
    assert parse_inline("a&#10;b", Recorder()) == words("a b")


def test_inline_code_is_kept_character_for_character() -> None:
    assert parse_inline("``a  `b` [[jpn]]``", Recorder()) == (d.Code("a  `b` [[jpn]]"),)


def test_markup_of_other_tools_is_only_text() -> None:
    text = "[@click=app.quit]x[/] [bold]y[/bold] {{ z }} $HOME"
    assert d.plain_text(parse_inline(text, Recorder())) == text


@given(st.text(alphabet=st.sampled_from("ab1 \n\t[]()!@|\\`~*_#>-+.:;,<&é漢") | st.characters(), max_size=80))
@settings(deadline=None)
def test_any_text_is_parsed_and_comes_out_clean_and_in_lines(text: str) -> None:
    blocks = parse_markdown(text, Recorder())
    assert all(count_unsafe(value) == 0 for value in strings(blocks))
    assert not [node for node in d.walk(blocks) if isinstance(node, d.Str) and "\n" in node.text]
