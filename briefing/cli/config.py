"""`briefing config`: the settings that hold, and where each comes from."""

from collections.abc import Iterator

import click

from briefing.cli.listing import row_options
from briefing.cli.settings import settings, settings_files, warn_of_settings
from briefing.cli.tables import put_rows
from briefing.model.settings import KEYS, SETTINGS
from briefing.search.lists import Fields
from briefing.store.settings import Value

_COLUMNS = ("setting", "value", "origin", "help")


@click.command()
@row_options
def config(*, as_json: bool, pager: bool) -> None:
    """List the settings that hold, each with where it comes from: default, FILE:LINE, or a variable.

    What of them does not hold is told on standard error, with what to do. Last come the files in which settings are
    looked for, the most important at the end.
    """
    held, warnings = _keys()
    put_rows((*_rows(), *held), _COLUMNS, as_json=as_json, pager=pager)
    warn_of_settings()
    for warning in warnings:
        click.echo(warning, err=True)
    for file in settings_files():
        click.echo(f"{file}: {'read' if file.exists() else 'not there'}", err=True)


def _rows() -> Iterator[Fields]:
    for setting in SETTINGS:
        row = settings().values[setting.name]
        yield {
            "setting": setting.name,
            "value": _as_written(row.value),
            "origin": row.origin,
            "default": _as_written(setting.default),
            "variable": setting.variable,
            "wanted": setting.wanted,
            "help": setting.help,
        }


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _keys() -> tuple[list[Fields], tuple[str, ...]]:
    """The keys that were set and hold, and what is wrong with those that were set."""
    asked = settings().keys
    if not asked:
        return [], ()
    from briefing.tui.keymap import keymap

    found = keymap({ident: (str(row.value), row.origin) for ident, row in asked.items()})
    now = {row.id: row.keys for row in found.rows}
    holding = {ident: row for ident, row in asked.items() if ident in found.changed or now.get(ident) == row.value}
    return [_key(ident, row) for ident, row in holding.items()], found.warnings


def _key(ident: str, row: Value) -> Fields:
    return {
        "setting": f"{KEYS}.{ident}",
        "value": row.value,
        "origin": row.origin,
        "default": "",
        "variable": "",
        "wanted": "keys parted by commas",
        "help": "",
    }
