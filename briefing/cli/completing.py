"""Completion: what a shell may offer for the word at hand; quick, and silent where there is nothing to offer."""

import os
from collections import Counter
from collections.abc import Callable, Iterator

import click
from click.shell_completion import CompletionItem

from briefing.cli.commands import COMPLETE_VARIABLE
from briefing.errors import BriefingError
from briefing.model.cleaning import excerpt
from briefing.model.library import Library
from briefing.model.place import Place, parse_place

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


def words(name: str) -> Completer:
    """A completer of what the filter of this name may be, in the list that the command prints, without spaces."""

    def complete(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from briefing.search.lists import LISTS
        from briefing.search.vocabularies import words_begun, words_for

        library = _library(context)
        kinds = next((row.kinds for row in LISTS if row.name == context.info_name), ())
        known = words_for(library, name, kinds) if library else ()
        return [CompletionItem(word.replace(" ", "-")) for word in words_begun(incomplete, known)]

    return complete


def letters(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Letters of reliability, behind those that are typed."""
    from briefing.model.scales import RELIABILITY

    typed = incomplete.upper()
    meanings = {**RELIABILITY, "-": "not rated"}
    return [CompletionItem(typed + one, help=said) for one, said in meanings.items() if one not in typed]


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
    from briefing.model.folding import fold
    from briefing.pages.compose import name_of

    known = [one for one in library.everything() if kind in ("", library.kind(one[0]))]
    views = [view for view in _views(library, begun) if view[0].startswith(begun)] if not kind else []
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


def _views(library: Library, begun: str) -> Iterator[tuple[str, str]]:
    """Derived pages, in the shorter way to write them; those of a record once its name is typed and a colon."""
    from briefing.pages.compose import views_of
    from briefing.pages.views import RECORD_VIEW_TITLES, VIEW_TITLES

    named = begun.rpartition(":")[0]
    places = library.locate(parse_place(named) or Place()) if named else ()
    for place in places:
        record = library.find(place)
        for view in views_of(record) if record else VIEW_TITLES:
            title = f"{RECORD_VIEW_TITLES[view]} {excerpt(record.name)}" if record else VIEW_TITLES[view]
            yield f"{named}:{view}", title
    yield from VIEW_TITLES.items()
    for name, briefing in library.briefings.items():
        yield name, briefing.head.title
        yield from ((f"{name}/{view}", title) for view, title in VIEW_TITLES.items())
