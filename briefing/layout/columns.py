"""Column widths: how much of a line each column of a table gets."""

from bisect import bisect_right
from typing import Final

GAP: Final = 2
"""Cells between two columns."""


def share(natural: list[int], least: list[int], room: int) -> list[int] | None:
    """Widths for columns that would like `natural` cells and need `least`; None if the needs exceed `room` cells.

    Room runs short for the widest columns first: those cut back end up equally wide, but for one cell or their needs.
    """
    room -= GAP * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    if sum(least) > room:
        return None
    cap = bisect_right(range(max(natural)), room, key=lambda cap: sum(_capped(natural, least, cap))) - 1
    widths = _capped(natural, least, cap)
    spare = room - sum(widths)
    for index, width in enumerate(widths):
        if spare and width == cap < natural[index]:
            widths[index] += 1
            spare -= 1
    return widths


def _capped(natural: list[int], least: list[int], cap: int) -> list[int]:
    return [max(need, min(wish, cap)) for wish, need in zip(natural, least, strict=True)]
