"""Passages: everything that can be read in a library, paragraph by paragraph, as plain words to search in."""

import re
from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter
from typing import Final

from msgspec import Struct

from briefing.model import document as d
from briefing.model.actors import Actor
from briefing.model.figures import Figure
from briefing.model.folding import fold
from briefing.model.glossary import Term
from briefing.model.library import Library
from briefing.model.place import Place, words_anchor
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.model.texts import Text, texts_of
from briefing.model.trees import without_citations
from briefing.pages.cards import card
from briefing.pages.desk import Desk
from briefing.pages.references import reference
from briefing.parsing.references import BRACKET, RECORD_LINK, read_citations
from briefing.parsing.sentences import block_lines

_MARKED: Final = re.compile(r"[*`\\\[<]|(?<!\w)_|_(?!\w)|&#?\w+;|!\[\[")
"""What may be Markdown, references apart."""

_CITED: Final = re.compile(rf"\s*{BRACKET.pattern}")
_FENCE: Final = re.compile(r"(?:^|\s)(?:`{3,}|~{3,})\S*")

BETWEEN: Final = " · "
"""What stands between the names of something, and between the cells of a row."""


class Passage(Struct, frozen=True, gc=False):
    """One paragraph, or the names of something."""

    place: Place
    """The record that says it; the overview for what a briefing says of itself."""

    field: str
    """Path of the text in its record, as written in files; empty for names."""

    text: str
    """Its words on one line."""

    folded: str
    """The same as searches compare it."""

    @property
    def is_name(self) -> bool:
        """Whether it is what something is called."""
        return not self.field

    @property
    def spot(self) -> Place:
        """Where it is read: for names the page, else the block on it, by its first words.

        What is noted of a citation stands on the page that says what supports its record.
        """
        if self.is_name:
            return self.place
        view = "trace" if "citations" in self.field.split(".") else self.place.view
        return Place(self.place.briefing, self.place.id, view, words_anchor(self.text))


class Passages:
    """The passages of a library, in its order; they are collected in spells, as long as somebody has time."""

    def __init__(self, library: Library) -> None:
        self.found: list[Passage] = []
        self.is_done = False
        self._coming = _collected(library)

    def go_on(self, seconds: float) -> None:
        """Collect on, for no longer than so many seconds."""
        until = perf_counter() + seconds
        for passage in self._coming:
            self.found.append(passage)
            if perf_counter() > until:
                return
        self.is_done = True


@lru_cache(maxsize=2)
def passages_of(library: Library) -> Passages:
    """The passages of a library as it is looked at, collected once."""
    return Passages(library)


def _collected(library: Library) -> Iterator[Passage]:
    plainer = _Plainer(library)
    heads = [(Place(view="overview"), library.head)] if len(library.briefings) > 1 else []
    for place, head in (*heads, *((Place(name, view="overview"), one.head) for name, one in library.briefings.items())):
        yield _passage(place, "", plainer.desk.name(place))
        yield from plainer.passages(place, texts_of(head))
    for place, record in library.everything():
        yield _passage(place, "", plainer.names(place, record))
        yield from plainer.passages(place, texts_of(record))


def _passage(place: Place, field: str, text: str) -> Passage:
    return Passage(place, field, text, fold(text))


class _Plainer:
    """Makes plain words of the texts of a library: what their references mean is asked once."""

    def __init__(self, library: Library) -> None:
        self.desk = Desk(library, Place(view="overview"), card)
        self._meant: dict[tuple[str, str], str] = {}

    def names(self, place: Place, record: Record) -> str:
        """Everything that a record is called; of a source its reference."""
        if isinstance(record, Source):
            return " ".join(d.plain_text(reference(record)).split())
        others: tuple[str, ...] = ()
        if isinstance(record, Actor):
            others = (*record.names.values(), *record.aliases, record.abbreviation)
        elif isinstance(record, Term):
            others = tuple(record.names.values())
        elif isinstance(record, Figure):
            others = (record.unit,)
        return BETWEEN.join(name for name in dict.fromkeys((self.desk.name(place), *others)) if name)

    def passages(self, place: Place, texts: Iterator[Text]) -> Iterator[Passage]:
        """The paragraphs of some texts of a record."""
        for text in texts:
            field = ".".join(map(str, text.path))
            for line in self._lines(place, text):
                if re.search(r"\w", line):
                    yield _passage(place, field, line)

    def _lines(self, place: Place, text: Text) -> Iterator[str]:
        if not text.is_markdown:
            yield " ".join(text.value.split())
            return
        for line in block_lines(text.value):
            if not _is_embed(line):
                yield self._words(place, _FENCE.sub(" ", line))

    def _words(self, place: Place, markdown: str) -> str:
        """A line of Markdown as plain words; what is more than references is parsed."""
        if _MARKED.search(markdown) is None:
            return markdown
        cites = [match["inside"] for match in BRACKET.finditer(markdown)]
        rest = RECORD_LINK.sub("", BRACKET.sub("", markdown))
        if _MARKED.search(rest) or not all(map(read_citations, cites)):
            return " ".join(without_citations(self.desk.at(place).line(markdown)).split())
        said = RECORD_LINK.sub(lambda match: self._name(place, *match.group("ref", "words")), _CITED.sub("", markdown))
        return " ".join(said.split())

    def _name(self, place: Place, ref: str, words: str | None) -> str:
        if words:
            return words
        key = (place.briefing, ref.strip())
        if key not in self._meant:
            self._meant[key] = d.plain_text(self.desk.at(place).link(key[1], "").inlines)
        return self._meant[key]


def _is_embed(line: str) -> bool:
    return line.startswith("![[") and RECORD_LINK.fullmatch(line[1:]) is not None
