"""Contrast: how well one colour can be read on another, by the measure of WCAG 2.2, and how to mend what cannot."""

from collections.abc import Mapping
from typing import Final

from textual.color import BLACK, WHITE, Color

ENOUGH: Final = 4.5
"""The least contrast at which text of any size can be read (WCAG 2.2, success criterion 1.4.3)."""

_STEPS: Final = 16

_QUIET: Final = 0.4
"""How much of the ground behind it quiet text has taken up."""


def luminance(color: Color) -> float:
    """Relative luminance of an opaque colour in sRGB: 0 for black, 1 for white."""
    red, green, blue = (_linear(part) for part in color.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: Color, other: Color) -> float:
    """Contrast of two opaque colours: 1 when they are alike, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """The colours of words among a theme's style variables, lifted until they can be read on panels and surfaces.

    Empty where the terminal's own colours are used: what they look like is not known here.
    """
    names = ("foreground", "panel", "surface")
    if any("ansi" in variables[name] for name in names):
        return {}
    foreground, *grounds = (Color.parse(variables[name]) for name in names)
    quiet = foreground.blend(grounds[0], _QUIET)
    for ground in grounds:
        foreground = lifted(foreground, ground, foreground)
        quiet = lifted(quiet, ground, foreground)
    return {"foreground": foreground.hex} | dict.fromkeys(
        ("foreground-muted", "text-muted", "text-disabled"), quiet.hex
    )


def lifted(color: Color, ground: Color, foreground: Color) -> Color:
    """A colour that can be read on a ground: itself, or as little as needed of the foreground blended into it.

    Where even the foreground cannot be read there, it is blended on towards black or white, whichever stands out.
    """
    if contrast(color, ground) >= ENOUGH:
        return color
    if contrast(foreground, ground) < ENOUGH:
        color, foreground = foreground, max(BLACK, WHITE, key=lambda pole: contrast(pole, ground))
    blends = (color.blend(foreground, step / _STEPS) for step in range(1, _STEPS))
    return next((blend for blend in blends if contrast(blend, ground) >= ENOUGH), foreground)
