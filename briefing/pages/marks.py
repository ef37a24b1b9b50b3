"""Marks: what switching sources off does to what a link leads to, as a word after its name."""

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.claims import Claim
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.support import Status, Support, support_of
from briefing.model.trees import rewrite
from briefing.pages.references import short_reference
from briefing.pages.views import INDEXES
from briefing.parsing.sentences import sentences

STATUS_WORDS: Final[dict[Status, str]] = {
    "unsupported": "unsupported",
    "single": "one voice left",
    "weakened": "weakened",
    "unchanged": "unchanged",
}
"""What is said of a claim in each status."""

_GAP: Final = d.Span((d.Str("  "),), ("gap",))
"""What keeps a mark apart from the words before it; in a link it is no part of them."""

_KIND_OF_VIEW: Final = {index.view: index.kind for index in INDEXES}


def mark(library: Library, place: Place) -> d.Inlines:
    """The mark after a link to a page that a lens affects; nothing for any other."""
    if not library.lens.without:
        return ()
    return affected_mark(_affected_below(library, place)) if place.view else own_mark(library, place)


def own_mark(library: Library, place: Place) -> d.Inlines:
    """What a lens does to what a record says itself; to the text of an overview, not to the briefing that it begins."""
    if not library.lens.without:
        return ()
    support = support_of(library)
    hit = [support.hit[claim] for claim in support.of(place) if claim in support.hit]
    whole = next((one.status for one in hit if one.claim.is_whole), None)
    return status_mark(whole) if whole else affected_mark(len(hit))


def status_mark(status: Status) -> d.Inlines:
    """A status as a mark; nothing where nothing has changed."""
    said = d.Span((d.Str(STATUS_WORDS[status]),), ("chip", f"lens-{status}"))
    return () if status == "unchanged" else (_GAP, said)


def affected_mark(count: int) -> d.Inlines:
    """How many claims are affected, as a mark; nothing where none is."""
    return (_GAP, d.Span((d.Str(f"{count} affected"),), ("chip", "lens-weakened"))) if count else ()


def _affected_below(library: Library, place: Place) -> int:
    """How many records an index lists, or claims a briefing makes, that are affected."""
    support = support_of(library)
    if place.view == "overview":
        return len(support.hit_in.get(place.briefing, ()) if place.briefing else support.hit)
    kind = _KIND_OF_VIEW.get(place.view)
    homes = ("", place.briefing) if place.briefing else support.hit_in
    records = {claim.place for claim in chain.from_iterable(support.hit_in.get(name, ()) for name in homes)}
    return sum(kind is not None and isinstance(library.find(record), kind) for record in records)


def seen(library: Library, source: Place | None, key: str, within: str) -> str:
    """What a lens makes of a source that is cited: that it is off, or where it is hidden enough to tell it by."""
    if source is not None:
        return "off" if library.lens.without and source in support_of(library).off else ""
    hidden = library.hidden(key, within)
    later = library.plain.find(hidden) if hidden else None
    return f"{short_reference(later)}, later" if isinstance(later, Source) else ""


def mark_sentences(library: Library, blocks: d.Blocks) -> d.Blocks:
    """A text with a mark after the citations of every sentence that a lens affects."""
    if not library.lens.without:
        return blocks
    support = support_of(library)

    def marked(node: d.Node) -> d.Node:
        return replace(node, inlines=_marked(support, node.inlines)) if isinstance(node, d.Para | d.Plain) else node

    return rewrite(blocks, marked)


def mark_line(library: Library, inlines: d.Inlines) -> d.Inlines:
    """A run of text with the same marks."""
    return _marked(support_of(library), inlines) if library.lens.without else inlines


def _marked(support: Support, inlines: d.Inlines) -> d.Inlines:
    """A paragraph, sentence by sentence: the mark follows the last citation of each."""
    written: list[d.Inline] = list(inlines)
    cites = list(_cites(inlines))
    ends = [end for _, end in sentences(_with_keys(inlines))]
    by_sentence = [[cite for cite in cites if start <= cite.offset < end] for start, end in pairwise((0, *ends))]
    for found in reversed([group for group in by_sentence if group]):
        sources = dict.fromkeys(place for cite in found for place in cite.sources)
        status = support.weighed(Claim(Place()), tuple(sources)).status
        written[found[-1].index + 1 : found[-1].index + 1] = status_mark(status)
    return tuple(written)


class _Cited(Struct, frozen=True):
    """One top-level inline of a paragraph that cites sources."""

    index: int
    offset: int
    """Where it stands in the words of the paragraph, in characters."""

    sources: tuple[Place, ...]


def _cites(inlines: d.Inlines) -> Iterator[_Cited]:
    offset = 0
    for index, node in enumerate(inlines):
        found = [one.source for cite in d.walk((node,)) if isinstance(cite, d.Cite) for one in cite.citations]
        if found:
            yield _Cited(index, offset, tuple(place for place in found if place is not None))
        offset += len(_with_keys((node,)))


def _with_keys(inlines: d.Inlines) -> str:
    """The words of inlines, each citation as one in Markdown, so that sentences end where they did in the source."""
    return "".join("[@x]" if isinstance(node, d.Cite) else d.plain_text((node,)) for node in inlines)
