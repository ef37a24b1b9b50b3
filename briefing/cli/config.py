"""`briefing config`: the settings that hold, and where each comes from."""

from collections.abc import Iterator

import click

from briefing.cli.listing import row_options
from briefing.cli.settings import settings, settings_files, warn_of_settings
from briefing.cli.tables import put_rows
from briefing.model.settings import KEYS, SETTINGS
from briefing.search.lists import Fields

_COLUMNS = ("setting", "value", "origin", "help")


@click.command()
@row_options
def config(*, as_json: bool, pager: bool) -> None:
    """List the settings that hold, each with where it comes from: default, FILE:LINE, or a variable.

    What of them does not hold is told on standard error, with what to do. Last come the files in which settings are
    looked for, the most important at the end.
    """
    put_rows(_rows(), _COLUMNS, as_json=as_json, pager=pager)
    warn_of_settings()
    for warning in _clashes():
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
    for ident, row in settings().keys.items():
        yield {
            "setting": f"{KEYS}.{ident}",
            "value": row.value,
            "origin": row.origin,
            "default": "",
            "variable": "",
            "wanted": "keys parted by commas",
            "help": "",
        }


def _as_written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _clashes() -> tuple[str, ...]:
    """What is wrong with the keys that were set."""
    if not settings().keys:
        return ()
    from briefing.tui.keymap import keymap

    return keymap({ident: (str(row.value), row.origin) for ident, row in settings().keys.items()}).warnings
