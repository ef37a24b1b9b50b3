"""What several pages that are handed on together are called: by their names, or counted and named one by one."""

import json

import pytest
from reading_back import needs_pandoc, pandoc_tree

from briefing.export import ast, pandoc
from briefing.export.binding import bind
from briefing.export.gfm import write_gfm
from briefing.model.library import Library
from briefing.model.place import Place

HISTORY, SECURITY = Place("small", "history"), Place("small", "security")
KOR, JPN, USA = (Place("small", ident) for ident in ("kor", "jpn", "usa"))
SMALL = Place("small")


@pytest.mark.parametrize(
    ("places", "title"),
    [
        ([KOR, JPN], "South Korea and Japan"),
        ([HISTORY, KOR, Place("small", "history", anchor="rupture")], "History, South Korea and Rupture"),
        ([KOR, SMALL], "A small briefing"),
        ([SMALL], "A small briefing"),
        ([KOR], "South Korea"),
        ([KOR, KOR], "Two pages from A small briefing"),
        (
            [KOR, JPN, USA, HISTORY, SECURITY, Place("small", "notice-2019"), Place("small", "kj-holds")],
            "Seven pages from A small briefing",
        ),
    ],
)
def test_the_title_names_what_can_be_read_at_a_glance(small: Library, places: list[Place], title: str) -> None:
    assert bind(small, places).document.title == title


def test_briefings_together_are_no_whole_library(shipped: Library) -> None:
    both = [Place(name) for name in shipped.briefings]
    assert bind(shipped, both).document.title == "Two parts from Briefings on East Asian security"
    assert bind(shipped, [both[0], Place()]).document.title == "Briefings on East Asian security"


def test_what_is_only_counted_is_listed_first_each_name_a_link_to_its_page(shipped: Library) -> None:
    places = [Place(name, view="glossary") for name in shipped.briefings]
    written = write_gfm(bind(shipped, places))
    listed = [line for line in written.split("\n\n")[2].split("\n") if line]
    titles = [briefing.head.title for briefing in shipped.briefings.values()]
    assert written.startswith("# Two pages from Briefings on East Asian security\n")
    assert listed == [f"- [Glossary ({title})](#glossary{end})" for title, end in zip(titles, ("", "-1"), strict=True)]


@needs_pandoc
def test_front_matter_names_all_pages(shipped: Library) -> None:
    places = [place for place, _ in shipped.everything("japan-korea-detente") if shipped.kind(place) == "judgment"]
    handout = bind(shipped, places)
    names = handout.holds
    assert len(names) == len(places) > 3
    for meta in (
        pandoc_tree(pandoc.write_pandoc(handout).encode(), "markdown")["meta"],
        json.loads(ast.write_ast(handout))["meta"],
    ):
        words = "".join(one.get("c", " ") for one in meta["description"]["c"])
        assert words == "; ".join(names)
