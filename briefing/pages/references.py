"""Bibliographic references: a source as one printed line.

A plain notes-and-bibliography form after the Chicago Manual: who, what, where published, when, at which address.
Institutions stand as they are; names written in Chinese, Japanese or Korean script stand family name first.
"""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.names import Name
from briefing.model.sources import Source

_ITALIC_TITLES = frozenset({"book", "report", "thesis", "motion_picture", "periodical", "legislation", "treaty"})
"""CSL types whose own title is set in italics; others stand in quotation marks."""


def person(name: Name) -> str:
    """A CSL name as one would print it."""
    if name.literal:
        return name.literal
    family = " ".join(part for part in (name.non_dropping_particle, name.family) if part)
    if any(_is_cjk(letter) for letter in family):
        return f"{family}{name.given}"
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    plain = " ".join(part for part in (given, family) if part)
    return f"{plain}, {name.suffix}" if name.suffix else plain


def _is_cjk(letter: str) -> bool:
    return "\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7af"


def authors(source: Source) -> str:
    """The authors in one phrase, the editors when there are none; empty for an unsigned item."""
    names = [person(name) for name in source.author or source.editor]
    if len(names) > 3:
        return f"{names[0]} et al."
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def short_reference(source: Source) -> str:
    """Enough to tell a source by: who or where, and the year."""
    who = authors(source) or source.container_title or source.publisher or source.name
    year = source.issued.text[:4] if source.issued else "n.d."
    return f"{who} {year}"


def reference(source: Source) -> d.Inlines:
    """The full reference as inlines, ending in a full stop."""
    parts: list[d.Inline] = []
    for part in _parts(source):
        parts.extend((*((d.Str(", "),) if parts else ()), *part))
    last = parts[-1]
    return (*parts, d.Str(".")) if not isinstance(last, d.Str) or not last.text.endswith(".") else tuple(parts)


def _parts(source: Source) -> Iterator[d.Inlines]:
    yield from _if(authors(source))
    yield _title(source)
    if source.container_title:
        yield (d.Emph((d.Str(source.container_title),)),)
    yield from _if(_numbering(source))
    yield from _if(source.genre)
    if source.publisher and source.publisher not in (authors(source), source.container_title):
        yield (d.Str(source.publisher),)
    yield (d.Str(source.issued.words if source.issued else "n.d."),)
    if source.URL:
        yield (address(source.URL),)


def _if(text: str) -> Iterator[d.Inlines]:
    if text:
        yield (d.Str(text),)


def _title(source: Source) -> d.Inlines:
    translated = f" [{source.translated_title}]" if source.translated_title else ""
    if source.type in _ITALIC_TITLES:
        return (d.Emph((d.Str(source.title),)), *((d.Str(translated),) if translated else ()))
    return (d.Str(f"“{source.title}”{translated}"),)


def _numbering(source: Source) -> str:
    """Volume, issue, number and pages, as far as there are any."""
    volume = " ".join(part for part in (source.volume, f"no. {source.issue}" if source.issue else "") if part)
    number = f"no. {source.number}" if source.number else ""
    return ", ".join(part for part in (volume, number, source.page) if part)


def address(url: str) -> d.Inline:
    """An outside address: a link when it may be one, else plain text."""
    if url.partition(":")[0].lower() in ("http", "https"):
        return d.Link((d.Str(url),), url, "url")
    return d.Str(url)
