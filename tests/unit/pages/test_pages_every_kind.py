"""What holds for records of every kind: where they stand, what they are called, what leads to them."""

import re
from collections import Counter
from pathlib import Path

import pytest
from pages_everything import EVERYTHING
from pages_helpers import (
    bare,
    every_place,
    headings,
    laid,
    library_of,
    links,
    miscounted,
    page,
    said,
    under,
)

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import COLLECTIONS
from briefing.pages.compose import compose, compose_card, name_of
from briefing.pages.contents import contents, context
from briefing.search.names import names


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, EVERYTHING)


def test_what_no_text_shows_closes_the_section_that_holds_it_each_kind_under_its_heading(library: Library) -> None:
    document = page(library, "holds")
    assert headings(document) == [
        "Inner",
        "Judgments",
        "Assumptions",
        "Scenarios",
        "Variables",
        "Indicators",
        "Options",
        "Figures",
        "Events",
        "Relations",
        "Gaps",
        "Terms",
    ]
    assert under(document, "Variables") == [
        "Does a Korean court order a sale? no order (base case) · a sale is ordered · it is put off"
    ]
    assert under(document, "Relations") == ["South Korea shares with Japan"]
    assert under(document, "Gaps") == [
        "What the cabinet of Japan agreed. Impact No view of motive. Would be resolved by Minutes."
    ]
    assert said(*document.blocks).count("Kept and shown") == 1
    assert said(*document.blocks).count("Steady") == 1


def test_what_a_text_shows_does_not_close_the_section(library: Library) -> None:
    assert headings(page(library, "shows")) == []


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("scenarios", "No scenarios."),
        ("indicators", "No indicators."),
        ("options", "No options."),
        ("figures", "No figures."),
        ("assumptions", "No assumptions."),
        ("gaps", "No gaps."),
        ("glossary", "No terms."),
    ],
)
def test_an_empty_index_says_so_and_nothing_leads_to_it(tmp_path: Path, view: str, words: str) -> None:
    library = library_of(tmp_path, "b\n")
    assert said(*page(library, f"b:{view}").blocks) == words
    assert headings(page(library, "b:overview")) == []
    assert [link.target for link in links(contents(library, Place("b", view="overview")))] == [
        Place("b", view="overview"),
        Place(view="problems"),
    ]
    assert [one.place.view for one in names(library)] == ["overview", "problems"]


def test_counts_in_contents_and_overview_equal_the_lists_they_open(library: Library) -> None:
    entries = {link.target: said(d.Plain((link,))) for link in links(page(library, "b:overview"))}
    counts = {place: int(words.split()[0]) for place, words in entries.items() if words[0].isdigit()}
    beside = re.findall(r"([A-Z]\w+) (\d+)", said(*contents(library, Place("b", view="overview")).blocks))
    assert [int(number) for _, number in beside] == list(counts.values())
    assert len(counts) == 11
    for place, count in counts.items():
        assert isinstance(place, Place)
        assert _entries(compose(library, place)) == count, place


def _entries(document: d.Document) -> int:
    """How many records an index lists."""
    lists = (b for b in document.blocks if isinstance(b, d.BulletList | d.OrderedList | d.DefinitionList))
    tables = (block for block in document.blocks if isinstance(block, d.Table) and document.kind == "actors")
    return sum(len(block.items) for block in lists) + sum(len(table.rows) for table in tables)


def test_counts_in_headings_equal_the_lists_below_them(library: Library) -> None:
    pages = [compose(library, place) for place in every_place(library)]
    assert [found for document in pages for found in miscounted(document)] == []
    assert sum(bool(re.search(r"\(\d+\)$", title)) for document in pages for title in headings(document)) > 40


def test_every_page_and_card_of_every_kind_says_something_and_its_links_lead_somewhere(library: Library) -> None:
    pages = {place: compose(library, place) for place in every_place(library)}
    cards = {place: compose_card(library, place) for place, _ in library.everything()}
    assert {document.kind for document in cards.values()} == {library.kind(place) for place in cards}
    assert len({type(record) for _, record in library.everything()}) == len(COLLECTIONS)
    for place, document in [*pages.items(), *cards.items()]:
        assert said(*document.blocks) or place == Place(view="problems"), place
        assert bare(document.title) == name_of(library, place)
        assert laid(document).height
        for link in (*links(document), *document.trail):
            assert link.kind == "broken" or (isinstance(link.target, Place) and link.target.plain in pages), link


def test_headings_of_a_page_have_ids_of_their_own(library: Library) -> None:
    for place in every_place(library):
        ids = Counter(node.id for node in d.walk(compose(library, place).blocks) if isinstance(node, d.Header))
        assert set(ids.values()) <= {1}, place


@pytest.mark.parametrize(
    ("ident", "index"),
    [
        ("relapse", "Scenarios"),
        ("court", "Scenarios"),
        ("notice", "Indicators"),
        ("choice", "Options"),
        ("imports", "Figures"),
        ("missiles", "Assumptions"),
        ("unknown", "Gaps"),
        ("acsa", "Glossary"),
    ],
)
def test_the_trail_of_a_record_leads_through_its_index(library: Library, ident: str, index: str) -> None:
    assert [d.plain_text(link.inlines) for link in page(library, ident).trail] == ["B", index]


def test_context_groups_what_a_page_touches_by_kind(library: Library) -> None:
    groups = context(library, page(library, "holds")).blocks
    assert [said(group.blocks[0]) for group in groups if isinstance(group, d.Div)] == [
        "Actors 2",
        "Judgments 1",
        "Assumptions 1",
        "Scenarios 1",
        "Variables 1",
        "Indicators 1",
        "Options 1",
        "Figures 2",
        "Events 1",
        "Relations 1",
        "Gaps 1",
        "Terms 1",
        "Sources 1",
    ]


def test_records_are_called_by_their_plain_words(library: Library) -> None:
    called = {ident: name_of(library, Place("b", ident)) for ident in ("lasts", "missiles", "court", "choice")}
    assert called == {
        "lasts": "Seoul will keep the pact.",
        "missiles": "Missiles of the North go on.",
        "court": "Does a Korean court order a sale?",
        "choice": "How should Washington help?",
    }


def test_statements_that_name_each_other_have_names_that_end(tmp_path: Path) -> None:
    text = """b
judgments: [{id: one, statement: "As [[two]] has it."}]
assumptions: [{id: two, statement: "As [[one]] and [[two]] have it.", if_wrong: "See [[one]]."}]
"""
    library = library_of(tmp_path, text)
    assert page(library, "one").title == "As two has it."
    assert page(library, "two").title == "As one and two have it."


def test_a_statement_is_read_as_its_own_briefing_means_it(tmp_path: Path) -> None:
    east = (
        "east\nsections: [{id: s, title: S, text: 'See [[west/g]].'}]\nactors: [{id: kor, kind: state, name: East}]\n"
    )
    west = "west\ngaps: [{id: g, statement: 'What [[kor]] wants.'}]\nactors: [{id: kor, kind: state, name: West}]\n"
    assert said(*page(library_of(tmp_path, east, west), "east/s").blocks) == "See What West wants.."
