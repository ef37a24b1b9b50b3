"""The depth dial: each depth holds what the one above it holds, and says how long it takes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import callouts, headings, library_of, page, said

from briefing.errors import UsageError
from briefing.export.speaking import spoken
from briefing.model import document as d
from briefing.model.depth import DEPTHS
from briefing.model.head import Section
from briefing.model.lens import Lens, read_day
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.pages.depth import WORDS_A_MINUTE, minutes, words_in

NESTED = """b
bottom_line: The pact holds.
key_judgments: [kj-one]
sections:
  - id: s
    title: Outer
    takeaway: It held.
    text: "Much is said here. ![[kj-one]]\\n\\n![[kj-one]]"
    judgments: [{id: kj-one, statement: One holds.}, {id: kj-two, statement: Two holds.}]
    sections:
      - {id: inner, title: Inner, takeaway: It broke., text: More is said here.}
      - {id: bare, title: Bare, text: Only text stands here.}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, NESTED)


def at(library: Library, ident: str, depth: str) -> d.Document:
    place = Place("b", view="overview") if ident == "overview" else Place("b", ident)
    return compose(library, place.asking(depth=depth))


def dials(document: d.Document) -> list[d.Div]:
    return [node for node in d.walk(document.blocks) if isinstance(node, d.Div) and "dial" in node.classes]


def body(document: d.Document) -> str:
    """What a page says, but for the dial."""
    return said(*(block for block in document.blocks if not (isinstance(block, d.Div) and "dial" in block.classes)))


def test_a_section_is_its_takeaways_then_its_judgments_then_all(library: Library) -> None:
    first, second = at(library, "s", "bottom-line"), at(library, "s", "key-judgments")
    assert callouts(first, "takeaway") == ["It held.", "It broke."]
    assert headings(first) == ["Inner"]
    assert not callouts(first, "judgment")
    assert callouts(second, "takeaway") == ["It held.", "It broke."]
    assert [words.partition(".")[0] for words in callouts(second, "judgment")] == ["One holds"], "the head names it"
    assert "Much is said here." in body(at(library, "s", "full"))
    assert body(at(library, "s", "full")) == body(page(library, "s"))


def test_a_dial_leaves_out_a_depth_that_adds_nothing(tmp_path: Path) -> None:
    library = library_of(tmp_path, NESTED.replace("key_judgments: [kj-one]", "key_judgments: [kj-none]"))
    for depth in ("bottom-line", "full"):
        assert all("Key judgments" not in said(dial) for dial in dials(at(library, "s", depth)))


def test_where_the_head_names_no_key_judgment_all_of_a_section_are(tmp_path: Path) -> None:
    library = library_of(tmp_path, NESTED.replace("key_judgments: [kj-one]\n", ""))
    second = at(library, "s", "key-judgments")
    assert [words.partition(".")[0] for words in callouts(second, "judgment")] == ["One holds", "Two holds"]


def test_where_all_key_judgments_are_hidden_the_page_says_so(tmp_path: Path) -> None:
    library = library_of(tmp_path, NESTED.replace("bottom_line", "information_cutoff: 2023-04-27\nbottom_line"))
    hidden = library.through(Lens(read_day("2020")))
    for ident in ("s", "overview"):
        assert all("Key judgments" not in said(dial) for dial in dials(at(hidden, ident, "full")))
        assert body(at(hidden, ident, "key-judgments")).endswith("No key judgment is given here.")


def test_the_dial_of_an_overview_is_about_the_page_and_says_how_long_the_briefing_takes(tmp_path: Path) -> None:
    library = library_of(tmp_path, NESTED.replace("Much is said here.", "word " * WORDS_A_MINUTE * 8))
    (dial,) = dials(at(library, "overview", "full"))
    steps = "Bottom line 1 min · Key judgments 1 min · Full text 1 min"
    assert said(dial) == f"This page: {steps}. The whole briefing 8 min"


def test_an_overview_is_its_bottom_line_then_its_key_judgments_then_all(library: Library) -> None:
    first, second = at(library, "overview", "bottom-line"), at(library, "overview", "key-judgments")
    assert callouts(first, "bottom-line") == ["Bottom line The pact holds."]
    assert headings(first) == []
    assert headings(second) == ["Key judgments"]
    assert headings(page(library, "b:overview")) == ["Key judgments", "Sections", "More"]


def test_a_page_with_nothing_at_a_depth_says_so(library: Library) -> None:
    assert "No bottom line is given." in body(compose(library, Place("b", "bare", query="depth=bottom-line")))


def test_the_dial_says_how_long_each_depth_takes_and_which_is_at_hand(library: Library) -> None:
    for depth, name in DEPTHS.items():
        (dial,) = dials(at(library, "s", depth))
        assert said(dial) == "Bottom line 1 min · Key judgments 1 min · Full text 1 min"
        assert [d.plain_text((node,)) for node in d.walk((dial,)) if isinstance(node, d.Strong)] == [name]
        assert not [node for node in d.walk((dial,)) if isinstance(node, d.Link)]


def test_a_depth_that_is_none_is_said_in_one_line(library: Library) -> None:
    with pytest.raises(UsageError, match="'deep' is no depth — write one of bottom-line, key-judgments, full"):
        at(library, "s", "deep")


def test_the_dial_does_not_go_along_in_what_is_handed_on(library: Library) -> None:
    (dial,) = dials(page(library, "s"))
    assert spoken(dial) == d.Div(())


def test_every_depth_of_every_section_that_ships_says_no_more_than_the_next(shipped: Library) -> None:
    checked = 0
    for place, record in shipped.everything():
        if isinstance(record, Section):
            cards = [
                {
                    node.id
                    for node in d.walk(compose(shipped, place.asking(depth=depth)).blocks)
                    if isinstance(node, d.Div) and node.classes[-1:] == ("judgment",)
                }
                for depth in DEPTHS
            ]
            assert not cards[0]
            head = shipped.briefings[place.briefing].head
            assert cards[1] == cards[2] & set(head.key_judgments), place
            checked += bool(cards[1])
    assert checked > 3


@given(st.lists(st.integers(0, 40), max_size=5))
def test_words_add_up_and_citations_and_ids_are_not_read(counts: list[int]) -> None:
    texts = [" ".join(["word"] * count) for count in counts]
    assert words_in(texts) == sum(counts)
    assert words_in([f"{text} [[kor|Seoul]] [@paper, p. 1; @wire]" for text in texts]) == sum(counts) + len(counts)


def test_scripts_without_spaces_are_counted_by_character() -> None:
    assert words_in(["日本と韓国は" * 20]) == pytest.approx(120 * 0.64, abs=1)


def test_minutes_are_whole_and_never_none_for_something() -> None:
    assert [minutes(count) for count in (0, 1, WORDS_A_MINUTE, 2 * WORDS_A_MINUTE, 10 * WORDS_A_MINUTE)] == [
        "0 min",
        "1 min",
        "1 min",
        "2 min",
        "10 min",
    ]
