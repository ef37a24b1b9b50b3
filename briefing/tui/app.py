"""The app: themes, help, quitting, and an orderly end; the reading is the screen's."""

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from briefing.model.document import Document
from briefing.model.library import Library
from briefing.store.notebook import Notebook
from briefing.tui.commands import COMMANDS, bindings
from briefing.tui.history import Visit
from briefing.tui.messages import RunCommand
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.theme import DARK, LIGHT

_THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


def _driver() -> type[Driver] | None:
    """The driver with the firewall, where there is a terminal of the Unix kind."""
    if sys.platform == "win32":
        return None
    from briefing.tui.firewall import FirewallDriver

    return FirewallDriver


class BriefingApp(App[None]):
    """Reads one library. `crash` holds what ended the app if it was a fault of the program."""

    TITLE = "briefing"
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    theme: Reactive[str] = Reactive(DARK.name)

    def __init__(
        self, library: Library, start: Visit, page: Document, notebook: Notebook | None = None, name: str = ""
    ) -> None:
        super().__init__(driver_class=_driver())
        self.library = library
        self.start = start
        """Where to begin."""
        self.page = page
        """The page there, composed."""
        self.notebook = notebook
        """Where to keep what outlasts the reading; None to keep nothing."""
        self.name_of_library = name
        """What the library is called in the notebook."""
        self.crash: Exception | None = None
        for theme in _THEMES.values():
            self.register_theme(theme)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by name; ours are known even before they can be registered, so that styles are made only once."""
        return _THEMES.get(theme_name) or super().get_theme(theme_name)

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        return ReaderScreen(self.library, self.start, self.page, self.notebook, self.name_of_library)

    def on_mount(self) -> None:
        """End in order when told to from outside; collect garbage only once the first page is on the screen."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and threading.current_thread() is threading.main_thread():
                loop.add_signal_handler(number, self._told_to_end, number)
        self.call_after_refresh(gc.enable)

    def _told_to_end(self, number: int) -> None:
        last_resort = threading.Timer(1.5, os._exit, [128 + number])
        last_resort.daemon = True
        last_resort.start()
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """Keep the fault for the door to report; Textual would print it with every variable's value."""
        self.crash = self._exception
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the table, then the choice of theme."""
        for row in COMMANDS:
            if row.id != "command-palette":
                yield SystemCommand(row.label, row.shown, lambda ident=row.id: screen.post_message(RunCommand(ident)))
        yield SystemCommand("Change the theme", "colours", self.action_change_theme)

    def action_help(self) -> None:
        """Show all keys."""
        from briefing.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())
