"""The page of an actor: who it is, its ties from its own side, and every sentence that mentions it."""

import re
from pathlib import Path

import pytest
from pages_helpers import cited, facts, headings, library_of, links, page, said, under

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place

TIES = """b
sections:
  - {id: talk, title: Talk, text: "[[kor|Seoul]] spoke. Nobody heard. Then [[kor]] and [[jpn]] met; [[kor]] left."}
  - {id: more, title: More, text: "[[kor]] came back [@src, p. 2]."}
actors:
  - id: kishida
    kind: person
    name: Kishida Fumio
    names: {ja: 岸田文雄, ko: 기시다 후미오}
    aliases: [Kishida]
    country: jp
    part_of: jpn
    since: 1957-07-29
    website: http://example.org/kishida
    summary: A [[jpn|Japanese]] politician.
    interests: [Stay in office., "Mend ties with [[kor]]."]
    positions:
      - {issue: Detente, text: Favours it., as_of: 2023-03, citations: ["src, p. 9"]}
    offices:
      - {post: premier, since: 2021-10-04, citations: [src]}
      - {post: minister, since: 2012-12, until: 2017-08}
  - {id: premier, kind: office, name: Prime Minister}
  - {id: minister, kind: office, name: Foreign Minister}
  - {id: jpn, kind: state, name: Japan}
  - {id: kor, kind: state, name: South Korea}
  - {id: usa, kind: state, name: United States}
  - {id: lone, kind: company, name: Lone, website: www.example.org}
relations:
  - {id: guards, type: alliance, from: usa, to: kor, label: guards, reverse_label: is guarded by, since: 1953,
     binding: true}
  - {id: sues, type: dispute, from: kor, to: jpn, label: sues, until: 2023}
  - {id: three, type: pledge, between: [usa, jpn, kor], label: consults, binding: false, citations: [src]}
events:
  - {id: later, date: 2023-03-16, title: Summit, actors: [kor, jpn]}
  - {id: some-year, date: 2019, title: Some time, actors: [kor]}
  - {id: alleged, date: 1965-06, title: Rumour, actors: [kor], status: alleged}
sources:
  - {id: src, type: report, title: A report}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = library_of(tmp_path, TIES)
    assert loaded.problems == ()
    return loaded


def test_names_in_every_script_stand_with_their_languages(library: Library) -> None:
    rows = facts(page(library, "kishida"))
    assert rows["Japanese"] == "岸田文雄"
    assert rows["Korean"] == "기시다 후미오"
    assert rows["Also"] == "Kishida"
    assert (rows["Kind"], rows["Country"]) == ("person", "JP")
    assert rows["Time"] == "since 29 July 1957"
    assert rows["Part of"] == "Japan"


def test_a_website_is_a_link_only_where_it_is_an_address_and_shown_in_any_case(library: Library) -> None:
    (link,) = (link for link in links(page(library, "kishida")) if link.kind == "url")
    assert link.target == "http://example.org/kishida"
    assert facts(page(library, "lone"))["Website"] == "www.example.org"
    assert not [link for link in links(page(library, "lone")) if link.kind == "url"]


def test_offices_have_dates_and_are_seen_from_both_ends(library: Library) -> None:
    offices = under(page(library, "kishida"), "Offices (2)")
    assert offices == ["Foreign Minister, December 2012 to August 2017", "Prime Minister, since 4 October 2021"]
    assert under(page(library, "premier"), "Held by (1)") == ["Kishida Fumio, since 4 October 2021"]


def test_interests_and_positions_say_their_date_and_source(library: Library) -> None:
    document = page(library, "kishida")
    assert under(document, "Interests (2)") == ["Stay in office.", "Mend ties with South Korea."]
    assert under(document, "Positions (1)") == ["as of March 2023: Favours it."]
    assert [(one.key, one.locator) for one in cited(document)] == [("src", ""), ("src", "p. 9")]


def test_a_directed_relation_reads_rightly_from_either_side(library: Library) -> None:
    assert under(page(library, "usa"), "Relations (2)")[0] == "guards South Korea · since 1953 · binding"
    assert "is guarded by United States · since 1953 · binding" in under(page(library, "kor"), "Relations (3)")


def test_a_relation_without_a_word_for_its_reverse_names_both_parties(library: Library) -> None:
    assert "South Korea sues Japan · until 2023" in under(page(library, "jpn"), "Relations (2)")


def test_a_relation_of_three_is_seen_from_each_with_the_others_named(library: Library) -> None:
    seen = {name: under(page(library, name), "Relations (2)") for name in ("usa", "jpn")}
    assert "consults Japan, South Korea · not binding" in seen["usa"]
    assert "consults United States, South Korea · not binding" in seen["jpn"]
    assert "consults United States, Japan · not binding" in under(page(library, "kor"), "Relations (3)")


def test_a_relation_of_an_actor_leads_to_its_own_page(library: Library) -> None:
    (link,) = (link for link in links(page(library, "usa")) if said(d.Plain((link,))) == "guards")
    assert link.target == Place("b", "guards")


def test_events_of_an_actor_stand_in_order_of_date_with_what_is_only_alleged_marked(library: Library) -> None:
    assert under(page(library, "kor"), "Events (3)") == [
        "June 1965 Rumour alleged",
        "2019 Some time",
        "16 March 2023 Summit",
    ]


def test_every_sentence_that_mentions_an_actor_stands_once_under_its_place(library: Library) -> None:
    assert under(page(library, "kor"), "Mentioned in (4)") == [
        "Talk",
        "Seoul spoke.",
        "Then South Korea and Japan met; South Korea left.",
        "More",
        "South Korea came back .",
        "Kishida Fumio",
        "Mend ties with South Korea.",
    ]


def test_a_sentence_brings_its_citations_along(library: Library) -> None:
    assert ("src", "p. 2") in [(one.key, one.locator) for one in cited(page(library, "kor"))]


def test_an_actor_of_whom_nothing_is_said_has_no_empty_lists(library: Library) -> None:
    assert headings(page(library, "lone")) == []


def test_counts_in_headings_equal_the_lists_below_them(shipped: Library) -> None:
    counted = 0
    for place, record in shipped.everything():
        if type(record).__name__ != "Actor":
            continue
        document = page(shipped, str(place))
        for heading in headings(document):
            match = re.search(r"\((\d+)\)$", heading)
            assert match, heading
            lists = [b for b in _below(document, heading) if isinstance(b, d.BulletList)]
            assert int(match[1]) == sum(len(block.items) for block in lists), (place, heading)
            counted += 1
    assert counted > 100


def _below(document: d.Document, heading: str) -> list[d.Block]:
    start, level = next(
        (i, b.level) for i, b in enumerate(document.blocks) if isinstance(b, d.Header) and said(b) == heading
    )
    rest = document.blocks[start + 1 :]
    end = next((i for i, b in enumerate(rest) if isinstance(b, d.Header) and b.level <= level), len(rest))
    return list(rest[:end])
