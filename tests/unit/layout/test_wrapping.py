"""Wrapping, by the cases of fixtures/wrapping.txt: add yours there."""

import re

import pytest
from layout_helpers import FIXTURES, Case, read_cases

from briefing.layout.breaks import Holds, widest_word
from briefing.layout.flow import Flow, Mark


def without_braces(text: str) -> tuple[str, Holds]:
    parts = re.split(r"\{\{|\}\}", text)
    holds: list[tuple[int, int]] = []
    done = 0
    for index, part in enumerate(parts):
        if index % 2:
            holds.append((done, done + len(part)))
        done += len(part)
    return "".join(parts), tuple(holds)


@pytest.mark.parametrize("case", read_cases(FIXTURES / "wrapping.txt"), ids=lambda case: case.title)
def test_wrapping(case: Case) -> None:
    text, holds = without_braces(case.text)
    flow = Flow(text, (Mark(0),), holds=holds)
    lines = ["".join(run.text for run in flow.runs(cut)) for cut in flow.wrap(case.width)]
    assert lines == case.expected


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("a comprehensive 2023-09-01", 13),
        ("https://example.org/some/where", 8),
        ("日本の equipment", 9),
        ("한국어 text", 6),
        ("co\u00adope\u00adra\u00adtion", 4),
    ],
)
def test_widest_word(text: str, cells: int) -> None:
    assert widest_word(text, 16) == cells
