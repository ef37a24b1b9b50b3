"""Whatever stands in titles, headers, notes, sources, captions and heads of tables comes out as it was written.

As parsers by other hands read it: `test_export_breaking_out.py` asks the same of the text itself.
"""

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from export_helpers import HOME, para
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML
from reading_back import (
    ast_tree,
    html_lines,
    html_page,
    markdown_lines,
    needs_pandoc,
    normal,
    pandoc,
    pandoc_lines,
    pandoc_markdown_tree,
    pandoc_tree,
    said,
    typst_html,
)
from test_export_breaking_out import NASTY

from briefing.export.bibtex import write_bibtex
from briefing.export.binding import Handout
from briefing.export.csl import csl_items
from briefing.export.gfm import write_gfm
from briefing.export.obsidian import ObsidianWriter
from briefing.model import document as d
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf
from briefing.model.names import Name, Names
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.references import reference

_MORE = (
    "a and b",
    "x, y",
    "{",
    "}",
    "\\textbf{x}",
    '"o',
    "``x''",
    "?`x",
    "x~y",
    "%",
    "a\\&b",
    "\u202eback\u202c",
    "a\u0007",
)
_PIECES = st.one_of(
    st.sampled_from((*NASTY, *_MORE)), st.text("\\`*_[]<>|~#{}$%&\"',-1ax韓", max_size=8), st.text(max_size=8)
)
_WORDS = st.lists(_PIECES, min_size=1, max_size=2).map(lambda parts: clean_line("".join(parts))).filter(bool)
_SHEETS = st.lists(_WORDS, min_size=12, max_size=24, unique=True)
_ALL = [*dict.fromkeys(map(clean_line, (*NASTY, *_MORE)))]

_FEW = settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def sheet(texts: Sequence[str]) -> Handout:
    """A page that has each of some texts in its header, a source or a table, next to others."""
    places = {Place("b", f"s{number}"): number for number in range(len(texts))}
    sources = {place: _source(place.id, texts[number - 1], texts[number]) for place, number in places.items()}
    page = d.Document(
        place=HOME,
        title=texts[0],
        briefing_title=texts[1],
        legend=texts[2],
        kind="section",
        blocks=tuple(block for place, number in places.items() for block in _blocks(place, texts[number])),
    )
    return Handout(document=page, sources=sources, keys={place: place.id for place in places})


def _source(ident: str, one: str, other: str) -> Source:
    author = Names((Name(literal=other), Name(family=one, given=other)))
    return Source(
        id=ident,
        type="article-newspaper",
        title=other,
        author=author,
        container_title=one,
        note=other,
        issued=Edtf("2023"),
    )


def _blocks(place: Place, text: str) -> Iterable[d.Block]:
    words = (d.Str(text),)
    yield para("§", d.Cite((d.Citation(place, place.id),)))
    yield d.Table((words, (d.Str("x"),)), (((d.Str("y"),), words),), ("left", "default"), (d.Str(f"T{text}"),))


def notes(page: Handout) -> list[str]:
    return [squeezed(d.plain_text(reference(source))) for source in page.sources.values()]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def lines(page: Handout, *, numbered: bool = False, with_notes: bool = False) -> list[str]:
    """The words of each line below the header: paragraphs with their notes, captions and cells."""
    found = []
    for number, (text, note) in enumerate(zip(_texts(page), notes(page), strict=True), 1):
        found += [f"§{number}" if numbered else "§", *([note] if with_notes else [])]
        found += [f"T{text}", text, "x", "y", text]
    return found


def _texts(page: Handout) -> list[str]:
    return [squeezed(source.title) for source in page.sources.values()]


def _unmarked(read: Iterable[str], mark: str) -> list[str]:
    """Lines as they are read, without the marks of notes."""
    return [line.partition(mark)[0] if line.startswith("§") else line for line in read]


def header(page: Handout) -> list[str]:
    document = page.document
    return [document.title, f"{document.briefing_title} · {HOME}", document.legend]


@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_github_markdown(texts: list[str]) -> None:
    page = sheet(texts)
    text, *below = write_gfm(page).rstrip("\n").split("\n[^")
    assert _unmarked(markdown_lines(text), "[^") == [*header(page), *lines(page)]
    assert [markdown_lines(note.partition("]: ")[2]) for note in below] == [[note] for note in notes(page)]


@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_obsidian(texts: list[str]) -> None:
    page = sheet(texts)
    writer = ObsidianWriter(page)
    assert _unmarked(markdown_lines(writer.blocks(page.document.blocks)), "[^") == lines(page)
    assert [markdown_lines(note.partition("]: ")[2]) for note in writer.footnotes().split("\n")] == [
        [note] for note in notes(page)
    ]


@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_html(texts: list[str]) -> None:
    page = sheet(texts)
    written = html_page(page)
    below = [f"{note} ↩" for note in notes(page)]
    assert html_lines(written, "main") == [*header(page), *lines(page, numbered=True), "Notes", *below]
    (title,) = JustHTML(written, strict=True, sanitize=False).query("title")
    assert squeezed(title.to_text()) == page.document.title


@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_what_becomes_a_pdf(texts: list[str]) -> None:
    page = sheet(texts)
    title, _, legend = header(page)
    above = [title, page.document.briefing_title, str(HOME), legend]
    below = [f"{number}{note}" for number, note in enumerate(notes(page), 1)]
    assert html_lines(typst_html(page), "body") == [*above, *lines(page, numbered=True), *below]


@needs_pandoc
@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_github_markdown_as_pandoc_reads_it(texts: list[str]) -> None:
    page = sheet(texts)
    read = pandoc_lines(pandoc_tree(write_gfm(page).encode(), "gfm"))
    assert read == list(map(normal, (*header(page), *lines(page, with_notes=True))))


@needs_pandoc
@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_what_becomes_a_word_document(texts: list[str]) -> None:
    page = sheet(texts)
    tree = ast_tree(page)
    assert meta(tree, "title") == normal(page.document.title)
    assert meta(tree, "subtitle") == normal(page.document.briefing_title)
    assert pandoc_lines(tree) == [str(HOME), *map(normal, (page.document.legend, *lines(page, with_notes=True)))]


@needs_pandoc
@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_pandocs_markdown(texts: list[str]) -> None:
    page = sheet(texts)
    tree = pandoc_markdown_tree(page)
    assert meta(tree, "title") == normal(page.document.title)
    assert meta(tree, "subtitle") == normal(page.document.briefing_title)
    assert _unmarked(pandoc_lines(tree), " [@") == list(map(normal, (*header(page)[1:], *lines(page))))
    read = map(_plain, tree["meta"]["references"]["c"])
    assert list(map(_fields, read)) == _expected(page)


def _plain(value: dict[str, Any]) -> Any:
    """A value of pandoc's front matter without its dress."""
    if value["t"] == "MetaMap":
        return {name: _plain(inner) for name, inner in value["c"].items()}
    return list(map(_plain, value["c"])) if value["t"] == "MetaList" else said(value)


def meta(tree: dict[str, Any], name: str) -> str:
    return squeezed(said(tree["meta"][name]))


@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_csl(texts: list[str]) -> None:
    page = sheet(texts)
    read = json.loads(json.dumps(csl_items(page)))
    assert list(map(_fields, read)) == _expected(page)


@needs_pandoc
@_FEW
@example(_ALL)
@given(_SHEETS)
def test_in_bibtex_as_pandoc_reads_it(texts: list[str]) -> None:
    page = sheet(texts)
    read = json.loads(pandoc(write_bibtex(page).encode(), "bibtex", "--to=csljson"))
    assert [_printed(*_fields(item)) for item in read] == [_printed(*fields) for fields in _expected(page)]
    people = [item["author"][1] for item in read]
    wanted = [source.author[1] for source in page.sources.values()]
    assert [_letters(*one.values()) for one in people] == [_letters(one.family, one.given) for one in wanted]


def _printed(*fields: str) -> list[str]:
    """Fields but for the parts of a person's name, with apostrophes as TeX prints them."""
    return [field.replace("'", "’") for field in fields[:4]]


def _letters(*parts: str) -> list[str]:
    """The letters of a name: pandoc takes particles and suffixes out of braces, and quotation marks away."""
    return sorted(re.sub(r"[\s,\"]", "", normal("".join(parts))).replace("'", "’"))


def _fields(item: dict[str, Any]) -> list[str]:
    literal, person = item["author"]
    names = (literal["literal"], person["family"], person.get("given", ""))
    return [squeezed(normal(one)) for one in (item["title"], item["container-title"], item["note"], *names)]


def _expected(page: Handout) -> list[list[str]]:
    items = ((source, *source.author) for source in page.sources.values())
    return [
        [
            squeezed(normal(one))
            for one in (source.title, source.container_title, source.note, literal.literal, person.family, person.given)
        ]
        for source, literal, person in items
    ]
