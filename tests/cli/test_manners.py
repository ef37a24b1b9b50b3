"""Completion, the manual page, versions, progress: what makes a command at home in a shell."""

import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pexpect
import pytest
from cli_helpers import COMMAND, run
from terminal_helpers import command_in_terminal, terminal

from briefing.cli.commands import COMMANDS, ENVIRONMENT, EXIT_CODES
from briefing.model.settings import SETTINGS


def offered(line: str, **env: str) -> list[str]:
    """What bash is offered for the last word of a line."""
    env |= {"COMP_WORDS": line, "_BRIEFING_COMPLETE": "bash_complete"}
    done = run(cwd=None, **env)
    assert (done.returncode, done.stderr) == (0, "")
    return [row.removeprefix("plain,") for row in done.stdout.splitlines() if row]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("briefing ju", ["judgments"]),
        ("briefing ./so", ["file,./so"]),
        ("briefing show gsomia-a", ["gsomia-attempt-2012"]),
        ("briefing show 尹", ["yoon"]),
        ("briefing show Yoon", ["yoon", "yoon-takes-office-2022"]),
        (
            "briefing show japan-korea-detente/sec",
            ["japan-korea-detente/security", "japan-korea-detente/security-threats"],
        ),
        ("briefing show japan-korea-detente/timel", ["japan-korea-detente/timeline"]),
        ("briefing timeline --actor gsom", []),
        ("briefing timeline --section hist", ["history", "history-settlements"]),
        ("briefing sources --briefing det", ["detente-update-2026"]),
        ("briefing export --to gf", ["gfm"]),
        ("briefing show jpn:", ["jpn:network", "jpn:trace"]),
        ("briefing show japan-korea-detente/kj-thaw-holds:", ["japan-korea-detente/kj-thaw-holds:trace"]),
        ("briefing show japan-korea-detente:timel", ["japan-korea-detente:timeline"]),
        ("briefing read --at=yoon:n", ["yoon:network"]),
        ("briefing list --kind sec", ["section"]),
        ("briefing actors --kind ", ["person", "state", "territory"]),
        ("briefing scenarios --kind what", ["what_if"]),
        ("briefing search pact --kind eve", ["event"]),
        ("briefing judgments --likelihood very", ["very-unlikely", "very-likely"]),
        ('briefing judgments --likelihood "very l', ["very-likely"]),
        ("briefing judgments --confidence ", ["high", "moderate", "low"]),
        ("briefing sources --reliability ", ["A", "B", "C", "D", "E", "F", "-"]),
        ("briefing sources --reliability A", ["AB", "AC"]),
        ("briefing timeline --status al", ["alleged"]),
        ("briefing show --pla", ["--plain"]),
        ("briefing read --at kishid", ["kishida"]),
        ("briefing show --library x", ["file,x"]),
    ],
)
def test_a_shell_is_offered_first_what_is_most_likely_meant(line: str, words: list[str]) -> None:
    assert offered(line)[: len(words) or None] == words


def test_all_commands_are_offered_where_nothing_is_typed() -> None:
    assert offered("briefing ") == list(COMMANDS)


def test_places_are_those_of_the_library_named(small_file: Path) -> None:
    assert offered(f"briefing show --library {small_file} ruptur") == ["rupture"]
    assert offered("briefing show ruptur", BRIEFING_LIBRARY=str(small_file)) == ["rupture"]


@pytest.mark.parametrize("library", ["/nowhere", "-", "{folder}"])
def test_where_there_is_nothing_to_offer_nothing_is_said(tmp_path: Path, library: str) -> None:
    assert offered(f"briefing show --library {library.format(folder=tmp_path)} x") == []


def test_broken_content_and_settings_are_no_matter_for_a_shell(tmp_path: Path, small_file: Path) -> None:
    (tmp_path / "briefing").mkdir()
    (tmp_path / "briefing" / "config.toml").write_text("theme = ", encoding="utf-8")
    (tmp_path / "bad.briefing.yaml").write_text("format: [", encoding="utf-8")
    (tmp_path / "good.briefing.yaml").write_bytes(small_file.read_bytes())
    assert offered("briefing show ruptur", BRIEFING_LIBRARY=str(tmp_path), XDG_CONFIG_HOME=str(tmp_path)) == ["rupture"]


@pytest.mark.parametrize("word", ["very-unlikely", "very-likely"])
def test_a_word_that_is_offered_is_one_that_is_taken(word: str) -> None:
    assert run("judgments", "--likelihood", word).returncode == 0


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("briefing show gsomia-a", "gsomia-attempt-2012"),
        ("briefing show yoon:n", "network"),
        ("briefing read --at=yoon:n", "network"),
        ("briefing judgments --confidence mod", "moderate"),
    ],
)
def test_bash_completes_by_the_script_what_stands_behind_its_last_colon(tmp_path: Path, line: str, words: str) -> None:
    script = run("completion", "bash").stdout
    (tmp_path / "briefing").write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', encoding="utf-8")
    (tmp_path / "briefing").chmod(0o755)
    asking = f'COMP_LINE="{line}"; COMP_POINT={len(line)}; _briefing_completion briefing; echo "${{COMPREPLY[*]}}"'
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", f"{script}\n{asking}"], capture_output=True, text=True, env=env, timeout=60)
    assert (done.stdout, done.stderr) == (f"{words}\n", "")


def test_the_tab_key_completes_in_bash(tmp_path: Path) -> None:
    (tmp_path / "briefing").write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', encoding="utf-8")
    (tmp_path / "briefing").chmod(0o755)
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TERM": "dumb", "PS1": "> "}
    shell = pexpect.spawn("bash", ["--norc", "--noprofile", "-i"], env=env, encoding="utf-8", timeout=60)
    shell.sendline('eval "$(briefing completion bash)"; echo re""ady')
    shell.expect("ready\r\n")
    shell.send("echo is; briefing show yoon:ne\t --width 2\n")
    shell.expect_exact("yoon:network")
    shell.expect_exact("--width cannot be '2'")
    shell.close(force=True)


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed (Debian: apt-get install zsh)")
def test_zsh_completes_by_the_script(tmp_path: Path) -> None:
    (tmp_path / "briefing").write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', encoding="utf-8")
    (tmp_path / "briefing").chmod(0o755)
    setup = 'autoload -Uz compinit && compinit -u -D; eval "$(briefing completion zsh)"; PS1="> "'
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "ZDOTDIR": str(tmp_path), "TERM": "dumb", "LANG": "C.UTF-8"}
    shell = pexpect.spawn(str(shutil.which("zsh")), ["-i", "-f"], env=os.environ | env, encoding="utf-8", timeout=60)
    shell.sendline(f"{setup}; echo re''ady")
    shell.expect("ready")
    shell.send("briefing show 尹\t")
    shell.expect("yoon")
    shell.close(force=True)


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed (Debian: apt-get install fish)")
def test_fish_completes_by_the_script_and_keeps_the_script_of_what_is_typed(tmp_path: Path) -> None:
    (tmp_path / "briefing").write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', encoding="utf-8")
    (tmp_path / "briefing").chmod(0o755)
    asking = 'briefing completion fish | source; complete -C "briefing show gsomia-a"; complete -C "briefing show 尹"'
    env = os.environ | {"PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(["fish", "-c", asking], capture_output=True, text=True, env=env, timeout=60)
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == ["gsomia-attempt-2012", "尹錫悦"]


def test_fish_is_offered_names_where_no_id_begins_so() -> None:
    env = {"COMP_WORDS": "briefing show 尹", "COMP_CWORD": "尹", "_BRIEFING_COMPLETE": "fish_complete"}
    assert "尹錫悦" in run(cwd=None, **env).stdout
    assert "yoon" in run(cwd=None, **env | {"COMP_WORDS": "briefing show yoo", "COMP_CWORD": "yoo"}).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_read_by_it_without_a_fault(shell: str) -> None:
    script = run("completion", shell).stdout
    assert "_BRIEFING_COMPLETE" in script
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


# The manual page


@pytest.fixture(scope="module")
def page() -> str:
    """The manual page as roff."""
    done = run("man")
    assert done.returncode == 0
    return done.stdout


def test_the_manual_page_tells_every_command_option_setting_and_status(page: str) -> None:
    told = page.replace("\\-", "-")
    assert all(f".SS briefing {name}" in told for name in COMMANDS)
    terms = (*ENVIRONMENT, *map(str, EXIT_CODES), *(row.name for row in SETTINGS))
    assert all(f".B {term}\n" in told for term in terms)
    assert all(option in told for option in ("--reliability LETTERS", "--width COLUMNS", "--explain CODE"))


def test_the_manual_page_holds_no_request_that_is_not_ours(page: str) -> None:
    assert set(re.findall(r"^[.'](\w+)", page, re.MULTILINE)) == {"TH", "SH", "SS", "PP", "TP", "B", "br"}
    assert set(re.findall(r"\\(.)", page)) <= {"-", "e", "(", "&", "f"}


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_the_manual_page_is_sound_roff(page: str) -> None:
    command = ["groff", "-Kutf8", "-Tutf8", "-P-cbou", "-man", "-ww"]
    done = subprocess.run(command, input=page, capture_output=True, encoding="utf-8", timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert "briefing - read structured" in done.stdout


# Versions and progress


def test_verbose_versions_name_what_the_program_is_made_of() -> None:
    first, *others = run("-v", "--version").stdout.splitlines()
    assert first == run("--version").stdout.strip()
    assert f"textual {version('textual')}" in others
    assert not [row for row in others if row.startswith(("pytest", "ruff"))]


WORK = """
import time
from briefing.cli.progress import working
with working("weighing", 0.05):
    time.sleep(0.6)
print("done")
"""


def test_long_work_is_told_on_a_terminal_and_leaves_no_trace(tmp_path: Path) -> None:
    with terminal(tmp_path, "-c", WORK) as running:
        running.end()
        assert "weighing … " in running.output
        assert running.text == "done"


SLOW = "(sleep 3; cat {file}) | {command} show history --library -"


def test_the_command_tells_of_long_work_and_takes_it_back(tmp_path: Path, small_file: Path) -> None:
    line = SLOW.format(file=small_file, command=" ".join(COMMAND))
    with command_in_terminal(tmp_path, "sh", "-c", line, PAGER="", NO_COLOR="1") as running:
        running.end()
        assert any("reading the library … 1 s" in screen for screen in running.seen)
        assert "reading" not in running.text
        assert "settled claims in 1965" in running.text


def test_what_is_told_of_long_work_is_kept_out_of_the_output(tmp_path: Path, small_file: Path) -> None:
    page = tmp_path / "page"
    line = SLOW.format(file=small_file, command=" ".join(COMMAND))
    with command_in_terminal(tmp_path, "sh", "-c", f"({line}) > {page}") as running:
        running.end()
        assert "reading the library … " in running.output
        assert "reading the library" not in running.text
    assert "settled claims in 1965" in page.read_text(encoding="utf-8")
    assert "reading the library" not in page.read_text(encoding="utf-8")
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, timeout=60)
    assert "reading the library" not in done.stdout + done.stderr


def test_long_work_is_told_nowhere_else(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WORK], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("done\n", "")
    with command_in_terminal(tmp_path, sys.executable, "-c", WORK, TERM="dumb") as running:
        running.end()
        assert running.output == "done\r\n"
