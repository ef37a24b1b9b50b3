"""Tables: columns, columns that wrap, cards."""

import pytest
from layout_helpers import cite, link, only, page, shown, words

from briefing.layout.columns import share
from briefing.model.document import Align, Inlines, LineBreak, Str, Table


def table(*rows: tuple[str, ...], aligns: tuple[Align, ...] = (), caption: str = "") -> Table:
    head, *body = (tuple(words(cell) if cell else () for cell in row) for row in rows)
    return Table(head, tuple(body), aligns, words(caption) if caption else ())


def test_columns_are_as_wide_as_their_content() -> None:
    assert shown(table(("Actor", "Since"), ("EU", "2021-09-09"), ("日本", "2023"))) == [
        "Actor  Since",
        "-----  ----------",
        "EU     2021-09-09",
        "日本   2023",
    ]


def test_alignment() -> None:
    rows = table(("Left", "Center", "Right"), ("a", "b", "c"), ("dd", "ee", "ff"), aligns=("left", "center", "right"))
    assert shown(rows) == [
        "Left  Center  Right",
        "----  ------  -----",
        "a       b         c",
        "dd      ee       ff",
    ]


def test_styles_of_head_rule_and_caption() -> None:
    caption, head, rule, _ = only(table(("A", "B"), ("1", "2"), caption="Numbers")).lines
    assert [caption.text, head.text, rule.text] == ["Numbers", "A  B", "-  -"]
    assert caption.runs[0].styles == ("dim",)
    assert head.runs[0].styles == ("table.head",)
    assert rule.runs[0].styles == ("table.rule",)


def test_cells_wrap_inside_their_column_and_rows_are_set_apart() -> None:
    rows = table(("Actor", "Measure"), ("EU", "a licence for every export"), ("US", "none"))
    assert shown(rows, 20) == [
        "Actor  Measure",
        "-----  -------------",
        "EU     a licence for",
        "       every export",
        "",
        "US     none",
    ]


def test_a_table_may_be_wider_than_the_measure() -> None:
    assert shown(table(("A", "B"), ("one two three", "four")), 80, 9)[-1] == "one two three  four"


def test_words_that_would_be_torn_fold_the_table_into_cards() -> None:
    rows = table(("Actor", "Measure"), ("Netherlands", "licensing requirement"), ("日本", ""))
    assert shown(rows, 20) == ["Actor: Netherlands", "Measure: licensing", "requirement", "", "Actor: 日本"]


def test_columns_side_by_side_at_the_width_where_they_just_fit() -> None:
    rows = table(("Actor", "Measure"), ("Netherlands", "licensing requirement"))
    assert shown(rows, 24)[0] == "Actor        Measure"
    assert shown(rows, 23)[0] == "Actor: Netherlands"


def test_ragged_rows_are_filled_up() -> None:
    head, row = (words("A"),), (words("1"), words("2"))
    assert shown(Table(head, (row, ()), ("right",))) == ["A", "-  -", "1  2", ""]


def test_a_table_without_a_head_has_no_rule() -> None:
    assert shown(table(("", ""), ("1", "2"))) == ["1  2"]


def test_an_empty_table_takes_no_line() -> None:
    assert shown(Table((), (), ())) == []


def test_a_head_without_rows_is_shown_even_where_it_has_no_room_for_columns() -> None:
    head = table(("Actor", "Since when"))
    assert shown(head, 80) == ["Actor  Since when", "-----  ----------"]
    assert shown(head, 12) == ["Actor", "Since when"]


def test_line_breaks_in_cells() -> None:
    cell: Inlines = (Str("one"), LineBreak(), Str("two"))
    assert shown(Table((words("A"), words("B")), ((cell, words("x")),), ("left", "left"))) == [
        "A    B",
        "---  -",
        "one  x",
        "two",
    ]


def test_links_in_cells_point_at_their_words() -> None:
    row = (words("the ", link("Council", "council")), words(link("EU", "eu")), words("x ", cite(1)))
    block = Table((words("A"), words("B"), words("C")), (row,), ("left", "right", "left"))
    for width in (80, 8):
        laid = page(block, width=width, cited=1)
        spots = [ref.spot for ref in laid.links if ref.block == 1]
        assert [spot.text for spot in spots] == ["Council", "EU", "1"]
        for spot in spots:
            assert laid.blocks[1].lines[spot.line].text[spot.column :].startswith(spot.text)


@pytest.mark.parametrize(
    ("natural", "least", "room", "widths"),
    [
        ([5, 5], [5, 5], 80, [5, 5]),
        ([10, 40], [5, 8], 32, [10, 20]),
        ([40, 40], [8, 8], 33, [16, 15]),
        ([40, 12, 40], [8, 12, 8], 36, [10, 12, 10]),
        ([30, 30], [20, 8], 32, [20, 10]),
        ([30, 30], [20, 20], 41, None),
        ([30, 30], [20, 20], 42, [20, 20]),
    ],
)
def test_room_is_shared_fairly(natural: list[int], least: list[int], room: int, widths: list[int] | None) -> None:
    assert share(natural, least, room) == widths
