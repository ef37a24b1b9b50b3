"""YAML as plain data: what is kept, where it stands, and that nothing raises."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.cleaning import clean
from briefing.parsing.values import MAX_DEPTH, Mapping, ParsedFile, Sequence, mark_of, position_of_text
from briefing.parsing.yaml_reader import read_yaml

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=8)
PLAIN = st.from_regex(r"[a-z][a-z0-9 ]{0,10}[a-z0-9]", fullmatch=True).map(lambda word: " ".join(word.split()))
KEYS = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.dictionaries(KEYS, inner, min_size=1, max_size=4) | st.lists(inner, min_size=1, max_size=4),
    max_leaves=8,
)
SAMPLE = 'a: "x"\nb: |\n  text\n  more\nc: [1, {d: e}]\nf:\n  - g: h\n    i: >-\n      j\n'


def block_style(value: Any, indent: int = 0) -> str:
    """A value in YAML's block style, each container on lines of its own."""
    pad = " " * indent
    if isinstance(value, dict):
        return "".join(f"{pad}{key}:{block_style(item, indent + 2)}" for key, item in value.items()).join(["\n", ""])
    if isinstance(value, list):
        return "".join(f"{pad}-{block_style(item, indent + 2)}" for item in value).join(["\n", ""])
    return f" {value}\n"


def leaves(value: Any, where: Any = None) -> list[tuple[str, Any]]:
    """Each text below a value with its mark."""
    if isinstance(value, Mapping):
        return [leaf for key, item in value.items() for leaf in leaves(item, mark_of(value, key))]
    if isinstance(value, Sequence):
        return [leaf for index, item in enumerate(value) for leaf in leaves(item, mark_of(value, index))]
    return [(value, where)]


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
@settings(deadline=None)
def test_every_mark_points_at_the_text_of_its_value(value: dict[str, Any]) -> None:
    text = "# a comment, 東京\n" + block_style(value)
    parsed = read_yaml(text, "f")
    assert parsed.problems == ()
    assert parsed.root == value
    lines = text.split("\n")
    for word, mark in leaves(parsed.root):
        assert text.startswith(word, mark.index)
        assert lines[mark.line].startswith(word, mark.column)


JSON = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, JSON, max_size=3))
@settings(deadline=None)
def test_json_is_read_as_the_same_data_all_of_it_text(value: dict[str, Any]) -> None:
    assert read_yaml(json.dumps(value, ensure_ascii=False), "f").root == cleaned(value)


def cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {clean(key): cleaned(item) for key, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, list) else clean(value)


def check_answer(parsed: ParsedFile) -> None:
    for problem in parsed.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert str(problem).isprintable()
    for _, mark in leaves(parsed.root):
        assert mark is None or 0 <= mark.index <= len(parsed.text)


@given(st.text(max_size=120))
@settings(deadline=None)
def test_any_text_gets_an_answer(text: str) -> None:
    check_answer(read_yaml(text, "f"))


@given(st.text(alphabet=st.sampled_from(" \n\t:-?[]{},&*!|>'\"%@`#a~0<\\xu\x00\x1b\x85\ufeff"), max_size=80))
@settings(deadline=None)
def test_text_full_of_indicators_gets_an_answer(text: str) -> None:
    check_answer(read_yaml(text, "f"))


@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 6), st.text(max_size=4)), max_size=5))
@settings(deadline=None)
def test_mutated_yaml_gets_an_answer(edits: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for at, length, piece in edits:
        text = text[:at] + piece + text[at + length :]
    check_answer(read_yaml(text, "f"))


@pytest.mark.parametrize(
    "scalar", ["NO", "1965-06", "12:30", "1.10", "0x1f", "1e3", "null", "~", "true", "0o17", "=", "<<"]
)
def test_plain_words_stay_text_whatever_yaml_would_make_of_them(scalar: str) -> None:
    parsed = read_yaml(f"key: {scalar}\n", "f")
    assert parsed.root == {"key": scalar}
    assert parsed.problems == ()


def test_an_empty_value_is_empty_text() -> None:
    assert read_yaml("a:\nb: ''\n", "f").root == {"a": "", "b": ""}


def test_the_first_of_two_equal_keys_is_kept() -> None:
    parsed = read_yaml("a: 1\na: [2, {b: 3}]\nc: 4\n", "f")
    assert parsed.root == {"a": "1", "c": "4"}
    assert [(p.code, p.line, p.column) for p in parsed.problems] == [("duplicate-key", 2, 1)]


def test_values_beside_an_alias_or_a_tag_are_kept_in_their_places() -> None:
    parsed = read_yaml("a: &x 1\nb: *x\n*x : lost\nc: [*x, !t 2, 3]\n", "f")
    assert parsed.root == {"a": "1", "c": ["2", "3"]}
    assert [(p.code, p.line, p.column) for p in parsed.problems] == [
        ("alias", 2, 4),
        ("alias", 3, 1),
        ("alias", 4, 5),
        ("tag", 4, 9),
    ]


def test_what_came_before_a_break_is_kept_and_marked_as_cut_off() -> None:
    root = read_yaml("a: 1\nb:\n  - {c: 2}\n  - d: 3\n    e: [4, 5\nf: 6\n", "f").root
    assert isinstance(root, Mapping)
    assert root["a"] == "1"
    assert root["b"][0] == {"c": "2"}
    assert root["b"][1]["d"] == "3"
    assert root.cut_off
    assert root["b"][1].cut_off
    assert not root["b"][0].cut_off


def test_a_whole_file_is_not_cut_off_even_when_a_second_document_follows() -> None:
    root = read_yaml("a: {b: 1}\n---\nc: 2\n", "f").root
    assert isinstance(root, Mapping)
    assert root == {"a": {"b": "1"}}
    assert not root.cut_off
    assert not root["a"].cut_off


def test_nesting_is_read_down_to_the_limit_and_no_further() -> None:
    assert read_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f").problems == ()
    (problem,) = read_yaml("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "f").problems
    assert (problem.code, problem.line, problem.column) == ("too-deep", 1, MAX_DEPTH + 1)


def test_escapes_for_control_characters_are_shown_and_counted() -> None:
    parsed = read_yaml('a: "\\e[2J\\u202e"\n"\\e": b\n', "f")
    assert parsed.root == {"a": "␛[2J<U+202E>", "␛": "b"}
    assert [(p.code, p.line, p.column, p.severity.value) for p in parsed.problems] == [
        ("control-character", 1, 4, "warning"),
        ("control-character", 2, 1, "warning"),
    ]


def test_some_fields_can_be_left_out_without_losing_the_marks_of_the_others() -> None:
    root = read_yaml("a: 1\nb: 2\n", "f").root
    assert isinstance(root, Mapping)
    rest = root.without({"a"})
    assert rest == {"b": "2"}
    assert mark_of(rest, "b").line == 1
    assert root == {"a": "1", "b": "2"}


def test_the_nth_occurrence_of_a_text_is_found_at_or_after_a_mark() -> None:
    text = "x: [[a]]\ny: |\n  [[a]] and\n  [[a]]\n"
    root = read_yaml(text, "f").root
    assert isinstance(root, Mapping)
    mark = mark_of(root, "y")
    assert position_of_text(text, mark, "[[a") == (3, 3)
    assert position_of_text(text, mark, "[[a", 1) == (4, 3)
    assert position_of_text(text, mark, "[[a", 2) == (2, 4)
    assert position_of_text(text, mark, "nowhere") == (2, 4)
