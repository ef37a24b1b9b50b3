"""Choosing what to show: a dialog of all that a page can be asked, and one of the places that tell of an event."""

from collections.abc import Mapping

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.choices import Choice, choices
from briefing.pages.pieces import dim
from briefing.tui.screens.picking import PickScreen

_LONGEST = 200
"""Most choices that are listed."""


class ChooseScreen(PickScreen):
    """Offers what a page can be asked; ends with the page asked so, or None."""

    PROMPT = "Name, sort, section, or a date: 2019, since 2019-08, 2019 to 2021"

    def __init__(self, library: Library, place: Place) -> None:
        super().__init__()
        self._library = library
        self._place = place

    def found(self, typed: str) -> tuple[str, d.Blocks]:
        """The choices that hold what is typed."""
        found = choices(self._library, self._place, typed)
        everything = Choice("Show", "all there is", self._place.plain)
        rows = (*((everything,) if self._place.query and not typed.strip() else ()), *found)
        more = (d.Plain(dim(f"… and {len(rows) - _LONGEST} more")),) if len(rows) > _LONGEST else ()
        widest = max((len(row.group) for row in rows), default=0)
        lines = tuple(_row(row, widest) for row in rows[:_LONGEST]) or (d.Plain((d.Str("There is no such choice."),)),)
        return "What to show", (d.Div((*lines, *more)),)


def _row(choice: Choice, widest: int) -> d.Block:
    """A choice under its group, padded to the widest, and how much it shows; one that is chosen can be taken away."""
    link = d.Link((d.Str(choice.label),), choice.place, choice.place.view)
    count = dim(f"  {choice.count}") if choice.count is not None else ()
    return d.Plain((*dim(f"{choice.group.ljust(widest)}  "), link, *count, *dim("  chosen" if choice.chosen else "")))


class WhereScreen(PickScreen):
    """Asks which of several pages is meant; ends with it, or None."""

    PROMPT = "Name of the section"

    def __init__(self, places: Mapping[Place, str]) -> None:
        super().__init__()
        self._places = places

    def found(self, typed: str) -> tuple[str, d.Blocks]:
        """The pages whose names hold what is typed."""
        wanted = typed.casefold().split()
        rows = [
            d.Plain((d.Link((d.Str(name),), place, "section"),))
            for place, name in self._places.items()
            if all(word in name.casefold() for word in wanted)
        ]
        return "Told in", (d.Div(tuple(rows) or (d.Plain((d.Str("No section is called that."),)),)),)
