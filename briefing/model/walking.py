"""Walking a record's fields by what they hold, so that linking and checking need not know each record's shape."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from briefing.model.fields import CitationItem, Citations

Holds = Literal["id", "ref", "markdown", "citation", "country"]
Path = tuple[str | int, ...]
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
    """Every non-empty reference, text and citation in a record, in the order of its fields.

    Parts that are records of their own, such as a section's sections, are left to speak for themselves.
    """
    for name, written, holds, of in _plan(type(record)):
        value = getattr(record, name)
        if value:
            yield from _held(value, (written,), holds, of)


def _held(value: Any, path: Path, holds: Holds | None, of: str) -> Iterator[Held]:
    if isinstance(value, Citations):
        for index, item in enumerate(value):
            yield Held((*path, index), "citation", item.source, "source", item)
            if item.note:
                yield Held((*path, index, "note"), "markdown", item.note)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _held(item, (*path, index), holds, of)
    elif isinstance(value, Struct):
        for held in held_values(value):
            yield Held((*path, *held.path), held.holds, held.value, held.of, held.citation)
    elif holds is not None and isinstance(value, str) and value:
        yield Held(path, holds, value, of)


@cache
def _plan(kind: type[Struct]) -> tuple[tuple[str, str, Holds | None, str], ...]:
    """Of each field worth visiting: attribute, name in files, what it holds, and the kind that a reference names."""
    plan: list[tuple[str, str, Holds | None, str]] = []
    for field in fields(kind):
        holds, of = _meaning(field.type)
        if holds != "id" and (holds is not None or _has_parts(field.type)):
            plan.append((field.name, field.encode_name, holds, of))
    return tuple(plan)


def _meaning(hint: Any) -> tuple[Holds | None, str]:
    """What a field's type says that it holds, through tuples and alternatives."""
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, Meta) and meta.extra:
                return meta.extra.get("holds"), meta.extra.get("of", "")
    for part in get_args(hint):
        holds, of = _meaning(part)
        if holds is not None:
            return holds, of
    return None, ""


def _has_parts(hint: Any) -> bool:
    """Whether a type holds Structs that are no records of their own, or citations."""
    if hint is Citations:
        return True
    if isinstance(hint, type) and issubclass(hint, Struct):
        return "id" not in hint.__struct_fields__
    return any(_has_parts(part) for part in get_args(hint))
