"""Whatever a file holds, loading answers: with a Library, or with NotFoundError."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import NotFoundError
from briefing.loading.library import load

SOUND = """format: briefing/1
id: sound
title: "A briefing: sound"
issued: 2023-04-27
scales: {likelihood: icd203, confidence: icd203}
bottom_line: |
  See [[jpn|Tokyo]] [see @src, p. 3; -@src].
key_judgments: [rain]
sections:
  - id: one
    title: One
    text: >-
      Folded 東京 text.

      ![[rain]]
    judgments:
      - id: rain
        statement: It rains.
        likelihood: {term: likely, probability: 60}
        evidence: [src, {source: src, stance: context, credibility: 2}]
actors:
  - {id: jpn, kind: state, name: Japan, names: {ja: 日本}, offices: [{post: jpn, since: 1965~}]}
sources:
  - {id: src, type: report, title: S, author: [{family: Ito}, A. Body], issued: {date-parts: [[2023, 3]]}}
""".encode()

PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [
            b"\n",
            b"  ",
            b"\t",
            b": ",
            b"- ",
            b"[",
            b"]",
            b"{",
            b"}",
            b"'",
            b'"',
            b"|",
            b">",
            b"#",
            b"*a",
            b"&a ",
            b"!!x ",
            b"---\n",
            b"<<: ",
            b"? ",
            b"%",
            b"\\x",
            b"\r",
            b"\xef\xbb\xbf",
            b"\xc2\x85",
            b"[[",
            b"@",
            b"null",
            b"~",
            b"0",
        ]
    ),
)
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), PIECES), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


def answer(folder: Path, data: bytes) -> list[str]:
    """What loading tells of some bytes in a file: the Problems, or why there is nothing."""
    path = folder / "briefing.yaml"
    path.write_bytes(data)
    try:
        return [str(problem) for problem in load(path, label="briefing.yaml").problems]
    except NotFoundError as error:
        return [str(error)]


def check(told: list[str]) -> None:
    """Each line told is one line, and begins with file, line and column."""
    for line in told:
        assert line.isprintable()
        assert re.match(r"briefing\.yaml:[1-9]\d*:[1-9]\d*: (error|warning)\[[a-z-]+\] ", line)


def test_the_untouched_briefing_is_sound(folder: Path) -> None:
    assert answer(folder, SOUND) == []


@given(edits=EDITS)
@settings(max_examples=400, deadline=None)
def test_a_mutated_briefing_never_raises_anything_but_not_found(
    folder: Path, edits: list[tuple[int, int, bytes]]
) -> None:
    data = SOUND
    for at, length, piece in edits:
        data = data[:at] + piece + data[at + length :]
    check(answer(folder, data))


@given(data=st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_arbitrary_bytes_never_raise_anything_but_not_found(folder: Path, data: bytes) -> None:
    check(answer(folder, data))


@given(cut=st.integers(0, len(SOUND)))
@settings(max_examples=150, deadline=None)
def test_a_briefing_cut_off_anywhere_still_answers(folder: Path, cut: int) -> None:
    check(answer(folder, SOUND[:cut]))
