"""The shelf: copies that may be lost at any time, and are trusted only when they are the user's own."""

import os
from pathlib import Path

import pytest

from briefing.store.shelf import MAX_COPIES, Shelf


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_put_is_got_and_replaced(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "new" / "folder")
    assert shelf.get("a") is None
    shelf.put("a", b"1")
    shelf.put("b", b"2")
    shelf.put("a", b"3")
    assert (shelf.get("a"), shelf.get("b")) == (b"3", b"2")


def test_names_of_any_kind_keep_apart_and_stay_in_the_folder(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    names = ["../a", "/a", "a/../a", "é", "\udcff", "x" * 5000, ""]
    for name in names:
        shelf.put(name, name.encode(errors="surrogatepass"))
    assert [shelf.get(name) for name in names] == [name.encode(errors="surrogatepass") for name in names]
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_copies_are_for_the_user_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.put("a", b"1")
    assert (tmp_path / "shelf").stat().st_mode & 0o077 == 0
    assert only_file(tmp_path / "shelf").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_copy_that_others_may_write_is_not_trusted(tmp_path: Path, mode: int) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", b"1")
    only_file(tmp_path).chmod(mode)
    assert shelf.get("a") is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    shelf.put("a", b"1")
    copy = only_file(tmp_path / "shelf")
    copy.rename(tmp_path / "elsewhere")
    copy.symlink_to(tmp_path / "elsewhere")
    assert shelf.get("a") is None


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    shelf = Shelf(tmp_path / "file" / "shelf")
    shelf.put("a", b"1")
    assert shelf.get("a") is None


def test_a_full_shelf_makes_room_by_age(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for number in range(MAX_COPIES + 3):
        shelf.put(str(number), b"x")
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(tmp_path.iterdir())) == MAX_COPIES
    assert shelf.get("0") is None
    assert shelf.get(str(MAX_COPIES + 2)) == b"x"
