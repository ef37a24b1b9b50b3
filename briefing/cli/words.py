"""Words of the command line: values that an option may have, and what is said of one that it may not."""

from collections.abc import Iterable

import click

from briefing.errors import UsageError
from briefing.model.cleaning import excerpt


class Word(click.Choice[str]):
    """One of some words, in any case; who types another is told the one that was probably meant."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(list(words), case_sensitive=False)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word as it is spelt; raises `UsageError` for any other."""
        found = next((word for word in self.choices if word.lower() == value.lower()), None)
        if found is not None:
            return found
        from briefing.model.hints import did_you_mean

        hint = did_you_mean(value.lower(), self.choices) or f"take one of {', '.join(self.choices)}"
        raise UsageError(f"{_name_of(param)} cannot be {excerpt(value)!r} — {hint}")


class Number(click.IntRange):
    """A whole number within bounds, of which the upper may be missing."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; raises `UsageError` for one out of bounds, and for what is none."""
        text = str(value)
        number = int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 10 else None
        if number is None or not (self.min or 0) <= number <= (number if self.max is None else self.max):
            bounds = f"from {self.min}" if self.max is None else f"from {self.min} to {self.max}"
            raise UsageError(f"{_name_of(param)} cannot be {excerpt(text)!r} — write a number {bounds}")
        return number


def _name_of(param: click.Parameter | None) -> str:
    """What a person calls an option or an argument."""
    if param is None:
        return "a value"
    return max(param.opts, key=len) if isinstance(param, click.Option) else (param.name or "").upper()


def require_one_at_most(**options: object) -> None:
    """Raise `UsageError` where more than one of some options is given, of which each leaves no room for another."""
    given = [f"--{name.replace('_', '-')}" for name, value in options.items() if value]
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} exclude each other — take one of them")
