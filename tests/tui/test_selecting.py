"""Selecting words with the mouse, and handing them on."""

from pathlib import Path

import pytest
from textual import events
from tui_helpers import Reading, reading

from briefing.layout.cells import width
from briefing.layout.selecting import text_of
from briefing.loading.library import load
from briefing.model.library import Library

LONG = "A sentence that is long enough to be wrapped more than once on any page stands here [@src]"
WIDE = "日本と韓国は一九六五年に条約を結び、国交を正常化した [@two]。それから長い年月が過ぎたが、問題は残っている。"
TEXT = f"""\
format: briefing/1
id: b
title: Selecting
information_cutoff: 2023-04-27
sections:
  - id: s
    title: A section
    takeaway: It holds.
    text: |
      {LONG}. {LONG.replace("A sentence", "Another")}, with [[jpn]] in it.

      {WIDE}

      - The first item.
      - The second item.

      ```
      if code:
          it keeps its lines
      ```

      https://example.org/{"a-very-long-address/" * 9}end

{"".join(f"      Paragraph {number} of many, which fill more than a screen.{chr(10)}{chr(10)}" for number in range(60))}
actors: [{{id: jpn, kind: state, name: Japan}}]
sources:
  - {{id: src, type: report, title: A report, issued: 2023}}
  - {{id: two, type: report, title: Another report, issued: 2022}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path)


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What went to the clipboard."""
    texts: list[str] = []

    def take(text: str) -> bool:
        texts.append(text)
        return True

    monkeypatch.setattr("briefing.tui.clipboard._to_system", take)
    return texts


Cell = tuple[int, int]


class Mouse:
    """A mouse over the page of a reader, whose cells count from the first letter of its first line in sight."""

    def __init__(self, reader: Reading) -> None:
        self._reader = reader

    def at(self, words: str, *, last: bool = False) -> Cell:
        """Where the first character of some words stands, or the last."""
        row, line = next((row, line) for row, line in enumerate(self._reader.lines()) if words in line)
        before = line.index(words) + (len(words) - 1 if last else 0)
        return width(line[:before]), row

    async def send(self, kind: type[events.MouseEvent], cell: Cell, button: int = 1) -> None:
        """One event."""
        page = self._reader.page
        x, y = page.region.x + page.MARGIN + cell[0], page.region.y + cell[1]
        driver = self._reader.pilot.app._driver
        assert driver is not None
        driver.process_message(kind(None, x, y, 0, 0, button, False, False, False, x, y))
        await self._reader.pilot.pause()

    async def press(self, cell: Cell) -> None:
        await self.send(events.MouseDown, cell)

    async def move(self, cell: Cell) -> None:
        await self.send(events.MouseMove, cell)

    async def release(self, cell: Cell) -> None:
        await self.send(events.MouseUp, cell)

    async def drag(self, start: Cell, *cells: Cell) -> None:
        """Press at one cell, move over others, release at the last."""
        await self.press(start)
        for cell in cells:
            await self.move(cell)
        await self.release(cells[-1])

    async def click(self, cell: Cell, times: int = 1) -> None:
        for _ in range(times):
            await self.press(cell)
            await self.release(cell)


def picked(reader: Reading) -> str:
    """What is selected on the page, as text."""
    layout, extent = reader.page.layout_, reader.page.picked
    return text_of(layout, extent) if layout and extent else ""


def marked(reader: Reading) -> str:
    """The characters that are shown as selected, line by line."""
    page = reader.page
    ground = page.book.style(("picked",)).bgcolor
    lines = (
        "".join(text for text, style, _ in strip if style and style.bgcolor == ground)
        for strip in page.render_lines(page.size.region)
    )
    return "\n".join(filter(None, lines))


async def copy(reader: Reading, *keys: str) -> None:
    await reader.press(*keys)
    await reader.pilot.app.workers.wait_for_complete()
    await reader.pilot.pause()


async def test_dragging_over_wrapped_lines_selects_them_as_one_running_text(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        assert not any("long enough" in line and "with Japan" in line for line in reader.lines())
        await mouse.drag(mouse.at("long enough"), (0, 9), mouse.at("Another", last=True))
        assert picked(reader) == LONG[LONG.index("long") :].replace("[@src]", "[1]") + ". Another"
        assert marked(reader).split() == picked(reader).split()


async def test_dragging_backwards_selects_the_same(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("enough", last=True), mouse.at("A sentence"))
        assert picked(reader) == "A sentence that is long enough"


async def test_a_wide_character_is_selected_whole_from_either_of_its_cells(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        (start, row), (end, _) = mouse.at("本と"), mouse.at("韓")
        for first, last in ((start, end), (start + 1, end + 1), (end + 1, start)):
            await mouse.drag((first, row), (last, row))
            assert picked(reader) == "本と韓"
            assert marked(reader) == "本と韓"


async def test_wrapped_japanese_is_joined_without_spaces_and_an_address_too(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("日本と"), mouse.at("残っている。", last=True))
        assert picked(reader) == WIDE.replace("@two", "2")
        await mouse.drag(mouse.at("https"), mouse.at("/end", last=True))
        assert picked(reader) == f"https://example.org/{'a-very-long-address/' * 9}end"


async def test_blocks_are_parted_items_keep_their_bullets_and_code_its_lines(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("残っている"), mouse.at("its lines", last=True))
        assert picked(reader) == (
            "残っている。\n\n• The first item.\n• The second item.\n\nif code:\n    it keeps its lines"
        )


async def test_holding_the_mouse_below_the_page_scrolls_on_and_selects_what_comes(library: Library) -> None:
    async with reading(library, "s", size=(100, 20)) as reader:
        mouse = Mouse(reader)
        await mouse.press(mouse.at("A section"))
        await mouse.move((10, reader.page.size.height + 1))
        while "Paragraph 40" not in picked(reader):
            await reader.pilot.pause(0.02)
        assert reader.page.top > 30
        await mouse.move((10, 3))
        top = reader.page.top
        await reader.pilot.pause(0.2)
        assert reader.page.top == top, "back on the page it stands still"
        await mouse.release((10, 3))
        assert picked(reader).startswith("A section")
        assert "Paragraph 29 of many, which fill more than a screen.\n\nParagraph 30" in picked(reader)


async def test_what_is_selected_stays_so_when_scrolled_away_or_wrapped_anew(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("long enough"), mouse.at("with Japan", last=True))
        before = picked(reader)
        await reader.press("G")
        assert marked(reader) == ""
        await reader.press("g", "t", "c")
        assert picked(reader) == before
        await reader.pilot.resize_terminal(60, 40)
        await reader.pilot.pause()
        assert picked(reader) == before
        assert marked(reader).split() == before.split()
        await reader.press("H")
        assert picked(reader) == "", "another page has nothing selected"


@pytest.mark.parametrize("clear", ["escape", "click"])
async def test_escape_or_a_click_clears_the_selection(library: Library, clear: str) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("long enough"), mouse.at("to be"))
        assert picked(reader)
        if clear == "escape":
            await reader.press("escape")
        else:
            await mouse.click(mouse.at("The first item"))
        assert picked(reader) == ""
        assert marked(reader) == ""


async def test_a_click_follows_a_link_and_dragging_from_it_does_not(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("Japan"), mouse.at("Japan", last=True))
        assert reader.place == "b/s"
        assert picked(reader) == "Japan"
        await mouse.click(mouse.at("Japan"))
        assert reader.place == "b/jpn"


async def test_two_clicks_select_a_word_and_three_a_paragraph(library: Library) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.click(mouse.at("nough"), times=2)
        assert picked(reader) == "enough"
        await mouse.click(mouse.at("Paragraph 3"), times=3)
        assert picked(reader) == "Paragraph 3 of many, which fill more than a screen."


async def test_y_q_copies_the_selection_with_its_sources_and_nothing_is_copied_unasked(
    library: Library, copied: list[str]
) -> None:
    async with reading(library, "s") as reader:
        mouse = Mouse(reader)
        await mouse.drag(mouse.at("enough"), mouse.at("国交"))
        await reader.pilot.app.workers.wait_for_complete()
        assert copied == []
        await copy(reader, "y", "q")
        await reader.press("escape")
        await copy(reader, "y", "q")
    selection, sentence = copied
    assert selection.startswith("“enough to be wrapped more than once on any page stands here [1]. Another")
    assert selection.splitlines()[-3:] == [
        "日本と韓国は一九六五年に条約を結び、国”",
        "— A section, Selecting, information cutoff 2023-04-27, b/s",
        "[1] A report (2023).",
    ]
    assert sentence.startswith("“A section”")


async def test_only_one_pane_has_a_selection_and_that_one_is_copied(library: Library, copied: list[str]) -> None:
    async with reading(library, "s", size=(140, 42)) as reader:
        mouse, context = Mouse(reader), reader.pane("context")
        await mouse.drag(mouse.at("long enough"), mouse.at("to be"))
        row, line = next((row, line) for row, line in enumerate(reader.lines("context")) if "Japan" in line)
        away = context.region.x - reader.page.region.x + context.MARGIN - reader.page.MARGIN
        column = line.index("Japan") + away
        await mouse.drag((column, row), (column + 4, row))
        assert picked(reader) == ""
        assert reader.place == "b/s"
        await copy(reader, "y", "q")
    assert [text.split("\n")[0] for text in copied] == ["“Japan”"]


async def test_the_scroll_bar_is_dragged_as_before(library: Library) -> None:
    async with reading(library, "s", size=(100, 20)) as reader:
        page = reader.page
        bar = page.size.width - 1 - page.MARGIN
        await Mouse(reader).drag((bar, 0), (bar, 5), (bar - 4, page.size.height - 1))
        assert page.top == page.last_top
        assert picked(reader) == ""
