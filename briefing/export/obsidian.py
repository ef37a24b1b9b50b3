"""An Obsidian vault: a folder of notes, one for each Place, that link to each other.

Notes are called by the ids of what they hold, links are `[[id|words]]`, names and aliases stand in the front matter, so
that the vault finds a person under every name. Links to what is not in the vault are their words.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from briefing.export.binding import Handout, bound
from briefing.export.files import file_names
from briefing.export.gfm import GfmWriter
from briefing.export.parts import WHOLE_LIBRARY, Part, is_whole
from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.scenarios import Scenario
from briefing.model.shown import shown_at
from briefing.pages.compose import compose
from briefing.pages.part import page_at
from briefing.pages.views import filled

_ALSO_SPECIAL: Final = re.compile(r"%(?=%)|(?<=%)%|=(?==)|(?<==)=|#(?=[^\W\d_]|[/_-])|\^(?=[\w-]+$)")
"""Signs of Obsidian's own: comments, highlights, tags, names of blocks."""

_UNUSUAL: Final = re.compile(r"[\\`*_\[\]<>|~$#^%=&\n]")
"""Characters that the words of a `[[…|…]]` had better not hold."""


def write(library: Library, places: Sequence[Place]) -> dict[str, bytes]:
    """A note for each of some Places, by the name of its file; all that a briefing holds or uses for a whole one."""
    wanted = tuple(dict.fromkeys(each for place in places for each in _notes_of(library, place)))
    names = _names(wanted)
    addresses = {there: f"[[{name}" for place, name in names.items() for there in (place, shown_at(library, place))}
    return {f"{name}.md": _note(library, place, addresses).encode() for place, name in names.items()}


def _names(places: Sequence[Place]) -> dict[Place, str]:
    """What each note is called: an id alone where no other note has the same."""
    counts = Counter((place.id or place.view).casefold() for place in places)
    short = [place for place in places if place.id and place == place.record and counts[place.id.casefold()] == 1]
    names = {place: place.id for place in short}
    taken = {name.casefold() for name in names.values()}
    rest = [place for place in places if place not in names]
    for place, given in zip(rest, file_names(rest, ""), strict=True):
        name = given
        while name.casefold() in taken:
            name = f"{name}-page"
        taken.add(name.casefold())
        names[place] = name
    return {place: names[place] for place in places}


def _notes_of(library: Library, place: Place) -> Iterable[Place]:
    """The Places whose notes make up one: itself, or all that a whole briefing or the library holds."""
    if not is_whole(place):
        return (place,)
    if place == WHOLE_LIBRARY:
        return _everything(library)
    own = [there for there in _everything(library) if there.briefing == place.briefing]
    return (*own, *_shared(library, own))


def _everything(library: Library) -> Iterator[Place]:
    if len(library.briefings) > 1:
        yield Place(view="overview")
    for name, briefing in library.briefings.items():
        board = ("board",) if len(briefing.all(Scenario)) > 1 else ()
        views = ("overview", *(row.view for row, _ in filled(library, name)), *board)
        yield from (Place(name, view=view) for view in views)
    yield from (place for place, _ in library.everything())


def _shared(library: Library, places: Iterable[Place]) -> Iterator[Place]:
    """The shared records that pages link to or cite."""
    found: dict[Place, None] = {}
    for place in places:
        for node in d.walk(compose(library, place).blocks):
            if isinstance(node, d.Cite):
                found.update((one.source, None) for one in node.citations if one.source is not None)
            elif isinstance(node, d.Link) and isinstance(node.target, Place):
                found[node.target.page] = None
    return (place for place in found if not place.briefing and library.find(place) is not None)


def _note(library: Library, place: Place, addresses: dict[Place, str]) -> str:
    page = page_at(library, place)
    handout = bound(library, (place,), (Part(0, page.title, (place,), page),), addresses)
    writer = ObsidianWriter(handout)
    legend = writer.line(writer.escape(page.legend))
    body = writer.blocks(handout.document.blocks)
    title = writer.heading(1, writer.escape(page.title))
    parts = (_front_matter(library, handout), title, writer.provenance(), legend, body, writer.footnotes())
    return "\n\n".join(part for part in parts if part) + "\n"


class ObsidianWriter(GfmWriter):
    """Obsidian's dialect."""

    @cached_property
    def _headings(self) -> dict[str, str]:
        """What each heading is linked by."""
        headers = (node for node in d.walk(self.handout.document.blocks) if isinstance(node, d.Header))
        return {node.id: re.sub(r"[\s#^|\[\]\\:%<>]+", " ", d.plain_text(node.inlines)) for node in headers}

    def escape(self, text: str) -> str:
        """Text as Obsidian shows it."""
        return _ALSO_SPECIAL.sub(lambda match: f"\\{match.group()}", super().escape(text))

    def link(self, link: d.Link) -> str:
        """A link to another note, by its id and other words; a plain link where the words are more than letters."""
        target = str(link.target)
        if not target.startswith("[["):
            return super().link(link)
        name, words = target[2:], d.plain_text(link.inlines)
        if _UNUSUAL.search(words) or not words.strip():
            return f"[{self.inlines(link.inlines)}](<{name}.md>)"
        bar = "\\|" if self.in_cell else "|"
        return f"[[{name}{bar}{' '.join(words.split())}]]"

    def within(self, words: str, target: str) -> str:
        """A link to a heading of the same note, by its words."""
        heading = self._headings.get(target[1:], "")
        return f"[{words}](<#{heading}>)" if heading else words


def _front_matter(library: Library, handout: Handout) -> str:
    """What the note is of, its other names, and where it comes from."""
    document = handout.document
    record = library.find(document.place)
    aliases: tuple[str, ...] = (document.title,)
    if isinstance(record, Actor):
        aliases = (document.title, *record.names.values(), *record.aliases, record.abbreviation)
    fields = {
        "title": document.title,
        "aliases": [name for name in dict.fromkeys(aliases) if name],
        "kind": document.kind,
        "place": str(document.place),
        "briefing": document.briefing_title,
        "issued": document.issued,
        "information_cutoff": document.information_cutoff,
        "marking": document.marking,
        "lang": handout.lang,
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items() if value)
    return "\n".join(("---", *lines, "---"))
