"""Whatever stands in the fields of a file, control characters too, is shown in every export and obeyed in none."""

import json
import unicodedata
from typing import Any, Final

import pytest
import yaml
from reading_back import needs_pandoc, normal, pandoc_lines, pandoc_tree
from test_export_all_text import squeezed
from test_export_breaking_out import NASTY

from briefing.export import csl, gfm, html, obsidian, pandoc, tree
from briefing.export.bibtex import write as bibtex
from briefing.loading.library import load
from briefing.model.cleaning import clean_line
from briefing.model.library import Library
from briefing.model.place import Place

CONTROLS: Final = (
    "red \x1b[31m",
    "bell \x07 tab \t nul \0",
    "title \x1b]0;x\x9c",
    "turned \u202eback\u202c",
    "apart \u2066a\u2069 \u200fb\u200e",
    "line\nline\r\nline \u2028 line",
    "mark \ufeff tag \U000e0041",
    "delete \x7f next \x85 line",
    "joined 👩‍👩‍👧 ह्‍ क्ष",
)
TEXTS: Final = (*CONTROLS, *NASTY)
WHOLE: Final = Place("b")


def quoted(text: str) -> str:
    """A text as a scalar of YAML that any reader takes: all but letters and digits by number."""
    letters = (one if one.isascii() and one.isalnum() else f"\\U{ord(one):08x}" for one in text)
    return f'"{"".join(letters)}"'


def _written() -> str:
    lines = ["format: briefing/1", "id: b", f"title: {quoted(TEXTS[0])}", "issued: 2023", "sections:"]
    for number, text in enumerate(TEXTS):
        lines.append(f"- {{id: s{number}, title: {quoted(text)}, text: '[@c{number}] [[a{number}]] ![[f{number}]]'}}")
    lines.append("actors:")
    for number, text in enumerate(TEXTS):
        names = f"name: {quoted(text)}, names: {{ko: {quoted(text + 'ko')}}}, aliases: [{quoted(text + 'x')}]"
        lines.append(f"- {{id: a{number}, kind: state, {names}, abbreviation: {quoted('A' + text)}}}")
    lines.append("sources:")
    for number, text in enumerate(TEXTS):
        said = f"title: {quoted(text)}, note: {quoted(text)}, container-title: {quoted(text)}, author: [{quoted(text)}]"
        lines.append(f"- {{id: c{number}, type: article-newspaper, {said}}}")
    lines.append("figures:")
    for number, text in enumerate(TEXTS):
        series = f"series: [{{label: {quoted(text)}, points: [['2022', 1, ''], ['2023', 2, '']]}}]"
        lines.append(
            f"- {{id: f{number}, kind: line, unit: x, alt: x, title: {quoted(text)}, {series}, citations: [c0]}}"
        )
    return "\n".join(lines)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A briefing with a section, an actor, a source and a figure for every text."""
    file = tmp_path_factory.mktemp("all") / "b.briefing.yaml"
    file.write_text(_written(), encoding="utf-8")
    return load(file, label="b")


def shown(text: str) -> str:
    """What is to be read for a text."""
    return squeezed(clean_line(text))


def test_every_text_was_read(library: Library) -> None:
    assert [problem for problem in library.problems if problem.severity == "error"] == []


def test_a_note_of_a_vault_has_all_names_of_an_actor(library: Library) -> None:
    vault = obsidian.write(library, [WHOLE])
    for number, text in enumerate(TEXTS):
        front = vault[f"a{number}.md"].decode().split("\n---\n")[0]
        fields = yaml.safe_load(front)
        assert squeezed(fields["title"]) == shown(text)
        names = (text, f"{text}ko", f"{text}x", f"A{text}")
        assert list(map(squeezed, fields["aliases"])) == list(map(shown, names))


@needs_pandoc
def test_headings_names_captions_and_heads_of_tables_are_read_as_written(library: Library) -> None:
    lines = pandoc_lines(pandoc_tree(gfm.write(library, [WHOLE]), "gfm"))
    for text in TEXTS:
        found = lines.count(normal(shown(text)))
        assert found >= 3, text  # the section, the card of the actor, the head of the figure's table


def test_sources_and_pages_keep_every_title(library: Library) -> None:
    items: list[dict[str, Any]] = json.loads(csl.write(library, [WHOLE]))
    for name in ("title", "container-title", "note"):
        assert {squeezed(item[name]) for item in items} == set(map(shown, TEXTS))
    assert {squeezed(item["author"][0]["literal"]) for item in items} == set(map(shown, TEXTS))
    titles = {squeezed(page["title"]) for page in json.loads(tree.write(library, [WHOLE]))["documents"]}
    assert set(map(shown, TEXTS)) <= titles


@pytest.mark.parametrize("write", [gfm.write, html.write, pandoc.write, tree.write, csl.write, bibtex])
def test_nothing_in_an_export_can_be_obeyed(library: Library, write: Any) -> None:
    text = write(library, [WHOLE]).decode()
    kinds = {unicodedata.category(one) + f" {ord(one):04X}" for one in text if one not in "\n\t\u200c\u200d\xad"}
    assert not [kind for kind in kinds if kind[:2] in ("Cc", "Cf", "Cs", "Zl", "Zp")]
