"""Running text: inlines as one string, with what holds from which offset on."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from briefing.layout.breaks import Holds, widest_word
from briefing.layout.cells import SOFT_HYPHEN, inner_offsets, width
from briefing.layout.lines import NEW_LINE, LinkSpot, Run
from briefing.layout.wrap import Cut, wrap
from briefing.model.cleaning import CleanText

_NO_SPACE: Final = "\u200b"
"""Where a word may be divided without anything to be seen."""


class Mark(Struct, frozen=True, gc=False):
    """From `start` up to the next mark, text has these styles and belongs to this link."""

    start: int
    styles: tuple[str, ...] = ()
    link: int = -1


class Lead(Struct, frozen=True):
    """A link within a flow: the offset it starts at, and its spot but for line and column."""

    start: int
    spot: LinkSpot


class Flow(Struct, frozen=True):
    """Text that can be wrapped to any width. A newline in it is a line break that is meant."""

    text: str
    """Clean, without tabs."""

    marks: tuple[Mark, ...] = ()
    """By offset; the first starts at 0."""

    leads: tuple[Lead, ...] = ()
    holds: Holds = ()

    def wrap(self, cells: int) -> list[Cut]:
        """Cut the text into lines of at most `cells` cells; a flow with links has a line to put them on."""
        return wrap(self.text, cells, self.holds) or [(0, 0)] * bool(self.leads)

    @property
    def width(self) -> int:
        """Cells it takes if only meant line breaks break it."""
        return max(map(width, self.text.split("\n")))

    def widest_word(self, whole: int) -> int:
        """Cells that the widest word takes, if words and citations over `whole` cells may be divided."""
        words = (widest_word(line, whole) for line in self.text.split("\n"))
        held = (width(self.text[start:end]) for start, end in self.holds)
        return max(*words, *(cells for cells in held if cells <= whole), 0)

    def width_of(self, cut: Cut) -> int:
        """Cells one line takes."""
        text = self.text[slice(*cut)]
        return width(text) + text.endswith(SOFT_HYPHEN)

    def runs(self, cut: Cut, base: int = 0) -> tuple[Run, ...]:
        """The runs of one line; links are counted from `base`."""
        if len(self.marks) == 1:
            only = self.marks[0]
            return (_run(self._shown(*cut), only, base),)
        return tuple(_run(text, mark, base) for text, mark in self._stretches(cut) if text)

    def joint(self, before: Cut, after: Cut) -> str:
        """What parts the text of two lines that follow each other; see `Line.joint`."""
        if self.text[slice(*before)].endswith(SOFT_HYPHEN):
            return SOFT_HYPHEN
        between = self.text[before[1] : after[0]].strip(_NO_SPACE)
        return NEW_LINE if NEW_LINE in between else between and " "

    def placed(self, cuts: list[Cut]) -> Iterator[LinkSpot]:
        """Where the links are once the text is cut: line from 0, column in cells from the start of the line."""
        starts = [start for start, _ in cuts]
        for lead in self.leads:
            line = max(bisect_right(starts, lead.start) - 1, 0)
            if lead.start >= cuts[line][1] and line + 1 < len(cuts):
                line += 1
            column = width(self.text[starts[line] : max(lead.start, starts[line])])
            yield lead.spot.at(line, column)

    def _stretches(self, cut: Cut) -> Iterator[tuple[str, Mark]]:
        start, end = cut
        index = bisect_right(self.marks, start, key=_start) - 1
        while start < end:
            mark = self.marks[index]
            index += 1
            stop = min(self.marks[index].start, end) if index < len(self.marks) else end
            yield self._shown(start, stop, ends=stop == end), mark
            start = stop

    def _shown(self, start: int, end: int, *, ends: bool = True) -> str:
        text = self.text[start:end]
        if SOFT_HYPHEN not in text:
            return text
        hyphen = "-" if ends and text.endswith(SOFT_HYPHEN) else ""
        return text.replace(SOFT_HYPHEN, "") + hyphen


def _start(mark: Mark) -> int:
    return mark.start


def _run(text: str, mark: Mark, base: int) -> Run:
    return Run(CleanText(text), mark.styles, mark.link + base if mark.link >= 0 else -1)


def whole_graphemes(text: str, marks: list[Mark]) -> tuple[Mark, ...]:
    """The same marks, moved so that none begins inside a grapheme: it keeps the dress of its first character."""
    inner = inner_offsets(text) if len(marks) > 1 else set()
    if not inner:
        return tuple(marks)
    moved: dict[int, Mark] = {}
    for mark in marks:
        start = mark.start
        while start in inner:
            start += 1
        moved[start] = Mark(start, mark.styles, mark.link)
    return tuple(mark for start, mark in moved.items() if start < len(text))
