"""Wrapping, by the cases of fixtures/wrapping.txt: add yours there."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.layout.breaks import Holds, widest_word
from briefing.layout.flow import Flow, Mark

FIXTURES = Path(__file__).parent / "fixtures" / "wrapping.txt"


class Case(NamedTuple):
    title: str
    text: str
    width: int
    expected: list[str]


def read_cases(path: Path) -> list[Case]:
    _, _, body = path.read_text(encoding="utf-8").partition("\n=====\n")
    parts = re.split(r"^\.\n", body, flags=re.MULTILINE)
    assert not parts.pop().strip(), "a case is not finished"
    groups = zip(*[iter(parts)] * 4, strict=True)
    return [
        Case(title.strip(), unescaped(text[:-1]), int(width), unescaped(expected).splitlines())
        for title, text, width, expected in groups
    ]


def unescaped(text: str) -> str:
    named = text.replace("\\n", "\n")
    return re.sub(r"\\u(\w{4})|\\U(\w{8})", lambda match: chr(int(match[1] or match[2], 16)), named)


def without_braces(text: str) -> tuple[str, Holds]:
    parts = re.split(r"\{\{|\}\}", text)
    holds: list[tuple[int, int]] = []
    done = 0
    for index, part in enumerate(parts):
        if index % 2:
            holds.append((done, done + len(part)))
        done += len(part)
    return "".join(parts), tuple(holds)


@pytest.mark.parametrize("case", read_cases(FIXTURES), ids=lambda case: case.title)
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
