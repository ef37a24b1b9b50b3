"""Whatever a page says, the Markdown of it says the same words."""

from export_helpers import KIM, body, cite, handout, kinds, notes_defined, notes_used, read
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefing.export.gfm import write_gfm
from briefing.model import document as d
from briefing.model.cleaning import clean
from briefing.model.place import Place

_SPECIALS = st.text("\\`*_[]<>|~!&#+-=.)(:;^@\"'/ 1ax\u00e9\u97d3", max_size=12)
_WORDS = st.one_of(
    _SPECIALS, st.text(max_size=12).map(lambda text: clean(text).replace("\n", " ")), st.sampled_from(["&amp;", "![x]"])
)
_SPACES = (d.SoftBreak(), d.LineBreak())
_LEAVES = st.one_of(_WORDS.map(d.Str), st.sampled_from(_SPACES))
_LINES = st.lists(_LEAVES, min_size=1, max_size=6).map(tuple)


def seen(inlines: d.Inlines) -> str:
    """The words of inlines, white space made one."""
    return " ".join(d.plain_text(inlines).split())


@given(_LINES)
def test_any_paragraph_reads_back_with_the_same_words_and_is_one(inlines: d.Inlines) -> None:
    written = body(d.Para(inlines))
    assert read(written) == seen(inlines)
    if seen(inlines):
        assert set(kinds(written)) <= {"paragraph_open", "hardbreak"}


@given(st.lists(_WORDS.map(d.Str), min_size=1, max_size=3).map(tuple), st.integers(1, 6))
def test_any_heading_reads_back_with_the_same_words(inlines: d.Inlines, level: int) -> None:
    written = body(d.Header(level, "x", inlines))
    assert read(written) == seen(inlines)
    assert kinds(written) in (["heading_open"], [])


@given(st.lists(st.lists(_LINES, min_size=2, max_size=2), min_size=1, max_size=3))
def test_any_table_keeps_its_columns_and_its_words(rows: list[list[d.Inlines]]) -> None:
    head, *others = [tuple(row) for row in rows]
    written = body(d.Table(head, tuple(others), ("default", "default")))
    assert kinds(written).count("th_open") == 2
    assert kinds(written).count("td_open") == 2 * len(others)
    assert read(written) == " ".join(filter(None, (seen(cell) for row in rows for cell in row)))


@given(st.text("`~ ab|\\", min_size=1).filter(str.strip))
def test_any_code_is_kept_to_the_letter(code: str) -> None:
    cell = (d.Code(code),)
    in_cell = [body(d.Table((cell,), (), ("default",)))] if "\\|" not in code else []
    for written in (body(d.Para(cell)), *in_cell):
        assert kinds(written).count("code_inline") == 1
        assert read(written) == " ".join(code.split())


def _nested(inner: st.SearchStrategy[d.Block]) -> st.SearchStrategy[d.Block]:
    blocks = st.lists(inner, min_size=1, max_size=3).map(tuple)
    items = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    return st.one_of(blocks.map(d.BlockQuote), items.map(d.BulletList), items.map(d.OrderedList))


_SHAPES = {d.BlockQuote: "blockquote_open", d.BulletList: "bullet_list_open", d.OrderedList: "ordered_list_open"}
_SOLID = st.text("ab#-1.*`", min_size=1, max_size=5).map(lambda text: d.Str(f"x{text}x"))
_BLOCKS = st.recursive(
    st.one_of(
        _SOLID.map(lambda text: d.Para((text,))),
        _SOLID.map(lambda text: d.Plain((text,))),
        st.text("`~-# x", min_size=1).filter(str.strip).map(lambda text: d.CodeBlock(text.strip())),
    ),
    _nested,
    max_leaves=8,
)


@given(st.lists(_BLOCKS, min_size=1, max_size=4).map(tuple))
def test_any_nest_of_lists_quotations_and_code_keeps_its_words_and_shape(blocks: d.Blocks) -> None:
    written = body(*blocks)
    said = " ".join(node.text for node in d.walk(blocks) if isinstance(node, d.Str | d.CodeBlock))
    assert read(written) == " ".join(said.split())
    shapes = [_SHAPES[type(node)] for node in d.walk(blocks) if type(node) in _SHAPES]
    assert [kind for kind in kinds(written) if kind in _SHAPES.values()] == shapes


_CITED = st.tuples(st.integers(0, 3), st.sampled_from(["", "p. 1", "p. 2"]), st.sampled_from(["", "see"]))


@given(st.lists(_CITED, max_size=8))
def test_every_mark_has_its_note_and_every_note_its_mark_in_order(cited: list[tuple[int, str, str]]) -> None:
    places = [Place("b", f"s{number}") for number in range(4)]
    inlines = tuple(cite(locator, prefix, places[number]) for number, locator, prefix in cited)
    page = handout(*(d.Para((inline,)) for inline in inlines))
    written = write_gfm(replace(page, sources=dict.fromkeys(places, KIM)))
    defined = notes_defined(written)
    assert defined == list(range(1, len(set(cited)) + 1))
    assert list(dict.fromkeys(notes_used(written))) == defined
