"""What is said at the foot of the screen: for how long, in which order, and what of the page can still be read."""

from pathlib import Path

import pytest
from rich.style import Style
from test_dialogs_contrast import THEMES, faint
from tui_helpers import Reading, reading

from briefing.layout.cells import width
from briefing.model.library import Library
from briefing.store.settings import Settings, read_settings
from briefing.tui.app import BriefingApp
from briefing.tui.sayings import Sayings, Weight
from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.widgets.said import Said

WEIGHTS: tuple[Weight, ...] = ("error", "warning", "information")
SIZES = ((160, 45), (100, 30), (60, 20), (40, 10))


def shown(sayings: Sayings, width: int = 80, most: int = 3) -> list[str]:
    return [text for text, _ in sayings.rows(width, most)]


# Order and time


def test_plain_words_go_with_the_next_key_or_when_their_seconds_are_over() -> None:
    sayings = Sayings()
    sayings.add("Done.", "information", 4)
    assert shown(sayings) == ["Done."]
    sayings.yield_to_key()
    assert shown(sayings) == []
    sayings.add("Done.", "information", 4)
    shown(sayings)
    sayings.pass_time(3.9)
    assert shown(sayings) == ["Done."]
    sayings.pass_time(0.2)
    assert shown(sayings) == []


def test_a_warning_is_held_for_two_seconds_whatever_key_comes() -> None:
    sayings = Sayings()
    sayings.add("It broke", "warning", 6)
    shown(sayings)
    sayings.pass_time(1.9)
    sayings.yield_to_key()
    assert shown(sayings) == ["! It broke"]
    sayings.pass_time(0.2)
    sayings.yield_to_key()
    assert shown(sayings) == []


def test_a_prompt_stays_until_a_key_comes_and_there_is_only_one() -> None:
    sayings = Sayings()
    sayings.add("Set a mark", "prompt", 0)
    sayings.add("Copy", "prompt", 0)
    shown(sayings)
    sayings.pass_time(1000)
    assert shown(sayings) == ["Copy"]
    sayings.yield_to_key()
    assert shown(sayings) == []


def test_several_at_once_stand_below_one_another_and_the_answer_to_a_key_last() -> None:
    sayings = Sayings()
    sayings.add("Read again.", "information", 2)
    sayings.add("It broke", "warning", 5)
    sayings.add("Copy", "prompt", 0)
    assert shown(sayings) == ["! It broke", "Read again.", "Copy"]


def test_what_finds_no_room_waits_and_none_is_lost() -> None:
    sayings = Sayings()
    for number in range(5):
        sayings.add(f"Warning {number}", "warning", 5)
    assert shown(sayings) == ["! Warning 0", "! Warning 1", "! Warning 2"]
    sayings.pass_time(5)
    assert shown(sayings) == ["! Warning 3", "! Warning 4"]
    assert sayings.next_end == 5


def test_an_answer_does_not_wait_and_a_warning_that_makes_room_for_it_is_whole_again_when_it_goes() -> None:
    sayings = Sayings()
    sayings.add("A " * 100, "warning", 5)
    before = shown(sayings)
    assert len(before) == 3
    sayings.pass_time(1)
    sayings.add("Nothing to find.", "information", 4)
    assert shown(sayings)[:2] == [before[0], f"{before[1]} …"]
    assert shown(sayings)[2] == "Nothing to find."
    sayings.yield_to_key()
    assert shown(sayings) == before


def test_a_warning_that_no_room_is_left_for_keeps_its_time() -> None:
    sayings = Sayings()
    sayings.add("It broke", "warning", 5)
    shown(sayings)
    sayings.pass_time(1)
    sayings.add("A " * 100, "information", 4)
    assert not any("It broke" in row for row in shown(sayings))
    sayings.pass_time(3)
    sayings.yield_to_key()
    assert shown(sayings) == ["! It broke"]
    assert sayings.next_end == 4


def test_words_too_long_for_the_room_are_shown_one_part_after_another() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    for cells in (20, 38, 60):
        sayings = Sayings()
        sayings.add(words, "error", 5)
        parts: list[str] = []
        while rows := shown(sayings, cells):
            assert len(rows) <= 3
            assert all(width(row) <= cells for row in rows)
            parts += rows
            sayings.pass_time(5)
        assert " ".join(" ".join(parts).replace("!", " ").replace("…", " ").split()) == words


def test_the_same_words_said_again_are_shown_once() -> None:
    sayings = Sayings()
    for _ in range(3):
        sayings.add("Read again.", "information", 2)
    assert shown(sayings) == ["Read again."]


def test_control_characters_never_reach_the_screen() -> None:
    sayings = Sayings()
    sayings.add("a\x1b[2Jb\nc\u00add", "warning", 5)
    (row,) = shown(sayings)
    assert "\x1b" not in row
    assert row.endswith("b cd")


# In the reader


def rows_of(reader: Reading) -> list[str]:
    return [strip.text for strip in reader.screen._compositor.render_strips()]


@pytest.mark.parametrize("size", SIZES)
async def test_words_lie_over_the_foot_of_the_page_and_nothing_else_moves(
    shipped: Library, size: tuple[int, int]
) -> None:
    async with reading(shipped, "security", size) as reader:
        before = rows_of(reader)
        reader.screen.say(
            "actors.yaml:12: the id 'kor' is taken already — this is still the last good version.", severity="warning"
        )
        await reader.pilot.pause(0.05)
        after = rows_of(reader)
        taken = sum(one != other for one, other in zip(before, after, strict=True))
        assert taken == (1 if size[0] >= 100 else 2 if size[0] >= 60 else 3)
        assert after[:-taken] == before[:-taken]
        assert reader.said.startswith("! actors.yaml:12: the id 'kor' is taken already — this is still the last good")
        await reader.press("j")
        assert reader.said, "a key does not put away what came unasked"
        assert reader.page.top == 1


async def test_a_key_puts_plain_words_away_and_is_carried_out(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        before = rows_of(reader)[-1]
        await reader.press("n")
        assert reader.said == "Nothing to find: press / and type."
        await reader.press("j")
        assert reader.page.top == 1
        assert rows_of(reader)[-1] == before


async def test_plain_words_go_by_themselves(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        reader.screen.say("Done.", seconds=0.2)
        await reader.pilot.pause(0.05)
        assert reader.said == "Done."
        await reader.pilot.pause(0.4)
        assert not reader.said


@pytest.mark.parametrize(
    ("key", "words", "then"),
    [
        ("y", "Copy: q the sentence, l the link, p the page", "z"),
        ("m", "Set a mark: a letter or a digit", "escape"),
        ("apostrophe", "Go to a mark: none is set yet", "escape"),
        ("ctrl+w", "To a pane: h at the left, l at the right", "z"),
    ],
)
async def test_a_key_that_waits_for_another_says_so_until_it_comes(
    shipped: Library, key: str, words: str, then: str
) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press(key)
        assert reader.said == words
        await reader.press(then)
        assert not reader.said


async def test_the_marks_there_are_are_named_when_one_is_asked_for(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press("m", "b", "m", "a")
        assert reader.said == "Mark a is set, until you quit."
        await reader.press("apostrophe")
        assert reader.said == "Go to a mark: a, b"


async def test_a_search_says_when_it_goes_round_the_end(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press("slash", *"Japan", "enter", "N")
        assert reader.said == "Search goes on from the end."
        await reader.press("n")
        assert reader.said == "Search goes on from the top."


async def test_who_types_into_the_find_bar_sees_it(shipped: Library) -> None:
    async with reading(shipped, "security", (40, 12)) as reader:
        await reader.press("slash", "J")
        reader.screen.say("actors.yaml:12: the id 'kor' is taken already, and more " * 2, severity="warning")
        await reader.pilot.pause(0.05)
        assert rows_of(reader)[-2].startswith(" / J")
        assert rows_of(reader)[-1].startswith(" ! actors.yaml:12")


async def test_what_is_said_below_a_dialog_waits_until_it_is_closed(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press("question_mark")
        assert isinstance(reader.pilot.app.screen, HelpScreen)
        reader.screen.say("Read again.", seconds=0.3)
        await reader.pilot.pause(0.5)
        assert not reader.screen.is_saying
        await reader.press("escape")
        assert reader.said == "Read again."


async def test_where_an_export_went_is_said_when_its_dialog_has_closed(
    small: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(small, "history", (160, 45)) as reader:
        await reader.press("x")
        assert isinstance(reader.pilot.app.screen, ExportScreen)
        await reader.press("enter")
        await reader.pilot.app.workers.wait_for_complete()
        await reader.pilot.pause()
        (written,) = tmp_path.iterdir()
        assert "".join(reader.said.split()) == "".join(f"Written: {written.resolve()}".split())


async def test_every_warning_about_settings_is_said(shipped: Library) -> None:
    usual = read_settings((), {})
    wrong = tuple(f"config.toml:{line}: nothing is called 'n{line}' here" for line in range(1, 6))
    settings = Settings(usual.values, {}, wrong)
    async with reading(shipped, "security", (100, 30), settings=settings) as reader:
        assert all(f"! Settings: {one}" in reader.said for one in wrong[:3])
        await reader.pilot.pause(2.2)
        await reader.press("j")
        assert all(f"! Settings: {one}" in reader.said for one in wrong[3:])
        assert wrong[0] not in reader.said


async def test_words_of_textual_come_the_same_way(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press("ctrl+c")
        assert reader.said.endswith("Press ctrl+q to quit the app")
        assert not reader.pilot.app._notifications


async def test_a_click_puts_words_away(shipped: Library) -> None:
    async with reading(shipped, "security") as reader:
        await reader.press("n")
        await reader.pilot.click(Said)
        await reader.pilot.pause()
        assert not reader.said


async def test_words_are_wrapped_anew_for_another_width(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("y")
        assert rows_of(reader)[-1].strip() == reader.said
        await reader.pilot.resize_terminal(30, 30)
        await reader.pilot.pause()
        assert reader.said == "Copy: q the sentence, l the link, p the page"
        assert rows_of(reader)[-1].strip() != reader.said


# How it looks


@pytest.mark.parametrize("theme", THEMES)
async def test_words_can_be_read_in_every_theme(small: Library, theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with reading(small, "history", (120, 36)) as reader:
        reader.pilot.app.theme = theme
        for severity in WEIGHTS:
            reader.screen.say(f"This is {severity}.", severity=severity)
        await reader.pilot.pause(0.05)
        assert reader.said.count("This is") == 3
        assert len({style.color for style in _styles(reader)}) == 3, "each has a colour with its meaning"
        assert not [words for widget, words in faint(reader) if widget == "Said"]


@pytest.mark.parametrize("poor", ["no_color", "few_colors"])
async def test_words_stand_apart_from_the_page_where_there_are_few_colors(
    small: Library, monkeypatch: pytest.MonkeyPatch, poor: str
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if poor == "no_color":
        monkeypatch.setenv("NO_COLOR", "1")
    else:
        monkeypatch.setattr(BriefingApp, "has_few_colors", True)
    async with reading(small, "history", (120, 36)) as reader:
        reader.screen.say("It broke.", severity="error")
        reader.screen.say("Done.")
        await reader.pilot.pause(0.05)
        error, plain = _styles(reader)
        assert reader.said == "! It broke. Done."
        assert error.bold
        assert not plain.bold
        page = reader.page.render_lines(reader.page.size.region)[1]
        grounds = {style.bgcolor for _, style, _ in page if style}
        assert all(style.reverse or style.bgcolor not in grounds for style in (error, plain))


def _styles(reader: Reading) -> list[Style]:
    said = reader.screen.query_one(Said)
    return [next(iter(strip)).style or Style.null() for strip in said.render_lines(said.size.region)]
