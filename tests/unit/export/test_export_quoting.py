"""Quoting: the very sentence, its sources and where it stands."""

from pathlib import Path

import pytest

from briefing.export.quoting import quote, quote_text
from briefing.layout.page import PageLayout, lay_out
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
    """Line of the page, and character of it, at which some words stand."""
    y = next(y for y in range(layout.height) if words in layout.line(y).text)
    return y, layout.line(y).text.index(words)


def test_a_sentence_over_several_lines_comes_with_its_source_and_its_place(layout: PageLayout) -> None:
    assert quote(layout, *line_with(layout, "many")).split("\n") == [
        "“First comes Tokyo, at length and with many words so that the line has to turn [1, p. 3].”",
        "— A section, The thaw, information cutoff 2023-04-27, TLP:GREEN, b/s",
        "[1] An Office, The first (2023).",
    ]


def test_the_sentence_is_that_of_the_column_not_of_the_line(layout: PageLayout) -> None:
    first, *_ = quote(layout, *line_with(layout, "Then Dr.")).split("\n")
    assert first == "“Then Dr. Kim answers; 日本語の文 stands in it too [2; 1].”"
    assert quote(layout, *line_with(layout, "stands in")).split("\n")[2:] == [
        "[2] A Body, The second (2022).",
        "[1] An Office, The first (2023).",
    ]


def test_a_sentence_without_a_source_brings_none(layout: PageLayout) -> None:
    assert len(quote(layout, *line_with(layout, "cited here")).split("\n")) == 2


def test_bullets_and_bars_are_left_behind(layout: PageLayout) -> None:
    assert quote(layout, *line_with(layout, "An item")).startswith("“An item [2].”\n")
    assert quote(layout, *line_with(layout, "It holds")).startswith("“It holds.”\n")


def test_selected_words_are_put_on_one_line(layout: PageLayout) -> None:
    assert quote_text(layout.document, "two\n  lines").startswith("“two lines”\n— A section, The thaw")
