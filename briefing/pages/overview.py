"""The overview of a briefing, and of a library of several."""

from briefing.model import document as d
from briefing.model.actors import Actor, Event
from briefing.model.head import Head
from briefing.model.judgments import Judgment
from briefing.model.library import Briefing
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.pages.cards import judgment_lines
from briefing.pages.desk import Desk, callout, join, words


def overview_page(desk: Desk) -> d.Blocks:
    """What a reader with one minute needs: the answer, the key judgments, the way to everything else."""
    briefing = desk.briefing
    return _briefing(desk, briefing) if briefing else _library(desk)


def _library(desk: Desk) -> d.Blocks:
    blocks: list[d.Block] = []
    for name, briefing in desk.library.briefings.items():
        place = Place(name, view="overview")
        blocks.append(d.Header(2, name, (desk.to(place),)))
        blocks.append(d.Plain(_dates(briefing.head)))
        inner = desk.at(place)
        blocks.extend(inner.text(briefing.head.bottom_line))
    return tuple(blocks)


def _dates(head: Head) -> d.Inlines:
    """Issue, cutoff, marking and standing, as one line."""
    parts = (
        f"issued {head.issued.words}" if head.issued else "",
        f"information cutoff {head.information_cutoff.words}" if head.information_cutoff else "",
        head.marking,
        head.status if head.status != "final" else "",
        ", ".join(head.authors),
    )
    return (d.Span(join(words(part) for part in parts), ("dim",)),)


def _briefing(desk: Desk, briefing: Briefing) -> d.Blocks:
    head = briefing.head
    bottom_line = desk.text(head.bottom_line)
    return (
        *((d.Para((d.Emph((d.Str(head.subtitle),)),)),) if head.subtitle else ()),
        d.Para(_dates(head)),
        *callout("bottom-line", (_label("Bottom line"), *bottom_line) if bottom_line else ()),
        *_key_judgments(desk, briefing),
        *_sections(desk, briefing),
        *_titled(desk, "Scope", head.scope_note),
        *_titled(desk, "Sources in brief", head.source_summary),
        *_titled(desk, "What changed", head.change_note),
        d.Header(2, "more", (d.Str("More"),)),
        d.Para(_indexes(desk)),
    )


def _label(text: str) -> d.Block:
    return d.Plain((d.Span((d.Str(text),), ("label",)),))


def _titled(desk: Desk, title: str, markdown: str) -> d.Blocks:
    blocks = desk.text(markdown, depth=2)
    return (desk.title(2, title), *blocks) if blocks else ()


def _key_judgments(desk: Desk, briefing: Briefing) -> d.Blocks:
    items: list[d.Blocks] = []
    for ident in briefing.head.key_judgments:
        record = briefing.records.get(ident)
        if isinstance(record, Judgment):
            place = Place(briefing.head.id, ident)
            items.append((d.Div(judgment_lines(desk, place, record), ("judgment",), ident),))
    return (desk.title(2, "Key judgments"), d.OrderedList(tuple(items))) if items else ()


def _sections(desk: Desk, briefing: Briefing) -> d.Blocks:
    items = []
    for section in briefing.sections:
        link = desk.to(Place(briefing.head.id, section.id))
        items.append(((link,), desk.text(section.takeaway)))
    return (desk.title(2, "Sections"), d.DefinitionList(tuple(items))) if items else ()


def _indexes(desk: Desk) -> d.Inlines:
    """Ways to the derived pages, with the counts of what they list."""
    rows = (
        ("timeline", "event", len(desk.records(Event))),
        ("judgments", "judgment", len(desk.records(Judgment))),
        ("actors", "actor", len(desk.records(Actor))),
        ("sources", "source", len(desk.records(Source))),
    )
    home = desk.place.briefing
    links = ((desk.to(Place(home, view=view), counted(count, noun)),) for view, noun, count in rows if count)
    return join(links)


def counted(count: int, noun: str) -> str:
    """A number with its noun in the right form."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
