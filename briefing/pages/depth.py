"""The depth dial: a page as its bottom line, with its key judgments, or whole, and how long each takes to read."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from briefing.errors import UsageError
from briefing.model import document as d
from briefing.model.cleaning import excerpt
from briefing.model.depth import DEPTHS, Depth
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.pages.desk import Desk, callout, join
from briefing.parsing.references import EMBED

WORDS_A_MINUTE: Final = 228
"""Of English prose, read aloud (Trauzettel-Klosinski and Dietz 2012, the IReST texts; Japanese: 357 characters)."""

_WORDS_OF_A_CHARACTER: Final = 0.64
_WITHOUT_SPACES: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_NOT_READ: Final = re.compile(r"\[[^\[\]@]*@[^\[\]]*\]|\[\[[^\[\]|]*\||[\[\]*_`#>|]")
"""Citations, ids and marks: what stands in a text and is not read."""

_SAMPLE: Final = 40_000
"""Characters of a long text whose words are counted; those of the rest are taken to be as many."""

_Build = Callable[[Desk, Section], d.Blocks]


def depth_of(desk: Desk) -> Depth:
    """How deep the page is asked to be read. Raises `UsageError` when that is no depth."""
    asked = desk.options.get("depth", "full")
    depth = next((known for known in DEPTHS if known == asked), None)
    if depth is None:
        raise UsageError(f"{excerpt(asked)!r} is no depth — write one of {', '.join(DEPTHS)}")
    return depth


def dial(desk: Desk, words: dict[Depth, int]) -> d.Blocks:
    """A line that names each depth and how long it takes, the one at hand in bold; nothing where there is only one."""
    if words["key-judgments"] in (0, words["full"]):
        return ()
    here = depth_of(desk)
    steps = (_step(DEPTHS[depth], minutes(count), is_here=depth == here) for depth, count in words.items())
    return (d.Div((d.Plain(join(steps)),), ("dial",)),)


def _step(name: str, time: str, *, is_here: bool) -> d.Inlines:
    """One depth; no link, so that the first link of a page is one of its text."""
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
    alone = len(_WITHOUT_SPACES.findall(sample)) if not sample.isascii() else 0
    count = len((_WITHOUT_SPACES.sub(" ", sample) if alone else sample).split()) + alone * _WORDS_OF_A_CHARACTER
    return round(count * max(len(text) / _SAMPLE, 1))


# Sections

_READ: Final = ("statement", "title", "question", "premise", "alt", "note", "if_wrong", "impact", "definition")
"""Fields of records that stand on a section's page, in the text or after it."""

_Shown = dict[str, list[tuple[Place, Record]]]
"""The records that each part of a section shows, by the part's id."""


def section_at_depth(desk: Desk, section: Section, whole: _Build) -> d.Blocks:
    """A section as deep as it is asked for; `whole` makes its full page."""
    depth = depth_of(desk)
    parts = list(_parts(section, 1))
    shown = _shown(desk, [part for part, _ in parts])
    turned = dial(desk, _words([part for part, _ in parts], shown))
    if depth == "full":
        return (*turned, *whole(desk, section))
    judged = shown if depth == "key-judgments" else {}
    blocks = tuple(block for part, level in parts for block in _part(desk, part, level, judged))
    return (*turned, *(blocks or (d.Para((d.Str("No bottom line is given."),)),)))


def _parts(section: Section, level: int) -> Iterator[tuple[Section, int]]:
    yield section, level
    for part in section.sections:
        yield from _parts(part, min(level + 1, 6))


def _part(desk: Desk, part: Section, level: int, judged: _Shown) -> Iterator[d.Block]:
    """The takeaway of a section and its judgments, under its heading unless it is the page's own."""
    cards = (place for place, record in judged.get(part.id, ()) if isinstance(record, Judgment))
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


def _words(parts: list[Section], shown: _Shown) -> dict[Depth, int]:
    """How many words there are to read at each depth."""
    records = [record for found in shown.values() for _, record in found]
    judged = [record for record in records if isinstance(record, Judgment)]
    first = words_in(part.takeaway for part in parts)
    second = first + words_in(text for one in judged for text in (one.statement, one.confidence_basis))
    others = (getattr(one, field, "") for one in records if not isinstance(one, Judgment) for field in _READ)
    rest = words_in((*(part.text for part in parts), *others))
    return {"bottom-line": first, "key-judgments": second, "full": second + rest}
