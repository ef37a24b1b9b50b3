"""Cutting: what is read part by part is what is read at once."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from recording import Recorder

from briefing.model import document as d
from briefing.parsing.cutting import LONGEST, cut
from briefing.parsing.markdown import parse_markdown

LINES = st.sampled_from(
    [
        "",
        "",
        "",
        "Words of a paragraph.",
        "and more of it",
        "# A heading",
        "- an item",
        "  - one inside it",
        "1. a number",
        "    set in by four",
        "  set in by two",
        "> quoted",
        "> - quoted item",
        "```",
        "````",
        "~~~ python",
        "  ```",
        "> ```",
        "- ```",
        "===",
        "---",
        "| a | b |",
        "|---|---|",
        "[a]: https://example.org",
        "See [a] and [[jpn|Japan]]: it says so [@paper, p. 2].",
        "![[card]]",
        "\u00a0",
        "\t",
        "*stars*",
        "<div>",
        "2 apples",
    ]
)


def at_once(text: str) -> d.Blocks:
    return parse_markdown(text, Recorder())


def part_by_part(text: str) -> d.Blocks:
    recorder = Recorder()
    return tuple(block for part, _ in cut(text) for block in parse_markdown(part, recorder))


@given(st.lists(LINES, max_size=30).map("\n".join))
@example("- ```\n\nx\n\n```\n\ny")
@example("```\n\nx")
@example("- ```\n\t\nWords")
@example("[a]\n\n[a]: https://example.org")
def test_parts_mean_what_they_mean_within_the_whole(text: str) -> None:
    assert "".join(part for part, _ in cut(text)) == text
    assert part_by_part(text) == at_once(text)


@given(st.lists(LINES, max_size=30).map("\n".join))
def test_mere_paragraphs_hold_no_heading_and_no_card(text: str) -> None:
    for part, is_plain in cut(text):
        nodes = list(d.walk(at_once(part))) if is_plain else []
        assert not any(isinstance(node, d.Header) for node in nodes)
        assert "![[" not in part or not is_plain


def test_stretches_are_of_some_thousand_characters_and_stay_when_something_is_written_before_them() -> None:
    paragraphs = [f"Paragraph {number} has its own words. " * 12 for number in range(400)]
    stretches = [part for part, _ in cut("\n\n".join(paragraphs))]
    assert len(stretches) > 20
    assert all(len(part) < LONGEST + 1000 for part in stretches)
    later = [part for part, _ in cut("\n\n".join(["Something new.", *paragraphs]))]
    assert len(set(stretches) & set(later)) > len(stretches) * 0.9


@pytest.mark.parametrize("text", ["```\n" + "word\n\n" * 20_000, "- a\n\n" * 20_000, "> a\n\n" * 20_000])
def test_a_long_text_is_cut_in_no_time(text: str) -> None:
    assert sum(1 for _ in cut(text)) >= 1
