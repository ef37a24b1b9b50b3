"""What a PDF needs of the machine, told where it is missing, and how its pages are set."""

import importlib.util
import json
import re
from typing import Any

import pytest
import typst
from export_helpers import KIM, cite, handout, para
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


def pages_of(handed: Handout) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    compiled = typst.compile(write_markup(handed, LATIN).encode(), format="pdf", pdf_standards="ua-1")
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", bytes(compiled or b""))
    return [(float(width), float(height)) for width, height in boxes]


def asked(handed: Handout, question: str) -> Any:
    """What the typesetter answers to a question about the pages that it has laid out."""
    markup = f"{made(handed)}\n#context [#metadata({question}) <answer>]"
    return json.loads(typst.query(markup.encode(), "<answer>", field="value", one=True))


def test_several_pages_begin_with_their_contents_and_one_does_not(small: Library) -> None:
    home, other = Place("small", "history"), Place("small", "kj-holds")  # in Latin letters, which every machine has
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


def test_a_board_lies_on_its_side_from_its_title_on(shipped: Library) -> None:
    pages = pages_of(bind(shipped, [Place("japan-korea-detente", view="board")]))
    assert len(pages) > 3
    assert all(width > height for width, height in pages)


def test_pages_with_no_wide_table_stand(shipped: Library) -> None:
    pages = pages_of(bind(shipped, [Place("japan-korea-detente", "economics")]))
    assert len(pages) > 3
    assert all(width < height for width, height in pages)


def test_the_head_of_a_table_is_repeated_and_links_where_it_stands_first_alone() -> None:
    link = d.Link((d.Str("Over there"),), "https://example.org", "url")
    row = (d.Str("a line of words"),), (d.Str("another"),)
    page = handout(d.Table(((link,), (d.Str("Plain"),)), (row,) * 90, ("left", "left")))
    assert asked(page, 'query(label("head 1")).len()') == len(pages_of(page)) == 3
    assert asked(page, "query(link).len()") == 1


TEXT = d.Str("Words of a text that goes on. ")
NAME = (d.Strong((d.Str("Rain"),)),)
NOTED = (d.Plain((TEXT, cite())),)
LED: dict[str, tuple[d.Block, ...]] = {
    "a paragraph": (para(TEXT, cite(), TEXT),),
    "a line": NOTED,
    "a label and a list": (d.Plain(NAME), d.BulletList((NOTED,))),
    "a term": (d.DefinitionList(((NAME, (para(TEXT, cite()),)),)),),
    "a caption and a table": (d.Table((NAME,), ((NOTED[0].inlines,),), ("left",), NAME),),
}
PAGES = "(query(heading).last(), query(strong.where(body: [Rain])).last(default: none), query(footnote).first())"


@pytest.mark.parametrize("kind", LED)
def test_what_a_heading_leads_to_is_never_a_page_away_with_its_notes(kind: str) -> None:
    wordy = replace(KIM, title="Rain in the afternoon " * 40)
    met = set()
    for lines in range(34, 46):
        above = d.Para(tuple(part for _ in range(lines) for part in (d.Str("A line"), d.LineBreak())))
        page = handout(above, d.Header(2, "rain", (d.Str("Rain"),)), *LED[kind], source=wordy)
        places = asked(page, f"{PAGES}.filter(it => it != none).map(it => it.location().page())")
        assert len(set(places)) == 1, lines
        met.update(places)
    assert met == {1, 2}
