"""What a reader has set: theme, measure, panes, keys, and what is said of a setting that cannot hold."""

from collections.abc import Mapping

import pytest
from tui_helpers import reading

from briefing.layout.cells import width
from briefing.model.library import Library
from briefing.store.settings import Settings, Value, read_settings
from briefing.tui.commands import COMMANDS
from briefing.tui.keymap import keymap
from briefing.tui.screens.help import HelpScreen
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.view import DocumentView


def settings(keys: Mapping[str, str] | None = None, **values: str | int | bool) -> Settings:
    usual = read_settings((), {})
    wanted = {**usual.values, **{name: Value(value, "test") for name, value in values.items()}}
    written = {ident: Value(row, f"config.toml:{line}") for line, (ident, row) in enumerate((keys or {}).items(), 1)}
    return Settings(wanted, written)


async def test_the_theme_and_the_measure_are_those_that_were_set(shipped: Library) -> None:
    async with reading(shipped, "security", settings=settings(theme="briefing-light", measure=40)) as reader:
        assert reader.pilot.app.theme == "briefing-light"
        texts = [line for line in reader.lines()[:12] if line]
        assert 30 < max(map(width, texts)) <= 40


@pytest.mark.parametrize(
    ("size", "wanted", "shown"),
    [
        ((160, 40), {"contents": "off"}, {"page", "context"}),
        ((160, 40), {"contents": "off", "context": "off"}, {"page"}),
        ((110, 40), {"context": "on"}, {"contents", "page", "context"}),
        ((80, 40), {"contents": "on", "context": "on"}, {"page"}),
    ],
)
async def test_side_panes_are_shown_as_set_where_there_is_room(
    shipped: Library, size: tuple[int, int], wanted: dict[str, str | int | bool], shown: set[str]
) -> None:
    async with reading(shipped, "security", size=size, settings=settings(None, **wanted)) as reader:
        assert reader.shown() == shown
        await reader.press("t")
        assert ("contents" in reader.shown()) != ("contents" in shown)


async def test_keys_are_those_that_were_set_and_shown_so(shipped: Library) -> None:
    keys = {"line-down": "e,ctrl+e", "hints": "?", "copy-page": "Y", "line-up": ""}
    async with reading(shipped, "security", settings=settings(keys)) as reader:
        await reader.press("e", "ctrl+e")
        assert reader.page.top == 2
        await reader.press("j")
        assert reader.page.top == 2
        await reader.press("k", "up")
        assert reader.page.top == 2
        await reader.press("question_mark")
        assert reader.page.hints
        bar = reader.screen.query_one("#keys", Bar)
        assert "? letters" in bar.render_lines(bar.size.region)[0].text
        await reader.press("escape", "f1")
        assert isinstance(reader.pilot.app.screen, HelpScreen)
        page = reader.pilot.app.screen.query_one(DocumentView)
        table = "\n".join(strip.text for strip in page.render_lines(page.size.region))
        assert "e ctrl+e" in table


async def test_a_command_without_a_key_can_be_given_one(shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr("briefing.tui.clipboard._to_system", lambda text: False)
    monkeypatch.setattr("briefing.tui.app.BriefingApp.copy_to_clipboard", lambda app, text: copied.append(text))
    async with reading(shipped, "security", settings=settings({"copy-page": "Y"})) as reader:
        await reader.press("Y")
        assert copied[0].startswith("# Security")


async def test_what_cannot_hold_is_said_and_the_reader_opens(shipped: Library) -> None:
    async with reading(shipped, "security", settings=settings({"nonsense": "z"})) as reader:
        assert "! Settings: config.toml:1: the reader has no command 'nonsense'" in reader.said


# The table of keys


def warnings_of(**wanted: str) -> list[str]:
    asked = {ident.replace("_", "-"): (keys, f"f:{line}") for line, (ident, keys) in enumerate(wanted.items(), 1)}
    return list(keymap(asked).warnings)


def test_a_key_does_one_thing_only_and_who_loses_it_is_told() -> None:
    assert warnings_of(mark="j") == ["f:1: j is 'mark' now, and 'line-down' is left with ↓"]
    assert warnings_of(mark="j", line_down="m") == []
    assert warnings_of(mark="z", peek="z") == ["f:2: z is given to 'mark' already — give 'peek' another key"]
    assert warnings_of(mark="q") == ["f:1: q is 'mark' now, and 'quit' is left with no key"]


def test_misspelt_commands_and_keys_are_told_and_leave_the_table_as_it_is() -> None:
    assert warnings_of(line_dwn="j") == ["f:1: the reader has no command 'line-dwn' — did you mean 'line-down'?"]
    (warning,) = warnings_of(help="hlep")
    assert "there is no key 'hlep'" in warning
    assert keymap({"help": ("hlep", "f:1")}).rows == COMMANDS


def test_no_two_commands_share_a_key_whatever_is_asked() -> None:
    for row in COMMANDS:
        for key in ("j", "q", "ctrl+o", "escape", "tab"):
            rows = keymap({row.id: (key, "f:1"), "quit": ("j,q", "f:2")}).rows
            keys = [one for command in rows for one in command.keys.split(",") if one]
            assert len(keys) == len(set(keys)), (row.id, key)


def test_a_prefix_that_moves_takes_what_follows_it_along() -> None:
    rows = {row.id: row.shown for row in keymap({"copy": ("ctrl+y", "f:1")}).rows}
    assert (rows["copy"], rows["copy-link"]) == ("ctrl+y q/l/p", "ctrl+y l")
