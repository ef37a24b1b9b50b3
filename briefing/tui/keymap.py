"""Keys as a person wants them: the table of commands with other keys, and what of that does not go together."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.model.cleaning import clean_line, excerpt
from briefing.model.hints import did_you_mean
from briefing.tui.commands import COMMANDS, Command

NO_KEY: Final = "no_key"
"""Stands for no key at all where Textual wants one."""

_NAMED: Final = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "home": "Home", "end": "End", "pageup": "PgUp",
    "pagedown": "PgDn", "enter": "enter", "tab": "tab", "space": "space", "escape": "Esc", "backspace": "bksp",
    "delete": "Del", "insert": "Ins", **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip
"""Keys that are no character, with the word for each on the screen."""

_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""What Textual calls some characters otherwise than Unicode does."""


def _name_of(character: str) -> str:
    """What Textual calls the key of a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


@cache
def _characters() -> dict[str, str]:
    """What Textual calls the characters of a keyboard, each with the character."""
    return {_name_of(chr(code)): chr(code) for code in range(0x21, 0x7F)}


_KEY: Final = r"(?P<modifiers>(?:(?:ctrl|alt|shift|super|meta)\+)*)(?P<key>.+)"


class Keymap(Struct, frozen=True):
    """The commands with the keys that hold."""

    rows: tuple[Command, ...] = COMMANDS
    changed: Mapping[str, str] = {}
    """Ids of the commands whose keys are not those of the table, with their keys as Textual names them."""

    warnings: tuple[str, ...] = ()
    """One line for each thing that could not be done as asked, or that has a price."""


def keymap(wanted: Mapping[str, tuple[str, str]]) -> Keymap:
    """The table with other keys: ids of commands to keys parted by commas, and where that is written.

    A key does one thing only: of two commands that are given the same, the first keeps it; a command that is given none
    loses those that others are given.
    """
    if not wanted:
        return Keymap()
    asking = _Asking(wanted)
    rows = tuple(asking.row(row) for row in COMMANDS)
    changed = {row.id: row.keys for row, before in zip(rows, COMMANDS, strict=True) if row.keys != before.keys}
    return Keymap(rows, changed, tuple(asking.warnings))


class _Asking:
    """What was asked for, made out."""

    def __init__(self, wanted: Mapping[str, tuple[str, str]]) -> None:
        self.warnings: list[str] = []
        self._where = {ident: where for ident, (_, where) in wanted.items()}
        self._given: dict[str, list[str]] = {}
        self._taken: dict[str, str] = {}
        """Key to the id of the command that was given it."""
        known = {row.id for row in COMMANDS}
        for ident, (keys, where) in wanted.items():
            if ident in known:
                found = [key for key in self._read(keys, where) if self._take(key, ident)]
                if found or not keys.strip():
                    self._given[ident] = found
            else:
                hint = did_you_mean(ident, known) or "docs/cli.md lists the commands"
                self._warn(where, f"the reader has no command {excerpt(ident)!r} — {hint}")
        self._prefixes = {
            row.shown.split()[0]: _shown(self._given[row.id][0])
            for row in COMMANDS
            if self._given.get(row.id) and row.keys
        }

    def _warn(self, where: str, message: str) -> None:
        self.warnings.append(clean_line(f"{where}: {message}"))

    def _read(self, keys: str, where: str) -> Iterator[str]:
        for written in filter(None, map(str.strip, keys.split(","))):
            key = _read_key(written)
            if key:
                yield key
            else:
                self._warn(
                    where, f"there is no key {excerpt(written)!r} — write j, ctrl+j, f5, pagedown, question_mark"
                )

    def _take(self, key: str, ident: str) -> bool:
        owner = self._taken.setdefault(key, ident)
        if owner != ident:
            self._warn(self._where[ident], f"{_shown(key)} is given to {owner!r} already — give {ident!r} another key")
        return owner == ident

    def row(self, row: Command) -> Command:
        """A command with the keys that hold for it."""
        if row.id in self._given:
            keys = self._given[row.id]
        else:
            before = row.keys.split(",") if row.keys else []
            keys = [key for key in before if key not in self._taken]
            self._tell_of_loss(row, before, keys)
            if keys == before:
                return self._with_prefix(row)
        tail = row.shown.split()[max(row.keys.count(",") + 1, 1) :] if row.keys else []
        return replace(row, keys=",".join(keys), shown=" ".join((*map(_shown, keys), *(tail if keys else ()))))

    def _tell_of_loss(self, row: Command, before: list[str], keys: list[str]) -> None:
        left = " ".join(map(_shown, keys)) or "no key"
        for key in before:
            if key not in keys:
                owner = self._taken[key]
                self._warn(self._where[owner], f"{_shown(key)} is {owner!r} now, and {row.id!r} is left with {left}")

    def _with_prefix(self, row: Command) -> Command:
        """A command that is reached by a key after another's, as that one is now."""
        first, _, rest = row.shown.partition(" ")
        if row.keys or first not in self._prefixes:
            return row
        return replace(row, shown=f"{self._prefixes[first]} {rest}")


def _read_key(written: str) -> str:
    """A key as Textual names it; empty for what is none."""
    match = re.fullmatch(_KEY, written)
    if match is None:
        return ""
    key = _name_of(match["key"]) if len(match["key"]) == 1 else match["key"]
    is_known = key in _NAMED or key in _characters() or (len(key) == 1 and key.isalnum())
    return match["modifiers"] + key if is_known else ""


def _shown(key: str) -> str:
    """A key as the screen names it."""
    modifiers, plus, last = key.rpartition("+")
    return modifiers + plus + (_NAMED.get(last) or _characters().get(last, last))
