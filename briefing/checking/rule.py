"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from msgspec import Struct

from briefing.model.head import Head, Scales
from briefing.model.judgments import Judgment
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.problem import Severity
from briefing.model.records import Record
from briefing.model.scenarios import Scenario
from briefing.model.walking import Path
from briefing.turns import turns

R = TypeVar("R", bound=Record)


class Finding(Struct, frozen=True):
    """One breach of a rule: the record, the field, and what to say."""

    place: Place
    path: Path
    message: str
    hint: str
    needle: str = ""
    """Words within the field that are at fault; empty for all of it."""

    nth: int = 0
    """Which occurrence of those words, from 0."""


class Inspection:
    """One library under inspection, with its records by type."""

    def __init__(self, library: Library, today: date, switchable: frozenset[str] = frozenset()) -> None:
        self.library = library
        self.today = today
        self.switchable = switchable
        """Codes of the rules that a library may switch off."""
        self._rows: dict[object, list[tuple[Place, Record]]] = {}
        for place, record in library.everything():
            self._rows.setdefault(type(record), []).append((place, record))

    def all(self, kind: type[R]) -> Iterator[tuple[Place, R]]:
        """Every record of one type with its Place, in the order of the library."""
        for place, record in self._rows.get(kind, ()):
            turns.give_way()
            if isinstance(record, kind):
                yield place, record

    def estimates(self) -> Iterator[tuple[Place, Judgment | Scenario]]:
        """Every record that may say how likely something is."""
        yield from self.all(Judgment)
        yield from self.all(Scenario)

    def heads(self) -> Iterator[tuple[Place, Head]]:
        """The head of each briefing, at the Place of its overview."""
        for name, briefing in self.library.briefings.items():
            yield Place(name, view="overview"), briefing.head

    def scales(self, place: Place) -> Scales:
        """The vocabularies to which what stands at a Place is held."""
        briefing = self.library.briefings.get(place.briefing)
        return briefing.head.scales if briefing else self.library.head.scales or Scales()

    def cutoff(self, place: Place) -> date:
        """The day up to which what stands at a Place can know; for shared records the earliest of all briefings."""
        heads = [head for there, head in self.heads() if place.briefing in ("", there.briefing)]
        dates = [head.information_cutoff or head.issued for head in heads]
        return min((edtf.upper for edtf in dates if edtf is not None), default=self.today)


Find = Callable[[Inspection], Iterator[Finding]]


class Rule(Struct, frozen=True, kw_only=True):
    """One row of a table of rules."""

    code: str
    """Stable name."""

    severity: Severity
    what: str
    """What the rule asks for, in a sentence."""

    why: str
    """Why, with the standard it comes from."""

    mend: str
    """What to do when it is broken."""

    find: Find | None = None
    """Finds breaches in a whole library; None for what reading reports by itself."""
