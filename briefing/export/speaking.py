"""Speaking: what colour and position say on a screen, said in words, for text that has neither."""

from collections.abc import Callable
from itertools import groupby
from typing import Final

from msgspec.structs import replace

from briefing.layout.charts import chart_text
from briefing.model import document as d
from briefing.model.chips import chip_label, chip_value
from briefing.model.trees import capital
from briefing.parsing.markdown import is_followed

WITHIN: Final = ("#", "[[")
"""How the address of what is handed on too begins: a heading or card of the same text, or a note of the same vault."""


ASIDE: Final = "aside"
"""Class of what is set beside other words, such as a chip: brackets keep it apart from them."""

_UNSAID: Final = frozenset({"dial", "ways"})
"""Classes of blocks that are of use on a screen alone."""

GAP: Final = d.Str("  ")
"""What pages put between two things on one line; a screen shows it as room."""

_DASH: Final = d.Str("- ")
"""What begins each of several lines in one cell."""

_STOPS: Final = tuple(".,;:!?")

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
    if "board" in div.classes:
        return replace(div, blocks=tuple(_board(one) if isinstance(one, d.Table) else one for one in div.blocks))
    return d.Div(()) if _UNSAID & {*div.classes} else div


def _board(table: d.Table) -> d.Table:
    """A board whose cells are one line each, as they are in most dialects, and begin with what they say."""
    return replace(table, rows=tuple(tuple(_mark_last(_on_one_line(cell)) for cell in row) for row in table.rows))


def _mark_last(cell: d.Inlines) -> d.Inlines:
    """A cell with the mark that it begins with, for eyes that run down a column, behind its words."""
    mark = cell[0] if d.plain_text(cell[1:2]).isspace() else None
    return (*cell[2:], GAP, mark) if isinstance(mark, d.Span) and ASIDE in mark.classes else cell


def _plain(line: d.Plain) -> d.Node:
    return d.Div(()) if line.inlines and _is_empty(line) else line


def _chart(chart: d.Chart) -> d.Node:
    return d.Div((d.CodeBlock(chart_text(chart.plot, _CHART), TEXT_CHART), *chart.table))


def _table(table: d.Table) -> d.Node:
    """A table with its caption as a sentence."""
    return replace(table, caption=capital(tuple(one for one in table.caption if one != d.Span(()))))


def _on_one_line(cell: d.Inlines) -> d.Inlines:
    """The lines of a cell one after the other, without the dashes that keep them apart on a screen."""
    lines: list[list[d.Inline]] = [
        list(group) for is_break, group in groupby(cell, lambda one: isinstance(one, d.LineBreak)) if not is_break
    ]
    if len(lines) < 2:
        return cell
    joined: list[d.Inline] = []
    for line in lines:
        if joined:
            said = d.plain_text(tuple(joined)).rstrip()
            joined.append(d.Str(" " if said.endswith(_STOPS) else "; "))
        joined += line[1:] if line[0] == _DASH else line
    return tuple(joined)


def _image(image: d.Image) -> d.Node:
    return _link(d.Link(image.inlines or (d.Str(image.target),), image.target, "url"))


def _span(span: d.Span) -> d.Node:
    """What a span of a class that means something says; any other undressed."""
    speak = next((_SPANS[name] for name in span.classes if name in _SPANS), None)
    return speak(span) if speak else d.Span(span.inlines)


def _chip(chip: d.Span) -> d.Node:
    """A measure as a short sentence of its own, anything else as words set beside others."""
    label = chip_label(chip)
    if not label:
        return d.Span(tuple(map(_set_apart, chip.inlines)), (ASIDE,))
    return d.Span((d.Str(f"{label}: "), *map(_without_label, chip.inlines), d.Str(".")))


def _way(way: d.Span) -> d.Node:
    """Nothing where there is nothing to follow."""
    return d.Span(way.inlines if any(isinstance(inline, d.Link) for inline in d.walk(way.inlines)) else ())


def _where(place: d.Span) -> d.Node:
    """Where the words before it stand, in brackets behind them."""
    return d.Span((d.Str("("), *place.inlines, d.Str(")")))


def _gloss(gloss: d.Span) -> d.Node:
    """A term where it is first used: its words alone."""
    return d.Span(tuple(part for one in gloss.inlines for part in getattr(one, "inlines", ())))


def _unsaid(_: d.Span) -> d.Node:
    return d.Span(())


def _set_apart(inline: d.Inline) -> d.Inline:
    """What a chip says, without what holds it to its sign or to the words behind it."""
    if isinstance(inline, d.Span):
        return replace(inline, inlines=tuple(map(_set_apart, inline.inlines)))
    return d.Str(inline.text.strip("\u00a0:")) if isinstance(inline, d.Str) else inline


def _label(label: d.Span) -> d.Node:
    """What the words after it are: bold, with a colon close to it and any space behind that."""
    inlines = label.inlines
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
    return link if target.startswith(WITHIN) or is_followed(target) else d.Span(link.inlines)


_SPANS: Final[dict[str, Callable[[d.Span], d.Node]]] = {
    "chip": _chip,
    "way": _way,
    "key": _unsaid,
    "sign": _unsaid,
    "where": _where,
    "gloss": _gloss,
    "hit": lambda hit: d.Strong(hit.inlines),
    "label": _label,
}
"""What is said of spans of each class; all others are their words. `key` explains signs, which are said in words."""

_SPEAK: Final[dict[type[d.Node], Callable[..., d.Node]]] = {
    d.Span: _span,
    d.Div: _div,
    d.Plain: _plain,
    d.Table: _table,
    d.Chart: _chart,
    d.Image: _image,
    d.Link: _link,
}
"""What is said of each kind of node; all others are words already."""
