"""`briefing read`: open the reader."""

import os
import sys

import click

from briefing.cli.opening import open_library, require_briefings, warn_of_problems
from briefing.cli.placing import compose_first, find_place
from briefing.pages.compose import shown_at


@click.command()
@click.argument("path", required=False, envvar="BRIEFING_LIBRARY")
@click.option("--at", "place", metavar="PLACE", help="Page to open first. Default: the overview.")
def read(path: str | None, place: str | None) -> int:
    """Open the reader on PATH, a file or a folder; without it, on the library that ships.

    Where there is no terminal to read in, the page is printed as plain text instead.
    """
    library = open_library(path)
    require_briefings(library)
    start = shown_at(library, find_place(library, place))
    page = compose_first(library, start.page)
    if not _has_terminal():
        from briefing.layout.page import lay_out
        from briefing.layout.plain import to_text

        warn_of_problems(library, path)
        click.echo(to_text(lay_out(page, 80)), nl=False)
        return 0
    from briefing.tui.app import BriefingApp

    app = BriefingApp(library, start, page)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0


def _has_terminal() -> bool:
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on standard error
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"
