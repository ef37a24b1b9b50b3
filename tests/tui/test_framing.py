"""Framing: which screens are framed for the next start, and as what."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from msgspec.structs import replace
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.tui.framing import Framer
from briefing.tui.handover import picture_of


@dataclass
class Shelf:
    """Frames as they were kept."""

    kept: list[str] = field(default_factory=list)
    at_start: list[bool] = field(default_factory=list)

    def put_away(self, briefings: object = None) -> None:
        self.kept.clear()

    def keep(self, picture: str, size: tuple[int, int], library: Library, place: Place, *, at_start: bool) -> None:
        self.kept.append(picture)
        self.at_start.append(at_start)


@pytest.fixture
def sound(tmp_path: Path, small_file: Path) -> Library:
    """The small library without its dangling references, which are errors."""
    file = tmp_path / "small.briefing.yaml"
    text = small_file.read_text(encoding="utf-8")
    file.write_text(text.replace("and [[nobody]] denies [@paper; @ghost]", "[@paper]"), encoding="utf-8")
    return load(file, label="small.briefing.yaml")


async def _framed(running: Reading, *keys: str) -> Shelf:
    shelf = Shelf()
    framer = Framer(running.screen, shelf)
    await running.press(*keys)
    framer.keep()
    return shelf


async def test_a_plain_screen_is_framed_as_it_is(sound: Library) -> None:
    async with reading(sound, size=(100, 30)) as running:
        shelf = await _framed(running)
        assert shelf.kept == [picture_of(running.screen)]
        assert shelf.at_start == [True]


async def test_a_page_that_is_gone_is_not_framed(sound: Library) -> None:
    async with reading(sound, "history") as running:
        framer = Framer(running.screen, shelf := Shelf())
        less = replace(sound.briefings["small"], records={}, sections=())
        running.screen.take_library(Library({"small": less}))
        framer.keep()
        assert not shelf.kept


async def test_a_screen_is_framed_once(sound: Library) -> None:
    async with reading(sound) as running:
        shelf = Shelf()
        framer = Framer(running.screen, shelf)
        framer.keep()
        framer.keep()
        assert len(shelf.kept) == 1
        framer.before_last({})
        assert not shelf.kept


async def test_side_panes_are_framed_as_they_are_at_first(shipped: Library) -> None:
    async with reading(shipped, size=(160, 10)) as running:
        first = picture_of(running.screen)
        shelf = await _framed(running, "1", "G", "3", "G", "2")
        contents, context = running.pane("contents"), running.pane("context")
        stood = contents.top, contents.selected, context.top, context.selected
        assert contents.top
        assert contents.selected
        assert shelf.kept == [first]
        assert stood == (contents.top, contents.selected, context.top, context.selected)
        assert picture_of(running.screen) != first


@pytest.mark.parametrize(
    "keys",
    [
        ["t"],
        ["c"],
        ["1"],
        ["f"],
        ["question_mark"],
        ["tab", "K"],
        ["slash", "S", "e"],
        ["slash", "S", "enter"],
        ["backspace"],
    ],
    ids="-".join,
)
async def test_a_screen_that_no_start_shows_is_not_framed(sound: Library, keys: list[str]) -> None:
    async with reading(sound) as running:
        shelf = await _framed(running, *keys)
        assert not shelf.kept


async def test_what_is_said_and_how_many_errors_there_are_stand_in_no_frame(small: Library) -> None:
    """The next start says it anew, if it is still so."""
    async with reading(small, size=(100, 30)) as running:
        first = picture_of(running.screen)
        assert "errors" not in first
        await running.counted()
        assert picture_of(running.screen) != first
        assert not (await _framed(running, "backspace")).kept
        await running.press("j", "k")
        stood = running.lines("contents")
        assert (await _framed(running)).kept == [first]
        assert running.lines("contents") == stood


async def test_words_that_a_key_has_just_put_away_leave_no_gap_in_a_frame(sound: Library) -> None:
    """Who quits by that key ends before the screen is laid out without them."""
    async with reading(sound, size=(100, 30)) as running:
        keys = picture_of(running.screen)
        await running.press("backspace")
        shelf = Shelf()
        framer = Framer(running.screen, shelf)
        running.screen.hear_key()
        framer.keep()
        await running.pilot.pause()
        framer.keep()
        assert shelf.kept == [keys]


async def test_another_theme_is_not_framed(sound: Library) -> None:
    async with reading(sound) as running:
        shelf = Shelf()
        framer = Framer(running.screen, shelf)
        running.pilot.app.theme = "briefing-light"
        await running.pilot.pause()
        framer.keep()
        assert not shelf.kept


async def test_problems_are_not_framed_for_they_depend_on_the_day(sound: Library) -> None:
    async with reading(sound, at=":problems") as running:
        assert not (await _framed(running)).kept


async def test_a_page_that_was_left_is_not_the_start(sound: Library) -> None:
    async with reading(sound) as running:
        assert (await _framed(running, "tab", "enter")).at_start == [False]
