"""Inlines: what stands within a line of a Document, under pandoc's names."""

from typing import Literal

from msgspec import Struct

from briefing.model.place import Place

Target = Place | str
"""Where a link leads: a Place in the library, or an outside address."""


class Node(Struct, frozen=True, tag_field="t"):
    """What blocks and inlines have in common."""


class Str(Node, frozen=True, tag=True):
    """Plain text without newlines."""

    text: str


class SoftBreak(Node, frozen=True, tag=True):
    """A line end in the source that means no more than a space."""


class LineBreak(Node, frozen=True, tag=True):
    """A line end that is meant."""


class Emph(Node, frozen=True, tag=True):
    """Emphasis."""

    inlines: tuple["Inline", ...]


class Strong(Node, frozen=True, tag=True):
    """Strong emphasis."""

    inlines: tuple["Inline", ...]


class Strikeout(Node, frozen=True, tag=True):
    """Text struck out."""

    inlines: tuple["Inline", ...]


class Code(Node, frozen=True, tag=True):
    """Inline code, verbatim."""

    text: str


class Link(Node, frozen=True, tag=True):
    """A link to a Place or an outside address."""

    inlines: tuple["Inline", ...]
    target: Target
    kind: str = ""
    """What the target is: a record kind such as `actor`, `url`, or `broken` when it resolves to nothing."""

    title: str = ""
    """One line about the target; for a broken link, why it is broken."""


class Image(Node, frozen=True, tag=True):
    """A picture: shown as its alternative text and its address."""

    inlines: tuple["Inline", ...]
    target: str


CitationMode = Literal["normal", "suppress_author"]
"""`[@key]` or `[-@key]`."""


class Citation(Struct, frozen=True):
    """One source cited, as in pandoc's `Citation`."""

    source: Place | None
    """The source's Place; None when the key resolves to nothing."""

    key: str
    """The key as written."""

    prefix: str = ""
    """Text before the reference, such as `see`."""

    locator: str = ""
    """Where in the source, such as `p. 3`."""

    mode: CitationMode = "normal"
    """Whether the author is to be named where the style names authors."""

    lens: str = ""
    """What a lens makes of the source: that it is switched off, or without a source what stands for one it hides."""

    by: Place | None = None
    """The record that cites it, or the overview whose text does."""


class Cite(Node, frozen=True, tag=True):
    """One or more sources cited at one point of the text."""

    citations: tuple[Citation, ...]


class Span(Node, frozen=True, tag=True):
    """Inlines with a meaning of their own: a chip, a native name, a label."""

    inlines: tuple["Inline", ...]
    classes: tuple[str, ...] = ()


Inline = Str | SoftBreak | LineBreak | Emph | Strong | Strikeout | Code | Link | Image | Cite | Span
Inlines = tuple[Inline, ...]
