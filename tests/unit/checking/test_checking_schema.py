"""The schema for editors: it agrees with what reading accepts, and describes every field."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from expectations import PROBLEMS, RULES, expected
from jsonschema import Draft7Validator

from briefing.checking.schema import Schema, briefing_schema, library_schema
from briefing.cli.new import new
from briefing.loading.library import shipped_library
from briefing.model.records import COLLECTIONS
from briefing.model.scales import CONFIDENCE, LIKELIHOOD

BRIEFING = Draft7Validator(briefing_schema())
LIBRARY = Draft7Validator(library_schema())
HEAD = "format: briefing/1\nid: b\ntitle: B\n"


class CoreLoader(yaml.SafeLoader):
    """Plain scalars as the core schema of YAML 1.2 has them: what editors' tools hand to a validator."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "null|Null|NULL|~|", "nN~"),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
     "-+.0123456789"),
):  # fmt: skip
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), [*first])
CoreLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("^$"), [""])
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(str(node.value), 10))


def core(text: str) -> Any:
    return yaml.load(text, CoreLoader)


def faults(validator: Draft7Validator, text: str) -> list[str]:
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(core(text))
    ]


def described(schema: Schema) -> Iterator[tuple[str, Schema]]:
    """Every property of a schema and of its definitions, by the name of what it belongs to."""
    for name, part in (("root", schema), *schema["definitions"].items()):
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


def test_the_loader_of_these_tests_follows_yaml_1_2() -> None:
    assert core("[NO, yes, on, 12:30, 1_000, 0777, 1.10, 2023-03-21, true, ~, 5, .5, 1e3, '5', .inf, null]") == [
        *("NO", "yes", "on", "12:30", "1_000"),
        *(777, 1.1, "2023-03-21", True, None, 5, 0.5, 1000.0, "5", float("inf"), None),
    ]


@pytest.mark.parametrize("validator", [BRIEFING, LIBRARY], ids=["briefing", "library"])
def test_a_schema_is_valid_draft_07_and_describes_every_property(validator: Draft7Validator) -> None:
    schema = validator.schema
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    properties = dict(described(schema))
    assert [name for name, value in properties.items() if not value.get("description")] == []
    assert all(part["description"] for part in (schema, *schema["definitions"].values()))
    references = set(re.findall(r"'\$ref': '#/definitions/(\w+)'", repr(schema)))
    assert references == set(schema["definitions"])


def test_every_collection_and_every_record_type_is_there() -> None:
    schema = briefing_schema()
    assert set(COLLECTIONS) < set(schema["properties"])
    assert {kind.__name__ for kind in COLLECTIONS.values()} < set(schema["definitions"])
    assert set(COLLECTIONS) < set(schema["definitions"]["Section"]["properties"])


def test_words_of_likelihood_and_confidence_are_offered() -> None:
    definitions = briefing_schema()["definitions"]
    terms = {row.term for rows in LIKELIHOOD.values() for row in rows}
    levels = {level for scale in CONFIDENCE.values() for level in scale}
    assert set(definitions["Likelihood"]["properties"]["term"]["enum"]) == terms
    assert set(definitions["Outcome"]["properties"]["likelihood"]["enum"]) == terms
    assert set(definitions["Judgment"]["properties"]["confidence"]["enum"]) == levels


@pytest.mark.parametrize("path", sorted(shipped_library().rglob("*.yaml")), ids=lambda path: "-".join(path.parts[-2:]))
def test_the_library_that_ships_is_valid(path: Path) -> None:
    validator = LIBRARY if path.name == "library.yaml" else BRIEFING
    assert faults(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_whatever_reading_takes_without_a_problem_is_valid_but_for_words_of_no_scale(path: Path) -> None:
    found = faults(BRIEFING, path.read_text(encoding="utf-8"))
    wrong = [fault for fault in found if not re.search(r"(term|likelihood|confidence): '.*' is not one of", fault)]
    assert wrong == []
    assert len(found) == {"unknown-term": 1, "unknown-term-alternative": 1, "unknown-term-outcome": 2}.get(path.stem, 0)


OF_TYPES = {"unknown-field", "missing-field", "wrong-type", "wrong-value", "wrong-id"}
NOT_SEEN = {"only-comments", "too-deep"}
"""An empty file is nothing yet to an editor, and depth is no matter of a schema."""


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in PROBLEMS
        if path.stem not in NOT_SEEN
        and {spot[3] for spot in expected(path)} <= OF_TYPES
        and {spot[0] for spot in expected(path)} == {path.name}
    ],
    ids=lambda path: path.stem,
)
def test_what_reading_refuses_for_its_type_is_not_valid(path: Path) -> None:
    assert faults(BRIEFING, path.read_text(encoding="utf-8")) != []


@pytest.mark.parametrize(
    "text",
    [
        "version: 1.10\nissued: 2023\nkeywords: [2023, 1.5]\n",
        "subtitle: 2023\nrevised: 2023-03\n",
        "sources: [{id: s, type: report, title: 1984, page: 12, issued: 1965, volume: 3, number: 7.1}]\n",
        "sources: [{id: s, type: book, title: T, issued: {date-parts: [[2023, 3]]}, author: [A, {family: B}]}]\n",
        "actors: [{id: nor, kind: state, name: NO, country: 'no', aliases: [NO, 47], until: 1905~}]\n",
        "events: [{id: e, date: 2023-03, title: E, citations: [key, 'key, p. 3', {source: key, credibility: 3}]}]\n",
        "figures: [{id: f, title: F, alt: A., unit: 5, citations: [],"
        " series: [{points: [[2022, 1.5], [2023-Q1, null, P], [x, -2]]}]}]\n",
        "sections: [{id: s, title: S, text: W., sections: [{id: t, title: T, text: W., gaps: []}], actors: []}]\n",
        "glossary: [{id: g, term: T, definition: D., names: {zh-Hant: 字}}]\ninclude: [a.yaml]\n",
    ],
)
def test_what_people_write_is_valid_numbers_for_text_and_short_forms_too(text: str) -> None:
    assert faults(BRIEFING, HEAD + text) == []


def test_a_file_of_collections_only_is_valid_as_one_to_include() -> None:
    assert faults(BRIEFING, "actors: [{id: a, kind: state, name: A}]\n") == []
    assert faults(BRIEFING, "title: T\n") == [": 'format' is a required property", ": 'id' is a required property"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("subtitel: S\n", "'subtitel' was unexpected"),
        ("marking: TLP:WHITE\n", "marking: 'TLP:WHITE' is not one of"),
        ("lang: english_us\n", "lang: 'english_us' does not match"),
        ("authors: A. Author\n", "authors: 'A. Author' is not of type 'array'"),
        ("bottom_line: [a]\n", "bottom_line: ['a'] is not of type 'string'"),
        ("actors: [{id: A b, kind: state, name: A}]\n", "actors.0.id: 'A b' does not match"),
        ("actors: [{id: a, kind: nation, name: A}]\n", "actors.0.kind: 'nation' is not one of"),
        ("actors: [{id: a, kind: state}]\n", "actors.0: 'name' is a required property"),
        ("actors: [{id: a, kind: state, name: A, alias: [B]}]\n", "'alias' was unexpected"),
        ("actors: [{id: a, kind: state, name: A, names: {japanese_jp: B}}]\n", "'japanese_jp' does not match"),
        ("judgments: [{id: j, statement: J., likelihood: {term: maybe}}]\n", "'maybe' is not one of"),
        ("judgments: [{id: j, statement: J., confidence: total}]\n", "confidence: 'total' is not one of"),
        ("judgments: [{id: j, statement: J., likelihood: {term: likely, probability: 101}}]\n", "maximum of 100"),
        ("indicators: [{id: i, statement: I., scenarios: {s: supports}}]\n", "s: 'supports' is not one of"),
        ("figures: [{id: f, series: [{points: [[2022]]}]}]\n", "series.0.points.0: [2022] is too short"),
        ("figures: [{id: f, series: [{points: [[2022, b]]}]}]\n", "points.0.1: 'b' is not of type 'number', 'null'"),
    ],
)
def test_unknown_fields_and_wrong_words_are_refused_where_they_stand(text: str, words: str) -> None:
    assert words in "\n".join(faults(BRIEFING, HEAD + text))


def test_another_version_of_the_format_is_refused() -> None:
    assert faults(BRIEFING, "format: briefing/9\nid: b\ntitle: B\n") == [
        "format: 'briefing/9' is not one of ['briefing/1']"
    ]


def test_a_librarys_own_file_is_held_to_its_own_schema() -> None:
    sound = "title: L\nscales: {likelihood: phia}\nrules_off: [{rule: no-takeaway, reason: R.}]\ninclude: [a.yaml]\n"
    assert faults(LIBRARY, sound) == []
    assert "'reason' is a required property" in faults(LIBRARY, "rules_off: [{rule: no-takeaway}]\n")[0]
    assert "'titel' was unexpected" in faults(LIBRARY, "titel: L\n")[0]
    assert faults(LIBRARY, "actors: []\n") != []


def test_a_new_briefing_is_valid_under_the_schema_that_is_written_beside_it(tmp_path: Path) -> None:
    done = CliRunner().invoke(new, [str(tmp_path / "Ferry & co")])
    assert done.exit_code == 0, done.output
    schema = core((tmp_path / "Ferry & co/briefing.schema.json").read_text(encoding="utf-8"))
    assert schema == briefing_schema()
    assert faults(Draft7Validator(schema), (tmp_path / "Ferry & co/briefing.yaml").read_text(encoding="utf-8")) == []
