"""The JSON Schema for editors, made from the record types: completion, descriptions and first checks while one types.

Draft-07, which editors' YAML tools read. A plain text may be written as a number (`version: 1.10`), since to a briefing
every plain scalar is text until its field asks for something else.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from briefing.checking.describing import field_docs, type_doc
from briefing.model.edtf import Edtf
from briefing.model.fields import CitationItem, Citations
from briefing.model.head import Head, LibraryHead, Section
from briefing.model.names import Name, Names
from briefing.model.records import COLLECTIONS
from briefing.model.scales import CONFIDENCE, LIKELIHOOD

Schema = dict[str, Any]

_TEXT: Final[Schema] = {"type": ["string", "number"]}
_DATE: Final[Schema] = {
    "anyOf": [
        {"type": ["string", "number"]},
        {"type": "object", "description": "A CSL date, such as {date-parts: [[2023, 3, 21]]}."},
    ]
}
_INCLUDE: Final[Schema] = {
    "description": "More files, relative to this one and never outside its folder; each holds collections only.",
    "type": "array",
    "items": {"type": "string"},
}
_WORDS: Final[dict[str, Schema]] = {
    "likelihood": {"enum": list(dict.fromkeys(row.term for rows in LIKELIHOOD.values() for row in rows))},
    "confidence": {"enum": list(dict.fromkeys(level for levels in CONFIDENCE.values() for level in levels))},
    "markdown": {"type": "string"},
}
"""What a text field holds to the schema of its words."""

_SHORT: Final[dict[Any, type[Struct]]] = {Citations: CitationItem, Names: Name}
"""List types whose items may stand as plain text, to the type of those that do not."""

_NO_LIMIT: Final = (None, -1e300, 1e300)

_PLAIN: Final[dict[Any, Schema]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Edtf: _DATE,
    type(None): {"type": "null"},
}


def briefing_schema() -> Schema:
    """The schema of a briefing's files: of its head file, and of those that it includes."""
    maker = _Maker()
    head = maker.properties(Head)
    collections = maker.collections()
    own = [{"required": [key]} for key in head]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "briefing/1",
        "description": "A briefing: its head and any collections; or a file that it includes, collections only.",
        "type": "object",
        "properties": {**head, "include": _INCLUDE, **collections},
        "additionalProperties": False,
        "if": {"anyOf": own},
        "then": {"required": _required(Head)},
        "definitions": maker.definitions,
    }


def library_schema() -> Schema:
    """The schema of `library.yaml`."""
    maker = _Maker()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "library.yaml",
        "description": type_doc(LibraryHead),
        "type": "object",
        "properties": {**maker.properties(LibraryHead), "include": _INCLUDE},
        "additionalProperties": False,
        "definitions": maker.definitions,
    }


SCHEMAS: Final = {"briefing": briefing_schema, "library": library_schema}
"""What a schema is for to what makes it."""


def _required(kind: type[Struct]) -> list[str]:
    return [field.encode_name for field in fields(kind) if field.required]


class _Maker:
    """Makes schemas of types, and keeps one definition for each record type it meets."""

    def __init__(self) -> None:
        self.definitions: Schema = {}

    def properties(self, kind: type[Struct]) -> Schema:
        """The schema of each field of a record type, described."""
        docs = field_docs(kind)
        return {field.encode_name: self._field(field, docs[field.name]) for field in fields(kind)}

    def collections(self) -> Schema:
        """The schema of each collection."""
        return {
            name: {"description": type_doc(kind), "type": "array", "items": self._struct(kind)}
            for name, kind in COLLECTIONS.items()
        }

    def _field(self, field: FieldInfo, doc: str) -> Schema:
        made = self.of(field.type)
        return {"description": doc, "allOf": [made]} if "$ref" in made else {"description": doc, **made}

    def of(self, hint: Any) -> Schema:
        """The schema of any type that a field may have."""
        origin, parts = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self._annotated(parts[0], parts[1:])
        if hint in _PLAIN:
            return _PLAIN[hint]
        if hint in _SHORT:
            return {"type": "array", "items": {"anyOf": [_TEXT, self._struct(_SHORT[hint])]}}
        if origin is Literal:
            return {"enum": [option for option in parts if option != ""]}
        if origin is tuple:
            return {"type": "array", "items": self.of(parts[0])}
        if origin is dict:
            return {"type": "object", "propertyNames": _key(parts[0]), "additionalProperties": self.of(parts[1])}
        if isinstance(hint, type):
            return self._struct(hint)
        return self._either(parts)

    def _either(self, parts: Iterable[Any]) -> Schema:
        """A value or nothing: nothing is said by leaving the field out."""
        (made,) = (self.of(part) for part in parts if part is not type(None))
        return made

    def _annotated(self, bare: Any, metas: Iterable[Any]) -> Schema:
        made = dict(self.of(bare))
        for meta in metas:
            if isinstance(meta, Meta):
                made = dict(_WORDS.get((meta.extra or {}).get("holds", ""), made))
                limits = {"pattern": meta.pattern, "minimum": meta.ge, "maximum": meta.le}
                made.update((name, limit) for name, limit in limits.items() if limit not in _NO_LIMIT)
        return made

    def _struct(self, kind: type[Struct]) -> Schema:
        """A reference to the definition of a record type, made when it is first met."""
        name = kind.__name__
        if name not in self.definitions:
            self.definitions[name] = {}  # a section may hold sections
            self.definitions[name] = self._array(kind) if kind.__struct_config__.array_like else self._object(kind)
        return {"$ref": f"#/definitions/{name}"}

    def _object(self, kind: type[Struct]) -> Schema:
        inside = self.collections() if kind is Section else {}
        return {
            "description": type_doc(kind),
            "type": "object",
            "properties": {**self.properties(kind), **inside},
            "required": _required(kind),
            "additionalProperties": False,
        }

    def _array(self, kind: type[Struct]) -> Schema:
        """A record that stands in files as a short list."""
        items = list(self.properties(kind).values())
        items = [{**item, "type": [item["type"], "null"]} if item.get("type") == "number" else item for item in items]
        return {
            "description": type_doc(kind),
            "type": "array",
            "items": items,
            "additionalItems": False,
            "minItems": len(_required(kind)),
            "maxItems": len(items),
        }


def _key(hint: Any) -> Schema:
    """The schema of the keys of a mapping."""
    pattern = next((meta.pattern for meta in getattr(hint, "__metadata__", ()) if meta.pattern), None)
    return {"pattern": pattern} if pattern else {}
