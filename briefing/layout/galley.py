"""The galley: the tray in which the lines of one block are set, margin by margin."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from briefing.layout.cells import width
from briefing.layout.flow import Flow
from briefing.layout.lines import NEW_LINE, BlockLines, Heading, Line, LinkSpot, Run, Styles
from briefing.layout.wrap import Cut
from briefing.model.cleaning import CleanText

ROOM: Final = 8
"""Text is never squeezed below this many cells: a margin that would do so is left out."""

Runs = tuple[Run, ...]


class Galley:
    """Collects the lines of one block, with their links, headings and anchors."""

    def __init__(self, page_width: int, measure: int, styles: Styles = ()) -> None:
        self.styles = styles
        """Styles of everything set at the moment."""

        self._width = max(page_width, 1)
        self._measure = max(min(self._width, measure), 1)
        self._lines: list[Line] = []
        self._links: list[LinkSpot] = []
        self._headings: list[Heading] = []
        self._anchors: dict[str, int] = {}
        self._first: Runs = ()
        self._rest: Runs = ()
        self._indent = 0
        self._blank: Runs | None = None

    def block(self) -> BlockLines:
        """All that was set."""
        return BlockLines(tuple(self._lines), tuple(self._links), tuple(self._headings), self._anchors)

    @property
    def height(self) -> int:
        """How many lines are set."""
        return len(self._lines)

    @property
    def here(self) -> int:
        """The line that comes next."""
        return len(self._lines) + (self._blank is not None)

    @property
    def room(self) -> int:
        """Cells there are for tables and code."""
        return self._width - self._indent

    @property
    def text_room(self) -> int:
        """Cells there are for running text."""
        return self._measure - self._indent

    def blank(self) -> None:
        """Put an empty line before whatever is set next; several in a row are one."""
        self._blank = _trimmed(self._rest)

    def put(self, runs: Runs, widest: int = 0, stops: tuple[int, ...] = (), joint: str = NEW_LINE) -> None:
        """Set one line, with the margin before it.

        For a line of code or of a board say how wide the widest line next to it is, and where columns begin that are
        moved: what is before the first of them stays. For one that goes on with the text of the line before, say what
        parts them.
        """
        if self._blank is not None:
            self._lines.append(Line(self._blank))
            self._blank = None
        line = self._first + runs
        set_line = Line(line if runs else _trimmed(line), joint=joint)
        if widest:
            lefts = tuple(self._indent + stop for stop in stops)
            left = lefts[0] if lefts else self._indent
            set_line = Line(set_line.runs, left, self._indent + widest, lefts, joint)
        self._lines.append(set_line)
        self._first = self._rest

    def flow(self, flow: Flow) -> None:
        """Set running text."""
        cuts = flow.wrap(self.text_room)
        base = self.place(flow, cuts)
        for index, cut in enumerate(cuts):
            self.put(flow.runs(cut, base), joint=flow.joint(cuts[index - 1], cut) if index else NEW_LINE)

    def place(self, flow: Flow, cuts: list[Cut], lefts: Sequence[int] = ()) -> int:
        """Note the links of a flow whose first line comes next; return what to count them from in its runs.

        `lefts` are the cells between the margin and each line, none unless given.
        """
        base = len(self._links)
        for spot in flow.placed(cuts):
            left = lefts[spot.line] if lefts else 0
            self._links.append(spot.at(self.here + spot.line, self._indent + left + spot.column))
        return base

    def anchor(self, name: str) -> None:
        """Give the line that comes next an id; the first of two with the same id keeps it."""
        if name:
            self._anchors.setdefault(name, self.here)

    def heading(self, level: int, name: str, text: str) -> None:
        """Note that a heading comes next."""
        self.anchor(name)
        self._headings.append(Heading(level, name, text, self.here))

    @contextmanager
    def dressed(self, *styles: str) -> Iterator[None]:
        """What is set meanwhile has these styles as well."""
        outer = self.styles
        self.styles = (*outer, *styles)
        yield
        self.styles = outer

    @contextmanager
    def margin(self, mark: Flow, *, once: bool = False) -> Iterator[None]:
        """What is set meanwhile has a mark before each line, or before the first `once` and space before the others.

        Where there is no room for that, a mark that comes once has a line of its own, and any other is left out.
        """
        cells = width(mark.text)
        if self.text_room - cells >= ROOM:
            with self._indented(mark, cells, once=once):
                yield
        else:
            if once:
                self.flow(mark)
            yield

    @contextmanager
    def _indented(self, mark: Flow, cells: int, *, once: bool) -> Iterator[None]:
        height, first, rest = len(self._lines), self._first, self._rest
        whole = (0, len(mark.text))
        runs = mark.runs(whole, self.place(mark, [whole]))
        self._first = first + runs
        self._rest = rest + ((Run(CleanText(" " * cells), self.styles),) if once else runs)
        self._indent += cells
        yield
        if once and len(self._lines) == height:
            self.put(())
        self._indent -= cells
        self._rest = rest
        self._first = rest if len(self._lines) > height else first


def _trimmed(runs: Runs) -> Runs:
    """Runs without the spaces they end in."""
    kept = list(runs)
    while kept:
        last = kept.pop()
        if text := last.text.rstrip(" "):
            return (*kept, Run(CleanText(text), last.styles, last.link))
    return ()
