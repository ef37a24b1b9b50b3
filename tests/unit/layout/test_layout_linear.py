"""The linear reader: words alone, numbered, and nothing lost."""

import re
from collections import Counter

import pytest
from hypothesis import given
from test_layout_properties import documents
from test_layout_properties import said as words

from briefing.layout.cells import width
from briefing.layout.linear import linear
from briefing.model import document as d
from briefing.model.cleaning import count_unsafe
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place
from briefing.pages.compose import compose
from briefing.pages.pieces import differs


def page(*blocks: d.Block, references: tuple[d.Reference, ...] = ()) -> d.Document:
    return d.Document(place=Place("b", "p"), title="Title", kind="section", blocks=blocks, references=references)


def said(*blocks: d.Block, width: int = 0) -> list[str]:
    return linear(page(*blocks), width).splitlines()[2:]


def letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text if letter.isalnum())


def text(words: str) -> d.Inlines:
    return (d.Str(words),)


def test_headings_are_numbered_by_their_depth() -> None:
    levels = [(2, "A"), (3, "B"), (3, "C"), (4, "D"), (2, "E"), (3, "F"), (5, "G")]
    lines = said(*(d.Header(level, word, text(word)) for level, word in levels))
    assert [line for line in lines if line] == ["1 A", "1.1 B", "1.2 C", "1.2.1 D", "2 E", "2.1 F", "2.1.1.1 G"]


def test_links_have_numbers_and_the_list_at_the_end_says_where_they_lead() -> None:
    kor = d.Link(text("Seoul"), Place("", "kor"), "actor")
    again = d.Link(text("Korea"), Place("", "kor"), "actor")
    out = d.Link(text("the text"), "https://example.org/", "url")
    broken = d.Link(text("gone"), "", "broken", "nothing has the id 'x'")
    lines = said(d.Para((kor, d.Str(", "), again, d.Str(" and "), out, d.Str("; "), broken)))
    assert lines[0] == "Seoul [1], Korea [1] and the text [2]; gone [leads nowhere: nothing has the id 'x']"
    assert lines[-2:] == ["[1] Seoul: kor", "[2] the text: https://example.org/"]


def test_a_source_linked_to_and_cited_at_once_is_numbered_once() -> None:
    source = Place("", "paper")
    link, cite = d.Link(text("A paper"), source), d.Cite((d.Citation(source, "paper"),))
    lines = said(d.Para((link, d.Str(" "), cite)), d.Para((link, d.Str(", p. 2 "), cite)))
    assert lines[0] == "A paper [1]"
    assert "A paper [1], p. 2 [1]" in lines


@pytest.mark.parametrize(
    ("before", "line"),
    [("A plan", "A plan, old"), ("It ended.", "It ended. old"), ("Why?", "Why? old"), ("So:", "So: old")],
)
def test_a_comma_stands_for_room_but_not_behind_a_full_stop(before: str, line: str) -> None:
    assert said(d.Para((d.Str(before), d.Str("  "), d.Str("old"))))[0] == line


def test_sources_are_targets_by_their_references() -> None:
    source = Place("", "paper")
    cite = d.Cite((d.Citation(source, "paper", "see", "p. 3"), d.Citation(None, "ghost")))
    reference = d.Reference(1, source, text("Kim, A paper, 2023."))
    told = linear(page(d.Para((d.Str("It held "), cite, d.Str("."))), references=(reference,)))
    assert "It held [see 1, p. 3; no source ghost]." in told
    assert told.endswith("[1] Kim, A paper, 2023: paper\n")


def test_what_is_shown_by_looks_is_said_in_words() -> None:
    table = d.Table((text("year"), ()), ((text("1965"), text("treaty")), (text("2023"), ())), ("left", "left"))
    label = (d.Span(text("Kind"), ("label",)), d.Str("  "), d.Str("state"), d.Str(" · "), d.Str("KR"))
    assert said(d.Plain(label)) == ["Kind: state, KR"]
    assert said(table) == ["Table, 2 rows. Columns: year", "- 1965: treaty", "- 2023"]
    assert said(d.BlockQuote((d.Para(text("So be it.")),))) == ["Quotation:", "  So be it."]
    assert said(d.Para((d.Strikeout(text("old")),))) == ["(struck out: old)"]


def test_a_target_s_outside_address_stands_alone_at_the_end_of_its_line() -> None:
    source = Place("", "paper")
    cite = d.Cite((d.Citation(source, "paper"),))
    out = d.Link(text("https://example.org/visits-us/"), "https://example.org/visits-us/", "url")
    reference = d.Reference(1, source, (d.Str("A visit to the U.S., 2023, "), out, d.Str(".")))
    told = linear(page(d.Para((cite,)), references=(reference,)))
    assert told.endswith("[1] A visit to the U.S., 2023: paper, https://example.org/visits-us/\n")


def chip(kind: str, words: str) -> d.Span:
    return d.Span(text(words), ("chip", kind))


def test_likelihood_and_confidence_are_never_in_one_sentence() -> None:
    legend = d.Link((chip("likelihood", "likely (55–80 %)"),), Place("b", view="likelihood"), "likelihood")
    grades = (legend, d.Str("  "), chip("confidence", "moderate confidence"), d.Str(" · "), d.Str("3 for"))
    assert said(d.Plain(grades))[0] == "Likelihood: likely (55–80 %) [1]. Confidence: moderate. 3 for"
    label = (d.Span(text("Likelihood"), ("label",)), d.Str("  "), legend)
    assert said(d.Plain(label))[0] == "Likelihood: likely (55–80 %) [1]."
    listed = (d.Str("A report"), d.Str(" · "), chip("reliability", "B"))
    assert said(d.Plain(listed)) == ["A report. Reliability: B, usually reliable."]


def test_a_table_names_its_columns_with_their_numbers_once_and_leaves_out_what_is_empty() -> None:
    one, other = (d.Link(text(name), Place("b", name), "scenario") for name in ("war", "peace"))
    changed = differs(text("by sea"), "base case")
    rows = ((text("How?"), text("by land"), changed), (text("Who"), text("-"), text("all")))
    table = d.Table((text("Variable"), (one,), (other,)), rows, ("left", "left", "left"))
    assert said(table)[:3] == [
        "Table, 2 rows. Columns: Variable; war [1]; peace [2]",
        "- How? war: by land. peace: differs from base case: by sea.",
        "- Who. peace: all.",
    ]


def test_a_list_in_a_cell_is_a_list_below_its_column() -> None:
    items = (d.Str("- "), d.Str("defeat"), d.LineBreak(), d.Str("- "), d.Str("stalemate"))
    table = d.Table((text("Of"), text("war"), text("peace")), ((text("Ends"), items, text("so")),), ("left",) * 3)
    assert said(table)[1:] == ["- Ends", "  war:", "    - defeat", "    - stalemate", "  peace: so"]


def test_items_keep_their_place_and_lines_hang_below_their_first_word() -> None:
    inner = d.BulletList(((d.Plain(text("inner")),),))
    numbered = d.OrderedList(((d.Plain(text("one two three four")), inner), (d.Plain(text("five")),)), start=9)
    assert said(numbered, width=12) == ["9. one two", "   three", "   four", "  - inner", "10. five"]


@given(documents)
def test_nothing_written_is_lost_and_nothing_controls_the_terminal(document: d.Document) -> None:
    told = linear(document)
    assert count_unsafe(told) == 0
    assert letters(words(document.blocks)) <= letters(told)


@given(documents)
def test_lines_are_no_wider_than_asked_but_for_code(document: d.Document) -> None:
    code = any(isinstance(node, d.CodeBlock) for node in d.walk(document.blocks))
    wide = [line for line in linear(document, 60).splitlines() if width(line) > 60]
    assert code or not wide


_DRAWN = re.compile("[\u2190-\u21ff\u2500-\u27bf\u2800-\u28ff]")


@pytest.mark.parametrize("name", ["", "japan-korea-detente", "detente-update-2026"])
def test_no_page_that_ships_has_a_drawing_character_or_a_number_without_target(shipped: Library, name: str) -> None:
    places = [place for place, _ in shipped.everything() if place.briefing == name]
    places += [Place(name, view=view) for view in VIEWS if view != "problems"]
    for place in places:
        document = compose(shipped, place)
        told = linear(document)
        body, _, targets = told.rpartition("\nTargets\n")
        listed = re.findall(r"^\[(\d+)\] ", targets, re.MULTILINE)
        assert listed == [str(number) for number in range(1, len(listed) + 1)], str(place)
        links = {n.target for n in d.walk(document.blocks) if isinstance(n, d.Link) and n.target and n.kind != "broken"}
        cited = {reference.source for reference in document.references}
        assert len(listed) == len(links | cited), str(place)
        assert all(f"[{number}]" in body or re.search(rf"\b{number}\b", body) for number in listed), str(place)
        assert not _DRAWN.findall(body), str(place)
