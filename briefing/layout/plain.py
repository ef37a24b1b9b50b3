"""A page as plain text, and as text with colours for a terminal."""

from collections.abc import Iterator, Mapping
from typing import Final

from briefing.layout.addresses import hyperlink
from briefing.layout.lines import BlockLines, Line, Run
from briefing.layout.page import PageLayout

COLORS: Final[Mapping[str, str]] = {
    "title": "1",
    "h1": "1",
    "h2": "1",
    "h3": "1",
    "h4": "1",
    "h5": "1",
    "h6": "1",
    "emph": "3",
    "strong": "1",
    "strike": "9",
    "code": "36",
    "link": "4",
    "link.broken": "31",
    "broken": "31",
    "chip": "7",
    "hit": "1",
    "label": "1",
    "bullet": "2",
    "bar": "2",
    "rule": "2",
    "dim": "2",
    "table.head": "1",
    "table.rule": "2",
    "lens": "1;33",
    "later": "2;3",
    "off": "1;31",
    "error": "1;31",
    "warning": "1;33",
}
"""Styles with the parameters of the SGR sequence (ECMA-48, 8.3.117) that shows them; other styles look plain."""


def to_text(layout: PageLayout) -> str:
    """The page's lines without any dress, each ended by a newline, none with spaces at its end."""
    return "".join(f"{line.text.rstrip()}\n" for line in _lines(layout))


def to_ansi(layout: PageLayout, colors: Mapping[str, str] = COLORS, *, hyperlinks: bool = False) -> str:
    """The same lines with SGR sequences for the styles in `colors`, each undone before the next begins.

    With `hyperlinks` the words of a link to an outside address are marked as one (OSC 8, http, https, mailto). No other
    escape can occur: the text of runs is clean, and style names are only looked up, never written.
    """
    return "".join(
        f"{line_to_ansi(line, colors, _addresses(block) if hyperlinks else {})}\n"
        for block in layout.blocks
        for line in block.lines
    )


def _addresses(block: BlockLines) -> dict[int, str]:
    """The outside addresses that links of a block lead to, by the ordinal of the link."""
    targets = {ordinal: spot.target for ordinal, spot in enumerate(block.links) if isinstance(spot.target, str)}
    return {ordinal: address for ordinal, target in targets.items() if (address := hyperlink(target))}


def _lines(layout: PageLayout) -> Iterator[Line]:
    return (line for block in layout.blocks for line in block.lines)


def line_to_ansi(line: Line, colors: Mapping[str, str] = COLORS, addresses: Mapping[int, str] | None = None) -> str:
    """One line with SGR sequences, and with hyperlinks to addresses by ordinal, without spaces at its end."""
    room = len(line.text.rstrip())
    parts: list[str] = []
    for run in line.runs:
        text = run.text[:room]
        room -= len(text)
        sgr = _sgr(run, colors)
        shown = f"\x1b[{sgr}m{text}\x1b[0m" if sgr and text else text
        address = addresses.get(run.link) if addresses and text else None
        parts.append(f"\x1b]8;;{address}\x1b\\{shown}\x1b]8;;\x1b\\" if address else shown)
    return "".join(parts)


def _sgr(run: Run, colors: Mapping[str, str]) -> str:
    return ";".join(dict.fromkeys(colors[style] for style in run.styles if style in colors))
