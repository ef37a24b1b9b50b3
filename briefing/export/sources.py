"""The sources alone: as CSL-JSON, for reference managers and pandoc, and as BibTeX."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from briefing.export.binding import Handout, bind
from briefing.model.edtf import SEASONS, Edtf
from briefing.model.library import Library
from briefing.model.names import Name, Names
from briefing.model.place import Place
from briefing.model.sources import Source

_OURS: Final = ("id", "assessment", "translated-title", "archive_url")
"""Fields of a source that CSL has no name for, and the id, which is given anew."""

_EXACT: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?%]?)")

Item = dict[str, object]


def csl_items(handout: Handout) -> list[Item]:
    """The sources of a handout as CSL-JSON items under their citation keys."""
    return [_item(handout.keys[place], source) for place, source in handout.sources.items()]


def _item(key: str, source: Source) -> Item:
    fields = _filled(msgspec.to_builtins(source, enc_hook=_csl_date))
    return {"id": key, **{name: value for name, value in fields.items() if name not in _OURS}}


def _filled(fields: Mapping[str, object]) -> Item:
    """What is set of some fields, and of the names in lists."""
    return {
        name: [_filled(one) if isinstance(one, dict) else one for one in value] if isinstance(value, list) else value
        for name, value in fields.items()
        if value
    }


def _csl_date(value: object) -> Item:
    """A date as CSL has it: parts where they are known, else the words for it."""
    if not isinstance(value, Edtf):
        raise TypeError(f"a source holds a {type(value).__name__}")
    matches = [_EXACT.fullmatch(point) for point in value.text.split("/")]
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


def write_csl(handout: Handout) -> str:
    """The sources as a CSL-JSON list."""
    return json.dumps(csl_items(handout), ensure_ascii=False, indent=2) + "\n"


# BibTeX

_TYPES: Final = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "review": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "pamphlet": "booklet",
}
"""CSL type to BibTeX's entry type; all others are `misc`."""

_TEX: Final = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}%$#_&"},
}


def write_bibtex(handout: Handout) -> str:
    """The sources as BibTeX entries, in UTF-8."""
    entries = (_entry(handout.keys[place], source) for place, source in handout.sources.items())
    return "\n".join(entries)


def _entry(key: str, source: Source) -> str:
    kind = _TYPES.get(source.type, "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(kind, source) if value)
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(kind: str, source: Source) -> Iterator[tuple[str, str]]:
    yield "author", _people(source.author)
    yield "editor", _people(source.editor)
    yield "title", f"{{{_tex(source.title)}}}"  # the inner braces keep its capitals
    yield {"article": "journal", "misc": "howpublished"}.get(kind, "booktitle"), _tex(source.container_title)
    yield {"techreport": "institution"}.get(kind, "publisher"), _tex(source.publisher)
    for name, value in (
        ("address", source.publisher_place),
        ("volume", source.volume),
        ("number", source.issue or source.number),
        ("pages", source.page),
        ("edition", source.edition),
        ("series", source.collection_title),
        ("type", source.genre),
        ("note", source.note),
        ("language", source.language),
        ("doi", source.DOI),
        ("url", source.URL),
    ):
        yield name, _tex(value)
    yield from _dates(source)


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    """The year and month where they are known for sure, and the day on which an address was read."""
    match = _EXACT.fullmatch(source.issued.text) if source.issued else None
    if match and not match.group(4):
        yield "year", match.group(1)
        yield "month", match.group(2) if match.group(2) and int(match.group(2)) <= 12 else ""
        yield "day", match.group(3) or ""
    elif source.issued:
        yield "year", f"{{{_tex(source.issued.words)}}}"
    yield "urldate", source.accessed.text if source.accessed else ""


def _people(names: Names) -> str:
    return " and ".join(map(_person, names))


def _person(name: Name) -> str:
    """A name in parts; an institution, and a name that must keep its order, in braces."""
    if name.literal:
        return f"{{{_tex(name.literal)}}}"
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    parts = (family, name.suffix, " ".join(part for part in (name.given, name.dropping_particle) if part))
    return ", ".join(_tex(part) for part in parts if part)


def _tex(text: str) -> str:
    return "".join(_TEX.get(letter, letter) for letter in " ".join(text.split()))


CITES: Final[Mapping[str, tuple[Callable[[Handout], str], str]]] = {
    "bibtex": (write_bibtex, ".bib"),
    "csl": (write_csl, ".references.json"),
}
"""Name of each form of the sources alone to its writer and the ending of its files."""


def write_sources(library: Library, places: Sequence[Place], form: str) -> bytes:
    """The sources that the pages at some Places cite, in a form named in `CITES`."""
    return CITES[form][0](bind(library, places)).encode()
