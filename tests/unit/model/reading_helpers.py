"""Records as authors write them: read from a few lines of YAML."""

from pathlib import Path
from typing import TypeVar

from briefing.loading.library import load
from briefing.model.place import Place
from briefing.model.records import Record

R = TypeVar("R", bound=Record)

HEAD = "format: briefing/1\nid: b\ntitle: B\n"


def read(folder: Path, kind: type[R], text: str) -> R:
    """The first record of a type in a file that reading has nothing to say against."""
    path = folder / "b.briefing.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    library = load(path)
    assert library.reading_problems == ()
    (record, *_) = library.briefings["b"].all(kind)
    assert library.find(Place("b", record.id)) is record
    return record
