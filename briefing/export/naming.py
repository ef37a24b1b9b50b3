"""Naming sources: what is handed on says in full where a source is to be found that it names and does not hold."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place, parted
from briefing.model.sources import Source
from briefing.pages.marks import seen
from briefing.pages.references import reference

_ENTRY: Final = "entry"
"""Class of words that stand for a source in a list of sources."""


class Named:
    """Makes notes and entries of the links to sources that lead nowhere, and remembers whose entries stand there."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._listed: dict[Place, None] = {}

    def link(self, link: d.Link, place: Place) -> d.Inline:
        """The words of a link that names a source, cited; any other link, as one to a part of its page, as it is."""
        if not _names_source(self._library, place):
            return link
        lens = seen(self._library, place.page, place.id, place.briefing)
        return d.Span((d.Span(link.inlines), d.Cite((d.Citation(place.page, place.id, lens=lens),))))

    def entry(self, span: d.Span) -> d.Span:
        """Words of a list that stand for a source, as its whole note with what a lens makes of it; others unchanged."""
        if _ENTRY not in span.classes:
            return span
        cites = (node for node in d.walk(span.inlines) if isinstance(node, d.Cite))
        citation = next((one for cite in cites for one in cite.citations), None)
        source = self._library.find(citation.source) if citation and citation.source else None
        if citation is None or citation.source is None or not isinstance(source, Source):
            return span
        self._listed[citation.source] = None
        lens = (d.Str(f" ({citation.lens})"),) if citation.lens else ()
        return d.Span((*reference(source, end=""), *lens))

    def with_cited(self, cited: Iterable[Place]) -> dict[Place, Source]:
        """The sources cited, then those that are listed."""
        return _sources(self._library, (*cited, *self._listed))


def with_all_named(library: Library, page: d.Document) -> d.Document:
    """A page as a tree, in which links keep their targets: its references hold the sources that it only names too."""
    links = (node for node in d.walk(page.blocks) if isinstance(node, d.Link))
    named = (one.target.page for one in links if isinstance(one.target, Place) and _names_source(library, one.target))
    known = (entry.source for entry in page.references)
    return replace(page, references=numbered(_sources(library, (*known, *named))))


def _names_source(library: Library, target: Place) -> bool:
    """Whether a link to a Place names a source: one to a part of its page says something else."""
    return not parted(target.anchor)[0] and isinstance(library.find(target.page), Source)


def _sources(library: Library, places: Iterable[Place]) -> dict[Place, Source]:
    """The sources at some Places, in order, each once."""
    records = ((place, library.find(place)) for place in dict.fromkeys(places))
    return {place: record for place, record in records if isinstance(record, Source)}


def numbered(sources: Mapping[Place, Source]) -> tuple[d.Reference, ...]:
    """The whole notes of some sources, in order."""
    return tuple(d.Reference(number, place, reference(one)) for number, (place, one) in enumerate(sources.items(), 1))
