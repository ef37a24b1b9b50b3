"""CSL-JSON items, as the schema of CSL 1.0.2 names their variables: what a bibliography needs to know of a source.

What citeproc itself fills in (`citation-number`, `first-reference-note-number`) has no place in a file.
"""

from typing import Literal

from msgspec import field

from briefing.model.edtf import Edtf
from briefing.model.fields import Line
from briefing.model.names import NameVariables

ItemType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
"""Types of CSL items."""


class CslItem(NameVariables, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A CSL-JSON item, its id left to what is made of it."""

    type: ItemType
    """CSL item type: `article-newspaper`, `report`, `treaty`, …"""

    title: Line
    """Title in the language of the item."""

    title_short: str = ""
    """Short title for later notes."""

    publisher: str = ""
    """Publishing institution."""

    publisher_place: str = ""
    """City of the publisher."""

    authority: str = ""
    """Body responsible for a law or a hearing."""

    container_title: str = ""
    """Title of the journal, newspaper, site or book that holds the item."""

    container_title_short: str = ""
    """The same, abbreviated."""

    collection_title: str = ""
    """Title of the series."""

    collection_number: str = ""
    """Number in the series."""

    event_title: str = ""
    """Name of the conference or occasion."""

    event_place: str = ""
    """Place of the conference or occasion."""

    genre: str = ""
    """Kind of document: `Press release`, `Joint statement`."""

    medium: str = ""
    """Carrier: `Audio`, `Television`."""

    edition: str = ""
    """Edition, number or words."""

    volume: str = ""
    """Volume."""

    volume_title: str = ""
    """Title of the volume."""

    volume_title_short: str = ""
    """The same, abbreviated."""

    number_of_volumes: str = ""
    """How many volumes there are."""

    issue: str = ""
    """Issue of a journal."""

    supplement: str = ""
    """Number of a supplement."""

    printing: str = ""
    """Number of the printing."""

    number: str = ""
    """Number of a report, law or document."""

    page: str = ""
    """Page or range of pages."""

    page_first: str = ""
    """First page of the range."""

    number_of_pages: str = ""
    """How many pages there are."""

    chapter_number: str = ""
    """Number of a chapter."""

    part: str = ""
    """Number of a part."""

    part_title: str = ""
    """Title of a part."""

    locator: str = ""
    """Where in the item; a citation's own locator is the usual place."""

    version: str = ""
    """Version of the document."""

    status: str = ""
    """`forthcoming`, `in force`."""

    jurisdiction: str = ""
    """Where a legal item applies."""

    section: str = ""
    """Section of a newspaper or law."""

    division: str = ""
    """Division of a court or an institution."""

    references: str = ""
    """What a legal item refers to."""

    scale: str = ""
    """Scale of a map."""

    dimensions: str = ""
    """Size or running time."""

    issued: Edtf | None = None
    """Date of publication."""

    accessed: Edtf | None = None
    """Date on which the item was read at its URL."""

    available_date: Edtf | None = None
    """Date on which it could first be had."""

    event_date: Edtf | None = None
    """Date of the occasion."""

    original_date: Edtf | None = None
    """Date of the original of a reprint or translation."""

    submitted: Edtf | None = None
    """Date of submission."""

    language: str = ""
    """Language of the item, BCP 47."""

    original_title: str = ""
    """Title in the original language."""

    original_publisher: str = ""
    """Publisher of the original."""

    original_publisher_place: str = ""
    """City of that publisher."""

    reviewed_title: str = ""
    """Title of what is reviewed."""

    reviewed_genre: str = ""
    """Kind of what is reviewed."""

    URL: str = field(default="", name="URL")
    """Address of the item."""

    DOI: str = field(default="", name="DOI")
    """Digital object identifier."""

    ISBN: str = field(default="", name="ISBN")
    """Book number."""

    ISSN: str = field(default="", name="ISSN")
    """Serial number."""

    PMID: str = field(default="", name="PMID")
    """Number in PubMed."""

    PMCID: str = field(default="", name="PMCID")
    """Number in PubMed Central."""

    archive: str = ""
    """Archive that holds the item."""

    archive_collection: str = field(default="", name="archive_collection")
    """Collection in the archive. CSL spells it with an underscore."""

    archive_location: str = field(default="", name="archive_location")
    """Shelf mark in the archive. CSL spells it with an underscore."""

    archive_place: str = ""
    """City of the archive."""

    call_number: str = ""
    """Shelf mark in a library."""

    source: str = ""
    """Database or catalogue in which the item was found."""

    abstract: str = ""
    """What the item says, in brief."""

    annote: str = ""
    """A remark on the item."""

    keyword: str = ""
    """Keywords."""

    note: str = ""
    """Anything else a reader of the reference needs."""

    year_suffix: str = ""
    """Letter that tells items of one year apart."""

    citation_key: str = ""
    """The key under which another program knows the item."""

    citation_label: str = ""
    """The label by which another program cites the item."""

    categories: tuple[str, ...] = ()
    """Shelves under which another program keeps it."""

    custom: dict[str, str] = field(default_factory=dict)
    """What another program has noted beside CSL's own variables."""

    short_title: str = field(default="", name="shortTitle")
    """What `title-short` was called in CSL 1.0.1."""

    journal_abbreviation: str = field(default="", name="journalAbbreviation")
    """What `container-title-short` was called in CSL 1.0.1."""

    event: str = ""
    """What `event-title` was called in CSL 1.0.1."""
