"""The outline of a page: which of its headings the contents list."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from briefing.model import document as d

AT_ONCE: Final = 40
"""Most headings of a page that the contents list at once."""


class Outline(Struct, frozen=True):
    """One level of the headings of a page."""

    listed: tuple[d.Header, ...] = ()
    under: Mapping[str, int] = {}
    """Id of each heading to the number of the listed one it stands under, -1 if that is none."""


def outline(page: d.Document) -> Outline:
    """The outline of a section shown whole: its parts and what closes it, and before them the headings of its text."""
    if page.kind != "section" or page.place.query:
        return Outline()
    headers = [block for block in page.blocks if isinstance(block, d.Header)]
    own = next((index for index, header in enumerate(headers) if header.level <= _PART), len(headers))
    top = min((header.level for header in headers[:own]), default=_PART)
    listed: list[d.Header] = []
    under: dict[str, int] = {}
    for index, header in enumerate(headers):
        if header.level <= (top if index < own else _PART):
            listed.append(header)
        under.setdefault(header.id, len(listed) - 1)
    return Outline(tuple(listed), under)


_PART = 2
"""Level of the heading of a part of a section on its page."""
