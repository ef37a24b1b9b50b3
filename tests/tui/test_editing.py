"""Opening the source: which program is told what, and at which line."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.tui.editing import command

PARAGRAPHS = "\n\n".join(f"      Paragraph {number} speaks of [[jpn]] [@src]." for number in range(40))
TEXT = f"""\
format: briefing/1
id: b
title: Edited
sections:
  - id: s
    title: A section
    takeaway: It holds.
    text: |
{PARAGRAPHS}
actors: [{{id: jpn, kind: state, name: Japan}}]
sources:
  - {{id: src, type: report, title: A report, issued: 2023}}
  - {{id: src, type: report, title: A report, issued: 2023}}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def library(file: Path) -> Library:
    return load(file)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was asked of the editor, which is not there."""
    asked: list[list[str]] = []

    def edit(app: object, words: list[str]) -> str:
        asked.append(words)
        return ""

    monkeypatch.setattr("briefing.tui.editing.edit", edit)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "vim")
    return asked


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ["vim", "+7", "/a b.yaml"]),
        ("/usr/bin/nvim", ["/usr/bin/nvim", "+7", "/a b.yaml"]),
        ("nano", ["nano", "+7", "/a b.yaml"]),
        ("emacsclient", ["emacsclient", "+7", "/a b.yaml"]),
        ("code", ["code", "--wait", "--goto", "/a b.yaml:7"]),
        ("codium", ["codium", "--wait", "--goto", "/a b.yaml:7"]),
        ("ed", ["ed", "/a b.yaml"]),
    ],
)
def test_an_editor_is_told_of_the_line_in_its_own_manner(editor: str, words: list[str]) -> None:
    assert command([editor], Path("/a b.yaml"), 7) == words


async def asked(reader: Reading, started: list[list[str]], *keys: str) -> list[str]:
    """What the editor was asked after some keys and `e`."""
    started.clear()
    await reader.press(*keys, "e")
    await until(reader, lambda: bool(started))
    (words,) = started
    return words


async def until(reader: Reading, is_so: Callable[[], bool]) -> None:
    """Wait for what is done beside the reading."""
    async with asyncio.timeout(30):
        while not is_so():
            await reader.pilot.pause(0.01)


async def said(reader: Reading, words: str) -> None:
    """Press `e`, and wait for some words at the foot of the screen."""
    await reader.press("e")
    await until(reader, lambda: words in reader.said)


async def test_e_opens_the_record_the_paragraph_the_selected_link_or_the_problem_at_hand(
    library: Library, file: Path, started: list[list[str]]
) -> None:
    async with reading(library, "s", size=(100, 20)) as reader:
        assert await asked(reader, started) == ["vim", f"+{line_of('id: s')}", str(file)]
        await reader.press("space", "space")
        first = next(line for line in reader.lines() if line.strip())
        number = line_of(first.replace("Japan", "[[jpn]]").partition(" [1]")[0])
        assert (await asked(reader, started))[1] == f"+{number}"
        await reader.press("tab", "tab", "tab")
        assert reader.page.selected is not None
        third = reader.page.layout_.line(reader.page.layout_.y_at(reader.page.selected)).text  # type: ignore[union-attr]
        assert (await asked(reader, started))[1] == f"+{line_of(third.partition(' speaks')[0])}"
    async with reading(library, "jpn") as reader:
        assert (await asked(reader, started))[1] == f"+{line_of('id: jpn')}"
    async with reading(library, "actors") as reader:
        assert (await asked(reader, started))[1] == "+1"
        assert (await asked(reader, started, "tab"))[1] == f"+{line_of('id: jpn')}"
    async with reading(library, ":problems") as reader:
        assert (await asked(reader, started))[1] == f"+{line_of('actors') + 3}"


async def test_without_an_editor_or_without_a_file_a_line_says_so(
    library: Library, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library, "s") as reader:
        reader.screen.library.path_of = lambda file: ""
        await said(reader, "No file of the library")
        monkeypatch.delenv("EDITOR")
        await said(reader, "No editor is set")
        monkeypatch.setenv("VISUAL", "'not to be read")
        await said(reader, "No editor is set")
    assert started == []
