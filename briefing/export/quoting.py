"""Quoting: a sentence or a stretch of a page, with its sources and where it stands, to be pasted elsewhere."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from briefing.layout.lines import LinkSpot
from briefing.layout.page import PageLayout
from briefing.layout.selecting import Extent, column_of, extent_of, links_in, text_of
from briefing.layout.words import running_text
from briefing.model.document import Document, plain_text
from briefing.model.place import Place
from briefing.parsing.sentences import sentences

_NUMBER = re.compile(r"\d+")


class Sentence(Struct, frozen=True):
    """A sentence, or any other stretch, of a page as it is read, and the sources whose marks stand in it."""

    text: str
    marks: tuple[LinkSpot, ...]

    @property
    def numbers(self) -> list[int]:
        """The numbers under which its sources stand on the page, each once."""
        return list(dict.fromkeys(int(mark.text) for mark in self.marks if _NUMBER.fullmatch(mark.text)))

    @property
    def sources(self) -> tuple[Place, ...]:
        """Its sources, each once."""
        return tuple(dict.fromkeys(mark.target for mark in self.marks if isinstance(mark.target, Place)))


def sentence_at(layout: PageLayout, y: int, cell: int = 0) -> Sentence:
    """The sentence that stands at a line of a page, in or after a cell of it."""
    number, line = layout.block_at(y)
    text, spots = running_text(layout.blocks[number])
    if not spots:
        return Sentence("", ())
    at = bisect_left(spots, (line, column_of(layout.line(y), cell))) % len(spots)
    start, end = next(((start, end) for start, end in sentences(text) if start <= at < end), (0, len(text)))
    return Sentence(text[start:end].strip(), _marks(layout, extent_of(number, spots, start, end)))


def stretch_in(layout: PageLayout, extent: Extent) -> Sentence:
    """What somebody has selected on a page."""
    return Sentence(text_of(layout, extent), _marks(layout, extent))


def _marks(layout: PageLayout, extent: Extent) -> tuple[LinkSpot, ...]:
    return tuple(spot for spot in links_in(layout, extent) if spot.kind == "source")


def quote(sentence: Sentence, document: Document) -> str:
    """A sentence of a page as plain text, with where it stands and its sources."""
    return "\n".join(_lines(document, sentence))


def _lines(document: Document, sentence: Sentence) -> Iterator[str]:
    yield f"“{sentence.text}”"
    yield f"— {_standing(document)}"
    references = {reference.number: reference for reference in document.references}
    for number in sentence.numbers:
        if number in references:
            yield f"[{number}] {plain_text(references[number].inlines)}"


def _standing(document: Document) -> str:
    """Title, briefing, cutoff, marking and address of a page, as one line."""
    parts = (
        document.title,
        document.briefing_title if document.briefing_title != document.title else "",
        f"information cutoff {document.information_cutoff}" if document.information_cutoff else "",
        document.marking,
        document.lens.rstrip("."),
        str(document.place),
    )
    return ", ".join(part for part in parts if part)
