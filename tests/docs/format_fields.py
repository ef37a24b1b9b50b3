"""What the tables of fields in docs/format.md must say, worked out from the record types."""

from collections.abc import Iterator
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from format_page import Page, codes
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from briefing.checking.describing import field_docs
from briefing.model.csl import ItemType
from briefing.model.edtf import Edtf
from briefing.model.fields import CitationItem, Citations, Count, Credibility, Lang, Line, Number, Percent
from briefing.model.figures import ObservationStatus
from briefing.model.head import Head, LibraryHead, Marking
from briefing.model.names import Name, Names
from briefing.model.records import COLLECTIONS
from briefing.model.sources import Assessment

ROOTS: Final[dict[str, type[Struct]]] = {"head": Head, "library.yaml": LibraryHead, **COLLECTIONS}
"""Where a record type can stand in a file."""

ALSO: Final = {Head: {"include": "list of files"}, LibraryHead: {"include": "list of files"}}
"""Fields that reading takes before a head is made of the rest: name to value."""

RELIABILITY_FIELD: Final = next(field.type for field in fields(Assessment) if field.name == "reliability")

OWN_TABLE: Final[dict[Any, str]] = {
    ItemType: "item type",
    ObservationStatus: "observation status",
    Marking: "marking",
    Credibility: "credibility",
    RELIABILITY_FIELD: "reliability",
}
"""Vocabularies that the page explains in a table of their own, to what a field's value is called."""

_PLAIN: Final[dict[Any, tuple[str, str]]] = {
    str: ("line", "lines"),
    Line: ("line", "lines"),
    bool: ("`true` or `false`", ""),
    Edtf: ("date", "dates"),
    Citations: ("citations", ""),
    Names: ("names", ""),
    Lang: ("language tag", "language tags"),
    Percent: ("number from 0 to 100", ""),
    Number: ("number", "numbers"),
    Count: ("whole number", ""),
}
"""What a type is called, one of it and many."""

_HOLDS: Final = {
    "id": ("id", "ids"),
    "key": ("key", "keys"),
    "markdown": ("text", "texts"),
    "likelihood": ("likelihood word", ""),
    "confidence": ("confidence level", ""),
    "country": ("country code", ""),
}

_ITEMS: Final[dict[Any, type[Struct]]] = {Citations: CitationItem, Names: Name}


@cache
def places() -> dict[str, type[Struct]]:
    """Every place at which a record type stands: a collection, and the dotted way down to a part."""
    found: dict[str, type[Struct]] = {}
    waiting = list(ROOTS.items())
    while waiting:
        path, kind = waiting.pop(0)
        found[path] = kind
        for field in fields(kind):
            if kind not in _parts(field.type):  # a section may hold sections
                waiting += [(f"{path}.{field.encode_name}", part) for part in _parts(field.type)]
    return found


def _parts(hint: Any) -> list[type[Struct]]:
    """The record types that a field's type holds."""
    if hint in _ITEMS:
        return [_ITEMS[hint]]
    if isinstance(hint, type) and issubclass(hint, Struct):
        return [hint]
    return [part for inner in get_args(hint) for part in _parts(inner)]


def types_named(name: str) -> set[type[Struct]]:
    """The types that stand at a place, or at the end of the way to one: `offices` as well as `actors.offices`."""
    return {kind for path, kind in places().items() if path == name or path.endswith(f".{name}")}


class _Named(Struct):
    """What the page calls each record type, as the head of its table has it."""

    names: dict[type[Struct], str]

    def value(self, field: FieldInfo) -> str:
        """What the second cell of a field's row must say."""
        said = self._called(field.type, 0)
        if field.required:
            said = f"required, {said}" + (" or `null`" if NoneType in get_args(field.type) else "")
        if isinstance(field.default, str) and field.default:
            said += f"; default `{field.default}`"
        return said

    def _called(self, hint: Any, number: int) -> str:
        """What one value of a type is called (0), or several are (1)."""
        origin, parts = get_origin(hint), get_args(hint)
        if hint in OWN_TABLE:
            return OWN_TABLE[hint]
        if hint in _PLAIN:
            return _PLAIN[hint][number]
        if origin is Annotated:
            return _annotated(hint, number)
        if origin is Literal:
            return ", ".join(f"`{option}`" for option in parts if option != "")
        if origin is tuple:
            return self._list(parts[0])
        if origin is dict:
            return self._mapping(*parts)
        if isinstance(hint, type):
            return f"mapping, see `{self.names.get(hint, '?')}`"
        return self._called(next(part for part in parts if part is not NoneType), number)

    def _list(self, item: Any) -> str:
        (kind,) = _parts(item) or (None,)
        if kind is not None:
            return f"list, see `{self.names.get(kind, '?')}`"
        return f"list of {self._called(item, 1)}"

    def _mapping(self, key: Any, item: Any) -> str:
        (kind,) = _parts(item) or (None,)
        values = f"mappings, see `{self.names.get(kind, '?')}`" if kind is not None else self._called(item, 1)
        return f"mapping of {self._called(key, 1)} to {values}"


def _annotated(hint: Any, number: int) -> str:
    meta = next(meta for meta in hint.__metadata__ if isinstance(meta, Meta))
    extra = meta.extra or {}
    if extra.get("holds") == "ref":
        kind = extra["of"]
        return f"ids of {kind}s" if number else f"id of {'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    return _HOLDS[extra["holds"]][number] if "holds" in extra else str(meta.description)


def field_faults(page: Page) -> list[str]:
    """What to mend in the page's tables of fields: missing, unknown, doubled or misdescribed ones."""
    faults: list[str] = []
    names: dict[type[Struct], str] = {}
    said: dict[type[Struct], dict[str, str]] = {}
    for table in page.tables:
        if table.name.startswith("Field of "):
            kinds = {kind for name in codes(table.name) for kind in types_named(name)}
            if len(kinds) != 1:
                faults.append(f"line {table.line}: {table.name!r} names {len(kinds)} record types, not one")
                continue
            (kind,) = kinds
            names.setdefault(kind, codes(table.name)[0])
            faults += _taken(said.setdefault(kind, {}), table.rows, table.name)
    named = _Named(names)
    for kind in dict.fromkeys(places().values()):
        faults += _compared(kind, named, said.get(kind, {}))
    return faults


def _taken(said: dict[str, str], rows: tuple[tuple[str, ...], ...], table: str) -> Iterator[str]:
    for row in rows:
        for name in codes(row[0]):
            if name in said:
                yield f"{table}: `{name}` stands there twice; keep one row"
            said[name] = row[1]
        if len(row) != 3 or not row[2]:
            yield f"{table}: the row of {row[0]} needs three cells, the last with its meaning"


def _compared(kind: type[Struct], named: _Named, said: dict[str, str]) -> Iterator[str]:
    where = named.names.get(kind)
    if where is None:
        path = min((path for path, other in places().items() if other is kind), key=len)
        yield f"add a table headed | Field of `{path}` | Value | Meaning |"
        where = path
    docs = field_docs(kind)
    known = {field.encode_name: (named.value(field), docs[field.name]) for field in fields(kind)}
    known.update((name, (value, "")) for name, value in ALSO.get(kind, {}).items())
    for name, (value, doc) in known.items():
        if name not in said:
            yield f"Field of `{where}`: add the row | `{name}` | {value} | {doc} |"
        elif said[name] != value:
            yield f"Field of `{where}`: the value of `{name}` must be {value!r}, not {said[name]!r}"
    for name in said.keys() - known.keys():
        yield f"Field of `{where}`: remove `{name}`, which the format does not know"
