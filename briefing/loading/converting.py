"""Plain data to records: in one step when all is well, field by field when something is not.

Converting in C tells the first fault only. `read_struct` therefore tries that, and on a fault walks the value along its
type, so that one run finds every mistake with its position and keeps whatever is sound.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

from briefing.model.cleaning import excerpt
from briefing.model.edtf import Edtf
from briefing.model.fields import ID_PATTERN, CitationItem, Citations, short_citation
from briefing.model.hints import did_you_mean
from briefing.model.names import Name, Names
from briefing.model.problem import Problem
from briefing.parsing.values import Mapping, Mark, ParsedFile, Sequence, Value, mark_of, position

S = TypeVar("S", bound=msgspec.Struct)


class _UnusableError(Exception):
    """A value that cannot be kept; its Problem is already noted."""


def read_struct(kind: type[S], node: Mapping, parsed: ParsedFile) -> tuple[S | None, tuple[Problem, ...]]:
    """Convert a mapping to a record type; None only when nothing usable is left."""
    try:
        return msgspec.convert(node, kind, strict=False, dec_hook=from_plain), ()
    except msgspec.ValidationError:
        mender = _Mender(parsed)
        return mender.mend(node, kind), tuple(mender.problems)


def from_plain(kind: type, value: Any) -> Any:
    """Convert, for msgspec, types of ours that stand in files as text or short forms."""
    if kind is Edtf:
        return Edtf.from_csl(value)
    short = SHORT_FORMS.get(kind)
    if short is None or not isinstance(value, list):
        raise ValueError("needs a list")
    item_type, read = short
    return kind(
        read(item) if isinstance(item, str) else msgspec.convert(item, item_type, strict=False) for item in value
    )


SHORT_FORMS: dict[type, tuple[type[msgspec.Struct], Callable[[str], msgspec.Struct]]] = {
    Citations: (CitationItem, short_citation),
    Names: (Name, lambda text: Name(literal=text)),
}
"""List types whose items may stand as plain text: the item's type, and how to read the text."""


@cache
def _fields(kind: type[msgspec.Struct]) -> dict[str, FieldInfo]:
    return {field.encode_name: field for field in fields(kind)}


class _Mender:
    """Walks one value along its type, keeps what is sound and notes what is not."""

    def __init__(self, parsed: ParsedFile) -> None:
        self._parsed = parsed
        self.problems: list[Problem] = []

    def mend(self, node: Mapping, kind: type[S]) -> S | None:
        """The record, as far as it can be read."""
        try:
            return self._struct(node, kind, ())
        except _UnusableError:
            return None

    def _note(self, mark: Mark, path: tuple[str, ...], code: str, message: str, hint: str = "") -> None:
        line, column = position(mark)
        self.problems.append(
            Problem(
                file=self._parsed.file,
                line=line,
                column=column,
                key=".".join(path),
                code=code,
                message=message,
                hint=hint,
            )
        )

    def _struct(self, node: Mapping, kind: type[S], path: tuple[str, ...]) -> S:
        known = _fields(kind)
        kept: dict[str, Any] = {}
        for key, value in node.items():
            field = known.get(key)
            if field is None:
                hint = did_you_mean(key, known) or _instead_of(value)
                message = f"unknown field {excerpt(key)!r}"
                self._note(node.key_marks.get(key, node.mark), (*path, excerpt(key)), "unknown-field", message, hint)
                continue
            try:
                kept[field.name] = self._value(value, field.type, node, key, (*path, key))
            except _UnusableError:
                kept.setdefault(field.name, _UnusableError)
        self._complete(kept, known, node, path)
        return kind(**kept)

    def _complete(
        self, kept: dict[str, Any], known: dict[str, FieldInfo], node: Mapping, path: tuple[str, ...]
    ) -> None:
        """Fill what can be left blank, and give up when something needed is missing."""
        usable = True
        for written, field in known.items():
            if field.name not in kept and field.required and not node.cut_off:
                message = f"the field {written!r} is missing"
                self._note(node.mark, path, "missing-field", message, f"add `{written}: …`")
            broken = kept.get(field.name) is _UnusableError
            if broken:
                del kept[field.name]
            if field.required and field.name not in kept:
                if _is_free_text(field.type):
                    kept[field.name] = ""
                else:
                    usable = False
        if not usable:
            raise _UnusableError

    def _value(self, value: Value, hint: Any, holder: Mapping | Sequence, key: str | int, path: tuple[str, ...]) -> Any:
        """One value of a container, converted to the type its field asks for."""
        bare = _bare(hint)
        mark = mark_of(holder, key)
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            if bare.__struct_config__.array_like:
                return self._array(value, bare, mark, path)
            return self._struct(self._mapping(value, mark, path, _first_field(bare)), bare, path)
        if get_origin(bare) is dict:
            return self._dict(self._mapping(value, mark, path, "key"), bare, path)
        if get_origin(bare) is tuple or bare in SHORT_FORMS:
            return self._list(value, bare, mark, path)
        return self._plain(value, hint, mark, path)

    def _plain(self, value: Value | str, hint: Any, mark: Mark, path: tuple[str, ...]) -> Any:
        """A value without parts."""
        try:
            return msgspec.convert(value, hint, strict=False, dec_hook=from_plain)
        except (msgspec.ValidationError, ValueError) as error:
            code, message, fix = _explain(value, hint, str(error))
            self._note(mark, path, code, message, fix)
            raise _UnusableError from None

    def _mapping(self, value: Value, mark: Mark, path: tuple[str, ...], key: str) -> Mapping:
        """A value that must be a mapping, of which one of the keys is known."""
        if not isinstance(value, Mapping):
            inside = _shown(value, "") if isinstance(value, str) and value else "…"
            self._note(mark, path, "wrong-type", f"{_shown(value)} must be a mapping", f"write {{{key}: {inside}}}")
            raise _UnusableError
        return value

    def _dict(self, value: Mapping, bare: Any, path: tuple[str, ...]) -> dict[str, Any]:
        """A mapping whose keys the author chooses, such as names by language."""
        key_type, item_type = get_args(bare)
        kept: dict[str, Any] = {}
        for key, item in value.items():
            inside = (*path, excerpt(key))
            try:
                self._plain(key, key_type, value.key_marks.get(key, value.mark), inside)
                kept[key] = self._value(item, item_type, value, key, inside)
            except _UnusableError:
                continue
        return kept

    def _array(self, value: Value, kind: type[S], mark: Mark, path: tuple[str, ...]) -> S:
        """A struct that stands in files as a short list, such as a point of a series."""
        known = fields(kind)
        needed = sum(field.required for field in known)
        form = ", ".join(field.encode_name for field in known[:needed])
        if not isinstance(value, Sequence) or not needed <= len(value) <= len(known):
            self._note(mark, path, "wrong-type", f"{_shown(value)} does not fit here", f"write [{form}]")
            raise _UnusableError
        pairs = zip(known, enumerate(value), strict=False)
        return kind(*(self._value(item, field.type, value, index, path) for field, (index, item) in pairs))

    def _list(self, value: Value, bare: Any, mark: Mark, path: tuple[str, ...]) -> Any:
        if not isinstance(value, Sequence):
            fix = f"write [{_shown(value, '')}]" if isinstance(value, str) else "start each item with `- `"
            self._note(mark, path, "wrong-type", f"{_shown(value)} must be a list", fix)
            raise _UnusableError
        item_type, read = SHORT_FORMS.get(bare, (None, None))
        kept: list[Any] = []
        for index, item in enumerate(value):
            if read is not None and isinstance(item, str):
                kept.append(read(item))
                continue
            try:
                kept.append(self._value(item, item_type or get_args(bare)[0], value, index, path))
            except _UnusableError:
                continue
        return bare(kept) if read is not None else tuple(kept)


def _first_field(kind: type[msgspec.Struct]) -> str:
    """A field to show the form of a mapping by: one that is needed, if any is."""
    known = fields(kind)
    return next((field.encode_name for field in known if field.required), known[0].encode_name)


def _instead_of(value: Value) -> str:
    """What to do about a field that no record knows; one without a value is often the rest of a text."""
    if value == "":
        return "quote the text before it if it holds a comma, or remove it"
    return "remove it, or move it to the record it belongs to"


def _bare(hint: Any) -> Any:
    """A type without its annotations and without None."""
    if get_origin(hint) is Annotated:
        return _bare(hint.__origin__)
    options = [option for option in get_args(hint) if option is not type(None)]
    if type(None) in get_args(hint) and len(options) == 1:
        return _bare(options[0])
    return hint


def _is_free_text(hint: Any) -> bool:
    """Whether a field holds any text at all, so that it can stand empty."""
    if get_origin(hint) is Annotated:
        return hint.__origin__ is str and not any(getattr(meta, "pattern", None) for meta in hint.__metadata__)
    return hint is str


def _shown(value: Any, quote: str = "'") -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, Sequence):
        return "a list"
    return f"{quote}{excerpt(str(value))}{quote}"


def _explain(value: Any, hint: Any, error: str) -> tuple[str, str, str]:
    """Code, message and hint for a plain value that does not fit its field."""
    bare, shown, reason = _bare(hint), _shown(value), error.partition(" - at ")[0]
    if value == "" and bare is str and not getattr(_meta(hint), "pattern", None):
        return "missing-field", "a field that is needed is empty", "write what belongs here"
    if bare is str and not isinstance(value, str):
        return "wrong-type", f"{shown} must be text", "quote text that starts with [ or {, or that ends with a colon"
    if get_origin(bare) is Literal:
        options = [str(option) for option in get_args(bare) if option != ""]
        fix = did_you_mean(str(value), options) or f"write one of {_some(options)}"
        return "wrong-value", f"{shown} is none of the allowed values", fix
    if bare is Edtf:
        reason = reason if len(reason) <= _LONGEST_REASON else f"{shown} is not a date"
        return "wrong-date", reason, "write 2023, 2023-03, 2023-03-21 or an interval a/b"
    if bare is bool:
        return "wrong-type", f"{shown} is neither true nor false", "write true or false"
    meta = _meta(hint)
    fix = f"write {meta.description}" if meta and meta.description else ""
    if bare in (int, float):
        return "wrong-type", f"{shown} is not a number that fits here", fix or "write digits only"
    if meta and meta.pattern == ID_PATTERN:
        return "wrong-id", f"{shown} is not an id", "use lower-case letters, digits and hyphens: `moon-jae-in`"
    return "wrong-value", f"{shown} does not fit here", fix or reason


def _meta(hint: Any) -> msgspec.Meta | None:
    """What an annotation says of the values of a type, through alternatives."""
    for meta in getattr(hint, "__metadata__", ()):
        if isinstance(meta, msgspec.Meta):
            return meta
    return next((found for part in get_args(hint) if (found := _meta(part))), None)


_MOST_OPTIONS = 14
_LONGEST_REASON = 200


def _some(options: list[str]) -> str:
    more = ", …" if len(options) > _MOST_OPTIONS else ""
    return ", ".join(options[:_MOST_OPTIONS]) + more
