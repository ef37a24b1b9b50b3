"""What a page says by room, colour and ways to go, said in words on paper."""

from pathlib import Path

import pytest
from export_helpers import body, cite, handout, para

from briefing.export import pdf
from briefing.export.binding import bind
from briefing.export.gfm import write_gfm
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.desk import fact, facts
from briefing.pages.pieces import chip, label, way

GAP = d.Str("  ")

DEEP = """\
format: briefing/1
id: deep
title: Deep
sections:
  - id: point
    title: The point
    text: |
      #### Deep first

      # Top

      ##### Far below

      x

      ## Between
"""


@pytest.fixture
def deep(tmp_path: Path) -> Library:
    """A briefing whose headings leave levels out."""
    file = tmp_path / "deep.briefing.yaml"
    file.write_text(DEEP, encoding="utf-8")
    return load(file, label="deep")


def test_every_note_of_a_paragraph_stands_behind_the_mark_that_ends_its_clause() -> None:
    written = body(para("One", cite("1"), ", two", cite("2"), "; three", cite("3"), " and four", cite("4"), "."))
    assert written == "One,[^1] two;[^2] three[^3] and four.[^4]"


def test_a_note_that_nothing_stands_before_stays_in_front_of_the_mark() -> None:
    assert body(para(cite(), ". So.")) == "[^1]. So."


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("Two fronts", GAP, *label("If"), GAP, "war comes"), "Two fronts · **If:** war comes"),
        (("It ended.", GAP, "So there."), "It ended. So there."),
        ((d.Strong((d.Str("2023"),)), GAP, "a day"), "**2023** a day"),
        (("A plan", GAP, *chip("status", "alleged")), "A plan (alleged)"),
        ((*chip("status", "alleged"), GAP, "as of May"), "Alleged · as of May"),
        ((*chip("status", "linchpin"), GAP, *chip("status", "caveated")), "Linchpin · caveated"),
        (("It fires.", GAP, *chip("status", "observed"), " as of May"), "It fires. Observed as of May"),
        (("Two are allied", " · ", *chip("binding", "binding"), cite()), "Two are allied · binding[^1]"),
        (("No forces.", GAP, d.Link((d.Str("evidence: 4"),), Place("b", "x")), "."), "No forces. Evidence: 4."),
        (
            ("Nothing followed.", GAP, d.Span((d.Str("March"),), ("where",)), GAP, "one"),
            "Nothing followed. (March) one",
        ),
        (("It ended.", GAP, d.Link((d.Str("http://a.b"),), "http://a.b", "url")), "It ended. <http://a.b>"),
        (("A day", cite(), GAP, "a place"), "A day[^1] · a place"),
        ((GAP, "at the start and the end", GAP), "at the start and the end"),
    ],
)
def test_room_between_two_things_is_a_dot_unless_they_stand_apart(parts: tuple[d.Inline | str, ...], said: str) -> None:
    assert body(para(*parts)) == said


def test_ways_that_cannot_be_followed_are_left_out_with_their_labels() -> None:
    home = d.Link((d.Str("text"),), Place("b", "home"))
    rows = facts(fact("Kind", (d.Str("state"),)), fact("More", way((home,))), fact("Sources", (cite(),)))
    assert (
        body(*rows, d.Plain(way((home,))), para("Day", GAP, *way((home,))))
        == "- **Kind:** state\n- **Sources:** [^1]\n\nDay"
    )


def test_ways_that_lead_within_are_kept() -> None:
    within = d.Link((d.Str("text"),), "#there")
    assert "Day · [text](#there)" in write_gfm(
        handout(d.Header(2, "there", (d.Str("There"),)), para("Day", GAP, *way((within,))))
    )


def test_an_actor_is_handed_on_without_words_that_lead_nowhere(shipped: Library) -> None:
    written = write_gfm(bind(shipped, [Place(id="yoon")]))
    assert "network of" not in written
    assert "**Sources:** [^1]" in written


@pytest.mark.parametrize("place", [Place("deep", "point"), Place("deep"), Place("deep", "point", anchor="far-below")])
def test_headings_go_down_one_by_one_whatever_levels_a_text_leaves_out(deep: Library, place: Place) -> None:
    levels = [node.level for node in d.walk(bind(deep, [place]).document.blocks) if isinstance(node, d.Header)]
    assert all(later <= earlier + 1 for earlier, later in zip([1, *levels], levels, strict=False))
    assert pdf.write(deep, [place]).startswith(b"%PDF")  # PDF/UA refuses a level left out


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("reliability", "B", "Reliability: B, usually reliable."),
        ("reliability", "source B", "Reliability: B, usually reliable."),
        ("reliability", "reliability A, completely reliable", "Reliability: A, completely reliable."),
        ("credibility", "item 2, probably true", "Credibility: 2, probably true."),
        ("confidence", "moderate confidence", "Confidence: moderate."),
        ("likelihood", "likely (55–80 %)", "Likelihood: likely (55–80 %)."),
    ],
)
def test_a_chip_is_a_sentence_that_stands_without_its_colour(kind: str, text: str, said: str) -> None:
    assert body(para(*chip(kind, text))) == said


def test_a_labelled_chip_has_its_label_once() -> None:
    rows = facts(fact("Reliability", chip("reliability", "B, usually reliable")), fact("Kind", chip("status", "x")))
    assert body(*rows) == "- **Reliability:** B, usually reliable\n- **Kind:** x"
