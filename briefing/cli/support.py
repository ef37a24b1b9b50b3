"""`briefing support`: on how many sources everything stands, and what would stand without some of them."""

import click

from briefing.cli.completing import places
from briefing.cli.listing import row_options
from briefing.cli.opening import Request, reads_library
from briefing.cli.placing import find_place
from briefing.cli.tables import put_rows
from briefing.model.lens import read_offs
from briefing.pages.banner import affected_words
from briefing.search.standings import COLUMNS, require_sources, standings


@click.command()
@click.argument("place", required=False, shell_complete=places())
@click.option(
    "--without",
    multiple=True,
    metavar="SOURCES",
    help="Switch sources off: source:ID, reliability:D (and worse), origin:derived, after:DATE; several with commas.",
)
@row_options
@reads_library
def support(place: str | None, without: tuple[str, ...], *, as_json: bool, pager: bool, request: Request) -> None:
    """List what stands on which support; with --without, what would be affected if sources were not to be had.

    A claim is a judgment, an event or another record with what is cited for it, a part of one, or a cited sentence. It
    is unsupported when nothing is left of its sources, single when one independent voice is left of several, else
    weakened. PLACE narrows the list to one record, or a section with its parts. Nothing is written to the content.
    """
    library = request.open()
    lens = library.lens.lacking(off for one in without for off in read_offs(one))
    require_sources(library, lens)
    library = library.through(lens)
    rows = standings(library, find_place(library, place) if place is not None else None)
    put_rows(rows, COLUMNS, as_json=as_json, pager=pager, shorten=("place",))
    if without:
        click.echo(affected_words(library), err=True)
