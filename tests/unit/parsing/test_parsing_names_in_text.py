"""Names in running text, found alike however a long text is cut for the search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.parsing import names_in_text
from briefing.parsing.names_in_text import NamesInText

NAMES = ("Kono", "Kono statement", "河野談話", "尹錫悦", "억지", "US", "South Korea", "조약")
PIECES = ("Kono", " ", "statement", "河野談話", "の", "尹錫悦", "억지는", " US$", "South\nKorea", "조약을", ",", "x")


def tree() -> NamesInText:
    names = NamesInText()
    for name in NAMES:
        names.add(name)
    return names


@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join), stretch=st.integers(1, 9))
def test_a_text_cut_into_stretches_holds_the_same_names(text: str, stretch: int) -> None:
    whole = list(tree().found_in(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(names_in_text, "_STRETCH", stretch)
        assert list(tree().found_in(text)) == whole


def test_names_longer_than_a_stretch_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names_in_text, "_STRETCH", 1)
    found = tree().found_in("In Seoul the Kono statement (河野談話) held; 조약을 맺다.")
    assert [name for _, _, name in found] == ["Kono statement", "河野談話", "조약"]
