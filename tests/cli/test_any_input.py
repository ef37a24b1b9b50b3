"""No input makes the command crash, hang or grow without bound: an answer with the file, soon, in little memory."""

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_helpers import Measured, control_characters, run_measured, run_minding_permissions
from terminal_helpers import terminal

SECONDS = 10
"""More than enough on a busy machine; on a quiet one nearly all of these take less than one second."""

MEGABYTES = 256

HEAD = "format: briefing/1\nid: one\ntitle: One\n"
TEXT = HEAD + "sections:\n  - {id: a, title: A, takeaway: T., text: "
MB = 1024 * 1024

NAME = "one.briefing.yaml"


def check(folder: Path, path: str | Path, *options: str, stdin: int | None = None) -> Measured:
    """What the command says of a path, once its answer is known to keep the promises."""
    done = run_measured(folder, "check", *options, path, **({} if stdin is None else {"stdin": stdin}))
    assert done.code in (0, 1, 2, 3), done.stderr[-500:]
    assert done.seconds < SECONDS
    assert done.megabytes < MEGABYTES
    assert "Traceback" not in done.stderr
    assert control_characters(done.stdout + done.stderr) == []
    return done


def codes(done: Measured) -> set[str]:
    """Codes of the Problems told; each of them in one line, with a place."""
    *told, last = [*done.stdout.splitlines(), *done.stderr.splitlines()]
    if not re.fullmatch(r"\d+ errors?, \d+ warnings?", last):
        told.append(last)
    found = [re.match(r"\S.*?:[1-9]\d*:[1-9]\d*: (?:error|warning)\[([a-z-]+)\] ", line) for line in told]
    return {match[1] for match in found if match} | {"no place" for match in found if match is None}


# What a path may lead to


def test_a_pipe_that_nobody_writes_to_blocks_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.yaml")
    done = check(tmp_path, "fifo.yaml")
    assert (done.code, codes(done)) == (3, {"not-a-file"})
    assert done.stderr.startswith("fifo.yaml:1:1: ")


def test_a_pipe_within_a_library_blocks_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / NAME)
    os.mkfifo(tmp_path / "library.yaml")
    (tmp_path / "two.briefing.yaml").write_text(HEAD + "include: [fifo.yaml]\n", encoding="utf-8")
    os.mkfifo(tmp_path / "fifo.yaml")
    done = check(tmp_path, ".")
    assert (done.code, codes(done)) == (1, {"not-a-file"})
    assert sorted(line.partition(":")[0] for line in done.stdout.splitlines()) == ["fifo.yaml", "library.yaml", NAME]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/urandom", "/dev/tty", "/dev/stdin", "/dev/stdout"])
def test_a_device_is_no_file(tmp_path: Path, device: str) -> None:
    if not os.path.lexists(device):
        pytest.skip(f"there is no {device}")
    done = check(tmp_path, device)
    assert done.code == 3
    assert codes(done) <= {"not-a-file", "outside", "unreadable"}
    assert done.stderr.startswith(f"{device}:1:1: ")


@pytest.mark.parametrize("name", ["/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"])
def test_standard_input_that_stays_open_blocks_nothing(tmp_path: Path, name: str) -> None:
    if not os.path.lexists(name):
        pytest.skip(f"there is no {name}")
    read, write = os.pipe()
    try:
        done = check(tmp_path, name, stdin=read)
    finally:
        os.close(read)
        os.close(write)
    assert done.code == 3
    assert codes(done) <= {"not-a-file", "outside"}


def test_an_include_of_a_device_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(HEAD + "include: [/dev/zero, zero.yaml, ../../dev/zero]\n", encoding="utf-8")
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    done = check(tmp_path, NAME)
    assert (done.code, codes(done)) == (1, {"outside"})
    assert len(done.stdout.splitlines()) == 3


def test_a_folder_named_like_a_briefing_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    done = check(tmp_path, NAME)
    assert (done.code, codes(done)) == (3, {"no-briefing"})
    (tmp_path / NAME / "inner.briefing.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "two.briefing.yaml").write_text(HEAD + f"include: [{NAME}]\n", encoding="utf-8")
    assert check(tmp_path, NAME).code == 0
    done = check(tmp_path, "two.briefing.yaml")
    assert (done.code, codes(done)) == (1, {"not-a-file"})


def link_to_itself(folder: Path) -> str:
    (folder / NAME).symlink_to(NAME)
    return "unreadable"


def links_in_a_ring(folder: Path) -> str:
    (folder / NAME).symlink_to("other")
    (folder / "other").symlink_to(folder / NAME)
    return "unreadable"


def link_to_nothing(folder: Path) -> str:
    (folder / NAME).symlink_to("nowhere")
    return "not-found"


def link_out(folder: Path) -> str:
    elsewhere = folder.parent / f"{folder.name} elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.yaml").write_text("secret: words\n", encoding="utf-8")
    (folder / NAME).symlink_to(elsewhere / "secret.yaml")
    return "outside"


LINKS = [link_to_itself, links_in_a_ring, link_to_nothing, link_out]


@pytest.mark.parametrize("make", LINKS, ids=lambda make: make.__name__)
def test_a_link_that_leads_wrong_is_named(tmp_path: Path, make: Callable[[Path], str]) -> None:
    code = make(tmp_path)
    done = check(tmp_path, NAME)
    assert (done.code, codes(done)) == (3, {code})
    assert done.stderr.startswith(f"{NAME}:1:1: ")
    assert "secret" not in done.stdout + done.stderr
    (tmp_path / "two.briefing.yaml").write_text(HEAD, encoding="utf-8")
    done = check(tmp_path, ".")
    assert (done.code, codes(done)) == (1, {code})
    assert done.stdout.startswith(f"{NAME}:1:1: ")


def test_linked_folders_in_a_ring_end(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "up").symlink_to(tmp_path)
        (tmp_path / name / NAME).write_text(HEAD.replace("one", name), encoding="utf-8")
    (tmp_path / "ring").symlink_to("ring")
    assert check(tmp_path, ".").code == 0
    done = check(tmp_path, "ring")
    assert (done.code, codes(done)) == (3, {"unreadable"})


def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(HEAD, encoding="utf-8")
    (tmp_path / NAME).chmod(0)
    done = run_minding_permissions("check", NAME, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"{NAME}:1:1: error[unreadable] cannot be opened: Permission denied — check its permissions\n"


def test_a_briefing_that_includes_itself_is_told_so(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(HEAD + f"include: [{NAME}, ./{NAME}, link.yaml, other.yaml]\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(NAME)
    (tmp_path / "other.yaml").write_text(f"include: [{NAME}, other.yaml]\ngaps: []\n", encoding="utf-8")
    done = check(tmp_path, NAME)
    assert (done.code, codes(done)) == (1, {"duplicate-include", "unknown-field"})
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        f"{NAME}:4:11",
        f"{NAME}:4:30",
        f"{NAME}:4:51",
        "other.yaml:1:1",
    ]


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder", "", "nul\\0", "~", "a\nb\n", "\udcff\udcfe"])
def test_a_name_of_nothing_is_not_found(tmp_path: Path, name: str) -> None:
    done = run_measured(tmp_path, "check", "--", name)
    assert (done.code, done.stdout) == (3, "")
    assert len(done.stderr.splitlines()) == 1
    assert "error[not-found]" in done.stderr


# What a file may hold


def many(count: int, line: str) -> str:
    return "".join(line.format(n=n) for n in range(count))


BOMB = HEAD + "k0: &a0 [x, x]\n" + "".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
MERGES = HEAD + "k0: &a0 {x: y}\n" + many(60, "m{n}: &b{n} {{<<: [*a0, *a0], <<: *a0}}\n")
NESTED_BLOCKS = "".join(f"{' ' * n}a:\n" for n in range(5_000))

CONTENTS: dict[str, tuple[Callable[[], str | bytes], int, set[str]]] = {
    "NUL bytes": (lambda: HEAD + "subtitle: a\0b\n", 1, {"yaml"}),
    "only NUL bytes": (lambda: b"\0" * MB, 1, {"yaml"}),
    "UTF-16 little end first": (lambda: HEAD.encode("utf-16"), 3, {"encoding"}),
    "UTF-16 big end first": (lambda: b"\xfe\xff" + HEAD.encode("utf-16-be"), 3, {"encoding"}),
    "UTF-32": (lambda: HEAD.encode("utf-32"), 3, {"encoding"}),
    "Latin-1": (lambda: (HEAD + "subtitle: café\n").encode("latin-1"), 3, {"encoding"}),
    "surrogates": (lambda: HEAD.encode() + b"subtitle: \xed\xa0\x80\n", 3, {"encoding"}),
    "a scalar of 50 MB": (lambda: HEAD + "subtitle: " + "a" * (50 * MB), 3, {"too-large"}),
    "a scalar of 15 MB": (lambda: HEAD + "issued: " + "a" * (15 * MB), 1, {"wrong-date"}),
    "a key of 15 MB": (lambda: HEAD + "? " + "a" * (15 * MB) + "\n: x\n", 1, {"unknown-field"}),
    "a reference of 8 MB": (lambda: HEAD + f'bottom_line: "[[{"a" * 8 * MB}]]"\n', 1, {"dangling-reference"}),
    "200,001 values": (lambda: HEAD + "keywords: [" + "a," * 200_001 + "]\n", 1, {"too-many-values"}),
    "100,000 brackets": (lambda: "[" * 100_000, 1, {"too-deep"}),
    "100,000 braces": (lambda: "{a: " * 100_000, 1, {"too-deep", "unknown-field"}),
    "100,000 dashes": (lambda: "- " * 100_000, 1, {"too-deep"}),
    "100,000 question marks": (lambda: "? " * 100_000, 1, {"too-deep", "key"}),
    "5,000 nested blocks": (lambda: NESTED_BLOCKS, 1, {"too-deep", "unknown-field"}),
    "a billion laughs": (lambda: BOMB, 1, {"alias", "unknown-field"}),
    "merge keys": (lambda: MERGES, 1, {"alias", "duplicate-key", "unknown-field"}),
    "10,000 duplicate keys": (lambda: HEAD + "subtitle: x\n" * 10_001, 1, {"duplicate-key"}),
    "50,000 unknown fields": (lambda: HEAD + many(50_000, "subtitl{n}: x\n"), 1, {"unknown-field"}),
    "100,000 wrong records": (lambda: HEAD + "actors: [" + "a," * 100_000 + "]\n", 1, {"wrong-type"}),
    "15 MB of spaces": (lambda: HEAD + "subtitle: x" + " " * (15 * MB) + "y\n", 0, set()),
    "15 MB of blank lines": (lambda: HEAD + "subtitle: x" + "\n" * (15 * MB) + "@\n", 1, {"yaml"}),
    "15 MB of comment signs": (lambda: HEAD + "subtitle: x" + " #" * (7 * MB) + "\n", 0, {"lost-text"}),
    "50,000 lost texts": (lambda: HEAD + "keywords:\n" + many(50_000, "- x # {n}\n"), 0, {"lost-text"}),
    "100,000 directives": (lambda: many(100_000, "%TAG !a{n}! x\n") + "---\n" + HEAD, 1, {"yaml"}),
    "2 MB of backticks": (lambda: TEXT + f"'[[a]] {'`' * 2 * MB}'" + "}\n", 0, set()),
    "2 MB of open brackets": (lambda: TEXT + f"'@ {'[[' * MB}'" + "}\n", 0, set()),
    "300,000 escapes": (lambda: HEAD + 'subtitle: "' + "\\e\\u202e" * 300_000 + '"\n', 0, {"control-character"}),
    "5,000 dangling references among 5,000 ids": (
        lambda: (
            TEXT
            + f"'{many(5_000, '[[mising-{n}]] ')}'"
            + "}\nactors:\n"
            + many(5_000, "- {{id: missing-{n}, kind: state, name: N{n}}}\n")
        ),
        1,
        {"dangling-reference", "unmentioned-actor"},
    ),
}


@pytest.mark.parametrize("name", CONTENTS)
def test_any_content_gets_an_answer_soon_and_in_little_memory(tmp_path: Path, name: str) -> None:
    make, code, expected = CONTENTS[name]
    made = make()
    (tmp_path / NAME).write_bytes(made if isinstance(made, bytes) else made.encode())
    done = check(tmp_path, NAME, "--profile", "icd203")
    assert (done.code, codes(done)) == (code, expected)
    said = done.stderr if code == 3 else done.stdout
    assert all(line.startswith(f"{NAME}:") and len(line) < 1_000 for line in said.splitlines())


def test_every_one_of_many_problems_is_told_at_its_place(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(HEAD + many(50_000, "subtitl{n}: x\n"), encoding="utf-8")
    lines = check(tmp_path, NAME).stdout.splitlines()
    assert len(lines) == 50_000
    assert lines[-1].startswith(f"{NAME}:50003:1: error[unknown-field] subtitl49999: ")


def test_an_error_at_the_end_of_a_line_of_16_mb_is_shown_on_a_terminal(tmp_path: Path) -> None:
    start = HEAD.replace("\n", ", ") + "keywords: ["
    text = "{" + start + "a" * (16 * MB - 2 * len(start)) + ", 日本], bogus: x}\n"
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    begin = time.monotonic()
    with terminal(tmp_path, "-m", "briefing", "check", str(tmp_path / NAME)) as running:
        running.end()
        assert running.child.exitstatus == 1
        assert time.monotonic() - begin < SECONDS
        (row,) = [row for row in running.rows if row.startswith("   1 │ …")]
        caret = running.rows[running.rows.index(row) + 1]
        assert row.endswith("a, 日本], bogus: x}")
        cells = len(row.partition("bogus")[0]) + len("日本")
        assert caret.index("^") == cells


def test_3_000_problems_on_a_terminal_take_no_more_than_a_moment(tmp_path: Path) -> None:
    lines = many(3_000, "  - {{id: a{n}, kind: state, name: N{n}}}\n")
    (tmp_path / NAME).write_text(HEAD + "actors:\n" + lines, encoding="utf-8")
    begin = time.monotonic()
    with terminal(tmp_path, "-m", "briefing", "check", str(tmp_path / NAME)) as running:
        running.end()
        assert "0 errors, 3000 warnings" in running.rows
        assert time.monotonic() - begin < SECONDS
