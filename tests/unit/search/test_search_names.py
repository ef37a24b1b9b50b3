"""Finding pages by name: what is meant comes first, in any script, and nothing typed can break it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.loading.library import load
from briefing.model.folding import fold
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.search.names import Named, names, search_names


def named(*labels: str) -> list[Named]:
    """Pages with one name each, in this order."""
    return [Named(Place("b", f"p{n}"), label, "actor", (fold(label),)) for n, label in enumerate(labels)]


def found(query: str, *labels: str) -> list[str]:
    return [one.label for one in search_names(named(*labels), query)]


def test_a_name_that_is_the_query_comes_before_one_that_begins_with_it_and_so_on() -> None:
    labels = ("Outgunned unison", "A Union", "Reunion", "United Nations", "UN")
    assert found("un", *labels) == ["UN", "United Nations", "A Union", "Outgunned unison", "Reunion"]


def test_shorter_names_come_first_among_equals_and_then_the_order_of_the_library() -> None:
    assert found("kim", "Kim Yo Jong", "Kim Min", "Kim Jong", "Kim Jon") == [
        "Kim Min",
        "Kim Jon",
        "Kim Jong",
        "Kim Yo Jong",
    ]


def test_letters_may_be_left_out_and_the_closest_come_first() -> None:
    assert found("skrea", "S. of Korea", "SK Korea", "Japan", "Sakhalin, an island near Korea") == [
        "SK Korea",
        "S. of Korea",
    ]
    assert found("aerok", "Korea") == []


def test_a_query_of_two_words_finds_them_as_they_stand() -> None:
    assert found("south k", "South China", "South Korea") == ["South Korea"]
    assert found("  south   korea ".strip(), "South Korea") == ["South Korea"]


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("kono", "Kōno Tarō"),
        ("TARŌ", "Kōno Taro"),
        ("aland", "Åland"),
        ("strasse", "Straße"),
        ("istanbul", "İstanbul"),
        ("ｔｏｋｙｏ", "Tokyo"),
        ("ﬁsh", "Fish"),
        ("대한", "대한민국"),
        ("\u1103\u1162\u1112\u1161\u11ab", "대한민국"),
        ("岸田", "岸田文雄"),
        ("カイロ", "ｶｲﾛ"),
    ],
)
def test_accents_case_and_forms_of_letters_do_not_matter(query: str, label: str) -> None:
    assert found(query, label, "Other") == [label]


def test_nothing_typed_finds_everything_up_to_the_limit() -> None:
    assert sorted(found("", "b", "a")) == ["a", "b"]
    assert sorted(found(" \t", "b", "a")) == ["a", "b"]
    assert len(search_names(named(*"abcdef"), "", limit=4)) == 4


def test_each_page_is_found_once_by_whichever_name_fits_best(small: Library) -> None:
    known = names(small)
    assert [one.place.id for one in search_names(known, "rok")][:1] == ["kor"]
    places = [one.place for one in search_names(known, "o")]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Seoul", "small/kor"),
        ("rok", "small/kor"),
        ("대한민국", "small/kor"),
        ("韓国", "small/kor"),
        ("kor", "small/kor"),
        ("notice-2019", "small/notice-2019"),
        ("a wire", "small/wire"),
        ("rupture", "small/rupture"),
        ("likely keep", "small/kj-holds"),
        ("shares intel", "small/pact"),
        ("timel", "small:timeline"),
        ("a small b", "small:overview"),
        ("overview", "small:overview"),
    ],
)
def test_every_kind_of_page_is_found_by_what_people_call_it(small: Library, query: str, place: str) -> None:
    assert str(search_names(names(small), query)[0].place) == place


def test_what_is_found_carries_its_label_and_kind(small: Library) -> None:
    first = search_names(names(small), "seoul")[0]
    assert (first.label, first.kind) == ("South Korea", "actor")
    judgment = search_names(names(small), "kj-holds")[0]
    assert judgment.label == "Seoul will likely keep the pact."


def test_every_record_and_view_can_be_gone_to_by_its_own_label(shipped: Library) -> None:
    known = names(shipped)
    assert {one.place for one in known} >= {place for place, _ in shipped.everything()}
    for one in known:
        best = search_names(known, one.label)
        assert fold(one.label) in best[0].names, one
        assert one in best, one


def test_abbreviations_are_names_too(tmp_path: Path) -> None:
    text = (
        "format: briefing/1\nid: b\ntitle: B\nactors: [{id: x, kind: office, name: A Ministry, abbreviation: METI}]\n"
    )
    (tmp_path / "b.briefing.yaml").write_text(text, encoding="utf-8")
    (best,) = search_names(names(load(tmp_path)), "meti")[:1]
    assert best.label == "A Ministry"


_ODD = st.one_of(st.text(), st.text("\u0301\u200d\ud800\x00\u202e\uffff ﷺ\u0345ßİ", max_size=6))


@given(_ODD, st.lists(_ODD, max_size=4))
def test_any_text_can_be_searched_in_any_names(query: str, labels: list[str]) -> None:
    results = search_names(named(*labels), query)
    assert len(results) <= len(labels)
    assert {one.label for one in results} <= set(labels)


@given(st.text(min_size=1), st.lists(st.text(max_size=8), max_size=4))
def test_a_name_is_always_found_by_itself_in_any_case(label: str, others: list[str]) -> None:
    for query in (label, label.upper(), label.lower()):
        if fold(query.strip()) == fold(label):
            assert search_names(named(*others, label), query)[0].names[0] == fold(label)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
