"""Speaking: what colour and position say on a screen, said in words, for text that has neither."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from briefing.layout.charts import chart_text
from briefing.model import document as d
from briefing.model.chips import chip_label, chip_value
from briefing.parsing.markdown import SCHEMES

WITHIN: Final = ("#", "[[")
"""How the address of what is handed on too begins: a heading or card of the same text, or a note of the same vault."""

_CLOSING: Final = re.compile(r"[.,;:!?)”’]+(?=\s|$)")
"""Punctuation that ends a clause."""

_GAP: Final = d.Str("  ")
"""What pages put between two things on one line; a screen shows it as room."""

_ENDS: Final = tuple(".,;:!?)…·”")
"""Characters after which what follows stands apart."""

TEXT_CHART: Final = "text-chart"
"""Language of a chart as verbatim text: its signs are no words to be read out, and it had better not be cut."""

_CHART: Final = 72
"""Cells that a chart is drawn in."""


def spoken(node: d.Node) -> d.Node:
    """One node, its children spoken already, as it reads where there is only text."""
    speak = _SPEAK.get(type(node))
    return speak(node) if speak else node


def _div(div: d.Div) -> d.Node:
    if "facts" in div.classes:
        return d.BulletList(tuple((_told_once(line),) for line in div.blocks if not _is_empty(line, past=2)))
    return d.Div(()) if "dial" in div.classes else div


def _plain(line: d.Plain) -> d.Node:
    return d.Div(()) if line.inlines and _is_empty(line) else line


def _chart(chart: d.Chart) -> d.Node:
    return d.Div((d.CodeBlock(chart_text(chart.plot, _CHART), TEXT_CHART), *chart.table))


def _image(image: d.Image) -> d.Node:
    return _link(d.Link(image.inlines or (d.Str(image.target),), image.target, "url"))


def _span(span: d.Span) -> d.Node:
    """A chip as a short sentence of its own, labels and words that were looked for in bold, anything else undressed."""
    if "chip" in span.classes:
        label = chip_label(span)
        if not label:
            return d.Span((d.Str("("), *span.inlines, d.Str(")")))
        return d.Span((d.Str(f"{label}: "), *map(_without_label, span.inlines), d.Str(".")))
    if "way" in span.classes and not any(isinstance(inline, d.Link) for inline in d.walk(span.inlines)):
        return d.Span(())  # there is nothing to follow
    if "gloss" in span.classes:  # a term where it is first used: its words alone
        return d.Span(tuple(part for one in span.inlines for part in getattr(one, "inlines", ())))
    if "hit" in span.classes:
        return d.Strong(span.inlines)
    return _label(span.inlines) if "label" in span.classes else d.Span(span.inlines)


def _label(inlines: d.Inlines) -> d.Node:
    """What the words after it are: bold, with a colon close to it and any space behind that."""
    last = inlines[-1] if inlines else None
    if not isinstance(last, d.Str) or not last.text[-1:].isspace():
        return d.Strong((*inlines, d.Str(":")))
    return d.Span((d.Strong((*inlines[:-1], d.Str(f"{last.text.rstrip()}:"))), d.Str(" ")))


def _is_empty(line: d.Block, past: int = 0) -> bool:
    """Whether a line has nothing left to say past its label."""
    return isinstance(line, d.Plain) and all(inline == d.Span(()) for inline in line.inlines[past:])


def _without_label(inline: d.Inline) -> d.Inline:
    return d.Str(chip_value(inline.text)) if isinstance(inline, d.Str) else inline


def _told_once(line: d.Block) -> d.Block:
    """A labelled line whose only value is a chip of the same label: the label once."""
    if not (isinstance(line, d.Plain) and len(line.inlines) > 2):
        return line
    label, gap, chip, *rest = line.inlines
    if (
        isinstance(chip, d.Span)
        and not rest
        and f"{d.plain_text((label,)).rstrip(':')}: " == d.plain_text(chip.inlines[:1])
    ):
        return d.Plain((label, gap, *chip.inlines[1:-1]))
    return line


def _link(link: d.Link) -> d.Node:
    """A link that may be one; an address of any other scheme, and a Place, leave their words alone."""
    target = link.target if isinstance(link.target, str) else ""
    scheme, colon, _ = target.partition(":")
    safe = target.startswith(WITHIN) or (bool(colon) and scheme.lower() in SCHEMES)
    return link if safe else d.Span(link.inlines)


_SPEAK: Final[dict[type[d.Node], Callable[..., d.Node]]] = {
    d.Span: _span,
    d.Div: _div,
    d.Plain: _plain,
    d.Chart: _chart,
    d.Image: _image,
    d.Link: _link,
}
"""What is said of each kind of node; all others are words already."""


def flat(inlines: d.Inlines) -> d.Inlines:
    """Inlines without spans; a citation stands close to the word before it, and citations in a row are one."""
    nodes = tuple(_without_spans(inlines))
    if len(nodes) < 2 and _GAP not in nodes:
        return nodes
    joined: list[d.Inline] = []
    for index, node in enumerate(nodes):
        inline = _parting(joined, nodes[index + 1 :]) if node == _GAP else node
        last = joined[-1] if joined else None
        if isinstance(inline, d.Cite):
            _cite(joined, inline)
        elif type(inline) is type(last) and isinstance(inline, d.Emph | d.Strong | d.Strikeout):
            joined[-1] = type(inline)((*getattr(last, "inlines", ()), *inline.inlines))
        elif isinstance(inline, d.Str) and isinstance(last, d.Str):
            joined[-1] = d.Str(last.text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


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
    for inline in inlines:
        if isinstance(inline, d.Span):
            yield from _without_spans(inline.inlines)
        else:
            yield inline


def _cite(joined: list[d.Inline], cite: d.Cite) -> None:
    """Add a citation to inlines; one that follows another goes with it into one note."""
    while joined and (isinstance(joined[-1], d.SoftBreak) or _is_blank(joined[-1])):
        joined.pop()
    last = joined[-1] if joined else None
    if isinstance(last, d.Cite):
        joined[-1] = d.Cite((*last.citations, *(one for one in cite.citations if one not in last.citations)))
        return
    if isinstance(last, d.Str):
        joined[-1] = d.Str(last.text.rstrip())
    joined.append(cite)


def _parting(before: Sequence[d.Inline], after: d.Inlines) -> d.Str:
    """What a gap is said as: nothing at an end, a space beside what stands apart already, else a dot."""
    words = next((inline for inline in reversed(before) if not isinstance(inline, d.Cite)), None)
    if words is None or not after:
        return d.Str("")
    said = d.plain_text((words,)).rstrip()
    stands_apart = isinstance(words, d.Strong | d.LineBreak) or said.endswith(_ENDS)
    return d.Str(" " if stands_apart or d.plain_text(after).lstrip().startswith("(") else " · ")


def _is_blank(inline: d.Inline) -> bool:
    return isinstance(inline, d.Str) and not inline.text.strip()
