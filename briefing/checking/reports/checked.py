"""What a check found."""

from collections.abc import Callable

from msgspec import Struct

from briefing.model.problem import Problem, Severity


class Checked(Struct, frozen=True, kw_only=True):
    """The outcome of a check of one or more libraries."""

    problems: tuple[Problem, ...]
    """By file and position."""

    profile: str
    """Name of the profile that was asked for."""

    switched_off: dict[str, str] = {}
    """Code of each rule that was left out to the reason that a library gives."""

    line_of: Callable[[Problem], str] = lambda _: ""
    """The line of source that a Problem points at."""

    @property
    def errors(self) -> int:
        """How many of the Problems are errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many of the Problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def summary(self) -> str:
        """Both counts, as one says them."""
        return f"{_counted(self.errors, 'error')}, {_counted(self.warnings, 'warning')}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
