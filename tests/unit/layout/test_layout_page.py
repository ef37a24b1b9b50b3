"""The page: blocks, lines, links, headings, anchors, citations and sources."""

import pytest
from layout_helpers import cite, document, link, page, para, reference, source, words

from briefing.layout.cells import width
from briefing.layout.laying import lay_out
from briefing.layout.page import PageLayout
from briefing.model.document import (
    BlockQuote,
    BulletList,
    Citation,
    Cite,
    Div,
    Document,
    Header,
    Link,
    Para,
    Plain,
    Str,
)
from briefing.model.place import Place


def texts(laid: PageLayout) -> list[str]:
    return [laid.line(y).text for y in range(laid.height)]


def label_at(laid: PageLayout, index: int) -> str:
    """What stands on the page where a link is said to start, as far as the label goes."""
    ref = laid.links[index]
    line = laid.line(laid.y_at(ref))
    cells = 0
    for run in line.runs:
        if cells == ref.spot.column and run.link == ref.ordinal:
            return run.text
        cells += width(run.text)
    return ""


def test_title_and_blocks_with_one_empty_line_between() -> None:
    laid = page(Header(1, "a", words("Head")), para("one"), para("two"))
    assert texts(laid) == ["Title", "", "Head", "", "one", "", "two"]
    assert list(laid.blocks.starts) == [0, 2, 4, 6, 7]
    assert laid.height == 7
    assert laid.line(0).runs[0].styles == ("title",)


def test_the_empty_line_belongs_to_the_block_above() -> None:
    laid = page(para("one"), para("two"))
    assert laid.block_at(1) == (0, 1)
    assert laid.block_at(3) == (1, 1)


def test_empty_blocks_take_no_line() -> None:
    laid = page(Para(()), para("one"), Div((), (), "end"))
    assert texts(laid) == ["Title", "", "one"]
    assert laid.anchor("end") == 2


def test_an_empty_page_has_one_line() -> None:
    laid = lay_out(Document(place=Place("b"), title="", kind="section"), 80)
    assert (laid.height, laid.line(0).text) == (1, "")


def test_there_and_back() -> None:
    laid = page(para("one two three"), Para(()), BlockQuote((para("four"), para("five"))), cited=3, width=9)
    assert [laid.y_of(*laid.block_at(y)) for y in range(laid.height)] == list(range(laid.height))


def test_places_outside_come_to_the_nearest_line() -> None:
    laid = page(para("one"), para("two"))
    assert (laid.block_at(-5), laid.block_at(99)) == ((0, 0), (2, 0))
    assert (laid.y_of(-1, 0), laid.y_of(0, 99), laid.y_of(99, 0), laid.y_of(1, -3)) == (0, 1, 4, 2)
    assert (laid.line(-1).text, laid.line(99).text) == ("Title", "two")


@pytest.mark.parametrize("cells", [0, -3])
def test_a_width_under_one_counts_as_one(cells: int) -> None:
    assert texts(page(para("ab"), width=cells)) == texts(page(para("ab"), width=1))


def test_sources_are_numbered_and_linked() -> None:
    laid = page(para("x"), cited=10, width=20)
    assert texts(laid)[4:10] == ["Sources", "", " 1  Author 1. A", "    title.", "", " 2  Author 2. A"]
    assert laid.anchor("references") == 4
    assert laid.anchor("ref-2") == 9
    spots = [ref.spot for ref in laid.links]
    assert [(spot.text, spot.kind, spot.target) for spot in spots[::9]] == [
        ("1", "source", source(1)),
        ("10", "source", source(10)),
    ]
    assert [spot.column for spot in spots[::9]] == [1, 0]


def test_citations_show_the_numbers_of_the_page() -> None:
    laid = page(para("So ", cite(2, prefix="see", locator="p. 12"), "; and ", cite(1, 2), "."), cited=2)
    assert texts(laid)[2] == "So [see 2, p. 12]; and [1; 2]."
    first = laid.links[0].spot
    assert (first.text, first.kind, first.title) == ("2", "source", "Author 2. A title.")
    assert [run.styles for run in laid.line(2).runs if run.link == 0] == [("cite", "link", "link.source")]


def test_numbers_are_those_of_the_references_not_their_order() -> None:
    base = document(para(cite(7)))
    laid = lay_out(Document(place=base.place, title="T", kind="", blocks=base.blocks, references=(reference(7),)), 80)
    assert texts(laid)[2] == "[7]"


def test_a_broken_citation_shows_its_key() -> None:
    laid = page(para("So ", Cite((Citation(None, "smith2020"), Citation(source(1), "k")))), cited=1)
    assert texts(laid)[2] == "So [?smith2020; 1]"
    assert laid.links[0].spot.kind == "broken"
    assert "broken" in laid.line(2).runs[2].styles


def test_a_citation_is_not_torn_from_its_word() -> None:
    laid = page(para("some words ", cite(1, locator="p. 3")), cited=1, width=18)
    assert texts(laid)[2:4] == ["some", "words [1, p. 3]"]


def test_links_in_reading_order_point_at_their_labels() -> None:
    item = (Plain(words("a long item about ", link("the Council", "council"))),)
    laid = page(
        para("日本と", link("EU"), " and then ", link("United States", "us"), " said ", cite(1)),
        Div((BlockQuote((BulletList((item,)),)),), ("callout",)),
        cited=1,
        width=24,
    )
    assert [ref.spot.text for ref in laid.links] == ["EU", "United States", "1", "the Council", "1"]
    assert [ref.block for ref in laid.links] == [1, 1, 1, 2, 4]
    assert [ref.ordinal for ref in laid.links] == [0, 1, 2, 0, 0]
    for index, ref in enumerate(laid.links):
        label = label_at(laid, index)
        assert label
        assert ref.spot.text.startswith(label)


def test_a_link_that_wraps_keeps_its_ordinal_on_every_line() -> None:
    laid = page(para("see ", link("the European Commission")), width=12)
    linked = [run.text for y in range(laid.height) for run in laid.line(y).runs if run.link == 0]
    assert linked == ["the", "European", "Commission"]
    assert (laid.y_at(laid.links[0]), laid.links[0].spot.column) == (2, 4)


def test_a_link_whose_first_word_goes_to_the_next_line_is_found_there() -> None:
    laid = page(para("seven ", link(" seas")), width=6)
    assert (laid.y_at(laid.links[0]), laid.links[0].spot.column) == (3, 0)


def test_a_link_inside_a_link_leads_where_the_outer_one_does() -> None:
    outer = Link((Str("a "), link("b", "inner")), Place("b", "outer"), "actor")
    laid = page(para(outer))
    assert [ref.spot.target for ref in laid.links] == [Place("b", "outer")]


def test_anchors_and_headings_of_nested_blocks() -> None:
    inner = Div((para("x"), Header(3, "deep", words("Deep")), para("y")), ("card",), "card-1")
    laid = page(para("one"), Div((para("z"), inner), ("callout",), "box"))
    assert (laid.anchor("box"), laid.anchor("card-1"), laid.anchor("deep")) == (4, 6, 8)
    assert laid.line(8).text == "|   Deep"
    assert [(y, heading.id, heading.line) for y, heading in laid.headings] == [(8, "deep", 4)]
    assert laid.anchor("nowhere") is None


def test_the_first_of_two_equal_anchors_counts() -> None:
    laid = page(Div((para("one"),), (), "same"), Div((para("two"),), (), "same"))
    assert laid.anchor("same") == 2
