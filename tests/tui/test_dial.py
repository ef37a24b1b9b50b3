"""The dial: depth, figures as tables, the legend of likelihood, and scenarios chosen to stand side by side."""

from pathlib import Path

import pytest
from textual.strip import Strip
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.tui.widgets.view import LinkList

LONG = """format: briefing/1
id: long
title: Long
bottom_line: It held.
key_judgments: [kj]
sections:
  - id: s
    title: Outer
    takeaway: It held.
    text: |
      First words.

      ![[exports]]
    sections:
      - {id: one, title: One, takeaway: One held., text: "FILL One ends."}
      - {id: two, title: Two, takeaway: Two held., text: "FILL Two ends."}
    judgments: [{id: kj, statement: It is likely to hold., likelihood: {term: likely}}]
figures:
  - id: exports
    title: Exports
    alt: A line.
    unit: tons
    series: [{points: [["2018", 3], ["2019", null], ["2020", 4.25, P]]}]
    citations: []
scenarios:
  - {id: calm, title: Calm, kind: base, premise: Nothing happens.}
  - {id: storm, title: Storm, kind: excursion, base: calm, premise: It breaks.}
  - {id: fog, title: Fog, kind: what_if, premise: Nobody knows.}
""".replace("FILL", " ".join(f"Sentence {number} goes on for a while." for number in range(120)))


@pytest.fixture
def long(tmp_path: Path) -> Library:
    path = tmp_path / "long.briefing.yaml"
    path.write_text(LONG, encoding="utf-8")
    return load(path, label="long.briefing.yaml")


def first_line(read: Reading) -> str:
    return next(line for line in read.lines() if line)


async def test_keys_turn_the_depth_and_the_address_holds_it(long: Library) -> None:
    async with reading(long, "s") as read:
        assert read.shows("First words.")
        await read.press("4")
        assert read.place == "long/s?depth=bottom-line"
        assert read.shows("Two held.")
        assert not read.shows("First words.")
        await read.press("5")
        assert read.place == "long/s?depth=key-judgments"
        assert read.shows("It is likely (55–80 %) to hold.")
        await read.press("6")
        assert read.place == "long/s"
        assert read.shows("First words.")


async def test_turning_the_depth_is_no_step_in_the_history(long: Library) -> None:
    async with reading(long) as read:
        await read.press("4", "5", "6", "4", "backspace")
        assert read.said == "There is no page that way."
        assert read.place == "long:overview?depth=bottom-line"


async def test_the_place_is_kept_across_depths_and_found_again_to_the_line(long: Library) -> None:
    async with reading(long, "s", size=(80, 12)) as read:
        await read.press("right_square_bracket", "right_square_bracket")
        await read.press("d", "d")
        before = read.lines()
        assert read.shows("Sentence")
        await read.press("4")
        assert read.shows("Two held.") or read.shows("One held.")
        await read.press("6")
        assert read.lines() == before


async def test_from_a_heading_one_comes_to_the_same_heading(long: Library) -> None:
    async with reading(long, "s", size=(80, 8)) as read:
        for _ in range(40):
            if first_line(read) == "Two":
                break
            await read.press("right_square_bracket")
        assert first_line(read) == "Two"
        await read.press("4")
        assert read.shows("Two held.")
        await read.press("g", "right_square_bracket", "right_square_bracket", "right_square_bracket")
        await read.press("6")
        assert first_line(read) == "Two"


async def test_figures_become_tables_of_their_values_and_charts_again(long: Library) -> None:
    async with reading(long, "s") as read:
        assert read.shows("? no value: 2019")
        assert not read.shows("4.25")
        await read.press("v")
        assert read.place == "long/s?figures=table"
        assert read.shows("provisional 4.25")
        assert not read.shows("? no value: 2019")
        await read.press("v")
        assert read.place == "long/s"
        assert read.shows("* provisional: 2020")


@pytest.mark.parametrize(("key", "words"), [("4", "one depth"), ("v", "no chart")])
async def test_what_a_page_cannot_show_is_said(long: Library, key: str, words: str) -> None:
    async with reading(long, "calm") as read:
        await read.press(key)
        assert words in read.said
        assert read.place == "long/calm"


async def test_the_words_of_likelihood_are_one_key_away_and_a_chip_leads_there(long: Library) -> None:
    async with reading(long, "kj") as read:
        await read.press("L")
        assert read.place == "long:likelihood"
        assert read.shows("ICD 203 (used here)")
        await read.press("backspace", "tab", "enter")
        assert read.place == "long:likelihood"


async def test_scenarios_are_chosen_and_stand_side_by_side(long: Library) -> None:
    async with reading(long, "storm") as read:
        await read.press("B")
        assert "2 of 3 chosen" in "\n".join(strip.text for strip in _list(read))
        await read.press("enter")
        assert read.place == "long:board?scenarios=calm,storm"
        assert read.shows("2 of 3 scenarios")
        await read.press("B", "tab", "tab", "space", "enter")
        assert read.place == "long:board"
        await read.press("backspace")
        assert read.place == "long:board?scenarios=calm,storm"


async def test_one_scenario_alone_is_no_board(long: Library) -> None:
    async with reading(long, "storm") as read:
        await read.press("B", "space", "enter")
        assert len(read.pilot.app.screen_stack) == 2
        await read.press("escape")
        assert read.place == "long/storm"


async def test_without_two_scenarios_there_is_nothing_to_compare(small: Library) -> None:
    async with reading(small) as read:
        await read.press("B")
        assert read.said == "There are no two scenarios to set side by side."


def _list(read: Reading) -> list[Strip]:
    pane = read.pilot.app.screen.query_one(LinkList)
    return pane.render_lines(pane.size.region)


async def test_links_far_along_a_board_are_found_chosen_and_lettered_where_they_are_drawn(shipped: Library) -> None:
    async with reading(shipped, "japan-korea-detente:board", size=(60, 20)) as read:
        assert not read.shows("Two fronts")
        await read.press("tab", "tab", "tab", "tab", "tab")
        assert read.selected == "Two fronts: Taiwan and Korea"
        assert read.shows("Two fronts: Taiwan")
        assert any(line.startswith("Variable") for line in read.lines())
        row, line = next((row, line) for row, line in enumerate(read.lines()) if "Two fronts" in line)
        await read.press("f")
        lettered, column = read.lines()[row], line.index("Two fronts")
        assert lettered[column] != "T"
        assert lettered[column + 2 : column + 10] == "o fronts"
        await read.press("escape")
        assert await read.pilot.click("#page", offset=(read.page.MARGIN + column, row))
        await read.pilot.pause()
        assert read.place == "japan-korea-detente/sc-two-fronts"
