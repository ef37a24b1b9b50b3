"""Where the reader is, marks, the last place, copying, and reading again when a file is saved."""

from pathlib import Path
from typing import Any

import pytest
from tui_helpers import Reading, reading

from briefing.checking.profiles import check
from briefing.loading.library import holds, load
from briefing.model.library import Library
from briefing.store.notebook import Notebook, Spot
from briefing.tui.screens.reloader import Source

PARAGRAPH = "Paragraph {0} of the text speaks of [[jpn]] at some length, so that a page has many lines [@src].\n\n"
PARTS = "".join(
    f"      - id: part-{part}\n        title: Part {part}\n        text: |\n"
    + "".join(f"          {PARAGRAPH.format(f'{part}.{n}')}" for n in range(12))
    for part in range(4)
)
TEXT = (
    "format: briefing/1\nid: long\ntitle: A long briefing\ninformation_cutoff: 2023-04-27\nsections:\n"
    "  - id: s\n    title: A long section\n    takeaway: It is long.\n    text: Here it begins, with [[jpn]].\n"
    f"    sections:\n{PARTS}"
    "  - {id: other, title: Another section, takeaway: Short., text: Little.}\n"
    "actors: [{id: jpn, kind: state, name: Japan}]\n"
    "sources: [{id: src, type: report, title: A report, issued: 2023}]\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "long.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def library(file: Path) -> Library:
    return load(file)


def top(reader: Reading) -> str:
    """The top line of the screen."""
    bar = reader.screen.query_one("#trail")
    return bar.render_lines(bar.size.region)[0].text


async def test_the_top_line_names_the_heading_being_read_and_how_far_down_it_is(library: Library) -> None:
    async with reading(library, "s") as reader:
        assert "A long section" in top(reader)
        assert "Part" not in top(reader)
        first = int(top(reader).split(" %")[0].split()[-1])
        await reader.press("right_square_bracket", "right_square_bracket", "j", "j")
        assert "A long section › Part 1" in top(reader)
        assert int(top(reader).split(" %")[0].split()[-1]) > first
        await reader.press("G")
        assert "100 %" in top(reader)


async def test_the_contents_mark_the_part_being_read(library: Library) -> None:
    async with reading(library, "s") as reader:
        contents = reader.pane("contents")
        assert contents.here == reader.screen.history.current.place
        await reader.press("right_square_bracket", "right_square_bracket", "right_square_bracket", "j")
        assert contents.here is not None
        assert contents.here.anchor == "part-2"
        await reader.press("g")
        assert contents.here.anchor == ""


async def test_a_mark_leads_back_to_the_line_from_another_page(library: Library) -> None:
    async with reading(library, "s") as reader:
        await reader.press("space", "j")
        line = reader.lines()[0]
        await reader.press("m", "j")
        assert reader.lines()[0] == line, "the letter of a mark is no command"
        await reader.press("H")
        await reader.press("apostrophe", "j")
        assert reader.place == "long/s"
        assert reader.lines()[0] == line
        await reader.press("backspace")
        assert reader.place == "long:overview"


async def test_a_mark_that_was_never_set_is_said_to_be_none(library: Library) -> None:
    async with reading(library, "s") as reader:
        await reader.press("apostrophe", "z")
        assert reader.place == "long/s"
        assert "no mark z" in reader.said


async def test_marks_and_the_last_place_outlast_the_reading_and_an_edit(file: Path, tmp_path: Path) -> None:
    async with reading(load(file), "s", notebook=Notebook(tmp_path / "n")) as reader:
        await reader.press("space", "space", "m", "a")
        line = reader.lines()[0]
        await reader.pilot.pause(1.2)
    spot = Notebook(tmp_path / "n").last("tested")
    assert spot is not None
    assert spot.place == "long/s"
    file.write_text(TEXT.replace("Here it begins", "New words come first.\n\n      Here it begins"), encoding="utf-8")
    file.write_text(
        TEXT.replace("text: Here", 'text: "New.\\n\\nNewer.\\n\\nHere').replace("[[jpn]].\n", '[[jpn]]."\n', 1)
    )
    async with reading(load(file), notebook=Notebook(tmp_path / "n")) as reader:
        await reader.press("apostrophe", "a")
        assert reader.lines()[0] == line


class Counting(Notebook):
    """A notebook that remembers what was written into it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.written: list[str] = []

    def keep_last(self, library: str, spot: Spot, **briefings: Any) -> None:
        """Keep it, and remember that."""
        self.written.append(spot.place)
        super().keep_last(library, spot, **briefings)


async def test_moving_a_lot_writes_the_place_down_once(library: Library, tmp_path: Path) -> None:
    notebook = Counting(tmp_path / "n")
    async with reading(library, "s", notebook=notebook) as reader:
        await reader.press(*["j"] * 10)
        await reader.pilot.pause(1.2)
        assert notebook.written == ["long/s"]


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the terminal's clipboard, the system having none."""
    texts: list[str] = []
    monkeypatch.setattr("briefing.tui.clipboard._to_system", lambda text: False)
    monkeypatch.setattr("briefing.tui.app.BriefingApp.copy_to_clipboard", lambda app, text: texts.append(text))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TERM_PROGRAM", raising=False)
    return texts


async def settled(reader: Reading) -> None:
    await reader.pilot.app.workers.wait_for_complete()
    await reader.pilot.pause()


async def test_y_q_copies_the_sentence_of_the_selected_link_with_its_source(
    library: Library, copied: list[str]
) -> None:
    async with reading(library, "s") as reader:
        await reader.press("right_square_bracket", "tab", "y", "q")
        await settled(reader)
    (text,) = copied
    assert text.startswith("“Paragraph 0.0 of the text speaks of Japan at some length")
    assert "— A long section, A long briefing, information cutoff 2023-04-27, long/s\n[1] A report (2023)." in text


async def test_y_l_copies_the_place_of_the_link_or_of_the_page(library: Library, copied: list[str]) -> None:
    async with reading(library, "s") as reader:
        await reader.press("y", "l")
        await settled(reader)
        await reader.press("tab", "y", "l")
        await settled(reader)
    assert copied == ["long/s", "long/jpn"]


async def test_y_p_copies_the_page_as_markdown_without_drawing_characters(library: Library, copied: list[str]) -> None:
    async with reading(library, "s") as reader:
        await reader.press("y", "p")
        await settled(reader)
    (text,) = copied
    assert text.startswith("# A long section\n")
    assert "[^1]: *A report* (2023)." in text
    assert not any("\u2500" <= character <= "\u259f" for character in text)


async def test_y_and_any_other_key_copies_nothing(library: Library, copied: list[str]) -> None:
    async with reading(library, "s") as reader:
        await reader.press("y", "G")
        await settled(reader)
        assert reader.page.top == 0
    assert copied == []


async def until(reader: Reading, words: str) -> bool:
    """Whether some words come up at the foot of the screen within a few seconds."""
    for _ in range(100):
        await reader.pilot.pause(0.05)
        if words in reader.said:
            return True
    return False


def source_of(file: Path) -> Source:
    from datetime import date

    def read() -> Library:
        return load(file, inspect=lambda one: check(one, date(2026, 1, 1)))

    return Source((file.parent,), read, lambda library: holds(library, file))


async def test_a_saved_file_is_read_again_and_the_page_keeps_its_place(file: Path) -> None:
    source = source_of(file)
    async with reading(source.read(), "s", source=source) as reader:
        await reader.pilot.pause(0.3)
        await reader.press("space", "space")
        line = reader.lines()[0]
        file.write_text(
            TEXT.replace("Paragraph 0.", "Much longer paragraph, told at length, number 0."), encoding="utf-8"
        )
        assert await until(reader, "Read again.")
        assert reader.lines()[0] == line
        await reader.press("g", "right_square_bracket")
        assert reader.shows("Much longer paragraph")


async def test_a_file_saved_before_the_watch_began_is_read_again(file: Path) -> None:
    source = source_of(file)
    library = source.read()
    file.write_text(TEXT.replace("Paragraph 0.", "Saved while it was opened."), encoding="utf-8")
    async with reading(library, "s", source=source) as reader:
        assert await until(reader, "Read again.")
        assert reader.shows("Saved while it was opened.")


async def test_a_briefing_that_came_before_the_watch_began_is_read(tmp_path: Path, file: Path) -> None:
    def read() -> Library:
        return load(tmp_path)

    source = Source((tmp_path,), read, lambda library: holds(library, tmp_path))
    library = read()
    other = "format: briefing/1\nid: other\ntitle: The other\nsections: [{id: o, title: O, text: T.}]\n"
    (tmp_path / "other.briefing.yaml").write_text(other, encoding="utf-8")
    async with reading(library, "s", source=source) as reader:
        assert await until(reader, "Read again.")
        assert reader.shows("The other", "contents")


async def test_a_new_mistake_is_named_and_a_broken_file_keeps_the_last_good_page(file: Path) -> None:
    source = source_of(file)
    async with reading(source.read(), "s", source=source) as reader:
        await reader.pilot.pause(0.3)
        file.write_text(TEXT.replace("[[jpn]].", "[[nowhere]]."), encoding="utf-8")
        assert await until(reader, "no record has the id 'nowhere'")
        assert reader.shows("with nowhere.")
        assert reader.shows("Problems 1 error", "contents")
        file.write_text(TEXT + "  - [broken\n", encoding="utf-8")
        assert await until(reader, "last good version")
        assert reader.shows("with nowhere.")
        file.write_text(TEXT, encoding="utf-8")
        assert await until(reader, "Read again.")
        assert reader.shows("with Japan.")
        assert not reader.shows("error", "contents")
