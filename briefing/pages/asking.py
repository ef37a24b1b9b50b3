"""What a page is asked in its address, read value by value. All raise `UsageError` for a value that means nothing."""

from collections.abc import Sequence
from typing import Final, TypeVar

from briefing.errors import UsageError
from briefing.model.cleaning import clean_line
from briefing.model.edtf import Edtf
from briefing.model.library import Library
from briefing.model.place import Place

W = TypeVar("W", bound=str)

_LISTS: Final = {"actor": "briefing actors"}
"""Kinds of records that a command of their own lists."""


def asked_place(library: Library, place: Place, name: str, kind: str) -> Place | None:
    """The record of one kind that an option names as a reference in the page's briefing would; None when unset."""
    ref = place.options.get(name)
    if not ref:
        return None
    found = library.resolve(ref, place.briefing)
    if found is None or library.kind(found) != kind:
        lists = _LISTS.get(kind, f"briefing list --kind {kind}")
        raise UsageError(f"{name}={clean_line(ref)!r}: no {kind} has that id — `{lists}` lists them")
    return found


def asked_date(place: Place, name: str) -> Edtf | None:
    """The date that an option gives; None when unset."""
    text = place.options.get(name)
    if not text:
        return None
    try:
        return Edtf(text)
    except ValueError as error:
        raise UsageError(f"{name}={clean_line(text)!r}: {error}") from None


def asked_word(place: Place, name: str, known: Sequence[W]) -> W:
    """The word of a list that an option gives; the first when unset."""
    text = place.options.get(name, known[0])
    found = next((word for word in known if word == text), None)
    if found is None:
        raise UsageError(f"{name}={clean_line(text)!r}: write one of {', '.join(known)}")
    return found
