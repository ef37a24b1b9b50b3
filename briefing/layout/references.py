"""The list of sources that closes a page."""

from collections.abc import Iterator
from typing import Final

from briefing.layout.blocks import Setter, lay_out_block
from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.galley import Galley
from briefing.layout.inlines import Sources
from briefing.layout.lines import BlockLines
from briefing.model.document import Document, Header, Plain, Reference, Str

_HEADING: Final = Header(2, "references", (Str("Sources"),))


def lay_out_references(document: Document, sources: Sources, width: int, measure: int) -> Iterator[BlockLines]:
    """The heading "Sources" and one block per source, if the document cites any; `ref-3` is the anchor of number 3."""
    if document.references:
        yield lay_out_block(_HEADING, sources, width, measure)
    digits = max((len(str(reference.number)) for reference in document.references), default=0)
    for reference in document.references:
        galley = Galley(width, measure)
        galley.anchor(f"ref-{reference.number}")
        with galley.margin(_number(reference, digits, sources), once=True):
            Setter(galley, sources).block(Plain(reference.inlines))
        yield galley.block()


def _number(reference: Reference, digits: int, sources: Sources) -> Flow:
    """The number, a link to the source, aligned on the right of as many digits as the longest has."""
    draft = Draft()
    number = str(reference.number)
    draft.add(" " * (digits - len(number)))
    with draft.linked(reference.source, "source", sources[reference.source].reference):
        draft.add(number)
    draft.add("  ")
    return draft.flow()
