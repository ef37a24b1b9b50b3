"""What the two bars of the reading screen say: where one is, how far it may travel, which keys there are."""

from rich.cells import cell_len, set_cell_size

from briefing.model import document as d
from briefing.model.place import Place
from briefing.tui.commands import COMMANDS, Command
from briefing.tui.messages import OpenTarget, RunCommand
from briefing.tui.widgets.bar import Item

_LONGEST = 40
"""Cells that one step of the trail may take."""


def trail_items(document: d.Document) -> tuple[Item, ...]:
    """The pages above this one, each to be clicked, then this one."""
    steps = [Item(((_short(_label(link)), "link"), (" ›", "dim")), OpenTarget(link.target)) for link in document.trail]
    own = VIEW_OF_BRIEFING if document.kind == "overview" and document.place.briefing else document.title
    return (*steps, Item(((_short(own), "strong"),)))


VIEW_OF_BRIEFING = "Overview"


def _label(link: d.Link) -> str:
    target = link.target
    if isinstance(target, Place) and target.view == "overview":
        return VIEW_OF_BRIEFING if target.briefing else "Library"
    return d.plain_text(link.inlines)


def _short(text: str) -> str:
    return text if cell_len(text) <= _LONGEST else set_cell_size(text, _LONGEST - 1).rstrip() + "…"


def standing_items(document: d.Document, hits: str) -> tuple[Item, ...]:
    """Hits of the search under way, the marking, the information cutoff."""
    parts = (
        (hits, "key"),
        (f"cutoff {document.information_cutoff}" if document.information_cutoff else "", "dim"),
        (document.marking, "strong"),
    )
    return tuple(Item(((text, style),)) for text, style in parts if text)


def key_items() -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The commands of the footer, to be clicked: those that give way on a narrow screen, then those that never do."""
    shown = [row for row in COMMANDS if row.footer]
    return (
        tuple(_key_item(row) for row in shown if row.scope != "app"),
        tuple(_key_item(row) for row in shown if row.scope == "app"),
    )


def _key_item(row: Command) -> Item:
    return Item(((row.shown.split()[0], "key"), (f" {row.footer}", "dim")), RunCommand(row.id))
