"""Helpers: who carries out the commands of each scope. Whom the first page can do without is called in when needed."""

from collections.abc import Callable, Mapping
from typing import Final

from briefing.tui.screens.reading import Reading


class Helpers:
    """Helpers of one reading screen by the scope of their commands: some at hand, others made when first asked for."""

    def __init__(self, reading: Reading, at_hand: Mapping[str, object]) -> None:
        self._reading = reading
        self._known = dict(at_hand)

    def get(self, scope: str) -> object | None:
        """The helper for a scope; None for a scope that is nobody's here."""
        if scope not in self._known and scope in _CALLED:
            self._known[scope] = _CALLED[scope](self._reading)
        return self._known.get(scope)


def _copier(reading: Reading) -> object:
    from briefing.tui.screens.copier import Copier

    return Copier(reading)


def _dial(reading: Reading) -> object:
    from briefing.tui.screens.dial import Dial

    return Dial(reading)


def _looker(reading: Reading) -> object:
    from briefing.tui.screens.looker import Looker

    return Looker(reading)


def _chooser(reading: Reading) -> object:
    from briefing.tui.screens.chooser import Chooser

    return Chooser(reading)


def _editor(reading: Reading) -> object:
    from briefing.tui.screens.editor import Editor

    return Editor(reading)


_CALLED: Final[dict[str, Callable[[Reading], object]]] = {
    "copier": _copier,
    "dial": _dial,
    "looker": _looker,
    "chooser": _chooser,
    "editor": _editor,
}
