"""The top line: what is said there at which width, and the way back that it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tui_helpers import Reading, reading

from briefing.model.library import Library
from briefing.tui.framing import Framer
from briefing.tui.widgets.bar import Bar, Item

TITLE, HEADING = "Security: two alliances", "The pact that was never ended"
TO_THE_HEADING = ("right_square_bracket", "right_square_bracket", "j")
FINDING = ("slash", *"japan", "enter")


def top(reader: Reading) -> str:
    """The top line of the screen."""
    bar = reader.screen.query_one("#trail", Bar)
    return bar.render_lines(bar.size.region)[0].text


@pytest.mark.parametrize(
    ("size", "title", "heading", "standing"),
    [
        ((160, 45), TITLE, HEADING, {"%", "cutoff 2023-04-27", "TLP:CLEAR"}),
        ((100, 30), TITLE, HEADING, {"%", "cutoff 2023-04-27", "TLP:CLEAR"}),
        ((90, 30), "Security: two", HEADING, {"%", "cutoff 2023-04-27", "TLP:CLEAR"}),
        ((60, 20), "Secur", "The pact that", {"cutoff 2023-04-27", "TLP:CLEAR"}),
        ((40, 10), "Secur", "The pact", {"TLP:CLEAR"}),
        ((20, 6), "Secur", "", {"TLP:CLEAR"}),
    ],
)
async def test_title_heading_and_marking_at_every_size(
    shipped: Library, size: tuple[int, int], title: str, heading: str, standing: set[str]
) -> None:
    async with reading(shipped, "security", size) as reader:
        await reader.press(*TO_THE_HEADING)
        said = top(reader)
        assert title in said
        assert heading in said
        assert {words for words in ("%", "cutoff 2023-04-27", "TLP:CLEAR") if words in said} == standing
        assert " …" not in said, "nothing is padded before it is shortened"


@pytest.mark.parametrize(("width", "cutoff"), [(100, True), (60, False), (40, False)])
async def test_hits_stay_longer_than_the_cutoff_and_the_marking_is_never_cut(
    shipped: Library, width: int, cutoff: bool
) -> None:
    async with reading(shipped, "security", (width, 20)) as reader:
        await reader.press(*FINDING)
        said = top(reader).split("  ")
        assert any(words.startswith("1/") for words in said)
        assert "TLP:CLEAR" in said
        assert ("cutoff 2023-04-27" in said) == cutoff


@pytest.mark.parametrize(
    "keys",
    [("space", "tab", "tab", "K"), ("space", "t"), ("space", "c"), ("tab", "K"), ("space", "tab", "K", "escape")],
)
async def test_how_far_down_the_page_one_is_follows_the_size_of_its_pane(
    shipped: Library, keys: tuple[str, ...]
) -> None:
    async with reading(shipped, size=(100, 30)) as reader:
        await reader.press(*keys)
        drawn = reader.screen.query_one("#trail", Bar)._right
        assert drawn == reader.screen.whereabouts.items()[1]


pieces = st.lists(st.tuples(st.text("ab 日", max_size=30), st.just("")), max_size=4).map(tuple)


@given(pieces, st.integers(0, 80))
def test_an_item_is_never_wider_than_its_room_and_keeps_what_has_room(
    pieces: tuple[tuple[str, str], ...], cells: int
) -> None:
    item = Item(pieces)
    cut = item.within(cells)
    assert cut.width <= max(cells, 0)
    assert cut.pieces == item.pieces or item.width > cells


async def test_the_pages_one_came_by_are_named_and_a_click_goes_back_that_far(shipped: Library) -> None:
    async with reading(shipped, "security", (130, 34)) as reader:
        assert "‹" not in top(reader)
        await reader.press("j", "j", "tab")
        line, selected = reader.page.top, reader.selected
        await reader.press("enter", "H")
        said = top(reader)
        assert "‹ Japan  ‹ Security: two all…" in said
        await reader.pilot.click("#trail", offset=(said.index("‹ Security") + 3, 0))
        await reader.pilot.pause()
        assert reader.place == "japan-korea-detente/security"
        assert (reader.page.top, reader.selected) == (line, selected)
        assert "‹" not in top(reader)
        await reader.press("alt+right")
        assert "‹ Security" in top(reader)


async def test_the_way_back_gives_way_before_anything_is_shortened(shipped: Library) -> None:
    async with reading(shipped, "jpn", (120, 30)) as reader:
        await reader.press("o", *"security: two", "enter")
        await reader.press(*TO_THE_HEADING)
        assert "‹" not in top(reader)
        assert HEADING in top(reader)
        await reader.press("g")
        assert "‹ Japan" in top(reader)


async def test_the_frame_for_the_next_start_shows_no_way_back(shipped: Library) -> None:
    class Shelf:
        kept = ""

        def put_away(self, briefings: object = None) -> None:
            """Nothing was kept."""

        def keep(self, picture: str, *_: object, **__: object) -> None:
            self.kept = picture

    async with reading(shipped, "jpn", (120, 30)) as reader:
        await reader.press("H")
        shelf = Shelf()
        Framer(reader.screen, shelf).keep()
        assert "‹ Japan" in top(reader)
        assert "Bottom line" in shelf.kept
        assert "‹" not in shelf.kept
