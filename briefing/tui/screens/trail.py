"""What the two bars of the reading screen say: where one is, how far it may travel, which keys there are."""

from collections.abc import Sequence

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.support import support_of
from briefing.tui.commands import COMMANDS, Command
from briefing.tui.history import Visit
from briefing.tui.messages import OpenTarget, RunCommand
from briefing.tui.widgets.bar import Item, short

_LONGEST = 40
"""Cells that one step of the trail may take."""

_LONGEST_BACK = 18
"""Cells that the name of a page one came by may take."""


_OVERVIEW = "Overview"
"""What the overview of the only briefing is called; its title stands on the page."""


def trail_items(document: d.Document, heading: str = "") -> tuple[Item, ...]:
    """The pages above this one, each to be clicked, then this one and the heading being read on it."""
    above = document.trail
    is_only = not any(isinstance(link.target, Place) and not link.target.briefing for link in above)
    steps = [Item(((_label(link, is_only), "link"), (" ›", "dim")), OpenTarget(link.target)) for link in above]
    is_overview = document.kind == "overview" and document.place.briefing and not above
    title = short(_OVERVIEW if is_overview else _beyond(document.title, above), _LONGEST)
    under = ((" › ", "dim"), (short(heading, _LONGEST), "")) if heading else ()
    return (*steps, Item(((title, "strong"), *under)))


def _beyond(title: str, above: Sequence[d.Link]) -> str:
    """What a title adds to the page above it, as that of a page asked for something does."""
    return title.removeprefix(f"{d.plain_text(above[-1].inlines)}: ") if above else title


def _label(link: d.Link, is_only: bool) -> str:
    """The words for one step: short for the library and for a briefing that stands between it and the page."""
    words = d.plain_text(link.inlines)
    target = link.target
    if not isinstance(target, Place) or target.view != "overview":
        return short(words, _LONGEST)
    return "Library" if not target.briefing else _OVERVIEW if is_only else short(words, _LONGEST // 2)


def came_items(visits: Sequence[tuple[int, Visit]]) -> tuple[Item, ...]:
    """The pages that one came by, each so many steps back, the last of them first; shown where there is room to spare.

    The farther back a page is, the sooner it gives way.
    """
    return tuple(
        Item(
            (("‹ ", "dim"), (short(visit.title, _LONGEST_BACK), "dim")),
            RunCommand("back", str(steps)),
            _FIRST + number,
            is_spare=True,
        )
        for number, (steps, visit) in enumerate(visits, 1)
    )


_FIRST = 5
"""What yields more than this goes before all that is said of where the reader stands."""


def standing_items(document: d.Document, hits: str, progress: str, library: Library) -> tuple[Item, ...]:
    """Hits of the search under way, how far down the page, the lens, the information cutoff, the marking.

    A click on what is said of the lens restores what is hidden or switched off. Where there is little room, progress
    goes first, the marking never.
    """
    lens = library.lens
    off = len(support_of(library).off) if lens.without else 0
    parts = (
        (hits, "key", 2),
        (progress, "dim", 4),
        (f"as of {lens.as_of.text}" if lens.as_of else "", "lens", 1),
        (f"{off} off" if lens.without else "", "lens", 1),
        (f"cutoff {document.information_cutoff}" if document.information_cutoff else "", "dim", 3),
        (document.marking, "strong", 0),
    )
    restore = RunCommand("restore")
    return tuple(
        Item(((text, style),), restore if style == "lens" else None, yields) for text, style, yields in parts if text
    )


def key_items(commands: Sequence[Command] = COMMANDS) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The commands of the footer, to be clicked: those that give way on a narrow screen, then those that never do."""
    shown = [row for row in commands if row.footer and row.keys]
    return (
        tuple(_key_item(row) for row in shown if row.scope != "app"),
        tuple(_key_item(row) for row in shown if row.scope == "app"),
    )


def _key_item(row: Command) -> Item:
    return Item(((row.shown.split()[0], "key"), (f" {row.footer}", "dim")), RunCommand(row.id))
