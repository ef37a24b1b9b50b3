"""`briefing schema`: the JSON Schema for editors."""

import json

import click

from briefing.checking.schema import SCHEMAS
from briefing.cli.words import Word


@click.command()
@click.argument("kind", type=Word(SCHEMAS), default="briefing")
def schema(kind: str) -> None:
    """Print the JSON Schema (draft-07) of a briefing's files, or of `library.yaml`, for editors to check by.

    Keep it beside a briefing as briefing.schema.json: the first line of a new briefing names it there.
    """
    click.echo(json.dumps(SCHEMAS[kind](), ensure_ascii=False, indent=2))
