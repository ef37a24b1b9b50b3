"""The dial: how deep the page at hand is shown, its figures as charts or tables; and ways to compare and to judge."""

from typing import Protocol

from textual.app import App

from briefing.layout.page import PageLayout
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.pages.figure import FIGURES, TABLE
from briefing.pages.views import OPTIONS
from briefing.tui.history import History, line_of
from briefing.tui.widgets.view import DocumentView


class Reading(Protocol):
    """What the dial asks of the reading screen."""

    library: Library
    document: d.Document
    history: History

    @property
    def app(self) -> App[object]:
        """The app."""

    @property
    def page(self) -> DocumentView:
        """The pane that holds the page."""

    def take_library(self, library: Library) -> None:
        """Show the page at hand as another reading of the library has it."""

    def open_place(self, place: Place, position: Position | None = None) -> None:
        """Go to a page, and to a spot on it."""


class Dial:
    """Shows the page at hand in another way, at the same place of it, without a step in the history."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._came_from: dict[Place, tuple[Place, Position, Position]] = {}
        """For a page as it is shown: how it was shown before, where the reader was on it, and where they came to be."""

    def action_depth(self, depth: str) -> None:
        """Show more or less of the page."""
        if "depth" not in self._known:
            self._say("This page has one depth: all of it.")
            return
        place = self._place.asking(depth="" if depth == "full" else depth)
        if place == self._place:
            self._say("This is what you are reading.")
        else:
            self._turn(place, _above(self._reading.document, self._reading.page))

    def action_figures(self) -> None:
        """Show the figures of the page as tables, or as charts again."""
        is_table = self._place.options.get(FIGURES) == TABLE
        if FIGURES not in self._known or not (is_table or _has_chart(self._reading.document)):
            self._say("There is no chart on this page.")
            return
        self._turn(self._place.asking(figures="" if is_table else TABLE), [])

    def action_likelihood(self) -> None:
        """Go to the page that explains the words of likelihood."""
        self._reading.open_place(Place(self._place.briefing, view="likelihood"))

    def action_compare(self) -> None:
        """Choose scenarios, and see them side by side."""
        from briefing.tui.screens.compare import CompareScreen, scenarios

        if len(scenarios(self._reading.library, self._place.briefing)) < 2:
            self._say("There are no two scenarios to set side by side.")
            return
        self._reading.app.push_screen(CompareScreen(self._reading.library, self._place), self._compared)

    def _compared(self, place: Place | None) -> None:
        if place is not None:
            self._reading.open_place(place)

    @property
    def _place(self) -> Place:
        """The page at hand as it is shown."""
        return self._reading.history.current.place.page

    @property
    def _known(self) -> tuple[str, ...]:
        """What can be asked of the page."""
        return OPTIONS.get(self._reading.document.kind, ())

    def _say(self, words: str) -> None:
        self._reading.app.notify(words, timeout=3, markup=False)

    def _turn(self, place: Place, above: list[str]) -> None:
        """Show the page as another Place says, where the reader is on it or comes back to.

        `above` are ids from the reader's line upward by which the spot is found again; without any, it is by its block.
        """
        reading, before, position = self._reading, self._place, self._reading.page.position
        origin = self._came_from.pop(before, None)
        reading.history.stay(place)
        reading.take_library(reading.library)
        layout = reading.page.layout_
        if layout is None:
            return
        if origin is not None and origin[0] == place and origin[2] == position:
            y = line_of(origin[1], layout)
        else:
            y = _same_spot(layout, position, above)
        reading.page.scroll_to_line(y)
        self._came_from[place] = before, position, reading.page.position


def _has_chart(document: d.Document) -> bool:
    return any(isinstance(node, d.Chart) for node in d.walk(document.blocks))


def _above(document: d.Document, page: DocumentView) -> list[str]:
    """The ids of headings and cards that stand above the first line in sight or on it, the nearest first."""
    layout = page.layout_
    if layout is None or not page.top:
        return []
    named = (node.id for node in d.walk(document.blocks) if isinstance(node, d.Header | d.Div) and node.id)
    lines = ((layout.anchor(ident), ident) for ident in named)
    return [ident for line, ident in sorted((line or 0, ident) for line, ident in lines) if line <= page.top][::-1]


def _same_spot(layout: PageLayout, position: Position, above: list[str]) -> int:
    """The line of the nearest heading or card above the reader that the page has; above all of them, the same block."""
    found = (layout.anchor(ident) for ident in above)
    line = next((line for line in found if line is not None), None)
    return line_of(position, layout) if line is None else line
