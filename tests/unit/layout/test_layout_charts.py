"""Charts: they fit any room, say every value that a bar has, and never leave it to a colour to tell things apart."""

import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.axes import mark_words, marks, spread
from briefing.layout.cells import width
from briefing.layout.charts import chart_lines, chart_text
from briefing.layout.laying import lay_out
from briefing.layout.lines import BlockLines
from briefing.model.document import Chart, Document
from briefing.model.place import Place
from briefing.model.plot import Plot, PlotPoint, PlotSeries

NUMBERS = st.none() | st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 2))
PERIODS = st.sampled_from(["2019", "2020", "2020-Q3", "2021-05", "2022-05-06", "a long name of a niche", "半導体材料"])
POINTS = st.builds(PlotPoint, PERIODS, NUMBERS, st.just("some 12.5"), st.sampled_from(["", "provisional", "estimated"]))
SERIES = st.builds(PlotSeries, st.sampled_from(["", "Resist", "輸出"]), st.lists(POINTS, max_size=6).map(tuple))


@st.composite
def plots(draw: st.DrawFn) -> Plot:
    series = tuple(draw(st.lists(SERIES, min_size=1, max_size=3)))
    periods = dict.fromkeys(point.period for one in series for point in one.points)
    return Plot(draw(st.sampled_from(["line", "bar"])), "per cent", series, tuple(periods))


def plot(kind: str, *series: PlotSeries) -> Plot:
    periods = dict.fromkeys(point.period for one in series for point in one.points)
    return Plot("line" if kind == "line" else "bar", "US$ million", series, tuple(periods))


def points(*rows: tuple[str, float | None]) -> tuple[PlotPoint, ...]:
    return tuple(PlotPoint(period, value, f"{value:g}" if value is not None else "") for period, value in rows)


@given(plots(), st.integers(20, 120))
def test_a_chart_fits_its_room_whatever_it_shows(chart: Plot, room: int) -> None:
    for line in chart_lines(chart, room):
        assert sum(width(text) for text, _ in line) <= room


@given(plots())
def test_a_chart_is_drawn_in_glyphs_of_one_sure_width(chart: Plot) -> None:
    drawn = "".join(text for line in chart_lines(chart, 60) for text, style in line if style in ("chart", "rule"))
    assert not {glyph for glyph in drawn if unicodedata.east_asian_width(glyph) in "AFW"}


@given(st.floats(-1e9, 1e9), st.floats(0, 1e9), st.integers(2, 8))
def test_the_marks_of_an_axis_hold_all_values_and_are_told_apart(low: float, span: float, most: int) -> None:
    found = marks(low, low + span, most)
    slack = 1e-6 * max(abs(low), span, 1)
    assert found[0] <= low + slack
    assert found[-1] >= low + span - slack
    assert 2 <= len(found) <= max(most, 2)
    assert len(set(found)) == len(found)


@given(st.integers(-10_000, 10_000), st.integers(1, 10_000), st.integers(2, 8))
def test_the_marks_of_an_axis_are_told_apart_in_words(low: int, span: int, most: int) -> None:
    words = mark_words(marks(low / 100, (low + span) / 100, most))
    assert len(set(words)) == len(words)


@pytest.mark.parametrize(("value", "axis"), [(5.0, ["0", "2", "4", "6"]), (-5.0, ["-6", "-4", "-2", "0"])])
def test_an_axis_for_one_value_takes_in_zero(value: float, axis: list[str]) -> None:
    assert mark_words(marks(value, value, 5)) == axis
    text = chart_text(plot("line", PlotSeries("", points(("2020", value)))), 60)
    assert "axis begins" not in text


def test_zeros_stand_at_the_start_of_an_axis_to_one() -> None:
    assert mark_words(marks(0, 0, 5)) == ["0", "1"]


def test_marks_are_round_numbers() -> None:
    assert mark_words(marks(0, 66.86, 5)) == ["0", "20", "40", "60", "80"]
    assert mark_words(marks(85.2, 91.9, 5)) == ["84", "86", "88", "90", "92"]
    assert mark_words(marks(0, 7_536_000, 3)) == ["0", "5,000,000", "10,000,000"]
    assert mark_words(marks(0.1, 0.4, 4)) == ["0.1", "0.2", "0.3", "0.4"]


def test_labels_never_run_into_one_another_and_the_ends_stay() -> None:
    row = spread([(0, "2019"), (3, "2020"), (12, "2021"), (20, "2022")], 24)
    assert row.split() == ["2019", "2021", "2022"]
    assert len(row) <= 24


def test_every_bar_has_its_name_and_its_exact_value_and_a_gap_says_that_it_is_one() -> None:
    series = PlotSeries("Imports", points(("2018", 66.86), ("2019", None), ("2020", 9.38)))
    lines = chart_text(plot("bar", series), 60).splitlines()
    assert lines[0] == "Imports, US$ million"
    assert [line.split()[0] for line in lines[1:4]] == ["2018", "2019", "2020"]
    assert lines[1].endswith(" 66.86")
    assert lines[2] == "2019 | no value"
    assert lines[3].endswith(" 9.38")
    bars = [line.count("\u28ff") for line in lines[1:4]]
    assert bars[0] > 5 * bars[2] > 0
    assert lines[5].split() == ["0", "50", "100"]


def test_bars_of_several_series_are_told_apart_by_name_and_pattern() -> None:
    chart = plot("bar", PlotSeries("East", points(("2018", 3.0))), PlotSeries("West", points(("2018", 3.0))))
    text = chart_text(chart, 40)
    assert "East" in text
    assert "West" in text
    first, second = (line.partition("|")[2].split()[0] for line in text.splitlines() if "|" in line)
    assert len(first) == len(second)
    assert set(first).isdisjoint(second)


def test_long_names_stand_above_their_bars_where_there_is_no_room_beside_them() -> None:
    text = chart_text(plot("bar", PlotSeries("", points(("wafer-crystal machining tools", 95.0)))), 40)
    assert text.splitlines()[1] == "wafer-crystal machining tools"
    assert text.splitlines()[2].endswith(" 95")


def test_a_bar_begins_where_it_is_said_to() -> None:
    rows = (PlotPoint("likely", 80, "55–80 %", low=55), PlotPoint("unlikely", 45, "20–45 %", low=20))
    likely, unlikely = (
        line.partition("|")[2]
        for line in chart_text(Plot("bar", "per cent", (PlotSeries("", rows),), ()), 80).splitlines()
        if "|" in line
    )
    assert likely.index("\u28ff") > unlikely.rindex("\u28ff")


def test_a_line_has_a_letter_for_each_value_and_none_crosses_a_gap() -> None:
    series = PlotSeries("Share", points(("2018", 10.0), ("2019", 20.0), ("2020", None), ("2021", 20.0)))
    rows = list(chart_lines(plot("line", series), 60))
    letters = [text for line in rows for text, style in line if style == "strong"]
    assert letters.count("o") == 3
    text = "\n".join("".join(part for part, _ in line) for line in rows)
    assert "? no value: 2020" in text
    (axis,) = (line for line in text.splitlines() if set(line.strip()) <= set("+-?") and "-" in line)
    gap = axis.index("?")
    assert not any("\u2800" < glyph <= "\u28ff" for line in text.splitlines() for glyph in line[gap - 2 : gap + 3])


def test_lines_have_letters_of_their_own_and_statuses_signs_with_words() -> None:
    firm = PlotPoint("2018", 1.0, "1")
    soft = PlotPoint("2019", 2.0, "2", "provisional")
    chart = plot("line", PlotSeries("East", (firm, soft)), PlotSeries("West", points(("2018", 5.0), ("2019", 4.0))))
    text = chart_text(chart, 60)
    assert "a East   b West" in text
    assert "* provisional: a 2019" in text
    assert text.count("a*") == 1


def test_an_axis_that_does_not_begin_at_zero_says_so() -> None:
    cut = chart_text(plot("line", PlotSeries("", points(("2018", 85.0), ("2019", 92.0)))), 60)
    whole = chart_text(plot("line", PlotSeries("", points(("2018", 8.0), ("2019", 92.0)))), 60)
    assert "The axis begins at 84, not at 0." in cut
    assert "axis begins" not in whole


def test_times_stand_to_scale_and_names_evenly() -> None:
    series = PlotSeries("", points(("2018", 1.0), ("2019", 1.0), ("2022", 1.0)))
    (axis,) = (line for line in chart_text(plot("line", series), 63).splitlines() if line.lstrip().startswith("+"))
    first, second, third = (index for index, sign in enumerate(axis) if sign == "+" and index > axis.index("+"))
    assert third - first == pytest.approx(4 * (second - first), abs=2)


@pytest.mark.parametrize("kind", ["line", "bar"])
def test_a_chart_without_a_value_says_that_there_is_none(kind: str) -> None:
    assert "no value" in chart_text(plot(kind, PlotSeries("S", points(("2018", None)))), 40)
    assert chart_text(plot(kind, PlotSeries("S", ())), 40)


def blocks(chart: Chart, room: int) -> Sequence[BlockLines]:
    return lay_out(Document(place=Place("b", "f"), title="F", kind="figure", blocks=(chart,)), room).blocks


def test_a_chart_on_a_page_is_drawn_for_its_width() -> None:
    chart = Chart(plot("bar", PlotSeries("", points(("2018", 3.0)))))
    narrow, wide = (max(line.width for line in blocks(chart, room)[1].lines) for room in (40, 80))
    assert 30 < narrow <= 40 < 70 < wide <= 80


def test_hostile_words_in_a_plot_are_cleaned() -> None:
    chart = plot("bar", PlotSeries("\x1b[2J", points(("a\nb\x07", 1.0), ("\x1b]0;x\x07", None))))
    text = chart_text(chart, 60)
    assert "\x1b" not in text
    assert "\x07" not in text
