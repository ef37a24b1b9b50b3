"""What names a source says where it is to be found, for a reader who has nothing but the export."""

import json
from pathlib import Path

import pytest
from export_helpers import notes_defined, notes_used

from briefing.export import csl, obsidian, pandoc, tree
from briefing.export.writers import write
from briefing.loading.library import load
from briefing.model.lens import Lens, read_off
from briefing.model.library import Library
from briefing.model.place import Place

TEXT = """\
format: briefing/1
id: b
title: B
issued: 2023
sections: [{id: s, title: S, text: "Nothing is cited here."}]
sources:
  - id: wire
    type: article-newspaper
    title: Rain on the strait
    container-title: The Wire
    author: [{family: Kim, given: Min}]
    issued: 2023-03-06
    URL: https://wire.example/rain
    archive_url: https://archive.example/1
    assessment: {reliability: B}
  - id: echo
    type: webpage
    title: 비
    translated-title: Rain
    issued: 2023-03-07
    URL: https://echo.example
    assessment: {reliability: D, derived_from: [wire]}
"""
WIRE = (
    "Min Kim, “Rain on the strait,” *The Wire*, 6 March 2023, <https://wire.example/rain>, "
    "archived at <https://archive.example/1>"
)
ECHO = "“비 [Rain],” 7 March 2023, <https://echo.example>"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A briefing with a source that repeats another."""
    file = tmp_path / "b.briefing.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return load(file, label="b")


def gfm(library: Library, *places: Place) -> str:
    return write(library, places).decode().replace("\\[", "[").replace("\\]", "]")


def test_a_list_of_sources_is_a_bibliography(library: Library) -> None:
    written = gfm(library, Place("b", view="sources"))
    assert written.endswith(
        f"\n\n- {WIRE} · Reliability: B, usually reliable.\n- {ECHO} · Reliability: D, not usually reliable.\n"
    )


@pytest.mark.parametrize("place", [Place("b", view="search", query="q=strait"), Place("b", "echo")])
def test_a_source_that_is_only_named_has_a_note(library: Library, place: Place) -> None:
    written = gfm(library, place)
    assert "**strait**[^1]" in written or "- Rain on the strait[^1]" in written
    assert notes_used(written) == notes_defined(written) == [1]
    assert f"[^1]: {WIRE}.\n" in written


def test_a_source_named_that_is_handed_on_too_is_a_link_without_a_note(library: Library) -> None:
    written = gfm(library, Place("b", "echo"), Place("b", "wire"))
    assert "- [Rain on the strait](#rain-on-the-strait)" in written
    assert notes_used(written) == notes_defined(written) == []


def test_in_a_vault_that_holds_the_sources_the_list_leads_to_them(library: Library) -> None:
    vault = obsidian.write(library, [Place("b")])
    assert "Min Kim, [[wire|Rain on the strait]] · The Wire, 6 March 2023" in vault["b-sources.md"].decode()
    (alone,) = obsidian.write(library, [Place("b", view="sources")]).values()
    assert f"- {WIRE} · " in alone.decode()


@pytest.mark.parametrize("place", [Place("b", view="sources"), Place("b", view="search", query="q=rain")])
def test_sources_named_are_among_the_sources_of_every_form(library: Library, place: Place) -> None:
    assert {item["id"] for item in json.loads(csl.write(library, [place]))} == {"wire", "echo"}
    (document,) = json.loads(tree.write(library, [place]))["documents"]
    assert [entry["number"] for entry in document["references"]] == [1, 2]
    assert {entry["source"]["id"] for entry in document["references"]} == {"wire", "echo"}


def test_pandoc_gets_a_key_for_a_source_that_is_named(library: Library) -> None:
    written = pandoc.write(library, [Place("b", "echo")]).decode()
    assert "- Rain on the strait [@wire]" in written
    assert '"id": "wire"' in written


def test_a_source_that_is_switched_off_is_said_to_be(library: Library) -> None:
    without = library.through(Lens(without=(read_off("source:wire"),)))
    assert f"- {WIRE} (off) · Reliability" in gfm(without, Place("b", view="sources"))
    assert "- Rain on the strait[^1] (off)" in gfm(without, Place("b", "echo"))
