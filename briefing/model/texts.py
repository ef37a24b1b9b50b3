"""Texts of a record: every value that its page shows as words, apart from names and from what it refers to."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from briefing.model.actors import Actor, Relation
from briefing.model.fields import CitationItem, Quote
from briefing.model.figures import Point
from briefing.model.glossary import Term
from briefing.model.head import Head, LibraryHead
from briefing.model.sources import Source
from briefing.model.walking import Path, has_parts

Sort = Literal["", "plain", "markdown"]

_ONLY: Final[dict[type[Struct], frozenset[str]]] = {
    Actor: frozenset({"summary", "offices", "interests", "positions", "citations"}),
    CitationItem: frozenset({"quote", "note"}),
    Head: frozenset({"subtitle", "bottom_line", "scope_note", "source_summary", "change_note"}),
    LibraryHead: frozenset({"description"}),
    Point: frozenset(),
    Quote: frozenset({"exact"}),
    Relation: frozenset({"summary", "citations"}),
    Source: frozenset({"assessment", "note", "original_title"}),
    Term: frozenset({"definition"}),
}
"""Types of which only some fields are shown as words of their own."""

_NO_TEXTS: Final = frozenset({"id", "settings", "unit"})
"""Fields of other types that are no texts: codes, and what goes with a name."""


class Text(Struct, frozen=True):
    """One text of a record."""

    path: Path
    value: str
    is_markdown: bool


def texts_of(record: Struct) -> Iterator[Text]:
    """Every text that is not empty, in the order of the fields, but for the record's name.

    Parts that are records of their own, such as a section's sections, speak for themselves.
    """
    name = getattr(record, "name", "")
    return (text for text in _texts(record) if len(text.path) > 1 or text.value != name)


def _texts(record: Struct) -> Iterator[Text]:
    for name, written, sort in _plan(type(record)):
        value = getattr(record, name)
        if value:
            yield from _within(value, (written,), sort)


def _within(value: Any, path: Path, sort: Sort) -> Iterator[Text]:
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _within(item, (*path, index), sort)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _within(item, (*path, key), sort)
    elif isinstance(value, Struct):
        for text in _texts(value):
            yield Text((*path, *text.path), text.value, text.is_markdown)
    elif sort and isinstance(value, str) and value:
        yield Text(path, value, sort == "markdown")


@cache
def _plan(kind: type[Struct]) -> tuple[tuple[str, str, Sort], ...]:
    """Of each field worth visiting: attribute, name in files, and how its texts are written."""
    only = _ONLY.get(kind)
    plan: list[tuple[str, str, Sort]] = []
    for field in fields(kind):
        if field.name in _NO_TEXTS if only is None else field.name not in only:
            continue
        sort = _sort(field.type)
        if sort or has_parts(field.type):
            plan.append((field.name, field.encode_name, sort))
    return tuple(plan)


def _sort(hint: Any) -> Sort:
    """How the texts of a field are written, as its type says; nothing for ids, references, dates, addresses, codes."""
    if hint is str:
        return "plain"
    if get_origin(hint) is dict:
        return _sort(get_args(hint)[1])
    if get_origin(hint) is Annotated:
        metas = [meta for meta in hint.__metadata__ if isinstance(meta, Meta)]
        holds = next((meta.extra.get("holds") for meta in metas if meta.extra), None)
        if holds == "markdown":
            return "markdown"
        is_code = holds is not None or any(meta.pattern for meta in metas)
        return "" if is_code else _sort(get_args(hint)[0])
    if get_origin(hint) is Literal:
        return ""
    return next((sort for part in get_args(hint) if (sort := _sort(part))), "")
