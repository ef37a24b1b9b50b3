"""Bibliographic references: a source as a note of the Chicago Manual of Style (17th edition, chapter 14).

Each type of CSL item has a form, a row of functions that each say one part of the note. A full note names all, a later
one what that begins with, a short title and the place in the source.
"""

from collections.abc import Callable, Iterable
from typing import Final

from briefing.model import document as d
from briefing.model.sources import Source
from briefing.pages import note_parts as parts
from briefing.pages.names import authors

Form = tuple[Callable[[Source, str], parts.Part], ...]


def short_reference(source: Source) -> str:
    """Enough to tell a source by: who or where, and the year."""
    who = authors(source) or source.container_title or source.publisher or source.name
    year = source.issued.text[:4] if source.issued else "n.d."
    return f"{who} {year}"


def reference(source: Source, locator: str = "", end: str = ".") -> d.Inlines:
    """The full note, ending in a full stop, another mark, or none."""
    form = _FORMS.get(source.type, _OTHER)
    return _joined((part(source, locator) for part in (*form, parts.location)), end)


def short_note(source: Source, locator: str = "", end: str = ".") -> d.Inlines:
    """The note for a source that an earlier one gives in full: who, a short title, and where in it."""
    form = _SHORT_FORMS.get(source.type, _SHORT)
    return _joined((part(source, locator) for part in form), end)


def _joined(said: Iterable[parts.Part], end: str) -> d.Inlines:
    """Parts of a note in a row, a comma within the quotation marks before it, and a mark at the end."""
    joined: list[d.Inline] = []
    for glue, part in said:
        if part:
            if joined:
                _put(joined, glue)
            joined.extend(part)
    _put(joined, end)
    return tuple(joined)


def _put(inlines: list[d.Inline], mark: str) -> None:
    """Add a mark after inlines; what they end in takes it within its quotation marks, or makes a full stop needless."""
    last = inlines[-1] if inlines else None
    if not mark:
        return
    if not isinstance(last, d.Str):
        inlines.append(d.Str(mark))
    elif last.text.endswith("”") and mark[0] in ",.":
        inlines[-1] = d.Str(f"{last.text[:-1]}{mark[0]}”{mark[1:]}")
    elif mark != "." or not last.text.endswith((".", ".”")):
        inlines[-1] = d.Str(last.text + mark)


_OTHER: Final[Form] = (
    parts.who,
    parts.title,
    parts.kind,
    parts.container,
    parts.publisher,
    parts.shelf,
    parts.date,
    parts.locator,
)
_PRESS: Final[Form] = (parts.who, parts.title, parts.container, parts.publisher, parts.date, parts.locator)
_LAW: Final[Form] = (parts.title, parts.kind, parts.reporter, parts.court, parts.locator)
_SPOKEN: Final[Form] = (parts.who, parts.title, parts.occasion, parts.container, parts.locator)
_WEB: Final[Form] = (parts.who, parts.title, parts.kind, parts.site, parts.publisher, parts.date, parts.locator)
_BOOK: Final[Form] = (parts.who, parts.title, parts.editors, parts.edition, parts.imprint, parts.locator)
_REPORT: Final[Form] = (parts.who, parts.title, parts.kind, parts.edition, parts.imprint, parts.locator)
_SHOWN: Final[Form] = (
    parts.who,
    parts.title,
    parts.container,
    parts.director,
    parts.kind,
    parts.imprint,
    parts.locator,
)
_ENTRY: Final[Form] = (
    parts.container,
    parts.headword,
    parts.by,
    parts.edition,
    parts.publisher,
    parts.date,
    parts.locator,
)
_FORMS: Final[dict[str, Form]] = {
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), _ENTRY),
    "article-journal": (parts.who, parts.title, parts.container, parts.volume, parts.in_brackets, parts.pages),
    "review": (parts.who, parts.title, parts.container, parts.volume, parts.in_brackets, parts.pages),
    "chapter": (parts.who, parts.title, parts.book, parts.editors, parts.edition, parts.imprint, parts.locator),
    "treaty": (parts.title, parts.parties, parts.date, parts.reporter, parts.kind, parts.locator),
    "interview": (
        parts.who,
        parts.title,
        parts.interviewer,
        parts.container,
        parts.publisher,
        parts.date,
        parts.locator,
    ),
    "personal_communication": (parts.who, parts.letter, parts.date, parts.locator),
    "thesis": (parts.who, parts.title, parts.accepted, parts.locator),
    "legal_case": (parts.title, parts.kind, parts.reporter, parts.court, parts.locator),
    **dict.fromkeys(("article-magazine", "article-newspaper"), _PRESS),
    **dict.fromkeys(("bill", "legislation", "regulation", "hearing"), _LAW),
    **dict.fromkeys(("paper-conference", "speech"), _SPOKEN),
    **dict.fromkeys(("webpage", "post", "post-weblog"), _WEB),
    **dict.fromkeys(("book", "classic", "collection", "pamphlet"), _BOOK),
    **dict.fromkeys(("report", "dataset", "standard", "software", "map"), _REPORT),
    **dict.fromkeys(("broadcast", "motion_picture", "performance", "song", "musical_score"), _SHOWN),
}
"""CSL type to the parts of its note; other types have those of `_OTHER`."""

_SHORT: Final[Form] = (parts.short_who, parts.short_title, parts.locator)
_SHORT_FORMS: Final[dict[str, Form]] = {
    **dict.fromkeys(
        ("entry", "entry-dictionary", "entry-encyclopedia"), (parts.container, parts.headword, parts.locator)
    ),
    **dict.fromkeys(("bill", "legislation", "regulation", "patent"), (parts.short_title, parts.locator)),
    **dict.fromkeys(("legal_case", "treaty"), (parts.short_title, parts.locator)),
}
"""CSL type to the parts of a later note; other types have those of `_SHORT`."""
