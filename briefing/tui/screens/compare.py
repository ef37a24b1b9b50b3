"""Compare: which scenarios to set side by side."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.tui.messages import OpenTarget
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.view import LinkList

_HOW = "Space or a click chooses, Enter shows them, Esc leaves."


def scenarios(library: Library, briefing: str) -> dict[Place, Scenario]:
    """The scenarios of a briefing and of the shared registries, or of the whole library."""
    found = (row for row in library.everything() if not briefing or row[0].briefing in ("", briefing))
    return {place: record for place, record in found if isinstance(record, Scenario)}


class CompareScreen(Dialog[Place | None]):
    """Asks for two scenarios or more; ends with the Place of their board, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose or leave out", show=False, priority=True),
        Binding("enter", "accept", "Side by side", show=False, priority=True),
        Binding("tab", "move(1)", "Next", show=False, priority=True),
        Binding("shift+tab", "move(-1)", "Previous", show=False, priority=True),
    ]
    AUTO_FOCUS = "LinkList"

    def __init__(self, library: Library, here: Place) -> None:
        super().__init__()
        self._home = here.briefing
        self._scenarios = scenarios(library, here.briefing)
        self._chosen = _chosen(library, here, self._scenarios)

    def compose(self) -> ComposeResult:
        """All scenarios, those chosen marked."""
        with Vertical(classes="dialog"):
            yield Static(Content("Scenarios side by side"), classes="heading")
            yield Static(Content(_HOW), id="say", classes="note")
            yield LinkList(id="results")
            yield Static(Content("[ side by side ]"), id="accept", classes="button")

    def on_mount(self) -> None:
        """Show them, the first selected."""
        self._show()
        self.call_after_refresh(self.query_one(LinkList).select_first)

    def _show(self) -> None:
        rows = tuple(d.Plain((self._row(place, one),)) for place, one in self._scenarios.items())
        title = f"{len(self._chosen)} of {len(rows)} chosen"
        results = self.query_one(LinkList)
        document = d.Document(place=Place(), title=title, kind="compare", blocks=(d.Div(rows),))
        results.show(document, results.position)

    def _row(self, place: Place, scenario: Scenario) -> d.Link:
        mark = "[x]" if place in self._chosen else "[ ]"
        return d.Link((d.Str(f"{mark} {scenario.title}"),), place, "scenario")

    def action_move(self, step: int) -> None:
        """Go from one to the next."""
        results = self.query_one(LinkList)
        if step > 0:
            results.action_line_down()
        else:
            results.action_line_up()

    def action_choose(self) -> None:
        """Choose the selected scenario, or leave it out."""
        self.query_one(LinkList).action_follow()

    @on(OpenTarget)
    def _chosen_by(self, event: OpenTarget) -> None:
        event.stop()
        if isinstance(event.target, Place):
            self._chosen ^= {event.target}
            self._show()

    def action_accept(self) -> None:
        """End with the board of those chosen, in the order of the list."""
        chosen = [place for place in self._scenarios if place in self._chosen]
        if len(chosen) < 2:
            self.query_one("#say", Static).update(Content("Choose two or more."))
            return
        board = Place(self._home, view="board")
        refs = [place.id if place.briefing in ("", self._home) else str(place) for place in chosen]
        self.dismiss(board if len(refs) == len(self._scenarios) else board.asking(scenarios=",".join(refs)))

    def on_click(self, event: Click) -> None:
        """Accept by mouse; a click beside the dialog closes it."""
        if event.widget is not None and event.widget.id == "accept":
            self.action_accept()
        else:
            super().on_click(event)


def _chosen(library: Library, here: Place, found: dict[Place, Scenario]) -> set[Place]:
    """Those on the board at hand; a scenario at hand and its base; else all."""
    asked = here.options.get("scenarios", "")
    record = library.find(here.plain)
    if isinstance(record, Scenario):
        base = library.resolve(record.base, here.briefing) if record.base else None
        return {place for place in (here.plain, base) if place in found}
    refs = (library.resolve(ref, here.briefing) for ref in asked.split(",") if ref)
    return {place for place in refs if place in found} or set(found)
