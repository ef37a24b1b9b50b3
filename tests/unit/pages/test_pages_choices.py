"""What a page can be asked: what each choice counts is what it then lists, and what is chosen can be taken away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import headings, library_of, links, page, said

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.choices import Choice, choices
from briefing.pages.compose import compose, name_of
from briefing.pages.contents import context

PAST = """b
information_cutoff: 2022-06-30
sections:
  - id: top
    title: Top
    text: Nothing.
    events: [{id: talks, date: 2019-08-02, until: 2019-09-05, title: Talks, type: consult, actors: [kor, jpn]}]
    sections: [{id: deep, title: Deep, text: Nothing.,
      events: [{id: vague, date: 2019, title: Vague, type: agree, actors: [kor]}]}]
  - {id: other, title: Other, text: Nothing., events: [{id: early, date: 1965-06, title: Early, actors: [kor]}]}
actors:
  - {id: kor, kind: state, name: Korea, names: {ko: 한국}}
  - {id: jpn, kind: state, name: Japan, names: {ja: 日本}, aliases: [Tōkyō]}
  - {id: ito, kind: person, name: Ito, part_of: jpn}
relations:
  - {id: pact, type: treaty, between: [kor, jpn], label: is tied to, since: 2016}
  - {id: quarrel, type: dispute, from: kor, to: ito, label: quarrels with, until: 2020}
"""
TIMELINE = Place("b", view="timeline")
NETWORK = Place("b", "kor", "network")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    loaded = library_of(tmp_path_factory.mktemp("past"), PAST)
    assert loaded.problems == ()
    return loaded


def offered(library: Library, place: Place, typed: str = "") -> list[tuple[str, str, int | None]]:
    return [(one.group, one.label, one.count) for one in choices(library, place, typed)]


def test_a_timeline_can_be_asked_for_its_actors_types_and_sections_most_first(library: Library) -> None:
    assert offered(library, TIMELINE) == [
        ("Zoom", "by year", None),
        ("Zoom", "by month", None),
        ("Zoom", "by day", None),
        ("Actor", "Korea", 3),
        ("Actor", "Japan", 1),
        ("Type", "agree", 1),
        ("Type", "consult", 1),
        ("Section", "Top", 2),
        ("Section", "Deep", 1),
        ("Section", "Other", 1),
    ]


def test_a_network_and_an_index_can_be_asked_too_and_other_pages_nothing(library: Library) -> None:
    assert offered(library, NETWORK) == [
        ("Type", "dispute", 1),
        ("Type", "treaty", 1),
        ("On", "30 June 2022, a cutoff", 1),
    ]
    assert offered(library, Place("b", view="actors")) == [("Kind", "States", 2), ("Kind", "People", 1)]
    assert offered(library, Place("b", "kor")) == []


@pytest.mark.parametrize(
    ("typed", "labels"),
    [("actor kor", ["Korea"]), ("TOKYO", ["Japan"]), ("日本", ["Japan"]), ("top", ["Top"]), ("nobody", [])],
)
def test_choices_are_found_by_all_names_of_their_records(library: Library, typed: str, labels: list[str]) -> None:
    assert [label for _, label, _ in offered(library, TIMELINE, typed)] == labels


@pytest.mark.parametrize(
    ("query", "typed", "periods"),
    [
        ("", "2019", [("2019", 2), ("since 2019", 2), ("until 2019", 3)]),
        ("", "Since 2019-10", [("since October 2019", 1)]),
        ("", "2019-08 to 2021", [("August 2019 to 2021", 2)]),
        ("", "1965/2019-07", [("1965 to July 2019", 2)]),
        ("until=2019", "since 1966", [("1966 to 2019", 2)]),
        ("until=1964", "since 1966", [("since 1966", 2)]),
        ("since=2019-10", "until 2020", [("October 2019 to 2020", 1)]),
        ("", "2019-13", []),
        ("", "March", []),
    ],
)
def test_a_date_that_is_typed_is_a_period(
    library: Library, query: str, typed: str, periods: list[tuple[str, int]]
) -> None:
    place = Place("b", view="timeline", query=query)
    assert [(label, count) for group, label, count in offered(library, place, typed) if group == "Period"] == periods


def test_a_date_that_is_typed_is_a_day_of_a_network(library: Library) -> None:
    assert offered(library, NETWORK, "2015") == [("On", "2015", 1)]
    assert choices(library, NETWORK, "2015")[0].place == NETWORK.asking(on="2015")


def test_what_is_chosen_can_be_taken_away_even_where_nothing_is_left_of_it(library: Library) -> None:
    asked = TIMELINE.asking(actor="b/jpn", type="unheard", since="2030", zoom="day")
    chosen = {one.label: one.place for one in choices(library, asked) if one.chosen}
    assert chosen == {
        "by day": asked,
        "since 2030": asked.asking(since=""),
        "Japan": asked.asking(actor=""),
        "unheard": asked.asking(type=""),
    }


def test_a_page_is_called_by_what_it_is_asked_and_its_trail_leads_back_to_all(library: Library) -> None:
    asked = TIMELINE.asking(actor="jpn", section="deep", since="2019", until="2021", zoom="month")
    assert name_of(library, asked) == "Timeline: actor Japan, section Deep, 2019 to 2021, by month"
    assert said(d.Plain(compose(library, asked).trail[-1:])) == "Timeline"
    assert name_of(library, NETWORK.asking(type="treaty", on="2020")) == "Network of Korea: type treaty, on 2020"
    assert name_of(library, Place("b", view="actors", query="kind=person")) == "Actors: People"
    assert name_of(library, Place("b", view="overview", query="depth=bottom-line")) == "B"
    assert name_of(library, Place("b", "top", query="depth=bottom-line")) == "Top"


def test_the_context_offers_the_same_choices_those_first_that_are_made(library: Library) -> None:
    document = compose(library, TIMELINE.asking(actor="jpn"))
    groups = [said(*div.blocks) for div in context(library, document).blocks if isinstance(div, d.Div)]
    assert groups[1] == "Actor 2 Japan 1 * Korea 3"


@given(start=st.sampled_from(["b:timeline", "kor:network", "b:actors"]), picks=st.lists(st.integers(0, 99), max_size=6))
def test_each_count_equals_the_list_that_the_choice_opens(library: Library, start: str, picks: list[int]) -> None:
    place = page(library, start).place if start != "kor:network" else NETWORK
    for pick in picks:
        found = choices(library, place, "2019" if pick % 5 == 0 else "") or choices(library, place)
        for one in found:
            assert one.count is None or one.count == listed(library, place if one.chosen else one.place, one)
        place = found[pick % len(found)].place


def test_counts_equal_lists_in_the_library_that_ships(shipped: Library) -> None:
    for place in (
        Place(view="timeline"),
        Place("japan-korea-detente", view="timeline").asking(actor="jpn", since="2018"),
        Place("", "jpn", "network"),
        Place("", "usa", "network").asking(on="2016"),
        Place(view="actors"),
    ):
        for one in choices(shipped, place):
            assert one.count is None or one.count == listed(shipped, place if one.chosen else one.place, one), one


def listed(library: Library, place: Place, choice: Choice) -> int:
    """How many events or neighbours stand on a page; of an index, how many actors of the kind chosen."""
    document = compose(library, place)
    if place.view == "timeline":
        return sum(link.kind == "event" for link in links(document))
    if place.view == "actors":
        return next(int(text.rpartition("(")[2][:-1]) for text in headings(document) if text.startswith(choice.label))
    return len({link.target for link in _strong(document)})


def _strong(document: d.Document) -> list[d.Link]:
    found = (node for node in d.walk(document.blocks) if isinstance(node, d.Strong))
    return [one for node in found for one in node.inlines if isinstance(one, d.Link)]
