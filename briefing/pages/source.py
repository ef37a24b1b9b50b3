"""The page of a source: the reference, what the authors think of it, and what rests on it."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.cards import reliability_words
from briefing.pages.desk import Desk, fact, facts, join, words
from briefing.pages.mentions import against, said_of
from briefing.pages.pieces import chip, dim, kind_words
from briefing.pages.references import address, reference


def source_page(desk: Desk, source: Source) -> d.Blocks:
    """Reference, assessment, derivation, then all that stands on the source."""
    links = desk.library.links.to(desk.place)
    bare = [link for link in links if link.kind == "citation" and not link.sentence]
    return (
        d.Para(reference(source)),
        *_facts(desk, source),
        *_rests(desk, bare),
        *said_of(desk, links, "Cited in"),
        *_derived(desk, links),
    )


def _facts(desk: Desk, source: Source) -> d.Blocks:
    assessment = source.assessment
    return facts(
        fact("Key", (d.Code(source.id),)),
        fact("Reliability", chip("reliability", reliability_words(source))),
        fact("Origin", words(assessment.origin)),
        fact("What it is", words(assessment.descriptor)),
        fact("Derived from", join(((desk.ref(ref),) for ref in assessment.derived_from), ", ")),
        fact("Original", words(source.original_title)),
        fact("Language", words(source.language)),
        fact("Accessed", words(source.accessed.words if source.accessed else "")),
        fact("Archived", (address(source.archive_url),) if source.archive_url else ()),
        fact("Note", words(source.note)),
    )


def _rests(desk: Desk, bare: list[Link]) -> d.Blocks:
    """Records that cite the source without a sentence of their own: events, relations, offices, evidence."""
    if not bare:
        return ()
    contradicted = {link.source for link in bare if link.stance == "contradicts"}
    places = dict.fromkeys(link.source for link in bare)
    items = tuple((d.Plain(_resting(desk, place, place in contradicted)),) for place in places)
    return (desk.title(2, f"What rests on it ({len(items)})", "rests"), d.BulletList(items))


def _resting(desk: Desk, place: Place, contradicted: bool) -> d.Inlines:
    kind = dim(kind_words(desk.library.kind(place)))
    return join(((desk.to(place),), kind, against(contradicted)))


def _derived(desk: Desk, links: tuple[Link, ...]) -> d.Blocks:
    """Sources that repeat this one."""
    places = dict.fromkeys(link.source for link in links if link.field == "assessment.derived_from")
    items: Iterator[d.Blocks] = ((d.Plain((desk.to(place),)),) for place in places)
    return (desk.title(2, f"Repeated by ({len(places)})", "repeated"), d.BulletList(tuple(items))) if places else ()
