"""Hiding: why a record is not there on the day that the library is looked at as of, in words."""

from briefing.model.edtf import Edtf
from briefing.model.judgments import Judgment
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.standing import known_from
from briefing.pages.cards import card
from briefing.pages.desk import Desk

_DATES = ("date", "issued", "available_date", "since")
"""Fields by which a record is hidden, the first that is given counts."""


def hidden_words(library: Library, place: Place) -> str:
    """What a record that the lens hides is called, and since when it could be known; empty for any other."""
    hidden, as_of = library.hidden(place.id, place.briefing), library.lens.as_of
    if hidden is None or as_of is None:
        return ""
    name = Desk(library.plain, hidden, card).short_name(hidden)
    return f"“{name}” is hidden: {_since(library.plain, hidden)}later than {as_of.words}"


def _since(library: Library, place: Place) -> str:
    record, briefing = library.find(place), library.briefings.get(place.briefing)
    if isinstance(record, Judgment):
        drawn = known_from(briefing.head) if briefing else None
        return f"drawn {'on' if drawn.lower == drawn.upper else 'in'} {drawn.words}, " if drawn else ""
    when = next((value for field in _DATES if isinstance(value := getattr(record, field, None), Edtf)), None)
    return f"dated {when.words}, " if when else ""
