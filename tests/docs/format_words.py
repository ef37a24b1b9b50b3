"""What else docs/format.md must say: vocabularies, rules, dates, limits and commands, worked out from the program."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, get_args

import click
from format_fields import OWN_TABLE, RELIABILITY_FIELD, field_faults
from format_page import Page, codes

from briefing.checking.profiles import PROFILES, RULES, profile_of
from briefing.cli.check import check as check_command
from briefing.loading.files import MAX_BYTES, MAX_FILES
from briefing.model.csl import ItemType
from briefing.model.edtf import Edtf
from briefing.model.fields import Credibility
from briefing.model.figures import OBSERVATION_STATUS, ObservationStatus
from briefing.model.head import Marking
from briefing.model.records import COLLECTIONS
from briefing.model.scales import CONFIDENCE, CREDIBILITY, LIKELIHOOD, RELIABILITY
from briefing.parsing.values import MAX_DEPTH, MAX_VALUES

TABLES: Final[dict[Any, str]] = {
    ItemType: "Item types",
    ObservationStatus: "Observation status",
    Marking: "Marking",
    Credibility: "Credibility of a citation",
    RELIABILITY_FIELD: "Reliability of a source",
}
"""Vocabularies to the heads of the tables that explain them."""

OTHER_TABLES: Final = (
    *("In a text", "Date", "Value", "Collection", "Confidence in", "Limit", "Option of `briefing check`", "Exit code"),
    *("Goes wrong", "Written"),
)
"""Heads of the tables that hold neither fields nor rules nor a vocabulary of a field."""


def _compared(table: str, said: Mapping[Any, Any], known: Mapping[Any, Any]) -> Iterator[str]:
    """Rows to add to a table, to mend and to remove."""
    for word, meaning in known.items():
        if word not in said:
            yield f"table {table!r}: add the row | `{word}` | {meaning or '…'} |"
        elif meaning and said[word] != meaning:
            yield f"table {table!r}: `{word}` must have {meaning!r}, not {said[word]!r}"
    for word in said.keys() - known.keys():
        yield f"table {table!r}: remove `{word}`, which the program does not know"


def _doubled(table: str, words: Sequence[str]) -> Iterator[str]:
    yield from (f"table {table!r}: `{word}` stands there twice" for word in set(words) if words.count(word) > 1)


def _likelihood_table(scale: str) -> str:
    has_rows = any(band.row == 2 for band in LIKELIHOOD[scale])
    return f"Likelihood in `{scale}`" + (", first row" if has_rows else "")


def _rule_table(profile: str) -> str:
    return f"Rule of `{profile}`"


def likelihood_faults(page: Page) -> Iterator[str]:
    """Terms of each scale, with their bands, row 1 of ICD 203 before row 2."""
    for scale, bands in LIKELIHOOD.items():
        table = _likelihood_table(scale)
        rows = page.rows_of(table)
        terms = [
            (term, column, row[-1]) for row in rows for column, cell in enumerate(row[:-1]) for term in codes(cell)
        ]
        yield from _doubled(table, [term for term, _, _ in terms])
        yield from _compared(table, {term: band for term, _, band in terms}, {band.term: str(band) for band in bands})
        for term, column, _ in terms:
            for band in bands:
                if band.term == term and band.row != column + 1:
                    yield f"table {table!r}: `{term}` belongs in the column of row {band.row}"


def confidence_faults(page: Page) -> Iterator[str]:
    """Levels of each scale, strongest first."""
    said = {codes(row[0])[0]: row[1] for row in page.rows_of("Confidence in")}
    known = {scale: ", ".join(f"`{level}`" for level in levels) for scale, levels in CONFIDENCE.items()}
    yield from _compared("Confidence in", said, known)


def vocabulary_faults(page: Page) -> Iterator[str]:
    """Vocabularies of fields that have a table of their own; all others stand in the rows of their fields."""
    meanings: dict[Any, Mapping[Any, str]] = {
        ObservationStatus: OBSERVATION_STATUS,
        Credibility: CREDIBILITY,
        RELIABILITY_FIELD: RELIABILITY,
    }
    for hint in OWN_TABLE:
        table, explained = TABLES[hint], meanings.get(hint, {})
        said = [(word, row[1]) for row in page.rows_of(table) for word in codes(row[0])]
        yield from _doubled(table, [word for word, _ in said])
        known = {str(word): explained.get(word, "") for word in get_args(hint) if word != ""}
        yield from _compared(table, dict(said), known)


def rule_faults(page: Page) -> Iterator[str]:
    """Rules of each profile, with severity and what they ask."""
    for profile in PROFILES:
        table = _rule_table(profile)
        rows = page.rows_of(table)
        yield from _doubled(table, [code for row in rows for code in codes(row[0])])
        said = {codes(row[0])[0]: " | ".join(row[1:]) for row in rows}
        rules = (rule for rule in RULES.values() if profile_of(rule) == profile)
        yield from _compared(table, said, {rule.code: f"{rule.severity} | {rule.what}" for rule in rules})


def collection_faults(page: Page) -> Iterator[str]:
    """Collections, in order."""
    said = [codes(row[0])[0] for row in page.rows_of("Collection")]
    if said != list(COLLECTIONS):
        yield f"table 'Collection': its rows must be {', '.join(COLLECTIONS)}, not {', '.join(said)}"


def date_faults(page: Page) -> Iterator[str]:
    """Dates in the words in which they are shown."""
    said = {codes(row[0])[0]: row[1] for row in page.rows_of("Date")}
    yield from _compared("Date", said, {text: Edtf(text).words for text in said})


def limit_faults(page: Page) -> Iterator[str]:
    """Limits, with their numbers."""
    said = {cell for row in page.rows_of("Limit") for cell in row[1:]}
    for limit in (f"{MAX_BYTES // 1024 // 1024} MB", f"{MAX_VALUES:,}", str(MAX_DEPTH), f"{MAX_FILES:,}"):
        if limit not in said:
            yield f"table 'Limit': no row says {limit}"


def option_faults(page: Page) -> Iterator[str]:
    """Options of `briefing check`."""
    options = [param for param in check_command.params if isinstance(param, click.Option)]
    said = {word: "" for row in page.rows_of("Option of `briefing check`") for word in codes(row[0])}
    yield from _compared("Option of `briefing check`", said, {option.opts[0]: "" for option in options})


def table_faults(page: Page) -> Iterator[str]:
    """Tables that no check would look at, because their heads are misspelt."""
    known = (*OTHER_TABLES, *TABLES.values(), *map(_likelihood_table, LIKELIHOOD), *map(_rule_table, PROFILES))
    for table in page.tables:
        if table.name not in known and not table.name.startswith("Field of "):
            yield f"line {table.line}: no check knows a table headed {table.name!r}"
        for row in table.rows:
            if len(row) != len(table.head):
                yield f"table {table.name!r}: the row of {row[0]} has {len(row)} cells, not {len(table.head)}"


def link_faults(page: Page) -> Iterator[str]:
    """Links to headings that are not there."""
    for anchor in re.findall(r"\]\(#([^)]*)\)", page.prose):
        if anchor not in page.headings:
            yield f"no heading has the anchor #{anchor}"


CHECKS: Final[tuple[Callable[[Page], Iterable[str]], ...]] = (
    field_faults,
    likelihood_faults,
    confidence_faults,
    vocabulary_faults,
    rule_faults,
    collection_faults,
    date_faults,
    limit_faults,
    option_faults,
    table_faults,
    link_faults,
)
"""Each looks at the page and says what to mend in it."""
