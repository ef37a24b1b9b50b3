"""How a few screens look. Look at the pictures before accepting new ones with `pytest --snapshot-update`.

Nothing in them depends on the day or the machine: a small library of fixed text, a size and a theme for each.
"""

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

FUTURES = """
figures:
  - id: exports
    title: Exports of photoresist
    alt: Two lines that part in 2019.
    kind: line
    unit: US$ million
    series:
      - {label: From Japan, points: [["2018", 298.9], ["2019", 268.4], ["2020", null], ["2021", 1250]]}
      - {label: From elsewhere, points: [["2018", 20], ["2019", 41.5], ["2020", 62, E], ["2021", 88]]}
    citations: [paper]
variables:
  - id: var-notice
    question: Is notice given again?
    base_case: "No"
    excursions: [{id: given, label: "Yes, by one side"}]
  - id: var-third
    question: Does [[usa|Washington]] step in?
    base_case: "Yes, in private"
    excursions: [{id: aloud, label: "Yes, aloud"}]
assumptions:
  - id: as-courts
    statement: Courts stay out of it.
    if_wrong: The pact falls within months.
    linchpin: true
    support: caveated
indicators:
  - id: in-words
    statement: A minister speaks of giving notice.
    scenarios: {sc-holds: inconsistent, sc-breaks: consistent}
    status: {value: observed, as_of: 2023-03-20, citations: [wire]}
scenarios:
  - id: sc-holds
    title: The pact holds
    kind: base
    premise: Nothing changes.
    settings: {var-notice: base_case, var-third: base_case}
  - id: sc-breaks
    title: The pact breaks
    kind: excursion
    base: sc-holds
    premise: "[[kor|Seoul]] gives notice a second time [@paper, p. 9]."
    likelihood: {term: unlikely}
    horizon: 2024
    settings: {var-notice: given, var-third: base_case}
    phases:
      - {at: first, text: Notice is given., actors: [kor]}
      - {at: then, text: "Talks are held in [[jpn|Tokyo]].", actors: [jpn, usa]}
    responses: [{actor: usa, text: Urges both to wait., citations: [wire]}, {actor: jpn, text: Stops sharing.}]
    indicators: [in-words]
    assumptions: [as-courts]
"""


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are in colour, whatever the person who runs the tests asks of a terminal."""
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def sound(small_file: Path, tmp_path: Path) -> Library:
    """The small library with its dangling references mended and one more actor, so that there is nothing to count."""
    text = small_file.read_text(encoding="utf-8").replace("[[nobody]]", "[[usa]]").replace("; @ghost", "")
    path = tmp_path / "small.briefing.yaml"
    path.write_text(text.replace("\nrelations:", f"{LEADER}relations:") + FUTURES.lstrip(), encoding="utf-8")
    library = load(path, label="small.briefing.yaml")
    assert library.problems == ()
    return library


def reader(library: Library, at: str = "", view: str = "", query: str = "") -> BriefingApp:
    start = Place("small", at, view, query=query) if at or view else library.start
    return BriefingApp(library, Visit(start), compose(library, start))


async def settled(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def wearing(theme: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    async def change(pilot: Pilot[None]) -> None:
        pilot.app.theme = theme
        await settled(pilot)

    return change


async def counted(pilot: Pilot[None]) -> None:
    """Wait until the contents say how many errors there are."""
    await settled(pilot)
    while "errors" not in "".join(strip.text for strip in pilot.app.screen._compositor.render_strips()):
        await pilot.pause(0.05)


def test_overview_in_the_dark(snap_compare: Compare, sound: Library) -> None:
    """Contents on the left with their counts, the entry of this page marked; the overview beside them: dates and
    marking in grey under the title, the bottom line set off by a grey bar, one key judgment with likelihood (violet,
    with its band) and confidence (green) as two bold chips, both sections with their takeaways. Actors teal, numbers of
    sources sand in brackets, other links blue; links in the text underlined. Trail and cutoff on top, keys at the
    foot."""
    assert snap_compare(reader(sound), terminal_size=(120, 40), run_before=settled)


def test_section_in_the_light(snap_compare: Compare, sound: Library) -> None:
    """Dark text on paper, the panes beside it a little darker: the takeaway set off, a quotation in italics, a table
    with its rules, the judgment as a card, the inner section with its heading, links underlined, note numbers in
    brackets. The same colours as in the dark, deep enough to be read."""
    app = reader(sound, "history")
    assert snap_compare(app, terminal_size=(120, 40), run_before=wearing(LIGHT.name))


def test_section_on_a_narrow_screen(snap_compare: Compare, sound: Library) -> None:
    """The page alone, without contents or context; text wrapped to 60 columns, nothing cut off; the most needed keys
    still at the foot."""
    assert snap_compare(reader(sound, "history"), terminal_size=(60, 20), run_before=settled)


def test_judgment_on_a_wide_screen(snap_compare: Compare, sound: Library) -> None:
    """Three panes: contents, page, and at the right who and what the page touches. Both chips under the statement;
    evidence that supports above evidence that contradicts, grades of source and item in the colour of sources; the
    alternative with its likelihood. Lines of text no longer than is good to read."""
    assert snap_compare(reader(sound, "kj-holds"), terminal_size=(160, 45), run_before=settled)


def test_actor_with_names_in_other_scripts(snap_compare: Compare, sound: Library) -> None:
    """Japanese and Korean names beside the English one, none overlapping its neighbour; the office with its date, the
    Japanese position wrapped without a full stop at the start of a line. (Browsers squeeze wide letters.)"""
    assert snap_compare(reader(sound, "kishida"), terminal_size=(120, 40), run_before=settled)


def test_table(snap_compare: Compare, sound: Library) -> None:
    """A figure as a table: its unit above it in grey, bold headings over a rule, numbers aligned on the right under
    theirs, a dash for the gap, an estimate called one."""
    app = reader(sound, "exports", query="figures=table")
    assert snap_compare(app, terminal_size=(100, 30), run_before=settled)


def test_figure(snap_compare: Compare, sound: Library) -> None:
    """A line chart: its unit above, round numbers at an axis of ASCII, a dotted line with a letter at each value, none
    across the gap, which the axis marks; below, the periods, what the letters and signs mean and which period has
    no value; then the exact values as a table."""
    assert snap_compare(reader(sound, "exports"), terminal_size=(100, 40), run_before=settled)


def test_scenario_board(snap_compare: Compare, sound: Library) -> None:
    """Two scenarios side by side under their names, variables and rows at the left, all tables with the same columns.
    The one setting that differs from the base case has an amber "* differs" before its words, which are bold; what is
    not estimated is said to be so; a dash where nothing is said; responses by actor, the uncited one marked."""
    assert snap_compare(reader(sound, view="board"), terminal_size=(120, 50), run_before=settled)


def test_scenario(snap_compare: Compare, sound: Library) -> None:
    """The premise set off; a violet likelihood; the setting that differs from the base case in bold with an amber mark,
    the other one with "(base case)" in grey; phases numbered; the response without a source marked as the authors'
    judgment in italics; the indicator seen in amber with its age, the assumption a bold linchpin."""
    assert snap_compare(reader(sound, "sc-breaks"), terminal_size=(120, 50), run_before=settled)


def test_legend_of_likelihood(snap_compare: Compare, sound: Library) -> None:
    """Three scales beside one another, "(used here)" in grey at that of the briefing, a dash where a scale has not the
    word; below, each word as a bar from the low to the high end of its band, all over one axis from 0 to 100, the three
    scales in three patterns and under their names, each bar with its band in figures."""
    assert snap_compare(reader(sound, view="likelihood"), terminal_size=(120, 80), run_before=settled)


def test_indicator_board(snap_compare: Compare, sound: Library) -> None:
    """What today's statuses favour, in a sentence that calls its counts no probabilities, over a table of counts by
    scenario; the indicator seen, in amber, with its day, its age and its source; last what each would say of each
    scenario, green with a plus or red with a minus before the word."""
    assert snap_compare(reader(sound, view="indicators"), terminal_size=(120, 40), run_before=settled)


def test_selected_link_and_hits(snap_compare: Compare, sound: Library) -> None:
    """Both "settle" marked, the first underlined on blue, the other on grey; the find bar with 1/2 and three words to
    click. The number of the source, third link of the text, is selected: bold on blue."""
    app = reader(sound, "history")
    press = ("tab", "tab", "tab", "slash", *"settle")
    assert snap_compare(app, press=press, terminal_size=(100, 30), run_before=settled)


def test_problems_page(snap_compare: Compare, small: Library) -> None:
    """Both dangling references under the name of their file: line and column, the rule's name in the colour of errors,
    what is wrong, and how to mend it. In the contents "2 errors", bold and red, behind Problems."""
    assert snap_compare(reader(small, view="problems"), terminal_size=(120, 40), run_before=counted)


def test_trace_of_a_judgment(snap_compare: Compare, sound: Library) -> None:
    """On how much the judgment stands, and which voices those are; under "Supports (1)" the source with its grade and
    origin in words, the note, the day of the report, the address, and what else rests on it; under "Contradicts (1)"
    the wire report, its credibility in words, itself said to be not rated."""
    app = reader(sound, "kj-holds", "trace")
    assert snap_compare(app, terminal_size=(120, 40), run_before=settled)


def test_source_with_what_rests_on_it(snap_compare: Compare, sound: Library) -> None:
    """The reference, the grade spelled out, that there is no archived copy, then all that rests on the source, kind by
    kind under its count, the judgment with the band of its likelihood; further down what would fall without it."""
    assert snap_compare(reader(sound, "paper"), terminal_size=(120, 50), run_before=settled)


def test_section_without_a_source(snap_compare: Compare, sound: Library) -> None:
    """An amber banner under the title, judgments first, and "1 off" on top; first on the page how much of it is
    affected; in the text the number of the source with a red "off" after it, "unsupported" in bold red after the
    sentence that has no other, "evidence: 0 of 1 for, 1 against" on the judgment; in the contents how much is hit."""
    app = reader(sound, "history")
    press = ("W", *"source:paper", "enter")
    assert snap_compare(app, press=press, terminal_size=(120, 40), run_before=settled)


def test_overview_as_of_a_day(snap_compare: Compare, sound: Library) -> None:
    """The banner says that what is later is hidden and that the text was written later; no bottom line, no judgments,
    no events of 2019; "as of 2018" on top."""
    app = reader(sound)
    assert snap_compare(app, press=("A", *"2018", "enter"), terminal_size=(120, 40), run_before=settled)
