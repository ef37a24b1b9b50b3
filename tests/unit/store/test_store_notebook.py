"""The notebook: what is said to be kept is kept, and no file, however broken, stops the reading."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.model.position import Chosen, Position
from briefing.store.notebook import VERSION, Notebook, Spot

HERE = Spot("b/history", Position(3, 2, 5, Chosen(3, 1, "jpn", "In the"), "In the", ((-1, "Before"),), "past"))
THERE = Spot("b:timeline")


def test_a_spot_is_there_in_the_next_reading(tmp_path: Path) -> None:
    first = Notebook(tmp_path / "deep" / "notebook.sqlite3")
    first.keep_last("lib", HERE)
    first.keep_mark("lib", "a", THERE)
    first.keep_mark("other", "a", HERE)
    first.close()
    again = Notebook(tmp_path / "deep" / "notebook.sqlite3")
    assert again.notice == ""
    assert again.last("lib") == HERE
    assert again.marks("lib") == {"a": THERE}
    assert again.last("other") is None


def test_a_mark_of_the_same_letter_moves(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    notebook.keep_mark("lib", "a", HERE)
    notebook.keep_mark("lib", "a", THERE)
    assert notebook.marks("lib") == {"a": THERE}


def test_two_readers_may_have_one_notebook_open(tmp_path: Path) -> None:
    one, other = Notebook(tmp_path / "n"), Notebook(tmp_path / "n")
    one.keep_mark("lib", "a", HERE)
    other.keep_mark("lib", "b", THERE)
    assert one.marks("lib") == other.marks("lib") == {"a": HERE, "b": THERE}


def test_a_notebook_opens_while_another_reader_writes(tmp_path: Path) -> None:
    Notebook(tmp_path / "n").keep_last("lib", HERE)
    other = sqlite3.connect(tmp_path / "n", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    notebook = Notebook(tmp_path / "n")
    assert notebook.notice == ""
    assert notebook.last("lib") == HERE


def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path) -> None:
    path = tmp_path / "n"
    path.write_bytes(b"no database at all" * 100)
    notebook = Notebook(path)
    assert "set aside" in notebook.notice
    notebook.keep_last("lib", HERE)
    assert notebook.last("lib") == HERE
    assert (tmp_path / "n.aside-1").read_bytes().startswith(b"no database")


def test_a_file_of_a_newer_program_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "n"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE future (x)")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    assert "newer" in Notebook(path).notice
    with sqlite3.connect(tmp_path / "n.aside-1") as kept:
        assert kept.execute("SELECT count(*) FROM future").fetchone() == (0,)


def test_where_nothing_can_be_written_nothing_is_said_to_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    notebook = Notebook(tmp_path / "file" / "n")
    assert notebook.notice
    assert notebook.last("lib") is None
    with pytest.raises(sqlite3.OperationalError):
        notebook.keep_last("lib", HERE)


def test_a_spot_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    notebook.keep_mark("lib", "a", HERE)
    notebook.keep_mark("lib", "b", THERE)
    with sqlite3.connect(tmp_path / "n") as connection:
        connection.execute("UPDATE spot SET position = '{' WHERE name = 'a'")
    assert notebook.marks("lib") == {"b": THERE}


WRITER = """
import sys
from pathlib import Path
from briefing.store.notebook import Notebook, Spot
notebook = Notebook(Path(sys.argv[1]))
for number in range(100_000):
    notebook.keep_last("lib", Spot(f"b/{number}"))
    print(number, flush=True)
"""


def test_what_was_written_outlasts_being_killed(tmp_path: Path) -> None:
    path = tmp_path / "n"
    for round_ in range(5):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        for _ in range(3 + 4 * round_):
            process.stdout.readline()
        os.kill(process.pid, signal.SIGKILL)
        said = process.stdout.read().split()
        process.wait()
        last = Notebook(path).last("lib")
        assert last is not None
        assert int(last.place.removeprefix("b/")) >= int(said[-1] if said else 2 + 4 * round_)


FILE, OTHER = "/lib/b.briefing.yaml", "/lib/c.briefing.yaml"


def test_each_briefing_has_a_last_place_whatever_library_it_is_read_in(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    notebook.keep_last("/lib", HERE, within={FILE: HERE})
    notebook.keep_last("/lib", THERE, within={OTHER: THERE})
    assert notebook.last("/lib") == THERE
    assert notebook.last_within(FILE) == HERE
    assert notebook.all_within() == {FILE: HERE, OTHER: THERE}
    assert notebook.last(FILE) == notebook.last("/lib/b", only=FILE) == HERE
    assert notebook.marks(FILE) == {}


def test_a_page_beside_the_briefing_is_the_last_of_its_library_and_not_of_the_briefing(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    notebook.keep_last("/lib/b", HERE, only=FILE, within={FILE: HERE})
    notebook.keep_last("/lib/b", Spot(":problems"), only=FILE)
    assert notebook.last("/lib/b", only=FILE) == Spot(":problems")
    assert notebook.last_within(FILE) == HERE


def test_what_was_kept_before_briefings_had_places_of_their_own_still_counts(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path / "n")
    notebook.keep_last("/lib/b", HERE)
    assert notebook.last("/lib/b", only=FILE) == HERE
    assert notebook.last_within(FILE) is None
