"""Keys typed faster than the reader can follow: each reaches what has the keyboard once those before it are done."""

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input
from tui_helpers import Reading, reading

from briefing.model.library import Library
from briefing.tui.screens.asking import AskScreen
from briefing.tui.screens.compare import CompareScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.widgets.view import LinkList

NAMES = {"\r": "enter", "\t": "tab", " ": "space"}


async def type_at_once(reader: Reading, typed: str) -> None:
    """Hand over all keys before any of them is handled, and wait until the reader has done what they ask for."""
    app = reader.pilot.app
    for character in typed:
        app.post_message(events.Key(NAMES.get(character) or _character_to_key(character), character))
    for _ in range(len(typed) + 5):
        await reader.pilot.pause(0.02)
    await app.workers.wait_for_complete()
    await reader.pilot.pause()


@pytest.mark.parametrize("is_first", [True, False])
async def test_words_typed_right_after_a_slash_are_looked_for(small: Library, is_first: bool) -> None:
    async with reading(small, "history") as reader:
        if not is_first:
            await reader.press("slash", "escape")
        await type_at_once(reader, "/korea")
        assert reader.screen.query_one("FindBar Input", Input).value == "korea"
        assert reader.page.hits
        assert reader.place == "small/history"


async def test_enter_ends_the_words_and_the_next_key_is_a_command_again(small: Library) -> None:
    async with reading(small, "history") as reader:
        await type_at_once(reader, "/kor\rn")
        assert reader.page.has_focus
        assert reader.page.current_hit == 1


async def test_a_name_typed_with_its_enter_leads_there_and_the_next_key_is_for_that_page(small: Library) -> None:
    async with reading(small, "history") as reader:
        await type_at_once(reader, "ojapan\rm1H'1")
        assert reader.place == "small/jpn"


async def test_a_dialog_gets_the_line_meant_for_it(small: Library) -> None:
    async with reading(small, "history") as reader:
        await type_at_once(reader, "A2019 or so\r")
        screen = reader.pilot.app.screen
        assert isinstance(screen, AskScreen)
        assert screen.query_one(Input).value == "2019 or so"


async def test_a_dialog_without_a_line_gets_its_keys(shipped: Library) -> None:
    async with reading(shipped) as reader:
        await type_at_once(reader, "B\t ")
        screen = reader.pilot.app.screen
        assert isinstance(screen, CompareScreen)
        layout = screen.query_one(LinkList).layout_
        assert layout is not None
        chosen = [ref.spot.text.startswith("[x]") for ref in layout.links]
        assert chosen == [True, False, *[True] * (len(chosen) - 2)]


async def test_the_palette_waits_for_what_the_words_find(small: Library) -> None:
    async with reading(small, "history") as reader:
        await type_at_once(reader, ":all keys\r")
        assert isinstance(reader.pilot.app.screen, HelpScreen)


async def test_what_is_pasted_right_after_a_slash_is_looked_for(small: Library) -> None:
    async with reading(small, "history") as reader:
        reader.pilot.app.post_message(events.Key("slash", "/"))
        reader.pilot.app.post_message(events.Paste("korea"))
        await type_at_once(reader, "")
        assert reader.screen.query_one("FindBar Input", Input).value == "korea"


async def test_many_keys_for_the_page_are_all_obeyed(shipped: Library) -> None:
    async with reading(shipped, "security", (100, 30)) as reader:
        await type_at_once(reader, "j" * 60 + "k" * 20)
        assert reader.page.top == 40
