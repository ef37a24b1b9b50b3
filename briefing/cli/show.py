"""`briefing show`: a page as text."""

import shutil

import click
from msgspec.structs import replace

from briefing.cli.completing import places
from briefing.cli.opening import Request, reads_library
from briefing.cli.output import is_terminal, wants_style
from briefing.cli.paging import no_pager_option, put_out
from briefing.cli.placing import open_page
from briefing.cli.settings import settings
from briefing.model.depth import DEPTHS
from briefing.model.document import Document, Plain, Span, Str


@click.command()
@click.argument("place", required=False, shell_complete=places())
@click.option(
    "--width",
    type=click.IntRange(20, 1000),
    metavar="COLUMNS",
    help="Columns to set the text in. Default: the terminal's, or the setting width.",
)
@click.option(
    "--plain", "form", flag_value="plain", help="One thing after the other in words alone, headings and links numbered."
)
@click.option(
    "--depth", type=click.Choice(list(DEPTHS)), default="full", help="How much of a section or an overview to show."
)
@click.option("--json", "form", flag_value="json", help="Print the page's tree as JSON.")
@no_pager_option
@reads_library
def show(place: str | None, width: int | None, form: str | None, depth: str, *, pager: bool, request: Request) -> None:
    """Print the page at PLACE as text; without it, the overview.

    PLACE is an id, a name or alias in any script, or the beginning of one; or one of overview, judgments, assumptions,
    scenarios, board, indicators, options, figures, gaps, timeline, actors, sources, glossary, likelihood, problems,
    search?q=WORDS. What is longer than the screen goes to $PAGER. With --plain each paragraph is one line unless
    --width is given.
    """
    page = open_page(request, place, depth="" if depth == "full" else depth)
    if form == "json":
        put_out(_tree(page), page=False)
    elif form == "plain":
        from briefing.layout.linear import linear

        put_out(linear(page, width or 0), page=pager)
    else:
        put_out(in_lines(page, width or _columns()), page=pager)


def in_lines(page: Document, width: int) -> str:
    """The page as standard output takes it: with colours on a terminal that has them, else plain."""
    from briefing.layout.folding import folded
    from briefing.layout.page import lay_out
    from briefing.layout.plain import to_ansi, to_text

    layout = lay_out(folded(_marked(page)), width, measure=settings().number("measure"))
    return to_ansi(layout, hyperlinks=settings().flag("hyperlinks")) if wants_style() else to_text(layout)


def _marked(page: Document) -> Document:
    """The page with what the reader's top line says of it, unless it says so itself: it may be pasted elsewhere."""
    if page.kind == "overview":
        return page
    title = page.briefing_title if page.briefing_title != page.title else ""
    cutoff = f"information cutoff {page.information_cutoff}" if page.information_cutoff else ""
    said = " · ".join(part for part in (title, cutoff, page.marking) if part)
    line = Plain((Span((Str(said),), ("dim",)),))
    return replace(page, blocks=(line, *page.blocks)) if said else page


def _tree(page: Document) -> str:
    from msgspec import json

    return json.format(json.encode(page), indent=2).decode() + "\n"


def _columns() -> int:
    return shutil.get_terminal_size().columns if is_terminal() else settings().number("width")
