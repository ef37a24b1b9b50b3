"""Files are whole or not there; what stood before stands until then."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import ExportError
from briefing.export.files import file_name, file_names, write_file, write_folder
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


def test_no_two_files_of_a_folder_have_one_name_whatever_becomes_of_capitals() -> None:
    places = [Place("b", "a-c"), Place("b-a", "c"), Place("b", "x", anchor="요약"), Place("B", "A-C")]
    assert file_names(places, ".md") == ["b-a-c.md", "b-a-c-2.md", "b-x-요약.md", "B-A-C-3.md"]


def test_a_folder_is_made_and_nothing_is_written_when_one_file_must_not_be(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    write_folder(folder, {"a.md": b"a", "b.md": b"b"})
    assert names(folder) == ["a.md", "b.md"]
    with pytest.raises(ExportError, match=r"b\.md and 1 more: exists already"):
        write_folder(folder, {"c.md": b"new", "b.md": b"new", "a.md": b"new"})
    assert names(folder) == ["a.md", "b.md"]
    write_folder(folder, {"c.md": b"new", "b.md": b"new"}, overwrite=True)
    assert (folder / "b.md").read_bytes() == b"new"


def test_a_link_out_of_the_folder_is_not_followed_and_nothing_is_written(tmp_path: Path) -> None:
    outside = tmp_path / "mine"
    outside.write_text("mine", encoding="utf-8")
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "b.md").symlink_to(outside)
    with pytest.raises(ExportError, match=r"b\.md: is no regular file"):
        write_folder(folder, {"a.md": b"a", "b.md": b"b"}, overwrite=True)
    assert outside.read_text(encoding="utf-8") == "mine"
    assert names(folder) == ["b.md"]


def test_a_file_where_the_folder_should_be_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link"):
        with pytest.raises(ExportError, match="is no folder"):
            write_folder(tmp_path / name, {"a.md": b"a"}, overwrite=True)
    assert names(tmp_path) == ["file", "link"]
    with pytest.raises(ExportError, match="cannot be made"):
        write_folder(tmp_path / "nowhere" / "deep", {"a.md": b"a"})


def test_a_folder_that_could_not_be_filled_is_not_left_behind(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="vault: cannot be written: File name too long"):
        write_folder(tmp_path / "vault", {"a.md": b"a", f"{'b' * 300}.md": b"b"})
    assert names(tmp_path) == []
    (tmp_path / "mine").mkdir()
    with pytest.raises(ExportError):
        write_folder(tmp_path / "mine", {f"{'b' * 300}.md": b"b"})
    assert names(tmp_path) == ["mine"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(ExportError, match=r"a\.md: cannot be written: File too large"):
            write_file(path, "new" * 1000, overwrite=True)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.md"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_two_hundred_kills_leave_the_old_file_or_the_new_one(tmp_path: Path, kind: str) -> None:
    script = Path(__file__).with_name("kill_writer.py")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "a"), "200", kind], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split("\n") == ["whole"] * 200 + [""], done.stderr
