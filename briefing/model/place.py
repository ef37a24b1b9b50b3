"""Places: the address of anything that can be read."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

VIEWS: Final = (
    "overview",
    "judgments",
    "assumptions",
    "scenarios",
    "indicators",
    "options",
    "figures",
    "gaps",
    "timeline",
    "actors",
    "sources",
    "glossary",
    "problems",
)
"""The pages that are derived from a briefing or from the whole library rather than written as one record."""

_WRITTEN = re.compile(r"(?:(?P<briefing>[^/:#]+)/)?(?P<id>[^/:#]+)?(?::(?P<view>[a-z]+))?(?:#(?P<anchor>.+))?")


class Place(Struct, frozen=True, order=True):
    """The address of a page, and of a block on it.

    Written `briefing/id`, `briefing:view`, `:view` (of the whole library), with `#anchor` for a block on the page.
    """

    briefing: str = ""
    """Id of the briefing; empty for what belongs to the library as a whole (shared registries, its index)."""

    id: str = ""
    """Id of a record, or empty for a view."""

    view: str = ""
    """One of `VIEWS`, or empty for a record."""

    anchor: str = ""
    """Id of a heading or embedded record on the page, or empty for its top."""

    def __str__(self) -> str:
        view = f":{self.view}" if self.view else ""
        slash = "/" if self.briefing and self.id else ""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{self.briefing}{slash}{self.id}{view}{anchor}"

    @property
    def page(self) -> "Place":
        """The page this Place is on: itself without the anchor."""
        return Place(self.briefing, self.id, self.view) if self.anchor else self


def parse_place(text: str) -> Place | None:
    """Read a Place as a person types it; None when it has no such form.

    A bare word is taken as an id in no particular briefing: the Library decides what it names.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return None
    return Place(**{name: value or "" for name, value in match.groupdict().items()})


def id_of(name: str) -> str:
    """An id made from any name, such as a file's; empty when nothing of the name can stand in one."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


class SlugMaker:
    """Turns headings into ids that are stable, readable in any script, and unique within one page."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, heading: str) -> str:
        """The id for a heading: letters and digits of any script, joined by hyphens."""
        slug = "-".join(_words(heading.casefold())) or "part"
        count = self._seen.get(slug, 0) + 1
        self._seen[slug] = count
        return slug if count == 1 else f"{slug}-{count}"


def _words(text: str) -> Iterator[str]:
    return (word for word in re.split(r"[\W_]+", text) if word)
