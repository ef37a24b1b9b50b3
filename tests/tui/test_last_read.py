"""The last place of each briefing: the page of the library leads back to it."""

from pathlib import Path

import pytest
from tui_helpers import reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.store.notebook import Notebook


@pytest.fixture
def two(tmp_path: Path, small_file: Path) -> Library:
    """A library of two briefings."""
    folder = tmp_path / "two"
    folder.mkdir()
    text = small_file.read_text(encoding="utf-8")
    (folder / "one.briefing.yaml").write_text(text.replace("id: small", "id: one", 1), encoding="utf-8")
    (folder / "two.briefing.yaml").write_text(text.replace("id: small", "id: two", 1), encoding="utf-8")
    return load(folder)


async def test_the_library_leads_back_to_the_line_in_each_briefing(two: Library, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    async with reading(two, "one/history", (100, 12), notebook=notebook) as reader:
        await reader.press("space", "tab")
        line, selected = reader.page.top, reader.selected
        reader.screen.open_place(two.start)
        await reader.pilot.pause()
        assert reader.shows("last read: History"), "what is not written down yet counts too"
        reader.screen.keeper.keep_last()
    spot = notebook.last_within(two.file_of("one"))
    assert spot is not None
    assert spot.place == "one/history"
    async with reading(two, size=(100, 40), notebook=Notebook(tmp_path / "n")) as reader:
        assert " ".join(reader.lines()).count("last read: ") == 1
        layout = reader.page.layout_
        assert layout is not None
        way = next(ref for ref in layout.links if "last read: " in layout.line(layout.y_at(ref)).text)
        reader.page.select(way)
        await reader.pilot.resize_terminal(100, 12)
        await reader.press("enter")
        assert reader.screen.here[0] == two.still_has("one/history")
        assert (reader.page.top, reader.selected) == (line, selected)


async def test_nothing_is_said_of_a_place_that_is_gone(two: Library, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    async with reading(two, "one/history", notebook=notebook) as reader:
        reader.screen.keeper.keep_last()
    file = Path(two.file_of("one"))
    file.write_text(file.read_text(encoding="utf-8").replace("id: history", "id: past"), encoding="utf-8")
    async with reading(load(file.parent), notebook=notebook) as reader:
        assert not reader.shows("last read")


async def test_a_page_of_the_library_is_the_last_of_no_briefing(two: Library, tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    async with reading(two, ":timeline", notebook=notebook) as reader:
        reader.screen.keeper.keep_last()
    assert notebook.last("tested") is not None
    assert notebook.all_within() == {}
