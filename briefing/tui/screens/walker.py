"""Walking: back and forward through the pages that were read, to the overview, and to anything by its name."""

from briefing.model.place import Place
from briefing.tui.screens.reading import Reading


class Walker:
    """Goes from page to page."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def action_back(self, steps: str = "1") -> None:
        """To the page before, or so many pages before, at the very line and link."""
        self._step(-int(steps))

    def action_forward(self) -> None:
        """To the page one came back from."""
        self._step(1)

    def _step(self, by: int) -> None:
        reading = self._reading
        reading.history.leave(reading.page.position, reading.document.title)
        visit = reading.history.step(by)
        if visit is None:
            reading.say("There is no page that way.")
            return
        if not reading.show_again(visit):
            reading.history.step(-by)
        reading.page.screen.set_focus(reading.page)

    def action_overview(self) -> None:
        """To the overview of the briefing at hand."""
        self._reading.open_place(self._reading.overview)

    def action_goto(self) -> None:
        """Ask for a name and go there."""
        from briefing.tui.screens.goto import GotoScreen

        self._reading.app.push_screen(GotoScreen(self._reading.library), self._went_to)

    def _went_to(self, place: Place | None) -> None:
        if place is not None:
            self._reading.open_place(place)
