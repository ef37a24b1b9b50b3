"""Notes: the sources cited, in full at first and short afterwards, numbered as they come."""

from collections.abc import Iterator

from briefing.export.binding import Handout
from briefing.model import document as d
from briefing.model.place import Place
from briefing.pages.references import reference, short_note


class Notes:
    """The notes of one text, to be asked for in reading order."""

    def __init__(self, handout: Handout) -> None:
        self._sources = handout.sources
        self._cited: set[Place] = set()
        self._notes: dict[tuple[d.Citation, ...], tuple[int, d.Inlines]] = {}

    def known(self, cite: d.Cite) -> tuple[d.Citation, ...]:
        """The citations of sources that are there."""
        return tuple(one for one in cite.citations if one.source in self._sources)

    def unknown(self, cite: d.Cite) -> str:
        """What to say of the others and of those that a lens takes away, with a space before it; empty for none."""
        return "".join(f" ({said})" for said in map(self._said, cite.citations) if said)

    def _said(self, one: d.Citation) -> str:
        return one.lens or ("" if one.source in self._sources else f"{one.key}: no such source")

    def number(self, cite: d.Cite) -> int | None:
        """The number of the note for a citation, the same for the same sources at the same places in them."""
        known = tuple(d.Citation(one.source, "", one.prefix, one.locator) for one in self.known(cite))
        if not known:
            return None
        if known not in self._notes:
            self._notes[known] = (len(self._notes) + 1, self._written(known))
        return self._notes[known][0]

    def written(self, cite: d.Cite) -> d.Inlines:
        """The words of a note that stands where it is cited, with no number to share; empty when there is none."""
        return self._written(self.known(cite))

    def __iter__(self) -> Iterator[tuple[int, d.Inlines]]:
        """All numbered notes, in order."""
        return iter(self._notes.values())

    def _written(self, citations: tuple[d.Citation, ...]) -> d.Inlines:
        written: list[d.Inline] = []
        for index, citation in enumerate(citations, 1):
            if written:
                written.append(d.Str(" "))
            if citation.prefix:
                written.append(d.Str(f"{citation.prefix} "))
            written.extend(self._one(citation, "." if index == len(citations) else ";"))
        return tuple(written)

    def _one(self, citation: d.Citation, end: str) -> d.Inlines:
        if citation.source is None:
            return ()
        write = short_note if citation.source in self._cited else reference
        self._cited.add(citation.source)
        return write(self._sources[citation.source], citation.locator, end)
