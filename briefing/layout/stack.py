"""The blocks of a page, one below the other: each is laid out at once, or when somebody asks for it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import Final, overload

from msgspec import Struct

from briefing.layout.lines import BlockLines, Heading
from briefing.model.document import Stretch

_KEPT: Final = 128
"""Most blocks whose lines are kept of those that can be laid out again: some hundred kilobytes of text."""


class Row(Struct, frozen=True):
    """One block that is laid out when somebody asks for it, and what is known of it before."""

    lay: Callable[[], BlockLines]
    expected: int
    """How many lines it is thought to have."""

    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    has_links: bool = True
    stretch: Stretch | None = None
    """What it is made from, if that is not parsed yet."""


class Stack(Sequence[BlockLines]):
    """Blocks by number, with the line that each starts on as far as is known."""

    def __init__(self, entries: Iterable[BlockLines | Row]) -> None:
        self._entries = tuple(entries)
        self._heights = [entry.expected if isinstance(entry, Row) else len(entry.lines) for entry in self._entries]
        self._laid: dict[int, BlockLines] = {}
        self._open = {index for index, entry in enumerate(self._entries) if isinstance(entry, Row)}
        self._unmeasured = iter(sorted(self._open))
        self._starts: list[int] = []
        self.version = 0
        """Changes whenever lines have moved."""

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, index: int) -> BlockLines: ...

    @overload
    def __getitem__(self, index: slice) -> list[BlockLines]: ...

    def __getitem__(self, index: int | slice) -> BlockLines | list[BlockLines]:
        if isinstance(index, slice):
            return [self[number] for number in range(len(self))[index]]
        entry = self._entries[index]
        if not isinstance(entry, Row):
            return entry
        return self._lay(range(len(self))[index], entry)

    def _lay(self, index: int, row: Row) -> BlockLines:
        block = self._laid.pop(index, None)
        if block is None:
            block = row.lay()
            self._measured(index, len(block.lines))
        self._laid[index] = block
        if len(self._laid) > _KEPT:
            del self._laid[next(iter(self._laid))]
        return block

    def _measured(self, index: int, height: int) -> None:
        self._open.discard(index)
        if height != self._heights[index]:
            self._heights[index] = height
            self._starts = []
            self.version += 1

    def known(self, index: int) -> BlockLines | Row:
        """A block as far as it is known without laying it out."""
        return self._laid.get(index, self._entries[index])

    def row(self, index: int) -> Row | None:
        """What is known of a block without laying it out; None for one that is laid out for good."""
        entry = self._entries[index]
        return entry if isinstance(entry, Row) else None

    @property
    def starts(self) -> Sequence[int]:
        """The first line of each block, and one more: the line after the last."""
        if not self._starts:
            self._starts = list(accumulate(self._heights, initial=0))
        return self._starts

    @property
    def is_measured(self) -> bool:
        """Whether every height is known."""
        return not self._open

    def measure_one(self) -> None:
        """Find out how high the next block is whose height is not known, without keeping its lines."""
        index = next((index for index in self._unmeasured if index in self._open), None)
        row = None if index is None else self.row(index)
        if index is not None and row is not None:
            self._measured(index, len(row.lay().lines))
