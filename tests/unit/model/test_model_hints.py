import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.hints import did_you_mean
from briefing.model.scales import CONFIDENCE, LIKELIHOOD

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("subtitel", ["title", "subtitle", "text"], "subtitle"),
        ("alias", ["id", "kind", "aliases"], "aliases"),
        ("jp", ["jpn", "kor"], "jpn"),
        ("Likely", ["likely", "unlikely"], "likely"),
        ("container_title", ["title", "container-title", "collection-title"], "container-title"),
        ("TLP:WHITE", ["TLP:RED", "TLP:GREEN", "TLP:CLEAR"], "TLP:CLEAR"),
        ("medium", CONFIDENCE["icd203"], "moderate"),
        ("moderate", CONFIDENCE["ipcc"], "medium"),
        ("medium", [row.term for row in LIKELIHOOD["icd203"]], "roughly even chance"),
        ("medium", [row.term for row in LIKELIHOOD["phia"]], "realistic possibility"),
        ("medium", ["mediums", "low"], "mediums"),
    ],
)
def test_the_word_that_was_probably_meant_is_offered(word: str, known: list[str], meant: str) -> None:
    assert did_you_mean(word, known) == f"did you mean {meant!r}?"


@pytest.mark.parametrize(
    ("word", "known"),
    [("xyzzy", ["title", "text"]), ("", ["a", "title"]), ("title", []), ("a" * 201, ["a" * 200]), ("TLP:WHITE", ["x"])],
)
def test_nothing_is_offered_for_what_is_like_nothing(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known) == ""


@given(WORDS, st.lists(WORDS))
def test_only_a_known_word_is_ever_offered(word: str, known: list[str]) -> None:
    assert did_you_mean(word, known) in {"", *(f"did you mean {choice!r}?" for choice in known)}


@given(st.lists(WORDS.filter(len), min_size=1, unique=True), st.data())
def test_a_known_word_is_offered_for_itself(known: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(known).filter(lambda one: one not in ("medium", "moderate")))
    assert did_you_mean(word, iter(known)) == f"did you mean {word!r}?"
