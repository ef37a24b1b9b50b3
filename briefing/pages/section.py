"""The page of a section: its takeaway, its text, the sections inside it, and what belongs to it."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.actors import Event
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.place import Place
from briefing.pages.cards import card, event_line
from briefing.pages.desk import Desk, callout


def section_page(desk: Desk, section: Section) -> d.Blocks:
    """A section with everything below it, then what no text of it has shown."""
    texts = {part.id: desk.text(part.text, depth) for part, depth in _with_depth(section, 1)}
    return (
        *callout("takeaway", desk.text(section.takeaway)),
        *texts[section.id],
        *(block for part in section.sections for block in _part(desk, part, texts, level=2)),
        *_belonging(desk, section, level=2),
    )


def _with_depth(section: Section, depth: int) -> Iterator[tuple[Section, int]]:
    """A section and all sections inside it, each with the level of its own heading."""
    yield section, depth
    for part in section.sections:
        yield from _with_depth(part, min(depth + 1, 6))


def _part(desk: Desk, section: Section, texts: dict[str, d.Blocks], level: int) -> Iterator[d.Block]:
    yield desk.title(level, section.title, section.id)
    yield from callout("takeaway", desk.text(section.takeaway))
    yield from texts[section.id]
    below = min(level + 1, 6)
    for part in section.sections:
        yield from _part(desk, part, texts, below)
    yield from _belonging(desk, section, below)


def _belonging(desk: Desk, section: Section, level: int) -> Iterator[d.Block]:
    """Judgments and events that belong to a section and that no text on the page shows."""
    if desk.briefing is None:
        return
    name = desk.place.briefing
    judgments = [one for one in desk.briefing.belonging_to(section.id, Judgment) if one.id not in desk.embedded]
    if judgments:
        yield desk.title(level, "Judgments", f"{section.id}-judgments")
    for judgment in judgments:
        yield from card(desk, Place(name, judgment.id), judgment)
    events = [one for one in desk.briefing.belonging_to(section.id, Event) if one.id not in desk.embedded]
    if events:
        yield desk.title(level, "Events", f"{section.id}-events")
        lines = (event_line(desk, Place(name, event.id), event) for event in sorted(events, key=lambda one: one.date))
        yield d.BulletList(tuple((d.Plain(line),) for line in lines))
