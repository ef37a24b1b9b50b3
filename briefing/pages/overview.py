"""The overview of a briefing, and of a library of several."""

from briefing.model import document as d
from briefing.model.depth import Depth
from briefing.model.head import Head
from briefing.model.judgments import Judgment
from briefing.model.library import Briefing
from briefing.model.place import Place
from briefing.pages.banner import written_later
from briefing.pages.cards import judgment_lines
from briefing.pages.depth import depth_of, dial, lacking, words_in, words_of_sections
from briefing.pages.desk import Desk, callout, join, words
from briefing.pages.pieces import counted, label, titled
from briefing.pages.views import filled


def overview_page(desk: Desk) -> d.Blocks:
    """What a reader with one minute needs: the answer, the key judgments, the way to everything else."""
    briefing = desk.briefing
    return _briefing(desk, briefing) if briefing else _library(desk)


def _library(desk: Desk) -> d.Blocks:
    """What the library is, then of each briefing its answer and its key judgments."""
    depth = depth_of(desk)
    blocks: list[d.Block] = list(desk.text(desk.library.head.description))
    blocks.extend(dial(desk, _words_of_library(desk)))
    for name, briefing in desk.library.briefings.items():
        place = Place(name, view="overview")
        inner = desk.at(place)
        blocks.append(d.Header(2, name, (desk.to(place),)))
        later = (d.Span((d.Str("written later"),), ("later",)),) if written_later(desk.library, name) else ()
        blocks.append(d.Para(join((_dates(briefing.head), later))))
        blocks.extend(_bottom_line(inner, briefing.head))
        blocks.extend(_key_judgments(inner, briefing, 3) if depth != "bottom-line" else ())
    return (*blocks, *(_more(desk) if depth == "full" else ()))


def _words_of_library(desk: Desk) -> dict[Depth, int]:
    """How many words there are to read at each depth."""
    found = desk.library.briefings.values()
    first = words_in(briefing.head.bottom_line for briefing in found)
    second = first + sum(map(_judged, found))
    return {"bottom-line": first, "key-judgments": second, "full": second + words_in([desk.library.head.description])}


def _judged(briefing: Briefing) -> int:
    """How many words the key judgments of a briefing have."""
    records = (briefing.records.get(ident) for ident in briefing.head.key_judgments)
    return words_in(record.statement for record in records if isinstance(record, Judgment))


def _words(briefing: Briefing) -> dict[Depth, int]:
    """How many words there are to read at each depth of a briefing's overview."""
    head = briefing.head
    first = words_in([head.bottom_line])
    second = first + _judged(briefing)
    takeaways = (section.takeaway for section in briefing.sections)
    rest = words_in((*takeaways, head.scope_note, head.source_summary, head.change_note))
    return {"bottom-line": first, "key-judgments": second, "full": second + rest}


def _bottom_line(desk: Desk, head: Head) -> d.Blocks:
    answer = desk.text(head.bottom_line)
    return callout("bottom-line", (d.Plain(label("Bottom line")), *answer) if answer else ())


def _dates(head: Head) -> d.Inlines:
    """Issue, cutoff and marking, then status and authors, as one line."""
    parts = (
        f"issued {head.issued.words}" if head.issued else "",
        f"information cutoff {head.information_cutoff.words}" if head.information_cutoff else "",
        head.marking,
    )
    standing = join(words(part) for part in parts)
    by = join(words(part) for part in (head.status if head.status != "final" else "", ", ".join(head.authors)))
    between = (d.Str(" · "),) if standing and by else ()
    return d.Span((*standing, *between), ("dim", "standing")), d.Span(by, ("dim",))


def _briefing(desk: Desk, briefing: Briefing) -> d.Blocks:
    head, depth = briefing.head, depth_of(desk)
    first = (
        *((d.Para((d.Emph((d.Str(head.subtitle),)),)),) if head.subtitle else ()),
        d.Para(_dates(head)),
        *_dial(desk, briefing),
        *_bottom_line(desk, head),
        *(_judged_or_not(desk, briefing, depth) if depth != "bottom-line" else ()),
    )
    return (*first, *_rest(desk, briefing)) if depth == "full" else first


def _dial(desk: Desk, briefing: Briefing) -> d.Blocks:
    words = _words(briefing)
    sections = words_of_sections(desk.library, briefing.head.id)
    return dial(desk, words, words["full"] + sections if sections else 0)


def _judged_or_not(desk: Desk, briefing: Briefing, depth: Depth) -> d.Blocks:
    """The key judgments; where there are none, and only they were asked for, words that say so."""
    found = _key_judgments(desk, briefing, 2)
    return found or (lacking(depth) if depth == "key-judgments" else ())


def _rest(desk: Desk, briefing: Briefing) -> d.Blocks:
    """What follows the key judgments."""
    head = briefing.head
    return (
        *_sections(desk, briefing),
        *titled(desk, "Scope", head.scope_note),
        *titled(desk, "Sources in brief", head.source_summary),
        *titled(desk, "What changed", head.change_note),
        *_more(desk),
    )


def _key_judgments(desk: Desk, briefing: Briefing, level: int) -> d.Blocks:
    items: list[d.Blocks] = []
    for ident in briefing.head.key_judgments:
        place = desk.library.resolve(ident, briefing.head.id)
        record = desk.library.find(place) if place else None
        if place is not None and isinstance(record, Judgment):
            items.append((d.Div(judgment_lines(desk, place, record), ("judgment",), ident),))
    return (desk.title(level, "Key judgments"), d.OrderedList(tuple(items))) if items else ()


def _sections(desk: Desk, briefing: Briefing) -> d.Blocks:
    items = []
    for section in briefing.sections:
        link = desk.to(Place(briefing.head.id, section.id))
        items.append(((link,), desk.text(section.takeaway)))
    return (desk.title(2, "Sections"), d.DefinitionList(tuple(items))) if items else ()


def _more(desk: Desk) -> d.Blocks:
    """Ways to the derived pages, with the counts of what they list."""
    home = desk.place.briefing
    counts = filled(desk.library, home)
    links = join((desk.to(Place(home, view=index.view), counted(count, index.noun)),) for index, count in counts)
    return (d.Div((desk.title(2, "More"), d.Para(links)), ("ways",)),) if links else ()
