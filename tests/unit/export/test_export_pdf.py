"""What a PDF needs of the machine, told where it is missing."""

import importlib.util

import pytest

from briefing.errors import ExportError
from briefing.export import pdf
from briefing.export.writers import WRITERS
from briefing.model.library import Library
from briefing.model.place import Place

LATIN = ["Libertinus Serif", "DejaVu Sans"]


def test_fonts_are_chosen_for_the_scripts_that_a_text_has() -> None:
    there = [*LATIN, "Noto Serif CJK KR", "IPAexMincho", "Comic Sans"]
    assert pdf.choose_fonts("Rain", there) == LATIN
    assert pdf.choose_fonts("비", there) == [*LATIN, "Noto Serif CJK KR"]
    assert pdf.choose_fonts("雨がふる 비", there) == [*LATIN, "IPAexMincho", "Noto Serif CJK KR"]
    assert pdf.choose_fonts("尹錫悦", [*LATIN, "NanumMyeongjo"]) == [*LATIN, "NanumMyeongjo"]


def test_a_script_without_a_font_is_told_with_what_to_install() -> None:
    with pytest.raises(ExportError, match=r"no font here holds the Japanese and Korean of this text .*fonts-noto-cjk"):
        pdf.choose_fonts("ふる 비", LATIN)


def test_a_machine_without_typst_says_what_to_install(monkeypatch: pytest.MonkeyPatch, small: Library) -> None:
    monkeypatch.setattr(pdf, "find_spec", lambda _: None)
    assert importlib.util.find_spec("typst") is not None
    assert WRITERS["pdf"].missing.endswith("`pip install 'briefing[pdf]'` brings it")
    with pytest.raises(ExportError, match="typst is not installed"):
        pdf.write(small, [Place("small", "history")])
