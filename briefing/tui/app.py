"""The app: themes, help, quitting, and an orderly end; the reading is the screen's."""

import gc
import os
import sys
from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.command import CommandPalette
from textual.content import Content
from textual.driver import Driver
from textual.filter import LineFilter
from textual.notifications import SeverityLevel
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme, ThemeProvider

from briefing.model.document import Document
from briefing.model.library import Library
from briefing.pages.spread import Beside
from briefing.store.notebook import Notebook
from briefing.store.settings import Settings, read_settings
from briefing.tui.bindings import bindings
from briefing.tui.commands import command
from briefing.tui.contrast import readable
from briefing.tui.filters import fitting
from briefing.tui.framing import Framer, Frames
from briefing.tui.handover import EarlyScreen
from briefing.tui.history import Visit
from briefing.tui.keyboard import Keyboard
from briefing.tui.keymap import NO_KEY, keymap
from briefing.tui.messages import RunCommand
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.screens.reloader import Source
from briefing.tui.signals import Signals
from briefing.tui.theme import DARK, LIGHT
from briefing.turns import turns

_ASIDE: Final = frozenset({"links"})
"""Groups of workers for which nobody waits."""

_TURN: Final = 0.001
"""Seconds after which a thread that works beside the reading lets a key have its turn."""

_CLAIM: Final = 0.06
"""Seconds from something that the reader does until such threads go on, unless there is more."""

_THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


def _driver() -> type[Driver] | None:
    """The driver with the firewall, where there is a terminal of the Unix kind."""
    if sys.platform == "win32":
        return None
    from briefing.tui.handover import HandOverDriver

    return HandOverDriver


class BriefingApp(App[None]):
    """Reads one library. `crash` holds what ended the app if it was a fault of the program."""

    TITLE = "briefing"
    ALLOW_SELECT = False  # panes select their own words; see widgets/pointing.py
    CSS_PATH = "briefing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    theme: Reactive[str] = Reactive(DARK.name)

    def __init__(
        self,
        library: Library,
        start: Visit,
        page: Document,
        *,
        beside: Beside | None = None,
        notebook: Notebook | None = None,
        name: str = "",
        source: Source | None = None,
        early: EarlyScreen | None = None,
        frames: Frames | None = None,
        settings: Settings | None = None,
    ) -> None:
        super().__init__(driver_class=_driver())
        self._disable_notifications = self._disable_tooltips = True  # all is said at the foot: no widgets for others
        self.library = library
        self.start = start
        """Where to begin."""
        self.page = page
        """The page there, composed."""
        self.beside = beside
        """What stands beside it, if that was composed too."""
        self.notebook = notebook
        """Where to keep what outlasts the reading; None to keep nothing."""
        self.name_of_library = name
        """What the library is called in the notebook."""
        self.source = source
        """Where the library can be read again when a file changes; None to leave it as it is."""
        self.early = early
        """Who answers for the terminal until the app does."""
        self.crash: Exception | None = None
        self._frames = frames
        self._framer: Framer | None = None
        self._keyboard = Keyboard(self)
        self.settings = settings or read_settings((), {})
        """What the reader has set."""
        self.keys = keymap({ident: (str(row.value), row.origin) for ident, row in self.settings.keys.items()})
        self._holds_mouse = self.settings.flag("mouse")
        self._signals = Signals(self, self._end_now)
        self.set_reactive(BriefingApp.theme, self.settings.text("theme"))
        for theme in _THEMES.values():
            self.register_theme(theme)

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by name; ours are known even before they can be registered, so that styles are made only once."""
        return _THEMES.get(theme_name) or super().get_theme(theme_name)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme for style sheets, those of quiet words so that they can be read."""
        variables = super().get_css_variables()
        return variables | readable(variables)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and ours where the terminal has few colours or the reader wants none."""
        return fitting(super().get_line_filters(), few_colors=self.has_few_colors, no_color=self.no_color)

    @property
    def has_few_colors(self) -> bool:
        """Whether the terminal has only 16 colours; pictures, which are made without one, have all."""
        return not self.is_headless and self.console.color_system in ("standard", "windows")

    def get_default_screen(self) -> Screen[None]:
        """The reading screen."""
        return ReaderScreen(
            self.library,
            self.start,
            self.page,
            beside=self.beside,
            notebook=self.notebook,
            name=self.name_of_library,
            source=self.source,
            settings=self.settings,
            commands=self.keys.rows,
        )

    async def on_event(self, event: events.Event) -> None:
        """Handle an event; what is typed once all is done that was typed before."""
        if isinstance(event, events.InputEvent | events.Resize):
            turns.claim(_CLAIM)
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.app_focus = True
            if await self._keyboard.press(event):
                return
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            await self._keyboard.rest()
        await super().on_event(event)

    def on_mount(self) -> None:
        """End in order when told to from outside."""
        self.set_class(self.has_few_colors, "-few-colors")
        sys.setswitchinterval(_TURN)
        self._signals.heed()
        self.app_suspend_signal.subscribe(self, lambda _: self._lend(), immediate=True)
        self.app_resume_signal.subscribe(self, lambda _: self._take_back(), immediate=True)
        self._take_keys()
        self.call_after_refresh(self._first_page)

    def _lend(self) -> None:
        """Another program has the terminal."""
        self._signals.is_lent = True

    def _take_back(self) -> None:
        """The terminal is the reader's again: as before, mouse and all."""
        self._signals.is_lent = False
        if not self._holds_mouse:
            self._hold_mouse()

    def _take_keys(self) -> None:
        """Give commands the keys that the reader wants."""
        if self.keys.changed:
            self.set_keymap({ident: keys or NO_KEY for ident, keys in self.keys.changed.items()})
        for row in self.keys.rows:
            if row.keys and not command(row.id).keys:
                self.bind(row.keys, row.action, description=row.label, show=False)

    def _first_page(self) -> None:
        """The first page is laid out: show it, complete, and only now collect garbage and keep frames."""
        reader, show = self.screen_stack[0], getattr(self._driver, "show", None)
        if isinstance(reader, ReaderScreen):
            if show is not None:
                show(reader)
            if self._frames is not None:
                self._framer = reader.keeper.framer = Framer(reader, self._frames)
        if not self._holds_mouse:
            self._hold_mouse()
        for warning in (*self.settings.warnings, *self.keys.warnings):
            self.notify(warning, title="Settings:", severity="warning", markup=False)
        gc.freeze()  # what has been read stays: looking through it for garbage would hold up a key
        gc.enable()

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Say it at the foot of the reading screen; Textual, which says something too, would lay it over the page."""
        words = Content.from_markup(message).plain if markup else message
        reader = self.screen_stack[0]
        if isinstance(reader, ReaderScreen):
            reader.say(f"{title} {words}", severity=severity, seconds=timeout or 5)

    def _end_now(self, return_code: int) -> None:
        """End without waiting for anything, but give the terminal back."""
        let_go = getattr(self._driver, "let_go", None)
        if let_go is not None:
            let_go()
        os._exit(return_code)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End; a terminal is given back at once, before what is left to write down is written down."""
        leave = getattr(self._driver, "leave", None)
        if leave is None or message is not None or self._is_at_work():
            self._keep_last()
            super().exit(result, return_code, message)
            return
        leave()
        self._keep_last()
        if self._framer is not None:
            self._framer.keep()
        if self.notebook is not None:
            self.notebook.close()
        os._exit(return_code)

    def _keep_last(self) -> None:
        reader = self.screen_stack[0] if self._screen_stack else None
        if isinstance(reader, ReaderScreen):
            reader.keeper.keep_last()

    def _is_at_work(self) -> bool:
        """Whether something that a reader asked for, such as a copy, is still being done; Textual waits for that."""
        return any(worker.is_running and worker.group not in _ASIDE for worker in self.workers)

    def _fatal_error(self) -> None:
        """Keep the fault for the door to report; Textual would print it with every variable's value."""
        self.crash = self._exception
        self._close_messages_no_wait()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command of the table, then the choice of theme."""
        for row in self.keys.rows:
            if row.id != "command-palette":
                yield SystemCommand(row.label, row.shown, lambda ident=row.id: screen.post_message(RunCommand(ident)))
        yield SystemCommand("Change the theme", "colours", self.action_change_theme)

    def action_command_palette(self) -> None:
        """Ask for a command by name."""
        from briefing.tui.screens.dialog import Palette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Ask for a theme by name."""
        from briefing.tui.screens.dialog import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Name of a theme"))

    def copy_to_clipboard(self, text: str) -> None:
        """Put text on the terminal's clipboard; only what a reader asks for passes the firewall."""
        copy = getattr(self._driver, "copy", None)
        if copy is not None:
            copy(text)

    def action_release_mouse(self) -> None:
        """Leave the mouse to the terminal, for its own selection, or take it back."""
        self._holds_mouse = not self._holds_mouse
        self._hold_mouse()
        words = (
            "The mouse is the reader's again." if self._holds_mouse else "The mouse is the terminal's; M takes it back."
        )
        self.notify(words, timeout=3, markup=False)

    def _hold_mouse(self) -> None:
        hold = getattr(self._driver, "hold_mouse", None)
        if hold is not None:
            hold(self._holds_mouse)

    def action_help(self) -> None:
        """Show all keys."""
        from briefing.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.keys.rows))
