"""Pages as text and as coloured text."""

from layout_helpers import cite, link, page, para, words

from briefing.layout.plain import to_ansi, to_text
from briefing.model.document import BlockQuote, Emph, Strong, Table


def test_text_is_the_lines_and_nothing_else() -> None:
    laid = page(para("one"), BlockQuote((para("two"), para("three"))))
    assert to_text(laid) == "Title\n\none\n\n| two\n|\n| three\n"


def test_no_line_ends_in_a_space() -> None:
    laid = page(Table((words("A"), words("B")), ((words("1 "), ()),), ("left", "left")))
    assert to_text(laid).splitlines()[-1] == "1"


def test_styles_become_sgr_and_are_undone() -> None:
    laid = page(para("a ", Strong((Emph(words("b")),)), " c"))
    assert to_ansi(laid).splitlines()[2] == "a \x1b[1;3mb\x1b[0m c"


def test_colors_may_be_chosen_and_unknown_styles_are_plain() -> None:
    laid = page(para("a ", Strong(words("b"))))
    assert to_ansi(laid, {"strong": "35"}) == "Title\n\na \x1b[35mb\x1b[0m\n"
    assert to_ansi(laid, {}) == to_text(laid)


def test_content_cannot_bring_an_escape() -> None:
    laid = page(
        para("\x1b[31mred\x9b1m", link("\x1b]8;;x\x07", title="\x1b")), para(cite(1, prefix="\x1b[2J")), cited=1
    )
    assert "\x1b" not in to_text(laid)
    assert "\x1b" not in to_ansi(laid, {})
