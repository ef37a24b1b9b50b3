"""`briefing man`: the manual page, made from the commands themselves."""

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click

from briefing import __version__
from briefing.cli.commands import COMMANDS, ENVIRONMENT, EXIT_CODES
from briefing.model.settings import SETTINGS

_EXAMPLES = {
    "briefing": "Open the reader where the last reading ended.",
    "briefing show 尹錫悦": "Print the page of whoever is called so.",
    "briefing sources --reliability AB --since 2023": "List the reliable sources issued since 2023.",
    "briefing links gsomia --way 'mentioned by'": "List the sentences that mention a record.",
    "briefing export jpn -o .": "Write a page as Markdown.",
}


@click.command()
@click.pass_context
def man(context: click.Context) -> None:
    """Print the manual page as roff: briefing man | man -l -"""
    root = context.find_root()
    click.echo("".join(f"{line}\n" for line in _page(root)), nl=False)


def _page(root: click.Context) -> Iterator[str]:
    yield f'.TH BRIEFING 1 "" "briefing {__version__}" "User Commands"'
    yield from (".SH NAME", f"briefing \\- {_text('read structured, sourced, cross-linked policy briefings')}")
    yield from (".SH SYNOPSIS", ".B briefing", "[PATH]", ".br", ".B briefing", "COMMAND [OPTION]... [ARGUMENT]...")
    yield from (".SH DESCRIPTION", *_paragraphs(root.command.help or ""), ".PP", *_lines(root.command.epilog or ""))
    yield from (".SH OPTIONS", *_options(root.command, root))
    yield ".SH COMMANDS"
    for name in COMMANDS:
        yield from _command(root, name)
    yield from _definitions("EXIT STATUS", ((str(code), meaning) for code, meaning in EXIT_CODES.items()))
    yield from _definitions("ENVIRONMENT", ENVIRONMENT.items())
    yield from _definitions("SETTINGS", ((row.name, f"{row.help} ({row.variable})") for row in SETTINGS))
    yield from _definitions("FILES", (("~/.config/briefing/config.toml", "Settings; XDG folders are heeded."),))
    yield from _definitions("EXAMPLES", _EXAMPLES.items())


def _command(root: click.Context, name: str) -> Iterator[str]:
    group = root.command
    command = group.get_command(root, name) if isinstance(group, click.Group) else None
    if command is None:
        return
    context = click.Context(command, info_name=name, parent=root)
    words = " ".join(piece for piece in command.collect_usage_pieces(context) if piece != "[OPTIONS]")
    yield f".SS {_text(f'briefing {name} {words}'.strip())}"
    yield from _paragraphs(command.help or "")
    yield from _options(command, context)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context) if isinstance(parameter, click.Option) else None
        if record and (command is context.find_root().command or "--help" not in record[0]):
            yield from (".TP", f".B {_text(record[0])}", *_lines(record[1]))


def _definitions(title: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f".SH {title}"
    for term, meaning in rows:
        yield from (".TP", f".B {_text(term)}", *_lines(meaning))


def _paragraphs(text: str) -> Iterator[str]:
    for number, paragraph in enumerate(cleandoc(text).split("\n\n")):
        yield from ((".PP",) if number else ())
        yield from _lines(" ".join(paragraph.split()))


def _lines(text: str) -> Iterator[str]:
    """A text as one line of roff, which begins no request."""
    line = _text(text)
    yield f"\\&{line}" if line.startswith((".", "'")) else line


def _text(text: str) -> str:
    """Text that roff takes for nothing else, on one line; what stands between backticks in bold."""
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq").replace("'", "\\(aq")
    return re.sub("`([^`]+)`", r"\\fB\1\\fP", plain)
