"""`briefing search`: rows of what holds some words, and handing them on."""

import json
import subprocess
from pathlib import Path

import pytest
from cli_helpers import COMMAND, control_characters, run
from terminal_helpers import terminal


def rows(file: Path, *arguments: str) -> list[list[str]]:
    done = run("search", "--library", file, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_hits_come_as_place_kind_title_and_sentence(small_file: Path) -> None:
    assert rows(small_file, "pact", "kor") == [
        [
            "small/security#~The pact of South Korea and Japan held, as History tells",
            "section",
            "Security",
            "The pact of South Korea and Japan held, as History tells and nobody denies.",
        ]
    ]
    assert rows(small_file, "Kono") == [
        ["small/history#~A quotation of Kōno, set off.", "section", "History", "A quotation of Kōno, set off."]
    ]
    assert rows(small_file, "韓") == [
        ["small/kor", "actor", "South Korea", "South Korea · 대한민국 · 韓国 · Seoul · ROK"]
    ]


def test_json_has_the_whole_passage(small_file: Path) -> None:
    (row,) = json.loads(run("search", "looked", "--json", "--library", small_file).stdout)
    assert row["sentence"] == "The United States looked on."
    assert row["passage"] == "Japan and South Korea settled claims in 1965. The United States looked on."
    assert (row["field"], row["page"]) == ("text", "small/history")


@pytest.mark.parametrize(
    ("arguments", "places"),
    [
        (["pact", "--kind", "actor"], ["small/kor"]),
        (["pact", "--limit", "2"], ["small/kj-holds", "small/security"]),
        (["notice", "--section", "rupture"], ["small/rupture"]),
        (["seoul", "--actor", "jpn", "--briefing", "small"], ["small/history"]),
        (["notice", "-gave"], ["small/notice-2019", "small"]),
        (["South Korea gave"], ["small/rupture"]),
        (["south korea", "-kept", "-held", "-gave", "--kind", "section"], ["small/history"]),
        (["--", "notice", "-gave"], ["small/notice-2019", "small"]),
        (['gave "notice"'], ["small/rupture"]),
    ],
)
def test_searches_are_narrowed(small_file: Path, arguments: list[str], places: list[str]) -> None:
    assert [row[0].partition("#")[0].removesuffix(":overview") for row in rows(small_file, *arguments)] == places


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nowhere-at-all"], 3, "nothing holds 'nowhere-at-all' — try fewer words"),
        (["-pact"], 2, "a word that is to be found"),
        ([], 2, "WORDS"),
        (["pact", "--frobnicate"], 2, "--frobnicate"),
        (["pact", "--section", "kor"], 2, "is no section but of kind actor"),
        (["pact", "--limit", "0"], 2, "--limit"),
        (["normalises", "--as-of", "2010"], 3, "nothing holds"),
    ],
)
def test_what_finds_nothing_gets_one_line(small_file: Path, arguments: list[str], code: int, words: str) -> None:
    done = run("search", *arguments, "--library", small_file)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_help_is_no_word(small_file: Path) -> None:
    assert "Usage: briefing search" in run("search", "-h").stdout
    assert run("search", "notice", "-history", "--library", small_file).returncode == 0


def test_hits_are_handed_on_block_by_block(small_file: Path) -> None:
    found = run("search", "settled", "claims", "--library", small_file).stdout
    places = "".join(line.split("\t")[0] + "\n" for line in found.splitlines())
    done = subprocess.run(
        [*COMMAND, "export", "-", "--library", str(small_file)],
        input=places,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0
    assert "Japan and South Korea settled claims in 1965.[^1] The United States looked on." in done.stdout
    assert "Rupture" not in done.stdout
    assert "[^1]:" in done.stdout


def test_a_result_is_a_page_to_show_and_to_export(small_file: Path) -> None:
    shown = run("show", "search?q=settled+claims", "--library", small_file)
    assert shown.stdout.startswith("Search: settled claims\n\n")
    assert "\n\n1 passage of 1 page\n\nHistory (1)\n" in shown.stdout
    exported = run("export", "small:search?q=notice+-gave", "--library", small_file)
    assert exported.returncode == 0
    assert "**notice**" in exported.stdout
    assert run("links", "search?q=notice", "--library", small_file).returncode == 0


def test_a_terminal_gets_columns_without_the_words_of_places(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", "search", "pact", "--library", str(small_file), PAGER="") as running:
        running.end()
        head, first, *_ = [row for row in running.rows if row]
        assert head.split() == ["PLACE", "KIND", "TITLE", "SENTENCE"]
        assert first.split()[:3] == ["kj-holds", "judgment", "Seoul"]
        assert "~" not in running.text


def test_nothing_in_a_passage_breaks_a_row_or_reaches_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "nasty.briefing.yaml"
    section = '{id: s, title: "a\\tneedle\\nc", text: "a needle \\tsaid\\e[2J \\u202e"}'
    path.write_text(f"format: briefing/1\nid: nasty\ntitle: N\nsections: [{section}]\n", encoding="utf-8")
    done = run("search", "needle", "--library", path)
    assert [line.count("\t") for line in done.stdout.splitlines()] == [3, 3]
    assert control_characters(done.stdout.replace("\t", " ")) == []
