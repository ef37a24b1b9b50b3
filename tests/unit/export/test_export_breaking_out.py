"""Text that tries to be more than text comes out as text, in every dialect, as parsers by other hands read it."""

from collections.abc import Callable

from export_helpers import handout
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from reading_back import (
    ast_tree,
    gfm_body,
    html_lines,
    html_page,
    markdown_lines,
    needs_pandoc,
    normal,
    obsidian_lines,
    pandoc_lines,
    pandoc_markdown_tree,
    pandoc_tree,
    typst_html,
)

from briefing.export.binding import Handout
from briefing.model import document as d
from briefing.model.cleaning import clean_line

NASTY = (
    "| a | b |",
    "|-|",
    "`x` ``",
    "]](x)",
    "[[a|b]]",
    "<script>alert(1)</script>",
    "<!-- x",
    "</main>",
    "&lt;b&gt; &#65;",
    "[^1]: note",
    "[^1]",
    "^[x]",
    "[a]: http://b",
    "![x](y)",
    "[x](javascript:alert(1))",
    "---",
    "--- ---",
    "...",
    "--",
    "--x--",
    "=1+1",
    "= x",
    "==x==",
    "-x",
    "- x",
    "+ x",
    "@user",
    "[@key]",
    "@key [p. 1]",
    "#tag",
    "# x",
    "x #",
    "%%hidden%%",
    "% x",
    "$x$",
    "US$5 and US$6",
    ":smile: :-)",
    "\\newcommand{\\x}{y}",
    "\\",
    "x\\",
    "\\*",
    "www.a_b.org",
    "http://a_b.c/_d_",
    "me_too@a_b.org",
    "1. x",
    "1) x",
    "(1) x",
    "(@) x",
    "#. x",
    "a. x",
    "A)  x",
    "iv. x",
    "Table: x",
    ": x",
    ":::",
    "~~x~~",
    "H~2~O^2^",
    "{.x #y}",
    "x{.y}",
    "{{x}}",
    "\"quoted\" 'q'",
    "it's",
    "don''t",
    "* x",
    "*x*",
    "**x** __y__ _z_",
    "***",
    "___",
    "> x",
    "~ x",
    "~~~",
    "```",
    "'''",
    "+---+",
    "x\u00a0y",
    "“x”",
    "x!",
    "!",
    "&",
    "#",
    "Mr. X",
    "[ ] x",
    "[x] y",
    "[!NOTE]",
    "^id",
    "x ^id",
    '"); #import "x"',
    "#{1}",
    "#x",
    "\u3000x",
    "한국어 日本語 *中文*",
    "a  b",
    "|",
    "a|b",
    "x`",
    "`",
    "e.g. $a_b$ {x}^y",
    "<a@b.c>",
    "<http://x>",
    "*[HTML]: x",
    "\\\\(x\\\\)",
    "Figure: x",
    "[TOC]",
    "(c) (tm)",
    "1\\. x",
)
"""What means something in one dialect or another."""

_PIECES = st.one_of(
    st.sampled_from(NASTY),
    st.text("\\`*_[]<>|~!&#+-=.)(:;^@\"'/ $%{}1ax\u00e9\u97d3", min_size=1, max_size=10),
    st.text(max_size=8),
)
_WORDS = st.lists(_PIECES, min_size=1, max_size=3).map(lambda parts: clean_line("".join(parts))).filter(bool)
_SHAPES: tuple[Callable[[str], d.Block], ...] = (
    lambda words: d.Para((d.Str(words),)),
    lambda words: d.Para((d.Strong((d.Str(words),)), d.Str(" x "), d.Emph((d.Str(words),)))),
    lambda words: d.Para((d.Str("x"), d.Emph((d.Str(words),)), d.Strong((d.Str(words),)))),
    lambda words: d.Para((d.Str(words), d.LineBreak(), d.Str(words))),
    lambda words: d.Para((d.Link((d.Str(words),), "https://example.org/?a=(b)|<c>\\", "url"), d.Str("."))),
    lambda words: d.Para((d.Str("so "), d.Code(words), d.Str(" it is"))),
    lambda words: d.Header(2, "", (d.Str(words),)),
    lambda words: d.BlockQuote((d.Para((d.Str(words),)),)),
    lambda words: d.Div((d.Para((d.Str(words),)),), ("callout", "takeaway"), ""),
    lambda words: d.BulletList(((d.Plain((d.Str(words),)),),)),
    lambda words: d.Table(
        ((d.Str("x"),), (d.Str(words),)), (((d.Str(words),), (d.Code(words),)),), ("left", "default")
    ),
)
"""Where words may stand."""

_TEXTS = st.lists(st.tuples(st.sampled_from(range(len(_SHAPES))), _WORDS), min_size=20, max_size=40)
_RULE = d.Para((d.Str("§"),))


def page(texts: list[tuple[int, str]]) -> Handout:
    """The texts in their shapes, with a paragraph between that keeps them apart."""
    return handout(*(block for shape, words in texts for block in (_SHAPES[shape](words), _RULE)))


def expected(texts: list[tuple[int, str]]) -> list[str]:
    lines = []
    for shape, words in texts:
        block = _SHAPES[shape](words)
        if isinstance(block, d.Table):
            cells = [cell for row in (block.head, *block.rows) for cell in row]
            lines += [" ".join(d.plain_text(cell).split()) for cell in cells]
        else:
            inside = [node for node in d.walk((block,)) if isinstance(node, d.Para | d.Plain | d.Header)]
            lines += [" ".join(d.plain_text(node.inlines).split()) for node in inside]
        lines.append("§")
    return lines


def all_nasty(shapes: range = range(len(_SHAPES))) -> list[tuple[int, str]]:
    return [(shape, words) for shape in shapes for words in map(clean_line, NASTY)]


_EXAMPLES = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_github_markdown(texts: list[tuple[int, str]]) -> None:
    assert markdown_lines(gfm_body(page(texts))) == expected(texts)


@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_obsidian(texts: list[tuple[int, str]]) -> None:
    assert obsidian_lines(page(texts)) == expected(texts)


@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_html(texts: list[tuple[int, str]]) -> None:
    assert html_lines(html_page(page(texts)), "main")[2:] == expected(texts)


@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_what_becomes_a_pdf(texts: list[tuple[int, str]]) -> None:
    assert html_lines(typst_html(page(texts)), "body")[2:] == expected(texts)


@needs_pandoc
@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_what_becomes_a_word_document(texts: list[tuple[int, str]]) -> None:
    assert pandoc_lines(ast_tree(page(texts)))[1:] == list(map(normal, expected(texts)))


@needs_pandoc
@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_pandocs_markdown(texts: list[tuple[int, str]]) -> None:
    assert pandoc_lines(pandoc_markdown_tree(page(texts)))[1:] == list(map(normal, expected(texts)))


@needs_pandoc
@_EXAMPLES
@example(all_nasty())
@given(_TEXTS)
def test_in_github_markdown_as_pandoc_reads_it(texts: list[tuple[int, str]]) -> None:
    assert pandoc_lines(pandoc_tree(gfm_body(page(texts)).encode(), "gfm")) == list(map(normal, expected(texts)))
