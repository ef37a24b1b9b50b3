"""Settings as a person has set them: read from TOML files and the environment, each with where it comes from.

A mistake in a file costs what it is about and nothing else: it is told with its line, and the rest holds.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from briefing.model.cleaning import clean_line, excerpt
from briefing.model.hints import did_you_mean
from briefing.model.settings import KEYS, SETTINGS, Plain, Setting

_WORDS: Final = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
Lines = Mapping[tuple[str, str], int]
"""The line of each entry of a file, from 1, by its table and name; of a table itself the name is empty."""

_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


class Value(Struct, frozen=True):
    """One setting as it holds."""

    value: Plain
    origin: str = "default"
    """Where it was set: a file with its line, a variable of the environment, or `default`."""


class Settings(Struct, frozen=True):
    """All settings, the keys that were given to commands of the reader, and what was wrong with either."""

    values: Mapping[str, Value]
    keys: Mapping[str, Value] = {}
    warnings: tuple[str, ...] = ()
    """One line for each mistake: where, what, and what to do."""

    files: tuple[Path, ...] = ()
    """The files that were looked for, those that count more last."""

    def text(self, name: str) -> str:
        """The value of a setting that is text."""
        return str(self.values[name].value)

    def number(self, name: str) -> int:
        """The value of a setting that is a number."""
        return int(self.values[name].value)

    def flag(self, name: str) -> bool:
        """Whether a setting that is true or false is true."""
        return bool(self.values[name].value)


def read_settings(files: Iterable[Path], environ: Mapping[str, str]) -> Settings:
    """The settings that hold under some files, of which the last counts most, and some environment."""
    reading = _Reading()
    files = tuple(files)
    for file in files:
        reading.read_file(file)
    reading.read_environment(environ)
    return Settings(reading.values, reading.keys, tuple(reading.warnings), files)


class _Reading:
    """Settings while they are being read."""

    def __init__(self) -> None:
        self.values = {setting.name: Value(setting.default) for setting in SETTINGS}
        self.keys: dict[str, Value] = {}
        self.warnings: list[str] = []

    def _warn(self, where: str, message: str) -> None:
        self.warnings.append(clean_line(f"{where}: {message}"))

    def read_environment(self, environ: Mapping[str, str]) -> None:
        """Take what variables set; an empty one sets nothing."""
        for setting in SETTINGS:
            written = environ.get(setting.variable, "")
            if written:
                self._set(setting, _typed(setting, written), setting.variable)

    def read_file(self, file: Path) -> None:
        """Take what a file sets, if there is one."""
        if not file.exists():
            return
        from briefing.store.toml import UnreadableTomlError, read_toml  # only who has a settings file pays for it

        try:
            entries, lines = read_toml(file)
        except UnreadableTomlError as error:
            self._warn(f"{file}:{error.line}", f"{error} — nothing in this file holds")
        else:
            self._take(file, entries, lines)

    def _take(self, file: Path, entries: Mapping[str, Any], lines: Lines) -> None:
        for name, value in entries.items():
            where = f"{file}:{lines.get(('', name)) or lines.get((name, ''), 1)}"
            if name == KEYS and isinstance(value, dict):
                self._take_keys(file, value, lines)
            elif name == KEYS:
                self._warn(where, "keys must be a table: [keys], then a line for each command")
            elif name in _BY_NAME:
                self._set(_BY_NAME[name], _from_home(file, _BY_NAME[name], value), where)
            else:
                hint = did_you_mean(name, (*_BY_NAME, KEYS)) or "`briefing config` prints all settings"
                self._warn(where, f"there is no setting {excerpt(name)!r} — {hint}")

    def _take_keys(self, file: Path, entries: Mapping[str, Any], lines: Lines) -> None:
        for name, value in entries.items():
            where = f"{file}:{lines.get((KEYS, name), lines.get((KEYS, ''), 1))}"
            if isinstance(value, str):
                self.keys[name] = Value(value, where)
            else:
                self._warn(where, f'the keys of {excerpt(name)!r} must be text, such as "j,down"')

    def _set(self, setting: Setting, value: object, origin: str) -> None:
        if isinstance(value, str | int) and setting.accepts(value):
            self.values[setting.name] = Value(value, clean_line(origin))
            return
        hint = did_you_mean(str(value), setting.choices) if isinstance(value, str) else ""
        message = f"{setting.name} cannot be {excerpt(str(value))!r}"
        self._warn(origin, f"{message} — {hint or f'it must be {setting.wanted}'}")


def _typed(setting: Setting, written: str) -> object:
    """A variable's text as the type of a setting; the text itself where it is none such."""
    if isinstance(setting.default, bool):
        return _WORDS.get(written.lower(), written)
    if isinstance(setting.default, int) and written.isascii() and written.isdecimal():
        return int(written)
    return written


def _from_home(file: Path, setting: Setting, value: object) -> object:
    """The value of a setting; a path is understood from the settings file's folder, or the home if it begins with ~."""
    if setting.name != "library" or not isinstance(value, str) or not value:
        return value
    return str(file.parent / Path(value).expanduser())
