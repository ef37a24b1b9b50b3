"""Files that no text fixture can be: odd bytes, odd sizes, odd things in a folder."""

import os
import re
from pathlib import Path

import pytest
from library_files import write

from briefing.errors import NotFoundError
from briefing.loading.files import MAX_BYTES
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.parsing.values import MAX_VALUES

SOUND = "format: briefing/1\nid: sound\ntitle: Sound\nkeywords: [東京]\n"


def codes(library: Library) -> list[str]:
    return [problem.code for problem in library.problems]


@pytest.mark.parametrize(
    "data",
    [
        SOUND.encode("utf-8-sig"),
        SOUND.replace("\n", "\r\n").encode(),
        SOUND.replace("\n", "\r\n").encode("utf-8-sig"),
        SOUND.rstrip("\n").encode(),
    ],
    ids=["bom", "crlf", "bom and crlf", "no newline at the end"],
)
def test_what_editors_add_to_a_file_changes_nothing(tmp_path: Path, data: bytes) -> None:
    library = load(write(tmp_path, "briefing.yaml", data))
    assert library.problems == ()
    assert library.briefings["sound"].head.keywords == ("東京",)


def test_a_byte_order_mark_takes_no_column(tmp_path: Path) -> None:
    (problem,) = load(write(tmp_path, "briefing.yaml", ("bogus: 1\n" + SOUND).encode("utf-8-sig"))).problems
    assert (problem.code, problem.line, problem.column) == ("unknown-field", 1, 1)


def test_positions_are_right_after_a_byte_order_mark_and_with_crlf(tmp_path: Path) -> None:
    text = SOUND + "bottom_line: |\n  One.\n  東京 [[nobody]]\n"
    for data in (text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode()):
        (problem,) = load(write(tmp_path, "briefing.yaml", data)).problems
        assert (problem.code, problem.line, problem.column) == ("dangling-reference", 7, 6)


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"\xff", "1:1"),
        (SOUND.encode() + b"subtitle: caf\xe9\n", "5:14"),
        (SOUND.encode() + "subtitle: 東京".encode()[:-1] + b"\n", "5:12"),
        (SOUND.encode("utf-8-sig") + b"a: \xe9\n", "5:4"),
    ],
    ids=["first byte", "latin-1", "cut character", "after a byte order mark"],
)
def test_a_file_that_is_not_utf8_is_refused_with_the_position_of_the_byte(
    tmp_path: Path, data: bytes, where: str
) -> None:
    with pytest.raises(NotFoundError, match=rf":{where}: error\[encoding\] byte 0x[0-9a-f]{{2}} is not UTF-8"):
        load(write(tmp_path, "briefing.yaml", data))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf16_is_named_as_what_it_is(tmp_path: Path, encoding: str) -> None:
    data = ("\ufeff" if encoding == "utf-16-be" else "") + SOUND
    with pytest.raises(NotFoundError, match="is UTF-16, not UTF-8 — save it as UTF-8"):
        load(write(tmp_path, "briefing.yaml", data.encode(encoding)))


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (SOUND.encode() + b"subtitle: a\x00b\n", "yaml", 5, 12),
        (b"", "wrong-type", 1, 1),
        (b"\n\n", "wrong-type", 1, 1),
        (b"[" * 30_000, "too-deep", 1, 65),
        (b"{a: " * 100_000, "too-deep", 1, 257),
        (b"- " * 100_000, "too-deep", 1, 129),
    ],
    ids=["nul", "empty", "blank", "brackets", "braces", "dashes"],
)
def test_hostile_bytes_become_a_problem_with_a_position(
    tmp_path: Path, data: bytes, code: str, line: int, column: int
) -> None:
    problems = load(write(tmp_path, "briefing.yaml", data)).problems
    assert [(p.code, p.line, p.column) for p in problems if p.code != "unknown-field"] == [(code, line, column)]


def test_a_file_of_more_values_than_allowed_is_read_up_to_there(tmp_path: Path) -> None:
    library = load(write(tmp_path, "briefing.yaml", SOUND.encode() + b"authors: [" + b"a," * MAX_VALUES + b"]\n"))
    assert [(problem.code, problem.line) for problem in library.problems] == [("too-many-values", 5)]
    assert MAX_VALUES - 20 < len(library.briefings["sound"].head.authors) < MAX_VALUES


def test_a_library_holds_a_too_large_file_as_a_problem_and_opens_the_rest(tmp_path: Path) -> None:
    write(tmp_path, "a/briefing.yaml", b"title: " + b"x" * (MAX_BYTES + 1))
    write(tmp_path, "b/briefing.yaml", SOUND)
    library = load(tmp_path)
    assert codes(library) == ["too-large"]
    assert list(library.briefings) == ["sound"]


def test_a_too_large_single_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"20 MB is more than the 16 MB allowed — split the briefing with include:"):
        load(write(tmp_path, "briefing.yaml", b"title: " + b"x" * 20 * 1024 * 1024))


def test_a_pipe_named_briefing_yaml_blocks_nothing(tmp_path: Path) -> None:
    write(tmp_path, "sound.briefing.yaml", SOUND)
    os.mkfifo(tmp_path / "briefing.yaml")
    library = load(tmp_path)
    assert codes(library) == ["not-a-file"]
    assert list(library.briefings) == ["sound"]
    with pytest.raises(NotFoundError, match="no regular file"):
        load(tmp_path / "briefing.yaml")


def test_a_folder_named_briefing_yaml_is_a_folder(tmp_path: Path) -> None:
    write(tmp_path, "briefing.yaml/inner.briefing.yaml", SOUND)
    assert list(load(tmp_path).briefings) == ["sound"]
    assert list(load(tmp_path / "briefing.yaml").briefings) == ["sound"]


def test_a_link_out_of_the_library_is_not_followed(tmp_path: Path) -> None:
    secret = write(tmp_path, "elsewhere/secret.yaml", SOUND)
    write(tmp_path, "library/sound.briefing.yaml", SOUND.replace("id: sound", "id: other") + "include: [linked.yaml]\n")
    (tmp_path / "library/briefing.yaml").symlink_to(secret)
    (tmp_path / "library/linked.yaml").symlink_to(secret)
    library = load(tmp_path / "library", label="lib")
    assert list(library.briefings) == ["other"]
    assert [(problem.file, problem.code) for problem in library.problems] == [
        ("lib/briefing.yaml", "outside"),
        ("lib/linked.yaml", "outside"),
    ]


def test_a_ring_of_linked_folders_ends(tmp_path: Path) -> None:
    write(tmp_path, "a/briefing.yaml", SOUND)
    (tmp_path / "a/up").symlink_to(tmp_path)
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    assert list(load(tmp_path).briefings) == ["sound"]
    with pytest.raises(NotFoundError):
        load(tmp_path / "ring")


def test_a_file_that_links_to_itself_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "sound.briefing.yaml", SOUND + "include: [ring.yaml]\n")
    (tmp_path / "briefing.yaml").symlink_to(tmp_path / "briefing.yaml")
    (tmp_path / "ring.yaml").symlink_to(tmp_path / "ring.yaml")
    library = load(tmp_path)
    assert codes(library) == ["unreadable", "missing-include"]
    assert list(library.briefings) == ["sound"]


def test_a_library_reached_through_a_link_is_named_as_it_was_typed(tmp_path: Path) -> None:
    write(tmp_path, "real/x.yaml", SOUND + "bogus: 1\n")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (problem,) = load(tmp_path / "link/x.yaml", label="link/x.yaml").problems
    assert problem.file == "link/x.yaml"


@pytest.mark.parametrize("name", ["nowhere", "nowhere/briefing.yaml", "x" * 300, "nul\0byte"])
def test_a_path_to_nothing_raises_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        load(tmp_path / name)
    assert str(caught.value).isprintable()


def test_a_folder_without_a_briefing_says_what_a_briefing_is(tmp_path: Path) -> None:
    write(tmp_path, "notes.yaml", SOUND)
    write(tmp_path, ".hidden/briefing.yaml", SOUND)
    with pytest.raises(NotFoundError, match=re.escape("a file named briefing.yaml or something.briefing.yaml")):
        load(tmp_path)


def test_a_file_whose_reading_fails_is_not_found() -> None:
    memory = Path("/proc/self/mem")
    if not memory.exists():
        pytest.skip("needs Linux")
    with pytest.raises(NotFoundError, match="cannot be"):
        load(memory)


def test_file_names_with_control_characters_are_shown_with_visible_marks(tmp_path: Path) -> None:
    write(tmp_path, "\x1b[31m.briefing.yaml", SOUND + "bogus: 1\n")
    (problem,) = load(tmp_path, label="lib").problems
    assert problem.file == "lib/␛[31m.briefing.yaml"


def test_an_include_of_a_device_or_an_endless_name_is_a_problem(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    library = load(write(tmp_path, "briefing.yaml", SOUND + f"include: [pipe.yaml, {'x' * 300}.yaml]\n"))
    assert sorted(codes(library)) == ["missing-include", "not-a-file"]


def test_alias_bombs_and_chains_of_merge_keys_are_refused_line_by_line(tmp_path: Path) -> None:
    bomb = "".join(f"k{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 27))
    library = load(write(tmp_path, "briefing.yaml", SOUND + "k0: &a0 {x: y}\n" + bomb))
    found = [problem.line for problem in library.problems if problem.code == "alias"]
    assert found == [line for line in range(6, 32) for _ in range(2)]


def test_a_broken_file_keeps_what_came_before_the_break(tmp_path: Path) -> None:
    text = "@b\nactors:\n  - {id: jpn, kind: state, name: Japan}\n  - id: kor\n    kind: state\n    name: 'Korea\n"
    library = load(write(tmp_path, "briefing.yaml", text))
    assert codes(library) == ["yaml"]
    assert library.briefings["b"].records["jpn"].name == "Japan"


def test_a_library_opens_its_sound_briefing_beside_a_broken_one(tmp_path: Path) -> None:
    write(tmp_path, "broken/briefing.yaml", "format: briefing/1\nid: 'broken\n")
    write(tmp_path, "good/briefing.yaml", SOUND)
    library = load(tmp_path, label="lib")
    assert list(library.briefings) == ["sound"]
    assert [problem.file for problem in library.problems] == ["lib/broken/briefing.yaml"]
