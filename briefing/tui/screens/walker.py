"""Walking: back and forward through pages and the jumps on them, to the overview, and to anything by its name."""

from briefing.model.place import Place
from briefing.model.position import Position
from briefing.tui.screens.reading import Reading


class Walker:
    """Goes from page to page, and from spot to spot on one."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def action_back(self, steps: str = "1") -> None:
        """To where one was before the last step, or so many steps before, at the very line and link."""
        self._step(-int(steps))

    def action_forward(self) -> None:
        """To where one came back from."""
        self._step(1)

    def go_on(self, place: Place, position: Position | None) -> None:
        """Leave the page at hand for another."""
        reading = self._reading
        reading.history.leave(reading.page.position, reading.document.title)
        reading.history.go(place, position)

    def leapt(self, before: Position) -> None:
        """The reader has jumped on the page at hand: a step, unless they are on the line where they were before."""
        reading = self._reading
        if not reading.page.position.is_level_with(before):
            reading.history.leave(before, reading.document.title)
            reading.history.go(reading.history.current.place.page)

    def go_within(self, place: Place, position: Position | None) -> None:
        """To a spot on the page at hand: one that is given, else the one that its Place names."""
        page = self._reading.page
        before = page.position
        page.go_to(position or Position(), "" if position else place.anchor)
        self.leapt(before)

    def _step(self, by: int) -> None:
        reading = self._reading
        reading.history.leave(reading.page.position, reading.document.title)
        visit = reading.history.step(by)
        if visit is None:
            reading.say("There is no page that way.")
            return
        if visit.position is not None and visit.place.page == reading.document.place:
            reading.page.go_to(visit.position)
        elif not reading.show_again(visit):
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
