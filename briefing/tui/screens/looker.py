"""Looking: what supports the words at hand, and the library as of a day or without some of its sources."""

from collections.abc import Callable
from typing import Final

from briefing.errors import BriefingError
from briefing.export.quoting import Sentence, sentence_at
from briefing.layout.lines import LinkSpot
from briefing.layout.page import LinkRef
from briefing.model.lens import Lens, Off, read_day
from briefing.model.place import Place
from briefing.pages.spread import page
from briefing.pages.trace import trace_at, trace_of, trace_of_source, trace_place
from briefing.tui.screens.reading import Reading

_TRACED: Final = frozenset(
    {"judgment", "event", "relation", "indicator", "assumption", "scenario", "variable", "figure"}
)
"""Kinds of record whose support is asked for by a link to them, rather than that of the sentence around it."""


class Looker:
    """Asks why, and looks through lenses."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._left: Place | None = None
        """The page that a lens hides, from which the reader was led to the overview."""

    @property
    def _lens(self) -> Lens:
        return self._reading.library.lens

    # Why

    def action_trace(self) -> None:
        """What supports the selected record or citation, else the sentence around the link, else what is in sight."""
        place = self._traced()
        if place is None:
            self._say("Nothing is cited here.")
        else:
            self._reading.open_place(place)

    def _traced(self) -> Place | None:
        library, link = self._reading.library, self._reading.page.selected
        if link is None or not isinstance(link.spot.target, Place):
            return self._traced_in_sight()
        target, kind, sentence = link.spot.target, link.spot.kind, self._sentence(link)
        if kind == "source":
            here = self._reading.document.place
            return self._cited(sentence.text, link.spot) or trace_of_source(library, here, target.record)
        if kind in _TRACED:
            return trace_place(target.record)
        return self._cited(sentence.text, *sentence.marks) or trace_of(library, target)

    def _traced_in_sight(self) -> Place | None:
        """What the page's record says as a whole, else the first citation in sight, else the page."""
        library, place, page = self._reading.library, self._reading.document.place, self._reading.page
        layout = page.layout_
        if layout is None or library.kind(place) in _TRACED:
            return trace_of(library, place)
        links = (link for link in layout.links_between(page.top, page.size.height) if link.spot.by is not None)
        found = (self._cited(self._sentence(link).text, link.spot) for link in links)
        return next(filter(None, found), None) or trace_of(library, place)

    def _cited(self, words: str, *spots: LinkSpot) -> Place | None:
        """The trace of what a citation in some words of the page speaks for; None where none is a citation."""
        library = self._reading.library
        targets = ((spot.by, spot.target) for spot in spots)
        known = ((by, target.record) for by, target in targets if by is not None and isinstance(target, Place))
        return next(filter(None, (trace_at(library, by, source, words) for by, source in known)), None)

    def _sentence(self, link: LinkRef) -> Sentence:
        layout = self._reading.page.layout_
        return sentence_at(layout, layout.y_at(link), link.spot.column) if layout else Sentence("", ())

    # Through a lens

    def action_toggle_source(self) -> None:
        """Switch the source at hand off, or on again: that of the selected link, or of the page."""
        link = self._reading.page.selected
        target = link.spot.target if link is not None and link.spot.kind == "source" else self._reading.document.place
        if isinstance(target, Place) and self._reading.library.kind(target.record) == "source":
            self._look(self._lens.but(Off("source", str(target.record))))
        else:
            self._say("Select a source first, or open its page.")

    def action_what_if(self) -> None:
        """Ask which sources to switch off, or on again."""
        from briefing.tui.screens.without import WithoutScreen

        self._reading.app.push_screen(WithoutScreen(self._reading.library), self._switch)

    def action_as_of(self) -> None:
        """Ask for a day, and hide what is dated later."""
        day = self._lens.as_of
        note = "A day such as 2023-03-06, a month or a year. What is dated later is hidden; an empty line shows all."
        self._ask("As of when?", note, day.text if day else "", lambda typed: typed and read_day(typed), self._stand)

    def action_restore(self) -> None:
        """Look at the library as it is."""
        if self._lens:
            self._look(Lens())
            self._say("Everything is back as it is.")
        else:
            self._say("Nothing is hidden or switched off.")

    def _ask(
        self, title: str, note: str, value: str, check: Callable[[str], object], take: Callable[[str | None], None]
    ) -> None:
        from briefing.tui.screens.asking import AskScreen

        self._reading.app.push_screen(AskScreen(title, note, value, check), take)

    def _switch(self, offs: tuple[Off, ...] | None) -> None:
        if offs is not None:
            self._look(self._lens.lacking(offs))

    def _stand(self, typed: str | None) -> None:
        if typed is not None:
            self._look(self._lens.at(read_day(typed) if typed else None))

    def _look(self, lens: Lens) -> None:
        """Show the page at hand through a lens; where it is hidden, the overview, until it is there again."""
        reading, place = self._reading, self._reading.history.current.place
        reading.library = reading.library.through(lens)
        fault = self._fault(place)
        if fault:
            self._say(f"{fault}.")
            reading.open_place(reading.overview)
            self._left = place
        elif not self._went_back():
            reading.take_library(reading.library)

    def _fault(self, place: Place) -> str:
        """Why a page cannot be shown; empty when it can."""
        try:
            page(self._reading.library, place)
        except BriefingError as error:
            return str(error)
        return ""

    def _went_back(self) -> bool:
        """Go back to the page that was hidden, if it is there again and the reader has not gone on since."""
        reading, left = self._reading, self._left
        if left is None or reading.history.current.place != reading.overview or self._fault(left):
            return False
        reading.history.leave(reading.page.position, reading.document.title)
        before = reading.history.step(-1)
        if before is not None and before.place == left:
            self._left = None
            return reading.show_again(before)
        reading.history.step(1)
        return False

    def _say(self, words: str) -> None:
        self._reading.say(words)
