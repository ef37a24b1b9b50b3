"""The verbs that list: columns on a terminal, tab-separated values in a pipe, JSON, and wrong requests."""

import json
from pathlib import Path

import pytest
from cli_helpers import control_characters, run
from terminal_helpers import terminal

NASTY = """\
format: briefing/1
id: nasty
title: N
sections:
  - id: s
    title: "a\\tb\\nc"
    text: "[[p]] \\tsaid\\e[2J [@r, p.\\t2]."
actors: [{id: p, kind: person, name: "Tab\\there", names: {ko: "윤\\u202e석열"}}]
sources: [{id: r, type: report, title: "=cmd()\\t\\u2028"}]
"""


def test_rows_in_a_pipe_are_tab_separated_and_plain(small_file: Path) -> None:
    done = run("sources", "--library", small_file)
    assert done.returncode == 0
    assert [line.split("\t")[:4] for line in done.stdout.splitlines()] == [
        ["small/wire", "", "2019-08-22", "3"],
        ["small/paper", "B", "2023-03-22", "7"],
    ]


@pytest.mark.parametrize("verb", ["list", "actors", "sources", "links"])
def test_nothing_in_a_value_breaks_a_row_or_reaches_the_terminal(tmp_path: Path, verb: str) -> None:
    path = tmp_path / "nasty.briefing.yaml"
    path.write_text(NASTY, encoding="utf-8")
    asked = ["links", "s"] if verb == "links" else [verb]
    rows = json.loads(run(*asked, "--json", "--library", path).stdout)
    done = run(*asked, "--library", path)
    lines = done.stdout.splitlines()
    assert len(lines) == len(rows) > 0
    assert len({line.count("\t") for line in lines}) == 1
    assert control_characters(done.stdout.replace("\t", " ")) == []


def test_json_has_more_than_the_columns(small_file: Path) -> None:
    (_, paper) = json.loads(run("sources", "--json", "--library", small_file).stdout)
    assert paper["url"] == "https://example.org/paper"
    kor = next(row for row in json.loads(run("actors", "--json", "--library", small_file).stdout) if row["country"])
    assert kor["names"] == {"ko": "대한민국", "ja": "韓国"}
    assert json.loads(run("timeline", "--status", "alleged", "--json", "--library", small_file).stdout) == []


@pytest.mark.parametrize("typed", ["option_set", "option-set", "Option set"])
def test_a_kind_is_known_however_its_words_are_joined(typed: str) -> None:
    rows = run("list", "--kind", typed).stdout.splitlines()
    assert [row.split("\t")[1] for row in rows] == ["option_set"]


def test_a_terminal_is_told_that_there_is_nothing(tmp_path: Path, small_file: Path) -> None:
    arguments = ("timeline", "--status", "alleged", "--library", str(small_file))
    with terminal(tmp_path, "-m", "briefing", *arguments) as running:
        running.end()
        assert running.text.strip() == "briefing: there is nothing to list"


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_pipe_gets_nothing_and_somebody_is_told_so(small_file: Path, options: list[str]) -> None:
    done = run("timeline", "--status", "alleged", *options, "--library", small_file)
    assert (done.returncode, done.stdout) == (0, "[]\n" if options else "")
    assert done.stderr == "briefing: there is nothing to list\n"


def test_cards_leave_out_what_is_empty(tmp_path: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", "links", "gsomia", PAGER="", NO_COLOR="1", COLUMNS="80") as running:
        running.end()
    rows = running.output.splitlines()
    assert rows[:2] == ["names · from gsomia · to jpn", "names · from gsomia · to kor"]
    assert "cites · from gsomia · to mofajp-gsomia-2019 · supports" in rows
    assert all(row.strip() and not row.endswith("·") for row in rows)


def test_links_can_be_asked_for_one_way(small_file: Path) -> None:
    done = run("links", "kor", "--way", "named by", "--library", small_file)
    assert [line.split("\t")[:3] for line in done.stdout.splitlines()] == [
        ["named by", "small/notice-2019", "small/kor"],
        ["named by", "small/pact", "small/kor"],
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["sources", "--reliability", "X"], 2, "letters from A to F"),
        (["timeline", "--since", "soon"], 2, "'soon' is no date — write 2019,"),
        (["timeline", "--since", "2024", "--until", "2022"], 2, "nothing lies between --since 2024 and --until 2022"),
        (["timeline", "--status", "happened"], 2, "--status cannot be 'happened' — take one of occurred, scheduled"),
        (["timeline", "--actor", "history"], 2, "is no actor but of kind section"),
        (["judgments", "--section", "kor"], 2, "is no section but of kind actor"),
        (["actors", "--briefing", "smal"], 3, "did you mean 'small'?"),
        (["judgments", "--confidence", "medium"], 2, "'medium' is no confidence — did you mean 'moderate'?"),
        (["judgments", "--likelihood", "verylikely"], 2, "did you mean 'very likely'?"),
        (["actors", "--kind", "country"], 2, "'country' is no kind — take one of person, state"),
        (["list", "--kind", "zzz"], 2, "take one of section, actor, relation"),
        (["links"], 2, "PLACE"),
        (["links", "nowhere-at-all"], 3, "nothing is called"),
    ],
)
def test_a_wrong_filter_gets_one_line(small_file: Path, arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments, "--library", small_file)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_terminal_gets_columns_measured_in_cells(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", "actors", "--library", str(small_file), PAGER="") as running:
        running.end()
        head, *rows = [row for row in running.rows if row]
        assert head.split() == ["PLACE", "KIND", "MENTIONS", "NAME", "NAMES"]
        at = head.index("NAME")
        assert [row[at:].split("  ")[0] for row in rows] == ["Japan", "South Korea", "United States"]
        assert [row.split()[0] for row in rows] == ["jpn", "kor", "usa"]
        assert "\x1b[1mPLACE" in running.output


def listed(folder: Path, columns: int, *arguments: str) -> list[str]:
    """What a list prints on a terminal of so many columns."""
    with terminal(folder, "-m", "briefing", *arguments, PAGER="", NO_COLOR="1", COLUMNS=str(columns)) as running:
        running.end()
        return running.output.splitlines()


def test_events_are_a_table_at_eighty_columns(tmp_path: Path) -> None:
    assert listed(tmp_path, 80, "timeline", "--until", "1945") == [
        "DATE           PLACE              STATUS    TITLE",
        "1905-11-17     protectorate-1905  occurred  Protectorate treaty",
        "1910-08-22     annexation-1910    occurred  Annexation treaty",
        "to 1910-08-29",
        "1945-08-15     liberation-1945    occurred  Colonial rule ends",
    ]
    assert all(len(row) <= 80 for row in listed(tmp_path, 80, "timeline"))


def test_where_text_would_be_too_narrow_a_row_is_a_line_of_words_and_the_text_below_it(tmp_path: Path) -> None:
    assert listed(tmp_path, 60, "judgments", "--actor", "prk")[:4] == [
        "kj-dprk-testing · almost certain (95–99 %) · high",
        "confidence · 4 for · 1 against",
        "  It is almost certain that North Korea will carry out",
        "  further ballistic-missile launches before the end of 2023.",
    ]
    head, first, *_ = listed(tmp_path, 80, "support", "kj-dprk-testing")
    assert head.startswith("STATUS     SOURCES LEFT  VOICES LEFT  PLACE")
    assert first.startswith("unchanged  4 of 4        4 of 4       kj-dprk-testing")


def test_a_terminal_without_colours_gets_none(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", "list", "--library", str(small_file), PAGER="", NO_COLOR="1") as running:
        running.end()
        assert "\x1b" not in running.output


def test_a_long_list_goes_to_the_pager_and_its_end_is_no_fault(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\nhead -n 3 > {seen}\n", encoding="utf-8")
    pager.chmod(0o755)
    with terminal(tmp_path, "-m", "briefing", "sources", PAGER=str(pager), NO_COLOR="1") as running:
        running.end()
        assert (running.child.exitstatus, running.text) == (0, "")
    assert seen.read_text(encoding="utf-8").startswith("PLACE")
