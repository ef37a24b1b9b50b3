"""Breaks: where a line of text may end.

A text is read as units, each of which stays whole if the line is long enough. Where a unit ends, Unicode's line
breaking algorithm (UAX #14) allows an end of line too, but for quotation marks: ours open or close as they look. For
Chinese and Japanese the rules of kinsoku (JIS X 4051) hold: no line starts with a closing mark or a small kana, none
ends with an opening bracket. Korean breaks at its spaces. Hyphens, and the joints of an address, end a line only where
nothing else can.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from briefing.layout.cells import SOFT_HYPHEN, graphemes, inner_offsets, is_simple, width
from briefing.layout.characters import AFTER_TAIL, CLOSING, HEAD, OPENING, SPACE, TAIL, TAIL_QUOTES, WIDE

_PLAIN: Final = f"[^{SPACE}{WIDE}—{SOFT_HYPHEN}]"
_MARK: Final = "[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_ATOM: Final = f"(?:[{WIDE}]{_MARK}*|{_PLAIN}*(?:—+|{SOFT_HYPHEN})|{_PLAIN}+)"
_STUCK: Final = f"(?:(?<=[{OPENING}])|(?=[{CLOSING}]))"


@cache
def _unit() -> re.Pattern[str]:
    """The spaces before a unit, and the unit: one wide character or one run of others, with the marks that stick to it.

    Made on first use: compiling so many ranges takes as long as laying out a page that does not need them.
    """
    return re.compile(f"([{SPACE}]*)({_ATOM}(?:{_STUCK}{_ATOM})*)")


@cache
def _perhaps_tied() -> re.Pattern[str]:
    """Whether `_is_tied` might find something."""
    heads = "".join(map(re.escape, sorted(HEAD)))
    return re.compile(f"[{heads}—][{SPACE}]|[{SPACE}][{CLOSING}—]")


@cache
def _stuck() -> re.Pattern[str]:
    return re.compile(_STUCK)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(f"[{CLOSING}]")


@cache
def _wide() -> re.Pattern[str]:
    return re.compile(f"[{WIDE}]")


def is_wide(character: str) -> bool:
    """Whether a character is one of those that lines may end between."""
    return character >= "\u2e80" and _wide().match(character) is not None


_JOINT = re.compile(r"[^/?&=.\-]*[/?&=.\-]+|[^/?&=.\-]+")

Holds = tuple[tuple[int, int], ...]
"""Starts and ends of stretches that are to stay on one line, and with the word before them: citations."""


class Unit(Struct, frozen=True, gc=False):
    """What a line takes whole. Offsets count characters of the text, widths cells."""

    gap: int
    """Width of the spaces before it, which vanish at the start of a line."""

    start: int
    end: int
    width: int
    hyphen: bool = False
    """Whether a hyphen appears if the line ends here."""

    fresh: bool = False
    """Whether it opens a word too long for any line, which therefore starts a line of its own."""


Sticks = Callable[[Unit, Unit], bool]
"""Whether a unit may not be parted from the one before it."""


def units(text: str, limit: int, holds: Holds = ()) -> list[Unit]:
    """Read one line of text, without newlines, as units for lines of `limit` cells.

    Only a single grapheme can come out wider than the limit.
    """
    inner = inner_offsets(text)
    found = _whole_units(text, inner)
    if holds:
        found = _held(found, limit, holds)
    if _perhaps_tied().search(text):
        found = _joined(found, _tied(text, limit))
    if all(_fits(unit, limit) for unit in found):
        return found
    return [piece for unit in found for piece in _pieces(text, unit, limit, inner)]


def widest_word(text: str, whole: int) -> int:
    """Cells the widest unit takes, if those over `whole` cells may be divided at the joints of an address."""
    if is_simple(text):
        cells = max(map(len, text.split(" ")))
        if cells <= whole:
            return cells
    inner = inner_offsets(text)
    divided = (
        piece.width
        for unit in _whole_units(text, inner)
        for piece in (_at_joints(text, unit, inner) if unit.width > whole else (unit,))
    )
    return max(divided, default=0)


def ties(text: str, end: int, start: int) -> bool:
    """Whether a line may not end at `end` and the next begin at `start`, though there is a space between the two."""
    before, after = text[end - 1], text[start]
    if before in HEAD or after in TAIL:
        return True
    return after in TAIL_QUOTES and not text[start + 1 : start + 2].isalnum()


def _tied(text: str, limit: int) -> Sticks:
    """Units with a space between them that a line may not end at, if a line has room for both."""
    return lambda left, right: (
        right.start > left.end and _is_tied(text, left.end, right.start) and _both(left, right) + right.hyphen <= limit
    )


def _is_tied(text: str, end: int, start: int) -> bool:
    """As `ties`, of any text: dashes hold together, and the spaces of typography hold on to what closes."""
    before, after = text[end - 1], text[start]
    if before == after == "—" or (before in TAIL and after in AFTER_TAIL):
        return True
    return ties(text, end, start) or (text[start - 1] not in " \u200b" and _closing().match(text, start) is not None)


def _whole_units(text: str, inner: set[int]) -> list[Unit]:
    """The units of a text, graphemes whole."""
    found = _read(text)
    return _remeasured(text, _joined(found, lambda _, right: right.start in inner)) if inner else found


def _read(text: str) -> list[Unit]:
    found: list[Unit] = []
    for match in _unit().finditer(text):
        gap = match[1]
        found.append(_made(text, width(gap) if gap else 0, *match.span(2)))
    return found


def _made(text: str, gap: int, start: int, end: int) -> Unit:
    return Unit(gap, start, end, width(text[start:end]), text[end - 1] == SOFT_HYPHEN)


def _remeasured(text: str, found: list[Unit]) -> list[Unit]:
    """The same units as wide as they are in one piece, which joiners make less than the sum of their parts."""
    return [_made(text, unit.gap, unit.start, unit.end) for unit in found]


def _fits(unit: Unit, limit: int) -> bool:
    return unit.width + unit.hyphen <= limit


def _joined(found: Iterable[Unit], sticks: Sticks) -> list[Unit]:
    joined: list[Unit] = []
    for unit in found:
        if joined and sticks(joined[-1], unit):
            left = joined[-1]
            joined[-1] = Unit(left.gap, left.start, unit.end, _both(left, unit), unit.hyphen)
        else:
            joined.append(unit)
    return joined


def _both(left: Unit, right: Unit) -> int:
    return left.width + right.gap + right.width


def _starting_in(offsets: set[int], limit: int) -> Sticks:
    """Units that start at one of the offsets stay with what is before them, if a line has room for both."""
    return lambda left, right: right.start in offsets and _both(left, right) + right.hyphen <= limit


def _held(found: list[Unit], limit: int, holds: Holds) -> list[Unit]:
    """Keep citations whole first, and then with the word before them."""
    inside = {offset for start, end in holds for offset in range(start + 1, end)}
    starts = {start for start, _ in holds}
    whole = _joined(found, _starting_in(inside, limit))
    return _joined(whole, _starting_in(starts, limit))


def _pieces(text: str, unit: Unit, limit: int, inner: set[int]) -> Iterator[Unit]:
    """A unit too wide for any line, divided: at the joints of an address first, between graphemes at last."""
    if _fits(unit, limit):
        yield unit
        return
    for piece in _at_joints(text, unit, inner):
        yield from (piece,) if _fits(piece, limit) else _at_graphemes(text, piece, limit)


def _at_joints(text: str, unit: Unit, inner: set[int]) -> list[Unit]:
    spans = (match.span() for match in _JOINT.finditer(text, unit.start, unit.end))
    pieces = (_made(text, 0, start, end) for start, end in spans)
    return _in_place(unit, _joined(pieces, lambda _, right: right.start in inner))


def _at_graphemes(text: str, unit: Unit, limit: int) -> list[Unit]:
    """Its graphemes, marks that open or close with the letter they stand at."""
    spans = graphemes(text[unit.start : unit.end])
    pieces = (_made(text, 0, unit.start + start, unit.start + end) for start, end, _ in spans)
    stuck = _stuck()

    def sticks(left: Unit, right: Unit) -> bool:
        return stuck.match(text, right.start) is not None and _both(left, right) + right.hyphen <= limit

    return _in_place(unit, _joined(pieces, sticks))


def _in_place(unit: Unit, parts: list[Unit]) -> list[Unit]:
    """Parts to stand for a unit: the first takes over its gap, and starts a line of its own."""
    first, *others = parts
    fresh = unit.fresh or bool(others)
    return [Unit(unit.gap, first.start, first.end, first.width, first.hyphen, fresh), *others]
