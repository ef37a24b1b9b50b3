"""The chooser: asks the page at hand for other things than it shows, and leads from an event to where it is told."""

from briefing.model.place import Place
from briefing.pages.choices import choices
from briefing.pages.compose import told_at
from briefing.tui.screens.events import chosen_event, first_event, link_to
from briefing.tui.screens.reading import Reading


class Chooser:
    """Goes from a page to the same page asked otherwise, and from an event to its paragraph and to its time."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def action_choose(self) -> None:
        """Offer what the page can be asked."""
        from briefing.tui.screens.choosing import ChooseScreen

        library, place = self._reading.library, self._reading.history.current.place.page
        if choices(library, place):
            self._reading.app.push_screen(ChooseScreen(library, place), self._chosen)
        else:
            self._say("There is nothing to choose on this page.")

    def _chosen(self, place: Place | None) -> None:
        if place is not None:
            self._reading.open_place(place)

    def action_told(self) -> None:
        """Go to the paragraph that tells of the event at hand; where several do, ask which, where none does, say so."""
        event = self._event
        places, note = told_at(self._reading.library, event) if event else ({}, "")
        if len(places) == 1:
            self._reading.open_place(next(iter(places)))
            if note:
                self._say(note)
        elif places:
            from briefing.tui.screens.choosing import WhereScreen

            self._reading.app.push_screen(WhereScreen(places), self._chosen)
        else:
            self._say("No section tells of this event." if event else "There is no event here.")

    def action_around(self) -> None:
        """Show the event at hand in the timeline, amid what happened before and after it."""
        event = self._event
        if event is None:
            self._say("There is no event here.")
            return
        self._reading.open_place(Place(event.briefing, view="timeline"))
        page = self._reading.page
        layout = page.layout_
        ref = link_to(layout, event) if layout else None
        if layout is not None and ref is not None:
            page.scroll_to_line(layout.y_at(ref) - page.size.height // 3)
            page.select(ref)

    @property
    def _event(self) -> Place | None:
        """The event at hand: the one chosen on the page, else that of the page, else the first in sight."""
        page = self._reading.page
        ref = chosen_event(page)
        if ref is None and self._reading.document.kind == "event":
            return self._reading.document.place.record
        ref = ref or first_event(page)
        return ref.spot.target.record if ref and isinstance(ref.spot.target, Place) else None

    def _say(self, words: str) -> None:
        self._reading.say(words)
