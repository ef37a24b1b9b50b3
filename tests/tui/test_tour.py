"""The five minutes that the README promises: each step shows what it says there."""

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Static
from tui_helpers import Reading, reading

from briefing.model.library import Library


async def press(reader: Reading, *keys: str) -> None:
    """Press keys, and wait for what they set going."""
    await reader.press(*keys)
    async with asyncio.timeout(30):
        while not all(worker.is_finished for worker in reader.pilot.app.workers):
            await reader.pilot.pause(0.01)
    await reader.pilot.pause()


async def test_the_tour_of_the_readme(shipped: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(shipped, size=(130, 34)) as reader:
        assert reader.shows("Bottom line")
        assert reader.shown() == {"contents", "page", "context"}
        await press(reader, "tab", "tab", "K")
        assert reader.shows("South Korea State", "context")
        await press(reader, "escape", "slash", *"evidence", "enter", "escape")
        assert reader.shows("evidence: 3 for, 3 against")
        start = reader.page.scroll_offset.y
        await press(reader, "f")
        letter = next(letters for letters, ref in reader.page.hints.items() if ref.spot.text.startswith("evidence: 3"))
        await press(reader, *letter)
        assert reader.place == "japan-korea-detente/kj-thaw-holds"
        await press(reader, "w")
        assert reader.shows("Stands on 5 sources, 4 independent")
        await press(reader, "backspace", "backspace")
        assert (reader.place, reader.page.scroll_offset.y) == (":overview", start)
        await press(reader, "o", "尹", "enter")
        assert reader.shows("Korean 윤석열 Japanese 尹錫悦")
        assert reader.shows("timeline of 16 events")
        assert reader.shows("10 May 2022 to 4 April 2025")
        await press(reader, "A", *"2023-03-06", "enter")
        assert reader.shows("As of 6 March 2023: what is dated later is hidden.")
        assert reader.shows("timeline of 6 events")
        assert reader.shows("since 10 May 2022")
        await press(reader, "R", "B", "enter")
        assert reader.shows("6 of 6 scenarios · * differs from the base case of its variable")
        await press(reader, "x")
        assert str(reader.pilot.app.screen.query_one("#text", Static).content).startswith("# Scenario board\n")
        await press(reader, "escape")
    assert list(tmp_path.iterdir()) == []


def test_the_readme_names_the_steps_that_are_tried_here() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    tour = readme.partition("## Five minutes")[2].partition("\n## ")[0]
    for step in ["tab", "K", "/evidence", "f", "w", "backspace", "o", "尹", "A", "2023-03-06", "R", "B", "x"]:
        assert f"`{step}`" in tour
