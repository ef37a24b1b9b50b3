"""Filters for terminals that show few colours or are asked for none: they come last, over every widget's lines."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from rich.color import Color as Ink
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter, Monochrome, NoColor

from briefing.tui.contrast import contrast, luminance

_STANDS_OUT: Final = 1.8
"""Contrast with what is around it from which a ground counts as meant to be seen."""

_DARK: Final = 0.18
"""Luminance below which white can be read on a ground better than black."""

_COLORFUL: Final = 0.15
"""How far the strongest part of a colour is above its weakest before it is more than a grey."""

_BLACK: Final = 0
_GREY: Final = 7
_WHITE: Final = 15

_ON_BLACK: Final = ((20, 9), (70, 11), (160, 2), (250, 6), (330, 15), (360, 9))
_ON_WHITE: Final = ((20, 1), (190, _BLACK), (255, 4), (330, 5), (360, 1))
"""Up to which hue, in degrees, which of the 16 colours stands for a colour: only those that can be read on that ground
with every common palette, which leaves out magenta on black, and yellow, green and cyan on white."""


class StyleFilter(LineFilter):
    """Replaces the style of each segment by a function of it and of the ground of the widget it stands in."""

    def __init__(self, change: Callable[[Style, Color], Style]) -> None:
        super().__init__()
        self._change = change

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text in other styles."""
        change = self._change
        return [Segment(text, style and change(style, background), control) for text, style, control in segments]


@lru_cache(4096)
def without_colors(style: Style, ground: Color) -> Style:
    """No colours at all, as NO_COLOR asks: what has a ground of its own is reversed."""
    reverse = True if _stands_out(style, ground) else None
    return style + Style(color=Ink.default(), bgcolor=Ink.default(), reverse=reverse)


@lru_cache(4096)
def sixteen_colors(style: Style, ground: Color) -> Style:
    """Only the 16 colours that every terminal has, on black or on white, so that all text can be read.

    A ground that is meant to be seen is one of them, with black or white text.
    """
    if style.bgcolor is None or style.bgcolor.triplet is None:
        return style
    is_dark = luminance(ground) < _DARK
    paper = _BLACK if is_dark else _WHITE
    text, behind = _nearest(style.color, is_dark=is_dark), paper
    if _stands_out(style, ground):
        text, behind = paper, _nearest(style.bgcolor, is_dark=is_dark)
    return style + Style(color=Ink.from_ansi(text), bgcolor=Ink.from_ansi(behind))


def _stands_out(style: Style, ground: Color) -> bool:
    """Whether a style has a ground of its own; a block in one colour has none, its character is shown plainly."""
    if style.bgcolor is None or style.bgcolor.is_default or style.color == style.bgcolor:
        return False
    return contrast(Color.from_rich_color(style.bgcolor), ground) >= _STANDS_OUT


def _nearest(ink: Ink | None, *, is_dark: bool) -> int:
    """Which of the 16 colours stands for a colour where the page is dark, or light."""
    grey, hues = (_GREY, _ON_BLACK) if is_dark else (_BLACK, _ON_WHITE)
    if ink is None or ink.triplet is None:
        return grey
    color = Color.from_rich_color(ink)
    if max(color.normalized) - min(color.normalized) < _COLORFUL:
        return grey
    return next(number for limit, number in hues if color.hsl.h * 360 <= limit)


_WITHOUT_COLORS: Final = StyleFilter(without_colors)
_SIXTEEN_COLORS: Final = StyleFilter(sixteen_colors)


def fitting(filters: Sequence[LineFilter], *, few_colors: bool, no_color: bool) -> Sequence[LineFilter]:
    """The filters of an app for a terminal with 16 colours, or for a reader who wants none."""
    if no_color:
        return [*(one for one in filters if not isinstance(one, Monochrome | NoColor)), _WITHOUT_COLORS]
    return [*filters, _SIXTEEN_COLORS] if few_colors else filters
