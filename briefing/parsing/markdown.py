"""Markdown to Document blocks: CommonMark with GFM tables, references and citations; raw HTML is text.

What references mean is asked of a `Resolver`, so that parsing needs no library. The parser itself is imported when the
first text is parsed.
"""

from typing import Protocol

from briefing.model import document as d
from briefing.parsing.references import CitedKey

_SCHEMES = frozenset({"http", "https", "mailto"})


def is_followed(address: str) -> bool:
    """Whether an address may become a link, by its scheme; any other is text."""
    scheme, colon, _ = address.partition(":")
    return bool(colon) and scheme.lower() in _SCHEMES


class Resolver(Protocol):
    """What a text's references mean, and how its headings are named."""

    def link(self, ref: str, words: str) -> d.Link | d.Span:
        """The link for `[[ref|words]]`; of kind `broken` when it resolves to nothing."""

    def citation(self, cited: CitedKey) -> d.Citation:
        """The citation for one key."""

    def embed(self, ref: str) -> d.Blocks:
        """The blocks that `![[ref]]` stands for."""

    def heading(self, level: int, inlines: d.Inlines) -> d.Header:
        """The heading for a line of this level (from 1)."""


def parse_markdown(text: str, resolver: Resolver) -> d.Blocks:
    """Parse a text field into blocks."""
    from briefing.parsing.building import build_blocks

    return build_blocks(text, resolver)


def parse_inline(text: str, resolver: Resolver) -> d.Inlines:
    """Parse one line, such as a title or a sentence, into inlines."""
    from briefing.parsing.building import build_inlines

    return build_inlines(text, resolver)
