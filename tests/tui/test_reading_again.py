"""Reading again when a file is saved: place, selection, search and peek outlast it, and so does a page that is gone."""

from pathlib import Path

import pytest
from test_keeping_and_copying import TEXT, source_of, until
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.store.notebook import Notebook
from briefing.tui.screens.reloader import Source

LATER = ("space", "space", "tab", "tab", "tab")
HERE = "text: Here it begins, with [[jpn]]."


def more(count: int) -> str:
    """The text with so many paragraphs written in before all others."""
    written = "\\n\\n".join(f"New words {number} about [[jpn]]." for number in range(count))
    return TEXT.replace(HERE, f'text: "{written}\\n\\nHere it begins, with [[jpn]]."')


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "long.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def read_again(reader: Reading, file: Path, text: str) -> bool:
    """Save another text, and have it taken up as a saved file is."""
    file.write_text(text, encoding="utf-8")
    return reader.screen.take_library(load(file))


def spot(reader: Reading) -> tuple[list[str], str, int]:
    """What stands on the page, and the selected link with its row."""
    selected, layout = reader.page.selected, reader.page.layout_
    assert selected is not None
    assert layout is not None
    return reader.lines()[:5], selected.spot.text, layout.y_at(selected) - reader.page.top


@pytest.mark.parametrize("count", [1, 60])
async def test_the_line_and_the_selected_link_stay_however_much_is_written_above(file: Path, count: int) -> None:
    async with reading(load(file), "s") as reader:
        await reader.press(*LATER)
        before = spot(reader)
        assert read_again(reader, file, more(count))
        await reader.pilot.pause()
        assert spot(reader) == before


async def test_back_finds_line_and_link_after_an_edit_elsewhere_on_the_page(file: Path) -> None:
    async with reading(load(file), "s") as reader:
        await reader.press(*LATER)
        before = spot(reader)
        await reader.press("H")
        assert read_again(reader, file, more(50))
        await reader.press("backspace")
        assert spot(reader) == before


async def test_a_selection_whose_link_is_gone_is_none(file: Path) -> None:
    async with reading(load(file), "s") as reader:
        await reader.press("tab")
        assert reader.selected == "Japan"
        assert read_again(reader, file, TEXT.replace(HERE, "text: Here it begins, with nobody."))
        await reader.pilot.pause()
        assert reader.selected == ""


async def test_a_selection_outlasts_an_edit_of_its_own_sentence(file: Path) -> None:
    async with reading(load(file), "s") as reader:
        await reader.press("tab")
        assert read_again(reader, file, TEXT.replace(HERE, "text: Now it begins otherwise, [[jpn]] says [[jpn]]."))
        await reader.pilot.pause()
        assert reader.selected == "Japan"


async def test_a_paragraph_that_was_edited_itself_is_found_by_its_neighbours(file: Path) -> None:
    async with reading(load(file), "s") as reader:
        reader.page.scroll_to_line(next(y for y, words in every_line(reader) if words.startswith("Paragraph 2.5")))
        assert read_again(reader, file, more(60).replace("Paragraph 2.5 of the text", "A paragraph of its own"))
        await reader.pilot.pause()
        assert reader.lines()[0].startswith("A paragraph of its own")


async def test_where_all_around_is_gone_the_reader_comes_to_the_heading_above(file: Path) -> None:
    changed = more(60)
    for number in (4, 5, 6):
        changed = changed.replace(f"Paragraph 2.{number} of the text", f"Otherwise, and number {number},")
    async with reading(load(file), "s") as reader:
        reader.page.scroll_to_line(next(y for y, words in every_line(reader) if words.startswith("Paragraph 2.5")))
        assert read_again(reader, file, changed)
        await reader.pilot.pause()
        assert reader.lines()[0] == "Part 2"


def every_line(reader: Reading) -> list[tuple[int, str]]:
    """The lines of the page with their numbers."""
    layout = reader.page.layout_
    assert layout is not None
    return [(y, layout.line(y).text) for y in range(layout.height)]


async def test_a_search_goes_on_over_the_text_as_it_is_now(file: Path) -> None:
    async with reading(load(file), "s") as reader:
        await reader.press("slash", *"Japan", "enter", "n")
        count = len(reader.page.hits)
        assert reader.screen._finder.words == f"2/{count}"
        assert read_again(reader, file, more(3))
        await reader.pilot.pause()
        assert reader.screen._finder.words == f"2/{count + 3}"
        bar = reader.screen.query_one("#trail")
        assert f"2/{count + 3}" in bar.render_lines(bar.size.region)[0].text
        await reader.press("escape")
        assert not reader.page.hits


async def test_a_peek_stays_open_and_shows_what_is_there_now(file: Path) -> None:
    async with reading(load(file), "s", (150, 40)) as reader:
        await reader.press("space", "space", "tab", "tab")
        before = spot(reader)
        await reader.press("K")
        assert reader.lines("context")[0] == "A report"
        assert read_again(reader, file, more(60).replace("A report", "Another report"))
        await reader.pilot.pause()
        assert reader.lines("context")[0] == "Another report"
        await reader.press("escape")
        await reader.pilot.pause()
        assert reader.shows("On this page", "context")
        assert spot(reader) == before


async def test_a_page_that_is_gone_stays_until_it_is_left_and_is_in_no_list(file: Path, tmp_path: Path) -> None:
    other = "format: briefing/1\nid: other\ntitle: The other\nsections: [{id: o, title: O, text: T.}]\n"
    (tmp_path / "other.briefing.yaml").write_text(other, encoding="utf-8")
    source = Source((tmp_path,), lambda: load(tmp_path))
    async with reading(source.read(), "long/s", (150, 40), source=source, notebook=Notebook(tmp_path / "n")) as reader:
        await reader.pilot.pause(0.3)
        await reader.press("space", "tab")
        before = reader.lines()[:5]
        file.unlink()
        assert await until(reader, "This page is gone from the library")
        assert reader.said.count("gone") == 1
        assert reader.lines()[:5] == before
        assert not reader.shows("A long briefing", "contents")
        assert "• O" in reader.lines("contents")
        for key in ("K", "escape", "enter", "4", "w", "X", "v", "F", "y", "p", "space"):
            await reader.press(key)
        assert reader.place == "long/s"
        await reader.press("H")
        assert reader.shows("The other")
        await reader.press("backspace")
        assert "nothing is at 'long/s'" in reader.said
        assert reader.shows("The other")


async def test_the_contents_lack_a_section_that_is_gone_though_its_page_was_the_first(tmp_path: Path) -> None:
    sections = "sections:\n- {id: a, title: Alpha, text: T.}\n- {id: b, title: Beta, text: T.}\n"
    both = f"format: briefing/1\nid: x\ntitle: X\n{sections}"
    file = tmp_path / "small.briefing.yaml"
    file.write_text(both, encoding="utf-8")
    async with reading(load(file), "x/b", (150, 30)) as reader:
        assert reader.shows("Beta", "contents")
        file.write_text(both.partition("- {id: b")[0], encoding="utf-8")
        assert not reader.screen.take_library(load(file))
        assert reader.shows("Alpha", "contents")
        assert not reader.shows("Beta", "contents")


async def test_what_many_new_mistakes_are_is_said_by_their_number_and_the_first(file: Path) -> None:
    source = source_of(file)
    async with reading(source.read(), "s", source=source) as reader:
        await reader.pilot.pause(0.3)
        file.write_text(TEXT.replace("[[jpn]] at", "[[nowhere]] at"), encoding="utf-8")
        assert await until(reader, "48 new problems, the first at ")
