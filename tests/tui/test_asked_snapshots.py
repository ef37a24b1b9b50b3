"""How pages look that are asked for something. Look at the pictures before accepting new ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.tui.app import BriefingApp
from briefing.tui.history import Visit

Compare = Callable[..., bool]

PAST = """\
format: briefing/1
id: b
title: Ties between Tokyo and Seoul
information_cutoff: 2023-04-27
marking: TLP:CLEAR
sections:
  - id: history
    title: Settlement and rupture
    text: The [[treaty]] left claims open; [[notice|notice was given]] and [[notice-lifted|taken back]].
    events:
      - {id: treaty, date: 1965-06-22, title: Treaty on basic relations, type: agree, actors: [jpn, kor],
         citations: [p]}
      - {id: statement, date: 1995-08-15, title: Murayama statement, type: appeal, actors: [jpn]}
      - {id: declared, date: 1998~, title: Joint declaration, type: agree, actors: [jpn, kor]}
      - {id: notice, date: 2019-08-22, title: Notice given, type: threaten, actors: [kor], text: "By note [@p]."}
      - {id: notice-lifted, date: 2019-11, title: Notice suspended, type: yield, actors: [kor, usa]}
      - {id: summit, date: 2023-03-16, until: 2023-03-17, title: Summit in Tokyo, type: consult, place: Tokyo,
         actors: [jpn, kor]}
actors:
  - {id: jpn, kind: state, name: Japan, names: {ja: 日本}}
  - {id: kor, kind: state, name: South Korea, names: {ko: 대한민국}}
  - {id: usa, kind: state, name: United States}
  - {id: premier, kind: office, name: Prime Minister of Japan, part_of: jpn}
  - {id: kishida, kind: person, name: Kishida Fumio, offices: [{post: premier, since: 2021-10-04}]}
relations:
  - {id: pact, type: treaty, between: [jpn, kor], label: shares intelligence with, since: 2016-11-23, binding: true,
     citations: [p]}
  - {id: alliance, type: treaty, between: [jpn, usa], label: is allied with, since: 1960, binding: true}
  - {id: alliance-2, type: treaty, between: [kor, usa], label: is allied with, since: 1953, binding: true}
  - {id: whitelist, type: dispute, from: jpn, to: kor, label: took off its white list, reverse_label: was taken off by,
     since: 2019-08, until: 2023-06}
sources:
  - {id: p, type: report, title: A paper, author: [{family: Kim, given: Min}], issued: 2023-03}
"""


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are in colour, whatever the person who runs the tests asks of a terminal."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(PAST, encoding="utf-8")
    loaded = load(path, label="b.briefing.yaml")
    assert loaded.problems == ()
    return loaded


def reader(library: Library, place: Place) -> BriefingApp:
    return BriefingApp(library, Visit(place), compose(library, place))


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


TIMELINE = Place("b", view="timeline")


def test_timeline(snap_compare: Compare, library: Library) -> None:
    """A strip of bars over years with its axis and what a column is; below, the events under their years, each with its
    date in bold and as exact as it is known ("about 1998"), the way to the paragraph at its end. At the right what the
    timeline can be asked: zoom, "by year" chosen; actors, types, the section, each with how many events it has."""
    assert snap_compare(reader(library, TIMELINE), terminal_size=(160, 45), run_before=settled)


def test_timeline_of_one_actor_by_day(snap_compare: Compare, library: Library) -> None:
    """What is asked stands in the title, behind "Timeline ›" on top, and, with "3 of 6 events", beside grey labels;
    months over days, "day not given" where it is so; who took part, the place and the text under each event."""
    place = TIMELINE.asking(actor="kor", since="2016", zoom="day")
    assert snap_compare(reader(library, place), terminal_size=(100, 45), run_before=settled)


def test_timeline_by_month_on_a_narrow_screen(snap_compare: Compare, library: Library) -> None:
    """The strip fits 60 columns, its axis and what it says too; years over months, nothing cut off."""
    assert snap_compare(reader(library, TIMELINE.asking(zoom="month")), terminal_size=(60, 20), run_before=settled)


def test_network(snap_compare: Compare, library: Library) -> None:
    """How many neighbours, and how many actors one step beyond; under each type of tie the neighbours in bold, the tie
    with its dates and a grey "binding" below the name, and indented what ties the neighbour to others, each tie once;
    a neighbour that stood above is said to have. In the contents "Network" marked under Japan."""
    assert snap_compare(reader(library, Place("b", "jpn", "network")), terminal_size=(160, 45), run_before=settled)


def test_dialog_of_choices(snap_compare: Compare, library: Library) -> None:
    """The dialog over the dimmed timeline: "since 2019" typed, one period below it with the number of its events,
    selected on blue."""
    app = reader(library, TIMELINE)
    press = ("F", *"since", "space", *"2019")
    assert snap_compare(app, press=press, terminal_size=(100, 30), run_before=settled)
