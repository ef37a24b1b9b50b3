"""`briefing export` as it is typed: Places, dialects, targets, and what is said when something is wrong."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from cli_helpers import COMMAND, control_characters, run, run_minding_permissions

from briefing.export.writers import CITES, WRITERS

ONE_LINE = re.compile(r"briefing: [^\n]+\n")
SOURCES = r"""
format: briefing/1
id: b
title: B
sections: [{id: s, title: S, text: "[@a-1; @k]"}]
sources:
  - id: a-1
    type: report
    title: '50% of #1 & {more} \$ ~x^ a_b'
    issued: 2023-03
    URL: https://e.org/a_b#c%20d
  - {id: k, type: book, title: 한국, author: [{family: 尹, given: 錫悦}, Office of State and More]}
"""
HOSTILE = """\
format: briefing/1
id: hostile
title: "A \\e[31mred\\e[0m title \\u202Eback"
sections:
  - id: s
    title: "=1+1 \\u2066 <script>"
    text: "[[bad]] \\u0007 \\u009b31m \\u202E [x](javascript:alert(1)) &#x202e; <b>b</b> [@src]. ![p](http://a.b/c)"
actors: [{id: bad, kind: state, name: "N \\e[31m </data> \\u202E", website: "javascript:alert(1)"}]
sources: [{id: src, type: webpage, title: "T \\e]0;x\\a \\u200F", URL: "javascript:alert(1)"}]
"""
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
ACTIVE = {
    "html": "(?i)href=.?javascript|<script",
    **dict.fromkeys(("json", "stix", "ftm"), '\x1b|"(url|sourceUrl|website)": ?.{0,2}javascript'),
    "dot": '\x1b|URL="javascript',
}
"""What a dialect must not hold; any other not brackets and signs that are not escaped."""


def export(small_file: Path, *arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return run("export", *arguments, "--library", small_file, cwd=None, **env)


def test_several_places_are_one_document_with_one_set_of_notes(small_file: Path) -> None:
    done = export(small_file, "history", "kor", "history#rupture")
    assert done.returncode == 0
    assert re.findall(r"(?m)^#{1,2} .*", done.stdout) == [
        "# History, South Korea and Rupture",
        "## History",
        "## South Korea",
        "## Rupture",
    ]
    notes = [int(number) for number in re.findall(r"(?m)^\[\^(\d+)\]: ", done.stdout)]
    assert notes == list(range(1, len(notes) + 1))
    assert done.stdout.count("Min Kim, *A paper*") == 1


def test_a_briefing_by_its_id_is_all_of_it_and_links_lead_within(small_file: Path) -> None:
    done = export(small_file, "small")
    headings = re.findall(r"(?m)^(#{1,3}) (.*)", done.stdout)
    tops = [words for level, words in headings if level == "##"]
    assert headings[0] == ("#", "A small briefing")
    assert tops == ["Overview", "History", "Security", "Judgments", "Timeline", "Actors"]
    assert "[Seoul](#south-korea)" in done.stdout
    assert ("###", "South Korea") in headings


def test_a_folder_takes_a_file_for_each_place_and_nothing_is_written_over_another(
    small_file: Path, tmp_path: Path
) -> None:
    folder = f"{tmp_path}/out/"
    done = export(small_file, "history", "kor", "-o", folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in Path(folder).iterdir()) == ["small-history.md", "small-kor.md"]
    again = export(small_file, "history", "usa", "-o", folder)
    assert again.returncode == 3
    assert ONE_LINE.fullmatch(again.stderr)
    assert len(list(Path(folder).iterdir())) == 2


def test_places_come_from_standard_input_as_lists_print_them(small_file: Path) -> None:
    listed = run("timeline", "--library", small_file).stdout
    done = subprocess.run(
        [*COMMAND, "export", "-", "--library", str(small_file)],
        input=listed,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0
    assert done.stdout.startswith("# Notice given\n")


@pytest.mark.parametrize("dialect", [name for name, row in WRITERS.items() if not row.is_folder])
def test_every_dialect_writes_a_file_or_says_what_is_missing(small_file: Path, tmp_path: Path, dialect: str) -> None:
    target = tmp_path / f"page{WRITERS[dialect].suffix}"
    done = export(small_file, "history", "--to", dialect, "-o", target)
    if WRITERS[dialect].missing:
        assert done.returncode == 3
        assert ONE_LINE.fullmatch(done.stderr)
    else:
        assert done.returncode == 0, done.stderr
        assert target.stat().st_size > 500
        again = export(small_file, "history", "--to", dialect, "-o", tmp_path / "again", PYTHONHASHSEED="5")
        assert again.returncode == 0
        assert (tmp_path / "again").read_bytes() == target.read_bytes()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("memo.html", b"<!DOCTYPE html>"),
        ("memo.HTM", b"<!DOCTYPE html>"),
        ("memo.json", b"{"),
        ("memo.stix.json", b'{\n "type": "bundle"'),
        ("memo.gv", b"digraph"),
        ("memo.graphml", b"<?xml"),
        ("memo.qmd", b"---\ntitle:"),
        ("memo.bib", b"@"),
        ("memo.references.json", b"["),
        ("memo", b"# History"),
        ("memo.md", b"# History"),
        ("2023.04", b"# History"),
        pytest.param(
            "memo.pdf",
            b"%PDF",
            marks=pytest.mark.skipif(bool(WRITERS["pdf"].missing), reason="typst is not installed"),
        ),
        pytest.param(
            "memo.docx",
            b"PK",
            marks=pytest.mark.skipif(bool(WRITERS["docx"].missing), reason="pandoc is not installed"),
        ),
    ],
)
def test_a_file_is_what_its_name_says(small_file: Path, tmp_path: Path, name: str, begins: bytes) -> None:
    done = export(small_file, "history", "-o", tmp_path / name)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_sources_alone(small_file: Path) -> None:
    items = json.loads(export(small_file, "history", "--cite", "csl").stdout)
    assert [item["id"] for item in items] == ["paper", "wire"]
    assert items[0]["author"] == [{"family": "Kim", "given": "Min"}]
    assert items[0]["issued"] == {"date-parts": [[2023, 3, 22]]}
    assert export(small_file, "history", "--cite", "bibtex").stdout.startswith("@techreport{paper,\n")
    assert set(CITES) == {"bibtex", "csl"}


def test_where_pandoc_is_not_installed_its_tree_is_written_and_the_command_told(
    small_file: Path, tmp_path: Path
) -> None:
    done = export(small_file, "history", "--to", "docx", "-o", tmp_path / "a b.docx", PATH=str(tmp_path))
    assert done.returncode == 3
    given = tmp_path / "a b.pandoc.json"
    assert f"then run: pandoc -f json -t docx -o '{tmp_path}/a b.docx' '{given}'" in done.stderr
    assert json.loads(given.read_text(encoding="utf-8"))["pandoc-api-version"][0] == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "name a PLACE"),
        (["history", "--all"], 2, "name a PLACE"),
        (["history#nowhere"], 3, "nothing on 'small/history' is called 'nowhere'"),
        (["history#ruptur"], 3, "did you mean 'rupture'?"),
        (["-"], 2, "standard input names no Place"),
        (["history", "--to", "obsidian"], 2, "is written as a folder (Obsidian vault)"),
        (
            ["history", "-o", "nowhere/a.md"],
            3,
            "nowhere/a.md: cannot be written: No such file or directory — make the folder first",
        ),
        (["history", "--to", "obsidian", "-o", "x.md"], 2, "and this is Obsidian vault, a folder — name it x, or"),
        (["history", "--to", "html", "-o", "x.md"], 2, "x.md: .md is for Markdown, and this is HTML — name it x.html"),
        (["history", "--cite", "csl", "-o", "x.bib"], 2, "or leave --cite out"),
        (["history", "-o", "x.odt"], 2, "x.odt: nothing is written as .odt — say with --to"),
        (["history", "--to", "html", "--cite", "bibtex"], 2, "ask for one of them"),
        (["history", "--output="], 2, "-o has no name"),
        (["history", "-o", "/proc/a.md"], 3, "/proc/a.md: cannot be written"),
        (["history", "-o", "/dev/null"], 3, "/dev/null: is no regular file"),
        ([":likelihood", "--to", "stix"], 3, "no actor is named at"),
        (["kor:network?type=x", "--to", "dot"], 2, "write one of alliance"),
    ],
)
def test_a_wrong_request_gets_one_line(small_file: Path, arguments: list[str], code: int, words: str) -> None:
    done = export(small_file, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert ONE_LINE.fullmatch(done.stderr)
    assert words in done.stderr


def test_a_full_disk_is_one_line(small_file: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "export", "history", "--library", str(small_file)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 3
    assert ONE_LINE.fullmatch(done.stderr)
    assert "No space left" in done.stderr


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("closed/a.md", "closed/a.md: cannot be written: Permission denied"),
        ("closed/inner/", "closed/inner: cannot be made: Permission denied"),
        ("closed", "closed: cannot be written: Permission denied"),
    ],
)
def test_a_folder_that_may_only_be_read_is_one_line_and_loses_nothing(
    small_file: Path, tmp_path: Path, output: str, said: str
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "a.md").write_text("old", encoding="utf-8")
    closed.chmod(0o500)
    arguments = ("export", "history", "--force", "-o", output, "--library", small_file)
    done = run_minding_permissions(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"briefing: {said} — name one that you may write\n")
    assert {path.name: path.read_text(encoding="utf-8") for path in closed.iterdir()} == {"a.md": "old"}


@pytest.mark.parametrize(("places", "output"), [(["history"], "a.md"), (["kor", "jpn"], ".")])
def test_two_hundred_kills_of_the_command_leave_old_files_or_new_ones(
    small_file: Path, tmp_path: Path, places: list[str], output: str
) -> None:
    script = Path(__file__).with_name("kill_command.py")
    command = ["export", *places, "-o", str(tmp_path / output), "--force", "--library", str(small_file)]
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), "200", *command], capture_output=True, text=True, timeout=300
    )
    left = Counter(done.stdout.splitlines())
    assert set(left) <= {"killed old", "killed new", "killed some", "ended new"}, done.stderr
    assert left.total() - left["ended new"] == 200
    assert min(left["killed old"], left["killed new"]) > 0  # before and after the files had their names


@pytest.mark.parametrize("dialect", [name for name, row in WRITERS.items() if not row.is_binary])
def test_what_is_written_is_inert(tmp_path: Path, dialect: str) -> None:
    source = tmp_path / "hostile.briefing.yaml"
    source.write_text(HOSTILE, encoding="utf-8")
    out = tmp_path / "out"
    out.mkdir()
    done = run("export", "hostile", "s", "src", "--to", dialect, "-o", out, "--library", source)
    assert done.returncode == 0, done.stderr
    assert control_characters(done.stderr) == []
    texts = [path.read_text(encoding="utf-8") for path in out.iterdir()]
    assert texts
    for text in texts:
        assert control_characters(text) == []
        assert not re.search(ACTIVE.get(dialect, r"(?<!\\)(\]\(<?javascript:|<script)"), FRONT_MATTER.sub("", text))


def test_a_pandoc_that_fails_is_told_in_one_line(small_file: Path, tmp_path: Path) -> None:
    fake = tmp_path / "bin" / "pandoc"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nprintf 'no \\033[31mway\\n' >&2\nexit 9\n", encoding="utf-8")
    fake.chmod(0o755)
    path = os.pathsep.join((str(fake.parent), os.environ["PATH"]))
    done = export(small_file, "history", "--to", "docx", "-o", tmp_path / "a.docx", PATH=path)
    assert done.returncode == 3
    assert ONE_LINE.fullmatch(done.stderr)
    assert "pandoc failed: no ␛[31mway" in done.stderr
    assert not (tmp_path / "a.docx").exists()


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_bibtex_reads_back_as_the_sources_it_was_made_from(tmp_path: Path) -> None:
    source = tmp_path / "b.briefing.yaml"
    source.write_text(SOURCES, encoding="utf-8")
    text = run("export", "s", "--cite", "bibtex", "--library", source).stdout
    done = subprocess.run(["pandoc", "-f", "bibtex", "-t", "csljson"], input=text, capture_output=True, text=True)
    report, book = json.loads(done.stdout)
    assert report["title"] == "50% of #1 & {more} \\$ ~x^ a_b"
    assert report["URL"] == "https://e.org/a_b#c%20d"
    assert report["issued"] == {"date-parts": [[2023, 3]]}
    assert book["author"] == [{"family": "尹", "given": "錫悦"}, {"literal": "Office of State and More"}]
