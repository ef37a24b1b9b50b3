"""How a few screens look. Look at the pictures before accepting new ones with `pytest --snapshot-update`."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.tui.app import BriefingApp
from briefing.tui.history import Visit
from briefing.tui.theme import LIGHT

Compare = Callable[..., bool]

LEADER = """
  - id: kishida
    kind: person
    name: Kishida Fumio
    names: {ja: 岸田文雄, ko: 기시다 후미오}
    aliases: [Kishida]
    country: jp
    part_of: jpn
    summary: Prime minister; spoke of 「未来志向」 beside [[kor|Seoul]] (서울) [@wire].
    offices: [{post: premier, since: 2021-10-04, citations: [paper]}]
    positions:
      - issue: 日韓関係
        as_of: 2023-03
        text: 関係を健全な形に戻すことを望んでいる。両国は協力しなければならない隣国である。
  - {id: premier, kind: office, name: Prime Minister of Japan, names: {ja: 内閣総理大臣, ko: 내각총리대신}}
"""


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are in colour, whatever the person who runs the tests asks of a terminal."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def sound(small_file: Path, tmp_path: Path) -> Library:
    """The small library with its dangling references mended and one more actor, so that no notice comes up."""
    text = small_file.read_text(encoding="utf-8").replace("[[nobody]]", "[[usa]]").replace("; @ghost", "")
    path = tmp_path / "small.briefing.yaml"
    path.write_text(text.replace("\nrelations:", f"{LEADER}relations:"), encoding="utf-8")
    library = load(path, label="small.briefing.yaml")
    assert library.problems == ()
    return library


def reader(library: Library, at: str = "", view: str = "") -> BriefingApp:
    start = Place("small", at, view) if at or view else library.start
    return BriefingApp(library, Visit(start), compose(library, start))


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def wearing(theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def change(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await settled(pilot)

    return change


async def notice_gone(pilot: Pilot[None]) -> None:
    """Wait for the notice of problems and put it away, so that the page below it is seen."""
    await settled(pilot)
    while not pilot.app._notifications:
        await pilot.pause()
    pilot.app.clear_notifications()
    await settled(pilot)


def test_overview_in_the_dark(snap_compare: Compare, sound: Library) -> None:
    """Contents on the left with their counts, the overview beside them: dates and marking under the title, the bottom
    line set off by a bar, one key judgment with likelihood (with its band) and confidence as two chips of different
    colours, both sections with their takeaways. Trail and cutoff on top, keys at the foot."""
    assert snap_compare(reader(sound), terminal_size=(120, 40), run_before=settled)


def test_section_in_the_light(snap_compare: Compare, sound: Library) -> None:
    """Dark text on a light ground: the takeaway set off, a quotation, a table with its rules, the judgment as a card,
    the inner section with its heading, links underlined, note numbers in brackets."""
    app = reader(sound, "history")
    assert snap_compare(app, terminal_size=(120, 40), run_before=wearing(LIGHT.name))


def test_section_on_a_narrow_screen(snap_compare: Compare, sound: Library) -> None:
    """The page alone, without contents or context; text wrapped to 60 columns, nothing cut off; the most needed keys
    still at the foot."""
    assert snap_compare(reader(sound, "history"), terminal_size=(60, 20), run_before=settled)


def test_actor_with_names_in_other_scripts(snap_compare: Compare, sound: Library) -> None:
    """Japanese and Korean names beside the English one, none overlapping its neighbour; the office with its date, the
    Japanese position wrapped without a full stop at the start of a line. (Browsers squeeze wide letters.)"""
    assert snap_compare(reader(sound, "kishida"), terminal_size=(120, 40), run_before=settled)


def test_problems_page(snap_compare: Compare, small: Library) -> None:
    """Both dangling references under the name of their file: line and column, the rule's name in the colour of
    errors, what is wrong, and how to mend it."""
    assert snap_compare(reader(small, view="problems"), terminal_size=(120, 40), run_before=notice_gone)
