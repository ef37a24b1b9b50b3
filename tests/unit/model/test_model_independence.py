"""Independent voices: what repeats others counts as them, and what only repeats itself counts once."""

from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.actors import Actor
from briefing.model.head import Head
from briefing.model.independence import voices
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.sources import Assessment, Source

IDS = [f"s{number}" for number in range(6)]
Repeats = Mapping[str, Iterable[str]]
"""Id of each source to the ids of those that it repeats."""

REPEATS = st.fixed_dictionaries({ident: st.lists(st.sampled_from(IDS), max_size=3, unique=True) for ident in IDS})
GROUPS = st.fixed_dictionaries({ident: st.sampled_from(["", "wire", "ministry"]) for ident in IDS})
CITED = st.lists(st.sampled_from(IDS), max_size=8)


def library_of(repeats: Repeats, groups: Mapping[str, str] | None = None) -> Library:
    sources = {
        ident: Source(
            id=ident, type="report", title=ident,
            assessment=Assessment(derived_from=tuple(others), group=(groups or {}).get(ident, "")),
        )
        for ident, others in repeats.items()
    }  # fmt: skip
    head = Head(format="briefing/1", id="b", title="B")
    jpn = Actor(id="jpn", kind="state", name="Japan")
    return Library({"b": Briefing(head=head, records={**sources, "jpn": jpn}, sections=())})


def count(library: Library, cited: Iterable[str]) -> int:
    return len(voices(library, [Place("b", ident) for ident in cited]))


def reached(repeats: Repeats, start: str) -> set[str]:
    met: set[str] = set()
    todo = [start]
    while todo:
        ident = todo.pop()
        if ident not in met:
            met.add(ident)
            todo.extend(repeats[ident])
    return met


@pytest.mark.parametrize(
    ("repeats", "groups", "cited", "expected"),
    [
        ({"a": [], "b": []}, {}, "ab", 2),
        ({"a": [], "b": []}, {}, "aa", 1),
        ({"a": [], "b": []}, {}, "", 0),
        ({"a": [], "b": []}, {"a": "wire", "b": "wire"}, "ab", 1),
        ({"a": [], "b": [], "c": []}, {"a": "wire", "b": "wire"}, "abc", 2),
        ({"a": ["b"], "b": []}, {}, "ab", 1),
        ({"a": ["c"], "b": ["c"], "c": []}, {}, "ab", 1),
        ({"a": ["b"], "b": ["c"], "c": []}, {"c": "wire"}, "a", 1),
        ({"a": ["c"], "b": [], "c": []}, {"b": "wire", "c": "wire"}, "ab", 1),
        ({"a": ["b", "c"], "b": [], "c": []}, {}, "a", 2),
        ({"a": ["b"], "b": ["a"]}, {}, "ab", 1),
        ({"a": ["a"]}, {}, "a", 1),
        ({"a": ["b"], "b": ["a", "c"], "c": []}, {}, "abc", 1),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, {}, "abc", 1),
        ({"a": ["b"], "b": ["a"], "c": []}, {"b": "wire", "c": "wire"}, "abc", 1),
        ({"a": ["nowhere"], "b": ["jpn"]}, {}, "ab", 2),
    ],
)  # fmt: skip
def test_voices_are_counted_by_origin_and_group(
    repeats: Repeats, groups: Mapping[str, str], cited: str, expected: int
) -> None:
    assert count(library_of(repeats, groups), cited) == expected


def test_what_is_no_source_has_no_voice() -> None:
    library = library_of({"a": []})
    assert voices(library, [Place("b", "jpn"), Place("b", "nobody"), Place(view="sources")]) == frozenset()


@given(REPEATS, GROUPS, CITED)
def test_there_are_never_more_voices_than_sources_behind_them(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str]
) -> None:
    behind: set[str] = set().union(*(reached(repeats, ident) for ident in cited))
    assert min(1, len(cited)) <= count(library_of(repeats, groups), cited) <= len(behind)


@given(GROUPS, CITED)
def test_where_nobody_repeats_anybody_a_group_counts_once(groups: Mapping[str, str], cited: list[str]) -> None:
    expected = {groups[ident] or ident for ident in cited}
    assert count(library_of(dict.fromkeys(IDS, ()), groups), cited) == len(expected) <= len(set(cited))


@given(REPEATS, GROUPS, CITED, st.data())
def test_order_and_repetition_change_nothing(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str], data: st.DataObject
) -> None:
    library = library_of(repeats, groups)
    places = [Place("b", ident) for ident in cited]
    shuffled = data.draw(st.permutations(places + places[:2]))
    assert voices(library, shuffled) == voices(library, places)


@given(REPEATS, GROUPS, CITED, CITED)
def test_more_sources_never_make_fewer_voices(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str], more: list[str]
) -> None:
    library = library_of(repeats, groups)
    together = voices(library, [Place("b", ident) for ident in (*cited, *more)])
    apart = [voices(library, [Place("b", ident)]) for ident in (*cited, *more)]
    assert together == frozenset().union(*apart)


@given(REPEATS, st.sampled_from(IDS))
def test_citing_what_a_source_repeats_beside_it_adds_no_voice(repeats: Repeats, ident: str) -> None:
    library = library_of(repeats)
    assert count(library, reached(repeats, ident)) == count(library, [ident])
