"""Long pages in the reader: they are laid out where they are read, and nobody notices."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from tui_helpers import Reading, reading

from briefing.layout.page import LinkRef
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.long_text import LONG
from briefing.tui.widgets.view import DocumentView

SENTENCE = "Paragraph {0} tells of [[jpn]] and of the step that it took in year {0} [@a, p. {0}]. "


def written(folder: Path, before: str = "") -> Library:
    count = 2 * LONG // (4 * len(SENTENCE))
    paragraphs = [f"## Part {n}" if n % 25 == 0 else SENTENCE.format(n) * 4 for n in range(count)]
    body = "\n".join(f"      {line}" for line in f"{before}{chr(10) * 2}{(chr(10) * 2).join(paragraphs)}".split("\n"))
    (folder / "b.briefing.yaml").write_text(
        "format: briefing/1\nid: b\ntitle: B\nsections:\n  - id: history\n    title: Long\n    takeaway: It is.\n"
        f"    text: |\n{body}\nactors: [{{id: jpn, kind: state, name: Japan}}]\n"
        "sources: [{id: a, type: report, title: A}]\n",
        encoding="utf-8",
    )
    return load(folder)


@pytest.fixture
def long(tmp_path: Path) -> Library:
    return written(tmp_path)


@asynccontextmanager
async def long_reading(library: Library, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Reading]:
    async with reading(library, "history", size) as reader:
        yield reader


def first_words(reader: Reading) -> str:
    layout = reader.page.layout_
    assert layout is not None
    return layout.line(reader.page.top).text


async def test_the_end_is_one_key_away_and_shows_the_last_source(long: Library) -> None:
    async with long_reading(long) as reader:
        await reader.press("G")
        assert any("1  A" in line for line in reader.lines())
        await reader.press("g")
        assert first_words(reader) == "Long"


async def test_lines_go_by_one_at_a_time_even_where_nothing_has_been_laid_out(long: Library) -> None:
    async with long_reading(long) as reader:
        await reader.press("G", "b", "b", "b")
        before = first_words(reader)
        await reader.press("k", "k", "k", "j", "j", "j")
        assert first_words(reader) == before


async def test_tab_and_headings_work_from_the_middle(long: Library) -> None:
    async with long_reading(long) as reader:
        layout = reader.page.layout_
        assert layout is not None
        reader.page.scroll_to_line(layout.height // 2)
        await reader.press("right_square_bracket")
        assert first_words(reader).startswith("Part ")
        await reader.press("tab")
        selected = reader.page.selected
        assert selected is not None
        assert reader.page.is_in_sight(selected)
        assert selected.spot.text == "Japan"
        seen = first_words(reader)
        await reader.press("enter")
        assert reader.place != "b/history"
        await reader.press("backspace")
        assert first_words(reader) == seen
        assert reader.page.selected == selected


async def test_resizing_keeps_the_sentence_at_the_top(long: Library) -> None:
    async with long_reading(long, (120, 30)) as reader:
        await reader.press("slash", *"year", "space", *"101", "enter")
        layout = reader.page.layout_
        assert layout is not None
        hit = reader.page.hits[0][0]
        reader.page.scroll_to_line(layout.y_of(hit.block, hit.line))
        word = layout.blocks[hit.block].lines[hit.line].text.split()[0]
        for width in (60, 90, 45, 120):
            await reader.pilot.resize_terminal(width, 30)
            await reader.pilot.pause()
            assert word in first_words(reader).split(), width


async def test_finding_counts_every_hit_of_a_long_page(long: Library) -> None:
    async with long_reading(long) as reader:
        await reader.press("slash", *"japan")
        layout = reader.page.layout_
        assert layout is not None
        for _ in range(200):
            await reader.pilot.pause(0.02)
            if "+" not in reader.screen._finder.words:
                break
        hits = sum(1 for ref in layout.links if ref.spot.text == "Japan")
        assert reader.screen._finder.words == f"1/{hits}"


async def test_measuring_in_the_background_moves_nothing_in_sight(long: Library) -> None:
    async with long_reading(long) as reader:
        layout = reader.page.layout_
        assert layout is not None
        reader.page.scroll_to_line(layout.height // 2)
        await reader.pilot.pause()
        seen = reader.lines()[1:-2]
        for _ in range(300):
            await reader.pilot.pause(0.02)
            if layout.blocks.is_measured:
                break
        assert layout.blocks.is_measured
        text = [line[32:-2] for line in reader.lines()[1:-2]]
        assert text == [line[32:-2] for line in seen]


async def test_a_page_read_again_keeps_its_paragraph_when_words_are_written_before_it(
    tmp_path: Path, long: Library
) -> None:
    async with long_reading(long) as reader:
        await reader.press("slash", *"year", "space", *"201", "enter")
        seen = first_words(reader)
        assert seen
        reader.screen.take_library(written(tmp_path, "Something new stands here now.\n\n" * 30))
        await reader.pilot.pause()
        assert first_words(reader) == seen


async def test_a_page_read_again_finds_its_paragraph_far_from_where_it_was(tmp_path: Path, long: Library) -> None:
    async with long_reading(long) as reader:
        await reader.press("slash", *"year", "space", *"201", "enter", "tab")
        seen, selected = first_words(reader), reader.selected
        others = "\n\n".join(f"Something new, number {n}, stands here now. " * 12 for n in range(1500))
        reader.screen.take_library(written(tmp_path, others))
        await reader.pilot.pause()
        assert reader.page.position.block > 120
        assert (first_words(reader), reader.selected) == (seen, selected)


async def test_the_contents_follow_headings_in_a_long_text(tmp_path: Path) -> None:
    paragraphs = "\n\n".join(f"## Year {n}\n\n{SENTENCE.format(n) * 12}" for n in range(120))
    async with long_reading(written(tmp_path, paragraphs), (120, 40)) as reader:
        assert any("Year 39" in line for line in contents_of(reader))
        layout = reader.page.layout_
        assert layout is not None
        reader.page.scroll_to_line(layout.anchor("year-57") or 0)
        await reader.pilot.pause()
        assert reader.shows("… 40 before", "contents")
        here = reader.pane("contents").here
        assert here is not None
        assert here.anchor == "year-57"
        assert contents_of(reader)[2] == "… 40 before"
        await reader.press("1")
        contents = reader.pane("contents")
        contents.select(next(ref for ref in links_of(contents) if ref.spot.text.endswith("more")))
        await reader.press("enter")
        assert first_words(reader) == "Year 80"
        assert reader.pane("contents").here == Place("b", "history", anchor="year-80")


def links_of(pane: DocumentView) -> tuple[LinkRef, ...]:
    """All links of a pane."""
    return pane.layout_.links if pane.layout_ is not None else ()


def contents_of(reader: Reading) -> list[str]:
    """What the contents list, in sight or not."""
    return [ref.spot.text for ref in links_of(reader.pane("contents"))]


async def test_what_is_handed_on_from_a_long_page_is_all_of_it(long: Library) -> None:
    async with long_reading(long) as reader:
        from briefing.export.writers import write

        text = write(long, (Place("b", "history"),), "gfm").decode()
        assert "Paragraph 1 tells" in text
        layout = reader.page.layout_
        assert layout is not None
        assert text.count("## Part") == sum(heading.text.startswith("Part") for _, heading in layout.headings)
