"""Libraries of several briefings: one front page, shared registries, links and quotations across, markings."""

from pathlib import Path

import pytest
from pages_helpers import chips, cited, facts, headings, library_of, links, page, said, under

from briefing.errors import NotFoundError, UsageError
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose, compose_card, name_of
from briefing.pages.contents import contents

EAST = """east
issued: 2023-04-27
marking: TLP:GREEN
bottom_line: "[[kor]] is fine [@own]."
sections:
  - {id: s, title: East, text: "[[un]] met [[kor]] [@own]. See [[west/kor]]."}
  - {id: quotes, title: Quotes, text: "![[west/storm]]\\n\\n![[west/calm]]",
     judgments: [{id: calm, statement: East is calm.}]}
actors: [{id: kor, kind: state, name: East Korea, part_of: un, offices: [{post: chair, since: 2020, citations: [own]}]}]
relations: [{id: seat, type: membership, from: kor, to: un, label: sits in, citations: [own]}]
events: [{id: vote, date: 2022, title: Vote, actors: [un], citations: [own]}]
sources: [{id: own, type: report, title: Eastern report}]
"""
WEST = """west
marking: TLP:RED
scales: {likelihood: ipcc, confidence: ipcc}
sections: [{id: s, title: West, text: "[[un]] and [[east/kor]] spoke [@own]."}]
actors: [{id: kor, kind: state, name: West Korea}]
events: [{id: storm, date: 2021, title: Storm, text: "It hit [[kor]] [@own].", citations: [own]}]
judgments: [{id: calm, statement: "[[kor]] is calm.", likelihood: {term: likely}, confidence: medium}]
sources: [{id: own, type: report, title: Western report}]
"""
SHARED = "actors:\n  - {id: un, kind: organization, name: United Nations}\n  - {id: chair, kind: office, name: Chair}\n"


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = library_of(tmp_path, EAST, WEST, shared=SHARED)
    assert loaded.problems == ()
    return loaded


def test_the_front_page_names_every_briefing_with_its_bottom_line(library: Library) -> None:
    document = page(library, ":overview")
    assert document.title == "All of it"
    assert headings(document) == ["EAST", "WEST", "More"]
    assert under(document, "EAST") == ["issued 27 April 2023 · TLP:GREEN", "Bottom line East Korea is fine ."]
    assert [one.source for one in cited(document)] == [Place("east", "own")]


def test_a_link_into_another_briefing_leads_there_by_its_name_there(library: Library) -> None:
    assert dict(_targets(library, "east/s")) == {
        "United Nations": Place("", "un"),
        "East Korea": Place("east", "kor"),
        "West Korea": Place("west", "kor"),
    }


def _targets(library: Library, at: str) -> list[tuple[str, object]]:
    return [(d.plain_text(link.inlines), link.target) for link in links(page(library, at))]


def test_a_sentence_from_another_briefing_means_what_it_means_there(library: Library) -> None:
    document = page(library, "un")
    assert under(document, "Mentioned in (2)") == [
        "East",
        "United Nations met East Korea .",
        "West",
        "United Nations and East Korea spoke .",
    ]
    mentions = [one.source for one in cited(document)][-2:]
    assert mentions == [Place("east", "own"), Place("west", "own")]


def test_ties_offices_and_events_of_a_shared_actor_cite_the_sources_of_their_own_briefing(library: Library) -> None:
    assert all(one.source is not None for one in cited(page(library, "un")))
    assert under(page(library, "un"), "Relations (1)") == ["East Korea sits in United Nations"]
    assert under(page(library, "un"), "Events (1)") == ["2022 Vote"]
    assert [one.source for one in cited(page(library, "chair"))] == [Place("east", "own")]


def test_a_record_shown_from_another_briefing_is_read_as_that_briefing_means_it(library: Library) -> None:
    document = page(library, "east/quotes")
    words = said(*document.blocks)
    assert "It hit West Korea ." in words
    assert "West Korea is calm." in words
    assert {one.source for one in cited(document)} == {Place("west", "own")}
    assert ("likelihood", "66–100 %") in chips(*document.blocks)


def test_a_record_shown_from_another_briefing_does_not_hide_an_own_one_of_the_same_id(library: Library) -> None:
    assert "East is calm." in said(*page(library, "east/quotes").blocks)


def test_pages_of_the_whole_library_carry_the_strictest_marking(library: Library) -> None:
    assert page(library, ":overview").marking == "TLP:RED"
    assert page(library, ":timeline").marking == "TLP:RED"
    assert page(library, "un").marking == "TLP:RED"


def test_a_page_that_quotes_a_stricter_briefing_carries_the_stricter_marking(library: Library) -> None:
    assert page(library, "east:overview").marking == "TLP:GREEN"
    assert page(library, "east/quotes").marking == "TLP:RED"
    assert under(page(library, "east/kor"), "Mentioned in (3)")[-1] == "United Nations and East Korea spoke ."
    assert page(library, "east/kor").marking == "TLP:RED"


@pytest.mark.parametrize(
    ("markings", "strictest"),
    [
        (("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER"),
        (("TLP:AMBER", "TLP:AMBER+STRICT"), "TLP:AMBER+STRICT"),
        (("", "TLP:GREEN"), "TLP:GREEN"),
        (("", ""), ""),
    ],
)
def test_the_strictest_marking_of_any_pair_wins(tmp_path: Path, markings: tuple[str, str], strictest: str) -> None:
    library = library_of(tmp_path, *(f"b{n}\nmarking: '{marking}'\n" for n, marking in enumerate(markings)))
    assert page(library, ":overview").marking == strictest


def test_a_page_that_mixes_scales_explains_each(library: Library) -> None:
    for at in (":judgments", "east/quotes"):
        assert "after ICD 203: " in page(library, at).legend
        assert " · Likelihood after the IPCC: " in page(library, at).legend
    assert "ICD 203" not in page(library, "west/calm").legend


def test_the_timeline_of_the_library_joins_all_briefings(library: Library) -> None:
    document = page(library, ":timeline")
    assert under(document, "2021 (1)") == ["2021 Storm in the text"]
    assert under(document, "2022 (1)") == ["2022 Vote"]
    assert [one.source for one in cited(document)] == [Place("west", "own"), Place("east", "own")]


def test_the_trail_leads_from_the_library_down_to_the_page(library: Library, small: Library) -> None:
    assert [words for words, _ in _trail(library, Place("east", "kor"))] == ["All of it", "EAST", "Actors"]
    assert [words for words, _ in _trail(small, Place("small", "rupture"))] == ["A small briefing", "History"]
    assert [words for words, _ in _trail(small, Place("small", "notice-2019"))] == ["A small briefing", "Timeline"]
    assert _trail(small, Place("small", view="overview")) == []


def _trail(library: Library, place: Place) -> list[tuple[str, object]]:
    return [(d.plain_text(link.inlines), link.target) for link in compose(library, place).trail]


@pytest.mark.parametrize(
    "place",
    [
        Place("small", "no-such"),
        Place("no-such", "kor"),
        Place("no-such", view="overview"),
        Place("small", view="weather"),
        Place("", "kor"),
        Place(),
    ],
)
def test_what_is_not_there_is_said_to_be_not_there(small: Library, place: Place) -> None:
    with pytest.raises(NotFoundError, match="nothing is at"):
        compose(small, place)
    with pytest.raises(NotFoundError):
        compose_card(small, place)


def test_a_card_is_the_short_form_of_a_page_and_a_view_is_its_own(small: Library) -> None:
    card = compose_card(small, Place("small", "kor"))
    assert facts(card)["Korean"] == "대한민국"
    assert headings(card) == []
    view = Place("small", view="actors")
    assert compose_card(small, view) == compose(small, view)


def test_pages_are_named_as_people_name_them(library: Library) -> None:
    names = [
        name_of(library, place) for place in (Place("west", "calm"), Place("east", view="actors"), Place("", "un"))
    ]
    assert names == ["West Korea is calm.", "Actors", "United Nations"]


def test_contents_of_a_library_open_only_the_briefing_at_hand(library: Library) -> None:
    rows = said(*contents(library, Place("east", "kor")).blocks)
    assert (
        rows == "Library EAST East Quotes Judgments 1 Timeline 1 Actors 3 East Korea Network 2 Sources 1 WEST Problems"
    )


def test_a_page_that_can_be_asked_nothing_says_so(library: Library) -> None:
    with pytest.raises(UsageError, match=r"'west/kor' cannot be asked for 'zoom'"):
        compose(library, Place("west", "kor", query="zoom=day"))
    with pytest.raises(UsageError, match="leave that out"):
        compose(library, Place("west", view="sources", query="nonsense"))


def test_a_view_of_a_record_is_found_as_the_record_is(library: Library) -> None:
    assert library.locate(Place("", "un", "network", query="on=2022")) == (Place("", "un", "network", query="on=2022"),)
    assert library.locate(Place("", "kor", "network")) == (
        Place("east", "kor", "network"),
        Place("west", "kor", "network"),
    )
    assert library.locate(Place("", "nobody", "network")) == ()
    with pytest.raises(NotFoundError):
        compose(library, Place("east", "vote", "network"))
