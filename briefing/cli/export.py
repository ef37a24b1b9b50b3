"""`briefing export`: a page as Markdown that stands on its own."""

from pathlib import Path

import click

from briefing.cli.opening import Request, reads_library
from briefing.cli.placing import open_page
from briefing.export.files import file_name, write_file
from briefing.export.writers import WRITERS, write


@click.command()
@click.argument("place")
@click.option("--to", "dialect", type=click.Choice(list(WRITERS)), default="gfm", show_default=True, help="Dialect.")
@click.option("-o", "--output", metavar="FILE|FOLDER", help="Where to write. Default: standard output.")
@click.option("--force", is_flag=True, help="Overwrite the file if it is there.")
@reads_library
def export(place: str, dialect: str, output: str | None, force: bool, request: Request) -> None:
    """Write the page at PLACE as Markdown, closed under references.

    Into a folder, the file takes its name from the page.
    """
    document = open_page(request, place)
    text = write(document, dialect)
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    path = Path(output)
    if path.is_dir():
        path = path / file_name(document.place, WRITERS[dialect][1])
    write_file(path, text, overwrite=force)
    click.echo(str(path), err=True)
