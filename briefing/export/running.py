"""Running: the inlines of one line as text that runs on, without spans, room or colour between its words.

Sentences begin with a capital, what is set beside other words stands in brackets, and the sources of one point are one
note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from briefing.export.speaking import ASIDE, GAP
from briefing.model import document as d
from briefing.model.place import Place
from briefing.model.trees import capital

_CLOSING: Final = re.compile(r"[.,;:!?)”’]+(?=\s|$)")
"""Punctuation that ends a clause."""

_SENTENCE_END: Final = re.compile(r"[.!?…][”’)]?$")

_ENDS: Final = tuple(".,;:!?)…·”")
"""Characters after which what follows stands apart."""


def flat(inlines: d.Inlines) -> d.Inlines:
    """Inlines without spans; a citation stands close to the word before it, and citations in a row are one."""
    nodes = tuple(_with_asides(tuple(_without_spans(inlines))))
    if len(nodes) < 2 and GAP not in nodes and not any(isinstance(node, d.Cite) for node in nodes):
        return nodes
    joined: list[d.Inline] = []
    begins = False
    for index, node in enumerate(nodes):
        if node == GAP:
            begins = bool(_SENTENCE_END.search(_said_before(joined)))
            _put(joined, _parting(joined, nodes[index + 1 :]))
        else:
            _put(joined, capital((node,))[0] if begins else node)
            begins = False
    return tuple(joined)


def _put(joined: list[d.Inline], inline: d.Inline) -> None:
    """Add an inline to a run, in one with the last where both are of a kind."""
    last = joined[-1] if joined else None
    if isinstance(inline, d.Cite):
        _cite(joined, inline)
    elif type(inline) is type(last) and isinstance(inline, d.Emph | d.Strong | d.Strikeout):
        joined[-1] = type(inline)((*getattr(last, "inlines", ()), *inline.inlines))
    elif isinstance(inline, d.Str) and isinstance(last, d.Str):
        joined[-1] = d.Str(last.text + inline.text)
    else:
        joined.append(inline)


def with_notes(inlines: d.Inlines) -> d.Inlines:
    """Inlines as `flat` makes them, citations behind the mark that ends their clause: there a note's number belongs.

    The Chicago Manual (14.21) puts it after any punctuation but a dash; where there is none, it stays.
    """
    flattened = flat(inlines)
    if not any(map(_is_unsettled, flattened)):
        return flattened
    placed: list[d.Inline] = []
    for inline in flattened:
        closing = _closing(placed, inline)
        if closing and isinstance(inline, d.Str):
            placed[-1:] = [d.Str(closing), placed[-1], d.Str(inline.text[len(closing) :])]
        else:
            placed.append(inline)
    return flat(tuple(node for node in placed if node != d.Str("")))


def _is_unsettled(inline: d.Inline) -> bool:
    """Whether an inline may have to move, or leaves nothing behind."""
    return isinstance(inline, d.Cite) or (isinstance(inline, d.Str) and not inline.text.strip())


def _closing(before: Sequence[d.Inline], inline: d.Inline) -> str:
    """The marks at the start of an inline that end the clause before it, where that ends in a citation."""
    cite = before[-1] if len(before) > 1 else None
    if not (isinstance(cite, d.Cite) and isinstance(inline, d.Str) and all(one.source for one in cite.citations)):
        return ""
    marks = _CLOSING.match(inline.text)
    return marks.group() if marks else ""


def _without_spans(inlines: d.Inlines) -> Iterator[d.Inline]:
    """Inlines with all spans undone but those of words set beside others."""
    for inline in inlines:
        if isinstance(inline, d.Span) and ASIDE not in inline.classes:
            yield from _without_spans(inline.inlines)
        else:
            yield inline


# Words set beside others


def _with_asides(nodes: d.Inlines) -> Iterator[d.Inline]:
    """Inlines with the words set beside others in brackets; plain where they begin a line, or are a label's value."""
    stands_alone = True
    for index, node in enumerate(nodes):
        if isinstance(node, d.Span):
            stands_alone = stands_alone or _goes_on(nodes[index + 1 :])
            inside = tuple(_without_spans(node.inlines))
            inside = inside if index else capital(inside)
            yield from inside if stands_alone else (d.Str("("), *inside, d.Str(")"))
        else:
            yield node
            stands_alone = _leaves_alone(node) if node != GAP and not isinstance(node, d.Cite) else stands_alone


def _leaves_alone(node: d.Inline) -> bool:
    """Whether what follows begins anew: after the end of a line, a label, or a dot between two things."""
    said = d.plain_text((node,)).rstrip()
    return isinstance(node, d.LineBreak) or said.endswith("·") or (isinstance(node, d.Strong) and said.endswith(":"))


def _goes_on(after: d.Inlines) -> bool:
    """Whether words follow at once, of which those before are the beginning."""
    following = after[0] if after else None
    return isinstance(following, d.Str) and following.text[:1] == " " and following.text[1:2].isalnum()


# Gaps and sentences


def _parting(before: Sequence[d.Inline], after: d.Inlines) -> d.Str:
    """What a gap is said as: nothing at an end, a space beside what stands apart already, else a dot."""
    words = _last_words(before)
    if words is None or not after:
        return d.Str("")
    stands_apart = isinstance(words, d.Strong | d.LineBreak) or _said_before(before).endswith(_ENDS)
    return d.Str(" " if stands_apart or d.plain_text(after).lstrip().startswith("(") else " · ")


def _last_words(before: Sequence[d.Inline]) -> d.Inline | None:
    return next((inline for inline in reversed(before) if not isinstance(inline, d.Cite)), None)


def _said_before(before: Sequence[d.Inline]) -> str:
    """The words that a run ends in, notes left out."""
    words = _last_words(before)
    return d.plain_text((words,)).rstrip() if words else ""


# Citations


def _cite(joined: list[d.Inline], cite: d.Cite) -> None:
    """Add a citation to inlines; one that follows another goes with it into one note."""
    while joined and (isinstance(joined[-1], d.SoftBreak) or _is_blank(joined[-1])):
        joined.pop()
    last = joined[-1] if joined else None
    if isinstance(last, d.Cite):
        joined[-1] = d.Cite(_each_once((*last.citations, *cite.citations)))
        return
    if isinstance(last, d.Str):
        joined[-1] = d.Str(last.text.rstrip())
    elif isinstance(last, d.Strong) and _leaves_alone(last):
        joined.append(d.Str(" "))
    joined.append(d.Cite(_each_once(cite.citations)))


def _each_once(citations: Iterable[d.Citation]) -> tuple[d.Citation, ...]:
    """Citations, each source once, with every place in it and what a lens makes of it."""
    found: dict[tuple[Place | str, str], list[d.Citation]] = {}
    for one in citations:
        found.setdefault((one.source or one.key, one.prefix), []).append(one)
    return tuple(replace(same[0], locator=_places(same), lens=_lens(same)) for same in found.values())


def _places(citations: Iterable[d.Citation]) -> str:
    return ", ".join(dict.fromkeys(one.locator for one in citations if one.locator))


def _lens(citations: Iterable[d.Citation]) -> str:
    return next((one.lens for one in citations if one.lens), "")


def _is_blank(inline: d.Inline) -> bool:
    return isinstance(inline, d.Str) and not inline.text.strip()
