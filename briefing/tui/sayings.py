"""Sayings: what the reading screen has to say, in what order and for how long, so that nothing said is lost.

What answers a key is shown at once, and the next key puts it away. What comes unasked keeps its seconds, some of them
whatever key comes. What finds no room waits, and its seconds with it.
"""

from collections.abc import Iterable
from math import inf
from typing import Final, Literal

from msgspec import Struct

from briefing.layout.cells import SOFT_HYPHEN
from briefing.layout.wrap import wrap
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
    """Words, how long they have been shown and are still to be, and which part of them is."""

    words: str
    severity: Weight
    seconds: float
    """How long each part that has room at once is to be shown."""

    left: float
    """Seconds for which the part at hand is still to be."""

    shown: float = 0.0
    """Seconds for which it has been."""

    start: int = 0
    """Where in the words the part begins."""

    end: int = 0
    """Where it ends, by the room there was when it was last drawn."""

    @property
    def rank(self) -> int:
        """Those of a low rank have the first claim to the room there is."""
        return {"prompt": 0, "information": 1}.get(self.severity, 2)

    @property
    def yields(self) -> bool:
        """Whether a key puts it away."""
        return self.rank < 2 or self.shown >= _HELD

    def rows(self, width: int, most: int) -> list[Row]:
        """As much as has room of what has not been read, in lines that leave cells to say that it goes on."""
        style, lead = _LOOKS[self.severity]
        rest = self.words[self.start :]
        cuts = wrap(rest, width - len(lead) - len(_MORE))
        goes_on = len(cuts) > most
        self.end = self.start + (cuts[most][0] if goes_on else len(rest))
        texts = [rest[start:end] for start, end in cuts[:most]]
        if goes_on:
            texts[-1] += _MORE
        return [(f"{' ' * len(lead) if row else lead}{text}", style) for row, text in enumerate(texts)]

    def goes_on(self) -> bool:
        """Pass on to the part after the one that has been shown; False when there is none."""
        self.start, self.left, self.shown = self.end, self.seconds, 0.0
        return self.start < len(self.words)


class Sayings:
    """All that is to be said, the oldest first."""

    def __init__(self) -> None:
        self._all: list[Saying] = []
        self._seen: list[Saying] = []

    def add(self, words: str, severity: Weight, seconds: float) -> None:
        """Say some words more; said again they are shown once, and there is one prompt at a time."""
        words = clean_line(words).replace(SOFT_HYPHEN, "")
        is_prompt = severity == "prompt"
        self._all = [one for one in self._all if one.words != words and not (is_prompt and one.rank == 0)]
        if is_prompt:
            seconds = inf
        if words:
            self._all.append(Saying(words, severity, seconds, seconds))

    def rows(self, width: int, most: int) -> list[Row]:
        """What is to be seen now, in no more lines than there is room for: what came unasked above what answers.

        Of several that weigh the same, only the first is shown in part.
        """
        shown: dict[Saying, list[Row]] = {}
        for one in sorted(self._all, key=lambda one: one.rank):
            room = most - sum(map(len, shown.values()))
            rows = one.rows(width, room) if room else []
            if rows and (one.end == len(one.words) or all(other.rank < one.rank for other in shown)):
                shown[one] = rows
        self._seen = list(shown)
        return [row for one in sorted(shown, key=lambda one: -one.rank) for row in shown[one]]

    def pass_time(self, seconds: float) -> None:
        """What is seen has been seen for some seconds more."""
        for one in self._seen:
            one.shown += seconds
            one.left -= seconds
        self._put_away(one for one in self._seen if one.left <= 0)

    def yield_to_key(self) -> None:
        """A key has come: put away what is seen and may go."""
        self._put_away(one for one in self._seen if one.yields)

    @property
    def next_end(self) -> float:
        """Seconds until some of what is seen has been shown for long enough; infinite where nothing has an end."""
        return min((one.left for one in self._seen), default=inf)

    def _put_away(self, those: Iterable[Saying]) -> None:
        gone = {one for one in those if not one.goes_on()}
        self._all = [one for one in self._all if one not in gone]
        self._seen = [one for one in self._seen if one not in gone]
