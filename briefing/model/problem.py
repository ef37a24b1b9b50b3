"""Problems: an author's mistakes, as values."""

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a Problem matters."""

    ERROR = "error"
    """Something written is not what the format allows; it is not shown as meant."""

    WARNING = "warning"
    """Everything is shown, but a reader would be better served otherwise."""


class Problem(Struct, frozen=True, kw_only=True):
    """One mistake in the content: where, what, and how to mend it."""

    file: str
    """Path of the file, relative to the library when it lies within."""

    line: int = 1
    """Line of the offending text, counted from 1."""

    column: int = 1
    """Column in characters, counted from 1."""

    key: str = ""
    """Dotted path of the field inside its record, such as `likelihood.term`."""

    severity: Severity = Severity.ERROR
    """Whether this is an error or a warning."""

    code: str
    """Stable name of the rule, such as `unknown-field`."""

    message: str
    """What is wrong, naming the offending text; one line."""

    hint: str = ""
    """What to do about it; one line, may be empty."""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}"
        key = f" {self.key}:" if self.key else ""
        hint = f" — {self.hint}" if self.hint else ""
        return f"{where}: {self.severity}[{self.code}]{key} {self.message}{hint}"

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sort key: by file, then by position."""
        return (self.file, self.line, self.column, self.code)
