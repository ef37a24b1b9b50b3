"""The clipboard: the system's, else the terminal's, else a file; and the reader is told which it was."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pyperclip
import pytest
from textual.app import App

from briefing.tui.clipboard import copy

TAKEN = "on the clipboard"
PERHAPS = "on the clipboard, if this terminal takes it"


class Terminal:
    """What an app hands to its terminal."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def copy_to_clipboard(self, text: str) -> None:
        self.texts.append(text)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the system's clipboard, on a machine that one sits at, in a terminal that takes OSC 52."""
    texts: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", texts.append)
    for name in ("SSH_CONNECTION", "SSH_TTY", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return texts


def without_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "copy", fail)


async def put(folder: Path, text: str = "words") -> tuple[str, list[str], Path]:
    """Where a text went, in words; what the terminal got; the file beside."""
    terminal, beside = Terminal(), folder / "state" / "copied.txt"
    return await copy(cast("App[object]", terminal), text, beside), terminal.texts, beside


async def test_the_system_s_clipboard_comes_first(tmp_path: Path, system: list[str]) -> None:
    where, terminal, beside = await put(tmp_path)
    assert (where, system, terminal) == (TAKEN, ["words"], [])
    assert not beside.exists()


async def test_without_one_the_terminal_is_asked(
    tmp_path: Path, system: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_system(monkeypatch)
    where, terminal, beside = await put(tmp_path)
    assert (where, terminal) == (PERHAPS, ["words"])
    assert not beside.exists()


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY"])
async def test_over_a_network_it_is_the_terminal_s(
    tmp_path: Path, system: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "somewhere")
    assert (await put(tmp_path))[:2] == (PERHAPS, ["words"])
    assert system == []


@pytest.mark.parametrize(
    ("change", "text"),
    [
        (lambda patch: patch.setenv("TERM", "linux"), "words"),
        (lambda patch: patch.setenv("TERM_PROGRAM", "Apple_Terminal"), "words"),
        (lambda patch: None, "long " * 30_000),
    ],
)
async def test_failing_both_it_is_a_file_that_is_named(
    tmp_path: Path,
    system: list[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[pytest.MonkeyPatch], None],
    text: str,
) -> None:
    without_system(monkeypatch)
    change(monkeypatch)
    where, terminal, beside = await put(tmp_path, text)
    assert str(beside) in where
    assert terminal == []
    assert beside.read_text(encoding="utf-8") == f"{text}\n"


async def test_and_where_none_can_be_written_that_is_said(
    tmp_path: Path, system: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_system(monkeypatch)
    monkeypatch.setenv("TERM", "linux")
    (tmp_path / "state").write_text("in the way")
    assert (await put(tmp_path))[0].startswith("nowhere:")
