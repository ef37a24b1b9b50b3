"""Scanning: every reference of a text with the sentence that holds it, found without parsing Markdown."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from briefing.parsing.references import BRACKET, EMBED, RECORD_LINK, read_citations
from briefing.parsing.sentences import blocks, sentence_at
from briefing.turns import turns

_INLINE = re.compile(
    r"\\."  # an escape
    r"|(?P<run>`++)(?:(?:[^`]++|(?!(?P=run)(?!`))`++)*+(?P=run)(?!`))?"  # a code span, or backticks that open none
    rf"|!?{RECORD_LINK.pattern}|{BRACKET.pattern}",
    re.DOTALL,
)
_FENCED = re.compile(
    r"^(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+(?P<fence>`{3,}+(?=[^`\n]*$)|~{3,}+)[^\n]*(?:\n|\Z)"
    r".*?(?:^[ \t>]*+(?P=fence)[`~]*[ \t]*$|\Z)",
    re.DOTALL | re.MULTILINE,
)
_MARKERS = re.compile(r"(?:[\s>]|(?:[-*+]|\d{1,9}[.)])[ \t])*+")
"""What may stand before the words of a paragraph: quotation bars and list markers."""

_BLANK = re.compile(r"[ \t]*+(?:\n[ \t>]*+)*+")
"""What may stand after them: white space, and the bars of a quotation's blank lines."""


class Found(Struct, frozen=True):
    """One reference in a text."""

    kind: Literal["mention", "embed", "citation"]
    ref: str
    """The id or key as written."""
    start: int
    """Offset of the reference in the text, in characters."""
    written: str
    """The reference as written, brackets included."""
    sentence: str
    """The sentence that holds it, as Markdown on one line."""
    locator: str = ""


def scan(text: str) -> Iterator[Found]:
    """Every reference in a text, in order, code left out."""
    if "[[" not in text and "@" not in text:
        return
    for match, start, end in _matches(_mask_fences(text)):
        if match["ref"]:
            kind: Literal["embed", "mention"] = "embed" if _is_embed(match, start, end) else "mention"
            sentence = sentence_at(text, match.start())
            yield Found(kind, match["ref"].strip(), match.start(), match.group(), sentence)
        elif match["inside"]:
            yield from _citations(text, match)


def mentions(text: str) -> Iterator[tuple[int, str]]:
    """Where each `[[id]]` of a text stands, and the id: what `scan` finds of them, without the sentences."""
    if "[[" in text:
        for match, _, _ in _matches(_mask_fences(text)):
            if match["ref"]:
                yield match.start(), match["ref"].strip()


def named(text: str) -> Iterator[tuple[Literal["mention", "citation"], str]]:
    """What each reference of a text names, in order: what `scan` finds, without sentences and positions."""
    if "[[" not in text and "@" not in text:
        return
    for match, _, _ in _matches(_mask_fences(text)):
        if match["ref"]:
            yield "mention", match["ref"].strip()
        elif match["inside"]:
            yield from (("citation", cited.key) for cited in read_citations(match["inside"]) or ())


def _matches(masked: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """What may be a reference, with the start and end of the block that holds it."""
    for start, end in blocks(masked):
        turns.give_way()
        for match in _INLINE.finditer(masked, start, end):
            yield match, start, end


_MARKUP = re.compile(
    rf"!?{RECORD_LINK.pattern}|{BRACKET.pattern}"
    r"|(?<!`)(?P<run>`++)(?:[^`]++|(?!(?P=run)(?!`))`++)*+(?P=run)(?!`)"  # a code span
    r"|\[[^\[\]]*+\]\([^()]*+\)|<?https?://[^\s<>]++"  # a link that leads out, and an address
    r"|^[ \t]*(?:#{1,6}[ \t]|>)[^\n]*$",  # a heading, or a line that is quoted
    re.DOTALL | re.MULTILINE,
)


def without_markup(text: str) -> str:
    """The same text with references, code, addresses, headings and quoted lines blanked out, every offset kept."""
    return _MARKUP.sub(_blanked, _mask_fences(text))


def _mask_fences(text: str) -> str:
    """The same text with fenced code blanked out, every offset kept."""
    if "```" not in text and "~~~" not in text:
        return text
    return _FENCED.sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    turns.give_way()
    return re.sub(r"[^\n]", " ", match.group())


def _is_embed(match: re.Match[str], start: int, end: int) -> bool:
    """Whether a match is `![[id]]` and all that its block holds."""
    return (
        EMBED.fullmatch(match.group()) is not None
        and _MARKERS.fullmatch(match.string, start, match.start()) is not None
        and _BLANK.fullmatch(match.string, match.end(), end) is not None
    )


def _citations(text: str, match: re.Match[str]) -> Iterator[Found]:
    """Each key between one pair of citation brackets."""
    at = match.start("inside")
    for cited, part in zip(read_citations(match["inside"]) or (), match["inside"].split(";"), strict=False):
        start = at + part.index("@")
        yield Found("citation", cited.key, start, f"@{cited.key}", sentence_at(text, start), cited.locator)
        at += len(part) + 1
