"""Wrapping: which stretch of a text goes on which line.

Text is never changed here, only cut: whoever holds dress or links at its offsets keeps them. Most paragraphs are made
of characters one cell wide with spaces between words, and are cut by counting; the others are read as `breaks.units`.
"""

from briefing.layout.breaks import Holds, Unit, ties, units
from briefing.layout.cells import SOFT_HYPHEN, is_simple
from briefing.layout.characters import HEAD, TAIL, TAIL_QUOTES

Cut = tuple[int, int]
"""One line: where it starts and ends in the text. One that ends in a soft hyphen shows a hyphen there."""

_AROUND = HEAD | TAIL | TAIL_QUOTES | {" "}
"""What a line's end is looked at twice for, if it stands next to the space there."""


def wrap(text: str, width: int, holds: Holds = ()) -> list[Cut]:
    """Cut text into lines of at most `width` cells; a newline in it ends a line too.

    Spaces at either end of a line belong to no line. Empty text makes no line, an empty line between two newlines makes
    an empty one. Only a single grapheme may be wider than a line; a width under 1 counts as 1.
    """
    width = max(width, 1)
    if "\n" not in text:
        return _wrap_line(text, width, holds)
    cuts: list[Cut] = []
    start = 0
    for line in text.rstrip("\n").split("\n"):
        here = tuple((left - start, right - start) for left, right in holds if start <= left < start + len(line))
        inside = _wrap_line(line, width, here) or [(0, 0)]
        cuts.extend((start + left, start + right) for left, right in inside)
        start += len(line) + 1
    return cuts


def _wrap_line(text: str, width: int, holds: Holds) -> list[Cut]:
    if is_simple(text):
        cuts = wrap_simple(_with_spaces_held(text, holds) if holds else text, width)
        if cuts is not None:
            return cuts
    return wrap_careful(text, width, holds)


def wrap_simple(text: str, width: int) -> list[Cut] | None:
    """Cut simple text by counting characters; None if a word is wider than a line."""
    cuts: list[Cut] = []
    stop = len(text.rstrip(" "))
    start = len(text) - len(text.lstrip(" "))
    while stop - start > width:
        space = text.rfind(" ", start, start + width + 1)
        if text[space - 1] in _AROUND or text[space + 1] in _AROUND:
            space = _last_break(text, start, space + 1)
        if space < 0:
            return None
        cuts.append((start, start + len(text[start:space].rstrip(" "))))
        start = space + 1
        while text[start] == " ":
            start += 1
    if start < stop:
        cuts.append((start, stop))
    return cuts


def _last_break(text: str, start: int, stop: int) -> int:
    """The last space of a stretch at which the line may end; -1 for none. The text neither starts nor ends in one."""
    while (space := text.rfind(" ", start, stop)) >= 0:
        end, after = space, space + 1
        while text[end - 1] == " ":
            end -= 1
        while text[after] == " ":
            after += 1
        if not ties(text, end, after):
            return space
        stop = end
    return -1


def _with_spaces_held(text: str, holds: Holds) -> str:
    """The text with no-break spaces in its citations and before them; every offset stays the same."""
    parts: list[str] = []
    done = 0
    for start, end in holds:
        before = text[done:start]
        word = before.rstrip(" ")
        parts += (word, "\xa0" * (len(before) - len(word)), text[start:end].replace(" ", "\xa0"))
        done = end
    margin = len(text) - len(text.lstrip(" "))
    return text[:margin] + "".join((*parts, text[done:]))[margin:]


def wrap_careful(text: str, width: int, holds: Holds = ()) -> list[Cut]:
    """Cut any text by its units."""
    found = units(text.rstrip(f" {SOFT_HYPHEN}"), width, holds)
    cuts: list[Cut] = []
    start = 0
    while start < len(found):
        end = _line_end(found, start, width)
        cuts.append((found[start].start, found[end - 1].end))
        start = end
    return cuts


def _line_end(found: list[Unit], start: int, width: int) -> int:
    """One past the last unit of the line that begins with unit `start`: as many as fit, but at least one."""
    end = start + 1
    column = found[start].width
    for index in range(start + 1, len(found)):
        unit = found[index]
        column += unit.gap + unit.width
        if column > width or unit.fresh:
            return end
        if column + unit.hyphen <= width:
            end = index + 1
    return end
