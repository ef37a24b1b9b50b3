"""Spots: where on a page a reader is, told so that it is found again at another width or after an edit."""

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from msgspec.structs import replace

from briefing.layout.lines import BlockLines
from briefing.layout.page import LinkRef, PageLayout
from briefing.layout.seeking import text_of
from briefing.layout.stack import Row
from briefing.model.folding import squeezed
from briefing.model.position import Chosen, Position

_ENOUGH: Final = 80
"""Letters by which a block is known again."""

_RUN: Final = 10
"""Letters in a row that Markdown has in common with the text it becomes, names and numbers being written otherwise."""

_SOURCE: Final = 1_000
"""Characters of Markdown that may become the beginning of a stretch."""

_MOST: Final = 100
"""Blocks of a long page that are laid out for the sake of one that is looked for."""


def beginning(block: BlockLines | Row) -> str:
    """How a block begins, the numbers of sources left out; of one that is not laid out its heading, if it is one."""
    if isinstance(block, Row):
        return block.headings[0].text if block.headings else ""
    found, letters = [], 0
    for line in block.lines:
        text = text_of(line)
        found.append(text)
        letters += len("".join(text.split()))
        if letters >= _ENOUGH:
            break
    return " ".join(" ".join(found).split())


def position_at(layout: PageLayout, y: int, selected: LinkRef | None) -> Position:
    """The position of a reader at a line of a page, with the link that is selected."""
    number, offset = layout.block_at(y)
    block = layout.blocks[number]
    beside = (by for by in (-1, 1) if 0 <= number + by < len(layout.blocks))
    near = ((by, beginning(layout.blocks.known(number + by))) for by in beside)
    return Position(
        number,
        offset,
        letters_before(block, offset),
        chosen(layout, selected),
        beginning(block),
        tuple((by, words) for by, words in near if words),
        _heading_at(layout, y),
    )


def chosen(layout: PageLayout, selected: LinkRef | None) -> Chosen | None:
    """A selected link, told so that it is found again."""
    if selected is None:
        return None
    words = beginning(layout.blocks.known(selected.block))
    return Chosen(selected.block, selected.ordinal, str(selected.spot.target), words)


def letters_before(block: BlockLines, offset: int) -> int:
    """Characters of a block before one of its lines, spaces left out: what stays where it is at any width."""
    return sum(len("".join(line.text.split())) for line in block.lines[:offset])


def _heading_at(layout: PageLayout, y: int) -> str:
    index = bisect_right(layout.headings, y, key=itemgetter(0)) - 1
    return layout.headings[index][1].id if index >= 0 else ""


def found(position: Position, layout: PageLayout) -> Position:
    """A position with the numbers that its block and that of its link have now.

    A block that has changed is known by what stood next to it; where that is gone too, the reader comes to the heading
    that stood above. At the top of a page they stay there.
    """
    is_at_top = not position.block and not position.offset
    block = 0 if is_at_top else _known(position, layout)
    link = position.link and _link_found(position.link, layout, None if block is None else block - position.block)
    if block is not None:
        return replace(position, block=block, link=link)
    line = layout.anchor(position.heading) if position.heading else None
    if line is None:
        return replace(position, link=link)
    return replace(position, block=layout.block_at(line)[0], offset=0, letters=0, link=link)


def _known(position: Position, layout: PageLayout) -> int | None:
    """The block of a position by its words, or else by its neighbours."""
    for by, words in ((0, position.words), *position.near):
        number = _block_of(words, layout, position.block + by)
        if number is not None:
            return max(number - by, 0)
    return None


def _link_found(link: Chosen, layout: PageLayout, by: int | None) -> Chosen | None:
    """A link with the number of its block, which has moved by so many if that is known."""
    number = _block_of(link.words, layout, link.block + (by or 0))
    if number is None and by is not None:
        number = link.block + by
    return None if number is None else replace(link, block=number)


def _block_of(words: str, layout: PageLayout, expected: int) -> int | None:
    """The block that begins with some words, the nearest to where it is expected."""
    letters, left = squeezed(words)[:_ENOUGH], _MOST
    for number in _outward(len(layout.blocks), expected) if letters else ():
        if not _may_be(layout, number, letters):
            continue
        left -= isinstance(layout.blocks.known(number), Row)
        if left < 0:
            break
        if squeezed(beginning(layout.blocks[number]))[:_ENOUGH] == letters:
            return number
    return None


def _outward(count: int, start: int) -> Iterator[int]:
    """The numbers under a count, those nearest to one of them first."""
    start = min(max(start, 0), count - 1)
    yield start
    for away in range(1, count):
        yield from (number for number in (start - away, start + away) if 0 <= number < count)


def _may_be(layout: PageLayout, number: int, letters: str) -> bool:
    """Whether a block may begin with some letters, as far as can be told without laying it out."""
    block = layout.blocks.known(number)
    if isinstance(block, BlockLines):
        return True
    if block.stretch is None:
        return not block.headings or letters.startswith(squeezed(block.headings[0].text)[:_ENOUGH])
    source = squeezed(block.stretch.text[:_SOURCE])
    return any(letters[start : start + _RUN] in source for start in range(max(len(letters) - _RUN, 0) + 1))


def line_of(position: Position, layout: PageLayout) -> int:
    """The line of a layout that a position is at, in whatever the page has become since."""
    return line_at(found(position, layout), layout)


def line_at(position: Position, layout: PageLayout) -> int:
    """The line of a layout of the same page, at any width: the one that holds the letter that stood first."""
    number = min(position.block, len(layout.blocks) - 1)
    lines, passed = layout.blocks[number].lines, 0
    for offset, line in enumerate(lines):
        if position.offset <= offset and passed == position.letters:
            return layout.y_of(number, offset)
        passed += len("".join(line.text.split()))
        if passed > position.letters:
            return layout.y_of(number, offset)
    return layout.y_of(number, len(lines))


def link_of(link: Chosen | None, layout: PageLayout) -> LinkRef | None:
    """A link that was selected, in the block that it was found in; none if nothing there leads where it did."""
    if link is None or not 0 <= link.block < len(layout.blocks):
        return None
    links = layout.blocks[link.block].links
    same = (ordinal for ordinal, spot in enumerate(links) if str(spot.target) == link.target)
    ordinal = min(same, key=lambda one: abs(one - link.ordinal), default=None)
    return None if ordinal is None else LinkRef(link.block, ordinal, links[ordinal])
