"""Whatever a file holds, loading answers with a Library or with NotFoundError; rules and reports bear what it found."""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Meta, Struct
from msgspec.structs import fields

from briefing.checking.profiles import RULES, check
from briefing.checking.reports.checked import Checked
from briefing.checking.reports.human import as_excerpts
from briefing.checking.reports.machine import REPORTS
from briefing.errors import NotFoundError
from briefing.layout.lines import Line
from briefing.loading.converting import SHORT_FORMS
from briefing.loading.library import load
from briefing.model.actors import Actor, Event, Relation
from briefing.model.cleaning import clean
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place
from briefing.model.records import COLLECTIONS
from briefing.pages.compose import compose
from briefing.pages.contents import contents, context

SOUND = """format: briefing/1
id: sound
title: "A briefing: sound"
issued: 2023-04-27
information_cutoff: 2023-04-27
scales: {likelihood: icd203, confidence: icd203}
bottom_line: |
  See [[jpn|Tokyo]] [see @src, p. 3; -@src].
key_judgments: [rain]
sections:
  - id: one
    title: One
    takeaway: It rains.
    text: >-
      Folded 東京 text.

      ![[rain]]

      ![[harvest]]
    judgments:
      - id: rain
        statement: It rains.
        likelihood: {term: likely, probability: 60}
        confidence: low
        confidence_basis: One gauge.
        horizon: 2023-04/2024
        evidence: [src, {source: src, stance: contradicts, credibility: 2, quote: {exact: wet}}]
        assumptions: [clouds]
        alternatives: [{statement: It snows., likelihood: unlikely}]
    assumptions:
      - {id: clouds, statement: It clouds., if_wrong: No rain., linchpin: true, support: caveated, indicators: [wind]}
  - id: two
    title: Two
    takeaway: It may dry.
    text: "![[dry]]"
    scenarios:
      - id: dry
        title: Dry
        kind: excursion
        premise: No cloud comes.
        base: wet
        settings: {sky: blue, soil: base_case}
        phases: [{at: day 1, text: Heat., actors: [jpn]}]
        branches: [{if: a cloud comes, to: wet}]
        responses: [{actor: jpn, text: Waters., citations: ["src, p. 2"]}]
        outcomes: [{label: Dust, count: 2}, {label: Mud, count: 1, likelihood: unlikely}]
        iterations: 3
        impacts: [{dimension: harvest, on: "[[jpn]]", severity: hard}]
        indicators: [wind]
        assumptions: [clouds]
        not_estimated: Three runs are no odds.
      - {id: wet, title: Wet, kind: base, premise: Clouds come., likelihood: {term: likely}, indicators: [wind]}
actors:
  - {id: jpn, kind: state, name: Japan, names: {ja: 日本}, offices: [{post: jpn, since: 1965~}]}
variables:
  - {id: sky, question: What sky?, base_case: Grey., excursions: [{id: blue, label: Blue.}], citations: [src]}
  - {id: soil, question: What soil?, base_case: Loam., excursions: []}
indicators:
  - id: wind
    statement: Wind from the west.
    scenarios: {dry: inconsistent, wet: consistent}
    judgments: [rain]
    status: {value: observed, as_of: 2023-04, citations: [src]}
option_sets:
  - id: crops
    question: What to sow?
    criteria: [{id: cost, label: Cost}]
    options:
      - {id: rice, title: Rice, baseline: true, ratings: {cost: {value: high, citations: [src]}}}
      - {id: rye, title: Rye, pros: [Hardy.], cons: [Dull.], risks: [Rust.]}
    recommendation: {option: rye, rationale: It may be dry., next_steps: [Buy seed.]}
figures:
  - {id: harvest, title: Harvest, alt: It falls., unit: t, citations: [src],
     series: [{label: rice, points: [[2021, 3.5], [2022, null, M], [2023, 1e1, F]]}]}
gaps:
  - {id: depth, statement: How deep the water stands., impact: Much., would_resolve: A stick.}
glossary:
  - {id: loam, term: loam, definition: A soil., names: {ja: 壌土}}
sources:
  - {id: src, type: report, title: S, author: [{family: Ito}, A. Body], issued: {date-parts: [[2023, 3]]},
     URL: "https://example.org", accessed: 2023-04, assessment: {descriptor: Read whole., derived_from: []}}
""".encode()

PIECES = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [
            b"\n",
            b"  ",
            b"\t",
            b": ",
            b"- ",
            b"[",
            b"]",
            b"{",
            b"}",
            b"'",
            b'"',
            b"|",
            b">",
            b"#",
            b"*a",
            b"&a ",
            b"!!x ",
            b"---\n",
            b"<<: ",
            b"? ",
            b"%",
            b"\\x",
            b"\r",
            b"\xef\xbb\xbf",
            b"\xc2\x85",
            b"\xe2\x80\xa8",
            b"[[",
            b"@",
            b"null",
            b"~",
            b"0",
        ]
    ),
)
EDITS = st.lists(st.tuples(st.integers(0, len(SOUND)), st.integers(0, 12), PIECES), min_size=1, max_size=6)


TODAY = date(2023, 4, 27)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("anything")


def read(folder: Path, data: bytes) -> Library | str:
    """What loading makes of some bytes in a file, or why there is nothing."""
    path = folder / "briefing.yaml"
    path.write_bytes(data)
    try:
        return load(path, label="briefing.yaml", inspect=lambda library: check(library, TODAY, "icd203"))
    except NotFoundError as error:
        return str(error)


def answer(folder: Path, data: bytes) -> Library | None:
    """The library of some bytes in a file, once all that is told of it is known to be sound."""
    library = read(folder, data)
    if isinstance(library, str):
        assert_one_line(library)
        return None
    lines = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in library.problems:
        assert_one_line(str(problem))
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.severity is RULES[problem.code].severity
    report(library)
    return library


def assert_one_line(told: str) -> None:
    """What is told is one line, and begins with file, line and column."""
    assert told == clean(told)
    assert not set("\n\t") & set(told)
    assert re.match(r"briefing\.yaml:[1-9]\d*:[1-9]\d*: (error|warning)\[[a-z0-9-]+\] ", told)


def report(library: Library) -> None:
    """Write each report for programs, and for people, of all Problems."""
    checked = Checked(problems=library.problems, profile="icd203", line_of=library.line_of)
    count = len(library.problems)
    assert len(json.loads(REPORTS["json"](checked))["problems"]) == count
    assert len(json.loads(REPORTS["sarif"](checked))["runs"][0]["results"]) == count
    assert REPORTS["github"](checked).count("\n") == count
    assert sum(line == Line() for line in as_excerpts(checked, 80)) == count


def test_the_untouched_briefing_is_sound_and_holds_a_record_of_each_collection_but_two(folder: Path) -> None:
    library = answer(folder, SOUND)
    assert library is not None
    assert library.problems == ()
    records = library.briefings["sound"].records.values()
    assert {type(record) for record in records} == {*COLLECTIONS.values()} - {Relation, Event}


@given(edits=EDITS)
@settings(max_examples=400)
def test_a_mutated_briefing_never_raises_anything_but_not_found(
    folder: Path, edits: list[tuple[int, int, bytes]]
) -> None:
    data = SOUND
    for at, length, piece in edits:
        data = data[:at] + piece + data[at + length :]
    answer(folder, data)


@given(data=st.binary(max_size=200))
@settings(max_examples=200)
def test_arbitrary_bytes_never_raise_anything_but_not_found(folder: Path, data: bytes) -> None:
    answer(folder, data)


@given(cut=st.integers(0, len(SOUND)))
@settings(max_examples=150)
def test_a_briefing_cut_off_anywhere_still_answers(folder: Path, cut: int) -> None:
    answer(folder, SOUND[:cut])


@pytest.mark.parametrize("end", ["\r", "\x85", "\u2028", "\u2029"])
def test_what_some_take_for_the_end_of_a_line_moves_no_problem(folder: Path, end: str) -> None:
    title = f'title: "a{end}b{end}c"\n'
    library = read(folder, f"format: briefing/1\nid: b\n{title}bogus: [x]\nbottom_line: '[[nobody]]'\n@\n".encode())
    assert isinstance(library, Library)
    moved = 2 if end == "\r" else 0  # the end of a line for everybody
    places = {problem.code: (problem.line - moved, problem.column) for problem in library.problems}
    assert places["unknown-field"] == (4, 1)
    assert places["dangling-reference"] == (5, 15)
    assert places["yaml"] == (6, 1)


# Structures built from the record types, right and wrong

IDS = st.sampled_from(["a", "b", "c-1", "src", "jpn", "d", "e", "f", "g"])
WORDS = st.one_of(
    st.sampled_from(
        [
            "Words.",
            "See [[a]] and [[b|Tokyo]], [@src, p. 3; -@c-1].",
            "![[a]]",
            "- one\n- two [[jpn]]\n\n> quoted [@src]",
            "| a | b |\n| - | - |\n| [[a\\|x]] | y |",
            "It is likely, with high confidence.",
            "likely",
            "high",
            "icd203",
            "",
            "base_case",
        ]
    ),
    st.text(max_size=12),
)
DATES = st.sampled_from(["2023", "2023-03", "2023-03-21", "1965~", "2022/2023", "../2024", "2023-21", "2099", "soon"])
SCALARS = st.one_of(
    WORDS, DATES, IDS, st.none(), st.booleans(), st.integers(-3, 10**20), st.floats(allow_nan=True, allow_infinity=True)
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.one_of(IDS, WORDS), inner, max_size=3),
    max_leaves=4,
)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(0, 4),
    float: st.integers(0, 100),
    Edtf: DATES | st.just({"date-parts": [[2023, 3]]}),
    type(None): st.none(),
}


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values that fit a type most of the time."""
    return st.integers(0, 30).flatmap(lambda roll: fitting(hint) if roll else JUNK)


@cache
def fitting(hint: Any) -> st.SearchStrategy[Any]:
    """Values that fit a type, as far as their shape goes."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return annotated(parts[0], parts[1:])
    if hint in PLAIN:
        return PLAIN[hint]
    if hint in SHORT_FORMS:
        item = SHORT_FORMS[hint][0]
        return st.lists(st.one_of(IDS, st.just("src, p. 3"), st.deferred(lambda: mappings(item))), max_size=2)
    if origin is Literal:
        return st.sampled_from([part for part in parts if part != ""])
    if origin is tuple:
        return st.lists(st.deferred(lambda: values_of(parts[0])), max_size=3)
    if origin is dict:
        return st.dictionaries(fitting(parts[0]) | WORDS, st.deferred(lambda: values_of(parts[1])), max_size=3)
    if isinstance(hint, type) and issubclass(hint, Struct):
        return st.deferred(lambda: structs(hint))
    return st.one_of(*map(fitting, parts)) if parts else WORDS


def annotated(bare: Any, metas: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    holds = {(meta.extra or {}).get("holds") for meta in metas if isinstance(meta, Meta)}
    return IDS if holds & {"id", "ref", "key"} else fitting(bare)


def structs(kind: type[Struct]) -> st.SearchStrategy[Any]:
    """Records of a type, some of which stand in files as short lists."""
    if kind.__struct_config__.array_like:
        return st.tuples(*(values_of(field.type) for field in fields(kind))).map(list)
    return mappings(kind)


@st.composite
def mappings(draw: st.DrawFn, kind: type[Struct]) -> dict[str, Any]:
    """A mapping with some of a type's fields, and now and then one that it does not have."""
    made: dict[str, Any] = {}
    for field in fields(kind):
        if draw(st.integers(0, 30)) < (30 if field.required else 9):
            made[field.encode_name] = draw(values_of(field.type))
    if not draw(st.integers(0, 20)):
        made[draw(WORDS)] = draw(JUNK)
    return made


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A briefing's file, made of any records and much that is none."""
    document = {"format": "briefing/1", "id": "x", "title": "X"} | draw(mappings(Head))
    for name, kind in COLLECTIONS.items():
        if draw(st.booleans()):
            document[name] = draw(st.lists(values_of(kind), max_size=2) if draw(st.integers(0, 20)) else JUNK)
    plain = json.loads(json.dumps(document))  # so that no two values are one and the same, which YAML would tell
    dumped = yaml.safe_dump(
        plain, allow_unicode=draw(st.booleans()), default_flow_style=draw(st.sampled_from([None, True]))
    )
    return str(dumped).encode()


@given(data=documents())
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_the_records_hold_they_can_be_read_checked_and_shown(folder: Path, data: bytes) -> None:
    library = answer(folder, data)
    assert library is not None
    for place in pages_of(library):
        page = compose(library, place)
        contents(library, place)
        context(library, page)


def pages_of(library: Library) -> Iterator[Place]:
    """Every page of a library."""
    for place, record in library.everything():
        yield place
        if isinstance(record, Actor):
            yield Place(place.briefing, place.id, "network")
    for view in VIEWS:
        yield from library.locate(Place(view=view))
