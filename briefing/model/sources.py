"""Sources: CSL-JSON items (citeproc-js 1.0.2 names) with an assessment of ours."""

from typing import Literal

from msgspec import Struct, field

from briefing.model.edtf import Edtf
from briefing.model.fields import Id, SourceRef


class Name(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """A CSL name: of a person in parts, or of an institution as `literal`."""

    family: str = ""
    """Family name."""

    given: str = ""
    """Given names."""

    literal: str = ""
    """The whole name as it is, for institutions and single names."""

    suffix: str = ""
    """`Jr.`, `III`."""

    non_dropping_particle: str = ""
    """`van`, `de`: part of the family name."""

    dropping_particle: str = ""
    """A particle that a short reference leaves out."""


class Names(tuple[Name, ...]):
    """CSL names; in a file each may be plain text, taken as a literal."""

    __slots__ = ()


class Assessment(Struct, frozen=True, forbid_unknown_fields=True):
    """What the authors think of a source (ICD 206, Admiralty code)."""

    reliability: Literal["A", "B", "C", "D", "E", "F", ""] = ""
    """Admiralty reliability of the source, A to E; F is not judged."""

    descriptor: str = ""
    """ICD 206 source descriptor: what the source is, how it knows, and how it was read."""

    origin: Literal["primary", "secondary", "derived", ""] = ""
    """Whether the source saw, reports, or repeats."""

    derived_from: tuple[SourceRef, ...] = ()
    """Sources that this one repeats."""

    group: str = ""
    """Sources of one group are one voice when independent sources are counted."""


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A CSL-JSON item as pandoc takes it in YAML, with an assessment."""

    id: Id
    """The citation key."""

    type: str
    """CSL item type: `article-newspaper`, `report`, `treaty`, …"""

    title: str
    """Title in the language of the item."""

    title_short: str = ""
    """Short title for later notes."""

    author: Names = Names()
    """Authors, persons or institutions."""

    editor: Names = Names()
    """Editors."""

    translator: Names = Names()
    """Translators."""

    publisher: str = ""
    """Publishing institution."""

    publisher_place: str = ""
    """City of the publisher."""

    authority: str = ""
    """Body responsible for a law or a hearing."""

    container_title: str = ""
    """Title of the journal, newspaper, site or book that holds the item."""

    collection_title: str = ""
    """Title of the series."""

    event_title: str = ""
    """Name of the conference or occasion."""

    genre: str = ""
    """Kind of document: `Press release`, `Joint statement`."""

    medium: str = ""
    """Carrier: `Audio`, `Television`."""

    edition: str = ""
    """Edition, number or words."""

    volume: str = ""
    """Volume."""

    issue: str = ""
    """Issue of a journal."""

    number: str = ""
    """Number of a report, law or document."""

    page: str = ""
    """Page or range of pages."""

    version: str = ""
    """Version of the document."""

    status: str = ""
    """`forthcoming`, `in force`."""

    jurisdiction: str = ""
    """Where a legal item applies."""

    section: str = ""
    """Section of a newspaper or law."""

    issued: Edtf | None = None
    """Date of publication."""

    accessed: Edtf | None = None
    """Date on which the item was read at its URL."""

    original_date: Edtf | None = None
    """Date of the original of a reprint or translation."""

    event_date: Edtf | None = None
    """Date of the occasion."""

    language: str = ""
    """Language of the item, BCP 47."""

    original_title: str = ""
    """Title in the original language."""

    translated_title: str = ""
    """Title in the briefing's language."""

    URL: str = field(default="", name="URL")
    """Address of the item."""

    DOI: str = field(default="", name="DOI")
    """Digital object identifier."""

    ISBN: str = field(default="", name="ISBN")
    """Book number."""

    ISSN: str = field(default="", name="ISSN")
    """Serial number."""

    archive: str = ""
    """Archive that holds the item."""

    archive_location: str = field(default="", name="archive_location")
    """Shelf mark in the archive (CSL spells it with an underscore)."""

    archive_url: str = field(default="", name="archive_url")
    """Address of an archived copy; an addition of ours."""

    abstract: str = ""
    """What the item says, in brief."""

    keyword: str = ""
    """Keywords."""

    note: str = ""
    """Anything else a reader of the reference needs."""

    assessment: Assessment = Assessment()
    """What the authors think of the source."""

    @property
    def name(self) -> str:
        """What the source is called in lists."""
        return self.translated_title or self.title
