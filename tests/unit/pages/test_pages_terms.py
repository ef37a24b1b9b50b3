"""Terms of the glossary: linked where a section first uses them, as whole words of any script, nowhere else."""

from json import dumps
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import library_of, page, said

from briefing.export.binding import bind
from briefing.export.gfm import write_gfm
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.pages.contents import context
from briefing.parsing.names_in_text import NamesInText

TERMS = """
glossary:
  - {id: zone, term: Air defence identification zone, definition: Airspace.}
  - {id: defence, term: Air defence, definition: Guns.}
  - {id: pact, term: GSOMIA, definition: A pact., names: {ja: 日韓秘密軍事情報保護協定, ko: 한일 협정}}
  - {id: deter, term: deterrence, definition: Fear., names: {ja: 抑止, ko: 억지}}
"""


def sections(folder: Path, *texts: str) -> Library:
    inner = "".join(
        f"      - {{id: p{number}, title: P, text: {dumps(text)}}}\n" for number, text in enumerate(texts[1:])
    )
    first = f"b\nsections:\n  - id: s\n    title: S\n    text: {dumps(texts[0])}\n"
    return library_of(folder, first + (f"    sections:\n{inner}" if inner else "") + TERMS.lstrip())


def glossed(document: d.Document) -> list[tuple[str, str]]:
    """The words of each quiet link, and the id of the term it leads to."""
    spans = [node for node in d.walk(document.blocks) if isinstance(node, d.Span) and "gloss" in node.classes]
    found = [link for span in spans for link in span.inlines if isinstance(link, d.Link)]
    assert len(found) == len(spans)
    return [(d.plain_text(link.inlines), link.target.id) for link in found if isinstance(link.target, Place)]


def test_a_term_is_linked_where_it_is_first_used_and_only_there(tmp_path: Path) -> None:
    library = sections(tmp_path, "Deterrence holds, as deterrence does.", "More deterrence under GSOMIA.")
    assert glossed(page(library, "s")) == [("Deterrence", "deter"), ("GSOMIA", "pact")]


def test_of_several_terms_the_longest_is_meant_and_a_line_end_is_a_space(tmp_path: Path) -> None:
    library = sections(tmp_path, "The air defence\nidentification zone; then air defence.")
    assert glossed(page(library, "s")) == [("air defence identification zone", "zone"), ("air defence", "defence")]


@pytest.mark.parametrize(
    "text",
    [
        "# GSOMIA",
        "`GSOMIA`",
        "> GSOMIA",
        "[GSOMIA](https://example.org)",
        "[[deter|GSOMIA]]",
        "GSOMIAs",
        "gsomia",
        "pre-GSOMIA",
        "GSOMIA-like",
        "Gsomia",
        "air-defence",
        "abdeterrence",
    ],
)
def test_what_is_no_plain_use_of_the_word_is_left_alone(tmp_path: Path, text: str) -> None:
    library = sections(tmp_path, text)
    assert glossed(page(library, "s")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GSOMIA, then.", "GSOMIA"),
        ("*GSOMIA* held.", "GSOMIA"),
        ("- GSOMIA’s end", "GSOMIA"),
        ("| a |\n| --- |\n| GSOMIA |", "GSOMIA"),
        ("両国は抑止を語る。", "抑止"),
        ("日韓秘密軍事情報保護協定は続く。", "日韓秘密軍事情報保護協定"),
        ("양국은 억지를 말한다.", "억지"),
        ("한일 협정은 이어진다.", "한일 협정"),
    ],
)
def test_a_term_is_found_in_any_script_with_what_grammar_adds(tmp_path: Path, text: str, words: str) -> None:
    assert [found for found, _ in glossed(page(sections(tmp_path, text), "s"))] == [words]


@pytest.mark.parametrize("text", ["抑止力がある。", "非抑止。", "억지력이다.", "억지스럽다."])
def test_a_longer_word_of_an_unspaced_script_is_another_word(tmp_path: Path, text: str) -> None:
    assert glossed(page(sections(tmp_path, text), "s")) == []


def test_a_term_that_the_text_links_itself_is_not_linked_again(tmp_path: Path) -> None:
    library = sections(tmp_path, "The [[pact|agreement]] of 2016. Later GSOMIA lapsed.")
    assert glossed(page(library, "s")) == []


def test_words_citations_and_back_links_stay_as_they_are(tmp_path: Path) -> None:
    text = "Deterrence holds [@wire, p. 2]. GSOMIA too."
    sources = "\nsources: [{id: wire, type: report, title: Wire}]\n"
    plain = tmp_path / "plain.briefing.yaml"
    body = f"format: briefing/1\nid: b\ntitle: B\nsections: [{{id: s, title: S, text: '{text}'}}]"
    plain.write_text(body + sources, encoding="utf-8")
    with_terms = tmp_path / "terms.briefing.yaml"
    with_terms.write_text(body + sources + TERMS, encoding="utf-8")
    before, after = (load(path, label="") for path in (plain, with_terms))
    place = Place("b", "s")
    assert glossed(compose(after, place))
    assert said(compose(before, place).blocks[0]).split() == said(compose(after, place).blocks[0]).split()
    assert compose(before, place).references == compose(after, place).references
    assert after.links.to(Place("b", "deter")) == before.links.to(Place("b", "deter")) == ()
    assert write_gfm(bind(after, [place])).count("Deterrence holds.[^1]") == 1
    assert "[Deterrence]" not in write_gfm(bind(after, [place, Place("b", view="glossary")]))


def test_the_context_names_the_terms_that_a_page_uses(tmp_path: Path) -> None:
    library = sections(tmp_path, "GSOMIA holds.")
    assert "GSOMIA ×2" in said(*context(library, page(library, "s")).blocks)


def test_terms_of_another_briefing_are_not_its_own(tmp_path: Path) -> None:
    east = "east\nsections: [{id: s, title: S, text: GSOMIA holds.}]\n"
    assert glossed(page(library_of(tmp_path, east, f"west\n{TERMS.lstrip()}"), "east/s")) == []


WORDS = st.sampled_from(["air", "defence", "zone", "抑止", "力", "는", "억지", "-", " ", "\n", "x"])


@given(
    st.lists(WORDS, max_size=12).map("".join), st.sets(st.sampled_from(["air defence", "air", "抑止", "억지", "zone"]))
)
def test_names_are_found_in_order_without_overlap_and_stand_there(text: str, wanted: set[str]) -> None:
    names = NamesInText()
    for name in wanted:
        names.add(name)
    done = 0
    for start, end, name in names.found_in(text):
        assert done <= start < end
        assert name in wanted
        assert " ".join(text[start:end].split()) == name
        done = end


def test_every_glossed_word_of_the_shipped_library_is_its_term_or_a_name_of_it(shipped: Library) -> None:
    checked = 0
    for name, briefing in shipped.briefings.items():
        for section in briefing.sections:
            found = glossed(compose(shipped, Place(name, section.id)))
            assert len({ident for _, ident in found}) == len(found)
            for words, ident in found:
                term = shipped.find(Place(name, ident)) or shipped.find(Place("", ident))
                assert term is not None
                assert words.casefold() == term.name.casefold()
                checked += 1
    assert checked > 4
