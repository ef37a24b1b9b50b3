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
    "board",
    "indicators",
    "options",
    "figures",
    "gaps",
    "timeline",
    "actors",
    "sources",
    "glossary",
    "likelihood",
    "trace",
    "search",
    "problems",
)
"""The pages that are derived from a briefing or from the whole library rather than written as one record."""

RECORD_VIEWS: Final = ("network", "trace")
"""The pages that are derived from one record, beside its own."""

_WRITTEN = re.compile(
    r"(?:(?P<briefing>[^/:?#]+)/)?(?P<id>[^/:?#]+)?(?::(?P<view>[a-z]+))?(?:\?(?P<query>[^#]+))?(?:#(?P<anchor>.+))?"
)


class Place(Struct, frozen=True, order=True):
    """The address of a page, and of a block on it.

    Written `briefing/id`, `briefing:view`, `:view` (of the whole library) or `briefing/id:view`, with `?name=value&…`
    for what is asked of the page and `#anchor` for a block on it.
    """

    briefing: str = ""
    """Id of the briefing; empty for what belongs to the library as a whole (shared registries, its index)."""

    id: str = ""
    """Id of a record, or empty for a view."""

    view: str = ""
    """One of `VIEWS`, or with an id one of `RECORD_VIEWS`; empty for a record's own page."""

    anchor: str = ""
    """Id of a heading or embedded record on the page, or empty for its top.

    `~` and words mean the first block that holds them, behind an id the first from there on: `history#~In 2019 Seoul`.
    """

    query: str = ""
    """What is asked of a page that can be asked, as in a web address; see `options`."""

    def __str__(self) -> str:
        view = f":{self.view}" if self.view else ""
        slash = "/" if self.briefing and self.id else ""
        query = f"?{self.query}" if self.query else ""
        anchor = f"#{self.anchor}" if self.anchor else ""
        return f"{self.briefing}{slash}{self.id}{view}{query}{anchor}"

    @property
    def page(self) -> "Place":
        """The page this Place is on: itself without the anchor."""
        return Place(self.briefing, self.id, self.view, query=self.query) if self.anchor else self

    @property
    def plain(self) -> "Place":
        """The page as it is when nothing is asked of it."""
        return Place(self.briefing, self.id, self.view) if self.anchor or self.query else self

    @property
    def speaker(self) -> "Place":
        """Whose words stand on the page first of all: the record's that it is of, else those of an overview."""
        return self.record if self.id else Place(self.briefing, view="overview")

    @property
    def record(self) -> "Place":
        """The record that the page is of, when it is a view of one."""
        return Place(self.briefing, self.id)

    @property
    def options(self) -> dict[str, str]:
        """What is asked of the page, value by name."""
        from urllib.parse import parse_qsl  # few pages are asked anything

        return dict(parse_qsl(self.query)) if self.query else {}

    def asking(self, **options: str) -> "Place":
        """The same page with some options set; an empty value takes an option away."""
        from urllib.parse import urlencode

        wanted = {name: value for name, value in (self.options | options).items() if value}
        return Place(self.briefing, self.id, self.view, query=urlencode(sorted(wanted.items()), safe="/,"))


LIBRARY: Final = Place(view="overview")
"""The page of the library itself."""


def parted(anchor: str) -> tuple[str, str]:
    """The id that an anchor names, and the words after it by which it names a block; either may be empty."""
    ident, _, words = anchor.partition("~")
    return ident.removesuffix("/"), words


_LONGEST_WORDS: Final = 60
"""Characters of a block by which it is known."""


def words_anchor(text: str) -> str:
    """The anchor of the block that begins with a text, or holds it: its first words."""
    cut = text[:_LONGEST_WORDS]
    return f"~{text if len(text) <= _LONGEST_WORDS else cut.rpartition(' ')[0] or cut}"


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


def github_slug(heading: str) -> str:
    """The id that GitHub gives a heading when no other has it: lower case, no punctuation, a hyphen for each space."""
    return re.sub(r"[^\w\- ]", "", " ".join(heading.split()).lower()).replace(" ", "-")


class GitHubSlugs:
    """Turns headings into the ids that github-slugger gives them on one page: numbered until they are unique."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def __call__(self, heading: str) -> str:
        """The id for the next heading."""
        slug = ident = github_slug(heading)
        while ident in self._seen:
            self._seen[slug] += 1
            ident = f"{slug}-{self._seen[slug]}"
        self._seen[ident] = 0
        return ident
