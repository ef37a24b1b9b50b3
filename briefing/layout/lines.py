"""Lines: what layout hands to whoever shows a page. Frozen values, ready to draw."""

from typing import Final

from msgspec import Struct

from briefing.layout.cells import width
from briefing.model.cleaning import CleanText
from briefing.model.document import Target
from briefing.model.place import Place

Styles = tuple[str, ...]
"""Names of styles, outermost first."""


NEW_LINE: Final = "\n"


class Run(Struct, frozen=True, gc=False):
    """A stretch of one line that looks the same throughout. It holds whole graphemes, no newline and no tab."""

    text: CleanText
    styles: Styles = ()
    link: int = -1
    """Ordinal, within its block, of the link this is part of; -1 for none."""


class Line(Struct, frozen=True):
    """One line of a page."""

    runs: tuple[Run, ...] = ()
    still: int = 0
    """Cells at its start that stay in place when what is wider than the page is moved sideways: its margins, and the
    first column of a board."""

    reach: int = 0
    """For a line of code or of a board, where the widest line of its block ends, in cells; 0 for what is wrapped."""

    stops: tuple[int, ...] = ()
    """For a line of a board, where the columns begin that are moved; the first where what stays ends."""

    joint: str = NEW_LINE
    """What parts its text from that of the line before: a space or nothing where a text goes on that was wrapped, and a
    soft hyphen where the line before shows a hyphen for one."""

    @property
    def text(self) -> CleanText:
        """The line without its dress."""
        return CleanText("".join(run.text for run in self.runs))

    @property
    def width(self) -> int:
        """Width in cells, as Textual's compositor counts them."""
        return sum(width(run.text) for run in self.runs)


class LinkSpot(Struct, frozen=True):
    """Where a link starts within its block, and where it leads."""

    target: Target
    kind: str
    """What the target is: a record kind such as `actor`, `source`, `url`, or `broken`."""

    title: str
    """One line about the target; may be empty."""

    text: str
    """The link's words as shown, on one line."""

    by: Place | None = None
    """For a citation, the record that cites."""

    line: int = 0
    """Line within the block, from 0."""

    column: int = 0
    """Cells from the left edge of the page."""

    def at(self, line: int, column: int) -> "LinkSpot":
        """The same link at another spot."""
        return LinkSpot(self.target, self.kind, self.title, self.text, self.by, line, column)


class Heading(Struct, frozen=True):
    """A heading, and the line of its block it starts on."""

    level: int
    id: str
    text: str
    line: int


class BlockLines(Struct, frozen=True):
    """One block, laid out. Everything in it is counted from the block's own first line."""

    lines: tuple[Line, ...]
    links: tuple[LinkSpot, ...] = ()
    """In reading order; `Run.link` is an index into it."""

    headings: tuple[Heading, ...] = ()
    anchors: dict[str, int] = {}
    """Ids of headings and Divs, nested ones too, each with its line."""

    stops: tuple[int, ...] = (0,)
    """The lines on which its paragraphs begin: one, unless it is a stretch of a long text."""
