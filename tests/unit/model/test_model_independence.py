"""Independent voices: what repeats others counts as them, and what only repeats itself counts once."""

from collections.abc import Iterable, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.actors import Actor
from briefing.model.head import Head
from briefing.model.independence import independent, voices_of
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
    return independent(library, [Place("b", ident) for ident in cited])


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
        ({"a": ["b", "c"], "b": [], "c": []}, {}, "a", 1),
        ({"a": ["b", "c"], "b": [], "c": []}, {}, "ab", 2),
        ({"a": ["b", "c"], "b": [], "c": []}, {}, "abc", 2),
        ({"a": ["c", "d"], "b": ["c", "d"], "c": [], "d": []}, {}, "ab", 2),
        ({"a": ["c", "d"], "b": ["c"], "c": [], "d": ["c"]}, {}, "ab", 1),
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
    assert independent(library, [Place("b", "jpn"), Place("b", "nobody"), Place(view="sources")]) == 0


@given(REPEATS, GROUPS, CITED)
def test_there_are_never_more_independent_sources_than_sources_or_voices(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str]
) -> None:
    library = library_of(repeats, groups)
    behind: set[str] = set().union(*(reached(repeats, ident) for ident in cited))
    voices = voices_of(library).behind(Place("b", ident) for ident in cited)
    assert min(1, len(cited)) <= count(library, cited) <= min(len(set(cited)), len(voices)) <= len(behind)


@given(REPEATS, GROUPS, CITED)
def test_as_many_are_independent_as_can_each_have_a_voice_of_its_own(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str]
) -> None:
    library = library_of(repeats, groups)
    heard = [sorted(voices_of(library).heard[Place("b", ident)]) for ident in dict.fromkeys(cited)]
    most = max(len(set(chosen) - {""}) for chosen in product(*(["", *voices] for voices in heard)))
    assert count(library, cited) == most


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
    assert independent(library, shuffled) == independent(library, places)


@given(REPEATS, GROUPS, CITED, CITED)
def test_more_sources_are_never_fewer_independent_ones(
    repeats: Repeats, groups: Mapping[str, str], cited: list[str], more: list[str]
) -> None:
    library = library_of(repeats, groups)
    assert count(library, (*cited, *more)) >= max(count(library, cited), count(library, more))
