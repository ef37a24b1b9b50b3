from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.edtf import Edtf


@pytest.mark.parametrize(
    ("text", "lower", "upper", "words"),
    [
        ("2023-03-21", date(2023, 3, 21), date(2023, 3, 21), "21 March 2023"),
        ("2023-03", date(2023, 3, 1), date(2023, 3, 31), "March 2023"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "February 2023"),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023"),
        ("0794", date(794, 1, 1), date(794, 12, 31), "0794"),
        ("1965~", date(1965, 1, 1), date(1965, 12, 31), "about 1965"),
        ("1965?", date(1965, 1, 1), date(1965, 12, 31), "perhaps 1965"),
        ("1965-06%", date(1965, 6, 1), date(1965, 6, 30), "perhaps about June 1965"),
        ("196X", date(1960, 1, 1), date(1969, 12, 31), "1960s"),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31), "1900s"),
        ("2004-XX", date(2004, 1, 1), date(2004, 12, 31), "2004"),
        ("2004-06-XX", date(2004, 6, 1), date(2004, 6, 30), "June 2004"),
        ("2004-XX-XX", date(2004, 1, 1), date(2004, 12, 31), "2004"),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31), "spring 2023"),
        ("2023-22", date(2023, 6, 1), date(2023, 8, 31), "summer 2023"),
        ("2023-23", date(2023, 9, 1), date(2023, 11, 30), "autumn 2023"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "winter 2023"),
        ("2022/2023-03", date(2022, 1, 1), date(2023, 3, 31), "2022 to March 2023"),
        ("1965~/196X", date(1965, 1, 1), date(1969, 12, 31), "about 1965 to 1960s"),
        ("2023/..", date(2023, 1, 1), date.max, "since 2023"),
        ("2023/", date(2023, 1, 1), date.max, "since 2023"),
        ("../2023-03-21", date.min, date(2023, 3, 21), "until 21 March 2023"),
        ("/2023", date.min, date(2023, 12, 31), "until 2023"),
    ],
)
def test_a_date_knows_its_bounds_and_its_words(text: str, lower: date, upper: date, words: str) -> None:
    edtf = Edtf(text)
    assert (edtf.lower, edtf.upper) == (lower, upper)
    assert edtf.words == words
    assert str(edtf) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23",
        "2023-3",
        "2023-13",
        "2023-00",
        "2023-25",
        "2023-02-29",
        "2023-06-31",
        "2023-21-01",
        "21 March 2023",
        "2023-03-21T12:00",
        "2023/2022",
        "/",
        "../..",
        "..",
        "2023/03/21",
        "2023//2024",
        "X",
        "XXXX",
        "19X5",
        "0000",
        "196X-03",
        "1985-XX-15",
        "２０２３",
        "2023\n",
        " 2023",
        "2023~~",
        "-0044",
        "9999-24",
        "12023",
    ],
)
def test_what_is_no_date_of_level_0_or_1_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no|is not|has no month|is an interval"):
        Edtf(text)


@given(st.dates(), st.dates())
@settings(deadline=None)
def test_dates_of_the_calendar_and_their_intervals_are_read_exactly(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert (Edtf(one.isoformat()).lower, Edtf(one.isoformat()).upper) == (one, one)
    interval = Edtf(f"{first}/{last}")
    assert (interval.lower, interval.upper) == (first, last)


@given(st.text(alphabet="0123456789X-/~?%. ", max_size=14))
@settings(deadline=None)
def test_any_text_is_a_date_with_ordered_bounds_and_words_or_a_value_error(text: str) -> None:
    try:
        edtf = Edtf(text)
    except ValueError:
        return
    assert edtf.lower <= edtf.upper
    assert edtf.words


def test_dates_sort_by_when_they_begin_then_by_when_they_end() -> None:
    written = ["2023-03-21", "2023", "1965~", "2023-03", "2023-21", "../2020", "196X"]
    assert [str(edtf) for edtf in sorted(map(Edtf, written))] == [
        "../2020",
        "196X",
        "1965~",
        "2023",
        "2023-03",
        "2023-21",
        "2023-03-21",
    ]


def test_dates_are_equal_when_they_are_written_alike() -> None:
    assert Edtf("2023") == Edtf("2023")
    assert Edtf("2023") != Edtf("2023~")
    assert Edtf("2023") != "2023"
    assert len({Edtf("2023"), Edtf("2023"), Edtf("2024")}) == 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2023-03", "2023-03"),
        ({"date-parts": [[2023, 3, 21]]}, "2023-03-21"),
        ({"date-parts": [["2023", "3"]]}, "2023-03"),
        ({"date-parts": [["794"]]}, "0794"),
        ({"date-parts": [["2022"], ["2023", "3"]]}, "2022/2023-03"),
        ({"raw": "2023-03-21"}, "2023-03-21"),
        ({"literal": "1965~"}, "1965~"),
    ],
)
def test_csl_dates_are_read_in_all_their_forms(value: object, text: str) -> None:
    assert Edtf.from_csl(value) == Edtf(text)


@pytest.mark.parametrize(
    "value",
    [
        None,
        2023,
        [],
        ["2023"],
        {},
        {"raw": ""},
        {"literal": "spring, perhaps"},
        {"date-parts": []},
        {"date-parts": "2023"},
        {"date-parts": [[]]},
        {"date-parts": [["x"]]},
        {"date-parts": [[["2023"]]]},
        {"date-parts": [["2023", "13"]]},
        {"date-parts": {"2023": "3"}},
    ],
    ids=repr,
)
def test_other_forms_of_a_csl_date_are_refused_in_words_for_authors(value: object) -> None:
    with pytest.raises(ValueError, match=r"date|calendar|month"):
        Edtf.from_csl(value)
