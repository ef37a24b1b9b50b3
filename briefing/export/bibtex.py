"""The sources alone, as BibTeX in UTF-8."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.export.binding import Handout, bind
from briefing.export.csl import EXACT, note_of, url_of
from briefing.model.library import Library
from briefing.model.names import Name, Names
from briefing.model.place import Place
from briefing.model.sources import Source

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
    "`": r"\`{}",
    '"': '{"}',
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "{}%$#_&"},
}

_CLOSE: Final = re.compile(r"([-',<>])(?=\1)|\\[{}%$#_&](?=<)")
"""What TeX, or a reader of it, makes another sign of together with the next. An apostrophe alone is one as printed."""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The sources that the pages at some Places cite, as BibTeX entries."""
    return write_bibtex(bind(library, places)).encode()


def write_bibtex(handout: Handout) -> str:
    """The sources of a handout, an entry for each."""
    entries = (_entry(handout.keys[place], source) for place, source in handout.sources.items())
    return "\n".join(entries)


def _entry(key: str, source: Source) -> str:
    kind = _TYPES.get(source.type, "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(kind, source) if value)
    return f"@{kind}{{{key},\n{fields}}}\n"


def _fields(kind: str, source: Source) -> Iterator[tuple[str, str]]:
    yield "author", _people(source.author)
    yield "editor", _people(source.editor)
    yield "translator", _people(source.translator)
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
        ("library", ", ".join(filter(None, (source.archive, source.archive_location)))),
        ("origtitle", source.original_title),
        ("note", note_of(source)),
        ("language", source.language),
    ):
        yield name, _tex(value)
    yield "doi", _verbatim(source.DOI)
    yield "url", _verbatim(url_of(source))
    yield from _dates(source)


def _dates(source: Source) -> Iterator[tuple[str, str]]:
    """The year and month where they are known for sure, and the day on which an address was read."""
    match = EXACT.fullmatch(source.issued.text) if source.issued else None
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
    family = " ".join(part for part in (_tex(name.non_dropping_particle), _whole(name.family)) if part)
    given = " ".join(part for part in (_whole(name.given), _tex(name.dropping_particle)) if part)
    return ", ".join(part for part in (family, _whole(name.suffix), given) if part)


def _whole(part: str) -> str:
    """Part of a name, in braces where it may be divided: at commas, `and`, and words that begin without a capital.

    An equals sign would begin a name in biblatex's other form, `family=Kim, given=Min`.
    """
    is_plain = not re.search("[,=]", part) and all(word[0].isalpha() and not word[0].islower() for word in part.split())
    return _tex(part) if is_plain else f"{{{_tex(part)}}}"


def _verbatim(address: str) -> str:
    """An address, in which TeX reads nothing but braces and backslashes."""
    return re.sub(r"[{}\\\s]", lambda match: f"%{ord(match.group()):02X}", address)


def _tex(text: str) -> str:
    return _CLOSE.sub(r"\g<0>{}", "".join(_TEX.get(letter, letter) for letter in " ".join(text.split())))
