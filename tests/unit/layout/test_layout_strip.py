"""Strips: counts by year as bars over an axis, at any width; anything else in such a Div stays what it is."""

from hypothesis import given
from hypothesis import strategies as st
from layout_helpers import shown, words

from briefing.model.document import Div, Table


def strip(counts: dict[str, str]) -> Div:
    rows = tuple((words(year), words(count)) for year, count in counts.items())
    return Div((Table((words("Year"), words("Events")), rows, ("left", "right")),), ("strip",))


def test_each_year_has_a_bar_as_high_as_its_share_of_the_fullest() -> None:
    assert shown(strip({"2000": "1", "2004": "4", "2005": "8"})) == [
        "                              ⣿⣿⣿⣿⣿",
        "⣀⣀⣀⣀⣀                   ⣿⣿⣿⣿⣿ ⣿⣿⣿⣿⣿",
        "-----------------------------------",
        "2000        2002        2004  2005",
        "One column is a year; the fullest, 2005, has 8 of 13.",
    ]


def test_years_stand_together_where_there_is_no_room_for_each() -> None:
    assert shown(strip({"1900": "1", "1990": "2", "1999": "1"}), 20) == [
        "                  ⣿",
        "⣤                 ⣿⣿".replace("⣤", "⣿"),
        "--------------------",
        "1900      1950  1999",
        "One column is 5",
        "years; the fullest,",
        "1990 to 1994, has 2",
        "of 4.",
    ]


def test_what_is_no_table_of_years_and_counts_is_shown_as_it_is() -> None:
    assert shown(strip({"about 1900": "1"})) == ["Year        Events", "----------  ------", "about 1900       1"]


@given(
    st.dictionaries(st.integers(0, 9999), st.integers(0, 10**6), min_size=1, max_size=9),
    st.integers(1, 120),
)
def test_no_line_is_wider_than_the_page_and_the_sum_is_that_of_the_counts(counts: dict[int, int], room: int) -> None:
    lines = shown(strip({f"{year:04d}": str(count) for year, count in counts.items()}), room)
    assert all(len(line) <= room for line in lines)
    assert f"{sum(counts.values())}." in "".join(lines)
