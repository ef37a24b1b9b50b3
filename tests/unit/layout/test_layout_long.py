"""Long pages: laid out where they are read, they come to the same as laid out at once."""

import random
from pathlib import Path

import pytest

from briefing.layout.laying import is_long, lay_out
from briefing.layout.page import PageLayout
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose
from briefing.pages.long_text import LONG
from briefing.pages.stretches import read_stretch

PLACE = Place("b", "s")
PARAGRAPHS = (
    "In March the cabinet in [[kor|Seoul]] proposed that a foundation pay, and [[jpn]] welcomed the step [@a, p. {0}].",
    "Exports of three chemicals had needed a licence since July 2019; *none* had ever been forbidden outright. " * 4,
    "- one thing [@b]\n- another, with a second line\n  under it",
    "> What was said in {0}.",
    "## Heading {0}",
    "両国の首脳は二〇二三年三月に東京で会談し、輸出管理をめぐる協議の再開で一致した。",
    "![[known]]",
    "```\ncode {0}\n\nwhich goes on\n```",
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("long")
    numbers = range(3 * LONG // sum(map(len, PARAGRAPHS)))
    text = "\n\n".join(paragraph.format(number) for number in numbers for paragraph in PARAGRAPHS)
    body = "\n".join(f"      {line}" for line in text.split("\n"))
    (folder / "b.briefing.yaml").write_text(
        "format: briefing/1\nid: b\ntitle: B\nsections:\n  - id: s\n    title: Long\n    takeaway: It is.\n"
        f"    text: |\n{body}\n"
        "actors: [{id: kor, kind: state, name: South Korea}, {id: jpn, kind: state, name: Japan}]\n"
        "gaps: [{id: known, text: Something is not known.}]\n"
        "sources: [{id: a, type: report, title: A}, {id: b, type: report, title: Other}]\n",
        encoding="utf-8",
    )
    return load(folder)


@pytest.fixture
def layout(library: Library) -> PageLayout:
    document = compose(library, PLACE, defer=True)
    assert is_long(document)
    return lay_out(document, 70, read=lambda stretch: read_stretch(library, PLACE, stretch))


@pytest.fixture(scope="module")
def at_once(library: Library) -> PageLayout:
    return lay_out(compose(library, PLACE), 70)


def texts(layout: PageLayout) -> list[str]:
    return [line.text for block in layout.blocks for line in block.lines]


def test_a_long_page_that_is_read_to_its_end_is_the_page_laid_out_at_once(
    layout: PageLayout, at_once: PageLayout
) -> None:
    assert texts(layout) == texts(at_once)
    assert [ref.spot.text for ref in layout.links] == [ref.spot.text for ref in at_once.links]
    assert [heading.id for _, heading in layout.headings] == [heading.id for _, heading in at_once.headings]
    assert layout.document.references == at_once.document.references


def test_measuring_finds_the_height_and_moves_nothing_afterwards(layout: PageLayout, at_once: PageLayout) -> None:
    assert layout.height != at_once.height, "the guess would have to be perfect"
    assert abs(layout.height - at_once.height) < at_once.height / 4
    while not layout.blocks.is_measured:
        layout.blocks.measure_one()
    assert layout.height == at_once.height
    version = layout.blocks.version
    assert [layout.line(y).text for y in range(layout.height)] == texts(at_once)
    assert layout.blocks.version == version
    assert layout.headings == at_once.headings


def test_line_by_line_every_line_is_met_once_down_and_up(layout: PageLayout, at_once: PageLayout) -> None:
    top, met = layout.settled(0, 10), [layout.line(0).text]
    while (below := layout.settled(layout.moved(top, 1), 1)) != top:
        top = below
        met.append(layout.line(top).text)
    assert met == texts(at_once)
    assert layout.moved(top, -layout.height) == 0


def test_from_the_end_upwards_no_line_is_skipped(layout: PageLayout, at_once: PageLayout) -> None:
    top = layout.settled(layout.height, 20)
    assert [layout.line(y).text for y in range(top, top + 20)] == texts(at_once)[-20:]
    for up in range(1, 200):
        top = layout.settled(layout.moved(top, -1), 20)
        assert layout.line(top).text == texts(at_once)[-20 - up], up


def test_what_is_in_sight_after_a_jump_stays_where_it_is(layout: PageLayout) -> None:
    shuffled = random.Random(7)
    for _ in range(50):
        top = layout.settled(shuffled.randrange(layout.height), 30)
        seen = [layout.line(y).text for y in range(top, top + 30)]
        assert [layout.line(y).text for y in range(top, top + 30)] == seen
        assert layout.settled(top, 30) == top


def test_links_come_in_order_from_anywhere_and_round_the_end(layout: PageLayout, at_once: PageLayout) -> None:
    wanted = [(ref.spot.text, ref.spot.target) for ref in at_once.links]
    ref = layout.link_from(0, 1)
    assert ref is not None
    for expected in wanted:
        assert (ref.spot.text, ref.spot.target) == expected
        ref = layout.link_after(ref, 1)
    assert (ref.spot.text, ref.spot.target) == wanted[0]
    last = layout.link_after(ref, -1)
    assert (last.spot.text, last.spot.target) == wanted[-1]
    before = layout.link_from(layout.height - 1, -1)
    assert before is not None
    assert before.spot.text == wanted[-2][0] or before == last


def test_headings_and_sources_are_found_by_name(layout: PageLayout) -> None:
    for name in ("heading-40", "references", "ref-2", "known"):
        y = layout.anchor(name)
        assert y is not None, name
    y = layout.anchor("heading-40")
    assert y is not None
    assert layout.line(y).text == "Heading 40"
    assert layout.anchor("nothing") is None


def test_paragraphs_inside_stretches_are_stops(layout: PageLayout, at_once: PageLayout) -> None:
    y: int | None = 0
    for _ in range(300):
        assert y is not None
        y = layout.next_stop(y)
    assert y is not None
    texts_of_stops = []
    for _ in range(10):
        texts_of_stops.append(layout.line(y).text)
        y = layout.previous_stop(y)
    assert len(set(texts_of_stops)) > 4
    assert "" not in texts_of_stops


def test_the_context_of_a_long_page_counts_as_that_of_a_whole_one(library: Library) -> None:
    from briefing.pages.contents import context

    deferred = context(library, compose(library, PLACE, defer=True))
    assert deferred == context(library, compose(library, PLACE))
    assert any(isinstance(node, d.Link) for node in d.walk(deferred.blocks))
