"""Files are whole or not there; what stood before stands until then."""

import os
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.export.files import file_name, write_file
from briefing.model.place import Place


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_utf8_without_translation(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "대한민국\r\n日本\n")
    assert (tmp_path / "a.md").read_bytes() == "대한민국\r\n日本\n".encode()
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_is_there_is_kept_unless_overwriting_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"a\.md: exists already"):
        write_file(path, "new")
    assert path.read_text(encoding="utf-8") == "mine"
    write_file(path, "new", overwrite=True)
    assert path.read_text(encoding="utf-8") == "new"


@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace", "pathlib.Path.chmod"])
@pytest.mark.parametrize("fault", [OSError(28, "No space left on device"), OSError(5, "Input/output error")])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, fault: OSError
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(step, fail)
    with pytest.raises(ExportError, match=fault.strerror):
        write_file(path, "new", overwrite=True)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.md"]


def test_a_write_that_is_interrupted_leaves_nothing_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.md", "new")
    assert names(tmp_path) == []


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_never_followed(tmp_path: Path, there: bool) -> None:
    target = tmp_path / "target"
    if there:
        target.write_text("mine", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(target)
    with pytest.raises(ExportError, match="is no regular file"):
        write_file(link, "new", overwrite=True)
    assert link.is_symlink()
    assert target.exists() == there


def test_a_folder_or_a_pipe_is_no_place_for_a_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    for name in ("pipe", "folder"):
        with pytest.raises(ExportError, match="is no regular file"):
            write_file(tmp_path / name, "new", overwrite=True)
    assert names(tmp_path) == ["folder", "pipe"]


@pytest.mark.parametrize("name", ["nowhere/a.md", "x" * 300 + ".md", "a\0b.md", "file/a.md"])
def test_a_name_that_cannot_be_written_is_an_error_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be written") as caught:
        write_file(tmp_path / name, "new")
    assert "\n" not in str(caught.value)
    assert "\0" not in str(caught.value)
    assert names(tmp_path) == ["file"]


def test_a_long_name_in_any_script_can_be_written(tmp_path: Path) -> None:
    name = "韓" * 80 + ".md"
    write_file(tmp_path / name, "x")
    assert names(tmp_path) == [name]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_permissions_are_those_of_any_new_file(tmp_path: Path, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        write_file(tmp_path / "a.md", "x")
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == mode


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place("b", "history"), "b-history.md"),
        (Place("b", view="timeline"), "b-timeline.md"),
        (Place(view="overview"), "overview.md"),
        (Place("", "un"), "un.md"),
        (Place("b", "s", anchor="요약"), "b-s-요약.md"),
        (Place("b", "s", anchor="../../etc/passwd"), "b-s-etc-passwd.md"),
        (Place("..", ".", anchor="/"), "page.md"),
        (Place("-rf", "a b\n\x1b"), "rf-a-b.md"),
    ],
)
def test_file_names_are_made_of_letters_digits_and_hyphens(place: Place, name: str) -> None:
    assert file_name(place, ".md") == name
