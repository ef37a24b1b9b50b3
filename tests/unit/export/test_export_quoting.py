"""Quoting: the very sentence, its sources and where it stands."""

from pathlib import Path

import pytest

from briefing.export.quoting import quote, sentence_at, stretch_in
from briefing.layout.cells import width
from briefing.layout.laying import lay_out
from briefing.layout.page import PageLayout
from briefing.layout.selecting import Extent, character_at
from briefing.loading.library import load
from briefing.model.place import Place
from briefing.pages.compose import compose

TEXT = """\
format: briefing/1
id: b
title: The thaw
information_cutoff: 2023-04-27
marking: TLP:GREEN
sections:
  - id: s
    title: A section
    takeaway: It holds.
    text: |
      First comes [[jpn|Tokyo]], at length and with many words so that the line has to turn [@one, p. 3]. Then Dr. Kim
      answers; 日本語の文 stands in it too [@two; @one]. Nothing is cited here.

      - An item [@two].

      日本は韓国と条約を結んだ [@one]。韓国は日本と条約を破棄した [@two]。
actors: [{id: jpn, kind: state, name: Japan}]
sources:
  - {id: one, type: report, title: The first, author: [An Office], issued: 2023}
  - {id: two, type: report, title: The second, author: [A Body], issued: 2022}
"""


@pytest.fixture
def layout(tmp_path: Path) -> PageLayout:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return lay_out(compose(load(path), Place("b", "s")), 44)


def line_with(layout: PageLayout, words: str) -> tuple[int, int]:
    """Line of the page, and cell of it, at which some words stand."""
    y = next(y for y in range(layout.height) if words in layout.line(y).text)
    text = layout.line(y).text
    return y, width(text[: text.index(words)])


def quoted(layout: PageLayout, words: str) -> list[str]:
    """The quotation of the sentence in which some words stand, line by line."""
    return quote(sentence_at(layout, *line_with(layout, words)), layout.document).split("\n")


def between(layout: PageLayout, first: str, last: str) -> Extent:
    """What lies between the beginnings of some words and of others."""
    return character_at(layout, *line_with(layout, first)) | character_at(layout, *line_with(layout, last))


def test_a_sentence_over_several_lines_comes_with_its_source_and_its_place(layout: PageLayout) -> None:
    assert quoted(layout, "many") == [
        "“First comes Tokyo, at length and with many words so that the line has to turn [1, p. 3].”",
        "— A section, The thaw, information cutoff 2023-04-27, TLP:GREEN, b/s",
        "[1] An Office, The first (2023).",
    ]


def test_the_sentence_is_that_of_the_column_not_of_the_line(layout: PageLayout) -> None:
    assert quoted(layout, "Then Dr.")[0] == "“Then Dr. Kim answers; 日本語の文 stands in it too [2; 1].”"
    assert quoted(layout, "stands in")[2:] == ["[2] A Body, The second (2022).", "[1] An Office, The first (2023)."]


def test_wide_characters_do_not_move_a_sentence_away_from_its_source(layout: PageLayout) -> None:
    assert quoted(layout, "日本は")[2:] == ["[1] An Office, The first (2023)."]
    assert quoted(layout, "破棄")[0] == "“韓国は日本と条約を破棄した [2]。”"
    assert quoted(layout, "破棄")[2:] == ["[2] A Body, The second (2022)."]


def test_a_sentence_without_a_source_brings_none(layout: PageLayout) -> None:
    assert len(quoted(layout, "cited here")) == 2


def test_bullets_and_bars_are_left_behind(layout: PageLayout) -> None:
    assert quoted(layout, "An item")[0] == "“An item [2].”"
    assert quoted(layout, "It holds")[0] == "“It holds.”"


def test_what_is_selected_comes_with_the_sources_cited_in_it(layout: PageLayout) -> None:
    stretch = stretch_in(layout, between(layout, "answers", "An item"))
    assert quote(stretch, layout.document).split("\n") == [
        "“answers; 日本語の文 stands in it too [2; 1]. Nothing is cited here.",
        "",
        "• A”",
        "— A section, The thaw, information cutoff 2023-04-27, TLP:GREEN, b/s",
        "[2] A Body, The second (2022).",
        "[1] An Office, The first (2023).",
    ]
    assert stretch_in(layout, between(layout, "First", "Then")).numbers == [1]
