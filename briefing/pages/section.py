"""The page of a section: its takeaway, its text, the sections inside it, and what belongs to it."""

from collections.abc import Iterator

from briefing.model import document as d
from briefing.model.actors import Event
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.place import Place
from briefing.pages.cards import card, event_line
from briefing.pages.desk import Desk, R, callout


def section_page(desk: Desk, section: Section) -> d.Blocks:
    """A section with everything below it, then what no text of it has shown."""
    parts = list(_with_depth(section, 1))
    titles = {part.id: desk.title_of(depth, part) for part, depth in parts[1:]}
    texts = {part.id: desk.text(part.text, depth) for part, depth in parts}
    return (
        *callout("takeaway", desk.text(section.takeaway)),
        *texts[section.id],
        *(block for part in section.sections for block in _part(desk, part, titles, texts)),
        *_belonging(desk, section, level=2),
    )


def _with_depth(section: Section, depth: int) -> Iterator[tuple[Section, int]]:
    """A section and all sections inside it, each with the level of its own heading."""
    yield section, depth
    for part in section.sections:
        yield from _with_depth(part, min(depth + 1, 6))


def _part(desk: Desk, section: Section, titles: dict[str, d.Header], texts: dict[str, d.Blocks]) -> Iterator[d.Block]:
    title = titles[section.id]
    yield title
    yield from callout("takeaway", desk.text(section.takeaway))
    yield from texts[section.id]
    for part in section.sections:
        yield from _part(desk, part, titles, texts)
    yield from _belonging(desk, section, min(title.level + 1, 6))


def _belonging(desk: Desk, section: Section, level: int) -> Iterator[d.Block]:
    """Judgments and events that belong to a section and that no text on the page shows."""
    if desk.briefing is None:
        return
    name = desk.place.briefing
    judgments = _not_shown(desk, desk.briefing.belonging_to(section.id, Judgment))
    if judgments:
        yield desk.title(level, "Judgments", f"{section.id}-judgments")
    for judgment in judgments:
        yield from card(desk, Place(name, judgment.id), judgment)
    events = _not_shown(desk, desk.briefing.belonging_to(section.id, Event))
    if events:
        yield desk.title(level, "Events", f"{section.id}-events")
        lines = (event_line(desk, Place(name, event.id), event) for event in sorted(events, key=lambda one: one.date))
        yield d.BulletList(tuple((d.Plain(line),) for line in lines))


def _not_shown(desk: Desk, records: tuple[R, ...]) -> list[R]:
    return [record for record in records if Place(desk.place.briefing, record.id) not in desk.embedded]
