"""Exporting from the reader: what, as what, where to; seen before it is written, and nothing overwritten unasked."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, Static
from tui_helpers import Reading, reading

from briefing.export.targets import targets
from briefing.export.writers import Dialect
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.tui.app import BriefingApp
from briefing.tui.screens import export
from briefing.tui.screens.export import ExportScreen


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@asynccontextmanager
async def exporting(library: Library, at: str, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Reading]:
    async with reading(library, at, size) as reader:
        await press(reader, "x")
        yield reader


async def press(reader: Reading, *keys: str) -> None:
    """Press keys, and wait for what they set going."""
    await reader.press(*keys)
    async with asyncio.timeout(30):
        while not all(worker.is_finished for worker in reader.pilot.app.workers):
            await reader.pilot.pause(0.01)
    await reader.pilot.pause()


def shown(reader: Reading, name: str) -> str:
    return str(reader.pilot.app.screen.query_one(f"#{name}", Static).content)


def is_open(reader: Reading) -> bool:
    return isinstance(reader.pilot.app.screen, ExportScreen)


def proposed(reader: Reading) -> str:
    return reader.pilot.app.screen.query_one("#path", Input).value


async def test_enter_writes_the_page_as_seen_and_asks_before_overwriting(small: Library, folder: Path) -> None:
    async with exporting(small, "history") as reader:
        assert is_open(reader)
        seen = shown(reader, "text")
        await press(reader, "enter")
        written = folder / "small-history.md"
        assert written.read_text(encoding="utf-8") == seen
        assert seen.startswith("# History\n")
        assert not is_open(reader)
        written.write_text("mine", encoding="utf-8")
        await press(reader, "x", "enter")
        assert "exists" in shown(reader, "say")
        assert written.read_text(encoding="utf-8") == "mine"
        await press(reader, "enter")
        assert written.read_text(encoding="utf-8") == seen


async def test_a_choice_of_what_and_as_what_changes_the_text_and_the_name(small: Library, folder: Path) -> None:
    async with exporting(small, "notice-2019") as reader:
        assert proposed(reader) == "small-notice-2019.md"
        await press(reader, "right")
        assert proposed(reader) == "small-history.md"
        assert shown(reader, "text").startswith("# History\n")
        await press(reader, "right", "tab", "right")
        assert proposed(reader) == "small.md"
        assert shown(reader, "text").startswith('---\ntitle: "A small briefing"\n')
        await press(reader, "left", "enter")
        text = (folder / "small.md").read_text(encoding="utf-8")
        assert "\n## History\n" in text
        assert "\n### Seoul will likely (55–80 %) keep the pact.\n" in text


async def test_a_name_that_is_typed_stays_and_a_folder_takes_the_file(small: Library, folder: Path) -> None:
    (folder / "memos").mkdir()
    async with exporting(small, "history") as reader:
        reader.pilot.app.screen.query_one("#path", Input).value = "memos"
        await press(reader, "tab", "right")
        assert proposed(reader) == "memos"
        await press(reader, "left", "enter")
        assert [path.name for path in (folder / "memos").iterdir()] == ["small-history.md"]


async def test_a_name_that_ends_like_another_dialects_is_not_written(small: Library, folder: Path) -> None:
    async with exporting(small, "history") as reader:
        reader.pilot.app.screen.query_one("#path", Input).value = "memo.pdf"
        await press(reader, "enter")
        assert is_open(reader)
        assert shown(reader, "say").startswith("memo.pdf: .pdf is for PDF, and this is Markdown — name it memo.md")
        assert list(folder.iterdir()) == []


async def test_until_the_text_is_there_the_last_one_is_not_shown(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    write = Dialect.write

    def slow(row: Dialect, library: Library, places: Sequence[Place]) -> bytes:
        assert places != (Place("small"),) or go_on.wait(30)
        return write(row, library, places)

    monkeypatch.setattr(Dialect, "write", slow)
    async with exporting(small, "history", (60, 20)) as reader:
        assert shown(reader, "text").startswith("# History\n")
        await reader.press("right")
        assert shown(reader, "text") == "Writing …"
        go_on.set()
        await press(reader, "tab")
        assert shown(reader, "text").startswith("# A small briefing\n")


async def test_a_text_that_comes_late_is_not_shown_for_another_choice(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, came = threading.Event(), threading.Event()
    write, tell = Dialect.write, BriefingApp.call_from_thread

    def slow(row: Dialect, library: Library, places: Sequence[Place]) -> bytes:
        assert places != (Place("small"),) or go_on.wait(30)
        return write(row, library, places)

    def told(app: BriefingApp, *said: Any) -> None:
        tell(app, *said)
        if str(said[-1]).startswith("# A small briefing"):
            came.set()

    monkeypatch.setattr(Dialect, "write", slow)
    monkeypatch.setattr(BriefingApp, "call_from_thread", told)
    monkeypatch.setattr(export, "get_current_worker", lambda: SimpleNamespace(is_cancelled=False))  # cancelled too late
    async with exporting(small, "history") as reader:
        await reader.press("right")
        await press(reader, "left")
        go_on.set()
        assert await asyncio.to_thread(came.wait, 30)
        assert shown(reader, "text").startswith("# History\n")


async def test_enter_right_behind_a_choice_writes_what_is_chosen_under_its_name(small: Library, folder: Path) -> None:
    async with exporting(small, "history") as reader:
        for key in ("right", "enter"):
            reader.pilot.app.post_message(events.Key(key, None))
        await press(reader)
        assert [path.name for path in folder.iterdir()] == ["small.md"]
        assert (folder / "small.md").read_text(encoding="utf-8").startswith("# A small briefing\n")


async def test_enter_writes_from_the_line_of_the_name_too(small: Library, folder: Path) -> None:
    async with exporting(small, "history") as reader:
        await press(reader, "tab", "tab", "home", "a", "-", "enter")
        assert [path.name for path in folder.iterdir()] == ["a-small-history.md"]


async def test_a_folder_that_is_not_there_is_said_in_one_line_and_the_dialog_stays(small: Library) -> None:
    async with exporting(small, "history") as reader:
        screen = reader.pilot.app.screen
        screen.query_one("#path", Input).value = "nowhere/a.md"
        await press(reader, "enter")
        assert reader.pilot.app.screen is screen
        assert "nowhere/a.md: cannot be written" in shown(reader, "say")


async def test_all_of_it_can_be_used_at_sixty_by_twenty(small: Library) -> None:
    async with exporting(small, "history", (60, 20)) as reader:
        names = ("what", "as", "path", "say", "preview", "write", "close")
        for name in names:
            region = reader.pilot.app.screen.query_one(f"#{name}").region
            assert region.height >= (3 if name == "preview" else 1)
            assert region.bottom <= 20


async def test_a_dialog_that_is_told_twice_to_close_closes_once(small: Library) -> None:
    async with exporting(small, "history") as reader:
        dialog = reader.pilot.app.screen
        dialog.dismiss(None)
        dialog.dismiss(None)
        await reader.pilot.pause()
        assert reader.pilot.app.screen is reader.screen


async def test_a_vault_is_a_folder_of_notes(small: Library, folder: Path) -> None:
    async with exporting(small, "small") as reader:
        await press(reader, "right", "tab", "right", "right")
        assert shown(reader, "text").startswith("A folder of ")
        await press(reader, "enter")
        assert (folder / "small" / "kor.md").read_text(encoding="utf-8").startswith("---\n")


def test_what_can_be_handed_on_is_offered_from_near_to_far(small: Library, shipped: Library) -> None:
    at = [target.place for target in targets(small, Place("small", "notice-2019"), "mentions")]
    page = Place("small", "notice-2019")
    assert at == [page, Place("small", "notice-2019", anchor="mentions"), Place("small", "history"), Place("small")]
    labels = [target.label for target in targets(shipped, Place("", "kor"))]
    assert labels[0] == "this page"
    assert labels[-1] == "the whole library"
    assert len(labels) == 2 + len(shipped.briefings)


async def test_a_graph_is_seen_and_written_like_a_text_and_where_there_is_none_that_is_said(
    small: Library, folder: Path
) -> None:
    async with exporting(small, "kor") as reader:
        await press(reader, "tab", "left", "left", "left")
        assert proposed(reader) == "small-kor.graphml"
        assert shown(reader, "text").startswith("<?xml")
        await press(reader, "enter")
        assert '<data key="node_label">Japan</data>' in (folder / "small-kor.graphml").read_text(encoding="utf-8")
    async with exporting(small, ":likelihood") as reader:
        await press(reader, "tab", "left")
        assert shown(reader, "text").startswith("no actor is named at")
        await press(reader, "enter")
        assert is_open(reader)
        assert shown(reader, "say").startswith("no actor is named at")
