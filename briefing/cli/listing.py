"""The verbs that list records: one command for each row of `LISTS`, with the options its filters need."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

import click

from briefing.cli.commands import COMMANDS
from briefing.cli.completing import briefings, letters, places, words
from briefing.cli.opening import Request, reads_library
from briefing.cli.paging import no_pager_option
from briefing.cli.placing import find_place
from briefing.cli.tables import put_rows
from briefing.cli.words import Word
from briefing.errors import NotFoundError, UsageError
from briefing.model.cleaning import clean_line, excerpt
from briefing.model.edtf import Edtf
from briefing.model.hints import did_you_mean
from briefing.model.library import Library
from briefing.model.narrowing import Wanted
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.search.lists import LISTS, List, rows_of
from briefing.search.vocabularies import word_meant, words_for

_MOST_WORDS: Final = 14
"""Words of a closed list that are named at most."""

_DATE: Final = "2019, 2019-07 or 2019-07-04; EDTF"

OPTIONS: Final = {
    "briefing": click.option(
        "--briefing", metavar="ID", shell_complete=briefings, help="Only this briefing, and what it refers to."
    ),
    "section": click.option(
        "--section",
        metavar="PLACE",
        shell_complete=places("section"),
        help="Only what this section and its parts hold, show, name or cite.",
    ),
    "actor": click.option(
        "--actor",
        metavar="PLACE",
        shell_complete=places("actor"),
        help="Only what names this actor, is built of what does, or is cited for it.",
    ),
    "since": click.option("--since", metavar="DATE", help=f"Only what reaches to this date or beyond ({_DATE})."),
    "until": click.option("--until", metavar="DATE", help="Only what begins by this date."),
    "reliability": click.option(
        "--reliability",
        metavar="LETTERS",
        shell_complete=letters,
        help="Only sources rated so: B, or AB for either; - for those not rated.",
    ),
    "kind": click.option(
        "--kind", metavar="KIND", shell_complete=words("kind"), help="Only records of this kind, as the column says."
    ),
    "status": click.option(
        "--status", type=Word(("occurred", "scheduled", "alleged")), help="Only events of this status."
    ),
    "likelihood": click.option(
        "--likelihood",
        metavar="WORD",
        shell_complete=words("likelihood"),
        help="Only what is called so likely: 'very likely', or very-likely.",
    ),
    "confidence": click.option(
        "--confidence",
        metavar="LEVEL",
        shell_complete=words("confidence"),
        help="Only judgments of this confidence: moderate.",
    ),
    "key": click.option("--key", is_flag=True, help="Only key judgments."),
}
"""Filters by which lists are narrowed, and the option for each."""

_as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, with every field.")


def row_options(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a verb that prints rows the options for how to print them."""
    return _as_json_option(no_pager_option(verb))


def _command(row: List) -> click.Command:
    def verb(*, request: Request, as_json: bool, pager: bool, **filters: Any) -> None:
        library = request.open()
        rows = rows_of(library, row, wanted(library, filters, row.kinds))
        put_rows(rows, row.columns, as_json=as_json, pager=pager, shorten=("place",))

    decorated: Callable[..., None] = reads_library(row_options(verb))
    for name in reversed(row.filters):
        decorated = OPTIONS[name](decorated)
    as_command = click.command(row.name, help=f"{COMMANDS[row.name]}\n\n{_ORDER[row.name]}")
    return as_command(decorated)


_ORDER: Final = {
    "list": "In the order of the library: shared records first, then briefing by briefing.",
    "actors": "By kind, then by name. MENTIONS counts how often texts link to the actor.",
    "sources": "By reference. CITATIONS counts how often the library cites the source.",
    "judgments": "Key judgments first, in their order; the others as they are written.",
    "scenarios": "In the order in which they are written.",
    "timeline": "By date, the earliest first.",
}
"""What the help says of the order, verb by verb."""

VERBS: Final = {row.name: _command(row) for row in LISTS}
"""The commands by name."""


def wanted(library: Library, filters: dict[str, Any], kinds: Sequence[type[Record]] = ()) -> Wanted:
    """What was asked for of some types of record, every name and word made out.

    Raises `UsageError` and `NotFoundError` where that cannot be done.
    """
    given = {name: value for name, value in filters.items() if value}
    read = {name: reader(library, given[name]) for name, reader in _READERS.items() if name in given}
    read |= {
        name: _word(name, typed, known) for name, typed in given.items() if (known := words_for(library, name, kinds))
    }
    asked = Wanted(**{**given, **read})
    if asked.since and asked.until and asked.since.lower > asked.until.upper:
        since, until = asked.since.text, asked.until.text
        raise UsageError(f"nothing lies between --since {since} and --until {until} — write the earlier date first")
    return asked


def _briefing(library: Library, typed: str) -> str:
    return _one_of(typed, library.briefings, "briefing has the id")


def _one_of(typed: str, known: Iterable[str], what: str) -> str:
    known = list(known)
    if typed in known:
        return typed
    hint = did_you_mean(typed, known) or f"take one of {', '.join(known)}"
    raise NotFoundError(f"no {what} {clean_line(typed)!r} — {hint}")


def _word(name: str, typed: str, known: Sequence[str]) -> str:
    """A word of a closed list, as that spells it."""
    word = word_meant(typed, known)
    if not word:
        more = ", …" if len(known) > _MOST_WORDS else ""
        hint = did_you_mean(typed, known) or f"take one of {', '.join(known[:_MOST_WORDS])}{more}"
        raise UsageError(f"{excerpt(typed)!r} is no {name} — {hint}")
    return word


def _of_kind(kind: str) -> Callable[[Library, str], Place]:
    def read(library: Library, typed: str) -> Place:
        place = find_place(library, typed).plain
        if library.kind(place) != kind:
            found = library.kind(place).replace("_", " ")
            raise UsageError(f"{clean_line(typed)!r} is no {kind} but of kind {found} — `briefing list --kind {kind}`")
        return place

    return read


def _date(_: Library, typed: str) -> Edtf:
    try:
        return Edtf(typed)
    except ValueError:
        raise UsageError(f"{clean_line(typed)!r} is no date — write {_DATE}") from None


def _letters(_: Library, typed: str) -> str:
    letters = typed.upper().replace(",", "").replace(" ", "")
    if not letters or set(letters) - set("ABCDEF-"):
        raise UsageError(f"{clean_line(typed)!r} is no reliability — write letters from A to F, or - for not rated")
    return letters


_READERS: Final[dict[str, Callable[[Library, str], object]]] = {
    "briefing": _briefing,
    "section": _of_kind("section"),
    "actor": _of_kind("actor"),
    "since": _date,
    "until": _date,
    "reliability": _letters,
}
"""Filters whose value must be made out, and how."""
