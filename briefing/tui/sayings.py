"""Sayings: what the reading screen has to say, in what order and for how long, so that nothing said is lost.

What answers a key is shown at once, and the next key puts it away. What comes unasked keeps its seconds, some of them
whatever key comes. What finds no room waits, and its seconds with it.
"""

from collections.abc import Iterable, Iterator
from math import inf
from typing import Final, Literal

from msgspec import Struct

from briefing.layout.cells import SOFT_HYPHEN
from briefing.layout.wrap import Cut, wrap
from briefing.model.cleaning import clean_line

Weight = Literal["prompt", "information", "warning", "error"]
"""How much words matter. A prompt asks for a key and stays until it comes."""

_HELD: Final = 2.0
"""Seconds for which no key puts away a warning or an error."""

_LOOKS: Final[dict[Weight, tuple[str, str]]] = {
    "prompt": ("said", ""),
    "information": ("said", ""),
    "warning": ("said.warning", "! "),
    "error": ("said.error", "! "),
}
"""Weight to its style and to what stands before the words, for whoever sees no colour."""

_MORE: Final = " …"
"""Ends words that go on once these have been read."""

Row = tuple[str, str]
"""One line of what is said: its text, and the name of its style."""


class Saying(Struct, eq=False):
    """Words, and how long they have been shown and are still to be."""

    words: str
    severity: Weight
    left: float
    """Seconds still to be shown."""

    shown: float = 0.0
    """Seconds for which they have been."""

    goes_on: bool = False
    """Whether these are only the beginning, and what follows waits."""

    @property
    def rank(self) -> int:
        """Those of a low rank have the first claim to the room there is."""
        return {"prompt": 0, "information": 1}.get(self.severity, 2)

    @property
    def yields(self) -> bool:
        """Whether a key puts it away."""
        return self.rank < 2 or self.shown >= _HELD

    def cuts(self, width: int) -> list[Cut]:
        """The lines of the words, with room left to say that they go on."""
        return wrap(self.words, width - len(_LOOKS[self.severity][1]) - len(_MORE))

    def rows(self, width: int) -> Iterator[Row]:
        """The words as they are drawn."""
        style, lead = _LOOKS[self.severity]
        cuts = self.cuts(width)
        for start, end in cuts:
            more = _MORE if self.goes_on and end == cuts[-1][1] else ""
            yield f"{lead}{self.words[start:end]}{more}", style
            lead = " " * len(lead)

    def split(self, width: int, rows: int) -> "Saying | None":
        """Keep only what has room, and give back what goes on; None where all of it has."""
        cuts = self.cuts(width)
        if len(cuts) <= rows:
            return None
        more = Saying(self.words[cuts[rows][0] :], self.severity, self.left, goes_on=self.goes_on)
        self.words, self.goes_on = self.words[: cuts[rows - 1][1]], True
        return more


class Sayings:
    """All that is to be said, the oldest first."""

    def __init__(self) -> None:
        self._all: list[Saying] = []
        self._seen: list[Saying] = []

    def add(self, words: str, severity: Weight, seconds: float) -> None:
        """Say some words more; said again they are shown once, and there is one prompt at a time."""
        words = clean_line(words).replace(SOFT_HYPHEN, "")
        is_prompt = severity == "prompt"
        self._keep(one for one in self._all if one.words != words and not (is_prompt and one.rank == 0))
        if words:
            self._all.append(Saying(words, severity, inf if is_prompt else seconds))

    def rows(self, width: int, most: int) -> list[Row]:
        """What is to be seen now, in no more lines than there is room for: what came unasked above what answers."""
        self._seen, room = [], most
        for one in sorted(self._all, key=lambda one: one.rank):
            if not self._seen and (more := one.split(width, room)) is not None:
                self._all.insert(self._all.index(one) + 1, more)
            height = len(one.cuts(width))
            if height <= room:
                self._seen.append(one)
                room -= height
        return [row for one in sorted(self._seen, key=lambda one: -one.rank) for row in one.rows(width)]

    def pass_time(self, seconds: float) -> None:
        """What is seen has been seen for some seconds more."""
        for one in self._seen:
            one.shown += seconds
            one.left -= seconds
        self._keep(one for one in self._all if one.left > 0)

    def yield_to_key(self) -> None:
        """A key has come: put away what is seen and may go."""
        self._keep(one for one in self._all if one not in self._seen or not one.yields)

    @property
    def next_end(self) -> float:
        """Seconds until some of what is seen has been shown for long enough; infinite where nothing has an end."""
        return min((one.left for one in self._seen), default=inf)

    def _keep(self, those: Iterable[Saying]) -> None:
        self._all = list(those)
        self._seen = [one for one in self._seen if one in self._all]
