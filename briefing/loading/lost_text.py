"""Text lost after ` #`: what an author meant as words and YAML takes for a comment.

Only a value that holds free text can lose some: after an id, a date or a word of a vocabulary a comment is a comment.
"""

from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from briefing.loading.converting import SHORT_FORMS
from briefing.model.cleaning import excerpt
from briefing.model.names import Names
from briefing.model.problem import Problem, Severity
from briefing.parsing.values import Mapping, Mark, ParsedFile, Sequence, mark_of, position_at

_LONGEST_SHOWN = 40


def lost_text(kind: type[Struct], node: Mapping, parsed: ParsedFile, path: tuple[str, ...] = ()) -> Iterator[Problem]:
    """A warning for every text of a record that a comment cuts short; `path` leads to the record itself."""
    if not parsed.comments:
        return
    known = {field.encode_name: field.type for field in fields(kind)}
    for key, value in node.items():
        yield from _in_value(known.get(key), value, mark_of(node, key), parsed, (*path, excerpt(key)))


def _in_value(hint: Any, value: Any, mark: Mark, parsed: ParsedFile, path: tuple[str, ...]) -> Iterator[Problem]:
    if isinstance(value, Mapping):
        for part in _structs(hint):
            yield from lost_text(part, value, parsed, path)
        if get_origin(hint) is dict:
            for key, item in value.items():
                inside = (*path, excerpt(key))
                yield from _in_value(get_args(hint)[1], item, mark_of(value, key), parsed, inside)
    elif isinstance(value, Sequence):
        for index, item in enumerate(value):
            yield from _in_value(hint, item, mark_of(value, index), parsed, path)
    elif _is_text(hint):
        comment = parsed.comments.get(mark.index)
        if comment is not None:
            yield _problem(comment, ".".join(path), parsed)


def _problem(comment: int, key: str, parsed: ParsedFile) -> Problem:
    line, column = position_at(parsed.text, comment)
    words = excerpt(parsed.text[comment : comment + _LONGEST_SHOWN + 1].partition("\n")[0])
    shown = words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN] + "…"
    return Problem(
        file=parsed.file,
        line=line,
        column=column,
        key=key,
        severity=Severity.WARNING,
        code="lost-text",
        message=f"{shown!r} is taken for a comment and lost",
        hint="quote the whole text, or put the comment on a line of its own",
    )


def _structs(hint: Any) -> Iterator[type[Struct]]:
    """The Structs that a type may hold, through lists and alternatives."""
    if get_origin(hint) is dict:
        return
    item, _ = SHORT_FORMS.get(hint, (hint, None))
    if isinstance(item, type) and issubclass(item, Struct):
        yield item
    for part in get_args(hint):
        yield from _structs(part)


def _is_text(hint: Any) -> bool:
    """Whether a type is, or holds, free text: nothing that an id, a reference or a pattern narrows."""
    if hint in (str, Names):
        return True
    if get_origin(hint) is Annotated:
        holds = [(meta.extra or {}).get("holds") for meta in hint.__metadata__]
        return "markdown" in holds or not (any(holds) or any(meta.pattern for meta in hint.__metadata__))
    return any(_is_text(part) for part in get_args(hint))
