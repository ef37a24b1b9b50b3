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


_LEAST_EVEN: Final = 18
"""Columns of a board are not cut back below this many cells."""

_FIRST: Final = range(16, 30)
"""Cells that the first column of a board may get."""


def share_evenly(columns: int, room: int) -> list[int]:
    """Widths for the columns of a board: the first by the room alone, the further ones all alike.

    Where not all of them find room, as many as do fill it, and the sum exceeds `room` cells.
    """
    first = min(max(room // 6, _FIRST.start), _FIRST.stop)
    seen = min(max((room - first) // (_LEAST_EVEN + GAP), 1), columns - 1) or 1
    each = max((room - first) // seen - GAP, _LEAST_EVEN)
    return [first, *[each] * (columns - 1)]


def _capped(natural: list[int], least: list[int], cap: int) -> list[int]:
    return [max(need, min(wish, cap)) for wish, need in zip(natural, least, strict=True)]
