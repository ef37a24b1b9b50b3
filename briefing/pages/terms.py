"""Terms of the glossary where a page first uses them: quiet links, so that their meaning is one peek away."""

from collections.abc import Iterable, Iterator

from briefing.model import document as d
from briefing.model.glossary import Term
from briefing.model.place import Place
from briefing.pages.desk import Desk
from briefing.parsing.names_in_text import NamesInText

_Run = list[d.Str | d.SoftBreak]
"""Plain words in a row, over the ends of lines too."""


class TermLinker:
    """Links the first use of each term in the texts handed to it, in reading order; links that are there stay."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._places: dict[str, Place] = {}
        self._names = NamesInText()
        self._met: set[Place] = set()
        for place, term in desk.records(Term):
            for name in _written(term):
                if self._names.add(name):
                    self._places.setdefault(name, place)

    def linked(self, markdown: str, blocks: d.Blocks) -> d.Blocks:
        """The blocks of a text, the terms that nothing before has used made links."""
        if not self._names or not any(self._names.found_in(markdown)):
            return blocks
        return tuple(map(self._block, blocks))

    def _block(self, block: d.Block) -> d.Block:
        """Paragraphs, lists and tables; headings, quotations, code and the cards of records stay as they are."""
        match block:
            case d.Para() | d.Plain():
                return type(block)(self._inlines(block.inlines))
            case d.BulletList():
                return d.BulletList(tuple(map(self._blocks, block.items)))
            case d.OrderedList():
                return d.OrderedList(tuple(map(self._blocks, block.items)), block.start)
            case d.Table():
                rows = tuple(tuple(map(self._inlines, row)) for row in block.rows)
                return d.Table(block.head, rows, block.aligns, block.caption)
            case _:
                return block

    def _blocks(self, blocks: d.Blocks) -> d.Blocks:
        return tuple(map(self._block, blocks))

    def _inlines(self, inlines: d.Inlines) -> d.Inlines:
        return tuple(self._linked(inlines))

    def _linked(self, inlines: d.Inlines) -> Iterator[d.Inline]:
        run: _Run = []
        for inline in inlines:
            if isinstance(inline, d.Str | d.SoftBreak):
                run.append(inline)
                continue
            yield from self._run(run)
            run = []
            if isinstance(inline, d.Link) and isinstance(inline.target, Place):
                self._met.add(inline.target.plain)
            yield type(inline)(self._inlines(inline.inlines)) if isinstance(inline, d.Emph | d.Strong) else inline
        yield from self._run(run)

    def _run(self, run: _Run) -> Iterator[d.Inline]:
        text = "".join(node.text if isinstance(node, d.Str) else "\n" for node in run)
        done = 0
        for start, end, name in self._names.found_in(text) if run else ():
            place = self._places[name]
            if place not in self._met and place != self._desk.place:
                self._met.add(place)
                yield from _slice(run, done, start)
                link = d.Link(tuple(_slice(run, start, end)), place, "term")
                yield d.Span((link,), ("gloss",))
                done = end
        yield from _slice(run, done, len(text))


def _slice(run: Iterable[d.Str | d.SoftBreak], start: int, end: int) -> Iterator[d.Str | d.SoftBreak]:
    """Plain words from one character to another, a line's end being one."""
    offset = 0
    for node in run:
        length = len(node.text) if isinstance(node, d.Str) else 1
        first, last = max(start - offset, 0), min(end - offset, length)
        if first < last:
            yield d.Str(node.text[first:last]) if isinstance(node, d.Str) else node
        offset += length


def _written(term: Term) -> Iterator[str]:
    """How a term may stand in a text: as written, at the start of a sentence and within one, and in other languages."""
    first, rest = term.term[:1], term.term[1:]
    yield from dict.fromkeys((term.term, first.upper() + rest))
    word = term.term.split(maxsplit=1)[0] if term.term.split() else ""
    if word[1:].islower():
        yield first.lower() + rest
    yield from term.names.values()
