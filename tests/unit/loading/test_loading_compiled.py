"""Compiled copies: the same library as the files hold, and never a stale one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.loading import library as loading
from briefing.loading import reading
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.store.shelf import Shelf

SOUND = """\
format: briefing/1
id: one
title: One
sections:
  - id: a
    title: A
    text: "[[p]] [@s, p. 1]"
    sections: [{id: b, title: B, text: Inner.}]
    events: [{id: e, date: 2020-03~, title: E, actors: [p], citations: ["s, p. 2"]}]
    judgments:
      - {id: j, statement: So., likelihood: {term: likely, probability: 60}, evidence: [{source: s, credibility: 2}]}
actors:
  - {id: p, kind: person, name: P, names: {ko: 피}, offices: [{post: q, since: 2020}]}
  - {id: q, kind: office, name: Q}
relations: [{id: r, type: dialogue, from: p, to: q, binding: false}]
sources: [{id: s, type: report, title: S, author: [Somebody, {family: Kim, given: Min}], issued: 2019-01}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one sound briefing."""
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "one.briefing.yaml").write_text(SOUND, encoding="utf-8")
    return tmp_path / "lib"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often files were really read since the test began."""
    count = 0
    read = reading.read_library

    def counting(path: Path, label: str) -> reading.Reading:
        nonlocal count
        count += 1
        return read(path, label)

    monkeypatch.setattr(reading, "read_library", counting)
    return lambda: count


def same(one: Library, other: Library) -> bool:
    """Whether two libraries hold the same, in the same order."""
    briefings = [
        [(name, b.head, list(b.records.items()), b.sections, b.homes) for name, b in library.briefings.items()]
        for library in (one, other)
    ]
    return briefings[0] == briefings[1] and list(one.shared.items()) == list(other.shared.items())


def test_a_copy_holds_exactly_what_the_files_do(folder: Path, shelf: Shelf, reads: Callable[[], int]) -> None:
    fresh = load(folder, shelf=shelf)
    copied = load(folder, shelf=shelf)
    assert reads() == 1
    assert same(fresh, copied)
    assert copied.problems == fresh.problems == ()
    assert copied.fingerprint == fresh.fingerprint


def test_the_shipped_library_is_the_same_from_its_copy(shelf: Shelf) -> None:
    path = loading.shipped_library()
    assert same(load(path, shelf=shelf), load(path, shelf=shelf))


def test_a_copy_says_in_which_file_a_briefing_begins_without_reading_it(
    folder: Path, shelf: Shelf, reads: Callable[[], int]
) -> None:
    fresh = load(folder, label="lib", shelf=shelf)
    copied = load(folder, label="elsewhere", shelf=shelf)
    assert copied.file_of("one") == fresh.file_of("one") == str(folder / "one.briefing.yaml")
    origin = copied.origin(Place("one"))
    assert origin is not None
    assert origin.file == "elsewhere/one.briefing.yaml"
    assert reads() == 1
    assert origin.position(("title",)) == (3, 8)
    assert reads() == 2


def test_a_changed_file_is_read_again(folder: Path, shelf: Shelf, reads: Callable[[], int]) -> None:
    first = load(folder, shelf=shelf)
    file = folder / "one.briefing.yaml"
    file.write_text(SOUND.replace("title: One", "title: Two"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    again = load(folder, shelf=shelf)
    assert reads() == 2
    assert again.briefings["one"].head.title == "Two"
    assert again.fingerprint != first.fingerprint


def test_a_briefing_that_comes_or_goes_is_noticed(folder: Path, shelf: Shelf) -> None:
    load(folder, shelf=shelf)
    second = folder / "two.briefing.yaml"
    second.write_text(SOUND.replace("id: one", "id: two"), encoding="utf-8")
    assert set(load(folder, shelf=shelf).briefings) == {"one", "two"}
    second.unlink()
    assert set(load(folder, shelf=shelf).briefings) == {"one"}


def test_a_library_file_that_comes_is_noticed(folder: Path, shelf: Shelf) -> None:
    load(folder, shelf=shelf)
    (folder / "library.yaml").write_text("title: Named\n", encoding="utf-8")
    assert load(folder, shelf=shelf).head.title == "Named"


def test_a_library_with_problems_is_never_taken_from_a_copy(
    folder: Path, shelf: Shelf, reads: Callable[[], int]
) -> None:
    (folder / "bad.briefing.yaml").write_text("format: [\n", encoding="utf-8")
    assert load(folder, shelf=shelf).problems == load(folder, shelf=shelf).problems != ()
    assert reads() == 2


def test_problems_of_references_keep_their_place_in_the_file(folder: Path, shelf: Shelf) -> None:
    file = folder / "one.briefing.yaml"
    file.write_text(SOUND.replace("[[p]]", "[[nobody]]"), encoding="utf-8")
    fresh = load(folder, label="lib", shelf=shelf).problems
    assert [(problem.code, problem.line) for problem in fresh] == [("dangling-reference", 7)]
    assert load(folder, label="lib", shelf=shelf).problems == fresh


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"\x80", b"not msgpack at all"])
def test_a_damaged_copy_is_ignored(folder: Path, tmp_path: Path, shelf: Shelf, damage: bytes) -> None:
    fresh = load(folder, shelf=shelf)
    (copy,) = (tmp_path / "shelf").iterdir()
    copy.write_bytes(damage)
    assert same(load(folder, shelf=shelf), fresh)


def test_a_cut_copy_is_ignored(folder: Path, tmp_path: Path, shelf: Shelf) -> None:
    fresh = load(folder, shelf=shelf)
    (copy,) = (tmp_path / "shelf").iterdir()
    whole = copy.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 40)):
        copy.write_bytes(whole[:length])
        assert same(load(folder, shelf=shelf), fresh)


@pytest.mark.parametrize("marking", ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER"])
def test_what_is_marked_strictly_leaves_no_copy(folder: Path, tmp_path: Path, shelf: Shelf, marking: str) -> None:
    file = folder / "one.briefing.yaml"
    file.write_text(f"{SOUND}marking: {marking}\n", encoding="utf-8")
    assert load(folder, shelf=shelf).fingerprint == ""
    assert not (tmp_path / "shelf").exists()
