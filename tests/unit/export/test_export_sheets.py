"""Which tables want a page on its side, and what goes there with them."""

from export_helpers import para

from briefing.export.columns import is_crowded, is_cut, is_wide, needs
from briefing.export.sheets import sheets
from briefing.model import document as d

PROSE = "They hold the straits together until the others arrive"


def table(*cells: str, rows: int = 1, head: str = "Head") -> d.Table:
    """A table with rows of these cells."""
    row = tuple((d.Str(cell),) for cell in cells)
    return d.Table(tuple((d.Str(head),) for _ in cells), (row,) * rows, tuple("left" for _ in cells))


def heading(level: int, words: str) -> d.Header:
    return d.Header(level, words.lower(), (d.Str(words),))


def laid(*blocks: d.Block) -> list[tuple[bool, int]]:
    """For each sheet whether it lies, and how many blocks are on it."""
    return [(sheet.is_lying, len(sheet.blocks)) for sheet in sheets(blocks)]


def test_a_column_needs_its_longest_cell_or_a_line_of_words_and_never_cuts_a_word() -> None:
    assert needs(table("no", "not before May", PROSE, "counterrevolutionaries’", head="A")) == (4, 14, 22, 25)
    assert needs(table("https://example.org/" + "a" * 80)) == (32,)
    assert needs(table("雨がふる")) == (10,)
    assert needs(table("no", head="Likelihood")) == (12,)


def test_a_table_is_wide_once_its_words_have_too_little_room_on_a_page_that_stands() -> None:
    assert not is_wide(table(PROSE, PROSE, PROSE, PROSE))
    assert is_wide(table(PROSE, PROSE, PROSE, PROSE, PROSE))
    assert not is_wide(table(*["12"] * 12, head="2012"))


def test_a_table_is_crowded_once_it_has_too_little_room_on_its_side_as_well() -> None:
    assert not is_crowded(table(*[PROSE] * 9))
    assert is_crowded(table(*[PROSE] * 11))


def test_a_row_is_cut_by_the_end_of_a_page_only_where_it_is_a_tall_one() -> None:
    assert not is_cut(table(PROSE, PROSE))
    assert not is_cut(table(PROSE, PROSE * 15))
    assert is_cut(table(PROSE, PROSE * 30))


def test_a_wide_table_lies_and_all_else_stands() -> None:
    text = (para(PROSE * 40),)
    assert laid(*text, table(*[PROSE] * 4)) == [(False, 2)]
    assert laid(*text, table(*[PROSE] * 7), *text) == [(False, 1), (True, 1), (False, 1)]


def test_headings_go_with_the_table_that_they_lead_to_and_no_others_do() -> None:
    text, wide = (heading(2, "Text"), para(PROSE * 40)), table(*[PROSE] * 7)
    assert laid(*text, heading(2, "Scenarios"), heading(3, "Board"), para("6 of 6"), heading(4, "Settings"), wide) == [
        (False, 2),
        (True, 5),
    ]
    above = (heading(3, "Before"), para("No more."), heading(3, "Board"))
    assert laid(*text, *above, wide) == [(False, 4), (True, 2)]


def test_the_line_before_a_table_goes_with_it_where_its_heading_is_far() -> None:
    wide = table(*[PROSE] * 7)
    assert laid(heading(2, "Text"), para(PROSE * 40), para("Which?"), wide) == [(False, 2), (True, 2)]
    assert laid(heading(2, "Text"), para(PROSE * 40), wide) == [(False, 2), (True, 1)]


def test_a_few_lines_that_would_have_a_page_for_themselves_lie_with_the_tables() -> None:
    wide = table(*[PROSE] * 7)
    assert laid(para("6 of 6 scenarios"), wide, para("A note."), wide, para("An end.")) == [(True, 5)]
    assert laid(wide, para(PROSE * 40), wide) == [(True, 1), (False, 1), (True, 1)]
    assert laid(para("No table."), para("Anywhere.")) == [(False, 2)]


def test_a_table_in_blocks_that_are_not_seen_lies_and_one_in_a_callout_stands() -> None:
    wide, long = table(*[PROSE] * 7), para(PROSE * 40)
    card = d.Div((d.Div((wide,), ("board",)),), id="card")
    assert [sheet.blocks for sheet in sheets((long, card, long))] == [(long,), (d.Div((), id="card"), wide), (long,)]
    assert laid(long, d.Div((wide,), ("callout",)), long) == [(False, 3)]
