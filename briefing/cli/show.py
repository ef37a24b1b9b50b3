"""`briefing show`: a page as text."""

import shutil

import click

from briefing.cli.opening import Request, reads_library
from briefing.cli.output import is_terminal, wants_style
from briefing.cli.placing import open_page


@click.command()
@click.argument("place", required=False)
@click.option(
    "--width", type=click.IntRange(20, 1000), help="Columns to set the text in. Default: the terminal's, or 80."
)
@reads_library
def show(place: str | None, width: int | None, request: Request) -> None:
    """Print the page at PLACE as text.

    PLACE is the id of a section or of any record: an actor, source, judgment, scenario, figure and so on. Or it is one
    of overview, judgments, assumptions, scenarios, board, indicators, options, figures, gaps, timeline, actors,
    sources, glossary, problems. Without it, the overview is printed.
    """
    from briefing.layout.folding import folded
    from briefing.layout.page import lay_out
    from briefing.layout.plain import to_ansi, to_text

    layout = lay_out(folded(open_page(request, place)), width or _columns())
    click.echo(to_ansi(layout) if wants_style() else to_text(layout), nl=False, color=True)


def _columns() -> int:
    return shutil.get_terminal_size().columns if is_terminal() else 80
