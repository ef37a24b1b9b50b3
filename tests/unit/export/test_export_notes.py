"""Footnotes: only what is used, each once, numbered in order, none left without its mark or its note."""

from export_helpers import HOME, cite, document, notes_defined, notes_used, para

from briefing.export.gfm import write_gfm
from briefing.export.writers import WRITERS, write
from briefing.model import document as d


def test_the_same_source_at_the_same_place_is_one_note() -> None:
    written = write_gfm(document(para("a", cite("p. 1")), para("b", cite("p. 2")), para("c", cite("p. 1"))))
    assert notes_used(written) == [1, 2, 1]
    assert written.endswith("[^1]: Kim, “Rain”, 2023, p. 1.\n[^2]: Kim, “Rain”, 2023, p. 2.\n")


def test_a_prefix_stands_before_the_reference_and_a_mark_close_to_its_word() -> None:
    written = write_gfm(document(para("So it is ", cite("par. 2", "see also"), ".")))
    assert "So it is[^1]." in written
    assert written.endswith("[^1]: see also Kim, “Rain”, 2023, par. 2.\n")


def test_a_source_listed_and_not_cited_leaves_no_note() -> None:
    written = write_gfm(document(para("Nothing is cited.")))
    assert (notes_used(written), notes_defined(written)) == ([], [])
    assert "Kim" not in written


def test_a_source_that_is_not_there_is_named_and_gets_no_note() -> None:
    written = write_gfm(document(para("So it is ", d.Cite((d.Citation(None, "gh_ost"),)), ".")))
    assert "So it is (gh\\_ost: no such source)." in written
    assert notes_defined(written) == []


def test_a_reference_that_ends_in_an_abbreviation_keeps_its_full_stop() -> None:
    undated = (d.Str("Kim, "), d.Str("n.d."))
    written = write_gfm(document(para("a", cite()), para("b", cite("p. 3")), reference=undated))
    assert written.endswith("[^1]: Kim, n.d.\n[^2]: Kim, n.d., p. 3.\n")


def test_a_note_that_begins_like_a_list_is_still_a_note() -> None:
    club = (d.Str("1. FC Köln"), d.Str("."))
    assert write_gfm(document(para("a", cite()), reference=club)).endswith("[^1]: 1\\. FC Köln.\n")


def test_the_header_says_where_the_text_comes_from_and_how_far_it_may_go() -> None:
    page = d.Document(
        place=HOME,
        title="Title",
        kind="section",
        briefing_title="All [of] it",
        issued="2023-04-27",
        information_cutoff="2023-04",
        marking="TLP:AMBER+STRICT",
        legend="Likelihood: likely 55–80 %",
    )
    assert write_gfm(page).split("\n\n") == [
        "# Title",
        "All \\[of\\] it · issued 2023-04-27 · information cutoff 2023-04 · TLP:AMBER+STRICT · `b/home`",
        "Likelihood: likely 55–80 %\n",
    ]


def test_a_page_that_says_nothing_of_itself_has_a_header_without_gaps() -> None:
    assert write_gfm(document(para("x"))) == "# Title\n\n`b/home`\n\nx\n"
    same = d.Document(place=HOME, title="Title", kind="overview", briefing_title="Title")
    assert write_gfm(same) == "# Title\n\n`b/home`\n"


def test_every_dialect_on_offer_writes_text() -> None:
    for name, (_, suffix) in WRITERS.items():
        assert write(document(para("x")), name).endswith("x\n")
        assert suffix.startswith(".")
