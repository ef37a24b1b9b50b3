"""The sources alone, as CSL-JSON: for reference managers, and for pandoc."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from briefing.export.binding import Handout, bind
from briefing.model.edtf import SEASONS, Edtf
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.parsing.markdown import is_followed

_OURS: Final = ("id", "assessment", "translated-title", "archive_url")
"""Fields of a source that CSL has no name for, and the id, which is given anew."""

EXACT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")
"""A date of which nothing is left open: year, month, day, and how sure it is."""

Item = dict[str, object]


def csl_items(handout: Handout) -> list[Item]:
    """The sources of a handout as CSL-JSON items under their citation keys."""
    return [_item(handout.keys[place], source) for place, source in handout.sources.items()]


def _item(key: str, source: Source) -> Item:
    copy = _copy_of(source)
    said = {"URL": url_of(source), "note": note_of(source, with_copy=not copy), **copy}
    fields = msgspec.to_builtins(source, enc_hook=_csl_date) | said
    return {"id": key, **{name: value for name, value in _filled(fields).items() if name not in _OURS}}


def url_of(source: Source) -> str:
    """The address under which a source can be followed; empty when it is none that may be."""
    return source.URL if is_followed(source.URL) else ""


def _copy_of(source: Source) -> dict[str, str]:
    """The archived copy, as an archive and where in it; none where a source lies in another archive."""
    if source.archive or source.archive_location or not is_followed(source.archive_url):
        return {}
    host = source.archive_url.partition("://")[2].partition("/")[0]
    return {"archive": host, "archive_location": source.archive_url}


def note_of(source: Source, *, with_copy: bool = True) -> str:
    """What is noted of a source, and what CSL or BibTeX has no field for: readers of both keep notes."""
    said = (
        f"Translated title: {source.translated_title}" if source.translated_title else "",
        f"Archived at {source.archive_url}" if source.archive_url and with_copy else "",
        f"Address as given: {source.URL}" if source.URL and not url_of(source) else "",
    )
    more = [part for part in said if part]
    return ". ".join((source.note.rstrip(". "), *more) if source.note.strip(". ") else more) if more else source.note


def _filled(fields: Mapping[str, object]) -> Item:
    """What is set of some fields, and of the names in lists."""
    return {
        name: _each_filled(value) if isinstance(value, list | tuple) else value
        for name, value in fields.items()
        if value
    }


def _each_filled(values: Sequence[object]) -> list[object]:
    return [_filled(value) if isinstance(value, dict) else value for value in values]


def _csl_date(value: object) -> Item:
    """A date as CSL has it: parts where they are known, else the words for it."""
    if not isinstance(value, Edtf):
        raise TypeError(f"a source holds a {type(value).__name__}")
    matches = [EXACT.fullmatch(point) for point in value.text.split("/")]
    parts: list[list[int]] = []
    season = 0
    for match in matches:
        if match is None:
            return {"literal": value.words}
        numbers = [int(number) for number in match.groups()[:3] if number]
        if len(numbers) == 2 and numbers[1] in SEASONS:
            season = numbers.pop() - min(SEASONS) + 1
        parts.append(numbers)
    about = any(match and match.group(4) for match in matches)
    return {"date-parts": parts, **({"season": season} if season else {}), **({"circa": True} if about else {})}


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The sources that the pages at some Places cite, as a CSL-JSON list."""
    return (json.dumps(csl_items(bind(library, places)), ensure_ascii=False, indent=2) + "\n").encode()
