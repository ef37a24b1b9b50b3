"""Where on a page a reader is, in terms that outlast a new width and an edited text."""

from msgspec import Struct


class Position(Struct, frozen=True):
    """A spot on a page: by block, and by the words that stand there."""

    block: int = 0
    """Number of the block, from 0."""

    offset: int = 0
    """Line within the block that stands at the top of the pane."""

    letters: int = 0
    """How many characters of the block stand before that line, spaces left out: the same at any width."""

    link: tuple[int, int] | None = None
    """The selected link: its block, and its number among that block's links."""

    words: str = ""
    """How the block begins, by which it is found again once the text before it has changed."""
