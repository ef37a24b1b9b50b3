"""What a PDF needs of the machine, told where it is missing, and how its pages are set."""

import importlib.util

import pytest
import typst
from export_helpers import cite, handout, para
from msgspec.structs import replace

from briefing.errors import ExportError
from briefing.export import pdf
from briefing.export.binding import Handout, bind
from briefing.export.typst_markup import write_markup
from briefing.export.writers import WRITERS
from briefing.model import document as d
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


def made(handed: Handout) -> str:
    """The markup, once the typesetter has taken it."""
    markup = write_markup(handed, LATIN)
    assert typst.compile(markup.encode(), format="pdf", pdf_standards="ua-1")
    return markup


def test_several_pages_begin_with_their_contents_and_one_does_not(small: Library) -> None:
    home, other = Place("small", "history"), Place("small", "kor")
    assert '#outline(title: "Contents", depth: 1)' in made(bind(small, [home, other]))
    assert "#outline(" not in made(bind(small, [home]))


def test_a_heading_with_a_note_is_kept_out_of_the_contents_where_the_note_would_stand_again() -> None:
    page = handout(d.Header(2, "a", (d.Str("Rain"), cite())), d.Header(2, "b", (d.Str("Sun"),)), para("x"))
    markup = made(replace(page, document=replace(page.document, kind="briefing")))
    assert '#heading(level: 1, outlined: false, bookmarked: true)[#"Rain";' in markup
    assert '#heading(level: 1)[#"Sun";]' in markup


def test_a_chart_is_not_cut_by_the_end_of_a_page(shipped: Library) -> None:
    assert (
        made(bind(shipped, [Place("japan-korea-detente", "resist-share")])).count('block: true, lang: "text-chart")')
        == 1
    )
