"""Finding: words that are shown are found, on long pages too, and a search given up leaves the reader in place."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from tui_helpers import Reading, reading

from briefing.layout.laying import is_long, lay_out
from briefing.layout.page import PageLayout
from briefing.layout.words import running_text
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.pages.long_text import LONG
from briefing.pages.stretches import read_stretch
from briefing.tui.finding import Query, Search, words_as_typed

SAID = (
    "In March [[kor|Seoul]] asked, and [[jpn]]'s cabinet, pre[[kor]]post, pre[[jpn|Tokyo]]post, agreed [@a, p. {0}].",
    "A *str*ess in a word, `code {0}`, a [link](https://example.org/way)s, Kōno [see @a; -@b, chap. 2]; [[nobody]].",
    "- one thing [@b]\n- another [@ghost]",
    "両国の首脳は[[jpn]]で会談し、輸出管理を協議した[@b]。",
)
ESCAPED = "a\\*b and 5 \\[x\\] and &amp; <b>bold</b> ~~gone~~"
PLACE = Place("b", "s")


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> PageLayout:
    folder: Path = tmp_path_factory.mktemp("long")
    count = 2 * LONG // sum(map(len, SAID))
    said = [one.replace("{0}", str(number)) for number in range(count) for one in SAID]
    text = "\n\n".join([*said, *[ESCAPED] * 500])
    body = "\n".join(f"      {line}" for line in text.split("\n"))
    (folder / "b.briefing.yaml").write_text(
        "format: briefing/1\nid: b\ntitle: B\nsections:\n  - id: s\n    title: Long\n    takeaway: It is.\n"
        f"    text: |\n{body}\n"
        "actors: [{id: kor, kind: state, name: South Korea}, {id: jpn, kind: state, name: Japan}]\n"
        "sources: [{id: a, type: report, title: A}, {id: b, type: report, title: Other}]\n",
        encoding="utf-8",
    )
    library = load(folder)
    document = compose(library, PLACE, defer=True)
    assert is_long(document)
    return lay_out(document, 60, read=partial(read_stretch, library, PLACE))


@given(st.data())
def test_what_is_shown_is_found(layout: PageLayout, data: st.DataObject) -> None:
    stretches = [n for n in range(len(layout.blocks)) if (row := layout.blocks.row(n)) and row.stretch]
    number = data.draw(st.sampled_from(stretches))
    text, _ = running_text(layout.blocks[number])
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : start + data.draw(st.integers(1, 14))]
    assert list(words_as_typed(words).hits(layout, number)) or not words.strip()


async def test_a_search_that_finds_nothing_or_is_given_up_leaves_the_reader_where_they_were(shipped: Library) -> None:
    async with reading(shipped, "japan-korea-detente/security", (120, 40)) as reader:
        await reader.press("space", "space", "space")
        before = reader.page.top
        await reader.press("slash", *"secre")
        assert reader.page.top != before
        await reader.press("z")
        assert reader.page.top == before
        await reader.press("backspace")
        assert reader.page.top != before
        await reader.press("escape")
        assert reader.page.top == before
        await reader.press("slash", *"secre", "enter")
        assert reader.page.hits
        assert reader.page.top != before


def test_stretches_without_the_words_are_not_laid_out(layout: PageLayout, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    hits = Query.hits

    def counted(query: Query, laid: PageLayout, number: int) -> object:
        if query.may_be_in(laid, number):
            looked.append(number)
        return hits(query, laid, number)

    monkeypatch.setattr(Query, "hits", counted)
    search = Search(layout, words_as_typed("zebra crossing 777"))
    search.go_on(60)
    assert search.is_done
    assert len(looked) < len(layout.blocks) / 2, "only those with escapes, and what is laid out anyway"


def bar(reader: Reading) -> list[tuple[str, Style | None]]:
    """The scroll bar of the page, row by row: what stands there, and how."""
    strips = reader.page.render_lines(reader.page.size.region)
    return [(segment.text, segment.style) for strip in strips for segment in list(strip)[-1:]]


async def test_the_scroll_bar_keeps_its_thumb_where_there_are_hits_and_marks_the_current_one(shipped: Library) -> None:
    async with reading(shipped, "japan-korea-detente/security", (120, 60)) as reader:
        book = reader.page.book
        thumb, track = (book.style((f"scroll.{name}",)).bgcolor for name in ("thumb", "track"))
        await reader.press("slash", *"the", "enter")
        on_thumb = 0
        for _ in range(3):
            found = bar(reader)
            length = sum(style is not None and style.bgcolor == thumb for _, style in found)
            assert length == len(reader.page._thumb())
            assert {style.bgcolor for _, style in found if style} == {thumb, track}
            assert [mark for mark, _ in found].count("=") == 1
            on_thumb += sum(mark == "-" and style is not None and style.bgcolor == thumb for mark, style in found)
            line = reader.page.line_of(reader.page.hits[reader.page.current_hit])
            assert found[line * len(found) // reader.page.height_of_page][0] == "="
            await reader.press("n", "n", "n", "n", "n")
        assert on_thumb
