"""The depth dial: a page as its bottom line, with its key judgments, or whole, and how long each takes to read."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, Literal

from briefing.errors import UsageError
from briefing.model import document as d
from briefing.model.cleaning import excerpt
from briefing.model.depth import DEPTHS, Depth
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.pages.desk import Desk, callout, join
from briefing.parsing.references import EMBED

WORDS_A_MINUTE: Final = 228
"""Of English prose, read aloud (Trauzettel-Klosinski and Dietz 2012, the IReST texts; Japanese: 357 characters)."""

_WORDS_OF_A_CHARACTER: Final = 0.64
_NOT_READ: Final = re.compile(r"\[[^\[\]@]*@[^\[\]]*\]|\[\[[^\[\]|]*\||[\[\]*_`#>|]")
"""Citations, ids and marks: what stands in a text and is not read."""

_LACKING: Final = {
    "bottom-line": "No bottom line is given.",
    "key-judgments": "No key judgment is given here.",
}

_SAMPLE: Final = 40_000
"""Characters of a long text whose words are counted; those of the rest are taken to be as many."""


@cache
def _without_spaces() -> re.Pattern[str]:
    """Japanese and Chinese; takes long to compile, and few texts need it."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff]")


_Build = Callable[[Desk, Section], d.Blocks]


def depth_of(desk: Desk) -> Depth:
    """How deep the page is asked to be read. Raises `UsageError` when that is no depth."""
    asked = desk.options.get("depth", "full")
    depth = next((known for known in DEPTHS if known == asked), None)
    if depth is None:
        raise UsageError(f"{excerpt(asked)!r} is no depth — write one of {', '.join(DEPTHS)}")
    return depth


def dial(desk: Desk, words: dict[Depth, int], whole: int = 0) -> d.Blocks:
    """A line that names each depth and how long it takes, the one at hand in bold; nothing where there is only one.

    A depth that adds nothing to the one before is left out. Of a page that stands for a briefing the line says that it
    is about the page, and how long the whole takes.
    """
    if words["key-judgments"] in (0, words["full"]):
        return ()
    here, before, steps = depth_of(desk), 0, list[d.Inlines]()
    for depth, count in words.items():
        if count > before or depth == here:
            steps.append(_step(DEPTHS[depth], count, is_here=depth == here))
        before = count
    about = (d.Span((d.Str("This page: "),), ("dim",)),) if whole else ()
    total = (d.Str(". "), *_step("The whole briefing", whole, is_here=False)) if whole else ()
    return (d.Div((d.Plain((*about, *join(steps), *total)),), ("dial",)),)


def _step(name: str, words: int, *, is_here: bool) -> d.Inlines:
    """One depth; no link, so that the first link of a page is one of its text."""
    time = minutes(words)
    said = (d.Strong((d.Str(name),)), d.Str(f" {time}")) if is_here else (d.Str(f"{name} {time}"),)
    return (d.Span(said, ("step",) if is_here else ("dim", "step")),)


def minutes(words: int) -> str:
    """How long so many words take to read."""
    return f"{round(words / WORDS_A_MINUTE)} min" if words >= 1.5 * WORDS_A_MINUTE else "1 min" if words else "0 min"


def words_in(texts: Iterable[str]) -> int:
    """How many words texts have; a character of a script without spaces counts as part of one."""
    return sum(map(_words_in, texts))


def _words_in(text: str) -> int:
    sample = _NOT_READ.sub(" ", text[:_SAMPLE])
    alone = len(_without_spaces().findall(sample)) if not sample.isascii() else 0
    count = len((_without_spaces().sub(" ", sample) if alone else sample).split()) + alone * _WORDS_OF_A_CHARACTER
    return round(count * max(len(text) / _SAMPLE, 1))


# Sections

_READ: Final = ("statement", "title", "question", "premise", "alt", "note", "if_wrong", "impact", "definition")
"""Fields of records that stand on a section's page, in the text or after it."""

_Shown = dict[str, list[tuple[Place, Record]]]
"""The records that each part of a section shows, by the part's id."""

_Judged = dict[str, list[tuple[Place, Judgment]]]
"""The key judgments among them."""


def section_at_depth(desk: Desk, section: Section, whole: _Build) -> d.Blocks:
    """A section as deep as it is asked for; `whole` makes its full page."""
    depth = depth_of(desk)
    parts = list(_parts(section, 1))
    shown = _shown(desk, [part for part, _ in parts])
    turned = dial(desk, _words(desk, [part for part, _ in parts], shown))
    if depth == "full":
        return (*turned, *whole(desk, section))
    judged = {home: _key(desk, records) for home, records in shown.items()} if depth == "key-judgments" else {}
    blocks = tuple(block for part, level in parts for block in _part(desk, part, level, judged))
    has_asked = any(judged.values()) if depth == "key-judgments" else bool(blocks)
    return (*turned, *blocks, *(() if has_asked else lacking(depth)))


def lacking(depth: Literal["bottom-line", "key-judgments"]) -> d.Blocks:
    """What a page says that has nothing at a depth."""
    return (d.Para((d.Str(_LACKING[depth]),)),)


@lru_cache(maxsize=4)
def words_of_sections(library: Library, briefing: str) -> int:
    """How many words there are to read in the sections of a briefing, counted once for each library looked at."""
    desk = Desk(library, Place(briefing, view="overview"), lambda *_: ())
    wholes = ([part for part, _ in _parts(section, 1)] for section in library.briefings[briefing].sections)
    return sum(_words(desk, parts, _shown(desk, parts))["full"] for parts in wholes)


def _parts(section: Section, level: int) -> Iterator[tuple[Section, int]]:
    yield section, level
    for part in section.sections:
        yield from _parts(part, min(level + 1, 6))


def _part(desk: Desk, part: Section, level: int, judged: _Judged) -> Iterator[d.Block]:
    """The takeaway of a section and its judgments, under its heading unless it is the page's own."""
    cards = (place for place, _ in judged.get(part.id, ()))
    blocks = (
        *callout("takeaway", desk.text(part.takeaway)),
        *(block for place in cards for block in desk.embed(str(place))),
    )
    if blocks and level > 1:
        yield desk.title_of(level, part)
    yield from blocks


def _shown(desk: Desk, parts: list[Section]) -> _Shown:
    """The records that the text of each part shows, then those that belong to it and that no text shows."""
    found: _Shown = {part.id: [] for part in parts}
    homes = desk.briefing.homes if desk.briefing else {}
    refs = [(match["ref"].strip(), part.id) for part in parts for match in EMBED.finditer(part.text)]
    refs += [(ident, home) for ident, home in homes.items() if home in found]
    met: set[Place] = set()
    for ref, home in refs:
        place = desk.library.resolve(ref, desk.place.briefing)
        record = desk.library.find(place) if place else None
        if place is not None and record is not None and not isinstance(record, Section) and place not in met:
            met.add(place)
            found[home].append((place, record))
    return found


def _key(desk: Desk, records: list[tuple[Place, Record]]) -> list[tuple[Place, Judgment]]:
    """The key judgments among records: those that the head of the briefing names, or all where it names none."""
    names = desk.briefing.head.key_judgments if desk.briefing else ()
    key = {desk.library.resolve(name, desk.place.briefing) for name in names}
    return [(place, one) for place, one in records if isinstance(one, Judgment) and (place in key or not names)]


def _words(desk: Desk, parts: list[Section], shown: _Shown) -> dict[Depth, int]:
    """How many words there are to read at each depth."""
    rows = [row for found in shown.values() for row in found]
    judged = dict(_key(desk, rows))
    first = words_in(part.takeaway for part in parts)
    second = first + words_in(text for one in judged.values() for text in (one.statement, one.confidence_basis))
    others = (getattr(one, field, "") for place, one in rows if place not in judged for field in _READ)
    rest = words_in((*(part.text for part in parts), *others))
    return {"bottom-line": first, "key-judgments": second, "full": second + rest}
