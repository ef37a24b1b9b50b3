"""The dial: how deep the page at hand is shown, its figures as charts or tables; and ways to compare and to judge."""

from collections.abc import Callable
from functools import partial

from briefing.layout.page import PageLayout
from briefing.model import document as d
from briefing.model.place import Place
from briefing.model.position import Position
from briefing.pages.figure import FIGURES, TABLE
from briefing.pages.timeline import zoomed
from briefing.pages.views import OPTIONS
from briefing.tui.screens.events import chosen_event, first_event, link_to
from briefing.tui.screens.reading import Reading
from briefing.tui.spots import line_of
from briefing.tui.widgets.view import DocumentView

Spot = Callable[[PageLayout, Position], int]
"""Finds on a page shown anew the line to begin at, for where the reader was before."""


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
            self._turn(place, partial(_same_spot, above=_above(self._reading.document, self._reading.page)))

    def action_figures(self) -> None:
        """Show the figures of the page as tables, or as charts again."""
        is_table = self._place.options.get(FIGURES) == TABLE
        if FIGURES not in self._known or not (is_table or _has_chart(self._reading.document)):
            self._say("There is no chart on this page.")
            return
        self._turn(self._place.asking(figures="" if is_table else TABLE), partial(_same_spot, above=[]))

    def action_zoom(self, to: str) -> None:
        """Look at a timeline from nearer, or from farther off, with the event at hand on the same line of the pane."""
        if "zoom" not in self._known:
            self._say("Only a timeline can be looked at from nearer.")
            return
        place = zoomed(self._place, 1 if to == "nearer" else -1)
        if place is None:
            self._say(f"This is as {'near' if to == 'nearer' else 'far off'} as one can look.")
        else:
            self._turn(place, _same_event(self._reading.page))

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
        self._reading.say(words)

    def _turn(self, place: Place, spot: Spot) -> None:
        """Show the page as another Place says, at a spot of it, or where the reader was if they come back to it."""
        reading, before, position = self._reading, self._place, self._reading.page.position
        origin = self._came_from.pop(before, None)
        reading.history.stay(place)
        if not reading.take_library(reading.library):
            reading.history.stay(before)
            self._say("This page is gone from the library.")
            return
        layout = reading.page.layout_
        if layout is None:
            return
        if origin is not None and origin[0] == place and origin[2] == position:
            y = line_of(origin[1], layout)
        else:
            y = spot(layout, position)
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


def _same_event(page: DocumentView) -> Spot:
    """Keeps the chosen event, else the first in sight, on its line of the pane; a page at its top stays there."""
    layout, chosen = page.layout_, chosen_event(page)
    ref = chosen or first_event(page)
    if layout is None or ref is None or not (chosen or page.top):
        return lambda _, __: 0
    row, target = layout.y_at(ref) - page.top, ref.spot.target

    def spot(other: PageLayout, _: Position) -> int:
        same = link_to(other, target)
        return other.y_at(same) - row if same else 0

    return spot
