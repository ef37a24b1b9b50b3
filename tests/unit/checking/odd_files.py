"""Files that cannot stand among fixtures: of each kind one, made when it is needed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from briefing.loading.files import MAX_BYTES
from briefing.parsing.values import MAX_VALUES

SOUND: Final = "format: briefing/1\nid: b\ntitle: B\n"


def _folder(folder: Path, head: str = SOUND) -> Path:
    folder.mkdir()
    (folder / "b.briefing.yaml").write_text(head, encoding="utf-8")
    return folder


def _nothing(path: Path) -> Path:
    return path


def _no_briefing(path: Path) -> Path:
    path.mkdir()
    (path / "notes.yaml").write_text(SOUND, encoding="utf-8")
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(_folder(path) / "briefing.yaml")
    return path


def _ring(path: Path) -> Path:
    (_folder(path) / "briefing.yaml").symlink_to("briefing.yaml")
    return path


def _large(path: Path) -> Path:
    large = _folder(path) / "briefing.yaml"
    large.touch()
    os.truncate(large, MAX_BYTES + 1)
    return path


def _latin(path: Path) -> Path:
    (_folder(path) / "briefing.yaml").write_bytes(b"title: Ten\nsubtitle: caf\xe9\n")
    return path


def _link_out(path: Path) -> Path:
    (path.parent / "secret.yaml").write_text(SOUND, encoding="utf-8")
    (_folder(path, SOUND + "include: [linked.yaml]\n") / "linked.yaml").symlink_to("../secret.yaml")
    return path


def _many(path: Path) -> Path:
    return _folder(path, f"{SOUND}keywords:\n  [{'a,' * MAX_VALUES}]\n")


ODD_FILES: Final[dict[str, tuple[Callable[[Path], Path], str]]] = {
    "not-found": (_nothing, "x:1:1"),
    "no-briefing": (_no_briefing, "x:1:1"),
    "not-a-file": (_pipe, "x/briefing.yaml:1:1"),
    "unreadable": (_ring, "x/briefing.yaml:1:1"),
    "too-large": (_large, "x/briefing.yaml:1:1"),
    "encoding": (_latin, "x/briefing.yaml:2:14"),
    "outside": (_link_out, "x/linked.yaml:1:1"),
    "too-many-values": (_many, f"x/b.briefing.yaml:5:{4 + 2 * (MAX_VALUES - 10)}"),
}
"""Code of a rule to what makes a library that breaks it at a path, and the file and position it is blamed on."""
