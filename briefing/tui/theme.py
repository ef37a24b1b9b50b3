"""Two themes of our own, and how the names of styles get their look under any theme, ours or not."""

from collections.abc import Mapping, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.theme import Theme

from briefing.tui.contrast import lifted
from briefing.tui.looks import FURNITURE, GROUNDS, INKS, LOOKS, MEANINGS, REVERSED

DARK: Final = Theme(
    name="briefing-dark",
    primary="#8fb8e8",
    secondary="#c4b491",
    accent="#7fcabf",
    foreground="#d6dbe2",
    background="#15171b",
    surface="#1c1f24",
    panel="#272c33",
    success="#93c795",
    warning="#ecb04e",
    error="#ef8d86",
    dark=True,
    variables={
        "actor": "#7fcabf",
        "source": "#c4b491",
        "way": "#8fb8e8",
        "likelihood": "#c3a9ec",
        "confidence": "#93c795",
        "contested": "#ef8d86",
        "changed": "#ecb04e",
        "quiet": "#8f99a7",
        "focused": "#52719a",
        "found": "#424a56",
        "picked": "#2f4f79",
        "line": "#424a56",
        "thumb": "#424a56",
        "text-muted": "#8f99a7",
        "text-primary": "#8fb8e8",
    },
)
LIGHT: Final = Theme(
    name="briefing-light",
    primary="#1f5a9e",
    secondary="#6b5c3a",
    accent="#0b6a60",
    foreground="#20262e",
    background="#fbfaf7",
    surface="#f3f2ef",
    panel="#ecebe6",
    success="#2a6b2e",
    warning="#974900",
    error="#a8282c",
    dark=False,
    variables={
        "actor": "#0b6a60",
        "source": "#6b5c3a",
        "way": "#1f5a9e",
        "likelihood": "#632b98",
        "confidence": "#2a6b2e",
        "contested": "#a8282c",
        "changed": "#974900",
        "quiet": "#565e69",
        "focused": "#688ab9",
        "found": "#bcb6aa",
        "picked": "#a9c4e6",
        "line": "#bcb6aa",
        "thumb": "#bcb6aa",
        "text-muted": "#565e69",
        "text-primary": "#1f5a9e",
    },
)

_STAND_INS: Final = {**MEANINGS, **FURNITURE}
_PAGE: Final = "background"
_DEFAULT: Final = "ansi_default"
_UNKNOWN: Final = Color(128, 128, 128)


class StyleBook:
    """Turns names of styles into Rich styles, for one theme and one ground. Styles are made once."""

    def __init__(self, variables: Mapping[str, str], ground: str, filters: Sequence[LineFilter]) -> None:
        self._variables = variables
        self._is_page = ground == _PAGE
        self._is_ansi = variables.get(_PAGE, "").startswith("ansi")
        self._inks = INKS.get(variables.get("ansi-background", ""), {})
        self._ground = self._color(ground)
        self._filters = filters
        self._made: dict[tuple[tuple[str, ...], str], Style] = {}
        """By names and address: Rich numbers links as it makes them, and terminals take those of one number for one."""

    def style(self, names: tuple[str, ...], address: str = "") -> Style:
        """The style of text that carries these names, outermost first, and leads to an outside address, if any."""
        made = self._made.get((names, address))
        if made is None:
            made = self._made[names, address] = self._filtered(self._dressed(names)) + Style(link=address or None)
        return made

    def _filtered(self, style: Style) -> Style:
        segments = [Segment("x", style)]
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._ground)
        return segments[0].style or style

    def _dressed(self, names: tuple[str, ...]) -> Style:
        color, ground, style = "foreground", "", Style.null()
        if self._is_page and "link" in names and not {"cite", "chip"}.intersection(names):
            style = Style(underline=True)
        for name in names if "gloss" not in names else filter(_is_no_link, names):
            own, attributes = LOOKS.get(name, ("", ""))
            color, ground = own or color, GROUNDS.get(name, ground)
            style += Style.parse(attributes) if attributes else Style.null()
        return style + (self._inked(names, color) if self._is_ansi else self._colored(color, ground))

    def _colored(self, name: str, ground: str) -> Style:
        """Text of a colour on a ground, such that it can be read there; what has its ground's colour is a block."""
        color, behind = self._color(name), self._color(ground) if ground else self._ground
        if name != ground:
            color = lifted(color, behind, self._color("foreground"))
        return Style(color=color.rich_color, bgcolor=behind.rich_color)

    def _inked(self, names: tuple[str, ...], color: str) -> Style:
        """The same in the terminal's own colours, whose grounds are its own: what stands out is reversed."""
        reversed_as = next((REVERSED[name] for name in reversed(names) if name in REVERSED), None)
        ink = self._color(reversed_as or color)
        return Style(color=ink.rich_color, bgcolor=self._ground.rich_color, reverse=reversed_as is not None or None)

    def _color(self, name: str) -> Color:
        """The colour that a name stands for, opaque."""
        if self._is_ansi:
            return Color.parse(self._inks.get(name, _DEFAULT))
        color = self._parsed(name)
        return color if color.a == 1 else self._parsed(_PAGE) + color

    def _parsed(self, name: str) -> Color:
        value = self._variables.get(name) or self._variables.get(_STAND_INS.get(name, "foreground"), "")
        return Color.parse(value) if value and not value.startswith("auto") else _UNKNOWN


def _is_no_link(name: str) -> bool:
    """A term where it is first used is underlined as a link, and has the colour of the text around it."""
    return name not in ("link", "link.term")
