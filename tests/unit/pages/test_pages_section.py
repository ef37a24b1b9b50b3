"""The page of a section: text, the parts inside it, and what belongs to it and no text shows."""

from pathlib import Path

import pytest
from pages_helpers import callouts, headings, laid, library_of, links, page, said, shown, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.shown import shown_at

BELONGING = """b
sections:
  - id: one
    title: One
    text: |
      ![[late]]

      ![[shown]]
    events:
      - {id: late, date: 2023-03, title: Late}
      - {id: year, date: 2022, title: Some time that year}
      - {id: early, date: 1965~, title: Early}
      - {id: exact, date: 2022-01-01, title: New Year}
    judgments:
      - {id: shown, statement: It is shown.}
      - {id: left, statement: It is left over.}
    sections:
      - id: two
        title: Two
        text: See [[three]], and [[late]].
        sections:
          - {id: three, title: Three, text: Deep., events: [{id: deep, date: 2000, title: Deep down}]}
  - {id: other, title: Other, text: "As [[three]] has it, [[one|first]]."}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_of(tmp_path, BELONGING)


def test_a_section_shows_its_takeaway_its_text_and_its_parts_in_order(small: Library) -> None:
    document = page(small, "history")
    assert callouts(document, "takeaway") == ["Each settlement left something open."]
    assert headings(document) == ["Rupture", "Events"]
    text = shown(document)
    spots = [text.index(words) for words in ("Each settlement", "settled claims", "set off", "Rupture", "gave notice")]
    assert spots == sorted(spots)


def test_parts_of_parts_have_deeper_headings_under_their_own_ids(library: Library) -> None:
    found = [(node.level, node.id) for node in page(library, "one").blocks if isinstance(node, d.Header)]
    assert [pair for pair in found if pair[1] in ("two", "three")] == [(2, "two"), (3, "three")]


def test_what_a_text_shows_is_not_shown_again_at_the_end(library: Library) -> None:
    text = said(*page(library, "one").blocks)
    assert text.count("It is shown.") == 1
    assert under(page(library, "one"), "Judgments") == ["It is left over. no evidence given"]


def test_events_that_no_text_shows_close_the_section_in_order_of_date(library: Library) -> None:
    rows = under(page(library, "one"), "Events")
    assert rows == ["about 1965 Early", "1 January 2022 New Year", "2022 Some time that year"]


def test_an_inner_section_closes_with_its_own_events(library: Library) -> None:
    document = page(library, "one")
    at = [said(block) for block in document.blocks]
    assert at[at.index("Three") :][:4] == ["Three", "Deep.", "Events", "2000 Deep down"]


def test_a_link_to_an_inner_section_leads_to_its_heading_on_the_outer_page(library: Library) -> None:
    (inner, outer) = links(page(library, "other"))
    assert inner.target == Place("b", "one", anchor="three")
    assert outer.target == Place("b", "one")
    assert shown_at(library, Place("b", "two")) == Place("b", "one", anchor="two")


def test_an_inner_section_also_has_a_page_of_its_own_below_the_outer_one(library: Library) -> None:
    document = page(library, "two")
    assert document.title == "Two"
    assert [link.target for link in document.trail][-1] == Place("b", "one")


def test_a_heading_in_a_text_never_takes_the_anchor_of_a_section(tmp_path: Path) -> None:
    text = """b
sections:
  - id: s
    title: S
    text: "## Costs\\n\\nA heading of the same name."
    sections: [{id: costs, title: Costs, text: The section itself.}]
"""
    document = page(library_of(tmp_path, text), "s")
    layout = laid(document)
    at = layout.anchor("costs")
    assert at is not None
    assert "The section itself." in [layout.line(at + 1).text, layout.line(at + 2).text]


@pytest.mark.parametrize("ident", ["us--japan", "trailing-", "2023"])
def test_every_id_that_a_section_may_have_is_the_anchor_of_its_heading(tmp_path: Path, ident: str) -> None:
    inner = f"{{id: '{ident}', title: Inner, text: Words.}}"
    library = library_of(tmp_path, f"b\nsections: [{{id: s, title: S, text: '[[{ident}]]', sections: [{inner}]}}]\n")
    document = page(library, "s")
    (link,) = links(document)
    assert isinstance(link.target, Place)
    at = laid(document).anchor(link.target.anchor)
    assert at is not None
    assert laid(document).line(at).text.strip() == "Inner"


def test_headings_of_texts_stand_below_the_section_that_holds_them(tmp_path: Path) -> None:
    text = """b
sections:
  - {id: s, title: S, text: "# Top\\n\\nx", sections: [{id: t, title: T, text: "# Under\\n\\ny"}]}
"""
    found = {said(n): n.level for n in page(library_of(tmp_path, text), "s").blocks if isinstance(n, d.Header)}
    assert found == {"Top": 2, "T": 2, "Under": 3}


def test_cards_do_not_open_further_cards_so_that_pages_stay_finite(tmp_path: Path) -> None:
    """Thirty events that each show the next one twice would be a billion cards."""
    many = "".join(
        f"  - {{id: e{n}, date: 2023, title: Event {n}, text: '![[e{n + 1}]]\n\n\n      ![[e{n + 1}]]'}}\n"
        for n in range(30)
    )
    text = (
        f"b\nsections: [{{id: s, title: S, text: '![[e0]]'}}]\nevents:\n{many}  - {{id: e30, date: 2023, title: E}}\n"
    )
    words = said(*page(library_of(tmp_path, text), "s").blocks)
    assert words.startswith("2023 Event 0 Event 1 Event 1 Events 2023 Event 1 2023 Event 2 ")


def test_a_record_that_shows_itself_ends_in_a_link(tmp_path: Path) -> None:
    text = "b\nevents: [{id: e, date: 2023, title: Echo, text: '![[e]]'}]\n"
    assert said(*page(library_of(tmp_path, text), "e").blocks).count("Echo") == 2
