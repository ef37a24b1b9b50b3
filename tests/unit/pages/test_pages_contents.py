"""What stands beside a page: where one can go, and what the page touches."""

from pathlib import Path

from pages_helpers import library_of, links, page, said

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.contents import contents, context
from briefing.pages.outline import AT_ONCE, outline


def entries(document: d.Document) -> list[str]:
    """The lines of a contents, inner ones indented."""
    (listed,) = document.blocks
    assert isinstance(listed, d.BulletList)
    return list(_entries(listed, ""))


def _entries(listed: d.BulletList, indent: str) -> list[str]:
    rows: list[str] = []
    for line, *inner in listed.items:
        rows.append(indent + said(line))
        for block in inner:
            assert isinstance(block, d.BulletList)
            rows.extend(_entries(block, indent + "  "))
    return rows


def test_contents_list_sections_then_indexes_with_their_counts(small: Library) -> None:
    assert entries(contents(small, Place("small", view="overview"))) == [
        "Overview",
        "History",
        "Security",
        "Judgments 1",
        "Timeline 1",
        "Actors 3",
        "Sources 2",
        "Problems",
    ]


def test_contents_say_how_many_errors_are_known(small: Library) -> None:
    at = Place("small", view="overview")
    assert [entries(contents(small, at, errors=count))[-1] for count in (0, 1, 12)] == [
        "Problems",
        "Problems 1 error",
        "Problems 12 errors",
    ]


def test_contents_open_the_section_being_read(small: Library) -> None:
    rows = entries(contents(small, Place("small", "history")))
    assert rows[1:4] == ["History", "  Rupture", "Security"]


def test_an_entry_for_an_inner_section_leads_to_its_heading(small: Library) -> None:
    (inner,) = (
        link for link in links(contents(small, Place("small", "history"))) if said(d.Plain((link,))) == "Rupture"
    )
    assert inner.target == Place("small", "history", anchor="rupture")


HEADED = r"""
b
sections:
  - id: s
    title: Section
    takeaway: T.
    text: "## One [[kor]]\n\nText.\n\n### Inner\n\nText.\n\n## Two\n\nText."
    sections: [{id: part, title: Part, text: "## Below\n\nText.", sections: [{id: deep, title: Deep, text: Text.}]}]
  - {id: other, title: Other, takeaway: T., text: "## Not open\n\nText."}
actors: [{id: kor, kind: state, name: Korea}]
""".lstrip()


def test_contents_list_the_headings_of_the_text_being_read_one_level_deep(tmp_path: Path) -> None:
    library, place = library_of(tmp_path, HEADED), Place("b", "s")
    found = outline(page(library, "b/s"))
    beside = contents(library, place, outline=found)
    assert entries(beside)[1:7] == ["Section", "  One Korea", "  Two", "  Part", "    Deep", "Other"]
    targets = {said(d.Plain((link,))): link.target for link in links(beside)}
    assert targets["Two"] == Place("b", "s", anchor="two")
    assert targets["Part"] == Place("b", "s", anchor="part")
    assert {ident: found.listed[number].id for ident, number in found.under.items()} == {
        "one-korea": "one-korea", "inner": "one-korea", "two": "two", "part": "part", "below": "part", "deep": "part",
    }  # fmt: skip


def test_of_many_headings_contents_list_those_around(tmp_path: Path) -> None:
    text = "\\n\\n".join(f"## Heading {number}" for number in range(100))
    library = library_of(tmp_path, f'b\nsections: [{{id: s, title: S, takeaway: T., text: "{text}"}}]\n')
    place = Place("b", "s")
    beside = contents(library, place, outline=outline(page(library, "b/s")), first=AT_ONCE)
    rows = [row.strip() for row in entries(beside) if row.startswith("  ")]
    assert rows == [f"… {AT_ONCE} before", *(f"Heading {n}" for n in range(AT_ONCE, 2 * AT_ONCE)), "… 20 more"]
    targets = [link.target for link in links(beside)]
    assert Place("b", "s", anchor="heading-39") in targets
    assert Place("b", "s", anchor="heading-80") in targets


def test_contents_count_what_is_shared_too(tmp_path: Path) -> None:
    shared = "actors: [{id: un, kind: organization, name: UN}]\nevents: [{id: war, date: 1950, title: War}]\n"
    library = library_of(tmp_path, "b\nactors: [{id: kor, kind: state, name: Korea}]\n", shared=shared)
    rows = entries(contents(library, Place("b", view="overview")))
    assert "Actors 2" in rows
    assert "Timeline 1" in rows


def groups(document: d.Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        assert isinstance(block, d.Div)
        label, *rows = block.blocks
        found[said(label)] = [said(row) for row in rows]
    return found


def test_context_names_what_a_page_touches_busiest_first_with_its_sources(small: Library) -> None:
    found = groups(context(small, page(small, "history")))
    assert found == {
        "Actors 3": ["South Korea ×4", "Japan", "United States"],
        "Judgments 1": ["Seoul will likely (55–80 %) keep the pact."],
        "Events 1": ["Notice given"],
        "Sources 2": ["1 Min Kim 2023 B", "2 The Wire 2019"],
    }


def test_context_does_not_name_the_page_itself_and_cuts_long_names_at_a_word(tmp_path: Path) -> None:
    long = "A judgment with a very long statement, which goes on and on until nobody can bear it any longer."
    text = "b\nsections: [{id: s, title: S, text: 'See [[j]] and [[s]].'}]\njudgments: [{id: j, statement: '%s'}]\n"
    library = library_of(tmp_path, text % long)
    found = groups(context(library, page(library, "s")))
    assert found == {"Judgments 1": ["A judgment with a very long statement, which goes on and on … ×2"]}


def test_context_of_a_page_without_links_says_so_and_only_then(tmp_path: Path) -> None:
    text = "b\nsections: [{id: s, title: S, text: Words.}]\nsources: [{id: src, type: report, title: R}]\n"
    library = library_of(tmp_path, text)
    assert said(*context(library, page(library, "s")).blocks) == "This page links to nothing."
    assert "links to nothing" not in said(*context(library, page(library, "b:sources")).blocks)
