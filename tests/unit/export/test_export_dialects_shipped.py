"""Every Place of the shipped library in every dialect: what is pointed at is there, as tools by other hands see it."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import typst
from export_helpers import notes_defined, notes_used
from jsonschema import Draft202012Validator
from justhtml import JustHTML
from reading_back import PANDOC, needs_pandoc, nodes, pandoc, pandoc_lines, pandoc_tree
from test_export_shipped import every_place

from briefing.export import ast, docx, html, obsidian, pdf, tree
from briefing.export import pandoc as pandoc_
from briefing.export.binding import Handout, bind
from briefing.export.gfm import write_gfm
from briefing.export.parts import WHOLE_LIBRARY
from briefing.export.typst_markup import write_markup
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose


@pytest.fixture(scope="module")
def everything(shipped: Library) -> Handout:
    """All Places, bound in one."""
    return bind(shipped, [place for place in every_place(shipped) if place.view != "problems"])


def one_of_each(library: Library) -> list[Place]:
    """A Place of each kind, and a part of a page."""
    firsts: dict[str, Place] = {}
    for place in every_place(library):
        firsts.setdefault(library.kind(place), place)
    return [*firsts.values(), Place("japan-korea-detente")]


def anchors(handout: Handout) -> set[str]:
    return {node.id for node in d.walk(handout.document.blocks) if isinstance(node, d.Header | d.Div) and node.id}


def test_every_link_of_what_is_bound_leads_to_a_part_of_it_or_outside(everything: Handout) -> None:
    ids = anchors(everything)
    targets = [node.target for node in d.walk(everything.document.blocks) if isinstance(node, d.Link)]
    assert len(targets) > 1000
    assert {str(target)[1:] for target in targets if str(target).startswith("#")} <= ids
    assert all(str(target).startswith(("#", "http://", "https://")) for target in targets)


@needs_pandoc
def test_github_markdown_has_an_id_for_every_link_and_a_note_for_every_mark(everything: Handout) -> None:
    written = write_gfm(everything)
    assert notes_defined(written) == list(range(1, len(notes_defined(written)) + 1))
    assert list(dict.fromkeys(notes_used(written))) == notes_defined(written)
    read = list(nodes(pandoc_tree(written.encode(), "gfm")["blocks"]))
    ids = {node["c"][1][0] for node in read if node["t"] == "Header"}
    links = {node["c"][2][0] for node in read if node["t"] == "Link"}
    inside = {link[1:] for link in links if link.startswith("#")}
    assert len(inside) > 400
    assert inside <= ids
    assert sum(node["t"] == "Note" for node in read) == len(notes_used(written))


@needs_pandoc
def test_pandoc_markdown_has_a_source_for_every_key_and_an_id_for_every_link(everything: Handout) -> None:
    tree_ = pandoc_tree(pandoc_.write_pandoc(everything).encode(), "markdown")
    read = list(nodes(tree_["blocks"]))
    cites = [node for node in read if node["t"] == "Cite"]
    cited = {one["citationId"] for cite in cites for one in cite["c"][0]}
    known = {"".join(map(str, _strings(item["c"]["id"]))) for item in tree_["meta"]["references"]["c"]}
    assert cited <= known == set(everything.keys.values())
    ids = {node["c"][1][0] for node in read if node["t"] == "Header"}
    ids |= {node["c"][0][0] for node in read if node["t"] == "Div"}
    links = {node["c"][2][0] for node in read if node["t"] == "Link"}
    assert {link[1:] for link in links if link.startswith("#")} <= ids


def _strings(value: object) -> list[str]:
    return [str(node["c"]) for node in nodes(value) if node["t"] in ("Str", "MetaString")]


@needs_pandoc
def test_pandoc_makes_chicago_of_its_markdown(shipped: Library) -> None:
    written = pandoc_.write(shipped, [Place("japan-korea-detente", "history")])
    said = pandoc(written, "markdown", "--citeproc", "--to=plain").decode()
    assert "???" not in said
    assert "US Government Accountability Office" in said


@needs_pandoc
def test_word_documents_say_what_the_pages_say(everything: Handout, shipped: Library, tmp_path: Path) -> None:
    lines = pandoc_lines(pandoc_tree(ast.write_ast(everything, docx._types_version(PANDOC)), "json"))
    assert len(lines) > 3000
    place = Place("japan-korea-detente", "taiwan")
    made = docx.write(shipped, [place])
    assert made == docx.write(shipped, [place])
    file = tmp_path / "taiwan.docx"
    file.write_bytes(made)
    back = subprocess.run([PANDOC, str(file), "--to=json"], capture_output=True, check=True).stdout
    said = pandoc_lines(json.loads(back))
    headings = [node for node in d.walk(bind(shipped, [place]).document.blocks) if isinstance(node, d.Header)]
    assert {" ".join(d.plain_text(node.inlines).split()) for node in headings} <= set(said)


def test_typst_takes_every_page(everything: Handout, shipped: Library) -> None:
    markup = write_markup(everything, ("Libertinus Serif",))
    made = typst.compile(markup.encode(), format="html")  # a label that is not there would be an error
    assert isinstance(made, bytes)
    assert made.count(b"<h2") + made.count(b"<h3") > 600


def test_pdf_is_the_same_each_time_and_tagged(shipped: Library) -> None:
    places = [Place("japan-korea-detente", "economics")]
    try:
        made = pdf.write(shipped, places)
    except Exception as error:
        if "no font here" in str(error):
            pytest.skip(str(error))
        raise
    assert made == pdf.write(shipped, places)
    assert made.startswith(b"%PDF-1.7")
    assert b"/MarkInfo" in made
    assert b"pdfuaid:part" in made


def attribute(node: Any, name: str) -> str:
    return str((node.attrs or {}).get(name) or "")


def test_html_is_valid_and_every_link_within_it_leads_somewhere(shipped: Library) -> None:
    for place in one_of_each(shipped):
        page = JustHTML(html.write(shipped, [place]).decode(), strict=True, sanitize=False)
        ids = [attribute(node, "id") for node in page.query("[id]")]
        assert len(ids) == len(set(ids)), place
        links = [attribute(node, "href") for node in page.query("a")]
        assert {link[1:] for link in links if link.startswith("#")} <= set(map(_encoded, ids)), place
        assert not page.query("script, img, iframe, object, link, form"), place
        assert len(page.query("h1")) == len(page.query("main")) == len(page.query("title")) == 1
        assert not [
            head for head in page.query("th") if attribute(head, "scope") != "col" or not head.to_text().strip()
        ]
        assert not [link for link in page.query("a") if not (link.to_text().strip() or attribute(link, "aria-label"))]


def test_html_of_several_pages_begins_with_their_contents(shipped: Library) -> None:
    home, board = Place("japan-korea-detente"), Place("japan-korea-detente", view="board")
    for places in ([home], [board, Place("japan-korea-detente", "taiwan")]):
        page = JustHTML(html.write(shipped, places).decode(), strict=True, sanitize=False)
        (contents,) = page.query("nav")
        listed = [(attribute(link, "href"), link.to_text().strip()) for link in contents.query("a")]
        heads = page.query("main > h2, main > h3")
        assert listed == [(f"#{_encoded(attribute(head, 'id'))}", _without_notes(head)) for head in heads]
    assert "<nav" not in html.write(shipped, [board]).decode()


def _without_notes(head: Any) -> str:
    return "".join(str(child.to_text()) for child in head.children if child.name != "sup").strip()


def _encoded(ident: str) -> str:
    from urllib.parse import quote

    return quote(ident)


@pytest.mark.skipif(not shutil.which("tidy"), reason="HTML Tidy is not installed (Debian: apt-get install tidy)")
def test_html_tidy_finds_nothing_in_the_markup_or_the_way_of_those_who_do_not_see_it(shipped: Library) -> None:
    home = "japan-korea-detente"
    for place in (Place(home, "economics"), Place(home, view="board"), Place(home)):
        page = html.write(shipped, [place])
        done = subprocess.run(["tidy", "-quiet", "-errors", "-access", "1"], input=page, capture_output=True)
        said = done.stderr.decode().splitlines()
        assert [line for line in said if "style sheets require testing" not in line] == [], place


def test_a_vault_of_the_library_has_a_note_for_every_place_and_every_link(shipped: Library) -> None:
    vault = obsidian.write(shipped, [WHOLE_LIBRARY])
    assert len(vault) >= sum(1 for _ in shipped.everything())
    assert len({name.casefold() for name in vault}) == len(vault)
    linked: set[str] = set()
    for name, data in vault.items():
        text = data.decode()
        assert notes_defined(text) == list(dict.fromkeys(notes_used(text))), name
        linked.update(re.findall(r"\[\[([^|\\\]]+)", text), re.findall(r"\(<([^<>#]+)\.md>\)", text))
    assert len(linked) > 400
    assert {f"{name}.md" for name in linked} <= set(vault)


def test_json_is_what_its_schema_says_and_every_place_in_it_is_there(shipped: Library) -> None:
    targets: set[Place] = set()
    for place in one_of_each(shipped):
        said: Any = json.loads(tree.write(shipped, [place]))
        for document in said["documents"]:
            cited = [row["source"] for row in document["references"]]
            for node in _typed(document["blocks"]):
                if node["t"] == "Link" and isinstance(node["target"], dict):
                    targets.add(Place(**node["target"]))
                assert all(one["source"] in cited for one in node.get("citations", []))
    for target in targets:
        compose(shipped, target)
    validator = Draft202012Validator(tree.schema())  # slow, so on little pages
    for kind in ("event", "gap", "term", "figure"):
        place = next(place for place, _ in shipped.everything() if shipped.kind(place) == kind)
        assert not list(validator.iter_errors(json.loads(tree.write(shipped, [place]))))


def _typed(value: object) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        inner = [node for one in value.values() for node in _typed(one)]
        return [value, *inner] if "t" in value else inner
    return [node for one in value for node in _typed(one)] if isinstance(value, list) else []


def test_each_place_alone_has_all_that_it_points_at(shipped: Library) -> None:
    count = 0
    for place in every_place(shipped):
        if place.view == "problems":
            continue
        handout = bind(shipped, [place])
        targets = {str(node.target) for node in d.walk(handout.document.blocks) if isinstance(node, d.Link)}
        assert {target[1:] for target in targets if target.startswith("#")} <= anchors(handout), place
        page = html.write(shipped, [place]).decode()
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'\sid="([^"]+)"', page)), place
        front, _, text = pandoc_.write_pandoc(handout).removeprefix("---\n").partition("\n---\n")
        known = {json.loads(line[2:])["id"] for line in front.splitlines() if line.startswith("- {")}
        cited = set(re.findall(r"(?<![\w\\])-?@\{?([\w:.-]*\w)", text))
        assert cited <= known, place
        count += len(cited)
        assert json.loads(tree.write(shipped, [place])), place
    assert count > 1000
