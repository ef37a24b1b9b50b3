"""Written: the file and line of what a page shows."""

from pathlib import Path

import pytest

from briefing.loading.library import load, load_piped
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.written import Written, written_at
from briefing.store.shelf import Shelf

TEXT = """\
format: briefing/1
id: b
title: Lines
bottom_line: They are known.
include: [more.yaml]
sections:
  - id: s
    title: A section
    takeaway: It holds.
    text: |
      First comes [[jpn|Tokyo]], at length.

      Later words of the text are found by themselves, whatever
      stands around them; and *dress* does not hide them.

      Twice the same line stands here.

      Twice the same line stands here. Not quite the same.
    sections:
      - id: part
        title: A part
        takeaway: It too.
        text: >
          Folded text has other lines than
          those of its file, and its words
          are found by a few of them.
sources: [{id: src, type: report, title: A report, issued: 2023}]
"""
MORE = "actors:\n  - {id: jpn, kind: state, name: Japan, summary: Summaries count as well.}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "briefing.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "more.yaml").write_text(MORE, encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["read", "compiled"])
def library(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    shelf = Shelf(tmp_path_factory.mktemp("shelf"))
    library = load(folder, label="lib", shelf=shelf)
    return load(folder, label="lib", shelf=shelf) if request.param == "compiled" else library


def line_of(words: str) -> int:
    return next(number for number, line in enumerate(TEXT.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("place", "words", "line"),
    [
        (Place("b", "s"), "", line_of("id: s")),
        (Place("b", "s"), "First comes Tokyo, at length", line_of("First comes")),
        (Place("b", "s"), "Later words of the text are found by themselves", line_of("Later words")),
        (Place("b", "s"), "around them; and dress does not hide them", line_of("stands around")),
        (Place("b", "s"), "Twice the same line stands here. Not quite the same.", line_of("Not quite")),
        (Place("b", "s"), "It holds.", line_of("It holds")),
        (Place("b", "s"), "nothing of the kind occurs anywhere", line_of("id: s")),
        (Place("b", "part"), "are found by a few of them", line_of("by a few")),
        (Place("b", "part"), "those of its file, and its words", line_of("those of its")),
        (Place("b", "src"), "", line_of("id: src")),
        (Place("b", view="overview"), "They are known.", line_of("bottom_line")),
        (Place("b", view="timeline"), "", 1),
    ],
)
def test_the_line_of_what_is_shown(library: Library, place: Place, words: str, line: int) -> None:
    assert written_at(library, place, words) == Written("lib/briefing.yaml", line)


def test_an_included_file_is_the_one_a_record_stands_in(library: Library, folder: Path) -> None:
    written = written_at(library, Place("b", "jpn"), "Summaries count")
    assert written == Written("lib/more.yaml", 2)
    assert Path(library.path_of(written.file)).samefile(folder / "more.yaml")


def test_what_nobody_wrote_is_written_nowhere(library: Library) -> None:
    assert written_at(library, Place("b", "nobody")) is None
    assert written_at(library, Place(view="actors")) is None


def test_a_file_that_was_named_and_one_that_came_through_a_pipe(folder: Path) -> None:
    single = load(folder / "briefing.yaml", label="some/briefing.yaml")
    written = written_at(single, Place("b", "s"))
    assert written == Written("some/briefing.yaml", 7)
    assert Path(single.path_of(written.file)).samefile(folder / "briefing.yaml")
    piped = load_piped(TEXT.replace("include: [more.yaml]\n", "").encode())
    written = written_at(piped, Place("b", "s"))
    assert written is not None
    assert not Path(piped.path_of(written.file)).exists()
