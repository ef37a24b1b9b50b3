"""The command as scripts and pipes meet it: verbs, exit codes, one line for every fault."""

import json
import re
from pathlib import Path

import pytest
from cli_helpers import control_characters, run
from terminal_helpers import terminal

ONE_LINE = re.compile(r"[^\n]+\n")


def test_without_a_terminal_the_overview_is_printed_as_plain_text() -> None:
    done = run()
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Why détente between Tokyo and Seoul matters" in done.stdout
    assert "Bottom line" in done.stdout
    assert "Key judgments" in done.stdout
    assert control_characters(done.stdout) == []


def test_version_and_help() -> None:
    assert re.fullmatch(r"briefing \d+\.\d+\.\d+\n", run("--version").stdout)
    for arguments in (["--help"], ["read", "--help"], ["show", "--help"], ["export", "--help"], ["check", "--help"]):
        done = run(*arguments)
        assert done.returncode == 0
        assert "Usage" in done.stdout


def test_a_path_alone_opens_it(small_file: Path) -> None:
    done = run(small_file)
    assert done.returncode == 0
    assert "A small briefing" in done.stdout
    assert "2 problems" in run("show", "kor", "--library", small_file).stderr or done.stderr == ""


@pytest.mark.parametrize(
    "page", ["history", "small/rupture", "kor", "paper", "kj-holds", "notice-2019", "pact", "timeline"]
)
def test_show_prints_any_page_plain_into_a_pipe(small_file: Path, page: str) -> None:
    done = run("show", page, "--library", small_file)
    assert done.returncode == 0
    assert done.stdout.strip()
    assert control_characters(done.stdout) == []


def test_a_page_says_how_far_it_may_travel_and_what_it_could_know(small_file: Path) -> None:
    title, _, line, *_ = run("show", "history", "--library", small_file).stdout.splitlines()
    assert (title, line) == ("History", "A small briefing · information cutoff 2023-04-27 · TLP:CLEAR")


def test_an_overview_says_so_once(small_file: Path) -> None:
    assert run("show", "small/overview", "--library", small_file).stdout.count("TLP:CLEAR") == 1


def test_show_respects_the_width(small_file: Path) -> None:
    done = run("show", "history", "--width", "30", BRIEFING_LIBRARY=str(small_file))
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= 30


def test_export_gives_the_same_bytes_every_time_to_output_and_file(small_file: Path, tmp_path: Path) -> None:
    first = run("export", "history", "--library", small_file)
    assert first.returncode == 0
    done = run("export", "history", "--library", small_file, "-o", tmp_path, PYTHONHASHSEED="7")
    assert done.returncode == 0
    written = tmp_path / "small-history.md"
    assert written.read_bytes() == first.stdout.encode()
    assert [path.name for path in tmp_path.iterdir()] == ["small-history.md"]


def test_export_overwrites_only_when_told_to(small_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    target.write_text("mine", encoding="utf-8")
    done = run("export", "kor", "--library", small_file, "-o", target)
    assert done.returncode == 3
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("export", "kor", "--library", small_file, "-o", target, "--force").returncode == 0
    assert target.read_text(encoding="utf-8").startswith("# South Korea")


def test_export_never_writes_through_a_link(small_file: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(victim)
    done = run("export", "kor", "--library", small_file, "-o", tmp_path / "link.md", "--force")
    assert done.returncode == 3
    assert victim.read_text(encoding="utf-8") == "mine"


def test_check_of_the_shipped_library_finds_nothing() -> None:
    done = run("check")
    assert (done.returncode, done.stdout) == (0, "")


def test_check_lists_problems_with_their_place_and_ends_with_1(small_file: Path) -> None:
    done = run("check", small_file)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line for line in lines if "[dangling-reference]" in line and "'nobody'" in line]
    assert all(re.match(re.escape(str(small_file)) + r":\d+:\d+: (error|warning)\[[a-z-]+\] ", line) for line in lines)


def test_a_library_with_problems_is_shown_and_says_so_once(tmp_path: Path, small_file: Path) -> None:
    (tmp_path / "good.briefing.yaml").write_bytes(small_file.read_bytes())
    (tmp_path / "bad.briefing.yaml").write_text("format: [\n", encoding="utf-8")
    done = run("show", "kor", "--library", tmp_path)
    assert done.returncode == 0
    assert "South Korea" in done.stdout
    assert ONE_LINE.fullmatch(done.stderr)
    assert "briefing check" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "nothing-here"], 3, "nothing is called 'nothing-here'"),
        (["show", "histry"], 3, "did you mean 'history'?"),
        (["show", "kor", "--width", "x"], 2, "--width"),
        (["show", "--nonsense"], 2, "--nonsense"),
        (["export"], 2, "PLACE"),
        (["export", "kor", "--to", "doc"], 2, "doc"),
        (["read", "nowhere.yaml"], 3, "nowhere.yaml:1:1: error[not-found]"),
        (["nowhere.yaml"], 3, "nowhere.yaml:1:1: error[not-found]"),
        (["check", "nowhere.yaml"], 3, "nowhere.yaml:1:1: error[not-found]"),
        (["show", "--library", "/dev/null"], 3, "error[not-a-file]"),
        (["jugdments", "--key"], 2, "there is no command, file or folder 'jugdments' — did you mean 'judgments'?"),
        (["taiwan"], 3, "`briefing show taiwan` finds a page of that name"),
        (["some where", "--at", "x"], 3, "`briefing show 'some where'` finds a page of that name"),
    ],
)
def test_a_wrong_request_gets_one_line_and_its_exit_code(arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert done.stdout == ""
    assert ONE_LINE.fullmatch(done.stderr)
    assert words in done.stderr


def test_a_folder_without_a_briefing_says_what_a_briefing_is(tmp_path: Path) -> None:
    done = run("check", tmp_path)
    assert done.returncode == 3
    assert ONE_LINE.fullmatch(done.stderr)
    assert "briefing.yaml" in done.stderr


HEAD = "format: briefing/1\nid: one\ntitle: One\nsections:\n  - id: a\n    title: A\n    takeaway: T.\n    text: "
BAD = {
    "not YAML": (HEAD + "x: y: z\n", "yaml", ":8:"),
    "duplicate key": (HEAD + "x\n    title: B\n", "duplicate-key", ":9:5:"),
    "unknown field": (HEAD + "x\n    txet: B\n", "unknown-field", ":9:5:"),
    "dangling reference": (HEAD + "see [[nobody]]\n", "dangling-reference", ":8:15:"),
    "alias": (HEAD + "&x y\nsubtitle: *x\n", "alias", ":9:11:"),
    "tag": (HEAD + "!!python/name:os.system x\n", "tag", ":8:11:"),
    "30 KB of brackets": ("[" * 30_000, "too-deep", ":1:65:"),
    "a 20 MB scalar": (HEAD + "a" * 20_000_000, "too-large", ":1:1:"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_content_gets_a_line_with_its_place_and_what_to_do(name: str, tmp_path: Path) -> None:
    text, code, place = BAD[name]
    path = tmp_path / "bad.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    done = run("check", path)
    said = done.stdout + done.stderr
    (line,) = [line for line in said.splitlines() if f"[{code}]" in line]
    assert f"bad.briefing.yaml{place}" in line
    assert " — " in line
    assert done.returncode == (3 if code == "too-large" else 1)
    assert "Traceback" not in said


def test_bytes_that_are_no_utf8_are_named_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "bad.briefing.yaml"
    path.write_bytes(b"format: briefing/1\nid: caf\xe9\n")
    done = run("check", path)
    assert done.returncode == 3
    assert done.stderr.startswith(f"{path}:2:8: error[encoding]")


NASTY = """\
format: briefing/1
id: nasty
title: "\\e]0;owned\\a [/x] [@click=app.quit]go[/] \\u202etxt"
bottom_line: "&#x1b;[2J &#x202e; [red]x[/red] \\u009b31m"
sections:
  - id: a
    title: "\\e[31mA"
    takeaway: "[b]t[/b]\\x7f"
    text: "[[p|\\e[5mwords]] [@s, p. \\x9b3] `\\e` <b>x</b> [j](javascript:alert) ![i](file:///etc/passwd)"
    events: [{id: ev, date: 2020, title: "E \\x1b[0m", place: "\\x07"}]
actors: [{id: p, kind: person, name: "N\\x1bame [/]", names: {ko: "\\u202e한"}, aliases: ["\\x00"]}]
sources: [{id: s, type: report, title: "T\\x1b]52;c;aGk=\\a", URL: "javascript:alert(1)", accessed: 2020}]
"""


@pytest.mark.parametrize("page", ["overview", "a", "p", "s", "ev", "timeline", "actors", "sources", "problems"])
@pytest.mark.parametrize("verb", ["show", "export"])
def test_nothing_in_content_controls_the_terminal_and_all_of_it_is_shown(tmp_path: Path, page: str, verb: str) -> None:
    path = tmp_path / "nasty.briefing.yaml"
    path.write_text(NASTY, encoding="utf-8")
    done = run(verb, page, "--library", path)
    assert done.returncode == 0
    assert control_characters(done.stdout) == []
    assert control_characters(done.stderr) == []
    if (verb, page) == ("show", "overview"):
        words = " ".join(done.stdout.replace("|", " ").split())
        assert "␛]0;owned␇ [/x] [@click=app.quit]go[/] <U+202E>txt" in words
        assert "[red]x[/red] <U+009B>31m" in words


def test_file_names_and_typed_words_are_cleaned_too(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31m\u202e.briefing.yaml"
    path.write_text("format: [\n", encoding="utf-8")
    for done in (run("check", path), run("show", "\x1b[31mx")):
        assert control_characters(done.stdout + done.stderr) == []


def test_a_reader_of_the_pipe_that_leaves_is_no_fault(small_file: Path) -> None:
    import subprocess

    from cli_helpers import COMMAND

    line = " ".join(COMMAND) + f" show overview --library '{small_file}' | true"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True)
    assert done.stderr == ""


def test_the_linear_reader_has_no_width_unless_told_and_no_drawing(small_file: Path) -> None:
    done = run("show", "history", "--plain", "--library", small_file)
    assert done.returncode == 0
    assert "1 Rupture" in done.stdout
    assert "settled claims in 1965 [3]. The United States [4] looked on." in done.stdout
    assert "[1] Japan: small/jpn" in done.stdout
    narrow = run("show", "history", "--plain", "--width", "40", "--library", small_file).stdout
    assert max(map(len, narrow.splitlines())) <= 40
    assert " ".join(narrow.split()) == " ".join(done.stdout.split())


def test_show_prints_the_tree_of_a_page(small_file: Path) -> None:
    tree = json.loads(run("show", "kor", "--json", "--library", small_file).stdout)
    assert (tree["title"], tree["kind"], tree["place"]["id"]) == ("South Korea", "actor", "kor")
    assert {block["t"] for block in tree["blocks"]} >= {"Div", "Header", "BulletList"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "--json", "--plain"], "--plain and --json exclude each other"),
        (["check", "--json", "--sarif"], "--json and --sarif exclude each other"),
        (["check", "--list-rules", "--explain", "unknown-term"], "--list-rules and --explain exclude each other"),
        (["show", "--width", "abc"], "--width cannot be 'abc' — write a number from 20 to 1000"),
        (["show", "--width", "9"], "--width cannot be '9' — write a number from 20 to 1000"),
        (["search", "pact", "--limit", "0"], "--limit cannot be '0' — write a number from 1"),
        (["export", "jpn", "--to", "word"], "--to cannot be 'word' — did you mean 'docx'?"),
        (["export", "jpn", "--to", "md"], "--to cannot be 'md' — did you mean 'gfm'?"),
        (["export", "jpn", "--to", "Markdown"], "--to cannot be 'Markdown' — did you mean 'gfm'?"),
        (["completion", "tcsh"], "SHELL cannot be 'tcsh' — take one of bash, zsh, fish"),
    ],
)
def test_what_an_option_cannot_be_is_told_in_plain_words(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_word_may_be_typed_in_capitals(small_file: Path) -> None:
    assert run("export", "kor", "--to", "GFM", "--library", small_file).stdout.startswith("# South Korea")


def test_what_turns_a_page_in_the_reader_is_not_printed() -> None:
    for options in ([], ["--plain"]):
        assert "Bottom line" not in run("show", "security", *options).stdout


def test_a_page_of_no_briefing_names_what_it_draws_on() -> None:
    for options in (["--width", "200"], ["--plain"]):
        head = " ".join(run("show", "jpn", *options).stdout.splitlines()[:3])
        assert "Briefings on East Asian security" in head
        assert "nformation cutoff 2023-04-27 and 2026-02-26" in head


def pager(folder: Path, script: str) -> tuple[Path, Path]:
    """A pager of one's own, and the file in which it may keep what it was shown."""
    path = folder / "pager"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path, folder / "seen"


@pytest.mark.parametrize("options", [[], ["--plain"]])
def test_a_page_longer_than_the_screen_goes_to_the_pager(tmp_path: Path, options: list[str]) -> None:
    program, seen = pager(tmp_path, f'cat > "{tmp_path}/seen"; echo "$LESS" >> "{tmp_path}/seen"')
    with terminal(tmp_path, "-m", "briefing", "show", "security", *options, PAGER=f"'{program}' -x") as running:
        running.end()
        assert (running.child.exitstatus, running.text) == (0, "")
    shown = seen.read_text(encoding="utf-8")
    assert "Security" in shown.splitlines()[0]
    assert shown.endswith("FRX\n")


@pytest.mark.parametrize("how", ["", "cat", "no-such-pager-here", "--no-pager"])
def test_without_a_pager_the_page_is_written_out(tmp_path: Path, how: str) -> None:
    program, seen = pager(tmp_path, f'cat > "{tmp_path}/seen"')
    options = [how] if how.startswith("--") else []
    told = str(program) if options else how
    with terminal(tmp_path, "-m", "briefing", "show", "security", *options, PAGER=told) as running:
        running.end()
        assert running.child.exitstatus == 0
        assert "Sources" in running.output
        assert "Traceback" not in running.output
    assert not seen.exists()


def test_what_fits_the_screen_is_not_paged(tmp_path: Path, small_file: Path) -> None:
    program, seen = pager(tmp_path, f'cat > "{tmp_path}/seen"')
    arguments = ("-m", "briefing", "show", "usa", "--library", str(small_file))
    with terminal(tmp_path, *arguments, PAGER=str(program)) as running:
        running.end()
        assert "United States" in running.text
    assert not seen.exists()
