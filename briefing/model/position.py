"""Where on a page a reader is, in terms that outlast a new width and an edited text."""

from msgspec import Struct


class Chosen(Struct, frozen=True):
    """A selected link."""

    block: int
    ordinal: int
    """Its number among the links of the block, from 0."""

    target: str
    """Where it leads, as written."""

    words: str
    """How its block begins."""


class Position(Struct, frozen=True):
    """A spot on a page: by block, and by the words that stand there."""

    block: int = 0
    """Number of the block, from 0."""

    offset: int = 0
    """Line within the block that stands at the top of the pane."""

    letters: int = 0
    """How many characters of the block stand before that line, spaces left out: the same at any width."""

    link: Chosen | None = None

    words: str = ""
    """How the block begins, by which it is found again once the text before it has changed."""

    near: tuple[tuple[int, str], ...] = ()
    """How its neighbours begin, and how many blocks away: by them it is found once it has changed itself."""

    heading: str = ""
    """Id of the heading under which it stands, for when nothing around it is left; empty above the first."""

    def is_level_with(self, other: "Position") -> bool:
        """Whether another spot of the same page is on the same line, at whatever width each was told."""
        return (self.block, self.letters) == (other.block, other.letters)
