"""`briefing new` and `briefing schema`: a sound beginning, and help for the editor."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from cli_helpers import control_characters, run, run_minding_permissions


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_briefing_has_no_problem_under_any_profile_and_opens(tmp_path: Path) -> None:
    done = run("new", "first", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "first/briefing.yaml is written — `briefing check first` checks it, `briefing first` opens it\n"
    )
    assert sorted(contents(tmp_path)) == ["first/briefing.schema.json", "first/briefing.yaml"]
    for profile in ("basic", "icd203"):
        checked = run("check", "--strict", "--profile", profile, "first", cwd=tmp_path)
        assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "0 errors, 0 warnings\n")
    shown = run("first", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "The ferry between Northland and Southland" in shown.stdout


def test_the_schema_beside_it_is_the_one_that_is_printed(tmp_path: Path) -> None:
    run("new", "first", cwd=tmp_path)
    assert (tmp_path / "first" / "briefing.schema.json").read_bytes() == run("schema").stdout.encode()
    first_line = (tmp_path / "first" / "briefing.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first_line == "# yaml-language-server: $schema=briefing.schema.json"


@pytest.mark.parametrize(
    ("folder", "ident", "typed"),
    [
        ("two words", "two-words", "'two words'"),
        ("日本と韓国", "first-briefing", "'日本と韓国'"),
        ("Détente_2026!", "d-tente-2026", "'Détente_2026!'"),
        ("ends-with/", "ends-with", "ends-with"),
        ("a/b/c", "c", "a/b/c"),
        ("ferry", "ferry", "ferry"),
        ("it's", "it-s", "'it'\"'\"'s'"),
        ("{id}", "id", "'{id}'"),
    ],
)
def test_odd_names_of_folders_work(tmp_path: Path, folder: str, ident: str, typed: str) -> None:
    done = run("new", folder, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"`briefing check {typed}` checks it" in done.stdout
    assert f"\nid: {ident}\n" in (tmp_path / folder / "briefing.yaml").read_text(encoding="utf-8")
    checked = run("check", "--strict", "--profile", "icd203", folder, cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "")


def test_the_folder_one_stands_in_will_do(tmp_path: Path) -> None:
    here = tmp_path / "Here & Now"
    here.mkdir()
    done = run("new", ".", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("briefing.yaml is written — `briefing check .` checks it")
    assert "\nid: here-now\n" in (here / "briefing.yaml").read_text(encoding="utf-8")
    assert run("check", "--strict", cwd=here, BRIEFING_LIBRARY=".").returncode == 0


@pytest.mark.parametrize("name", ["briefing.yaml", "briefing.schema.json"])
@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_there_is_never_touched(tmp_path: Path, name: str, is_link: bool) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    if is_link:
        (folder / name).symlink_to(tmp_path / "nowhere")
    else:
        (folder / name).write_bytes(b"mine\n")
    before = contents(tmp_path)
    done = run("new", "mine", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"briefing: mine/{name}: exists already — name another folder\n"
    assert contents(tmp_path) == before
    assert [path.name for path in folder.iterdir()] == [name]


def test_a_second_call_refuses_and_changes_nothing(tmp_path: Path) -> None:
    assert run("new", "first", cwd=tmp_path).returncode == 0
    before = contents(tmp_path)
    for folder in ("first", "first/", "./first/../first"):
        done = run("new", folder, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (3, "")
        assert "exists already" in done.stderr
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("file", "file: cannot be made: File exists"),
        ("file/inner", "file/inner: cannot be made: Not a directory"),
        ("/dev/null", "/dev/null: cannot be made: File exists"),
        ("x" * 300, "cannot be made: File name too long"),
        ("ring", "ring: cannot be made: "),
    ],
)
def test_a_folder_that_cannot_be_made_gets_one_line(tmp_path: Path, folder: str, words: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    (tmp_path / "ring").symlink_to("ring")
    done = run("new", folder, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert (tmp_path / "file").read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "ring"]


@pytest.mark.parametrize("folder", ["closed/inner", "closed"])
def test_a_parent_that_may_not_be_written_gets_one_line(tmp_path: Path, folder: str) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    done = run_minding_permissions("new", folder, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "Permission denied" in done.stderr


def test_control_characters_in_a_name_do_not_reach_the_terminal(tmp_path: Path) -> None:
    for _ in range(2):
        done = run("new", "\x1b[31m\u202e", cwd=tmp_path)
        assert control_characters(done.stdout + done.stderr) == []


def test_new_needs_the_name_of_a_folder() -> None:
    done = run("new")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def printed_schema(*arguments: str) -> dict[str, Any]:
    done = run("schema", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    assert isinstance(schema, dict)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    return schema


def test_the_schema_of_a_briefing_is_printed() -> None:
    schema = printed_schema()
    assert schema == printed_schema("briefing")
    assert {"format", "title", "include", "sections", "option_sets"} <= schema["properties"].keys()


def test_the_schema_of_a_library_is_printed() -> None:
    assert {"title", "include", "rules_off"} <= printed_schema("library")["properties"].keys()


def test_there_is_no_other_schema() -> None:
    done = run("schema", "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
