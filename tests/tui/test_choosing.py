"""Choosing what a page shows, looking at a timeline from nearer, and the ways from an event to its text and time."""

from pathlib import Path

import pytest
from textual.strip import Strip
from textual.widgets import Input
from tui_helpers import Reading, reading

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.tui.screens.choosing import ChooseScreen
from briefing.tui.widgets.bar import Bar
from briefing.tui.widgets.view import DocumentView

LIBRARY = """\
format: briefing/1
id: b
title: B
information_cutoff: 2023-04-27
sections:
  - id: told
    title: Told
    text: |
      First words.

      Further words of [[jpn]].
    sections:
      - id: end
        title: The end
        text: |
          A paragraph about nothing.

          Then came the [[talks|talks in Tokyo]], and the [[summit]].
  - id: again
    title: Told again
    text: Of the [[summit]] once more.
actors:
  - {id: kor, kind: state, name: Korea, part_of: jpn}
  - {id: jpn, kind: state, name: Japan}
relations:
  - {id: pact, type: treaty, between: [kor, jpn], label: is tied to, since: 1965}
  - {id: quarrel, type: dispute, from: kor, to: jpn, label: quarrels with, until: 2020}
events:
  - {id: treaty, date: 1965-06-22, title: Treaty, type: agree, actors: [kor, jpn]}
  - {id: talks, date: 2019-08-02, title: Talks, type: consult, actors: [kor]}
  - {id: summit, date: 2023-03, title: Summit, type: consult, actors: [jpn]}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(LIBRARY, encoding="utf-8")
    loaded = load(path, label="b")
    assert loaded.problems == ()
    return loaded


async def test_what_a_timeline_shows_is_chosen_by_words_and_taken_away_again(library: Library) -> None:
    async with reading(library, "b:timeline") as reader:
        await reader.press("F")
        assert isinstance(reader.pilot.app.screen, ChooseScreen)
        reader.pilot.app.screen.query_one(Input).value = "actor japan"
        await reader.pilot.pause()
        await reader.press("enter")
        assert reader.place == "b:timeline?actor=jpn"
        assert reader.shows("2 of 3 events")
        assert trail(reader).startswith("Overview › Timeline › actor Japan")
        assert not reader.shows("Talks")
        await reader.press("F", "enter")
        assert reader.place == "b:timeline"
        await reader.press("backspace")
        assert reader.place == "b:timeline?actor=jpn"


def trail(reader: Reading) -> str:
    """What the line on top says of where one is."""
    return " ".join(" ".join(strip.text for strip in _strips(reader)).partition("cutoff")[0].split())


def _strips(reader: Reading) -> list[Strip]:
    bar = reader.screen.query_one("#trail", Bar)
    return bar.render_lines(bar.size.region)


async def test_a_date_that_is_typed_is_a_choice(library: Library) -> None:
    async with reading(library, "b:timeline") as reader:
        await reader.press("F")
        reader.pilot.app.screen.query_one(Input).value = "since 2020"
        await reader.pilot.pause()
        await reader.press("enter")
        assert reader.place == "b:timeline?since=2020"
        assert reader.shows("Summit")
        assert not reader.shows("Treaty")


async def test_from_nearer_the_event_at_hand_stays_on_its_line_and_the_way_back_knows_nothing_of_it(
    library: Library,
) -> None:
    async with reading(library, "b:timeline", (80, 10)) as reader:
        while reader.selected != "Talks":
            await reader.press("tab")
        row = _row_of(reader, "Talks")
        for zoom, heading in (("month", "August 2019"), ("day", "2 August 2019")):
            await reader.press("plus")
            assert reader.place == f"b:timeline?zoom={zoom}"
            assert _row_of(reader, "Talks") == row
            assert reader.shows(heading)
        await reader.press("plus")
        assert reader.said == "This is as near as one can look."
        await reader.press("minus", "minus")
        assert reader.place == "b:timeline"
        assert _row_of(reader, "Talks") == row
        await reader.press("backspace")
        assert reader.said == "There is no page that way."


def _row_of(reader: Reading, words: str) -> int:
    return next(row for row, line in enumerate(reader.lines()) if words in line)


async def test_a_page_without_choices_says_so(library: Library) -> None:
    async with reading(library, "told") as reader:
        await reader.press("F")
        assert not isinstance(reader.pilot.app.screen, ChooseScreen)
        assert reader.said == "There is nothing to choose on this page."
        await reader.press("plus")
        assert reader.place == "b/told"


async def test_a_key_leads_from_an_event_to_the_paragraph_that_mentions_it(library: Library) -> None:
    async with reading(library, "b:timeline", (60, 8)) as reader:
        while reader.selected != "Talks":
            await reader.press("tab")
        await reader.press("p")
        assert reader.place == "b/told#end/talks"
        assert reader.shows("talks in Tokyo")
    async with reading(library, "b/treaty", (60, 8)) as reader:
        await reader.press("p")
        assert reader.said == "No section tells of this event."


async def test_where_several_sections_tell_of_an_event_one_is_asked_for(library: Library) -> None:
    async with reading(library, "b/summit") as reader:
        await reader.press("p")
        reader.pilot.app.screen.query_one(Input).value = "again"
        await reader.pilot.pause()
        await reader.press("enter")
        assert reader.place == "b/again#summit"


async def test_a_key_leads_from_an_event_to_what_happened_around_it(library: Library) -> None:
    async with reading(library, "b/talks", (80, 12)) as reader:
        await reader.press("a")
        assert reader.place == "b:timeline"
        assert reader.selected == "Talks"
        assert reader.shows("Treaty")
        assert reader.shows("Summit")
    async with reading(library, "b/kor:network") as reader:
        await reader.press("a")
        assert reader.said == "There is no event here."


async def test_the_context_offers_choices_of_a_network(library: Library) -> None:
    async with reading(library, "b/kor:network", (150, 40)) as reader:
        assert reader.shows("dispute 1", "context")
        context = reader.screen.query_one("#context", DocumentView)
        context.focus()
        await reader.press("j", "enter")
        assert "type=" in reader.place
        assert reader.shows("Shown 1 neighbour, and 0 actors one step beyond")
