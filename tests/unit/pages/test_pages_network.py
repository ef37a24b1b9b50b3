"""The network: who is tied to whom, seen from either end, two steps deep, without end or repetition."""

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import facts, headings, library_of, links, page, said, under

from briefing.errors import UsageError
from briefing.loading.linking import link_library
from briefing.model import document as d
from briefing.model.actors import Actor, Office, Relation, RelationType
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Briefing, Library
from briefing.model.network import TIE_TYPES, NetworkView, may_hold, neighbours, parts_below, surely_holds, ties_of
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.pages.compose import compose

TIED = """b
information_cutoff: 2023-04-27
sections: [{id: s, title: S, text: "[[kor]] and [[pm]]."}]
actors:
  - {id: kor, kind: state, name: Korea, country: kr}
  - {id: jpn, kind: state, name: Japan}
  - {id: usa, kind: state, name: America}
  - {id: army, kind: organization, name: Army, part_of: kor}
  - {id: unit, kind: organization, name: Unit, part_of: army}
  - {id: chief, kind: office, name: Chief, part_of: unit}
  - {id: pm, kind: office, name: Premier, country: kr}
  - {id: han, kind: person, name: Han, offices: [{post: pm, since: 2022-05-21, until: 2025-05-01},
     {post: chief, until: 2024}, {post: pm, since: 2007-04}, {post: chief}]}
  - {id: kim, kind: person, name: Kim, offices: [{post: pm, until: 2022-05}]}
relations:
  - {id: pact, type: treaty, from: jpn, to: kor, label: guards, reverse_label: is guarded by, since: 1953,
     binding: true}
  - {id: three, type: pledge, between: [usa, jpn, kor], label: consults with, since: 2023-08, binding: false}
  - {id: sale, type: trade, from: usa, to: jpn, label: sells to, until: 2020}
"""
KOREA = Place("b", "kor", "network")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = library_of(tmp_path, TIED)
    assert loaded.problems == ()
    return loaded


def test_neighbours_stand_by_sort_of_tie_and_their_own_ties_below_them_once(library: Library) -> None:
    document = compose(library, KOREA)
    assert headings(document) == ["Treaty (1)", "Pledge (2)", "Part of (1)"]
    assert under(document, "Treaty (1)") == [
        "Japan is guarded by · since 1953 · binding trade America sells to Japan · until 2020"
    ]
    assert under(document, "Pledge (2)") == [
        "America consults with · also Japan · since August 2023 · not binding",
        "Japan see above consults with · also America · since August 2023 · not binding",
    ]
    assert under(document, "Part of (1)") == ["Army has as a part part of has as a part Unit"]
    assert facts(document)["Shown"] == "3 neighbours, and 1 actor one step beyond"


def test_a_network_can_be_asked_for_one_sort_of_tie_and_for_a_day(library: Library) -> None:
    assert headings(compose(library, KOREA.asking(type="pledge"))) == ["Pledge (2)"]
    earlier = compose(library, KOREA.asking(on="2022"))
    assert headings(earlier) == ["Treaty (1)", "Part of (1)"]
    assert facts(earlier)["Shown"] == "2 of 3 neighbours, and 1 actor one step beyond"
    assert "No ties are recorded." in said(*compose(library, KOREA.asking(on="1900", type="treaty")).blocks)
    with pytest.raises(UsageError, match="write one of alliance, treaty"):
        compose(library, KOREA.asking(type="friendship"))


def test_an_actor_leads_to_its_network_and_to_what_belongs_to_it(library: Library) -> None:
    ways = {said(d.Plain((link,))): link.target for link in links(page(library, "kor"))}
    assert ways["network of 3 neighbours"] == KOREA
    assert under(page(library, "kor"), "Parts (1)") == ["Army · organization"]
    assert parts_below(library, Place("b", "kor")) == tuple(Place("b", ident) for ident in ("army", "unit", "chief"))


def test_the_holders_of_an_office_stand_by_date_with_who_held_it_on_the_cutoff(library: Library) -> None:
    assert under(page(library, "pm"), "Held by (3)") == [
        "Han, since April 2007 held on 27 April 2023",
        "Kim, until May 2022",
        "Han, 21 May 2022 to 1 May 2025 held on 27 April 2023",
    ]
    assert under(page(library, "han"), "Offices (4)")[1:] == [
        "Premier, 21 May 2022 to 1 May 2025 held on 27 April 2023",
        "Chief, until 2024 may have been held on 27 April 2023",
        "Chief , dates not given",
    ]


def test_the_offices_of_a_state_are_those_of_its_country_and_of_its_parts(library: Library) -> None:
    assert [line.partition(",")[0].strip() for line in under(page(library, "kor"), "Holders of its offices (5)")] == [
        "Chief: Han",
        "Chief: Han",
        "Premier: Han",
        "Premier: Kim",
        "Premier: Han",
    ]


@pytest.mark.parametrize(
    ("since", "until", "may", "must"),
    [
        ("2022", "2024", True, True),
        ("2023", None, True, False),
        ("2022", None, True, True),
        (None, "2024", True, False),
        (None, "2022", False, False),
        ("2024", None, False, False),
        ("2023-04-27", "2023-04-27", True, True),
        (None, None, True, False),
    ],
)
def test_what_holds_on_a_day_is_told_as_far_as_dates_do(
    since: str | None, until: str | None, may: bool, must: bool
) -> None:
    dates = (Edtf(since) if since else None, Edtf(until) if until else None)
    assert may_hold(*dates, Edtf("2023-04-27")) is may
    assert surely_holds(*dates, Edtf("2023-04-27")) is must


IDS = [f"a{number}" for number in range(6)]
DATES = st.none() | st.sampled_from(["1950", "2000-05", "2020-01-01"]).map(Edtf)
KINDS: tuple[RelationType, ...] = ("treaty", "trade", "threat")
RELATIONS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.lists(st.sampled_from(IDS), min_size=2, max_size=4), DATES),
    max_size=8,
)
PARTS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=4)
VIEWS = st.builds(NetworkView, st.sampled_from(["", "treaty", "office", "part_of"]), DATES)


def made(relations: list[tuple[RelationType, list[str], Edtf | None]], parts: list[tuple[str, str]]) -> Library:
    """A library of six actors, tied by relations of two and more, some of them part of others, even in rings."""
    above = dict(parts)
    actors = [
        Actor(
            id=one,
            kind="person",
            name=one,
            part_of=above.get(one, ""),
            offices=(Office(post="a0", since=Edtf("1999")),),
        )
        for one in IDS
    ]
    ties = [
        Relation(id=f"r{n}", type=kind, between=tuple(parties), until=until)
        for n, (kind, parties, until) in enumerate(relations)
    ]
    records: dict[str, Record] = {**{actor.id: actor for actor in actors}, **{tie.id: tie for tie in ties}}
    head = Head(format="briefing/1", id="b", title="B")
    return Library({"b": Briefing(head=head, records=records, sections=())}, link=link_library)


@given(RELATIONS, PARTS, VIEWS)
def test_ties_look_the_same_from_both_ends_and_asking_never_adds(
    relations: list[tuple[RelationType, list[str], Edtf | None]], parts: list[tuple[str, str]], view: NetworkView
) -> None:
    library = made(relations, parts)
    places = [Place("b", one) for one in IDS]
    for one, other in combinations(places, 2):
        assert (other in neighbours(library, one, view)) is (one in neighbours(library, other, view))
    for place in places:
        every = ties_of(library, place)
        assert place not in neighbours(library, place)
        assert set(ties_of(library, place, view)) <= set(every)
        split = [tie for kind in TIE_TYPES for tie in ties_of(library, place, NetworkView(kind))]
        assert split == list(every)


@given(RELATIONS, PARTS)
def test_the_page_of_a_network_ends_and_its_counts_are_those_of_its_lists(
    relations: list[tuple[RelationType, list[str], Edtf | None]], parts: list[tuple[str, str]]
) -> None:
    library = made(relations, parts)
    document = compose(library, Place("b", "a0", "network"))
    for header, items in zip(document.blocks, document.blocks[1:], strict=False):
        if isinstance(header, d.Header):
            assert isinstance(items, d.BulletList)
            assert said(header).endswith(f"({len(items.items)})")
    nodes = sum(1 for node in d.walk(document.blocks) if isinstance(node, d.Link))
    assert nodes <= 12 * (len(relations) + len(parts) + len(IDS)) * 4
