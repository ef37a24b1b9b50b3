"""Walking a record's fields by what they hold, so that linking and checking need not know each record's shape."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from briefing.model.fields import CitationItem, Citations

Holds = Literal["id", "key", "ref", "markdown", "citation", "country", "likelihood", "confidence"]


class AtKey(str):
    """The last step of a path that leads to a key of a mapping rather than to its value."""

    __slots__ = ()


Path: TypeAlias = tuple[str | int, ...]
"""Keys and indexes from a record down to a value, as written in its file."""


class Held(Struct, frozen=True):
    """One value found in a record."""

    path: Path
    holds: Holds
    value: str
    """The text or reference; for a citation the source's id."""

    of: str = ""
    """For a reference, the only kind of record it may name; empty for any."""

    citation: CitationItem | None = None
    """For a citation, the whole item."""


def held_values(record: Struct) -> Iterator[Held]:
    """Every non-empty reference, text, term and citation in a record, in the order of its fields.

    Parts that are records of their own, such as a section's sections, are left to speak for themselves.
    """
    for name, written, meaning in _plan(type(record)):
        value = getattr(record, name)
        if value:
            yield from _held(value, (written,), meaning)


class _Meaning(Struct, frozen=True):
    """What the values of a field hold, and the keys where it is a mapping."""

    holds: Holds | None = None
    of: str = ""
    key: "_Meaning | None" = None


def _held(value: Any, path: Path, meaning: _Meaning) -> Iterator[Held]:
    if isinstance(value, Citations):
        yield from _cited(value, path)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _held(item, (*path, index), meaning)
    elif isinstance(value, dict):
        for key, item in value.items():
            if meaning.key is not None:
                yield from _held(key, (*path, AtKey(key)), meaning.key)
            yield from _held(item, (*path, key), meaning)
    elif isinstance(value, Struct):
        for held in held_values(value):
            yield Held((*path, *held.path), held.holds, held.value, held.of, held.citation)
    elif meaning.holds is not None and isinstance(value, str) and value:
        yield Held(path, meaning.holds, value, meaning.of)


def _cited(citations: Citations, path: Path) -> Iterator[Held]:
    for index, item in enumerate(citations):
        yield Held((*path, index), "citation", item.source, "source", item)
        if item.note:
            yield Held((*path, index, "note"), "markdown", item.note)


@cache
def _plan(kind: type[Struct]) -> tuple[tuple[str, str, _Meaning], ...]:
    """Of each field worth visiting: attribute, name in files, and what it holds."""
    plan: list[tuple[str, str, _Meaning]] = []
    for field in fields(kind):
        meaning = _meaning(field.type)
        if meaning.holds != "id" and (meaning != _Meaning() or has_parts(field.type)):
            plan.append((field.name, field.encode_name, meaning))
    return tuple(plan)


def _meaning(hint: Any) -> _Meaning:
    """What a field's type says that it holds, through tuples, mappings and alternatives."""
    if get_origin(hint) is dict:
        key, value = (_meaning(part) for part in get_args(hint))
        return _Meaning(value.holds, value.of, key if key.holds else None)
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, Meta) and meta.extra:
                return _Meaning(meta.extra.get("holds"), meta.extra.get("of", ""))
    for part in get_args(hint):
        meaning = _meaning(part)
        if meaning.holds is not None:
            return meaning
    return _Meaning()


def has_parts(hint: Any) -> bool:
    """Whether a type holds Structs that are no records of their own, or citations."""
    if hint is Citations:
        return True
    if isinstance(hint, type) and issubclass(hint, Struct):
        return not any(_meaning(field.type).holds == "id" for field in fields(hint))
    return any(has_parts(part) for part in get_args(hint))
