"""The parts of a bibliographic note: what each says of a source, and what stands before it.

A part is a function of the source and the place in it. Dates stand as the rest of a page writes them, day before month,
which the Chicago Manual allows (6.38); a page number stands bare, any other locator as it is written.
"""

import re
from typing import Final

from briefing.model import document as d
from briefing.model.sources import Source
from briefing.pages.names import author_phrase, authors, listed_names, short_authors

Part = tuple[str, d.Inlines]
"""What stands before a part of a note when it is not the first, and the part itself, empty when there is none."""

_ITALIC: Final = frozenset(
    {"book", "broadcast", "classic", "collection", "dataset", "hearing", "legal_case", "map", "motion_picture"}
    | {"musical_score", "pamphlet", "performance", "periodical", "report", "software", "song", "standard"}
)
"""CSL types whose own title is set in italics."""

_UNDRESSED: Final = frozenset({"bill", "legislation", "regulation", "patent"})
"""Those whose title stands as it is; all others have theirs in quotation marks."""

_INNER_QUOTES: Final = re.compile(r"[“\"]([^“”\"]*)[”\"]")

_PAGE: Final = re.compile(r"\bpp?\.\s*(?=\d|[ivxlc]+\b)")
"""What says that a number is that of a page."""


def address(url: str) -> d.Inline:
    """An outside address: a link when it may be one, else plain text."""
    if url.partition(":")[0].lower() in ("http", "https"):
        return d.Link((d.Str(url),), url, "url")
    return d.Str(url)


def _words(text: str) -> d.Inlines:
    return (d.Str(text),) if text else ()


def _phrase(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def who(source: Source, _: str) -> Part:
    """The authors, unless they are what the item appeared in: the manual begins an unsigned article with its title."""
    named = author_phrase(source)
    return ", ", _words("" if named == source.container_title else named)


def headword(source: Source, _: str) -> Part:
    """An entry in a work of reference."""
    return ", ", (d.Str("s.v. "), *title_of(source, source.title))


def by(source: Source, _: str) -> Part:
    """The authors of an entry, after it."""
    return ", ", _words(f"by {author_phrase(source)}" if author_phrase(source) else "")


def title(source: Source, _: str) -> Part:
    """The title, with what it means in the briefing's language."""
    return ", ", title_of(source, source.title, f" [{source.translated_title}]" if source.translated_title else "")


def title_of(source: Source, title: str, translated: str = "") -> d.Inlines:
    """A title in the dress of its type, with what it means in the briefing's language."""
    if source.type in _ITALIC:
        return (d.Emph((d.Str(title),)), *_words(translated))
    if source.type in _UNDRESSED:
        return (d.Str(f"{title}{translated}"),)
    return (d.Str(f"“{_quoted_within(title)}{_quoted_within(translated)}”"),)


def _quoted_within(title: str) -> str:
    """A title that stands in quotation marks, its own made single (Chicago Manual, 13.30)."""
    return _INNER_QUOTES.sub(r"‘\1’", title)


def short_who(source: Source, _: str) -> Part:
    """Family names and institutions, where the full note begins with them."""
    return ", ", _words(short_authors(source) if who(source, "")[1] else "")


def short_title(source: Source, _: str) -> Part:
    """The short title given, else the title without its subtitle."""
    short = source.title_short or source.short_title or source.title.partition(": ")[0]
    return ", ", title_of(source, short)


def container(source: Source, _: str) -> Part:
    """The journal, newspaper or book that holds the item, in italics."""
    return ", ", ((d.Emph((d.Str(source.container_title),)),) if source.container_title else ())


def site(source: Source, _: str) -> Part:
    """A site, which unlike a journal is not set in italics."""
    return ", ", _words(source.container_title)


def book(source: Source, locator: str) -> Part:
    """The book that a chapter stands in."""
    glue, titled = container(source, locator)
    return glue, (d.Str("in "), *titled) if titled else ()


def editors(source: Source, _: str) -> Part:
    """Editors and translators of what has authors."""
    edited = f"ed. {listed_names(source.editor)}" if source.author and source.editor else ""
    translated = f"trans. {listed_names(source.translator)}" if source.translator else ""
    return ", ", _words(_phrase(edited, translated))


def edition(source: Source, _: str) -> Part:
    """Edition, volume and series."""
    number = source.edition
    if number.isdecimal():
        ending = {1: "st", 2: "nd", 3: "rd"}.get(int(number[-1]), "th") if number[-2:-1] != "1" else "th"
        number = f"{number}{ending} ed."
    in_volumes = f"vol. {source.volume}" if source.volume else ""
    series = " ".join(part for part in (source.collection_title, source.collection_number) if part)
    return ", ", _words(_phrase(number, in_volumes, series))


def kind(source: Source, _: str) -> Part:
    """Kind, number and version of a document."""
    number = f"no. {source.number}" if source.number else ""
    version = f"version {source.version}" if source.version else ""
    return ", ", _words(_phrase(source.genre, number, version))


def date(source: Source, _: str = "") -> Part:
    """The day of issue; without one `n.d.`, and the day on which the item was read."""
    if source.issued:
        return ", ", _words(source.issued.words)
    return ", ", _words(_phrase("n.d.", f"accessed {source.accessed.words}" if source.accessed else ""))


def publisher(source: Source, _: str = "") -> Part:
    """The publisher, unless the author or the container is the same."""
    known = (authors(source), source.container_title)
    return ", ", _words("" if source.publisher in known else source.publisher)


def _dated(source: Source) -> str:
    return d.plain_text(date(source)[1])


def imprint(source: Source, _: str) -> Part:
    """Place, publisher and date, in brackets."""
    issuer = d.plain_text(publisher(source)[1])
    published = ": ".join(part for part in (source.publisher_place, issuer) if part)
    return " ", _words(f"({_phrase(published, _dated(source))})")


def accepted(source: Source, _: str) -> Part:
    """Degree, university and date of a thesis, in brackets."""
    return " ", _words(f"({_phrase(source.genre, source.publisher, _dated(source))})")


def occasion(source: Source, _: str) -> Part:
    """What was done where and when, in brackets."""
    said = source.genre or {"paper-conference": "paper presented"}.get(source.type, source.type)
    event = source.event_title or source.event
    at = f"{said} at {event}" if event and source.type == "paper-conference" else _phrase(said, event)
    date = source.event_date.words if source.event_date else _dated(source)
    return " ", _words(f"({_phrase(at, source.event_place, date)})")


def volume(source: Source, _: str) -> Part:
    """Volume and issue of a journal, after its name."""
    issue = f"no. {source.issue}" if source.issue else ""
    return (" " if source.volume else ", "), _words(_phrase(source.volume, issue))


def in_brackets(source: Source, _: str) -> Part:
    """The date of a journal, in brackets."""
    return " ", _words(f"({_dated(source)})")


def pages(source: Source, locator: str) -> Part:
    """The page of a journal's article, else the pages of all of it."""
    return ": ", _words(_bare(locator or source.page))


def reporter(source: Source, _: str) -> Part:
    """Volume, series and first page of a law report, a treaty series or a statute book."""
    parts = (source.volume, source.container_title, source.page_first or source.page.partition("-")[0])
    return ", ", _words(" ".join(part for part in parts if part))


def court(source: Source, _: str) -> Part:
    """Court and date of a decision, in brackets."""
    return " ", _words(f"({_phrase(source.authority, _dated(source))})")


def parties(source: Source, _: str) -> Part:
    """Who made a treaty."""
    names = [listed_names(type(source.author)((name,))) for name in source.author]
    return ", ", _words("–".join(names) if len(names) <= 2 else _phrase(*names))


def interviewer(source: Source, _: str) -> Part:
    """Who asked the questions."""
    return ", ", _words(f"interview by {listed_names(source.interviewer)}" if source.interviewer else "interview")


def letter(source: Source, _: str) -> Part:
    """What was sent, and to whom."""
    to = f" to {listed_names(source.recipient)}" if source.recipient else ""
    return ", ", _words((source.genre or "personal communication") + to)


def director(source: Source, _: str) -> Part:
    """Who directed a film or a broadcast."""
    return ", ", _words(f"directed by {listed_names(source.director)}" if source.director else "")


def shelf(source: Source, _: str) -> Part:
    """Where an archive keeps it."""
    parts = (source.archive_location, source.archive_collection, source.archive, source.archive_place)
    return ", ", _words(_phrase(*parts))


def locator(_: Source, where: str) -> Part:
    """The place in the source."""
    return ", ", _words(_bare(where))


def _bare(locator: str) -> str:
    """A locator that begins with pages, as bare numbers with a dash between them; any other as it is written."""
    if not (_PAGE.match(locator) or locator[:1].isdigit()):
        return locator
    return re.sub(r"(?<=\d)-(?=\d)", "–", _PAGE.sub("", locator))


def location(source: Source, _: str) -> Part:
    """The address of the item, and that of an archived copy."""
    url = f"https://doi.org/{source.DOI}" if source.DOI else source.URL
    found = (address(url),) if url else ()
    if not source.archive_url:
        return ", ", found
    return ", ", (*found, d.Str(", archived at " if found else "archived at "), address(source.archive_url))
