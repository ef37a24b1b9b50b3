"""`briefing show`: a page as text."""

import shutil
from collections.abc import Iterable
from typing import Final

import click
from msgspec.structs import replace

from briefing.cli.completing import places
from briefing.cli.opening import Request, reads_library
from briefing.cli.output import is_terminal, wants_style
from briefing.cli.paging import no_pager_option, put_out
from briefing.cli.placing import open_page
from briefing.cli.settings import settings
from briefing.cli.words import Number, Word, require_one_at_most
from briefing.model.depth import DEPTHS
from briefing.model.document import Document, Plain, Span, Str
from briefing.model.library import Library

_HELP: Final = {"plain": "One thing after the other in words alone, headings and links numbered."}


@click.command()
@click.argument("place", required=False, shell_complete=places())
@click.option(
    "--width",
    type=Number(20, 1000),
    metavar="COLUMNS",
    help="Columns to set the text in. Default: the terminal's, or the setting width.",
)
@click.option("--plain", is_flag=True, help=_HELP["plain"])
@click.option("--depth", type=Word(DEPTHS), default="full", help="How much of a section or an overview to show.")
@click.option("--json", "as_json", is_flag=True, help="Print the page's tree as JSON.")
@no_pager_option
@reads_library
def show(
    place: str | None, width: int | None, *, plain: bool, depth: str, as_json: bool, pager: bool, request: Request
) -> None:
    """Print the page at PLACE as text; without it, the overview.

    PLACE is an id, a name or alias in any script, or the beginning of one; or one of overview, judgments, assumptions,
    scenarios, board, indicators, options, figures, gaps, timeline, actors, sources, glossary, likelihood, problems,
    search?q=WORDS. With #HEADING after it, it is that part of the page. What is longer than the screen goes to $PAGER.
    With --plain each paragraph is one line unless --width is given.
    """
    require_one_at_most(plain=plain, json=as_json)
    library, page = open_page(request, place, depth="" if depth == "full" else depth)
    if as_json:
        put_out(_tree(page), page=False)
    elif plain:
        from briefing.layout.folding import folded
        from briefing.layout.linear import linear

        put_out(linear(folded(drawn_from(library, page)), width or 0), page=pager)
    else:
        put_out(in_lines(drawn_from(library, page), width or _columns()), page=pager)


def drawn_from(library: Library, page: Document) -> Document:
    """The page; one that belongs to no briefing with the titles and the cutoffs of all those that it draws on."""
    if page.place.briefing or not library.briefings:
        return page
    heads = [briefing.head for briefing in library.briefings.values()]
    title = library.head.title or _each(head.title for head in heads)
    return replace(
        page,
        briefing_title=" · ".join(dict.fromkeys(filter(None, (page.briefing_title, title)))),
        issued=_each(head.issued.text for head in heads if head.issued),
        information_cutoff=_each(head.information_cutoff.text for head in heads if head.information_cutoff),
    )


def _each(values: Iterable[str]) -> str:
    return " and ".join(dict.fromkeys(values))


def in_lines(page: Document, width: int) -> str:
    """The page as standard output takes it: with colours on a terminal that has them, else plain."""
    from briefing.layout.folding import folded
    from briefing.layout.laying import lay_out
    from briefing.layout.plain import to_ansi, to_text

    layout = lay_out(folded(_marked(page)), width, measure=settings().number("measure"))
    return to_ansi(layout, hyperlinks=settings().flag("hyperlinks")) if wants_style() else to_text(layout)


def _marked(page: Document) -> Document:
    """The page with what the reader's top line says of it, unless it says so itself: it may be pasted elsewhere."""
    if page.kind == "overview" and not page.place.anchor:
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
