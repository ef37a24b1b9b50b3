"""The list of sources that closes a page."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from briefing.layout.blocks import Setter, lay_out_block
from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.galley import Galley
from briefing.layout.inlines import Sources
from briefing.layout.lines import BlockLines, Heading
from briefing.model.document import Document, Header, Plain, Reference, Str

SOURCES: Final = Heading(2, "references", "Sources", 0)
"""The heading of the list."""

_HEADER: Final = Header(SOURCES.level, SOURCES.id, (Str(SOURCES.text),))


def reference_settings(
    document: Document, sources: Sources, width: int, measure: int
) -> Iterator[Callable[[], BlockLines]]:
    """What lays out the heading "Sources" and each source, if the document cites any; `ref-3` anchors number 3."""
    if document.references:
        yield partial(lay_out_block, _HEADER, sources, width, measure)
    digits = max((len(str(reference.number)) for reference in document.references), default=0)
    for reference in document.references:
        yield partial(_entry, reference, digits, sources, width, measure)


def _entry(reference: Reference, digits: int, sources: Sources, width: int, measure: int) -> BlockLines:
    galley = Galley(width, measure)
    galley.anchor(f"ref-{reference.number}")
    with galley.margin(_number(reference, digits, sources), once=True):
        Setter(galley, sources).block(Plain(reference.inlines))
    return galley.block()


def _number(reference: Reference, digits: int, sources: Sources) -> Flow:
    """The number, a link to the source, aligned on the right of as many digits as the longest has."""
    draft = Draft()
    number = str(reference.number)
    draft.add(" " * (digits - len(number)))
    with draft.linked(reference.source, "source", sources[reference.source].reference):
        draft.add(number)
    draft.add("  ")
    return draft.flow()
