"""`briefing check` as scripts, pipes and people at a terminal meet it."""

import json
import re
import sys
from pathlib import Path

import pytest
from cli_helpers import control_characters, run
from terminal_helpers import command_in_terminal, terminal

from briefing.checking.profiles import PROFILES, RULES
from briefing.cli.door import briefing

HEAD = "format: briefing/1\nid: one\ntitle: One\n"
CLEAN = HEAD + "sections:\n  - {id: a, title: A, takeaway: T., text: Words.}\n"
WARNED = HEAD + "sections:\n  - {id: a, title: A, text: Words.}\n"
WRONG = HEAD + "sections:\n  - {id: a, title: A, takeaway: T., text: 'See 東京 [[nobody]].', txet: x}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test works in a folder of its own that holds three briefings."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("clean", CLEAN), ("warned", WARNED), ("wrong", WRONG)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "summary"),
    [
        (["clean.yaml"], 0, "0 errors, 0 warnings\n"),
        (["clean.yaml", "--strict"], 0, "0 errors, 0 warnings\n"),
        (["warned.yaml"], 0, "0 errors, 1 warning\n"),
        (["warned.yaml", "--strict"], 1, "0 errors, 1 warning\n"),
        (["wrong.yaml"], 1, "2 errors, 0 warnings\n"),
        (["wrong.yaml", "--strict"], 1, "2 errors, 0 warnings\n"),
        (["clean.yaml", "warned.yaml", "wrong.yaml"], 1, "2 errors, 1 warning\n"),
    ],
)
def test_the_exit_code_tells_errors_from_warnings(arguments: list[str], code: int, summary: str) -> None:
    done = run("check", *arguments)
    assert (done.returncode, done.stderr) == (code, summary)
    assert len(done.stdout.splitlines()) == sum(map(int, re.findall(r"\d+", summary)))
    assert run("check", *arguments, "--json").returncode == code


def test_the_profile_adds_rules(folder: Path) -> None:
    judgment = "judgments: [{id: j, statement: It holds.}]\n"
    (folder / "judged.yaml").write_text(CLEAN + judgment, encoding="utf-8")
    assert run("check", "judged.yaml", "--strict").returncode == 0
    done = run("check", "judged.yaml", "--profile", "icd203", "--strict")
    assert done.returncode == 1
    assert {"no-evidence", "no-likelihood", "no-horizon"} <= set(re.findall(r"warning\[([a-z-]+)\]", done.stdout))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nope"], "--nope"),
        (["--profile", "nope"], "nope"),
        (["--watch", "--json"], "--watch is for people"),
        (["--watch", "--sarif"], "--watch is for people"),
        (["--watch", "--github"], "--watch is for people"),
        (["--explain", "dangling-refrence"], "did you mean 'dangling-reference'?"),
        (["--explain", "nothing like it"], "`briefing check --list-rules` names them all"),
        (["--explain", "\x1b[31m"], "␛[31m"),
        (["--explain"], "--explain"),
    ],
)
def test_a_wrong_request_ends_with_2_and_one_line(arguments: list[str], words: str) -> None:
    done = run("check", "wrong.yaml", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert control_characters(done.stderr) == []


@pytest.mark.parametrize("report", [[], ["--json"], ["--sarif"], ["--github"]])
def test_a_missing_path_ends_with_3_and_the_others_are_checked_all_the_same(report: list[str]) -> None:
    done = run("check", "no\x1b[31mwhere", "wrong.yaml", "nor.yaml", "warned.yaml", *report)
    assert done.returncode == 3
    assert "nobody" in done.stdout
    assert "no-takeaway" in done.stdout
    *summary, first, second = done.stderr.splitlines()
    assert summary == ([] if report else ["2 errors, 1 warning"])
    assert first.startswith("no␛[31mwhere:1:1: error[not-found] ")
    assert second.startswith("nor.yaml:1:1: error[not-found] ")
    assert control_characters(done.stderr) == []


@pytest.mark.parametrize("report", ["--json", "--sarif", "--github"])
def test_a_report_for_programs_is_all_that_stands_on_standard_output(report: str) -> None:
    done = run("check", "wrong.yaml", report)
    assert (done.returncode, done.stderr) == (1, "")
    if report == "--github":
        assert len(done.stdout.splitlines()) == 2
        assert all(line.startswith("::error file=wrong.yaml,line=5,col=") for line in done.stdout.splitlines())
        return
    read = json.loads(done.stdout)
    problems = read["problems"] if report == "--json" else read["runs"][0]["results"]
    assert len(problems) == 2
    assert done.stdout.endswith("}\n")


def test_rules_that_a_library_switches_off_are_named_with_their_reason(folder: Path) -> None:
    (folder / "lib").mkdir()
    (folder / "lib" / "briefing.yaml").write_text(WARNED, encoding="utf-8")
    off = "rules_off: [{rule: no-takeaway, reason: Sections are one line long.}]\n"
    (folder / "lib" / "library.yaml").write_text(off, encoding="utf-8")
    done = run("check", "lib", "--strict")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "switched off: no-takeaway — Sections are one line long.\n0 errors, 0 warnings\n"
    assert json.loads(run("check", "lib", "--json").stdout)["rules_off"] == {
        "no-takeaway": "Sections are one line long."
    }


def test_into_a_pipe_goes_plain_text_one_line_for_each_problem() -> None:
    done = run("check", "wrong.yaml", "warned.yaml", TERM="xterm-256color", COLORTERM="truecolor", FORCE_COLOR="1")
    assert control_characters(done.stdout + done.stderr) == []
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    assert all(re.match(r"(wrong|warned)\.yaml:\d+:\d+: (error|warning)\[[a-z-]+\] .+ — .+", line) for line in lines)


def test_words_of_several_lines_still_make_one_line(folder: Path) -> None:
    text = CLEAN.replace("Words.", "I saw A B there.") + 'actors:\n  - {id: ab, kind: person, name: "A\\nB"}\n'
    text += 'scenarios:\n  - {id: s, title: S, kind: base, premise: P., settings: {"x\\ny": z}}\n'
    (folder / "lines.yaml").write_text(text, encoding="utf-8")
    done = run("check", "lines.yaml")
    assert {"dangling-reference", "unmentioned-actor"} <= set(re.findall(r"\[([a-z-]+)\]", done.stdout))
    assert all(re.match(r"lines\.yaml:\d+:\d+: ", line) for line in done.stdout.splitlines())


def test_every_rule_is_listed_once_under_the_profile_that_adds_it() -> None:
    done = run("check", "--list-rules", "no such path")
    assert (done.returncode, done.stderr) == (0, "")
    rows = [line.split()[:2] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert rows == [[code, str(rule.severity)] for code, rule in RULES.items()]
    assert re.findall(r"^profile (\S+?),? ", done.stdout.replace("\n", " \n"), re.MULTILINE) == list(PROFILES)


@pytest.mark.parametrize("code", RULES)
def test_every_rule_is_explained(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert briefing.main(["check", "--explain", code], standalone_mode=False) == 0
    told = capsys.readouterr().out
    first, *rest = told.splitlines()
    assert first.startswith(f"{code}: {RULES[code].severity}, profile ")
    assert [line[:6].strip() for line in rest if not line.startswith("  ")] == ["What", "Why", "Mend"]
    assert max(map(len, rest)) <= 88
    said = " ".join(" ".join(line[6:] for line in rest).split())
    assert said == " ".join(f"{RULES[code].what} {RULES[code].why} {RULES[code].mend}".split())


def test_explain_works_from_the_command_line() -> None:
    done = run("check", "--explain", "no-takeaway")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("no-takeaway: warning, profile basic, can be switched off under `rules_off`\n")


def on_a_terminal(folder: Path, *arguments: str, **env: str) -> tuple[list[str], str, int | None]:
    """The rows of the screen after a check, what was written to it, and the exit code."""
    with terminal(folder, "-m", "briefing", "check", *arguments, **env) as running:
        running.end()
        return running.rows, running.output, running.child.exitstatus


def test_a_terminal_gets_excerpts_in_colour(folder: Path) -> None:
    rows, output, code = on_a_terminal(folder, "wrong.yaml", "warned.yaml", NO_COLOR="")
    assert code == 1
    source = rows.index("   5 │   - {id: a, title: A, takeaway: T., text: 'See 東京 [[nobody]].', txet: x}")
    before = rows[source].partition("[[nobody]]")[0]
    assert rows[source + 1] == "     │ ".ljust(len(before) + 2) + "^" * len("[[nobody]]")
    assert "\x1b[1;31merror[dangling-reference]\x1b[0m" in output
    assert "\x1b[1;33mwarning[no-takeaway]\x1b[0m" in output
    assert "2 errors, 1 warning" in rows
    assert set(re.findall(r"\x1b[^m]*m", output)) == {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;33m"}
    assert re.sub(r"\x1b\[[0-9;]*m", "", output).count("\x1b") == 0


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb", "NO_COLOR": ""}])
def test_a_terminal_without_colours_gets_the_same_words_plain(folder: Path, env: dict[str, str]) -> None:
    rows, output, _ = on_a_terminal(folder, "wrong.yaml", **env)
    assert "\x1b" not in output
    assert any("^^^^^^^^^^" in row for row in rows)


def test_machine_reports_on_a_terminal_have_no_colours(folder: Path) -> None:
    _, output, _ = on_a_terminal(folder, "wrong.yaml", "--github")
    assert "\x1b" not in output
    assert output.count("::error ") == 2


# Watching


def shell(*arguments: str) -> str:
    """A shell that tells how the command ended, and the state of the terminal after it."""
    return f"trap : INT; {sys.executable} -m briefing check --watch {' '.join(arguments)}; echo ended $?; stty -a"


def test_watching_redraws_when_a_file_is_mended_and_leaves_the_terminal_usable(folder: Path) -> None:
    with command_in_terminal(folder, "sh", "-c", shell("wrong.yaml")) as running:
        running.wait_for("watching; Ctrl+C ends")
        assert running.rows[0] == "2 errors, 0 warnings"
        assert "dangling-reference" in running.text
        drawn = len(running.seen)
        (folder / "wrong.yaml").write_text(CLEAN, encoding="utf-8")
        running.wait_for("0 errors, 0 warnings watching; Ctrl+C ends")
        assert all(running.seen[drawn - 1 :]), "the screen was blank for a moment"
        (folder / "wrong.yaml").write_text(WARNED, encoding="utf-8")
        running.wait_for("no-takeaway")
        assert running.rows[0] == "0 errors, 1 warning"
        running.wait_for("watching; Ctrl+C ends")
        before = running.output
        assert not re.search(r"\x1b\[[23]J|\x1bc|\x1b\[\?1049h|\x1b\[\?25l", before)
        assert before.count("\x1b[?2026h") == before.count("\x1b[?2026l") >= 3
        running.child.sendintr()
        running.wait_for("ended 0")
        running.end()
        state = running.output.removeprefix(before)
        assert re.search(r"\secho\s", state)
        assert re.search(r"\sicanon\s", state)
        assert "Traceback" not in running.output


def test_watching_shows_as_much_as_there_is_room_for(folder: Path) -> None:
    long = folder / ("x" * 90)
    long.mkdir()
    (long / "many.briefing.yaml").write_text(HEAD + "".join(f"unknown{n}: x\n" for n in range(40)), encoding="utf-8")
    with terminal(folder, "-m", "briefing", "check", "--watch", str(long)) as running:
        running.wait_for("watching; Ctrl+C ends")
        assert running.rows[0] == "40 errors, 0 warnings"
        assert [row for row in running.rows if row][-1] == "watching; Ctrl+C ends"
        assert re.search(r"… \d+ more lines — `briefing check` prints them all", running.text)
        assert "unknown0" in running.text


def test_watching_a_path_that_is_not_there_ends_at_once() -> None:
    done = run("check", "--watch", "nowhere")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("nowhere:1:1: error[not-found] ")
