"""Whatever keys and mouse send, at whatever size, on whatever content: no fault, no hang, no lost place."""

import random
from pathlib import Path

import pytest
from storm_helpers import SIZES, hostile_briefing, send_resize, storm
from tui_helpers import reading

from briefing.loading.library import load
from briefing.model.library import Library

WHOLE = 10_000
PART = 250
"""Events of a storm that is part of every run of the tests; `make storm` sends the whole."""


@pytest.fixture(autouse=True)
def _harmless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the storm copies, writes, opens or edits comes to nothing or into a folder of its own."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("briefing.tui.clipboard._to_system", lambda text: False)
    monkeypatch.setattr("briefing.tui.app.BriefingApp.open_url", lambda app, url, **_: None)
    monkeypatch.setattr("briefing.tui.app.BriefingApp.exit", lambda app, *_, **__: None)


@pytest.fixture(params=["shipped", "hostile"])
def content(request: pytest.FixtureRequest, shipped: Library, tmp_path: Path) -> Library:
    if request.param == "shipped":
        return shipped
    hostile = load(hostile_briefing(tmp_path))
    assert len(hostile.briefings["hostile"].records) == 11, "all of it is read"
    return hostile


@pytest.mark.parametrize("size", SIZES)
async def test_random_keys_and_mouse_events_do_no_harm(content: Library, size: tuple[int, int]) -> None:
    async with reading(content, size=size) as reader:
        await storm(reader.pilot, PART, seed=1965)
        assert reader.place, "the reader still reads"


@pytest.mark.storm
@pytest.mark.parametrize("seed", [1965])
@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_storm_does_no_harm(content: Library, size: tuple[int, int], seed: int) -> None:
    async with reading(content, size=size) as reader:
        await storm(reader.pilot, WHOLE, seed)
        assert reader.place, "the reader still reads"


def resizes(seed: int, count: int) -> list[tuple[int, int]]:
    """Sizes of all kinds, the last of them 120×40."""
    chance = random.Random(seed)
    sizes = [(chance.choice((1, 8, 14, 33, 61, 100, 220)), chance.randint(1, 70)) for _ in range(count - 1)]
    return [*sizes, (120, 40)]


@pytest.mark.parametrize("keys", [[*["space"] * 4, *["j"] * 3], ["G", *["k"] * 7]], ids=["prose", "sources"])
@pytest.mark.parametrize("count", [30, pytest.param(200, marks=pytest.mark.storm)])
async def test_resizes_lose_neither_the_line_nor_the_selected_link(
    shipped: Library, count: int, keys: list[str]
) -> None:
    async with reading(shipped, "japan-korea-detente/security", size=(120, 40)) as reader:
        await reader.press(*keys, "tab", "tab")
        before, selected = reader.lines(), reader.selected
        assert reader.page.position.offset, "the line at the top is not the first of its block"
        for size in resizes(1965, count):
            await reader.pilot.resize_terminal(*size)
        assert reader.lines() == before
        assert reader.selected == selected != ""


async def test_a_taller_window_and_the_old_one_again_show_the_end_as_it_was(shipped: Library) -> None:
    async with reading(shipped, "japan-korea-detente/security", size=(120, 30)) as reader:
        await reader.press("G", "k", "k")
        before = reader.lines()
        await reader.pilot.resize_terminal(120, 70)
        await reader.pilot.resize_terminal(120, 2000)
        assert reader.page.top == 0
        await reader.pilot.resize_terminal(120, 30)
        assert reader.lines() == before


async def test_200_resizes_at_once_come_to_the_last_of_them(shipped: Library) -> None:
    async with reading(shipped, "japan-korea-detente/security", size=(120, 40)) as reader:
        await reader.press("space", "space", "j")
        before = reader.lines()
        for size in resizes(2019, 200):
            send_resize(reader.pilot, size)
        await reader.pilot.pause()
        assert reader.page.size.width < 120
        assert reader.lines() == before
