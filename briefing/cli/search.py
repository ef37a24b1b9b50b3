"""`briefing search`: what holds some words, wherever it is written."""

import re
from typing import Any

import click

from briefing.cli.listing import OPTIONS, row_options, wanted
from briefing.cli.opening import Request, reads_library
from briefing.cli.tables import put_rows
from briefing.cli.words import Number
from briefing.errors import NotFoundError, UsageError
from briefing.model.cleaning import excerpt
from briefing.model.query import read_query
from briefing.search.passages import COLUMNS, found_passages

_FILTERS = ("kind", "briefing", "section", "actor")


class _Words(click.Command):
    """A command of which `-word` is no option but a word that may not be there."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take such words for arguments."""
        before, after = (args[: args.index("--")], args[args.index("--") + 1 :]) if "--" in args else (args, [])
        unwanted = [one for one in before if re.match(r"-(?!h$)[^-]", one)]
        return super().parse_args(ctx, [*(one for one in before if one not in unwanted), "--", *unwanted, *after])


def _search(
    *, words: tuple[str, ...], limit: int | None, request: Request, as_json: bool, pager: bool, **filters: Any
) -> None:
    """List every passage that holds all WORDS, the likeliest first, with its sentence.

    A word stands for all that begin with it, in scripts without spaces for all that hold it; words in quotation marks
    (or an argument with spaces in it) stand for themselves, and -WORD for what may not be there. Case counts for words
    with a capital, accents never.
    """
    query = read_query(" ".join(map(_as_typed, words)))
    if not query:
        raise UsageError("write a word that is to be found, without a hyphen before it")
    library = request.open()
    rows = list(found_passages(library, query, wanted(library, filters), limit))
    if not rows:
        raise NotFoundError(f"nothing holds {excerpt(query.text)!r} — try fewer words, or the beginning of one")
    put_rows(rows, COLUMNS, as_json=as_json, pager=pager, shorten=("place",))


def _as_typed(word: str) -> str:
    """A word as a query has it: what the shell has taken out of quotation marks stands in some again."""
    if not re.search(r"\s", word) or '"' in word:
        return word
    return f'-"{word[1:]}"' if word.startswith("-") else f'"{word}"'


def _command() -> click.Command:
    decorated = reads_library(row_options(_search))
    limit = click.option("--limit", type=Number(1), metavar="N", help="No more than so many.")
    decorated = limit(decorated)
    for name in reversed(_FILTERS):
        decorated = OPTIONS[name](decorated)
    argument = click.argument("words", nargs=-1, required=True)
    return click.command("search", cls=_Words)(argument(decorated))


search = _command()
