"""Finding, going to, peeking, panes, the mouse."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.widgets import Input
from tui_helpers import Reading, reading

from briefing.layout.page import LinkRef
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.tui.app import BriefingApp
from briefing.tui.commands import COMMANDS
from briefing.tui.history import Visit
from briefing.tui.screens.goto import GotoScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.widgets.view import DocumentView


def standing(reader: Reading) -> str:
    """What the top line says."""
    bar = reader.screen.query_one("#trail")
    return bar.render_lines(bar.size.region)[0].text


async def find(reader: Reading, words: str) -> None:
    """Open the find bar and type."""
    await reader.press("slash", *["space" if letter == " " else letter for letter in words])


async def test_find_counts_hits_as_one_types_and_steps_through_them(small: Library) -> None:
    async with reading(small, "history") as reader:
        await find(reader, "kor")
        hits = reader.page.hits
        assert len(hits) == sum(line.lower().count("kor") for line in reader.lines())
        assert f"1/{len(hits)}" in standing(reader)
        await reader.press("enter", "n")
        assert reader.page.current_hit == 1
        await reader.press("N", "N")
        assert reader.page.current_hit == len(hits) - 1


async def test_find_ignores_accents_and_case_unless_typed(small: Library) -> None:
    async with reading(small, "history") as reader:
        await find(reader, "kono")
        assert standing(reader).split()[-4] == "1/1"
        await reader.press("escape")
        assert "1/1" not in standing(reader)
        await find(reader, "KONO")
        assert not reader.page.hits


async def test_find_matches_across_the_end_of_a_line(shipped: Library) -> None:
    async with reading(shipped, "security", (100, 30)) as reader:
        layout = reader.page.layout_
        assert layout is not None
        first, second = layout.line(layout.blocks.starts[3]).text, layout.line(layout.blocks.starts[3] + 1).text
        words = f"{first.split()[-1]} {second.split()[0]}"
        await find(reader, words)
        assert any(len(hit) == 2 and (hit[0].block, hit[0].line) == (3, 0) for hit in reader.page.hits)


async def test_letters_typed_into_the_find_bar_are_no_commands(small: Library) -> None:
    async with reading(small, "history") as reader:
        await find(reader, "qxo")
        assert reader.screen.query_one("FindBar Input", Input).value == "qxo"
        await reader.press("escape")
        assert reader.page.has_focus


@pytest.mark.parametrize(
    ("typed", "place"),
    [("rok", "small/kor"), ("韓国", "small/kor"), ("notice g", "small/notice-2019"), ("timel", "small:timeline")],
)
async def test_go_to_finds_by_alias_script_title_and_view(small: Library, typed: str, place: str) -> None:
    async with reading(small) as reader:
        await reader.press("o")
        assert isinstance(reader.pilot.app.screen, GotoScreen)
        reader.pilot.app.screen.query_one(Input).value = typed
        await reader.pilot.pause()
        await reader.press("enter")
        assert reader.place == place


async def test_go_to_chooses_among_results_with_the_arrows(small: Library) -> None:
    async with reading(small) as reader:
        await reader.press("o")
        results = reader.pilot.app.screen.query_one("#results", DocumentView)
        await reader.pilot.pause()
        await reader.press("down", "down")
        assert results.selected is not None
        wanted = str(results.selected.spot.target)
        await reader.press("enter")
        assert reader.place == wanted


async def test_peek_shows_a_card_and_moves_nothing(small: Library) -> None:
    async with reading(small, "history", (150, 40)) as reader:
        await reader.press("tab", "tab")
        before = (reader.place, reader.page.top, reader.selected)
        assert reader.selected == "South Korea"
        await reader.press("K")
        assert reader.shows("대한민국", "context")
        assert (reader.place, reader.page.top, reader.selected) == before
        await reader.press("escape")
        assert reader.shows("On this page", "context")
        await reader.press("backspace")
        assert reader.place == "small/history"


async def test_peek_opens_the_context_on_a_narrow_screen_and_closes_it_again(small: Library) -> None:
    async with reading(small, "history", (60, 20)) as reader:
        assert reader.shown() == {"page"}
        await reader.press("tab", "K")
        assert reader.shown() == {"page", "context"}
        await reader.press("escape")
        assert reader.shown() == {"page"}


@pytest.mark.parametrize(
    ("width", "shown"), [(60, {"page"}), (100, {"contents", "page"}), (160, {"contents", "page", "context"})]
)
async def test_panes_fold_by_width(small: Library, width: int, shown: set[str]) -> None:
    async with reading(small, size=(width, 24)) as reader:
        assert reader.shown() == shown


async def test_contents_over_a_narrow_page_close_once_a_page_is_chosen(small: Library) -> None:
    async with reading(small, size=(60, 20)) as reader:
        await reader.press("t")
        assert reader.shown() == {"contents"}
        await reader.press("j", "j", "enter")
        assert reader.place == "small/history"
        assert reader.shown() == {"page"}
        assert reader.page.has_focus


async def test_contents_and_context_toggle_and_take_the_keyboard(small: Library) -> None:
    async with reading(small, size=(160, 40)) as reader:
        await reader.press("t", "c")
        assert reader.shown() == {"page"}
        await reader.press("1")
        assert reader.shown() == {"contents", "page"}
        assert reader.pane("contents").has_focus
        await reader.press("ctrl+w", "l")
        assert reader.page.has_focus
        await reader.press("ctrl+w", "h")
        assert reader.pane("contents").has_focus
        await reader.press("escape")
        assert reader.page.has_focus


async def test_the_page_reads_at_forty_by_ten(small: Library) -> None:
    async with reading(small, "history", (40, 10)) as reader:
        assert reader.lines()[0] == "History"
        assert reader.shows("Each settlement left something")


async def test_help_lists_every_command_with_its_keys(small: Library) -> None:
    async with reading(small, size=(120, 40)) as reader:
        await reader.press("question_mark")
        screen = reader.pilot.app.screen
        assert isinstance(screen, HelpScreen)
        layout = screen.query_one("#help", DocumentView).layout_
        assert layout is not None
        text = "\n".join(layout.line(y).text for y in range(layout.height))
        assert all(row.label in text and row.shown in text for row in COMMANDS)
        await reader.press("escape")
        assert not isinstance(reader.pilot.app.screen, HelpScreen)


def test_every_command_can_be_carried_out() -> None:
    from briefing.tui.screens.chooser import Chooser
    from briefing.tui.screens.copier import Copier
    from briefing.tui.screens.dial import Dial
    from briefing.tui.screens.editor import Editor
    from briefing.tui.screens.finder import Finder
    from briefing.tui.screens.keeper import Keeper
    from briefing.tui.screens.looker import Looker
    from briefing.tui.screens.panes import Panes
    from briefing.tui.screens.reader import ReaderScreen
    from briefing.tui.screens.walker import Walker

    actors: dict[str, type[object]] = {
        "pane": DocumentView,
        "reader": ReaderScreen,
        "panes": Panes,
        "finder": Finder,
        "keeper": Keeper,
        "copier": Copier,
        "dial": Dial,
        "chooser": Chooser,
        "looker": Looker,
        "walker": Walker,
        "editor": Editor,
        "app": BriefingApp,
    }
    for row in COMMANDS:
        assert callable(getattr(actors[row.scope], f"action_{row.method}", None)), row.id


def test_no_key_stands_for_two_commands() -> None:
    keys = [key for row in COMMANDS for key in row.keys.split(",") if key]
    assert len(keys) == len(set(keys))


async def test_the_palette_knows_our_commands(small: Library) -> None:
    async with reading(small, "history") as reader:
        titles = {row.title for row in reader.pilot.app.get_system_commands(reader.screen)}
        assert {row.label for row in COMMANDS if row.id != "command-palette"} <= titles


def _row_of(reader: Reading, ref: LinkRef) -> int:
    layout = reader.page.layout_
    assert layout is not None
    return layout.y_at(ref) - reader.page.top


def _cell_of(reader: Reading, ref: LinkRef) -> tuple[int, int]:
    return reader.page.MARGIN + ref.spot.column, _row_of(reader, ref)


async def test_a_click_follows_a_link_and_the_wheel_scrolls(small: Library) -> None:
    async with reading(small, "history", (100, 16)) as reader:
        await reader.pilot._post_mouse_events(_wheel(), "#page", button=0)
        assert reader.page.top == 3
        await reader.press("g")
        layout = reader.page.layout_
        assert layout is not None
        ref = next(ref for ref in layout.links if ref.spot.text == "Japan")
        await reader.pilot.click("#page", offset=_cell_of(reader, ref))
        await reader.pilot.pause()
        assert reader.place == "small/jpn"


def _wheel() -> list[type]:
    from textual.events import MouseScrollDown

    return [MouseScrollDown]


async def test_trail_contents_and_footer_can_be_clicked(small: Library) -> None:
    async with reading(small, "kor", (120, 40)) as reader:
        await reader.pilot.click("#trail", offset=(2, 0))
        await reader.pilot.pause()
        assert reader.place == "small:overview"
        contents = reader.pane("contents")
        row = next(y for y, line in enumerate(reader.lines("contents")) if "Security" in line)
        await reader.pilot.click("#contents", offset=(contents.MARGIN + 3, row))
        await reader.pilot.pause()
        assert reader.place == "small/security"
        keys = reader.screen.query_one("#keys")
        column = keys.render_lines(keys.size.region)[0].text.index("back")
        await reader.pilot.click("#keys", offset=(column, 0))
        await reader.pilot.pause()
        assert reader.place == "small:overview"


async def test_the_scroll_bar_can_be_dragged_to_the_end(shipped: Library) -> None:
    async with reading(shipped, "security", (110, 24)) as reader:
        size = reader.page.size
        await reader.pilot.mouse_down("#page", offset=(size.width - 1, size.height - 1))
        await reader.pilot.mouse_up("#page", offset=(size.width - 1, size.height - 1))
        layout = reader.page.layout_
        assert layout is not None
        assert reader.page.top == layout.height - size.height


async def test_a_folder_with_broken_files_opens_and_lists_what_is_wrong(tmp_path: Path, small_file: Path) -> None:
    (tmp_path / "good.briefing.yaml").write_bytes(small_file.read_bytes())
    (tmp_path / "bad.briefing.yaml").write_text("format: briefing/1\nid: [\n", encoding="utf-8")
    async with reading(load(tmp_path, label="lib")) as reader:
        assert reader.shows("A small briefing")
        await reader.pilot.app.workers.wait_for_complete()
        contents = reader.pane("contents")
        row = next(y for y, line in enumerate(reader.lines("contents")) if "Problems" in line)
        await reader.pilot.click("#contents", offset=(contents.MARGIN + 3, row))
        await reader.pilot.pause()
        assert reader.place == ":problems"
        assert reader.shows("lib/bad.briefing.yaml")
        assert reader.shows("nobody")


async def test_every_theme_can_be_chosen_and_keeps_text_apart_from_its_ground(small: Library) -> None:
    async with reading(small, "history") as reader:
        app = reader.pilot.app
        for name in app.available_themes:
            app.theme = name
            await reader.pilot.pause()
            names = ((), ("link", "link.actor"), ("link", "link.source"), ("sel",), ("hit",), ("dim",))
            styles = [reader.page.book.style(one) for one in names]
            assert not [style for style in styles if style.color == style.bgcolor and not _is_default(style)], name
            assert reader.shows("Each settlement left something open."), name


def _is_default(style: Style) -> bool:
    """Whether a style leaves its colour to the terminal, as a theme for ANSI terminals may."""
    return style.color is not None and style.color.is_default


async def test_letters_are_drawn_over_every_link_in_sight(shipped: Library) -> None:
    async with reading(shipped, "kor", (100, 40)) as reader:
        await reader.press("f")
        hints = reader.page.hints
        assert len(hints) > 10
        lines = reader.lines()
        for letters, ref in hints.items():
            assert letters in lines[_row_of(reader, ref)]


async def test_peek_keeps_its_link_in_sight_and_gives_the_page_back(shipped: Library) -> None:
    async with reading(shipped, "security", (100, 30)) as reader:
        last = reader.page._in_sight()[-1]
        reader.page.select(last)
        top = reader.page.top
        await reader.press("K")
        await reader.pilot.pause()
        assert reader.page.selected is not None
        assert reader.page.is_in_sight(reader.page.selected)
        await reader.press("escape")
        await reader.pilot.pause()
        assert reader.page.top == top


async def test_find_on_a_narrow_screen_closes_what_hides_the_page(small: Library) -> None:
    async with reading(small, "history", (60, 20)) as reader:
        await reader.press("t")
        await find(reader, "kor")
        assert reader.shown() == {"page"}
        assert reader.page.hits


async def test_escape_closes_the_find_bar_wherever_the_keyboard_is(small: Library) -> None:
    async with reading(small, "history") as reader:
        await find(reader, "kor")
        reader.page.focus()
        await reader.press("escape")
        assert not reader.screen.query_one("FindBar").has_class("-open")
        assert not reader.page.hits


async def test_ctrl_q_quits_from_a_dialog(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("x", "ctrl+q")
        assert not reader.pilot.app.is_running


async def test_a_library_of_two_says_in_the_trail_which_briefing_one_reads(tmp_path: Path, small_file: Path) -> None:
    text = small_file.read_text(encoding="utf-8")
    (tmp_path / "one.briefing.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "two.briefing.yaml").write_text(text.replace("id: small", "id: other", 1), encoding="utf-8")
    library = load(tmp_path)
    start = Place("other", "history")
    app = BriefingApp(library, Visit(start), compose(library, start))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "Library › A small briefing › History" in standing(Reading(pilot))
