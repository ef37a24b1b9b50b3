"""Quoting: one sentence of a page, with its sources and where it stands, to be pasted elsewhere."""

import re
from collections.abc import Iterator

from briefing.layout.page import PageLayout
from briefing.layout.words import Spot, running_text
from briefing.model.document import Document, plain_text
from briefing.parsing.sentences import sentences

_NUMBER = re.compile(r"\d+")


def quote(layout: PageLayout, y: int, column: int = 0) -> str:
    """The sentence that stands at a line of a page, at or after a column, as plain text with its sources."""
    number, line = layout.block_at(y)
    text, spots = running_text(layout.blocks[number])
    at = next((index for index, spot in enumerate(spots) if spot >= (line, column)), 0)
    start, end = next(((start, end) for start, end in sentences(text) if start <= at < end), (0, len(text)))
    cited = _cited(layout, number, set(spots[start:end]))
    return "\n".join(_lines(layout.document, text[start:end].strip(), cited))


def _cited(layout: PageLayout, number: int, spots: set[Spot]) -> list[int]:
    """The numbers of the sources whose marks stand at some spots of a block."""
    block = layout.blocks[number]
    found = (spot.text for spot in block.links if spot.kind == "source" and (spot.line, spot.column) in spots)
    return list(dict.fromkeys(int(words) for words in found if _NUMBER.fullmatch(words)))


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
