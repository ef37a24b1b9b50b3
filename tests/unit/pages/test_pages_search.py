"""Searching a library: what is read is found where it stands, the likeliest first, and handed on as a page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_everything import EVERYTHING
from pages_helpers import headings, library_of, said, shown

from briefing.errors import UsageError
from briefing.export.binding import bind
from briefing.export.gfm import write_gfm
from briefing.layout.laying import lay_out
from briefing.layout.plain import to_ansi
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.folding import fold, squeezed
from briefing.model.lens import Lens, read_day
from briefing.model.library import Library
from briefing.model.narrowing import Wanted
from briefing.model.place import Place, parse_place
from briefing.model.query import read_query
from briefing.model.shown import shown_at
from briefing.model.trees import part_of
from briefing.pages.compose import compose
from briefing.pages.hits import LibrarySearch, sentence
from briefing.pages.passages import Passage, passages_of

RANKED = """b
bottom_line: The pact and, a long way off in the same paragraph, its notice.
sections:
  - id: s
    title: Section
    text: |
      A pact without notice. It held.

      > Quoted notice of the pact.

      | what | when |
      | --- | --- |
      | pact \\| treaty | 1965 |

      - item of *em*phasis [[pact|the deal]] [@paper, p. 3].
glossary:
  - {id: pact, term: Pact, definition: An agreement., names: {ja: 協定}}
  - {id: pacts, term: Pact of steel, definition: Another.}
sources:
  - {id: paper, type: report, title: The pact of 1965, issued: 2020, assessment: {descriptor: On the pact.}}
"""


def passages(library: Library) -> list[Passage]:
    found = passages_of(library)
    found.go_on(1e9)
    return found.found


def found(library: Library, query: str, wanted: Wanted | None = None) -> list[str]:
    search = LibrarySearch(library, read_query(query), wanted)
    search.go_on()
    return [f"{hit.passage.place.id or hit.passage.place.view}: {sentence(hit, search.query)}" for hit in search.hits]


def asked(query: str, briefing: str = "", **options: str) -> Place:
    return Place(briefing, view="search").asking(q=query, **options)


@pytest.fixture
def ranked(tmp_path: Path) -> Library:
    return library_of(tmp_path, RANKED)


def test_names_come_first_then_words_close_together_then_sources(ranked: Library) -> None:
    assert found(ranked, "pact") == [
        "pact: Pact · 協定",
        "pacts: Pact of steel",
        "overview: The pact and, a long way off in the same paragraph, its notice.",
        "s: A pact without notice.",
        "s: Quoted notice of the pact.",
        "s: pact | treaty · 1965",
        "paper: The pact of 1965 (2020).",
        "paper: On the pact.",
    ]
    assert [row.split(":")[0] for row in found(ranked, "pact notice")] == ["s", "s", "overview"]


def test_texts_are_plain_words_of_what_is_shown(ranked: Library) -> None:
    assert found(ranked, "emphasis") == ["s: item of emphasis the deal."]
    assert found(ranked, "協") == ["pact: Pact · 協定"]
    assert found(ranked, '"the deal"') == ["s: item of emphasis the deal."]


def test_the_sentences_from_the_first_word_to_the_last_are_shown(ranked: Library) -> None:
    assert found(ranked, "pact held") == ["s: A pact without notice. It held."]


def test_a_long_sentence_is_cut_around_the_words(tmp_path: Path) -> None:
    text = f"{'many words ' * 100}the needle {'and more ' * 100}."
    (row,) = found(library_of(tmp_path, f"b\nsections: [{{id: s, title: S, text: {text}}}]"), "needle")
    assert row.startswith("s: … ")
    assert row.endswith(" …")
    assert "words the needle and more" in row
    assert len(row) < 420


def home(library: Library, passage: Passage) -> d.Blocks:
    spot = shown_at(library, passage.spot)
    return part_of(compose(library, spot.page).blocks, spot.anchor)


def everything(folder: Path) -> Library:
    return library_of(folder, EVERYTHING)


def test_every_passage_of_every_kind_leads_to_the_block_that_says_it(tmp_path: Path) -> None:
    library = everything(tmp_path)
    lost = [
        (str(one.spot), one.field)
        for one in passages(library)
        if not one.is_name and squeezed(one.text) not in squeezed(said(*home(library, one)))
    ]
    assert lost == []


def test_every_passage_that_ships_leads_to_its_block_on_the_page_and_in_the_reader(shipped: Library) -> None:
    layouts = {}
    for one in passages(shipped):
        spot = shown_at(shipped, one.spot)
        if spot.page not in layouts:
            layouts[spot.page] = lay_out(compose(shipped, spot.page), 100)
        layout = layouts[spot.page]
        if one.is_name:
            continue
        line = layout.anchor(spot.anchor)
        assert line is not None, spot
        block, offset = layout.block_at(line)
        shown_there = squeezed("".join(row.text for row in layout.blocks[block].lines[offset:]))
        assert squeezed(one.text)[:8] in shown_there, spot


def test_the_part_at_a_spot_is_the_block_alone(ranked: Library) -> None:
    place = Place("b", "s")
    blocks = compose(ranked, place).blocks
    assert said(*part_of(blocks, "~Quoted notice")) == "Quoted notice of the pact."
    assert said(*part_of(blocks, "~pact | treaty")) == "whatwhenpact | treaty1965"
    assert said(*part_of(blocks, "~item of")) == "item of emphasis the deal ."
    assert part_of(blocks, "~nothing of the kind") == ()


def test_every_hit_holds_the_words_and_everything_that_does_is_hit(shipped: Library) -> None:
    for typed in ("korea", "notice pact", "日韓", "윤석열", "Kono", '"export controls"', "tokyo -seoul", "2019"):
        words = [fold(word) for word in typed.replace('"', "").split() if not word.startswith("-")]
        search = LibrarySearch(shipped, read_query(typed))
        search.go_on()
        hits = {id(hit.passage) for hit in search.hits}
        assert hits
        for one in passages(shipped):
            tokens = fold(one.text).replace("(", " ").replace("“", " ").split()
            if id(one) in hits:
                assert all(word in one.folded for word in words)
            elif "-" not in typed and typed.islower() and len(words) == 1:
                assert not any(token.startswith(words[0]) for token in tokens), one.text


@given(st.sampled_from(["pact", "Pact", "notice pact", "deal", "協定", "x"]), st.floats(0, 0.001))
def test_a_search_in_spells_finds_what_one_at_once_does(
    tmp_path_factory: pytest.TempPathFactory, typed: str, spell: float
) -> None:
    library = library_of(tmp_path_factory.mktemp("spells"), RANKED)
    search = LibrarySearch(library, read_query(typed))
    for _ in range(1000):
        if search.is_done:
            break
        search.go_on(spell)
    assert search.is_done
    assert [sentence(hit, search.query) for hit in search.hits] == [
        row.partition(": ")[2] for row in found(library, typed)
    ]


def test_a_lens_hides_what_is_later(shipped: Library) -> None:
    then = shipped.through(Lens(read_day("2019-01")))
    assert len(found(then, "GSOMIA")) < len(found(shipped, "GSOMIA"))
    assert found(then, "normalises GSOMIA") == []


def test_filters_narrow_a_search(shipped: Library) -> None:
    kor = Place("", "kor")
    assert {row.partition(":")[0] for row in found(shipped, "korea", Wanted(kind="actor"))} >= {"kor", "prk"}
    assert 0 < len(found(shipped, "pact", Wanted(actor=kor))) < len(found(shipped, "pact"))
    assert found(shipped, "a", Wanted(kind="nothing")) == []


def test_the_page_counts_what_it_lists(shipped: Library) -> None:
    page = compose(shipped, asked("pact"))
    lists = [node for node in page.blocks if isinstance(node, d.BulletList)]
    counts = [int(title.rpartition("(")[2].rstrip(")")) for title in headings(page)]
    assert page.title == "Search: pact"
    levels = [node.level for node in page.blocks if isinstance(node, d.Header)]
    assert [count for count, level in zip(counts, levels, strict=True) if level == 3] == [
        len(one.items) for one in lists
    ]
    total = sum(len(one.items) for one in lists)
    assert total == sum(count for count, level in zip(counts, levels, strict=True) if level == 2)
    assert said(page.blocks[0]).startswith(f"{total} passages of ")


def test_the_page_marks_the_words_and_leads_to_the_blocks(ranked: Library) -> None:
    page = compose(ranked, asked("notice", "b"))
    marks = [
        d.plain_text(node.inlines)
        for node in d.walk(page.blocks)
        if isinstance(node, d.Span) and node.classes == ("hit",)
    ]
    assert marks == ["notice"] * 3
    targets = [node.target for node in d.walk(page.blocks) if isinstance(node, d.Link)]
    assert Place("b", "s", anchor="~Quoted notice of the pact.") in targets
    assert "\x1b[1mnotice\x1b[0m" in to_ansi(lay_out(page, 80))


def test_an_export_of_a_search_stands_on_its_own(ranked: Library) -> None:
    text = write_gfm(bind(ranked, [asked("notice", "b")]))
    assert "A pact without **notice**." in text
    assert "~" not in text


def test_what_a_search_is_asked_narrows_its_page(shipped: Library) -> None:
    whole, part = (
        compose(shipped, asked("pact")),
        compose(shipped, asked("pact", "japan-korea-detente", kind="judgment")),
    )
    assert len(shown(part)) < len(shown(whole))
    assert [title.partition(" (")[0] for title in headings(part)] == ["Judgments"]


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "Nothing is looked for"), ("nowhere-at-all", "Nothing that can be read here holds that.")],
)
def test_a_search_without_hits_says_so(ranked: Library, query: str, words: str) -> None:
    assert words in shown(compose(ranked, asked(query)))


def test_what_makes_no_sense_is_refused(ranked: Library) -> None:
    with pytest.raises(UsageError, match="a word that is to be found"):
        compose(ranked, asked("-pact"))
    with pytest.raises(UsageError, match="no section has that id"):
        compose(ranked, asked("pact", "b", section="nothing"))


def test_a_page_of_very_many_hits_lists_the_best_and_says_so(tmp_path: Path) -> None:
    text = "\n\n".join(f"      Needle {number}." for number in range(700))
    path = tmp_path / "many.briefing.yaml"
    path.write_text(
        f"format: briefing/1\nid: b\ntitle: B\nsections:\n  - id: s\n    title: S\n    text: |\n{text}\n",
        encoding="utf-8",
    )
    page = compose(load(path, label="b"), asked("needle", "b"))
    assert "700 passages of 1 page; the first 500 are listed here" in shown(page)
    assert headings(page) == ["S (500)"]


def test_a_place_of_words_is_written_and_read() -> None:
    place = Place("b", "s", anchor="~What is? It is #1 of a/b")
    assert parse_place(str(place)) == place
