"""Frames: what is recognised before anything is imported, where frames lie, and what may be in one."""

import os
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from briefing.cli import frame
from briefing.cli.early import recognise
from briefing.store.shelf import Shelf

SIZE = (80, 24)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ("", "")),
        ("read", ("", "")),
        ("--at kor", ("", "kor")),
        ("read --at=kor:timeline", ("", "kor:timeline")),
        ("/there", ("/there", "")),
        ("read show --at kor", ("HERE/show", "kor")),
        ("--at kor here/./b//c/", ("HERE/here/b/c", "kor")),
        ("../here", ("HERE/../here", "")),
    ],
)
def test_reading_is_recognised(
    typed: str, meant: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFING_LIBRARY", raising=False)
    name, at = meant
    assert recognise(typed.split()) == (name.replace("HERE", str(tmp_path)), at)


@pytest.mark.parametrize(
    "typed",
    ["show", "check here", "--help", "-h", "--version", "read --help", "a b", "--at", "--at a --at b", "--", "//a"],
)
def test_anything_else_is_not(typed: str) -> None:
    assert recognise(typed.split()) is None


@pytest.mark.parametrize("path", ["a", "./a", "a/../b", "/a//b/", ".", "..", "/", "a b", "日本"])
def test_a_library_has_the_name_it_has_in_the_notebook(path: str) -> None:
    assert recognise([path]) == (str(Path(path).absolute()), "")


def test_the_library_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_LIBRARY", "/some/where")
    assert recognise([]) == ("/some/where", "")
    assert recognise(["/else/where"]) == ("/else/where", "")


@pytest.mark.parametrize("folder", ["/some/where", "", "not/absolute"])
def test_the_cache_is_where_it_is_for_the_rest_of_the_program(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", folder)
    assert Path(frame.cache_folder()) == user_cache_path("briefing", appauthor=False)


def _keep(picture: str, stamps: dict[str, frame.Stamp | None]) -> bytes:
    data = frame.pack("/library", "kor", SIZE, stamps, picture)
    assert data is not None
    Shelf(Path(frame.cache_folder())).put(frame.copy_name("/library", "kor"), data)
    return data


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_a_frame_is_found_where_the_shelf_put_it(cache: Path) -> None:
    status = cache.stat()
    _keep("\x1b[1;1H\x1b[1mwords 日本 \u200d\x1b[0m", {"/not/there": None, __file__: _stamp(Path(__file__))})
    assert status.st_uid == os.getuid()
    shown = frame.read("/library", "kor", SIZE)
    assert shown is not None
    assert "words 日本" in shown.decode()


def _stamp(path: Path) -> frame.Stamp:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


@pytest.mark.usefixtures("cache")
def test_a_frame_holds_only_for_what_it_was_made_for(monkeypatch: pytest.MonkeyPatch) -> None:
    _keep("words", {})
    with pytest.raises(FileNotFoundError):
        frame.read("/library", "jpn", SIZE)
    assert frame.read("/library", "kor", (81, 24)) is None
    monkeypatch.setenv("NO_COLOR", "1")
    assert frame.read("/library", "kor", SIZE) is None


def test_a_frame_holds_while_no_file_changes(cache: Path) -> None:
    file = cache / "file"
    file.write_text("one")
    _keep("words", {str(file): _stamp(file), str(cache / "other"): None})
    assert frame.read("/library", "kor", SIZE) == b"words"
    (cache / "other").write_text("new")
    assert frame.read("/library", "kor", SIZE) is None
    (cache / "other").unlink()
    file.write_text("three")
    assert frame.read("/library", "kor", SIZE) is None
    file.unlink()
    assert frame.read("/library", "kor", SIZE) is None


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("at", [0, 20, 40, 200, -1])
def test_a_frame_with_a_byte_changed_is_not_shown(at: int) -> None:
    data = bytearray(_keep("words " * 99, {}))
    data[at] ^= 1
    Path(frame.file_of(frame.copy_name("/library", "kor"))).write_bytes(data)
    assert frame.read("/library", "kor", SIZE) is None


@pytest.mark.usefixtures("cache")
def test_a_link_in_the_place_of_a_frame_is_not_followed(tmp_path: Path) -> None:
    _keep("words", {})
    file = Path(frame.file_of(frame.copy_name("/library", "kor")))
    file.rename(tmp_path / "moved")
    file.symlink_to(tmp_path / "moved")
    with pytest.raises(OSError, match="symbolic"):
        frame.read("/library", "kor", SIZE)


@pytest.mark.parametrize(
    "harm",
    [
        "\x1b]52;c;aGk=\x07",
        "\x1b]0;title\x1b\\",
        "\x1b[6n",
        "\x1b[2J",
        "\x1b[?1049l",
        "\x1b[>25u",
        "\x1bc",
        "\x1bP1$r\x1b\\",
        "\x07",
        "\x9b31m",
        "\u202e",
        "\u2066",
        "\n",
        "\x1b[",
        "\x1b[1;",
    ],
)
def test_a_frame_with_anything_but_text_and_colours_is_neither_kept_nor_shown(harm: str) -> None:
    assert not frame.is_harmless(f"words {harm}".encode())
    assert frame.pack("", "", SIZE, {}, f"words {harm}") is None
