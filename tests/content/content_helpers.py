"""Reading the shipped content as an editor would: its plain words, field by field."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct

from briefing.model.head import Head
from briefing.model.library import Briefing, Library
from briefing.model.records import Record
from briefing.model.sources import Source

BIBLIOGRAPHIC = {"title", "title-short", "translated-title", "original-title", "container-title", "URL", "archive_url"}
"""Fields of a source that hold other people's words, and must hold them as they are."""


class Field(Struct, frozen=True):
    """One text of the content, and where it stands."""

    where: str
    key: str
    raw: str
    """As written."""

    @property
    def plain(self) -> str:
        """Without links, citations, emphasis and line ends."""
        return plain(self.raw)


def plain(text: str) -> str:
    """Markdown as the words a reader sees, on one line."""
    text = re.sub(r"!\[\[[^\]]*\]\]", " ", text)
    text = re.sub(r"\[\[([^\]|]*\|)?([^\]]*)\]\]", r"\2", text)
    text = re.sub(r"\[-?@[^\]]*\]|\[see @[^\]]*\]", "", text)
    text = re.sub(r"(?m)^ *>", "", text)
    text = text.replace("*", "").replace("\\", "").replace("’", "'")
    return " ".join(text.split())


def word_count(text: str) -> int:
    """How many words a reader reads."""
    return len(re.findall(r"\w[\w.,'/-]*", plain(text)))


def fields_of(where: str, record: Record | Head) -> Iterator[Field]:
    """Every text in a record; of a source only what we say about it."""
    skipped = BIBLIOGRAPHIC if isinstance(record, Source) else set()
    for key, text in _strings(msgspec.to_builtins(record, enc_hook=str), ""):
        if key not in skipped:
            yield Field(f"{where}.{key}", key, text)


def _strings(value: Any, key: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _strings(part, str(name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part, key)
    elif isinstance(value, str) and value:
        yield key, value


def own_fields(name: str, briefing: Briefing) -> Iterator[Field]:
    """Every text of one briefing, its head included; a section's parts speak for themselves."""
    yield from fields_of(f"{name}/head", briefing.head)
    for ident, record in briefing.records.items():
        bare = msgspec.structs.replace(record, sections=()) if hasattr(record, "sections") else record
        yield from fields_of(f"{name}/{ident}", bare)


def all_fields(library: Library) -> Iterator[Field]:
    """Every text of the library: the shared registries first, then briefing by briefing."""
    for ident, record in library.shared.items():
        yield from fields_of(f"shared/{ident}", record)
    for name, briefing in library.briefings.items():
        yield from own_fields(name, briefing)
