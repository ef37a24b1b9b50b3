"""Asking why, and looking at a library as of a day or without some of its sources."""

from pathlib import Path

import pytest
from tui_helpers import reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.reloader import Source, _read_again
from briefing.tui.screens.without import WithoutScreen
from briefing.tui.widgets.view import LinkList


async def test_why_traces_the_sentence_of_the_selected_citation(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("tab")
        while reader.selected != "1":
            await reader.press("tab")
        await reader.press("w")
        assert reader.place == "small/history:trace#claim-1"
        assert reader.shows("Japan and South Korea settled claims in 1965.")
        assert reader.shows("Supports (1) • A paper [1] reliability B, usually reliable")
        await reader.press("backspace")
        assert reader.place == "small/history"
        assert reader.selected == "1"


async def test_why_without_a_selection_traces_the_words_in_sight(small: Library) -> None:
    async with reading(small, "kj-holds") as reader:
        await reader.press("w")
        assert reader.place.startswith("small/kj-holds:trace")
        assert reader.shows("The judgment as a whole")


async def test_why_at_a_source_of_the_evidence_goes_to_it_in_the_trace(small: Library) -> None:
    async with reading(small, "kj-holds") as reader:
        while reader.selected != "A wire report":
            await reader.press("tab")
        await reader.press("w")
        assert reader.place == "small/kj-holds:trace#claim-1-wire"


async def test_why_on_a_link_to_a_judgment_traces_the_judgment(small: Library) -> None:
    async with reading(small) as reader:
        await reader.press("tab")
        while not reader.selected.startswith("evidence:"):
            await reader.press("tab")
        await reader.press("w")
        assert reader.place == "small/kj-holds:trace"


@pytest.mark.parametrize(("page", "leads_to"), [(":timeline", "small/notice-2019:trace"), (":overview", "small:trace")])
async def test_why_on_a_list_is_asked_of_the_row_at_hand(small: Library, page: str, leads_to: str) -> None:
    async with reading(small, f"small{page}") as reader:
        await reader.press("tab")
        while reader.selected != "1":
            await reader.press("tab")
        await reader.press("w")
        assert reader.place.partition("#")[0] == leads_to


async def test_why_at_a_source_of_a_list_leads_to_what_rests_on_it(small: Library) -> None:
    async with reading(small, "small:sources") as reader:
        await reader.press("tab", "w")
        assert reader.place.endswith("#rests")


async def test_why_where_nothing_is_cited_says_so(small: Library) -> None:
    async with reading(small, "usa") as reader:
        await reader.press("w")
        assert reader.place == "small/usa"
        assert reader.said == "Nothing is cited here."


async def test_a_source_is_switched_off_everywhere_and_one_key_restores(small: Library) -> None:
    async with reading(small, "paper") as reader:
        await reader.counted()
        before = reader.lines("contents"), reader.lines()
        await reader.press("X")
        assert reader.shows("Without Min Kim 2023: 1 source off;")
        assert reader.shows("History 2 affected", "contents")
        assert "1 off" in "".join(reader.screen.query_one("#trail").render_lines(reader.screen.region)[0].text)
        await reader.press("H")
        assert reader.shows("Seoul withdrew its notice [1 off, p. 1] unsupported")
        await reader.press("backspace", "R")
        assert (reader.lines("contents"), reader.lines()) == before
        await reader.press("R")
        assert reader.said == "Nothing is hidden or switched off."


async def test_switching_off_twice_is_switching_on(small: Library) -> None:
    async with reading(small, "paper") as reader:
        await reader.press("X", "X")
        assert not reader.screen.library.lens


async def test_without_a_source_at_hand_the_key_says_what_it_needs(small: Library) -> None:
    async with reading(small, "history") as reader:
        await reader.press("X")
        assert reader.said == "Select a source first, or open its page."


@pytest.mark.parametrize(
    ("typed", "said"), [("reliability:Z", "names no sources"), ("source:papier", "no source is called")]
)
async def test_what_cannot_be_switched_off_is_told_in_the_dialog(small: Library, typed: str, said: str) -> None:
    async with reading(small) as reader:
        await reader.press("W", *typed, "enter")
        dialog = reader.pilot.app.screen
        assert isinstance(dialog, WithoutScreen)
        assert said in str(dialog.query_one("#say").render())
        await reader.press("escape")
        assert not reader.screen.library.lens


async def test_a_grade_is_switched_off_by_name(small: Library) -> None:
    async with reading(small) as reader:
        await reader.press("W", *"reliability:B", "enter")
        assert reader.shows("Without reliability B and worse: 1 source off;")


async def test_several_grounds_are_written_in_one_line(small: Library) -> None:
    async with reading(small) as reader:
        await reader.press("W", *"reliability:E,", "space", *"origin:derived", "space", *"source:paper", "enter")
        assert reader.shows("Without derived sources, reliability E, Min Kim 2023:")


async def test_grounds_are_chosen_from_a_list_with_how_many_sources_each_is(shipped: Library) -> None:
    for size in ((60, 20), (160, 45)):
        async with reading(shipped, "history", size) as reader:
            await reader.press("W")
            dialog = reader.pilot.app.screen
            assert isinstance(dialog, WithoutScreen)
            listed = dialog.query_one(LinkList)
            shown = [strip.text for strip in listed.render_lines(listed.size.region)]
            assert any("[ ] reliability:C  39 fairly reliable or worse" in line for line in shown)
            assert dialog.query_one("#accept").region.bottom <= size[1]
            await reader.press("enter")
            assert "choose or write something first" in str(dialog.query_one("#say").render())
            while listed.selected is None or listed.selected.spot.target != "reliability:C":
                await reader.press("down")
            await reader.press("space", "down", "space", "enter")
            assert [str(off) for off in reader.screen.library.lens.without] == ["reliability:C", "reliability:D"]
            await reader.press("W", *"reliability:C", "enter")
            assert "reliability:C" not in map(str, reader.screen.library.lens.without), "it comes on again"


async def test_the_top_line_counts_the_sources_that_are_off_and_the_two_lenses_go_together(shipped: Library) -> None:
    async with reading(shipped, "history", (60, 20)) as reader:
        await reader.press("W", *"reliability:C", "enter", "A", *"2022", "enter", "d", "d")
        top = "".join(reader.screen.query_one("#trail").render_lines(reader.screen.region)[0].text)
        assert "as of 2022  13 off" in top
        await reader.press("g")
        assert reader.shows("As of 2022: what is dated later is hidden.")
        assert reader.shows("Without reliability C and worse: 13 sources off;")
        await reader.press("R")
        assert not reader.screen.library.lens


async def test_as_of_a_day_hides_what_is_later_and_an_empty_line_shows_all(small: Library) -> None:
    async with reading(small, "kj-holds") as reader:
        await reader.press("A", *"2022", "enter")
        assert reader.place == "small:overview"
        assert reader.shows("As of 2022: what is dated later is hidden.")
        assert not reader.shows("Judgments", "contents")
        await reader.press("backspace")
        assert reader.said.startswith("! “Seoul will likely keep the pact.” is hidden: drawn on 27 April 2023, later")
        assert reader.place == "small:overview"
        await reader.press("A", *["backspace"] * 4, "enter")
        assert reader.shows("Judgments", "contents")


async def test_a_page_that_a_day_hides_is_named_by_its_title_and_comes_back_when_all_is_restored(
    shipped: Library,
) -> None:
    async with reading(shipped, "kj-thaw-holds") as reader:
        await reader.press("space")
        before, there = reader.lines(), reader.place
        await reader.press("A", *"2023-03-06", "enter")
        assert reader.said.startswith("“Seoul and Tokyo will likely keep the arrangements restored …” is hidden: ")
        assert reader.said.endswith("drawn on 27 April 2023, later than 6 March 2023.")
        assert reader.place == "japan-korea-detente:overview"
        await reader.press("R")
        assert (reader.place, reader.lines()) == (there, before)


async def test_a_reader_who_has_gone_on_since_is_not_led_back(small: Library) -> None:
    async with reading(small, "kj-holds") as reader:
        await reader.press("A", *"2022", "enter", "o", *"history", "enter", "R")
        assert reader.place == "small/history"


async def test_switching_a_source_off_keeps_the_place_in_the_list_of_what_falls_with_it(shipped: Library) -> None:
    async with reading(shipped, "yna-gallup-2023-03-10#without") as reader:
        assert reader.lines()[0].strip() == "Without this source"
        await reader.press("X")
        assert reader.lines()[0].strip() == "Without this source"
        assert reader.shows("It is switched off: what falls with it is marked on every page.")
        assert reader.shows("Would lose all support")


async def test_no_day_is_told_in_the_dialog(small: Library) -> None:
    async with reading(small) as reader:
        await reader.press("A", *"soon", "enter")
        assert "is no day" in str(reader.pilot.app.screen.query_one("#say").render())


async def test_a_lens_outlasts_reading_again_and_going_elsewhere(small_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "small.briefing.yaml"
    file.write_text(small_file.read_text(encoding="utf-8"), encoding="utf-8")
    async with reading(load(file, label="s"), "paper") as reader:
        await reader.press("X")
        await _read_again(reader.screen, Source((tmp_path,), lambda: load(file, label="s")))
        await reader.pilot.pause()
        assert reader.shows("Without Min Kim 2023: 1 source off;")
        await reader.press("o", *"history", "enter")
        assert reader.shows("Without Min Kim 2023: 1 source off;")
        assert isinstance(reader.pilot.app.screen, ReaderScreen)
