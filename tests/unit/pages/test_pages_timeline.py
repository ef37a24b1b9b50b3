"""The timeline: what it can be asked, what it then shows, and what stands next to an event."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import facts, headings, library_of, links, page, said, under

from briefing.errors import UsageError
from briefing.layout.laying import lay_out
from briefing.layout.page import PageLayout
from briefing.loading.linking import link_library
from briefing.model import document as d
from briefing.model.actors import Actor, Event
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.pages.cards import card
from briefing.pages.compose import compose, told_at
from briefing.pages.desk import Desk
from briefing.pages.telling import SECTION
from briefing.pages.timeline import AROUND, ZOOMS, TimelineView, events_of, neighbours, timeline_view, zoomed

PAST = """b
sections:
  - id: top
    title: Top
    text: "It began with [[talks]]."
    sections: [{id: deep, title: Deep, text: "Then came [[talks|more talks]].",
      events: [{id: vague, date: 2019, title: Vague, type: consult}]}]
    events:
      - {id: talks, date: 2019-08-02, until: 2019-09-05, title: Talks, type: consult, actors: [kor, jpn], place: Tokyo,
         text: "They talked [@src]."}
  - {id: other, title: Other, text: Nothing., events: [{id: early, date: 1965-06, title: Early, actors: [kor]}]}
actors: [{id: kor, kind: state, name: Korea}, {id: jpn, kind: state, name: Japan}]
sources: [{id: src, type: report, title: A report}]
"""
TIMELINE = Place("b", view="timeline")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = library_of(tmp_path, PAST)
    assert loaded.problems == ()
    return loaded


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"actor": "jpn"}, ["Talks"]),
        ({"type": "consult"}, ["Vague", "Talks"]),
        ({"section": "deep"}, ["Vague"]),
        ({"section": "top"}, ["Vague", "Talks"]),
        ({"since": "2019-09"}, ["Vague", "Talks"]),
        ({"since": "2019-10"}, ["Vague"]),
        ({"until": "2019-07"}, ["Early", "Vague"]),
        ({"since": "1966", "until": "2018"}, []),
        ({"actor": "kor", "type": "consult"}, ["Talks"]),
    ],
)
def test_a_timeline_shows_what_it_is_asked_for_and_says_how_much(
    library: Library, asked: dict[str, str], shown: list[str]
) -> None:
    document = compose(library, TIMELINE.asking(**asked))
    assert [said(d.Plain((link,))) for link in links(document) if link.kind == "event"] == shown
    assert facts(document)["Shown"] == f"{len(shown)} of 3 events"
    assert document.trail[-1].target == TIMELINE


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("zoom=week", "write one of year, month, day"),
        ("actor=talks", "no actor has that id"),
        ("since=March", "is not a date such as"),
    ],
)
def test_a_value_that_means_nothing_is_named(library: Library, query: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        compose(library, Place("b", view="timeline", query=query))


def test_events_stand_under_their_month_or_day_and_what_is_not_known_is_said(library: Library) -> None:
    assert headings(compose(library, TIMELINE.asking(zoom="month"))) == [
        "1965 (1)",
        "June 1965 (1)",
        "2019 (2)",
        "2019, month not given (1)",
        "August 2019 (1)",
    ]
    near = compose(library, TIMELINE.asking(zoom="day"))
    assert headings(near)[-2:] == ["August 2019 (1)", "2 August 2019 (1)"]
    assert under(near, "August 2019 (1)") == [
        "2 August 2019 to 5 September 2019 Talks They talked . Korea, Japan · Tokyo in Top · in Deep",
    ]


def test_each_event_leads_to_the_paragraphs_that_mention_it_or_to_its_section(library: Library) -> None:
    ways = [(said(d.Plain((link,))), link.target) for link in links(page(library, "b:timeline"))]
    assert ways == [
        ("Early", Place("b", "early")),
        ("in its section", Place("b", "other", anchor="early")),
        ("Vague", Place("b", "vague")),
        ("in its section", Place("b", "top", anchor="deep/vague")),
        ("Talks", Place("b", "talks")),
        ("in the text", Place("b", "top", anchor="talks")),
        ("again", Place("b", "top", anchor="deep/talks")),
    ]


def test_an_event_that_no_text_names_leads_to_the_first_paragraph_that_cites_its_source(tmp_path: Path) -> None:
    text = """b
sections:
  - id: top
    title: Top
    text: "Nothing here [@other]."
    sections:
      - id: deep
        title: Deep
        text: |
          A first paragraph.

          What [[kor|Korea]] did is told here, at some length, by a source and by nobody else [@src]. More follows.
    events: [{id: talks, date: 2019-08-02, title: Talks, citations: [src]}]
actors: [{id: kor, kind: state, name: Korea}]
sources: [{id: src, type: report, title: A report}, {id: other, type: report, title: Another}]
"""
    library = library_of(tmp_path, text)
    (way,) = (link for link in links(page(library, "b:timeline")) if link.kind == "section")
    assert said(d.Plain((way,))) == "where its source is cited"
    places, note = told_at(library, Place("b", "talks"))
    assert places == {way.target: "Deep"}
    assert note == "No text names this event. This paragraph cites its source."
    assert isinstance(way.target, Place)
    layout = lay_out(page(library, "top"), 200)
    line = layout.anchor(way.target.anchor)
    assert line is not None
    assert layout.line(line).text.startswith("What Korea did is told here")


def test_nearly_every_event_that_ships_leads_to_a_paragraph_and_others_say_so(shipped: Library) -> None:
    layouts: dict[Place, PageLayout] = {}
    listed = 0
    events = [place for place, record in shipped.everything() if isinstance(record, Event)]
    for event in events:
        places, note = told_at(shipped, event)
        for place in places:
            if place.page not in layouts:
                layouts[place.page] = lay_out(compose(shipped, place.page), 80)
            layout = layouts[place.page]
            line = layout.anchor(place.anchor)
            assert line is not None, place
            above = [heading.text for y, heading in layout.headings if y <= line]
            assert (above[-1:] == ["Events"]) == (note == SECTION.note), event
            listed += note == SECTION.note
    assert listed < len(events) / 20


def test_an_event_names_what_happened_before_and_after(library: Library) -> None:
    document = page(library, "vague")
    assert under(document, "Before (1)") == ["June 1965 Early"]
    assert under(document, "After (1)") == ["2 August 2019 to 5 September 2019 Talks"]


def test_zooming_ends_at_either_end() -> None:
    assert zoomed(TIMELINE, -1) is None
    month = zoomed(TIMELINE.asking(actor="kor"), 1)
    assert month == TIMELINE.asking(actor="kor", zoom="month")
    day = zoomed(month, 1)
    assert day is not None
    assert zoomed(day, 1) is None
    assert zoomed(month, -1) == TIMELINE.asking(actor="kor")


DATES = st.sampled_from(
    ["1960", "196X", "1965-06", "1965-06-22", "2019", "2019-08", "2019-08-02", "2019-21", "2018-12/2019-02", "../1970"]
)
EVENTS = st.lists(
    st.tuples(DATES, st.sampled_from(["agree", "reject"]), st.sets(st.sampled_from(["kor", "jpn"]))), max_size=9
)
VIEWS = st.fixed_dictionaries(
    {},
    optional={
        "actor": st.sampled_from(["kor", "jpn"]),
        "type": st.sampled_from(["agree", "reject"]),
        "since": DATES,
        "until": DATES,
        "zoom": st.sampled_from(ZOOMS),
    },
)


def made(events: list[tuple[str, str, set[str]]]) -> Library:
    """A library of one briefing with events of dates, types and actors."""
    found = [
        Event(id=f"e{index}", date=Edtf(date), title=f"Event {index}", type=kind, actors=tuple(sorted(actors)))
        for index, (date, kind, actors) in enumerate(events)
    ]
    actors = [Actor(id=ident, kind="state", name=ident) for ident in ("kor", "jpn")]
    briefing = Briefing(
        head=Head(format="briefing/1", id="b", title="B"),
        records={**{actor.id: actor for actor in actors}, **{event.id: event for event in found}},
        sections=(),
    )
    return Library({"b": briefing}, link=link_library)


def asked(library: Library, options: dict[str, str]) -> list[str]:
    place = TIMELINE.asking(**options)
    return [event.id for _, event in events_of(Desk(library, place, card), timeline_view(library, place))]


@given(EVENTS, VIEWS, VIEWS)
def test_asking_for_more_never_adds_and_every_count_is_that_of_its_list(
    events: list[tuple[str, str, set[str]]], first: dict[str, str], more: dict[str, str]
) -> None:
    library = made(events)
    few = asked(library, more | first)
    assert set(few) <= set(asked(library, first)) <= set(asked(library, {}))
    document = compose(library, TIMELINE.asking(**(more | first)))
    shown = [link.target.id for link in links(document) if isinstance(link.target, Place) and link.kind == "event"]
    assert sorted(shown) == sorted(few)
    for header, count in _counted(document):
        assert said(header).endswith(f"({count})")


def _counted(document: d.Document) -> list[tuple[d.Header, int]]:
    """Each heading and how many items stand below it."""
    found: list[tuple[d.Header, int]] = []
    for index, header in enumerate(document.blocks):
        if isinstance(header, d.Header):
            rest = document.blocks[index + 1 :]
            end = next(
                (n for n, b in enumerate(rest) if isinstance(b, d.Header) and b.level <= header.level), len(rest)
            )
            lists = [block for block in rest[:end] if isinstance(block, d.BulletList)]
            found.append((header, sum(len(block.items) for block in lists)))
    return found


@given(EVENTS)
def test_the_events_of_all_types_together_are_all_events(events: list[tuple[str, str, set[str]]]) -> None:
    library = made(events)
    parts = [ident for kind in ("agree", "reject") for ident in asked(library, {"type": kind})]
    assert sorted(parts) == sorted(asked(library, {}))


@given(EVENTS)
def test_if_one_event_stands_next_to_another_so_does_that_to_it(events: list[tuple[str, str, set[str]]]) -> None:
    pairs = events_of(Desk(made(events), TIMELINE, card), TimelineView())
    for place, _ in pairs:
        before, after = neighbours(pairs, place)
        assert len(before) <= AROUND
        assert all(place in [one for one, _ in neighbours(pairs, other)[1]] for other, _ in before)
        assert all(place in [one for one, _ in neighbours(pairs, other)[0]] for other, _ in after)
    assert all(earlier[1].date.lower <= later[1].date.lower for earlier, later in pairwise(pairs))
