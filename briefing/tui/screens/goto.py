"""Go to: any page by name, alias or script."""

from briefing.model import document as d
from briefing.model.library import Library
from briefing.pages.pieces import dim, kind_words
from briefing.search.names import Named, names, search_names
from briefing.tui.screens.picking import PickScreen

_LONGEST = 50
"""Most results that are listed."""


class GotoScreen(PickScreen):
    """Asks for a name; ends with the Place chosen, or None."""

    PROMPT = "Name, alias or id, in any script"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._names = names(library)

    def found(self, typed: str) -> tuple[str, d.Blocks]:
        """The pages that are called so."""
        found = search_names(self._names, typed, limit=_LONGEST + 1)
        rows = tuple(self._row(named) for named in found[:_LONGEST]) or (d.Plain((d.Str("Nothing is called that."),)),)
        count = f"{len(found)} found" if len(found) <= _LONGEST else f"The first {_LONGEST}"
        return count if typed.strip() else "Go to", (d.Div(rows),)

    def _row(self, named: Named) -> d.Block:
        """One result: its name, what it is, and where, if there is more than one briefing."""
        where = f" · {named.place.briefing}" if named.place.briefing and len(self._library.briefings) > 1 else ""
        link = d.Link((d.Str(named.label),), named.place, named.kind)
        return d.Plain((link, d.Str("  "), *dim(f"{kind_words(named.kind)}{where}")))
