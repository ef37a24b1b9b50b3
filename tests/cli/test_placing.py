"""A page is named as people name it: by address, id, name in any script, or the beginning of one."""

from pathlib import Path

import pytest
from cli_helpers import COMMAND, run

from briefing.cli.placing import find_place
from briefing.errors import NotFoundError, UsageError
from briefing.model.library import Library


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("yoon", "yoon"),
        ("尹錫悦", "yoon"),
        ("윤석열", "yoon"),
        ("윤석", "yoon"),
        ("Yoon Suk Yeol", "yoon"),
        ("yoon suk-yeol", "yoon"),
        ("YOON SUK", "yoon"),
        ("ｙｏｏｎ　ｓｕｋ", "yoon"),
        ("yoón suk yéol", "yoon"),
        ("尹錫悦#positions", "yoon#positions"),
        ("尹錫悦:network", "yoon:network"),
        ("japan-korea-detente/尹錫悦", "yoon"),
        ("japan-korea-detente/jpn", "jpn"),
        ("japan-korea-detente/security", "japan-korea-detente/security"),
        ("japan-korea-detente/overview", "japan-korea-detente:overview"),
        ("japan-korea-detente:timeline", "japan-korea-detente:timeline"),
        ("detente-update", "detente-update-2026:overview"),
        ("Why détente between Tokyo", "japan-korea-detente:overview"),
        ("why detente between tokyo and seoul", "japan-korea-detente:overview"),
        ("overview", ":overview"),
        ("time", ":timeline"),
        ("kj-thaw-h", "japan-korea-detente/kj-thaw-holds"),
    ],
)
def test_what_is_typed_is_found(shipped: Library, typed: str, place: str) -> None:
    assert str(find_place(shipped, typed)) == place


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("kim", ["kimdj (Kim Dae-jung)", "kimyj (Kim Yo Jong)"]),
        ("as-washington-convenes", ["japan-korea-detente/as-washington-convenes", "detente-update-2026/as-wash"]),
        ("korea", ["write one of", " more"]),
    ],
)
def test_what_is_not_clear_gets_its_candidates(shipped: Library, typed: str, candidates: list[str]) -> None:
    with pytest.raises(UsageError) as raised:
        find_place(shipped, typed)
    assert "\n" not in str(raised.value)
    assert all(candidate in str(raised.value) for candidate in candidates)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Yoon Suk Yeo1", "did you mean 'Yoon Suk Yeol'?"),
        ("histry", "did you mean 'history'?"),
        ("%%%", "`briefing list`"),
        ("", "`briefing list`"),
        ("nowhere/at:all#there", "`briefing list`"),
        ("nobriefing/jpn", "write one of jpn (Japan)"),
        ("nobriefing/security", "write one of japan-korea-detente/security ("),
        ("japan-korea-dtente/jpn", "did you mean 'japan-korea-detente'?"),
    ],
)
def test_what_is_not_there_gets_a_hint(shipped: Library, typed: str, hint: str) -> None:
    with pytest.raises(NotFoundError) as raised:
        find_place(shipped, typed)
    assert hint in str(raised.value)


# Parts of a page


@pytest.mark.parametrize("options", [[], ["--plain"], ["--json"]])
@pytest.mark.parametrize("typed", ["history#rupture", "history#~In 2019"])
def test_the_part_that_a_place_names_is_shown_and_nothing_else(
    small_file: Path, typed: str, options: list[str]
) -> None:
    whole = run("show", "history", *options, "--library", small_file).stdout
    done = run("show", typed, *options, "--library", small_file)
    assert (done.returncode, done.stderr) == (0, "")
    assert "settled claims in 1965" in " ".join(whole.split())
    assert "settled claims in 1965" not in " ".join(done.stdout.split())
    assert "2019" in done.stdout


@pytest.mark.parametrize("arguments", [["show"], ["show", "--plain"], ["show", "--json"], ["read", "--at"]])
def test_a_part_that_is_not_there_is_not_found(small_file: Path, arguments: list[str]) -> None:
    library = [str(small_file)] if arguments[0] == "read" else ["--library", str(small_file)]
    verb, *options = arguments
    done = run(verb, *options, "history#ruptur", *library)
    assert (done.returncode, done.stdout) == (3, "")
    assert "is called 'ruptur' — did you mean 'rupture'?" in done.stderr


def test_every_hit_of_a_search_can_be_shown() -> None:
    hits = run("search", "pact", "--limit", "12").stdout.splitlines()
    for hit in hits:
        place, _, _, sentence = hit.split("\t")
        done = run("show", place, "--plain")
        assert done.returncode == 0, place
        assert sentence[:12].rstrip("….") in done.stdout, place


def test_the_reader_opens_no_part_that_is_not_there(tmp_path: Path, small_file: Path) -> None:
    from terminal_helpers import terminal

    with terminal(tmp_path, "-m", "briefing", str(small_file), "--at", "history#nope") as running:
        running.end()
        assert running.child.exitstatus == 3
        assert "is called 'nope'" in running.text


@pytest.mark.parametrize("typed", ["shwo", "lsit", "actor", "chek"])
def test_a_misspelt_command_is_told_the_right_one(typed: str) -> None:
    done = run(typed, "jpn")
    assert done.returncode == 2
    assert "did you mean '" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_wrong_option_is_told_where_to_look_and_what_was_meant() -> None:
    done = run("show", "--widht", "60")
    assert done.returncode == 2
    assert "--width" in done.stderr
    assert "see `briefing show --help`" in done.stderr


# Standard input


def piped(data: bytes, *arguments: str | Path, cwd: Path) -> tuple[int, str, str]:
    import subprocess

    done = subprocess.run([*COMMAND, *map(str, arguments)], input=data, capture_output=True, timeout=60, cwd=cwd)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [["show", "--library", "-", "history"], ["read", "-", "--at", "history"], ["-", "--at", "history"]],
)
def test_a_briefing_comes_through_a_pipe(small_file: Path, tmp_path: Path, arguments: list[str]) -> None:
    code, out, _ = piped(small_file.read_bytes(), *arguments, cwd=tmp_path)
    assert code == 0
    assert "settled claims in 1965" in out


def test_a_piped_briefing_is_checked_by_the_name_of_the_pipe(small_file: Path, tmp_path: Path) -> None:
    code, out, err = piped(small_file.read_bytes(), "check", "-", cwd=tmp_path)
    assert code == 1
    assert all(line.startswith("-:") for line in out.splitlines())
    assert "2 errors" in err


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"format: [", 1, "-:1:9: error[wrong-value]"),
        (b"\xff\xfe", 3, "-:1:1: error[encoding]"),
        (b"#" * (16 * 1024 * 1024 + 1), 3, "-:1:1: error[too-large]"),
        (b"", 1, "-:1:1: error[wrong-type]"),
    ],
    ids=["no YAML", "UTF-16", "too large", "empty"],
)
def test_what_is_no_briefing_is_refused_as_a_file_would_be(tmp_path: Path, data: bytes, code: int, said: str) -> None:
    found, out, err = piped(data, "check", "-", cwd=tmp_path)
    assert (found, (out + err).startswith(said)) == (code, True), out + err


def test_a_piped_briefing_includes_what_is_beside_it_but_nothing_outside(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "actors.yaml").write_text("actors: [{id: a, kind: state, name: A}]\n", encoding="utf-8")
    (tmp_path / "outside.yaml").write_text("actors: [{id: b, kind: state, name: B}]\n", encoding="utf-8")
    head = "format: briefing/1\nid: p\ntitle: P\nsections: [{id: s, title: S, takeaway: T., text: '[[a]]'}]\n"
    head += "include: [%s]\n"
    code, out, _ = piped((head % "actors.yaml").encode(), "check", "-", cwd=tmp_path / "inside")
    assert (code, out) == (0, "")
    code, out, _ = piped((head % "../outside.yaml").encode(), "check", "-", cwd=tmp_path / "inside")
    assert code == 1
    assert "[outside]" in out


def test_a_terminal_is_not_waited_on_for_a_briefing(tmp_path: Path) -> None:
    from terminal_helpers import terminal

    with terminal(tmp_path, "-m", "briefing", "check", "-") as running:
        running.end()
        assert running.child.exitstatus == 2
        assert "pipe one in" in running.text


def test_the_reader_takes_keys_from_the_terminal_when_the_briefing_was_piped(tmp_path: Path, small_file: Path) -> None:
    from terminal_helpers import command_in_terminal

    line = f"cat '{small_file}' | {' '.join(COMMAND)} -"
    with command_in_terminal(tmp_path, "sh", "-c", line) as running:
        running.wait_for("Bottom line")
        running.child.send("]q")
        running.end()
        assert running.child.exitstatus == 0
