"""How a library stands as of a day: what is dated later is hidden, what may have been known is not."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_helpers import cited, every_place, facts, headings, library_of, links, page, said, shown, under

from briefing.errors import NotFoundError, UsageError
from briefing.export.writers import WRITERS
from briefing.model import document as d
from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.figures import Figure
from briefing.model.indicators import Indicator
from briefing.model.judgments import Judgment
from briefing.model.lens import Lens, read_day, read_off, read_offs
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.standing import is_later
from briefing.pages.compose import compose
from briefing.pages.views import filled

DATED = """b
information_cutoff: 2023-04-27
issued: 2024-01-01
bottom_line: It holds.
key_judgments: [holds]
sections: [{id: s, title: S, takeaway: It holds., text: "[[late]] met [[early]] [@new; @old].",
  sections: [{id: inner, title: Inner, takeaway: It does., text: Words.}]}]
option_sets: [{id: choice, question: 'What now?', criteria: [], options: [{id: stay, title: Stay, baseline: true}],
  recommendation: {option: stay}}]
judgments: [{id: holds, statement: It will hold.}]
actors:
  - {id: early, kind: person, name: Early, until: 2030, offices: [{post: chair, since: 2020, until: 2024-05},
     {post: chair, since: 2024-06}], positions: [{issue: A, text: One., as_of: 2022}, {issue: A, text: Two.},
     {issue: B, text: Three., as_of: 2023-05}]}
  - {id: late, kind: organization, name: Late, since: 2024}
  - {id: chair, kind: office, name: Chair}
events:
  - {id: was, date: 2023-03, title: Was, until: 2023-09}
  - {id: to-come, date: 2023-05-01, title: To come}
relations:
  - {id: pact, type: treaty, between: [early, late], since: 2016, until: 2025}
  - {id: pledge, type: pledge, between: [early, late], since: 2023-08}
sources:
  - {id: old, type: report, title: Old, issued: 2022, accessed: 2025-01-01}
  - {id: new, type: report, title: New, issued: 2023-08-01}
  - {id: undated, type: webpage, title: Undated, accessed: 2025-01-01}
indicators: [{id: seen, statement: It is seen., status: {value: observed, as_of: 2023-04-30}}]
figures:
  - {id: sums, title: Sums, alt: A., unit: t, citations: [old], series: [{points: [["2022", 1], ["2023-Q1", 2],
     ["2023-Q3", 3], ["2024", 4], [Others, 5]]}]}
  - {id: whole, title: Whole, alt: A., unit: t, citations: [old], series: [{points: [["2022", 1], ["2023", 2, F]]}]}
  - {id: later-sums, title: Later, alt: A., unit: t, citations: [old], series: [{points: [["2024", 1]]}]}
"""


@pytest.fixture
def dated(tmp_path: Path) -> Library:
    return library_of(tmp_path, DATED)


def on(library: Library, day: str) -> Library:
    return library.through(Lens(Edtf(day)))


def ids(library: Library) -> set[str]:
    return {place.id for place, _ in library.everything()}


def test_what_is_dated_later_is_not_there(dated: Library) -> None:
    assert ids(dated) - ids(on(dated, "2023-04-27")) == {"late", "to-come", "pledge", "new", "later-sums"}


def test_parts_of_records_dated_later_are_not_there_and_what_goes_on_has_no_end(dated: Library) -> None:
    then = on(dated, "2023-04-27")
    actor, figure = then.find(Place("b", "early")), then.find(Place("b", "sums"))
    assert isinstance(actor, Actor)
    assert [(office.since, office.until) for office in actor.offices] == [(Edtf("2020"), None)]
    assert [position.text for position in actor.positions] == ["One.", "Two."]
    assert actor.until is None
    assert isinstance(figure, Figure)
    assert [point.period for point in figure.series[0].points] == ["2022", "2023-Q1", "Others"]
    for ident, kind in (("was", Event), ("pact", Relation)):
        record = then.find(Place("b", ident))
        assert isinstance(record, kind)
        assert record.until is None
    seen = then.find(Place("b", "seen"))
    assert isinstance(seen, Indicator)
    assert seen.status is None


def test_judgments_are_known_from_the_information_cutoff_of_their_briefing(dated: Library) -> None:
    before, after = on(dated, "2023-04-26"), on(dated, "2023-04-27")
    assert (before.find(Place("b", "holds")), before.briefings["b"].head.bottom_line) == (None, "")
    assert isinstance(after.find(Place("b", "holds")), Judgment)
    assert after.briefings["b"].head.bottom_line == "It holds."


def test_before_its_cutoff_a_briefing_advises_nothing_and_its_sections_have_no_takeaway(dated: Library) -> None:
    before, after = on(dated, "2023-04-26"), on(dated, "2023-04-27")
    assert "It does." in shown(page(after, "s"))
    assert {"It holds.", "It does."}.isdisjoint(map(said, page(before, "s").blocks))
    assert "No bottom line is given." in shown(compose(before, Place("b", "s").asking(depth="bottom-line")))
    assert "Advised" in facts(page(after, "choice"))
    assert "Advised" not in facts(page(before, "choice"))


def test_a_point_is_hidden_until_its_time_has_ended_or_its_briefing_could_be_written(dated: Library) -> None:
    """What a briefing expects for the year of its cutoff is known with the briefing, and not to anyone before."""

    def periods(day: str) -> list[str]:
        figure = on(dated, day).find(Place("b", "whole"))
        assert isinstance(figure, Figure)
        return [point.period for point in figure.series[0].points]

    assert periods("2023-04-26") == ["2022"]
    assert periods("2023-04-27") == ["2022", "2023"]
    assert on(dated, "2022-12-30").find(Place("b", "whole")) is None
    assert "A." in map(said, page(on(dated, "2023-04-27"), "whole").blocks)
    assert "What the figure shows was described later." in map(said, page(on(dated, "2023-04-26"), "whole").blocks)


SHARED = "actors: [{id: kor, kind: state, name: Korea}]\n"
OLD = """old
information_cutoff: 2022
sections: [{id: s, title: S, text: "[[kor]] waits."}]
"""
NEW = """new
information_cutoff: 2024-05
sections: [{id: s, title: S, text: "[[kor]] has gone. [[kor]] is back."}]
"""


def test_sentences_of_a_briefing_written_later_stand_apart_and_the_page_says_so(tmp_path: Path) -> None:
    library = library_of(tmp_path, OLD, NEW, shared=SHARED)
    then = on(library, "2023")
    document = page(then, "kor")
    assert headings(document) == ["Mentioned in (3)", "OLD (1)", "Written later: NEW (2)"]
    assert document.lens == (
        "As of 2023: what is dated later is hidden. Written later: “NEW”, with information up to May 2024. "
        "What they conclude is hidden."
    )
    assert headings(page(on(library, "2025"), "kor")) == ["Mentioned in (3)", "NEW (2)", "OLD (1)"]
    assert "Written later" not in page(then, "old/s").lens
    assert [said(block) for block in page(then, ":overview").blocks if "written later" in said(block)] == [
        "information cutoff May 2024 · written later"
    ]


@pytest.mark.parametrize(("day", "seen"), [("2023-03", True), ("2023", True), ("2023-02-28", False), ("2022", False)])
def test_a_month_or_year_means_its_end_and_a_partial_date_hides_only_when_all_of_it_is_later(
    dated: Library, day: str, seen: bool
) -> None:
    assert (on(dated, day).find(Place("b", "was")) is not None) == seen


def test_what_a_lens_hides_is_known_to_be_hidden_and_is_no_problem_of_the_content(dated: Library) -> None:
    then = on(dated, "2023-04-27")
    assert then.hidden("late", "b") == Place("b", "late")
    assert then.hidden("early", "b") is None
    assert then.hidden("nobody", "b") is None
    assert then.links.problems == ()
    assert then.problems == dated.problems
    assert all(then.find(link.target) for link in then.links.from_(Place("b", "s")))
    assert {link.target.id for link in then.links.from_(Place("b", "s"))} == {"early", "old"}


def test_no_lens_is_the_library_itself_and_lenses_do_not_add_up(dated: Library) -> None:
    assert dated.through(Lens()) is dated
    then = on(dated, "2020")
    assert then.plain is dated
    assert then.through(Lens()) is dated
    assert ids(on(then, "2023-04-27")) == ids(on(dated, "2023-04-27"))
    assert then.fingerprint == ""


def test_a_lens_that_only_switches_sources_off_shares_the_links(dated: Library) -> None:
    assert dated.through(Lens(without=(read_off("source:old"),))).links is dated.links


def _days(record: object) -> list[date]:
    values = (getattr(record, name, None) for name in ("date", "since", "issued"))
    return [value.lower for value in values if isinstance(value, Edtf)]


def test_as_of_the_cutoff_hides_nothing_that_the_cutoff_knew(shipped: Library) -> None:
    for name, briefing in shipped.briefings.items():
        cutoff = briefing.head.information_cutoff
        assert cutoff is not None
        then = shipped.through(Lens(cutoff))
        assert then.briefings[name].head == briefing.head
        hidden = [record for place, record in shipped.everything() if then.find(place) is None]
        own = [one for one in hidden if not isinstance(one, Judgment)]
        assert all(
            _days(record) and min(_days(record)) > cutoff.upper for record in own if not isinstance(record, Figure)
        )
        assert {one.id for one in briefing.all(Judgment)} <= {one.id for one in then.briefings[name].all(Judgment)}


def test_as_of_the_last_date_or_later_every_page_is_as_it_is_without_a_lens(shipped: Library) -> None:
    then = on(shipped, "2027")
    assert list(then.everything()) == list(shipped.everything())
    for place in every_place(shipped):
        assert replace(compose(then, place), lens="") == compose(shipped, place)


def test_what_is_hidden_is_named_in_plain_words_and_stays_readable(dated: Library) -> None:
    document = page(on(dated, "2023-04-27"), "s")
    assert "Late met Early ." in map(said, document.blocks)
    assert [link.target for link in links(document) if said(d.Plain((link,))) == "Early"] == [Place("b", "early")] * 2
    assert under(document, "Relations") == ["Early treaty Late · since 2016"]
    assert [(one.source, one.lens) for one in cited(document)][:2] == [
        (None, "New 2023, later"),
        (Place("b", "old"), ""),
    ]
    assert "[New 2023, later; 1]" in shown(document)
    assert "(New 2023, later)" in str(WRITERS["gfm"].write(on(dated, "2023-04-27"), [Place("b", "s")]))


def test_every_page_says_as_of_when_it_is_and_what_was_written_later(dated: Library) -> None:
    then = on(dated, "2023-03")
    assert {page(then, at).lens for at in ("early", "b:sources")} == {
        "As of March 2023: what is dated later is hidden. The text was written later, with information up to "
        "27 April 2023; what it concludes is hidden."
    }
    assert page(on(dated, "2023-04-27"), "s").lens == "As of 27 April 2023: what is dated later is hidden."
    assert "As of March 2023: what is dated later is hidden." in shown(page(then, ":problems"))


@pytest.mark.parametrize(
    ("ident", "said"),
    [
        ("late", "“Late” is hidden: dated 2024, later than March 2023"),
        ("to-come", "“To come” is hidden: dated 1 May 2023, later than March 2023"),
        ("new", "“New” is hidden: dated 1 August 2023, later than March 2023"),
        ("later-sums", "“Later” is hidden: later than March 2023"),
        ("holds", "“It will hold.” is hidden: drawn on 27 April 2023, later than March 2023"),
    ],
)
def test_what_is_hidden_is_named_with_its_date(dated: Library, ident: str, said: str) -> None:
    with pytest.raises(NotFoundError) as error:
        page(on(dated, "2023-03"), ident)
    assert str(error.value) == said


def test_counts_are_those_of_the_lists_they_open(shipped: Library) -> None:
    then = on(shipped, "2023-03-06")
    for index, count in filled(then, ""):
        if index.view in ("judgments", "actors", "sources", "timeline", "figures"):
            assert sum(isinstance(record, index.kind) for _, record in then.everything()) == count
    counts = {index.view: count for index, count in filled(then, "")}
    assert "judgments" not in counts
    assert counts["timeline"] < {index.view: count for index, count in filled(shipped, "")}["timeline"]


@given(first=st.dates(date(1900, 1, 1), date(2100, 1, 1)), days=st.integers(0, 40000))
def test_a_later_day_never_hides_more(first: date, days: int) -> None:
    when = Edtf("2020-05")
    assert is_later(when, first) or not is_later(when, min(first + timedelta(days), date.max))


@pytest.mark.parametrize("text", ["", "yesterday", "2023-13", "2023-02-30", "202X", "2023~", "2023/2024", "2023-21"])
def test_no_day_is_told_in_a_line(text: str) -> None:
    with pytest.raises(UsageError, match=r"is no day — write it as 2023-03-06"):
        read_day(text)


@pytest.mark.parametrize("text", ["", "old", "source:", "reliability:G", "origin:rumour", "colour:red"])
def test_what_names_no_sources_is_told_in_a_line(text: str) -> None:
    with pytest.raises(UsageError, match=r"names no sources to switch off — write source:ID"):
        read_off(text)


@pytest.mark.parametrize(
    "text", ["reliability:E,origin:derived", " reliability:E  origin:derived, ", "reliability:E,\torigin:derived"]
)
def test_several_are_written_with_commas_or_spaces(text: str) -> None:
    assert read_offs(text) == (read_off("reliability:E"), read_off("origin:derived"))


def test_one_of_several_that_names_no_sources_is_told() -> None:
    with pytest.raises(UsageError, match=r"'old' names no sources"):
        read_offs("reliability:E, old")


def test_grades_that_are_worse_go_too_and_not_judged_is_not_worse() -> None:
    assert [read_off(f"reliability:{letter}").grades for letter in "adF"] == ["ABCDE", "DE", "F"]


def test_switching_off_twice_is_switching_on_again() -> None:
    off = read_off("source:old")
    assert Lens().but(off).but(off) == Lens()
    assert Lens().but(off).at(Edtf("2020")).without == (off,)


def test_records_that_stay_are_what_they_were(dated: Library) -> None:
    source = on(dated, "2023-04-27").find(Place("b", "undated"))
    assert isinstance(source, Source)
    assert source is dated.find(Place("b", "undated"))
