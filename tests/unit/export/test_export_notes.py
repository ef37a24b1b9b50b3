"""Footnotes: only what is used, each once, numbered in order, none left without its mark or its note."""

from export_helpers import HOME, KIM, SOURCE, cite, handout, notes_defined, notes_used, para
from msgspec.structs import replace

from briefing.export.gfm import write_gfm
from briefing.model import document as d
from briefing.model.place import Place
from briefing.model.sources import Source


def test_the_same_source_at_the_same_place_is_one_note_and_a_later_one_is_short() -> None:
    written = write_gfm(handout(para("a", cite("p. 1")), para("b", cite("p. 2")), para("c", cite("p. 1"))))
    assert notes_used(written) == [1, 2, 1]
    assert written.endswith("[^1]: Min Kim, “Rain,” *The Wire*, 2023, 1.\n[^2]: Kim, “Rain,” 2.\n")


def test_a_prefix_stands_before_the_reference_and_a_mark_close_to_its_word() -> None:
    written = write_gfm(handout(para("So it is ", cite("par. 2", "see also"), ".")))
    assert "So it is.[^1]" in written
    assert written.endswith("[^1]: see also Min Kim, “Rain,” *The Wire*, 2023, par. 2.\n")


def test_sources_cited_together_share_a_note_so_that_no_two_marks_run_together() -> None:
    other = Place("b", "other")
    page = handout(para("So it is", cite(), " ", cite(place=other), d.SoftBreak(), cite("p. 4")))
    written = write_gfm(replace(page, sources={SOURCE: KIM, other: Source(id="other", type="book", title="Snow")}))
    assert notes_used(written) == [1]
    assert written.endswith("[^1]: Min Kim, “Rain,” *The Wire*, 2023, 4; *Snow* (n.d.).\n")


def test_a_note_names_a_source_once_with_every_place_in_it() -> None:
    twice = d.Cite((d.Citation(SOURCE, "src", by=HOME), d.Citation(SOURCE, "src", by=SOURCE)))
    written = write_gfm(handout(para("a", twice), para("b", cite("p. 1"), cite("p. 4"), cite("", "but see"))))
    assert "Min Kim, “Rain,” *The Wire*, 2023.\n" in written
    assert written.endswith("Kim, “Rain,” 1, 4; but see Kim, “Rain.”\n")


def test_a_source_listed_and_not_cited_leaves_no_note() -> None:
    written = write_gfm(handout(para("Nothing is cited.")))
    assert (notes_used(written), notes_defined(written)) == ([], [])
    assert "Kim" not in written


def test_a_source_that_is_not_there_is_named_and_gets_no_note() -> None:
    written = write_gfm(handout(para("So it is ", d.Cite((d.Citation(None, "gh_ost"),)), ".")))
    assert "So it is (gh\\_ost: no such source)." in written
    assert notes_defined(written) == []


def test_a_note_that_begins_like_a_list_is_still_a_note() -> None:
    club = Source(id="src", type="legislation", title="1. FC Köln")
    assert "[^1]: 1\\. FC Köln" in write_gfm(handout(para("a", cite()), source=club))


def test_the_header_says_where_the_text_comes_from_and_how_far_it_may_go() -> None:
    page = replace(
        handout().document,
        briefing_title="All [of] it",
        issued="2023-04-27",
        information_cutoff="2023-04",
        marking="TLP:AMBER+STRICT",
        legend="Likelihood: likely 55–80 %",
    )
    assert write_gfm(replace(handout(), document=page)).split("\n\n") == [
        "# Title",
        "All \\[of\\] it · issued 2023-04-27 · information cutoff 2023-04 · TLP:AMBER+STRICT · `b/home`",
        "Likelihood: likely 55–80 %\n",
    ]


def test_a_page_that_says_nothing_of_itself_has_a_header_without_gaps() -> None:
    assert write_gfm(handout(para("x"))) == "# Title\n\n`b/home`\n\nx\n"
    same = replace(handout().document, briefing_title="Title")
    assert write_gfm(replace(handout(), document=same)) == f"# Title\n\n`{HOME}`\n"
