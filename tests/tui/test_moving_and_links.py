"""Reading from the keyboard: moving, links, and the way back."""

import pytest
from tui_helpers import reading

from briefing.model.document import Str, plain_text, walk
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.tui.screens.peeking import peek_document


async def test_the_first_screen_shows_the_answer_and_how_sure_it_is(small: Library) -> None:
    async with reading(small) as reader:
        assert reader.shows("Bottom line")
        assert reader.shows("Seoul withdrew its notice")
        assert reader.shows("likely (55–80 %)")
        assert reader.shows("moderate confidence")


async def test_keys_move_by_line_half_page_page_and_to_the_ends(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        height = reader.page.size.height
        await reader.press("j", "j", "down", "k")
        assert reader.page.top == 2
        await reader.press("d")
        assert reader.page.top == 2 + height // 2
        await reader.press("u", "space")
        assert reader.page.top == 2 + height - 2
        await reader.press("b", "pagedown", "pageup")
        assert reader.page.top == 2
        await reader.press("G")
        last = reader.lines()[-1]
        assert reader.page.layout_ is not None
        assert last == reader.page.layout_.line(reader.page.layout_.height - 1).text.rstrip()
        await reader.press("g")
        assert reader.page.top == 0


async def test_brackets_move_by_heading_and_braces_by_paragraph(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        layout = reader.page.layout_
        assert layout is not None
        headings = [y for y, _ in layout.headings]
        await reader.press("right_square_bracket", "right_square_bracket")
        assert reader.page.top == headings[1]
        await reader.press("left_square_bracket")
        assert reader.page.top == headings[0]
        await reader.press("g", "right_curly_bracket", "right_curly_bracket")
        assert reader.page.top == layout.blocks.starts[2]
        await reader.press("left_curly_bracket")
        assert reader.page.top == layout.blocks.starts[1]


async def test_tab_reaches_every_link_on_a_page_in_order_and_comes_round(small: Library) -> None:
    async with reading(small, "history", (100, 20)) as reader:
        layout = reader.page.layout_
        assert layout is not None
        seen = []
        for _ in layout.links:
            await reader.press("tab")
            selected = reader.page.selected
            assert selected is not None
            assert reader.page.top <= layout.y_at(selected) < reader.page.top + reader.page.size.height
            seen.append(selected)
        assert seen == list(layout.links)
        await reader.press("tab")
        assert reader.page.selected == layout.links[0]
        await reader.press("shift+tab")
        assert reader.page.selected == layout.links[-1]


async def test_tab_begins_with_the_links_in_sight(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("G")
        top, layout = reader.page.top, reader.page.layout_
        assert layout is not None
        await reader.press("tab")
        assert reader.page.selected == next(ref for ref in layout.links if layout.y_at(ref) >= top)


async def test_enter_follows_the_selected_link(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("tab")
        assert reader.selected == "Japan"
        await reader.press("enter")
        assert reader.place == "small/jpn"
        assert reader.shows("日本")


async def test_letters_follow_any_link_in_sight(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("f")
        letters = {ref.spot.text: keys for keys, ref in reader.page.hints.items()}
        await reader.press(*letters["United States"])
        assert reader.place == "small/usa"


async def test_a_key_that_is_no_letter_puts_the_letters_away(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("f", "escape")
        assert not reader.page.hints
        assert reader.place == "small/history"


async def test_a_link_to_a_part_of_a_section_opens_the_section_at_that_part(small: Library) -> None:
    async with reading(small, size=(120, 12)) as reader:
        reader.screen.open_place(Place("small", "rupture"))
        await reader.pilot.pause()
        assert reader.place == "small/history#rupture"
        assert reader.shows("Rupture")


@pytest.mark.parametrize(("words", "why"), [("nobody", "nothing has the id 'nobody'"), ("?ghost", "no source “ghost”")])
async def test_a_broken_link_says_why_and_leads_nowhere(small: Library, words: str, why: str) -> None:
    async with reading(small, "security") as reader:
        refs = reader.page.layout_.links if reader.page.layout_ else ()
        reader.page.select(next(ref for ref in refs if ref.spot.text == words))
        await reader.press("enter")
        assert reader.place == "small/security"
        assert reader.said == f"! {why}"
        await reader.press("K")
        assert reader.shows("Broken link", "context")
        assert reader.shows(why, "context")


async def test_opening_what_is_no_outside_address_is_said_to_be_impossible(
    small: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    async with reading(small, "security") as reader:
        monkeypatch.setattr(reader.pilot.app, "open_url", lambda url, **_: opened.append(url))
        for key in ("O", "tab", "O"):
            await reader.press(key)
            assert reader.said == ("No outside address is selected." if key == "O" else "")
        assert reader.selected == "South Korea"
    assert opened == []


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://example.org/treaty", "example.org"),
        ("https://ex\u0430mple.org/treaty", "xn--exmple-4nf.org"),
        ("mailto:kim@example.org?subject=pact", "example.org"),
    ],
)
def test_a_peek_at_an_outside_address_names_its_host(address: str, host: str) -> None:
    said = plain_text(
        tuple(node for node in walk(peek_document(Library({}), address, "").blocks) if isinstance(node, Str))
    )
    assert address in said
    assert f"Host  {host}" in said


async def test_an_outside_link_opens_nothing_by_itself(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    async with reading(small, "history") as reader:
        monkeypatch.setattr(reader.pilot.app, "open_url", lambda url, **_: opened.append(url))
        refs = reader.page.layout_.links if reader.page.layout_ else ()
        reader.page.select(next(ref for ref in refs if ref.spot.kind == "url"))
        await reader.press("enter", "K")
        assert opened == []
        assert reader.shows("example.org", "context")
        reader.page.focus()
        await reader.press("O")
        assert opened == ["https://example.org/treaty"]


async def test_back_returns_to_the_row_and_the_link_over_fifty_hops(shipped: Library) -> None:
    async with reading(shipped, "security", (110, 24)) as reader:
        left: list[tuple[str, int, str]] = []
        for hop in range(50):
            await reader.press(*["j"] * (hop % 7), *["tab"] * (1 + hop % 3))
            while reader.page.selected is not None and not isinstance(reader.page.selected.spot.target, Place):
                await reader.press("tab")
            left.append((reader.place, reader.page.top, reader.selected))
            await reader.press("enter")
        for place, top, selected in reversed(left):
            await reader.press("backspace")
            assert (reader.place, reader.page.top, reader.selected) == (place, top, selected)
        for place, top, selected in left[1:]:
            await reader.press("alt+right")
            assert (reader.place, reader.page.top, reader.selected) == (place, top, selected)


async def test_back_keeps_the_block_when_the_window_was_resized_meanwhile(shipped: Library) -> None:
    async with reading(shipped, "security", (120, 30)) as reader:
        await reader.press("right_square_bracket", "right_square_bracket", "tab")
        block = reader.page.position.block
        await reader.press("enter")
        await reader.pilot.resize_terminal(90, 24)
        await reader.press("backspace")
        assert reader.page.position.block == block
        assert reader.place == "japan-korea-detente/security"


async def test_letters_over_links_go_when_the_page_is_wrapped_anew(shipped: Library) -> None:
    async with reading(shipped, size=(100, 30)) as reader:
        await reader.press("space", "f")
        assert reader.page.hints
        await reader.pilot.resize_terminal(76, 30)
        await reader.pilot.pause()
        assert not reader.page.hints
        wrapped = reader.lines()
        await reader.press("f", "escape")
        assert reader.lines() == wrapped


async def test_a_line_found_on_another_page_is_none_of_this_one(shipped: Library) -> None:
    async with reading(shipped, size=(100, 30)) as reader:
        await reader.press("space")
        for rows in (28, 30):
            await reader.pilot.resize_terminal(100, rows)
            await reader.pilot.pause()
        found = reader.page.top
        reader.screen.open_place(Place("japan-korea-detente", view="sources"))
        await reader.pilot.pause()
        for rows in (28, 30):
            await reader.pilot.resize_terminal(100, rows)
            await reader.pilot.pause()
        reader.page.scroll_to_line(found)
        await reader.pilot.pause()
        before = reader.lines()[:8]
        for columns in (99, 100):
            await reader.pilot.resize_terminal(columns, 30)
            await reader.pilot.pause()
        assert reader.page.top
        assert reader.lines()[:8] == before
