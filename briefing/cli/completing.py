"""Completion: what a shell may offer for the word at hand; quick, and silent where there is nothing to offer."""

import os
from collections import Counter
from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem

from briefing.cli.commands import COMPLETE_VARIABLE
from briefing.errors import BriefingError
from briefing.model.library import Library

Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]
"""What click asks for the words that may stand in place of one that was begun."""


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, which the shell knows best."""
    return [CompletionItem(incomplete, type="file")]


def places(kind: str = "") -> Completer:
    """A completer of Places of a kind, or of any: by their addresses, or by names in any script."""

    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        library = _library(context)
        return [] if library is None else [CompletionItem(*one) for one in _offers(library, kind, incomplete)]

    return complete


def briefings(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of briefings, with their titles."""
    library = _library(context)
    found = library.briefings.items() if library else ()
    return [CompletionItem(name, help=one.head.title) for name, one in found if name.startswith(incomplete)]


def _library(context: click.Context) -> Library | None:
    """The library that the command would read, as far as it can be known; standard input is left alone."""
    from briefing.cli.opening import PIPED, open_library
    from briefing.cli.settings import library_path

    path = library_path(context.params.get("library_path") or context.params.get("path"))
    try:
        return None if path == PIPED else open_library(path)
    except BriefingError:
        return None


def _offers(library: Library, kind: str, begun: str) -> Iterator[tuple[str, str, str]]:
    """Value, type and help of each Place whose address begins so; where none does, of those with such a name.

    Sources are many: they are offered where nothing else is.
    """
    from briefing.model.called import names_of
    from briefing.model.cleaning import excerpt
    from briefing.model.folding import fold
    from briefing.pages.compose import name_of

    known = [one for one in library.everything() if kind in ("", library.kind(one[0]))]
    views = [view for view in _views(library) if view[0].startswith(begun)] if not kind else []
    wanted = fold(begun)
    by_address = [one for one in known if one[0].id.startswith(begun) or str(one[0]).startswith(begun)]
    by_name = (one for one in known if any(name.startswith(wanted) for name in map(fold, names_of(one[1]))))
    found = by_address or (list(by_name) if not views else [])
    others = [one for one in found if library.kind(one[0]) != "source"]
    yield from ((view, "plain", title) for view, title in views)
    counts = Counter(place.id for place, _ in known)
    for place, record in others or found:
        is_whole = counts[place.id] > 1 or ("/" in begun and str(place).startswith(begun))
        value = str(place) if is_whole else place.id
        if not by_address and _keeps_what_is_typed():
            value = next((name for name in names_of(record) if fold(name).startswith(wanted)), value)
        yield value, "plain", excerpt(name_of(library, place))


def _keeps_what_is_typed() -> bool:
    """Whether the shell that asks is fish, which offers only what begins as the word at hand: a name, then, no id."""
    return os.environ.get(COMPLETE_VARIABLE) == "fish_complete"


def _views(library: Library) -> Iterator[tuple[str, str]]:
    """Derived pages, written without a colon, at which bash would part the word."""
    from briefing.pages.views import VIEW_TITLES

    yield from VIEW_TITLES.items()
    for name, briefing in library.briefings.items():
        yield name, briefing.head.title
        yield from ((f"{name}/{view}", title) for view, title in VIEW_TITLES.items())
