"""Settings: what a person may set once for all readings, one row each.

A setting is taken from the command line, else from its variable in the environment, else from a settings file, else it
has its default. Who documents or reports settings reads this table.
"""

from typing import Final

from msgspec import Struct

Plain = str | int | bool


class Setting(Struct, frozen=True):
    """One thing that can be set."""

    name: str
    """Its name in a settings file."""

    default: Plain
    """Value where nobody sets it; its type is the setting's. Empty text stands for what `help` says."""

    help: str
    choices: tuple[str, ...] = ()
    """All values of a text that may only be one of these."""

    low: int = 0
    high: int = 0
    """Least and greatest number."""

    @property
    def variable(self) -> str:
        """The variable of the environment that sets it."""
        return f"BRIEFING_{self.name.upper()}"

    @property
    def wanted(self) -> str:
        """What a value must be, in words."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        if isinstance(self.default, bool):
            return "true or false"
        return f"a number from {self.low} to {self.high}" if isinstance(self.default, int) else "text"

    def accepts(self, value: object) -> bool:
        """Whether a value is of the right type and within bounds."""
        if type(value) is not type(self.default):
            return False
        if isinstance(value, int) and not isinstance(value, bool):
            return self.low <= value <= self.high
        return not self.choices or value in self.choices


_PANES: Final = ("auto", "on", "off")

THEMES: Final = (
    *("briefing-dark", "briefing-light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light"),
    *("catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki"),
    *("gruvbox", "monokai", "nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark"),
    *("solarized-light", "textual-dark", "textual-light", "tokyo-night"),
)
"""Our themes, and those that Textual brings."""

SETTINGS: Final = (
    Setting("library", "", "File or folder to read where none is named; the library that ships if empty."),
    Setting("theme", "briefing-dark", "Colours of the reader.", choices=THEMES),
    Setting("measure", 88, "Columns that running text is wrapped to at most.", low=30, high=400),
    Setting("width", 80, "Columns of `show` where there is no terminal.", low=20, high=1000),
    Setting("pager", "", "Program for what is longer than the screen; `cat` for none. PAGER, or `less`, if empty."),
    Setting("hyperlinks", False, "Whether `show` lets a terminal open outside addresses by a click (OSC 8)."),
    Setting("mouse", True, "Whether the reader takes the mouse when it starts."),
    Setting("contents", "auto", "The contents beside the page; `auto` where there is room.", choices=_PANES),
    Setting("context", "auto", "The context beside the page; `auto` where there is room.", choices=_PANES),
)
"""Every setting but `keys`, in the order in which they are reported."""

KEYS: Final = "keys"
"""Table of a settings file that gives commands of the reader other keys: id of the command, keys parted by commas."""
