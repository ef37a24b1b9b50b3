"""Compare: which scenarios to set side by side."""

from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.tui.screens.marking import MarkScreen


def scenarios(library: Library, briefing: str) -> dict[Place, Scenario]:
    """The scenarios of a briefing and of the shared registries, or of the whole library."""
    found = (row for row in library.everything() if not briefing or row[0].briefing in ("", briefing))
    return {place: record for place, record in found if isinstance(record, Scenario)}


class CompareScreen(MarkScreen[Place]):
    """Asks for two scenarios or more; ends with the Place of their board, or None."""

    HEADING = "Scenarios side by side"
    HOW = "Space or a click chooses, Enter shows them, Esc leaves."
    BUTTON = "side by side"

    def __init__(self, library: Library, here: Place) -> None:
        found = scenarios(library, here.briefing)
        super().__init__(((place, one.title, ()) for place, one in found.items()), _chosen(library, here, found))
        self._home = here.briefing
        self._scenarios = found

    def accept(self) -> Place | None:
        """The board of those chosen, in the order of the list."""
        chosen = [place for place in self._scenarios if place in self.marked]
        if len(chosen) < 2:
            self.say("Choose two or more.")
            return None
        board = Place(self._home, view="board")
        refs = [place.id if place.briefing in ("", self._home) else str(place) for place in chosen]
        return board if len(refs) == len(self._scenarios) else board.asking(scenarios=",".join(refs))


def _chosen(library: Library, here: Place, found: dict[Place, Scenario]) -> set[Place]:
    """Those on the board at hand; a scenario at hand and its base; else all."""
    asked = here.options.get("scenarios", "")
    record = library.find(here.plain)
    if isinstance(record, Scenario):
        base = library.resolve(record.base, here.briefing) if record.base else None
        return {place for place in (here.plain, base) if place in found}
    refs = (library.resolve(ref, here.briefing) for ref in asked.split(",") if ref)
    return {place for place in refs if place in found} or set(found)
