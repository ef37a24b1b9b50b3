"""Bibliographic references: a source as a note of the Chicago Manual of Style (17th edition, chapter 14).

Each type of CSL item has a form, a row of functions that each say one part of the note. A full note names all, a later
one the author, a short title and the place in the source. Dates stand as the rest of a page writes them, day before
month, which the manual allows (6.38); a page number stands bare, any other locator as it is written.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from briefing.model import document as d
from briefing.model.sources import Source
from briefing.pages.names import author_phrase, authors, listed_names, short_authors

Part = tuple[str, d.Inlines]
"""What stands before a part of a note when it is not the first, and the part itself, empty when there is none."""

Form = tuple[Callable[[Source, str], Part], ...]

_ITALIC: Final = frozenset(
    {"book", "broadcast", "classic", "collection", "dataset", "hearing", "legal_case", "map", "motion_picture"}
    | {"musical_score", "pamphlet", "performance", "periodical", "report", "software", "song", "standard"}
)
"""CSL types whose own title is set in italics."""

_UNDRESSED: Final = frozenset({"bill", "legislation", "regulation", "patent"})
"""Those whose title stands as it is; all others have theirs in quotation marks."""

_PAGE: Final = re.compile(r"pp?\.\s*(?=\d|[ivxlc]+\b)")


def short_reference(source: Source) -> str:
    """Enough to tell a source by: who or where, and the year."""
    who = authors(source) or source.container_title or source.publisher or source.name
    year = source.issued.text[:4] if source.issued else "n.d."
    return f"{who} {year}"


def reference(source: Source, locator: str = "", end: str = ".") -> d.Inlines:
    """The full note, ending in a full stop or another mark."""
    form = _FORMS.get(source.type, _OTHER)
    return _joined((part(source, locator) for part in (*form, _location)), end)


def short_note(source: Source, locator: str = "", end: str = ".") -> d.Inlines:
    """The note for a source that an earlier one gives in full: who, a short title, and where in it."""
    who = "" if source.type in _UNDRESSED | {"legal_case", "treaty"} else short_authors(source)
    return _joined(
        ((", ", _words(who)), (", ", _title_of(source, _short_title(source))), _locator(source, locator)), end
    )


def address(url: str) -> d.Inline:
    """An outside address: a link when it may be one, else plain text."""
    if url.partition(":")[0].lower() in ("http", "https"):
        return d.Link((d.Str(url),), url, "url")
    return d.Str(url)


def _joined(parts: Iterable[Part], end: str) -> d.Inlines:
    """Parts of a note in a row, a comma within the quotation marks before it, and a mark at the end."""
    joined: list[d.Inline] = []
    for glue, part in parts:
        if part:
            if joined:
                _put(joined, glue)
            joined.extend(part)
    _put(joined, end)
    return tuple(joined)


def _put(inlines: list[d.Inline], mark: str) -> None:
    """Add a mark after inlines; what they end in takes it within its quotation marks, or makes a full stop needless."""
    last = inlines[-1] if inlines else None
    if not isinstance(last, d.Str):
        inlines.append(d.Str(mark))
    elif last.text.endswith("”") and mark[0] in ",.":
        inlines[-1] = d.Str(f"{last.text[:-1]}{mark[0]}”{mark[1:]}")
    elif mark != "." or not last.text.endswith((".", ".”")):
        inlines[-1] = d.Str(last.text + mark)


def _words(text: str) -> d.Inlines:
    return (d.Str(text),) if text else ()


def _phrase(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


# Parts of a note


def _who(source: Source, _: str) -> Part:
    """The authors, unless they are what the item appeared in: the manual begins an unsigned article with its title."""
    who = author_phrase(source)
    return ", ", _words("" if who == source.container_title else who)


def _headword(source: Source, _: str) -> Part:
    """An entry in a work of reference."""
    return ", ", (d.Str("s.v. "), *_title_of(source, source.title))


def _by(source: Source, _: str) -> Part:
    return ", ", _words(f"by {author_phrase(source)}" if author_phrase(source) else "")


def _title(source: Source, _: str) -> Part:
    return ", ", _title_of(source, source.title, f" [{source.translated_title}]" if source.translated_title else "")


def _title_of(source: Source, title: str, translated: str = "") -> d.Inlines:
    """A title in the dress of its type, with what it means in the briefing's language."""
    if source.type in _ITALIC:
        return (d.Emph((d.Str(title),)), *_words(translated))
    if source.type in _UNDRESSED:
        return (d.Str(f"{title}{translated}"),)
    return (d.Str(f"“{title}{translated}”"),)


def _short_title(source: Source) -> str:
    """The short title given, else the title without its subtitle."""
    return source.title_short or source.short_title or source.title.partition(": ")[0]


def _container(source: Source, _: str) -> Part:
    return ", ", ((d.Emph((d.Str(source.container_title),)),) if source.container_title else ())


def _site(source: Source, _: str) -> Part:
    """A site, which unlike a journal is not set in italics."""
    return ", ", _words(source.container_title)


def _book(source: Source, locator: str) -> Part:
    glue, container = _container(source, locator)
    return glue, (d.Str("in "), *container) if container else ()


def _editors(source: Source, _: str) -> Part:
    """Editors and translators of what has authors."""
    edited = f"ed. {listed_names(source.editor)}" if source.author and source.editor else ""
    translated = f"trans. {listed_names(source.translator)}" if source.translator else ""
    return ", ", _words(_phrase(edited, translated))


def _edition(source: Source, _: str) -> Part:
    edition = source.edition
    if edition.isdecimal():
        ending = {1: "st", 2: "nd", 3: "rd"}.get(int(edition[-1]), "th") if edition[-2:-1] != "1" else "th"
        edition = f"{edition}{ending} ed."
    volume = f"vol. {source.volume}" if source.volume else ""
    series = " ".join(part for part in (source.collection_title, source.collection_number) if part)
    return ", ", _words(_phrase(edition, volume, series))


def _kind(source: Source, _: str) -> Part:
    """Kind, number and version of a document."""
    number = f"no. {source.number}" if source.number else ""
    version = f"version {source.version}" if source.version else ""
    return ", ", _words(_phrase(source.genre, number, version))


def _date(source: Source, _: str = "") -> Part:
    """The day of issue; without one `n.d.`, and the day on which the item was read."""
    if source.issued:
        return ", ", _words(source.issued.words)
    return ", ", _words(_phrase("n.d.", f"accessed {source.accessed.words}" if source.accessed else ""))


def _publisher(source: Source, _: str = "") -> Part:
    """The publisher, unless the author or the container is the same."""
    known = (authors(source), source.container_title)
    return ", ", _words("" if source.publisher in known else source.publisher)


def _dated(source: Source) -> str:
    return d.plain_text(_date(source)[1])


def _imprint(source: Source, _: str) -> Part:
    """Place, publisher and date, in brackets."""
    publisher = d.plain_text(_publisher(source)[1])
    published = ": ".join(part for part in (source.publisher_place, publisher) if part)
    return " ", _words(f"({_phrase(published, _dated(source))})")


def _accepted(source: Source, _: str) -> Part:
    """Degree, university and date of a thesis, in brackets."""
    return " ", _words(f"({_phrase(source.genre, source.publisher, _dated(source))})")


def _occasion(source: Source, _: str) -> Part:
    """What was done where and when, in brackets."""
    said = source.genre or {"paper-conference": "paper presented"}.get(source.type, source.type)
    event = source.event_title or source.event
    at = f"{said} at {event}" if event and source.type == "paper-conference" else _phrase(said, event)
    date = source.event_date.words if source.event_date else _dated(source)
    return " ", _words(f"({_phrase(at, source.event_place, date)})")


def _volume(source: Source, _: str) -> Part:
    """Volume and issue of a journal, after its name."""
    issue = f"no. {source.issue}" if source.issue else ""
    return (" " if source.volume else ", "), _words(_phrase(source.volume, issue))


def _in_brackets(source: Source, _: str) -> Part:
    return " ", _words(f"({_dated(source)})")


def _pages(source: Source, locator: str) -> Part:
    """The page of a journal's article, else the pages of all of it."""
    return ": ", _words(_bare(locator or source.page))


def _reporter(source: Source, _: str) -> Part:
    """Volume, series and first page of a law report, a treaty series or a statute book."""
    parts = (source.volume, source.container_title, source.page_first or source.page.partition("-")[0])
    return ", ", _words(" ".join(part for part in parts if part))


def _court(source: Source, _: str) -> Part:
    return " ", _words(f"({_phrase(source.authority, _dated(source))})")


def _parties(source: Source, _: str) -> Part:
    """Who made a treaty."""
    names = [listed_names(type(source.author)((name,))) for name in source.author]
    return ", ", _words("–".join(names) if len(names) <= 2 else _phrase(*names))


def _interviewer(source: Source, _: str) -> Part:
    return ", ", _words(f"interview by {listed_names(source.interviewer)}" if source.interviewer else "interview")


def _letter(source: Source, _: str) -> Part:
    to = f" to {listed_names(source.recipient)}" if source.recipient else ""
    return ", ", _words((source.genre or "personal communication") + to)


def _director(source: Source, _: str) -> Part:
    return ", ", _words(f"directed by {listed_names(source.director)}" if source.director else "")


def _shelf(source: Source, _: str) -> Part:
    """Where an archive keeps it."""
    parts = (source.archive_location, source.archive_collection, source.archive, source.archive_place)
    return ", ", _words(_phrase(*parts))


def _locator(_: Source, locator: str) -> Part:
    return ", ", _words(_bare(locator))


def _bare(locator: str) -> str:
    """A locator, pages as bare numbers with a dash between them."""
    bare = _PAGE.sub("", locator)
    return re.sub(r"(?<=\d)-(?=\d)", "–", bare) if bare != locator or bare[:1].isdigit() else locator


def _location(source: Source, _: str) -> Part:
    """The address of the item, and that of an archived copy."""
    url = f"https://doi.org/{source.DOI}" if source.DOI else source.URL
    found = (address(url),) if url else ()
    if not source.archive_url:
        return ", ", found
    return ", ", (*found, d.Str(", archived at " if found else "archived at "), address(source.archive_url))


_OTHER: Final[Form] = (_who, _title, _kind, _container, _publisher, _shelf, _date, _locator)
_PRESS: Final[Form] = (_who, _title, _container, _publisher, _date, _locator)
_LAW: Final[Form] = (_title, _kind, _reporter, _court, _locator)
_SPOKEN: Final[Form] = (_who, _title, _occasion, _container, _locator)
_WEB: Final[Form] = (_who, _title, _kind, _site, _publisher, _date, _locator)
_BOOK: Final[Form] = (_who, _title, _editors, _edition, _imprint, _locator)
_REPORT: Final[Form] = (_who, _title, _kind, _edition, _imprint, _locator)
_SHOWN: Final[Form] = (_who, _title, _container, _director, _kind, _imprint, _locator)
_ENTRY: Final[Form] = (_container, _headword, _by, _edition, _publisher, _date, _locator)
_FORMS: Final[dict[str, Form]] = {
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), _ENTRY),
    "article-journal": (_who, _title, _container, _volume, _in_brackets, _pages),
    "review": (_who, _title, _container, _volume, _in_brackets, _pages),
    "chapter": (_who, _title, _book, _editors, _edition, _imprint, _locator),
    "treaty": (_title, _parties, _date, _reporter, _kind, _locator),
    "interview": (_who, _title, _interviewer, _container, _publisher, _date, _locator),
    "personal_communication": (_who, _letter, _date, _locator),
    "thesis": (_who, _title, _accepted, _locator),
    "legal_case": (_title, _kind, _reporter, _court, _locator),
    **dict.fromkeys(("article-magazine", "article-newspaper"), _PRESS),
    **dict.fromkeys(("bill", "legislation", "regulation", "hearing"), _LAW),
    **dict.fromkeys(("paper-conference", "speech"), _SPOKEN),
    **dict.fromkeys(("webpage", "post", "post-weblog"), _WEB),
    **dict.fromkeys(("book", "classic", "collection", "pamphlet"), _BOOK),
    **dict.fromkeys(("report", "dataset", "standard", "software", "map"), _REPORT),
    **dict.fromkeys(("broadcast", "motion_picture", "performance", "song", "musical_score"), _SHOWN),
}
"""CSL type to the parts of its note; other types have those of `_OTHER`."""
