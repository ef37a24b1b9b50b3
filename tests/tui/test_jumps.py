"""Jumps on a page: each is a step back to the very line and link, as going to another page is."""

from pathlib import Path

import pytest
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.history import History, Visit
from briefing.tui.widgets.bar import Bar

NO_MORE = "There is no page that way."
FOUND_FROM_THE_TOP = "Search goes on from the top."
SECURITY = "japan-korea-detente/security"


def spot(reader: Reading) -> tuple[str, int, str]:
    """Where the reader is: the page, the line, the link."""
    return reader.place.partition("#")[0], reader.page.top, reader.selected


def trail(reader: Reading) -> str:
    """The top line of the screen."""
    bar = reader.screen.query_one("#trail", Bar)
    return bar.render_lines(bar.size.region)[0].text


async def test_the_ends_of_a_page_are_steps(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("j", "j", "j", "tab")
        begun = spot(reader)
        await reader.press("G", "k")
        end = spot(reader)
        await reader.press("g")
        assert reader.page.top == 0
        await reader.press("backspace")
        assert spot(reader) == end
        await reader.press("ctrl+o")
        assert spot(reader) == begun
        await reader.press("alt+right", "alt+right")
        assert reader.page.top == 0
        await reader.press("alt+right")
        assert reader.said == NO_MORE


async def test_small_moves_and_jumps_that_lead_nowhere_are_no_steps(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("g", "home", "j", "d", "u", "space", "b", "pagedown", "right_curly_bracket")
        await reader.press("right_square_bracket", "left_square_bracket", "tab", "backspace")
        assert reader.said == NO_MORE


async def test_a_heading_of_the_page_reached_from_the_contents_is_a_step(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("j", "tab")
        begun = spot(reader)
        contents = reader.pane("contents")
        refs = contents.layout_.links if contents.layout_ else ()
        heading = next(ref for ref in refs if "never ended" in ref.spot.text)
        contents.select(heading)
        contents.focus()
        await reader.press("enter")
        assert reader.lines()[0] == heading.spot.text
        assert reader.page.has_focus
        await reader.press("j", "backspace")
        assert spot(reader) == begun


async def test_on_a_narrow_screen_the_contents_lead_to_the_same_line(shipped: Library) -> None:
    async with reading(shipped, "security", (60, 20)) as reader:
        await reader.press("j", "t")
        contents = reader.pane("contents")
        refs = contents.layout_.links if contents.layout_ else ()
        heading = next(ref for ref in refs if "never ended" in ref.spot.text)
        contents.select(heading)
        await reader.press("enter")
        assert reader.shown() == {"page"}
        assert reader.lines()[0] == heading.spot.text
        await reader.press("backspace")
        assert reader.page.top == 1


async def test_a_mark_on_the_page_at_hand_is_a_step(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("space", "m", "a", "G", "tab")
        left = spot(reader)
        await reader.press("apostrophe", "a")
        marked = spot(reader)
        assert marked[1] < left[1]
        await reader.press("backspace")
        assert spot(reader) == left
        await reader.press("alt+right")
        assert spot(reader) == marked


async def test_a_search_is_one_step_and_so_is_each_further_hit_out_of_sight(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("j", "tab")
        stops = [spot(reader)]
        await reader.press("slash", *"yoon", "down", "down", "down", "enter")
        for _ in range(3):
            top = reader.page.top
            while reader.page.top == top:
                stops.append(spot(reader))
                await reader.press("n")
        back = []
        for _ in dict.fromkeys(stops):
            await reader.press("backspace")
            back.append(spot(reader))
        assert back == [*dict.fromkeys(stops)][::-1]
        assert reader.page.hits, "hits stay while one goes back on their page"


async def test_a_search_that_is_given_up_is_no_step(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("slash", *"secre", "escape", "backspace")
        assert reader.said == NO_MORE


async def test_words_found_only_above_are_said_to_be_as_long_as_they_are_typed(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("slash", *"two alliances")
        assert reader.said == ""
        await reader.press("escape", "G", "slash", *"two alliances")
        assert reader.said == FOUND_FROM_THE_TOP
        assert reader.page.top == 0


async def test_the_way_back_outlasts_another_size_and_an_edit(tmp_path: Path) -> None:
    file = tmp_path / "long.briefing.yaml"
    paragraphs = [f"Paragraph {number} says {'so ' * 60}much." for number in range(30)]

    def written(*texts: str) -> Library:
        body = "\n\n".join(texts).replace("\n", "\n      ")
        head = "format: briefing/1\nid: long\ntitle: Long\nsections:\n  - id: s\n    title: S\n    takeaway: T.\n"
        file.write_text(f"{head}    text: |\n      {body}\n", encoding="utf-8")
        return load(file)

    async with reading(written(*paragraphs), "s", (120, 30)) as reader:
        await reader.press("space", "space", "right_curly_bracket")
        line = reader.lines()[0]
        assert line.startswith("Paragraph")
        await reader.press("G", "g")
        await reader.pilot.resize_terminal(70, 24)
        reader.screen.take_library(written("This is new.", *paragraphs))
        await reader.pilot.pause()
        await reader.press("backspace", "backspace")
        assert reader.lines()[0].split()[:4] == line.split()[:4]


async def test_the_top_line_names_pages_and_a_click_leads_to_the_last_line_there(shipped: Library) -> None:
    async with reading(shipped, "security", (130, 34)) as reader:
        await reader.press("G", "g", "G")
        assert "‹" not in trail(reader)
        reader.screen.open_place(Place("japan-korea-detente", view="overview"))
        await reader.press("j", "tab", "g", "G", "g")
        said = trail(reader)
        assert said.count("‹") == 1
        await reader.pilot.click("#trail", offset=(said.index("‹") + 3, 0))
        await reader.pilot.pause()
        assert reader.place == SECURITY
        assert reader.page.top == reader.page.last_top


PAGE, OTHER = Place("b", "one"), Place("b", "two")


@pytest.mark.parametrize(
    ("left", "back"),
    [
        ([(PAGE, 0), (PAGE, 5), (PAGE, 9)], [(PAGE, 5), (PAGE, 0)]),
        ([(PAGE, 0), (PAGE, 5), (PAGE, 5)], [(PAGE, 0)]),
        ([(PAGE, 0), (PAGE, 0), (PAGE, 5)], [(PAGE, 0)]),
        ([(PAGE, 0), (OTHER, 0), (PAGE, 0)], [(OTHER, 0), (PAGE, 0)]),
        ([(PAGE, 5), (PAGE, 0), (PAGE, 5), (OTHER, 1)], [(PAGE, 5), (PAGE, 0), (PAGE, 5)]),
    ],
)
def test_two_steps_in_a_row_to_one_line_are_one(left: list[tuple[Place, int]], back: list[tuple[Place, int]]) -> None:
    history = History(Visit(left[0][0]))
    for number, (place, block) in enumerate(left):
        if number:
            history.go(place)
        history.leave(Position(block), "")
    found = []
    while (visit := history.step(-1)) is not None:
        assert visit.position is not None
        found.append((visit.place, visit.position.block))
    assert found == back


def test_the_oldest_steps_are_forgotten_and_the_way_back_still_holds() -> None:
    history = History(Visit(PAGE))
    for block in range(2_000):
        history.leave(Position(block), "")
        history.go(PAGE)
    back = [visit.position.block for _ in range(2_000) if (visit := history.step(-1)) and visit.position]
    assert back[:3] == [1_999, 1_998, 1_997]
    assert 100 < len(back) < 1_000
