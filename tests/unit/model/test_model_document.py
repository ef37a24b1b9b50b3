from briefing.model import document as d
from briefing.model.place import Place


def words(text: str) -> d.Inlines:
    return (d.Str(text),)


TREE: d.Blocks = (
    d.Header(1, "one", words("1")),
    d.Para(
        (
            d.Str("2"),
            d.SoftBreak(),
            d.Strong((d.Str("3"), d.Emph(words("4")), d.Strikeout(words("5")))),
            d.Link(words("6"), Place("b", "x"), "actor"),
            d.Image(words("7"), "https://example.org"),
            d.Span(words("8")),
            d.Code("9"),
            d.Cite((d.Citation(None, "key"),)),
        )
    ),
    d.BlockQuote((d.Plain(words("10")),)),
    d.BulletList(((d.Plain(words("11")), d.BulletList(((d.Plain(words("12")),),))), (d.Plain(words("13")),))),
    d.OrderedList(((d.Plain(words("14")),),), 5),
    d.DefinitionList(((words("15"), (d.Plain(words("16")),)),)),
    d.Table((words("17"), words("18")), ((words("19"), words("20")),), ("left", "right"), words("21")),
    d.Div((d.Para(words("22")),), ("card",), "x"),
    d.CodeBlock("code"),
    d.HorizontalRule(),
)


def test_walking_meets_every_text_once_in_reading_order() -> None:
    texts = [node.text for node in d.walk(TREE) if isinstance(node, d.Str | d.Code)]
    assert texts == [str(number) for number in range(1, 23)]


def test_walking_meets_blocks_before_what_they_hold() -> None:
    types = [type(node).__name__ for node in d.walk(TREE[2:3])]
    assert types == ["BlockQuote", "Plain", "Str"]


def test_walking_a_very_deep_tree_is_no_trouble() -> None:
    block: d.Block = d.Para(words("bottom"))
    for _ in range(20_000):
        block = d.BlockQuote((block,))
    *_, last = d.walk((block,))
    assert last == d.Str("bottom")


def test_plain_text_keeps_the_words_and_leaves_the_dress() -> None:
    paragraph = TREE[1]
    assert isinstance(paragraph, d.Para)
    assert d.plain_text(paragraph.inlines) == "2 3456789"
    assert d.plain_text((d.Str("a"), d.LineBreak(), d.Str("b"))) == "a b"
    assert d.plain_text(()) == ""


def test_leaves_have_no_children() -> None:
    assert list(d.walk((d.Cite((d.Citation(None, "key"),)),))) == [d.Cite((d.Citation(None, "key"),))]
    assert list(d.walk((d.CodeBlock("x"),))) == [d.CodeBlock("x")]
