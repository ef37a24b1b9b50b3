"""`briefing links`: what a page refers to, and what refers to it."""

import click

from briefing.cli.completing import places
from briefing.cli.listing import row_options
from briefing.cli.opening import Request, reads_library
from briefing.cli.placing import find_place
from briefing.cli.tables import put_rows
from briefing.cli.words import Word
from briefing.search.connections import COLUMNS, WAYS, connections


@click.command()
@click.argument("place", shell_complete=places())
@click.option("--way", type=Word(WAYS), help="Only links of this way.")
@row_options
@reads_library
def links(place: str, way: str | None, *, as_json: bool, pager: bool, request: Request) -> None:
    """List what PLACE cites and mentions, and what cites and mentions it, with the sentences.

    For a section, its parts are asked too; for a briefing, its head. In the order of the text; what leads here follows
    what leads away.
    """
    library = request.open()
    rows = connections(library, find_place(library, place))
    put_rows(
        (row for row in rows if way in (None, row["way"])),
        COLUMNS,
        as_json=as_json,
        pager=pager,
        shorten=("from", "to"),
    )
