"""Looks: what each style name of the layout means, and the few colours that carry these meanings.

A colour never says anything alone: chips are words, sources stand in brackets, links on a page are underlined, what is
selected or found is bold or stands on a ground of its own.
"""

from collections.abc import Mapping
from typing import Final

MEANINGS: Final[Mapping[str, str]] = {
    "actor": "text-accent",
    "source": "text-secondary",
    "way": "text-primary",
    "likelihood": "text-primary",
    "confidence": "text-success",
    "contested": "text-error",
    "changed": "text-warning",
    "quiet": "foreground-muted",
}
"""The colours of text by what they mean: actors, sources and their grades, ways through the text, likelihood, firmness
(confidence, support), what is contested or does not hold, what changed or asks for a look, what matters less. With each
goes the colour that stands in for it where a theme does not name it."""

FURNITURE: Final[Mapping[str, str]] = {
    "focused": "primary",
    "found": "secondary",
    "picked": "primary-muted",
    "line": "primary-muted",
    "thumb": "foreground-muted",
}
"""Colours of what is not text, each with its stand-in: where the keyboard is, what was found, what the mouse has picked
out, bars beside text, and the thumb of a scroll bar."""

INKS: Final[Mapping[str, Mapping[str, str]]] = {
    "ansi_black": {
        "actor": "ansi_cyan",
        "source": "ansi_bright_yellow",
        "way": "ansi_bright_cyan",
        "likelihood": "ansi_bright_white",
        "confidence": "ansi_green",
        "contested": "ansi_bright_red",
        "changed": "ansi_bright_yellow",
        "focused": "ansi_cyan",
    },
    "ansi_white": {
        "way": "ansi_blue",
        "likelihood": "ansi_magenta",
        "contested": "ansi_red",
        "focused": "ansi_blue",
    },
}
"""For themes made of the terminal's own colours, by the ground they say they stand on: those of its colours that can be
read there on every common palette. Other meanings have the terminal's colour for text."""

CHIPS: Final[Mapping[str, tuple[str, str]]] = {
    "likelihood": ("likelihood", "bold"),
    "confidence": ("confidence", "bold"),
    "consistent": ("confidence", ""),
    "held": ("confidence", ""),
    "supported": ("confidence", ""),
    "reliability": ("source", "bold"),
    "credibility": ("source", ""),
    "contested": ("contested", "bold"),
    "inconsistent": ("contested", ""),
    "unsupported": ("contested", ""),
    "lens-unsupported": ("contested", "bold"),
    "lens-single": ("changed", "bold"),
    "lens-weakened": ("changed", ""),
    "error": ("contested", "bold"),
    "changed": ("changed", ""),
    "observed": ("changed", "bold"),
    "warning": ("changed", "bold"),
    "linchpin": ("foreground", "bold"),
    "uncited": ("quiet", "italic"),
    "ambiguous": ("quiet", ""),
    "binding": ("quiet", ""),
    "caveated": ("quiet", ""),
    "neutral": ("quiet", ""),
    "not_observed": ("quiet", ""),
    "status": ("quiet", ""),
}
"""Kind of a chip to the meaning of its colour and its attributes; any other kind looks as a plain chip does."""

LOOKS: Final[Mapping[str, tuple[str, str]]] = {
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
    "code": ("quiet", ""),
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
    "bar": ("line", ""),
    "strip": ("way", ""),
    "table.head": ("", "bold"),
    "table.rule": ("quiet", ""),
    "chip": ("quiet", ""),
    **{f"chip.{kind}": look for kind, look in CHIPS.items()},
    "sel": ("background", "bold not underline"),
    "hint": ("background", "bold not underline"),
    "picked": ("foreground", ""),
    "hit": ("foreground", ""),
    "hit.current": ("background", "bold underline"),
    "here": ("foreground", "bold"),
    "scroll.hit": ("foreground", ""),
    "scroll.current": ("foreground", "bold"),
    "lens": ("changed", "bold"),
    "later": ("quiet", "italic"),
    "off": ("contested", "bold"),
    "gap": ("", "not underline"),
    "key": ("way", "bold"),
    "said": ("foreground", ""),
    "said.warning": ("changed", "bold"),
    "said.error": ("contested", "bold"),
}
"""Style name to the meaning of its colour (empty to inherit) and attributes."""

GROUNDS: Final[Mapping[str, str]] = {
    "sel": "way",
    "hint": "way",
    "picked": "picked",
    "hit": "found",
    "hit.current": "way",
    "here": "panel",
    "bar": "line",
    "focus": "focused",
    "scroll.thumb": "thumb",
    "scroll.track": "panel",
    "said": "panel",
    "said.warning": "panel",
    "said.error": "panel",
}
"""Style name to the name of its background colour."""

REVERSED: Final[Mapping[str, str]] = {
    "sel": "way",
    "hint": "way",
    "picked": "foreground",
    "hit": "foreground",
    "hit.current": "way",
    "focus": "focused",
    "scroll.thumb": "foreground",
    "said": "foreground",
    "said.warning": "changed",
    "said.error": "contested",
}
"""Style name to the colour that it shows reversed, where a theme leaves its grounds to the terminal."""
