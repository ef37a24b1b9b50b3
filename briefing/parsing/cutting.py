"""Cutting a long text into parts that may be read apart, each meaning what it means within the whole.

A part ends at a blank line after which a line starts at the margin that carries on no list. Where fenced code may still
be open there, the parser itself is asked. A text that may define link references is left whole: they hold anywhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from zlib import crc32

_EDGE = re.compile(r"\n[ \t]*\n(?=[^\s\-*+\d])")
"""A blank line, and then something at the margin that is no item of a list."""

_DEFINITION = re.compile(r"(?:(?<!\])|(?<=\\\]))\]:")
"""What ends the label of a link reference; what ends `[[id]]:` does not."""

_FENCE = re.compile("```|~~~")

_STRUCTURE = re.compile(
    r"!\[\["
    r"|^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+#{1,6}(?:[ \t]|$)"
    r"|^[ \t>]*(?:=+|-+)[ \t]*$",
    re.MULTILINE,
)
"""A record shown in place, a heading, or what makes one of the line above."""

SHORTEST: Final = 1_500
LONGEST: Final = 6_000
"""Characters of a stretch, as far as its paragraphs allow."""


def cut(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text, in order, and whether each is mere paragraphs: no heading in it, no record shown in place.

    Mere paragraphs come in stretches of some thousand characters. Where a stretch ends depends on the words there, so
    that most stretches stay what they are when something is written in before them.
    """
    stretch: list[str] = []
    size = 0
    for part in _parts(text):
        if _has_structure(part):
            if stretch:
                yield "".join(stretch), True
            yield part, False
            stretch, size = [], 0
            continue
        stretch.append(part)
        size += len(part)
        if size >= LONGEST or (size >= SHORTEST and crc32(part[:64].encode("utf-8", "replace")) % 4 == 0):
            yield "".join(stretch), True
            stretch, size = [], 0
    if stretch:
        yield "".join(stretch), True


def _parts(text: str) -> Iterator[str]:
    """The smallest parts that can be read apart."""
    if "\r" in text or _DEFINITION.search(text):
        yield text
        return
    begun, tried = "", 0
    for start, end in pairwise((0, *(match.end() for match in _EDGE.finditer(text)), len(text))):
        begun += text[start:end]
        if end < len(text) and _FENCE.search(begun):
            if len(begun) < 2 * tried:  # a fence that is never closed is asked about a few times only
                continue
            tried = len(begun)
            if _is_open(begun):
                continue
        yield begun
        begun, tried = "", 0
    if begun:
        yield begun


def _is_open(part: str) -> bool:
    """Whether the parser would take what follows some text as part of it."""
    from briefing.parsing.building import ends_open

    return ends_open(part)


def _has_structure(part: str) -> bool:
    if "\n" not in part.rstrip("\n") and "#" not in part and "![[" not in part:
        return False
    return _STRUCTURE.search(part) is not None
