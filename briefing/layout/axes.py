"""Axes: round numbers to mark them with, and rows of marks in which none runs into another."""

from collections.abc import Iterable, Iterator
from math import floor, log10
from typing import Final

from briefing.layout.cells import width

_STEPS: Final = (1, 2, 2.5, 5, 10)
"""Steps between the marks of an axis, but for a power of ten."""

_FINEST: Final = 1e-9
"""Values that differ by less than this share of them are not told apart."""

_NOTHING: Final = 1e-280


def marks(low: float, high: float, most: int) -> list[float]:
    """Round numbers for an axis that holds `low` and `high`: evenly spaced, `most` at most and two at least.

    Values that are not told apart stand on an axis that begins at zero, zeros on one up to 1.
    """
    if high - low < max(abs(low), abs(high)) * _FINEST:
        low, high = min(low, 0.0), max(high, 0.0)
    span = high - low
    if span <= _NOTHING:
        return [0.0, 1.0]
    least = span / max(most - 1, 1)
    power = 10.0 ** floor(log10(least))
    for step in (power * factor for factor in (*_STEPS, 20, 25, 50)):
        first, last = floor(low / step), -floor(-high / step)
        if last - first < max(most, 2):
            return [number * step for number in range(first, max(last, first + 1) + 1)]
    return [low, high]


def mark_words(found: list[float], longest: int = 16) -> list[str]:
    """The marks of an axis as one reads them, with as many decimals as tell them apart.

    In powers of ten where they would be over `longest` characters.
    """
    step = found[1] - found[0]
    decimals = max(0, -floor(log10(step) + 1e-9)) if step else 0
    if decimals and any(round(one, decimals) != round(one, decimals + 1) for one in found):
        decimals += 1
    elif not decimals and any(one != round(one) for one in found):
        decimals = 1
    said = [f"{one:,.{decimals}f}" for one in found]
    return said if max(map(len, said)) <= longest else [f"{one:.4g}" for one in found]


def spread(labels: Iterable[tuple[int, str]], room: int) -> str:
    """A row of labels, each centred over its column; those that would run into another are left out.

    The first and the last go before all others.
    """
    found = [(column, label) for column, label in labels if width(label) <= room]
    taken: dict[int, str] = {}
    for column, label in [*found[:1], *found[-1:], *found[1:-1]]:
        start = max(0, min(column - width(label) // 2, room - width(label)))
        if all(start + width(label) < other or start > other + width(text) for other, text in taken.items()):
            taken[start] = label
    return "".join(_placed(taken))


def _placed(taken: dict[int, str]) -> Iterator[str]:
    end = 0
    for start, label in sorted(taken.items()):
        yield " " * (start - end) + label
        end = start + width(label)
