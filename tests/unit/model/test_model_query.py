"""Folding and queries: what counts as the same, what is found, and where it stands in the text as written."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.folding import fold, fold_with_origins, squeezed
from briefing.model.query import literal, read_query

LETTERS = "aAbBéÉōŌßıİﬁ ·-’\"'12ＧＳ日韓関係が-ｶﾞカ윤석열\u0301\u3099ก์"
TEXTS = st.text(st.sampled_from(LETTERS), max_size=24)


def marked(query: str, text: str) -> list[str]:
    return [text[start:end] for start, end in read_query(query).marks(text)]


def is_in(query: str, text: str) -> bool:
    return read_query(query).is_in(text, fold(text))


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Kōno Tarō", "kono taro"),
        ("ＧＳＯＭＩＡ", "gsomia"),
        ("ﾊﾟｸﾄ", "パクト"),
        ("Straße", "strasse"),
        ("‘Korea’s’", "'korea's'"),
        ("2018–19", "2018-19"),
        ("co\u00adoperation", "cooperation"),
        (unicodedata.normalize("NFD", "윤석열"), "윤석열"),
        (unicodedata.normalize("NFD", "がくせい"), "がくせい"),
    ],
)
def test_what_is_printed_otherwise_than_it_is_typed_is_the_same(written: str, typed: str) -> None:
    assert fold(written) == fold(typed) == typed


def test_what_makes_another_letter_is_no_accent() -> None:
    assert fold("か") != fold("が")
    assert fold("윤") != fold("유")


@given(TEXTS, st.booleans(), st.booleans())
def test_each_folded_character_comes_from_where_it_says(text: str, case: bool, accents: bool) -> None:
    folded, origins = fold_with_origins(text, keep_case=case, keep_accents=accents)
    assert folded == fold(text, keep_case=case, keep_accents=accents)
    assert origins == sorted(origins)
    assert all(0 <= origin < len(text) for origin in origins)


def test_letters_stay_the_same_however_they_are_set() -> None:
    assert squeezed("Japan’s *export* | controls —\n2019") == "japansexportcontrols2019"


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("tariff", "Tariffs and a tariff", ["Tariff", "tariff"]),
        ("art", "The party of art", ["art"]),
        ('"art"', "artful art", ["art"]),
        ("US", "us or the US", ["US"]),
        ("kono", "KŌNO Tarō", ["KŌNO"]),
        ("Kōno", "Kono, Kōno, kōno", ["Kono", "Kōno"]),
        ("日韓", "近年の日韓関係", ["日韓"]),
        ("석열", "윤석열 대통령", ["석열"]),
        ("gsomia", "韓国ＧＳＯＭＩＡ破棄", ["ＧＳＯＭＩＡ"]),
        ('"south korea" pact', "The pact of South Korea", ["pact", "South Korea"]),
        ("korea kor", "Korean", ["Korea"]),
        ("strass", "Straßen", ["Straß"]),
        ("2019", "mid-2019, 12019", ["2019"]),
        ("R&D", "r&d R&D", ["R&D"]),
        ('"south kor', "South Korea", ["South Kor"]),
        ("“south korea”", "South Korean and South Korea", ["South Korea"]),
    ],
)
def test_where_the_words_stand_in_the_text_as_written(query: str, text: str, found: list[str]) -> None:
    assert marked(query, text) == found


@pytest.mark.parametrize(
    ("query", "yes", "no"),
    [
        ("japan korea", "Korea and Japan", "Japan alone"),
        ("japan -korea", "Japan alone", "Korea and Japan"),
        ('japan -"south korea"', "Japan, North Korea", "Japan and South Korea"),
        ('"south korea"', "in South Korea", "the south of Korea"),
        ('日韓 "関係"', "日韓の関係", "日韓"),
        ("Seoul", "to Seoul", "the seoul"),
    ],
)
def test_all_words_are_meant_and_none_that_is_excluded(query: str, yes: str, no: str) -> None:
    assert is_in(query, yes)
    assert not is_in(query, no)


@pytest.mark.parametrize("typed", ["", " ", "-", '""', '"', "-korea", '-"south korea"', "\u0301", "\u00ad"])
def test_a_query_that_wants_nothing_is_empty(typed: str) -> None:
    assert not read_query(typed)


WORDS = st.lists(st.sampled_from(["Pact", "pact", "notice", "日韓", "윤", "Kōno"]), min_size=1, max_size=6)


@given(WORDS, st.sampled_from(["pact", "notice", "日韓", "윤", "kono", "not"]))
def test_a_text_is_found_just_when_one_of_its_words_begins_so(words: list[str], typed: str) -> None:
    begins = any(fold(word).startswith(typed) for word in words)
    assert is_in(typed, " ".join(words)) is begins


@given(TEXTS, TEXTS)
def test_what_is_marked_is_what_was_asked_for(query: str, text: str) -> None:
    read = read_query(query)
    marks = read.marks(text)
    assert all(0 <= start < end <= len(text) for start, end in marks)
    assert all(first[1] < second[0] for first, second in pairwise(marks))
    if read and read.is_in(text, fold(text)):
        assert marks
        start, end = read.nearest(text)
        assert all(term.pattern.search(fold(text, keep_case=term.keeps_case)) for term in read.wanted)
        assert 0 <= start < end <= len(text)


def test_the_shortest_part_that_holds_all_words_is_the_nearest() -> None:
    text = "Japan and others. Then Korea spoke; Japan too."
    start, end = read_query("japan korea").nearest(text)
    assert text[start:end] == "Korea spoke; Japan"


@given(st.text(max_size=8))
def test_what_is_typed_in_a_page_is_found_where_it_stands(typed: str) -> None:
    term = literal(typed)
    if term.pattern.pattern:
        text = f"… {' '.join(typed.split())} …"
        assert any(re.sub(r"\s", "", typed)[:1] in text[start:end] for start, end in term.extents(text))
