"""How long after something it was reported, in words that a reader can weigh."""

import pytest

from briefing.model.edtf import Edtf
from briefing.pages.delays import gap_words


@pytest.mark.parametrize(
    ("first", "last", "report", "said"),
    [
        ("2023-03-08", "", "2023-03-08", "the same day"),
        ("2023-03-08", "", "2023-03-09", "1 day later"),
        ("2023-03-08", "", "2023-03-06", "2 days earlier"),
        ("2023-03-08", "2023-03-09", "2023-03-10", "1 day later"),
        ("2023-03-08", "2023-03-09", "2023-03-09", "the day it ended"),
        ("2023-03-01", "2023-03-09", "2023-03-05", ""),
        ("2023-03-01", "2023-03-09", "2023-02-27", "2 days earlier"),
        ("2023-01-01", "", "2023-03-02", "60 days later"),
        ("2023-01-01", "", "2023-03-15", "about 2 months later"),
        ("2018-10-30", "", "2021-07-28", "about 3 years later"),
        ("1953", "", "2026-02-25", "at least 72 years later"),
        ("2023-01", "", "2023-05-20", "at least 3 months later"),
        ("2023-03", "", "2023-03-10", ""),
    ],
)
def test_a_delay_is_told_in_the_unit_that_fits_as_far_as_the_dates_tell(
    first: str, last: str, report: str, said: str
) -> None:
    assert gap_words(Edtf(first), Edtf(last or first), Edtf(report)) == said
