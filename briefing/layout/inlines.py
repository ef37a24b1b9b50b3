"""Inlines to a Flow: emphasis, links, citations and chips become text with styles."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from typing import Final

from msgspec import Struct

from briefing.layout.draft import Draft
from briefing.layout.flow import Flow
from briefing.layout.lines import Styles
from briefing.model.cleaning import CleanText, clean_line
from briefing.model.document import (
    Citation,
    Cite,
    Code,
    Document,
    Emph,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    SoftBreak,
    Span,
    Str,
    Strikeout,
    Strong,
    plain_text,
)
from briefing.model.place import Place


class Cited(Struct, frozen=True):
    """How the page at hand cites a source."""

    number: int
    reference: CleanText
    """The reference in plain text, on one line."""


Sources = Mapping[Place, Cited]


def sources_of(document: Document) -> Sources:
    """The number and reference of each source that a document cites."""
    return {
        reference.source: Cited(reference.number, clean_line(plain_text(reference.inlines)))
        for reference in document.references
    }


def class_styles(classes: tuple[str, ...]) -> Styles:
    """Style names for the classes of a Span or Div: the first as it is, `first.further` for each further one."""
    return classes[:1] + tuple(f"{classes[0]}.{name}" for name in classes[1:])


def flow_of(inlines: Inlines, sources: Sources, styles: Styles = ()) -> Flow:
    """Inlines as one Flow, all of it in the given styles."""
    draft = Draft(styles)
    Writer(draft, sources).write(inlines)
    return draft.flow()


class Writer:
    """Writes inlines into a Draft, each kind of node by its rule in `RULES`."""

    def __init__(self, draft: Draft, sources: Sources) -> None:
        self.draft = draft
        self._sources = sources

    def write(self, inlines: Inlines) -> None:
        """Append inlines."""
        for node in inlines:
            RULES[type(node)](self, node)

    def text(self, node: Str) -> None:
        """Words."""
        self.draft.add(node.text)

    def soft_break(self, _: SoftBreak) -> None:
        """A space, as a rule."""
        self.draft.soft_break()

    def line_break(self, _: LineBreak) -> None:
        """A new line."""
        self.draft.line_break()

    def dressed(self, node: Emph | Strong | Strikeout) -> None:
        """Words in a style of their own."""
        with self.draft.dressed(_STYLES[type(node)]):
            self.write(node.inlines)

    def code(self, node: Code) -> None:
        """Verbatim words."""
        with self.draft.dressed("code"):
            self.draft.add(node.text)

    def span(self, node: Span) -> None:
        """Words in the styles of their classes; none of what is only for ears."""
        if "spoken" in node.classes:
            return
        held = self.draft.held(alone=True) if _WHOLE.intersection(node.classes) else nullcontext()
        with held, self.draft.dressed(*class_styles(node.classes)):
            self.write(node.inlines)

    def link(self, node: Link) -> None:
        """Only the label is shown; the address is in the link's spot."""
        with self.draft.linked(node.target, node.kind or "url", node.title):
            self.write(node.inlines)

    def image(self, node: Image) -> None:
        """`[image: what it shows]`, a link to the picture; its address if nobody said what it shows."""
        with self.draft.linked(node.target, "url", ""):
            self.draft.add("[image: ")
            self.write(node.inlines if plain_text(node.inlines).strip() else (Str(node.target),))
            self.draft.add("]")

    def cite(self, node: Cite) -> None:
        """`[see 3, p. 12; 5]`: each number is a link to its source."""
        with self.draft.held(), self.draft.dressed("cite"):
            for index, citation in enumerate(node.citations):
                self.draft.add("; " if index else "[")
                self._citation(citation)
            self.draft.add("]" if node.citations else "")

    def _citation(self, citation: Citation) -> None:
        draft = self.draft
        draft.add(f"{citation.prefix} " if citation.prefix else "")
        if citation.source is None and citation.lens:
            with draft.dressed("later"):
                draft.add(citation.lens)
        elif citation.source is None:
            with draft.dressed("broken"), draft.linked("", "broken", f"no source “{citation.key}”"):
                draft.add(f"?{citation.key}")
        else:
            cited = self._sources.get(citation.source)
            with draft.linked(citation.source, "source", cited.reference if cited else "", citation.by):
                draft.add(str(cited.number) if cited else citation.key)
            if citation.lens:
                with draft.dressed("off"):
                    draft.add(f" {citation.lens}")
        draft.add(f", {citation.locator}" if citation.locator else "")


_WHOLE: Final = frozenset({"chip", "step"})
"""Classes of spans that are not to be parted by the end of a line."""

_STYLES: Final[dict[type[Inline], str]] = {Emph: "emph", Strong: "strong", Strikeout: "strike"}

RULES: Final[dict[type[Inline], Callable[..., None]]] = {
    Str: Writer.text,
    SoftBreak: Writer.soft_break,
    LineBreak: Writer.line_break,
    Emph: Writer.dressed,
    Strong: Writer.dressed,
    Strikeout: Writer.dressed,
    Code: Writer.code,
    Span: Writer.span,
    Link: Writer.link,
    Image: Writer.image,
    Cite: Writer.cite,
}
