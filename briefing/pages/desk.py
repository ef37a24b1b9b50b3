"""The desk at which a page is composed: the library at hand, and what the references on this page mean."""

from collections.abc import Callable, Iterable
from copy import copy
from typing import Final, TypeVar

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.actors import Relation
from briefing.model.fields import CitationItem, Citations
from briefing.model.glossary import Gap
from briefing.model.head import Scales, Section
from briefing.model.indicators import Indicator
from briefing.model.judgments import Assumption, Judgment
from briefing.model.library import Briefing, Library
from briefing.model.options import OptionSet
from briefing.model.place import Place, SlugMaker
from briefing.model.records import Record
from briefing.model.scenarios import Variable
from briefing.model.shown import read_at
from briefing.model.trees import without_citations
from briefing.pages.bands import banded, own_term
from briefing.pages.marks import mark, mark_sentences, seen
from briefing.pages.titles import relation_title, view_title
from briefing.parsing.markdown import parse_inline, parse_markdown
from briefing.parsing.references import CitedKey

R = TypeVar("R", bound=Record)

Card = Callable[["Desk", Place, Record], d.Blocks]
"""Makes the short form of a record that `![[id]]` stands for."""

_CALLED_BY_A_TEXT = (Judgment, Assumption, Indicator, Gap, Variable, OptionSet)
"""Records whose name is a text, a statement or a question: it may hold links and emphasis."""


_BEFORE: Final = {"contradicts": "but see"}
"""What stands before a citation, by what it does to that for which it is cited."""


class Desk:
    """Everything a page builder may ask for; also the `Resolver` of the texts on the page."""

    def __init__(self, library: Library, place: Place, card: Card) -> None:
        self.library = library
        self.place = place
        self.options = place.options
        """What is asked of the page."""
        self.card = card
        self.scale = self._one_scale()
        """The scale of likelihood whose words the page may use; empty for a page of the library that mixes several."""
        self.home = place.briefing
        """Id of the briefing that the page belongs to, whichever one the text at hand is from."""
        self._slug = SlugMaker()
        self._depth = 1
        self.in_name = False
        """Whether what is being read is the name of a record, in which no further name that is a text is read."""

        self.in_card = False
        """Whether what is being written is the card of a record, in which no further card is opened."""

        self.embedded: set[Place] = set()
        """The records that texts on the page have shown by `![[id]]` so far."""

        self.defers = False
        """Whether long texts may be left to be read when they come into sight."""

        self.drawn_on: set[str] = {place.briefing}
        """Ids of the briefings whose texts and titles stand on the page."""

    @property
    def briefing(self) -> Briefing | None:
        """The briefing that the page belongs to; None for pages of the whole library."""
        return self.library.briefings.get(self.place.briefing)

    @property
    def scales(self) -> Scales:
        """The vocabularies of the briefing at hand; for shared records the library's."""
        return self._scales_of(self.place)

    def _scales_of(self, place: Place) -> Scales:
        home = self.library.briefings.get(place.briefing)
        return home.head.scales if home else self.library.head.scales or Scales()

    def _one_scale(self) -> str:
        if self.place.briefing or self.place.id:
            return self.scales.likelihood
        scales = {briefing.head.scales.likelihood for briefing in self.library.briefings.values()}
        return next(iter(scales)) if len(scales) == 1 else ""

    def at(self, place: Place) -> "Desk":
        """A desk for text of another Place on the same page, where references may mean other things."""
        other = copy(self)
        other.place = place
        self.drawn_on.add(place.briefing)
        return other

    def records(self, kind: type[R]) -> list[tuple[Place, R]]:
        """Every record of one type on which the page reports: of its briefing and the shared registries, or of all."""
        found = self.library.everything(self.place.briefing)
        return [(place, record) for place, record in found if isinstance(record, kind)]

    # Names and links

    def name(self, place: Place) -> str:
        """What a Place is called, as plain text."""
        if place.view:
            return view_title(self.library, place, self.name)
        record = self.library.find(place)
        if record is None:
            return place.id
        if isinstance(record, _CALLED_BY_A_TEXT):
            return self._name_from_text(place, record)
        if isinstance(record, Relation):
            return relation_title(self.library, place, record, self._name_meant)
        return record.name or record.id

    def _name_meant(self, ref: str, within: str) -> str:
        """What the thing is called that a reference means, hidden by a lens or not; the reference if it means none."""
        place = self.library.resolve(ref, within)
        if place is not None:
            return self.name(place)
        hidden = self.library.hidden(ref, within)
        return Desk(self.library.plain, hidden, self.card).name(hidden) if hidden else ref

    def _name_from_text(self, place: Place, record: Record) -> str:
        """The plain words of a name that is a text; such a name within one stands by its id, so that names end."""
        if self.in_name:
            return record.id
        there = self.at(place)
        there.in_name = True
        return without_citations(there.line(record.name)) or record.id

    def short_name(self, place: Place, longest: int = 60) -> str:
        """What a Place is called, cut at a word where it is long, as judgments are."""
        name = self.name(place)
        return name if len(name) <= longest else name[:longest].rpartition(" ")[0].rstrip(",;:") + " …"

    def short_words(self, place: Place) -> d.Inlines:
        """The same for a link, with the bands of what a judgment says."""
        return self.banded(place, self.short_name(place))

    def banded(self, place: Place, words: str) -> d.Inlines:
        """Words that name a record; those that name a judgment have their bands."""
        record, plain = self.library.find(place), (d.Str(words),)
        if not isinstance(record, Judgment):
            return plain
        return banded(plain, self._scales_of(place).likelihood, own_term(record))

    def shown_at(self, place: Place) -> Place:
        """Where a record is read: a section inside another is shown on the page of the outermost one."""
        return read_at(self.library, place)

    def to(self, place: Place, words: str | d.Inlines = "") -> d.Link:
        """A link to a Place, by its name unless other words are given, marked with what a lens does to it."""
        link, marks = self.way(place, words), mark(self.library, place)
        return replace(link, inlines=(*link.inlines, *marks)) if marks else link

    def way(self, place: Place, words: str | d.Inlines = "") -> d.Link:
        """The same without a mark."""
        kind = self.library.kind(place)
        if not words:
            self.drawn_on.add(place.briefing)
        said = words or self.banded(place, self.name(place))
        return d.Link((d.Str(said),) if isinstance(said, str) else said, self.shown_at(place), kind)

    def ref(self, ref: str, words: str = "") -> d.Link | d.Span:
        """A link to what a reference in this briefing means."""
        return self.link(ref, words)

    # The Resolver of texts

    def link(self, ref: str, words: str) -> d.Link | d.Span:
        """The link for `[[ref|words]]`; of kind `broken`, with the reason as its title, when it means nothing.

        What a lens hides is named in plain words.
        """
        place = self.library.resolve(ref, self.place.briefing)
        if place is None and self.library.hidden(ref, self.place.briefing):
            return d.Span((d.Str(words or self._name_meant(ref, self.place.briefing)),), ("later",))
        if place is None:
            return d.Link((d.Str(words or ref),), "", "broken", f"nothing has the id {ref!r}")
        return self.way(place, words)

    def citation(self, cited: CitedKey) -> d.Citation:
        """The citation for one key; without a source when the key means no source."""
        mode: d.CitationMode = "suppress_author" if cited.suppress_author else "normal"
        return self._cited(cited.key, cited.locator, cited.prefix, mode)

    def citation_of(self, item: CitationItem) -> d.Citation:
        """One citation item as a citation in text."""
        return self._cited(item.source, item.locator)

    def citations_of(self, items: Citations) -> tuple[d.Citation, ...]:
        """Citation items, each that says something else once; those that speak against come last, after `but see`."""
        ordered = sorted(items, key=lambda item: item.stance == "contradicts")
        said = (self._cited(item.source, item.locator, _BEFORE.get(item.stance, "")) for item in ordered)
        return tuple(dict.fromkeys(said))

    def _cited(self, key: str, locator: str, prefix: str = "", mode: d.CitationMode = "normal") -> d.Citation:
        source = self._source(key)
        lens = seen(self.library, source, key, self.place.briefing)
        return d.Citation(source, key, prefix, locator, mode, lens, self.place.speaker)

    def _source(self, key: str) -> Place | None:
        place = self.library.resolve(key, self.place.briefing)
        return place if place is not None and self.library.kind(place) == "source" else None

    def embed(self, ref: str) -> d.Blocks:
        """The card of the record that `![[ref]]` names; within a card, a link to it."""
        place = self.library.resolve(ref, self.place.briefing)
        record = self.library.find(place) if place else None
        if place is None or record is None or self.in_card:
            return (d.Para((self.link(ref, ""),)),)
        self.embedded.add(place)
        inside = self.at(place)
        inside.in_card = True
        return self.card(inside, place, record)

    def heading(self, level: int, inlines: d.Inlines) -> d.Header:
        """A heading within a text, set below the headings that hold it."""
        return d.Header(min(self._depth + level, 6), self._slug(d.plain_text(inlines)), inlines)

    # Pieces of a page

    def text(self, markdown: str, depth: int = 1) -> d.Blocks:
        """A text field as blocks; its headings stand below level `depth`."""
        if not markdown:
            return ()
        before, self._depth = self._depth, depth
        try:
            return mark_sentences(self.library, parse_markdown(markdown, self))
        finally:
            self._depth = before

    def line(self, markdown: str) -> d.Inlines:
        """A text field as one run of inlines."""
        return parse_inline(" ".join(markdown.split()), self)

    def title(self, level: int, words: str, ident: str = "") -> d.Header:
        """A heading of the page itself; `ident` names it apart from its words."""
        return d.Header(level, self._slug(ident or words), (d.Str(words),))

    def title_of(self, level: int, section: Section) -> d.Header:
        """The heading of a section within the page, under the section's own id.

        To be asked for before any text is read, so that a heading of the same name in a text gets another id.
        """
        self._slug(section.id)
        return d.Header(level, section.id, (d.Str(section.title),))

    def cite(self, citations: Citations) -> d.Inlines:
        """Citation items as one citation, with the space before it; nothing when there are none."""
        if not citations:
            return ()
        return (d.Str(" "), d.Cite(self.citations_of(citations)))


def join(parts: Iterable[d.Inlines], separator: str = " · ") -> d.Inlines:
    """Runs of inlines with a separator between those that hold something."""
    joined: list[d.Inline] = []
    for part in parts:
        if part and joined:
            joined.append(d.Str(separator))
        joined.extend(part)
    return tuple(joined)


def words(text: str) -> d.Inlines:
    """Plain text as inlines; nothing for empty text."""
    return (d.Str(text),) if text else ()


def fact(label: str, inlines: d.Inlines) -> d.Blocks:
    """One labelled line, or nothing when there is nothing to say."""
    return (d.Plain((d.Span((d.Str(label),), ("label",)), d.Str("  "), *inlines)),) if inlines else ()


def facts(*rows: d.Blocks) -> d.Blocks:
    """Labelled lines as one block, or nothing when all are empty."""
    lines = tuple(line for row in rows for line in row)
    return (d.Div(lines, ("facts",)),) if lines else ()


def callout(kind: str, blocks: d.Blocks) -> d.Blocks:
    """Blocks set off by a bar, or nothing when there are none."""
    return (d.Div(blocks, ("callout", kind)),) if blocks else ()
