"""Code wider than the pane: moved sideways, marked where it is cut, found, and never in the way of text."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.events import MouseScrollDown, MouseScrollLeft, MouseScrollRight, MouseScrollUp
from tui_helpers import Reading, reading

from briefing.layout.laying import MEASURE
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.favour import board_of

TEXT = "A paragraph of words that are wrapped to the width of the pane, and stay where they are."
LONG = "".join(f"{number:04}" for number in range(30))
SHORT = "x = 1  # a line that fits"
CODE = d.CodeBlock(f"{LONG}\n\tend\n")
OTHER = d.CodeBlock(SHORT)
BLOCKS = (d.Para((d.Str(TEXT),)), CODE, d.BulletList(((d.Plain((d.Str("item"),)), CODE),)), OTHER)
SIZE = (60, 24)


def page_of(*blocks: d.Block) -> d.Document:
    return d.Document(place=Place("small", "code"), title="Code", kind="section", blocks=blocks)


@asynccontextmanager
async def code(library: Library, size: tuple[int, int] = SIZE) -> AsyncIterator[Reading]:
    """A page with two wide blocks of code, one of them in a list, and one that fits."""
    async with reading(library, "history", size) as reader:
        reader.page.show(page_of(*BLOCKS))
        await reader.pilot.pause()
        yield reader


def coded(reader: Reading) -> list[str]:
    """The lines of code in sight."""
    return [line for line in reader.lines() if any(part in line for part in ("00", "end", "x = 1"))]


async def test_a_wide_line_is_cut_with_a_mark_and_moved_by_keys(small: Library) -> None:
    async with code(small) as reader:
        room = reader.page.size.width - reader.page.MARGIN - reader.page.BAR - 1
        first = f"  {LONG}"[:room] + "›"
        assert coded(reader) == [
            first,
            "      end",
            f"    {LONG}"[:room] + "›",
            "        end",
            f"  {SHORT}",
        ]
        await reader.press("right")
        assert coded(reader)[0] == f" ‹{LONG[8:]}"[:room] + "›"
        await reader.press("greater_than_sign", "less_than_sign", "left")
        assert coded(reader)[0] == first


async def test_text_and_code_that_fits_stay_where_they_are(small: Library) -> None:
    async with code(small) as reader:
        before, wide = reader.lines(), coded(reader)[:4]
        await reader.press("right", "right")
        after = reader.lines()
        assert [line for line in before if line not in after] == wide
        assert any(line.startswith("   ‹0004") for line in after), "the margin of the list stays too"


async def test_it_moves_as_far_as_the_widest_line_and_back_to_the_start(small: Library) -> None:
    async with code(small) as reader:
        await reader.press(*["right"] * 30)
        assert len([line for line in reader.lines() if line.endswith("0029")]) == 2
        assert not any("›" in line for line in reader.lines())
        aside = reader.page.aside
        await reader.press("left")
        assert reader.page.aside == aside - 8
        await reader.press("0")
        assert reader.page.aside == 0


async def test_keys_do_nothing_where_nothing_is_wide(small: Library) -> None:
    async with code(small, (240, 24)) as reader:
        await reader.press("right", "greater_than_sign")
        assert reader.page.aside == 0
        assert not any("›" in line for line in reader.lines())


async def test_the_wheel_moves_sideways_with_shift_or_by_itself(small: Library) -> None:
    async with code(small) as reader:
        for event, shift, aside in (
            (MouseScrollDown, True, 8),
            (MouseScrollRight, False, 16),
            (MouseScrollLeft, False, 8),
            (MouseScrollUp, True, 0),
        ):
            await reader.pilot._post_mouse_events([event], "#page", button=0, shift=shift)
            await reader.pilot.pause()
            assert reader.page.aside == aside
        assert reader.page.top == 0


BOARD = board_of(
    tuple((d.Str(f"head{number}"),) for number in range(7)),
    [tuple((d.Str(f"cell{number} " + "word " * 9),) for number in range(7))],
)


async def test_a_board_is_moved_column_by_column_and_no_word_is_cut_behind_the_first(small: Library) -> None:
    async with reading(small, "history", (80, 24)) as reader:
        reader.page.show(page_of(BOARD))
        await reader.pilot.pause()
        seen = [_heads(reader)]
        while len(seen) < 9 and (not seen[1:] or seen[-1] != seen[-2]):
            await reader.press("right")
            seen.append(_heads(reader))
        assert seen[0][0] == seen[-1][0] == "head0"
        firsts = [heads[1] for heads in seen]
        assert firsts == [f"head{number}" for number in range(1, len(firsts))] + firsts[-1:]
        assert "head6" in seen[-1], "the end is reached"
        await reader.press("left")
        assert _heads(reader) == seen[-3]


async def test_a_column_wider_than_the_pane_is_read_to_its_end_before_the_next(small: Library) -> None:
    async with reading(small, "history", (34, 24)) as reader:
        reader.page.show(page_of(BOARD))
        await reader.pilot.pause()
        seen, before = "", -1
        while reader.page.aside != before:
            before = reader.page.aside
            seen += "\n".join(reader.lines())
            await reader.press("right")
        assert all(f"cell{number}" in seen for number in range(7))


def _heads(reader: Reading) -> list[str]:
    """The heads of the columns in sight, the first of which stays."""
    return next(line.replace("‹", " ").replace("›", " ").split() for line in reader.lines() if "head0" in line)


async def test_wide_characters_at_the_edges_are_not_drawn_by_half(small: Library) -> None:
    async with reading(small, "history", SIZE) as reader:
        reader.page.show(page_of(d.CodeBlock("x" + "日本語" * 40)))
        await reader.pilot.pause()
        for _ in range(3):
            strips = reader.page.render_lines(reader.page.size.region)
            assert {strip.cell_length for strip in strips} == {reader.page.size.width}
            await reader.press("right")


async def test_find_brings_a_hit_far_along_a_line_into_sight(small: Library) -> None:
    async with code(small) as reader:
        await reader.press("slash", *"0025")
        await reader.pilot.pause()
        assert any("0025" in line for line in reader.lines())
        await reader.press("ctrl+u", *"0001")
        await reader.pilot.pause()
        assert any("0001" in line for line in reader.lines())


async def test_another_page_starts_at_the_start_and_the_same_one_stays(small: Library) -> None:
    async with code(small) as reader:
        await reader.press("right")
        reader.page.show(page_of(*BLOCKS[1:]))
        assert reader.page.aside == 8
        reader.page.show(d.Document(place=Place("small", "other"), title="Other", kind="section", blocks=BLOCKS))
        assert reader.page.aside == 0


async def test_the_measure_of_a_pane_can_be_set(small: Library) -> None:
    async with reading(small, "history", (160, 40)) as reader:
        assert reader.page.measure == MEASURE
        reader.page.measure = 30
        reader.page.show(page_of(*BLOCKS))
        await reader.pilot.pause()
        assert max(len(line) for line in reader.lines() if line and line not in coded(reader)) <= 30
