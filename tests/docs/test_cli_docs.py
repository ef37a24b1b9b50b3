"""docs/cli.md says all that the command line knows and nothing else."""

from pathlib import Path

import click
import pytest
from format_page import Page, codes, read_page

from briefing import errors
from briefing.cli.commands import COMMANDS, ENVIRONMENT, EXIT_CODES
from briefing.cli.door import briefing
from briefing.model.settings import SETTINGS
from briefing.search.lists import LISTS, List
from briefing.tui.commands import COMMANDS as READER_COMMANDS

TEXT = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
HELP = {"-h", "--help"}
CONTEXT = click.Context(briefing, info_name="briefing")


def command(name: str) -> click.Command:
    found = briefing if name == "briefing" else briefing.get_command(CONTEXT, name)
    assert found is not None
    return found


def known_options() -> set[tuple[str, str]]:
    """Every option with the command that takes it."""
    return {
        (option, name)
        for name in ("briefing", *COMMANDS)
        for parameter in command(name).params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }


def told(value: object) -> str:
    """A default as a settings file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def told_options(page: Page) -> list[tuple[str, str]]:
    return [
        (option, name)
        for row in page.rows_of("Option")
        for option in codes(row[0])
        if option not in HELP
        for name in codes(row[1])
    ]


def faults(page: Page) -> set[str]:
    """What the page lacks, and what it invents."""
    options = told_options(page)
    pairs: dict[str, tuple[set[str], set[str]]] = {
        "option": ({" of ".join(pair) for pair in options}, {" of ".join(pair) for pair in known_options()}),
        "command": ({name for row in page.rows_of("Command") for name in codes(row[0])}, set(COMMANDS)),
        "exit code": (
            {" ".join(row) for row in page.rows_of("Exit code")},
            {f"{code} {meaning}" for code, meaning in EXIT_CODES.items()},
        ),
        "setting": (
            {" ".join((*codes(row[0]), *codes(row[1]), *codes(row[2]), row[3])) for row in page.rows_of("Setting")},
            {" ".join(filter(None, (s.name, told(s.default), s.variable, s.help))) for s in SETTINGS},
        ),
        "reader's command": (
            {" ".join((*codes(row[0]), row[1])) for row in page.rows_of("Id")},
            {f"{row.id} {row.label}" for row in READER_COMMANDS},
        ),
        "variable": (
            {f"{codes(row[0])[0]} {row[1]}" for row in page.rows_of("Variable")},
            {f"{name} {meaning}" for name, meaning in ENVIRONMENT.items()},
        ),
    }
    found = {f"lacks {what} {one}" for what, (said, known) in pairs.items() for one in known - said}
    found |= {f"invents {what} {one}" for what, (said, known) in pairs.items() for one in said - known}
    return found | {f"says twice {' of '.join(pair)}" for pair in options if options.count(pair) > 1}


def test_the_page_says_what_the_command_line_knows() -> None:
    assert faults(read_page(TEXT)) == set()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("| `--strict` | `check` |", "| `--stern` | `check` |", "lacks option --strict of check"),
        ("| `--strict` | `check` |", "| `--stern` | `check` |", "invents option --stern of check"),
        ("| `--key` | `judgments` |", "| `--key` | `judgments`, `actors` |", "invents option --key of actors"),
        ("| `links` | Lists", "| `ties` | Lists", "invents command ties"),
        ("| `links` | Lists", "| `ties` | Lists", "lacks command links"),
        ("| 2 | wrong usage |", "| 2 | something else |", "lacks exit code 2 wrong usage"),
        ("| `measure` | `88` |", "| `measure` | `90` |", "lacks setting measure 88"),
        ("| `mouse` |", "| `mice` |", "invents setting mice"),
        ("| `line-down` |", "| `down` |", "lacks reader's command line-down"),
        ("| `PAGER` |", "| `PAGERS` |", "lacks variable PAGER"),
    ],
)
def test_a_page_that_is_wrong_is_told_so(old: str, new: str, said: str) -> None:
    assert old in TEXT
    assert any(fault.startswith(said) for fault in faults(read_page(TEXT.replace(old, new))))


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row.name)
def test_the_columns_of_each_list_are_told_in_their_order(row: List) -> None:
    (told,) = [cells[1] for cells in read_page(TEXT).rows_of("Command") if codes(cells[0]) == [row.name]]
    assert tuple(codes(told)) == row.columns


def test_every_status_that_an_error_ends_with_is_told() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert {kind.exit_code for kind in kinds if issubclass(kind, errors.BriefingError)} <= set(EXIT_CODES)
