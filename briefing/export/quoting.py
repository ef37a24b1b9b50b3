"""Quoting: one sentence of a page, with its sources and where it stands, to be pasted elsewhere."""

import re
from collections.abc import Iterator

from msgspec import Struct

from briefing.layout.lines import LinkSpot
from briefing.layout.page import PageLayout
from briefing.layout.words import Spot, running_text
from briefing.model.document import Document, plain_text
from briefing.model.place import Place
from briefing.parsing.sentences import sentences

_NUMBER = re.compile(r"\d+")


class Sentence(Struct, frozen=True):
    """A sentence of a page as it is read, and the sources whose marks stand in it."""

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


def sentence_at(layout: PageLayout, y: int, column: int = 0) -> Sentence:
    """The sentence that stands at a line of a page, at or after a column."""
    number, line = layout.block_at(y)
    block = layout.blocks[number]
    text, spots = running_text(block)
    at = next((index for index, spot in enumerate(spots) if spot >= (line, column)), 0)
    start, end = next(((start, end) for start, end in sentences(text) if start <= at < end), (0, len(text)))
    within: set[Spot] = set(spots[start:end])
    marks = (spot for spot in block.links if spot.kind == "source" and (spot.line, spot.column) in within)
    return Sentence(text[start:end].strip(), tuple(marks))


def quote(layout: PageLayout, y: int, column: int = 0) -> str:
    """The sentence that stands at a line of a page, at or after a column, as plain text with its sources."""
    sentence = sentence_at(layout, y, column)
    return "\n".join(_lines(layout.document, sentence.text, sentence.numbers))


def quote_text(document: Document, text: str) -> str:
    """Any words of a page as a quotation, with where they stand."""
    return "\n".join(_lines(document, " ".join(text.split()), []))


def _lines(document: Document, sentence: str, cited: list[int]) -> Iterator[str]:
    yield f"“{sentence}”"
    yield f"— {_standing(document)}"
    references = {reference.number: reference for reference in document.references}
    for number in cited:
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
