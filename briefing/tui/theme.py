"""Looks: two themes of our own, and what each style name of the layout means in colours of any theme.

Few colours, each with one meaning: actors, sources, ways through the text, likelihood, confidence, what is contested,
what changed. A theme that does not name them lends its nearest own colour.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

DARK: Final = Theme(
    name="briefing-dark",
    primary="#8fb8e8",
    secondary="#cdb380",
    accent="#7fcabf",
    foreground="#d6dbe2",
    background="#15181d",
    surface="#1b1f26",
    panel="#262c35",
    success="#93c795",
    warning="#dfc06a",
    error="#e58f84",
    dark=True,
    variables={
        "actor": "#7fcabf",
        "source": "#cdb380",
        "way": "#8fb8e8",
        "likelihood": "#c3a9ec",
        "confidence": "#93c795",
        "contested": "#e58f84",
        "changed": "#dfc06a",
        "quiet": "#8b95a3",
        "focused": "#45607f",
    },
)
LIGHT: Final = Theme(
    name="briefing-light",
    primary="#1f5a9e",
    secondary="#7a5a10",
    accent="#0b6a60",
    foreground="#20262e",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3dc",
    success="#2a6b2e",
    warning="#7d5a00",
    error="#a3302a",
    dark=False,
    variables={
        "actor": "#0b6a60",
        "source": "#7a5a10",
        "way": "#1f5a9e",
        "likelihood": "#6a3fa8",
        "confidence": "#2a6b2e",
        "contested": "#a3302a",
        "changed": "#7d5a00",
        "quiet": "#626a75",
        "focused": "#9db9da",
    },
)

_LENT: Final = {
    "actor": "text-accent",
    "source": "text-secondary",
    "way": "text-primary",
    "likelihood": "text-primary",
    "confidence": "text-success",
    "contested": "text-error",
    "changed": "text-warning",
    "quiet": "foreground",
    "focused": "primary",
}
"""For a theme that does not name a colour of ours: its own colour that stands in, made to be read on its grounds."""

_LOOKS: Final[dict[str, tuple[str, str]]] = {
    "title": ("foreground", "bold"),
    "h1": ("way", "bold"),
    "h2": ("way", "bold"),
    "h3": ("foreground", "bold"),
    "h4": ("foreground", "bold italic"),
    "h5": ("foreground", "italic"),
    "h6": ("foreground", "italic"),
    "emph": ("", "italic"),
    "strong": ("", "bold"),
    "strike": ("", "strike"),
    "code": ("changed", ""),
    "quote": ("", "italic"),
    "link": ("way", ""),
    "link.actor": ("actor", ""),
    "link.source": ("source", ""),
    "link.url": ("source", "underline"),
    "link.broken": ("contested", "strike"),
    "broken": ("contested", "strike"),
    "cite": ("source", ""),
    "label": ("quiet", ""),
    "dim": ("quiet", ""),
    "rule": ("quiet", ""),
    "bullet": ("quiet", ""),
    "bar": ("focused", ""),
    "table.head": ("", "bold"),
    "table.rule": ("quiet", ""),
    "chip": ("quiet", ""),
    "chip.likelihood": ("likelihood", "bold"),
    "chip.confidence": ("confidence", "bold"),
    "chip.reliability": ("source", "bold"),
    "chip.contested": ("contested", "bold"),
    "chip.changed": ("changed", "bold"),
    "chip.status": ("changed", ""),
    "chip.observed": ("changed", "bold"),
    "chip.ambiguous": ("changed", ""),
    "chip.inconsistent": ("contested", ""),
    "chip.consistent": ("confidence", ""),
    "chip.linchpin": ("contested", "bold"),
    "chip.unsupported": ("contested", ""),
    "chip.caveated": ("changed", ""),
    "chip.supported": ("confidence", ""),
    "chip.uncited": ("changed", "italic"),
    "chip.error": ("contested", "bold"),
    "chip.warning": ("changed", "bold"),
    "sel": ("background", "bold"),
    "hint": ("background", "bold"),
    "hit": ("background", ""),
    "hit.current": ("background", "bold"),
    "here": ("foreground", "bold"),
    "scroll.thumb": ("quiet", ""),
    "key": ("way", "bold"),
}
"""Style name to its colour's name (empty to inherit) and attributes."""

_GROUNDS: Final = {
    "sel": "way",
    "bar": "focused",
    "hint": "changed",
    "hit": "source",
    "hit.current": "changed",
    "here": "panel",
    "focus": "focused",
    "scroll.thumb": "quiet",
    "scroll.track": "panel",
}
"""Style name to the name of its background colour."""


class StyleBook:
    """Turns names of styles into Rich styles, for one theme and one ground. Styles are made once."""

    def __init__(self, variables: Mapping[str, str], ground: str, filters: Sequence[LineFilter]) -> None:
        self._variables = variables
        self._ground = self._color(ground)
        self._filters = filters
        self._made: dict[tuple[str, ...], Style] = {}

    def style(self, names: tuple[str, ...]) -> Style:
        """The style of text that carries these names, outermost first."""
        made = self._made.get(names)
        if made is None:
            made = self._made[names] = self._make(names)
        return made

    def _make(self, names: tuple[str, ...]) -> Style:
        style = Style(color=self._color("foreground").rich_color, bgcolor=self._ground.rich_color)
        for name in names:
            color, attributes = _LOOKS.get(name, ("", ""))
            style += Style.parse(attributes) if attributes else Style.null()
            if color:
                style += Style(color=self._color(color).rich_color)
            if name in _GROUNDS:
                style += Style(bgcolor=self._color(_GROUNDS[name]).rich_color)
        segments = [Segment("x", style)]
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._ground)
        return segments[0].style or style

    def _color(self, name: str) -> Color:
        value = self._variables.get(name) or self._variables.get(_LENT.get(name, "foreground"), "")
        color = Color.parse(value) if value and not value.startswith("auto") else Color(128, 128, 128)
        if color.a == 0 and name != "background":  # a theme that leaves its grounds to the terminal
            return self._color("background")
        return color
