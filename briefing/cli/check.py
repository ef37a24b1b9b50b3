"""`briefing check`: what an author should mend."""

from collections.abc import Iterator

import click

from briefing.cli.opening import open_library
from briefing.model.problem import Problem, Severity


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
def check(paths: tuple[str, ...]) -> int:
    """List the problems of files and folders, one to a line: file:line:column, what is wrong, how to mend it.

    Without a path, the library that ships is checked. Ends with 1 when there are errors; warnings alone are fine.
    """
    problems = list(_problems(paths))
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    click.echo(f"{_counted(errors, 'error')}, {_counted(len(problems) - errors, 'warning')}", err=True)
    return 1 if errors else 0


def _problems(paths: tuple[str, ...]) -> Iterator[Problem]:
    for path in paths or (None,):
        yield from open_library(path).problems


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
