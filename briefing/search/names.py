"""Names: finding any record or page by what people call it, in any script, with letters left out."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from briefing.model.called import names_of
from briefing.model.folding import fold
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import name_of
from briefing.pages.views import filled


class Named(Struct, frozen=True):
    """One page that can be gone to."""

    place: Place
    label: str
    """What it is called."""

    kind: str
    names: tuple[str, ...]
    """Everything it may be called, folded for comparison."""


def names(library: Library) -> tuple[Named, ...]:
    """Every page of a library with all its names."""
    return tuple(_all(library))


def _all(library: Library) -> Iterator[Named]:
    for briefing in library.briefings:
        indexes = [index.view for index, _ in filled(library, briefing)]
        board = ("board",) if "scenarios" in indexes else ()
        legend = ("likelihood",) if {"scenarios", "judgments"}.intersection(indexes) else ()
        for view in ("overview", *indexes, *board, *legend, "problems"):
            place = Place(briefing, view=view)
            yield _named(library, place, view, (view, briefing) if view == "overview" else (view,))
    for place, record in library.everything():
        yield _named(library, place, library.kind(place), names_of(record))


def _named(library: Library, place: Place, kind: str, others: Iterable[str]) -> Named:
    label = name_of(library, place)
    folded = dict.fromkeys(fold(name) for name in (label, *others, place.id) if name)
    return Named(place, label, kind, tuple(folded))


def search_names(known: Iterable[Named], query: str, limit: int = 50) -> list[Named]:
    """The pages that a query may mean, best first.

    A name that begins with the query comes before one with a word that does, before one that contains it, before one
    that holds its letters in order; shorter names come first among equals.
    """
    wanted = fold(query.strip())
    scored = ((_best(named, wanted), index, named) for index, named in enumerate(known))
    found = sorted((score, index, named) for score, index, named in scored if score is not None)
    return [named for _, _, named in found[:limit]]


def _best(named: Named, wanted: str) -> tuple[int, int] | None:
    scores = (_score(name, wanted) for name in named.names)
    return min((score for score in scores if score is not None), default=None)


def _score(name: str, wanted: str) -> tuple[int, int] | None:
    if name == wanted:
        return 0, 0
    if name.startswith(wanted):
        return 1, len(name)
    if any(word.startswith(wanted) for word in name.split()):
        return 2, len(name)
    if wanted in name:
        return 3, len(name)
    spread = _spread(name, wanted)
    return None if spread is None else (4, spread)


def _spread(name: str, wanted: str) -> int | None:
    """How far apart the query's letters lie in a name that holds them in order and close together; else None."""
    first = at = -1
    for letter in wanted.replace(" ", ""):
        at = name.find(letter, at + 1)
        if at < 0:
            return None
        first = at if first < 0 else first
    return at - first if at - first <= 2 * len(wanted) else None


def called(known: Iterable[Named], typed: str) -> list[Named]:
    """The pages that are called what somebody typed; if there are none, those with a name that begins so.

    Hyphens, points and spaces count the same: `yoon suk-yeol`.
    """
    wanted = _loosely(fold(typed))
    named = [(one, {_loosely(name) for name in one.names}) for one in known] if wanted else []
    exact = [one for one, names in named if wanted in names]
    return exact or [one for one, names in named if any(name.startswith(wanted) for name in names)]


def _loosely(folded: str) -> str:
    return " ".join(re.split(r"[\W_]+", folded)).strip()
