"""Looking through a lens from the command line: as of a day, and without sources."""

import json

from cli_helpers import run


def test_as_of_hides_what_is_later_from_lists_and_says_so_on_pages() -> None:
    rows = [row.split("\t") for row in run("timeline", "--as-of", "2023-03").stdout.splitlines()]
    assert rows
    assert all(row[0] < "2023-04" for row in rows)
    shown = run("show", "overview", "--as-of", "2023-03-06")
    assert "As of 6 March 2023: what is dated later is hidden." in shown.stdout
    exported = run("export", "kishida", "--as-of", "2023-03-06").stdout
    assert "As of 6 March 2023: what is dated later is hidden." in exported.splitlines()[2]


def test_what_is_hidden_is_told_to_be_so() -> None:
    done = run("show", "kj-thaw-holds", "--as-of", "2023-03-06")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        "briefing: 'kj-thaw-holds' is hidden as of 6 March 2023 — ask for a later day, or leave out --as-of\n"
    )


def test_no_day_is_wrong_usage() -> None:
    done = run("read", "--as-of", "yesterday")
    assert done.returncode == 2
    assert done.stderr == "briefing: 'yesterday' is no day — write it as 2023-03-06, 2023-03 or 2023\n"


def test_support_lists_what_is_affected_with_counts_that_agree() -> None:
    done = run("support", "--without", "reliability:D", "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 0
    assert {row["status"] for row in rows} == {"unsupported", "single", "weakened"}
    assert all(row["left"] < row["sources"] for row in rows)
    assert all((row["status"] == "unsupported") == (row["independent_left"] == 0) for row in rows)
    sentences = sum(row["is_sentence"] for row in rows)
    assert f"{sentences} sentences" in done.stderr


def test_support_without_switching_off_lists_every_claim() -> None:
    rows = run("support", "kj-thaw-holds").stdout.splitlines()
    assert rows[0].split("\t")[:6] == ["unchanged", "5", "5", "4", "4", "japan-korea-detente/kj-thaw-holds"]


def test_support_tells_what_it_cannot_switch_off() -> None:
    wrong, missing = run("support", "--without", "colour:red"), run("support", "--without", "source:yna-2023-03-6")
    assert wrong.returncode == 2
    assert "'colour:red' names no sources to switch off — write source:ID" in wrong.stderr
    assert missing.returncode == 3
    assert "no source is called 'yna-2023-03-6' — did you mean 'yna-2023-03-06'?" in missing.stderr
