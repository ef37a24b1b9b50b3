"""YAML, as libyaml's stream of events: the only module that knows `yaml`.

Reading events instead of objects gives a position for every value, duplicate keys as mistakes, and a limit on depth;
and it is faster than building YAML's own objects. Aliases, tags and merge keys are refused: a briefing says what it
says where it says it. A file that breaks off keeps what came before the break.
"""

import re
from collections.abc import Callable
from typing import Any, Final

import yaml
from msgspec import Struct

from briefing.model.cleaning import CleanText, clean, clean_line, count_unsafe, excerpt
from briefing.model.problem import Problem, Severity
from briefing.parsing.values import (
    MAX_DEPTH,
    MAX_VALUES,
    Mapping,
    Mark,
    ParsedFile,
    Sequence,
    Value,
    position,
    position_at,
)

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(text: str, file: str) -> ParsedFile:
    """Parse one file's text; mistakes come back as Problems, never as exceptions."""
    builder = _Builder(file)
    builder.run(text)
    return ParsedFile(file, text, builder.root, tuple(builder.problems), builder.comments)


_COMMENT = re.compile(r"[ \t]++#")
"""A comment after something, as it may also stand within a text that is meant to be one."""


_OTHER_BREAK: Final = re.compile("[\x85\u2028\u2029]")
"""What YAML 1.1 takes for the end of a line, and neither YAML 1.2 nor an editor does."""

_MOST_DIRECTIVES: Final = 100

_ENDS = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class _StopReadingError(Exception):
    """The rest of the file is not worth reading."""


class _Frame:
    """One open container, and where in it the builder stands."""

    __slots__ = ("awaits_value", "holder", "key")

    def __init__(self, holder: Mapping | Sequence | None) -> None:
        self.holder = holder
        """The container being filled; None while its contents are let go."""
        self.awaits_value = False
        """Whether a mapping has just read a key."""
        self.key: str | None = None
        """That key; None when its value is to be let go."""


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Value | None = None
        self.problems: list[Problem] = []
        self.comments: dict[int, int] = {}
        self._text = ""
        self._may_hold_comments = False
        self._frames: list[_Frame] = []
        self._documents = 0
        self._on: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._open(event, Mapping(event.start_mark)),
            yaml.SequenceStartEvent: lambda event: self._open(event, Sequence(event.start_mark)),
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def run(self, text: str) -> None:
        """Take events until the file ends or breaks."""
        if text.count("%TAG") > _MOST_DIRECTIVES:  # libyaml compares each with all before it
            hint = "remove the lines that begin with %"
            self._problem(_Mark(0, 0, 0), "yaml", f"more than {_MOST_DIRECTIVES} %TAG directives", hint)
            return
        self._text, self._may_hold_comments = text, "#" in text
        try:
            self._take(text)
        except yaml.YAMLError as error:
            self._syntax(error, text)
        except _StopReadingError:
            pass
        if self._frames:
            _mark_cut_off(self.root)

    def _take(self, text: str) -> None:
        loader = _Loader(text)
        next_event, handler_of = loader.get_event, self._on.get
        if _OTHER_BREAK.search(text) or not text.endswith("\n"):  # libyaml ends the last line itself
            next_event = _counting_our_lines(next_event, text)
        count = 0
        try:
            while (event := next_event()) is not None:
                kind = type(event)
                if kind in _ENDS:
                    self._frames.pop()
                elif (handler := handler_of(kind)) is not None:
                    count += 1
                    if count > MAX_VALUES:
                        self._too_many(event)
                    handler(event)
        finally:
            loader.dispose()

    def _problem(self, mark: Mark, code: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        line, column = position(mark)
        self.problems.append(
            Problem(file=self.file, line=line, column=column, code=code, message=message, hint=hint, severity=severity)
        )

    def _syntax(self, error: yaml.YAMLError, text: str) -> None:
        line, column = _error_position(error, text)
        words = getattr(error, "problem", None) or getattr(error, "reason", None) or "the YAML breaks off"
        context = getattr(error, "context", None)
        message = clean_line(f"not YAML: {words}" + (f" ({context})" if context else ""))
        hint = _syntax_hint(message)
        self.problems.append(Problem(file=self.file, line=line, column=column, code="yaml", message=message, hint=hint))

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            hint = "put each briefing into a file of its own"
            self._problem(event.start_mark, "second-document", "a second document begins with '---'", hint)
            raise _StopReadingError

    def _too_many(self, event: Any) -> None:
        hint = "split the briefing with include:"
        self._problem(event.start_mark, "too-many-values", f"more than {MAX_VALUES:,} values in one file", hint)
        raise _StopReadingError

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None:
            message = f"the tag {excerpt(str(event.tag))!r} is not understood"
            self._problem(event.start_mark, "tag", message, "remove the tag; fields know their own types")

    def _scalar(self, event: Any) -> None:
        value: CleanText = event.value
        if not (value.isascii() and value.isprintable()):
            value = self._cleaned(event)
        if event.tag is not None:
            self._check_tag(event)
        if self._may_hold_comments and not event.style:
            self._note_comment(event)
        self._add(value, event.start_mark)

    def _note_comment(self, event: Any) -> None:
        comment = _COMMENT.match(self._text, event.end_mark.index)
        if comment is not None:
            self.comments[event.start_mark.index] = comment.end() - 1

    def _cleaned(self, event: Any) -> CleanText:
        value = clean(event.value)
        if value != event.value:
            count = count_unsafe(event.value)
            message = f"{count} control or invisible character{'s' if count > 1 else ''} shown as visible marks"
            hint = "remove what cannot be seen"
            self._problem(event.start_mark, "control-character", message, hint, Severity.WARNING)
        return value

    def _open(self, event: Any, value: Mapping | Sequence) -> None:
        self._check_tag(event)
        if len(self._frames) >= MAX_DEPTH:
            message = f"nested more than {MAX_DEPTH} deep"
            self._problem(event.start_mark, "too-deep", message, "close brackets, or flatten the structure")
            raise _StopReadingError
        kept = self._add(value, event.start_mark)
        self._frames.append(_Frame(value if kept else None))

    def _alias(self, event: Any) -> None:
        message = f"the alias '*{excerpt(event.anchor)}' is not followed"
        self._problem(event.start_mark, "alias", message, "write the value out where it is used")
        if self._frames:
            frame = self._frames[-1]
            frame.awaits_value, frame.key = not frame.awaits_value, None

    def _add(self, value: Value, mark: Mark) -> bool:
        """Put a value where it belongs; False when it has no place and is let go."""
        if not self._frames:
            self.root = value
            return True
        frame = self._frames[-1]
        holder = frame.holder
        if type(holder) is Mapping:
            if not frame.awaits_value:
                frame.awaits_value = True
                frame.key = self._take_key(holder, value, mark)
                return False
            frame.awaits_value = False
            if frame.key is None:
                return False
            holder[frame.key] = value
            holder.marks[frame.key] = mark
            return True
        if type(holder) is Sequence:
            holder.append(value)
            holder.marks.append(mark)
            return True
        return False

    def _take_key(self, holder: Mapping, value: Value, mark: Mark) -> str | None:
        """The key to file the next value under; None when that value is to be let go."""
        if not isinstance(value, str):
            self._problem(mark, "key", "a key must be a plain word", "write `key: value`; quote text with brackets")
            return None
        if value in holder.key_marks:
            first = holder.key_marks[value].line + 1
            message = f"{excerpt(value)!r} is written twice (first in line {first})"
            self._problem(mark, "duplicate-key", message, "keep one of them")
            return None
        holder.key_marks[value] = mark
        return value


class _Mark(Struct, frozen=True):
    """A mark of our own."""

    line: int
    column: int
    index: int


def _counting_our_lines(next_event: Callable[[], Any], text: str) -> Callable[[], Any]:
    """Events whose lines end where editors end them."""

    def next_of_ours() -> Any:
        event = next_event()
        if event is not None:
            line, column = position_at(text, event.start_mark.index)
            event.start_mark = _Mark(line - 1, column - 1, event.start_mark.index)
        return event

    return next_of_ours


def _mark_cut_off(value: Value | None) -> None:
    """Mark what was being written last when a file broke off."""
    while isinstance(value, Mapping | Sequence):
        if isinstance(value, Mapping):
            value.cut_off = True
            value = next(reversed(value.values()), None)
        else:
            value = value[-1] if value else None


def _error_position(error: yaml.YAMLError, text: str) -> tuple[int, int]:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return text.count("\n", 0, mark.index) + 1, mark.index - text.rfind("\n", 0, mark.index)
    offset = getattr(error, "position", None)
    if not isinstance(offset, int):
        return 1, 1
    before = text.encode()[:offset].decode(errors="ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")


_HINTS = (
    ("mapping values are not allowed", "quote text that contains ': '"),
    ("tab character", "indent with spaces, not tabs"),
    ("cannot start any token", "quote text that starts with @, ` or %, and indent with spaces, not tabs"),
    ("could not find expected ':'", "write `key: value`, and indent the lines of a text more than its key"),
    ("did not find expected", "check brackets, quotes and indentation just above"),
    ("control characters", "remove what cannot be seen"),
    ("found unexpected end of stream", "close the quotation mark"),
)


def _syntax_hint(message: str) -> str:
    return next((hint for words, hint in _HINTS if words in message), "check indentation and quotes just above")
