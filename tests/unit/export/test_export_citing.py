"""Sources alone, read back by pandoc: what neither CSL nor BibTeX has a field for is carried too."""

import json
from pathlib import Path
from typing import Any

import pytest
from reading_back import needs_pandoc, pandoc

from briefing.export import bibtex, csl
from briefing.export import pandoc as pandoc_
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import Place

TEXT = """\
format: briefing/1
id: b
title: B
sections: [{id: s, title: S, text: "So it is [@rain; @shelf]."}]
sources:
  - id: rain
    type: article-newspaper
    title: 비
    translated-title: Rain
    original-title: Pluie
    language: ko
    container-title: The Wire
    issued: 2023-03-06
    accessed: 2023-04-01
    URL: https://wire.example/rain
    archive_url: https://archive.example/2023/a_b
    note: Read in part.
  - id: shelf
    type: manuscript
    title: Minutes
    archive: National Archives
    archive_location: Box 3
    archive_url: https://archive.example/2
"""
PLACES = [Place("b", "s")]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A section that cites a translated newspaper with a copy, and a manuscript in an archive."""
    file = tmp_path / "b.briefing.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return load(file, label="b")


def test_csl_has_copies_as_archives_and_translations_as_notes(library: Library) -> None:
    rain, shelf = json.loads(csl.write(library, PLACES))
    assert (rain["archive"], rain["archive_location"]) == ("archive.example", "https://archive.example/2023/a_b")
    assert (rain["title"], rain["original-title"], rain["language"]) == ("비", "Pluie", "ko")
    assert rain["note"] == "Read in part. Translated title: Rain"
    assert (shelf["archive"], shelf["archive_location"]) == ("National Archives", "Box 3")
    assert shelf["note"] == "Archived at https://archive.example/2"


@needs_pandoc
@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_bibtex_has_both_as_a_note_that_either_reader_keeps(library: Library, form: str) -> None:
    rain, shelf = json.loads(pandoc(bibtex.write(library, PLACES), form, "--to=csljson"))
    assert (rain["title"], rain["original-title"]) == ("비", "Pluie")
    assert rain["note"] == "Read in part. Translated title: Rain. Archived at https://archive.example/2023/a_b"
    assert rain["issued"] == {"date-parts": [[2023, 3, 6]]}
    assert rain["URL"] == "https://wire.example/rain"
    assert shelf["note"] == "Archived at https://archive.example/2"
    assert "library = {National Archives, Box 3}" in bibtex.write(library, PLACES).decode()


@needs_pandoc
def test_pandoc_prints_the_address_of_the_copy(library: Library) -> None:
    written = pandoc_.write(library, PLACES)
    said = pandoc(written, "markdown", "--citeproc", "--to=plain", "--wrap=none").decode()
    assert "https://wire.example/rain" in said
    assert "ttps://archive.example/2023/a_b" in said  # a style may begin a sentence with it
    items: Any = json.loads(pandoc(written, "markdown", "--to=csljson"))
    assert items[0]["archive_location"] == "https://archive.example/2023/a_b"
    assert items[0]["note"] == "Read in part. Translated title: Rain"
