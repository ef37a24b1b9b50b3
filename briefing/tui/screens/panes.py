"""Panes: which of the three are shown at a width, and which has the keyboard."""

from collections.abc import Callable
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from briefing.store.settings import Settings

CONTENTS_FROM: Final = 100
"""Columns from which the contents stand beside the page unasked."""

CONTEXT_FROM: Final = 130
"""Columns from which the context does too."""

_ORDER: Final = ("contents", "page", "context")


class Panes:
    """Arranges the panes of the reading screen. What the reader asks for outlasts a change of width class.

    `changed` is called when other panes are shown than before; `await_key` hands the next key to a function.
    """

    def __init__(
        self,
        screen: Screen[None],
        changed: Callable[[], None],
        await_key: Callable[[Callable[[str], None], str], None],
        settings: Settings,
    ) -> None:
        self._screen = screen
        self._changed = changed
        self._await_key = await_key
        self._settings = settings
        self._asked: dict[str, bool | None] = {"contents": None, "context": None}
        self._peeking = False

    def _pane(self, name: str) -> Widget:
        return self._screen.query_one(f"#{name}")

    @property
    def _width(self) -> int:
        return self._screen.size.width or self._screen.app.size.width

    @property
    def _narrow(self) -> bool:
        return self._width < CONTENTS_FROM

    def shown(self, name: str) -> bool:
        """Whether a side pane is to be seen now."""
        asked = self._asked[name]
        return self.at_first(name) if asked is None else asked

    def at_first(self, name: str) -> bool:
        """Whether a side pane is to be seen as long as nobody asks; one that is set to be needs some room."""
        wanted = self._settings.text(name)
        if wanted == "auto":
            return self._width >= (CONTENTS_FROM if name == "contents" else CONTEXT_FROM)
        return wanted == "on" and not self._narrow

    def arrange(self, *, peeking: bool | None = None) -> None:
        """Show and hide panes for the width at hand; a peek shows the context for as long as it lasts."""
        self._peeking = bool(peeking)
        contents, context = self.shown("contents"), self.shown("context") or self._peeking
        below = self._peeking and not self.shown("context")
        self._screen.set_class(self._narrow, "-narrow")
        self._screen.set_class(below, "-below")
        self._pane("contents").display = contents
        self._pane("context").display = context and not (self._narrow and contents)
        self._pane("page").display = not (self._narrow and contents)

    def toggle(self, name: str) -> None:
        """Show a hidden side pane, hide a shown one."""
        self._asked[name] = not self.shown(name)
        if self._narrow and self._asked[name]:
            self._asked[_other(name)] = None
        self.arrange()
        self._screen.set_focus(self._pane(name if self._narrow and self._asked[name] else "page"))

    def close_narrow(self) -> bool:
        """Put away side panes that were opened over a narrow page; False when there was none."""
        if not self._narrow or not any(self.shown(name) for name in self._asked):
            return False
        self._asked = {"contents": None, "context": None}
        self.arrange()
        return True

    def action_toggle_contents(self) -> None:
        """Show or hide the contents."""
        self.toggle("contents")

    def action_toggle_context(self) -> None:
        """Show or hide the context."""
        self.toggle("context")
        self._changed()

    def action_focus_pane(self, name: str) -> None:
        """Give a pane the keyboard, showing it first if it is hidden."""
        if name == "page":
            self.close_narrow()
        elif not self._pane(name).display:
            self.toggle(name)
        self._screen.set_focus(self._pane(name))
        self._changed()

    def action_pane_prefix(self) -> None:
        """Wait for h or l, to go to the pane on the left or the right."""
        self._await_key(self._move, "To a pane: h at the left, l at the right")

    def _move(self, key: str) -> None:
        step = {"h": -1, "left": -1, "l": 1, "right": 1, "ctrl+w": 1}.get(key, 0)
        shown = [name for name in _ORDER if self._pane(name).display]
        focused = self._screen.focused
        at = shown.index(focused.id) if focused is not None and focused.id in shown else 0
        self._screen.set_focus(self._pane(shown[max(0, min(at + step, len(shown) - 1))]))


def _other(name: str) -> str:
    return "context" if name == "contents" else "contents"
