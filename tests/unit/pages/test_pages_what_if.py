"""What a reader sees of what is affected when sources are switched off: on its page, in lists and under mentions."""

from pathlib import Path

import pytest
from pages_helpers import facts, headings, library_of, page, said, shown, under
from pages_news import NEWS, without

from briefing.model.claims import Claim
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.support import support_of
from briefing.pages.compose import compose


@pytest.fixture
def news(tmp_path: Path) -> Library:
    return library_of(tmp_path, NEWS)


def test_one_voice_is_left_though_two_sources_are(news: Library) -> None:
    standing = support_of(without(news, "source:paper")).hit[Claim(Place("b", "holds"))]
    assert (standing.status, len(standing.left), standing.voices_left) == ("single", 2, 1)
    text = shown(compose(without(news, "source:paper"), Place("b", "holds", "trace")))
    assert "2 of 3 sources left, 1 of 2 independent  one voice left" in text


@pytest.mark.parametrize(
    ("ident", "said"),
    [
        ("holds", "1 of 3 sources left, 1 of 2 independent one voice left why"),
        ("storm", "0 of 2 sources left, 0 of 1 independent unsupported why"),
        ("s", "3 affected why"),
        ("wire", "switched off"),
        ("copy", "switched off"),
    ],
)
def test_the_page_of_what_is_affected_says_so_first(news: Library, ident: str, said: str) -> None:
    assert facts(page(without(news, "source:wire"), ident))["Support"] == said
    assert "Support" not in facts(page(news, ident))


def test_the_page_of_what_still_stands_says_nothing(news: Library) -> None:
    assert "Support" not in facts(page(without(news, "source:wire"), "kor"))
    assert facts(page(without(news, "source:rumour"), "kor"))["Support"] == "1 affected why"


def test_lists_say_how_much_of_the_evidence_is_left_on_each_side(news: Library) -> None:
    for offs, said_ in (
        ((), "evidence: 3 for, 1 against"),
        (("source:wire",), "evidence: 1 of 3 for, 1 against"),
        (("source:rumour", "source:idle"), "evidence: 3 for, 0 of 1 against"),
    ):
        assert said_ in said(*page(without(news, *offs), "b:judgments").blocks)
    assert "Nothing is cited. no evidence given" in said(*page(news, "b:judgments").blocks)


def test_sentences_that_mention_a_record_are_marked_and_an_overview_by_its_own_words(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        """b
bottom_line: "[[kor]] waits [@wire]."
sections: [{id: s, title: S, text: "[[kor]] came [@wire; @paper]. It went [@wire]. It saw [@wire]."}]
actors: [{id: kor, kind: state, name: Korea}]
sources: [{id: wire, type: report, title: Wire}, {id: paper, type: report, title: Paper}]
""",
    )
    assert under(page(without(library, "source:wire"), "kor"), "Mentioned in (2)") == [
        "B 1 affected",
        "Korea waits unsupported.",
        "S 3 affected",
        "Korea came one voice left.",
    ]


def test_a_source_that_is_off_still_says_what_falls_with_it(news: Library) -> None:
    off = without(news, "source:wire", "source:paper")
    assert under(page(off, "wire"), "Without this source")[0].startswith("It is switched off")
    assert [line for line in headings(page(off, "wire")) if "(" in line][-1] == "Would lose all support (5)"
    assert under(page(off, "copy-of-copy"), "Without this source") == [
        "It is switched off: what falls with it is marked on every page."
    ]


def test_what_is_affected_is_told_judgments_first_and_one_part_is_of_one_record(news: Library) -> None:
    told = page(without(news, "source:rumour", "source:paper"), "s").lens
    assert told.endswith("1 judgment, 4 sentences, 1 part of a record affected.")
