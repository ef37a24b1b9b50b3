from itertools import pairwise

import pytest

from briefing.model.judgments import Likelihood
from briefing.model.scales import CONFIDENCE, CREDIBILITY, LIKELIHOOD, RELIABILITY, band


@pytest.mark.parametrize(
    ("scale", "term", "shown"),
    [
        ("icd203", "almost no chance", "1–5 %"),
        ("icd203", "remote", "1–5 %"),
        ("icd203", "roughly even chance", "45–55 %"),
        ("icd203", "likely", "55–80 %"),
        ("icd203", "nearly certain", "95–99 %"),
        ("phia", "remote chance", ">0–5 %"),
        ("phia", "realistic possibility", "40–<50 %"),
        ("phia", "likely", "55–75 %"),
        ("phia", "almost certain", "95–<100 %"),
        ("ipcc", "likely", "66–100 %"),
        ("ipcc", "more likely than not", ">50–100 %"),
        ("ipcc", "exceptionally unlikely", "0–1 %"),
    ],
)
def test_a_term_is_shown_with_the_band_of_its_own_scale(scale: str, term: str, shown: str) -> None:
    found = band(scale, term)
    assert found is not None
    assert str(found) == shown


@pytest.mark.parametrize(
    ("scale", "term"),
    [
        ("icd203", "medium"),
        ("icd203", "realistic possibility"),
        ("phia", "roughly even chance"),
        ("nato", "likely"),
        ("icd203", "Likely"),
        ("icd203", ""),
    ],
)
def test_a_term_of_no_scale_or_of_another_has_no_band(scale: str, term: str) -> None:
    assert band(scale, term) is None


@pytest.mark.parametrize("row", [1, 2])
def test_neighbours_of_icd203_share_their_end_points_from_1_to_99(row: int) -> None:
    bands = [band for band in LIKELIHOOD["icd203"] if band.row == row]
    assert len(bands) == 7
    assert (bands[0].low, bands[-1].high) == (1, 99)
    assert all(lower.high == upper.low for lower, upper in pairwise(bands))


def test_the_two_rows_of_icd203_mean_the_same_bands() -> None:
    rows = [[(band.low, band.high) for band in LIKELIHOOD["icd203"] if band.row == row] for row in (1, 2)]
    assert rows[0] == rows[1]


def test_phia_leaves_its_gaps_open() -> None:
    bands = list(dict.fromkeys((band.low, band.high) for band in LIKELIHOOD["phia"]))
    gaps = [(lower[1], upper[0]) for lower, upper in pairwise(bands)]
    assert gaps == [(5, 10), (20, 25), (35, 40), (50, 55), (75, 80), (90, 95)]


def test_ipcc_bands_are_nested_towards_either_end() -> None:
    ends = [(band.low, band.high) for band in LIKELIHOOD["ipcc"]]
    assert [low for low, high in ends if high == 100] == sorted((99, 95, 90, 66, 50), reverse=True)
    assert [high for low, high in ends if low == 0] == sorted((33, 10, 5, 1), reverse=True)


def test_every_term_stands_once_on_its_scale_and_within_0_and_100() -> None:
    for scale, bands in LIKELIHOOD.items():
        assert len({band.term for band in bands}) == len(bands), scale
        assert all(0 <= band.low < band.high <= 100 for band in bands), scale


def test_no_number_is_invented_for_a_term() -> None:
    assert Likelihood(term="likely").probability is None


def test_confidence_runs_from_strong_to_weak_and_calls_the_middle_moderate_outside_ipcc() -> None:
    assert CONFIDENCE["icd203"] == CONFIDENCE["phia"] == ("high", "moderate", "low")
    assert CONFIDENCE["ipcc"] == ("very high", "high", "medium", "low", "very low")


def test_the_admiralty_code_says_that_its_last_grade_is_no_judgment() -> None:
    assert "cannot be judged" in RELIABILITY["F"]
    assert "cannot be judged" in CREDIBILITY[6]
    assert "".join(RELIABILITY) == "ABCDEF"
    assert list(CREDIBILITY) == [1, 2, 3, 4, 5, 6]
