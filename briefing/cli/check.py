"""`briefing check`: what an author should mend."""

import shutil
from collections.abc import Iterable
from typing import Final

import click

from briefing.checking.explaining import explained, listed
from briefing.checking.profiles import PROFILES, switched_off
from briefing.checking.reports.checked import Checked
from briefing.cli.completing import files
from briefing.cli.opening import PIPED, inspect_with, open_library
from briefing.cli.output import is_terminal, wants_style
from briefing.cli.progress import working
from briefing.cli.words import Word, require_one_at_most
from briefing.errors import BriefingError, NotFoundError, UsageError
from briefing.model.cleaning import clean_line
from briefing.model.library import Library

_HELP: Final = {
    "profile": "Rules to hold the content to: basic, or icd203 for the standards of analysis as well. Default: basic.",
    "strict": "End with 1 for warnings too.",
    "watch": "Check again whenever a file is saved, until Ctrl+C.",
    "list": "Print all rules, and check nothing.",
    "explain": "Tell what a rule asks for, why, and how to mend a breach; check nothing.",
}


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", shell_complete=files)
@click.option("--profile", type=Word(PROFILES), default="basic", help=_HELP["profile"])
@click.option("--json", is_flag=True, help="Print the problems as JSON.")
@click.option("--sarif", is_flag=True, help="Print them as SARIF 2.1.0, for code-scanning pages.")
@click.option("--github", is_flag=True, help="Print them as GitHub workflow commands.")
@click.option("--strict", is_flag=True, help=_HELP["strict"])
@click.option("--watch", is_flag=True, help=_HELP["watch"])
@click.option("--list-rules", "list_rules", is_flag=True, help=_HELP["list"])
@click.option("--explain", metavar="CODE", help=_HELP["explain"])
def check(
    paths: tuple[str, ...],
    profile: str,
    *,
    strict: bool,
    watch: bool,
    list_rules: bool,
    explain: str | None,
    **reports: bool,
) -> int:
    """List the problems of files and folders: file:line:column, what is wrong, how to mend it.

    On a terminal each comes with the line it points at. A path may be - for standard input; without one, the library
    that ships is checked. Ends with
    1 when there are errors; warnings alone are fine. A library switches rules off under `rules_off` in library.yaml.
    """
    require_one_at_most(list_rules=list_rules, explain=explain)
    require_one_at_most(**reports)
    report = next((name for name, wanted in reports.items() if wanted), None)
    if list_rules or explain is not None:
        click.echo(listed() if explain is None else explained(explain), nl=False)
        return 0
    if watch and report:
        raise UsageError("--watch is for people: leave out the report for programs")
    if watch and PIPED in paths:
        raise UsageError("--watch waits for files to be saved: name them instead of -")
    if watch:
        from briefing.cli.watching import draw_on_every_save

        return draw_on_every_save(paths, lambda: _drawn(paths, profile))
    with working("checking"):
        checked, missing = _checked(paths, profile)
        lines = [] if report else list(_for_people(checked))  # the rules run when their Problems are asked for
    if report:
        from briefing.checking.reports.machine import REPORTS

        click.echo(REPORTS[report](checked), nl=False)
    else:
        click.echo("".join(f"{line}\n" for line in lines), nl=False, color=True)
        if len(missing) < max(len(paths), 1):
            click.echo(_summary(checked), err=True)
    for error in missing:
        click.echo(clean_line(str(error)), err=True)
    if missing:
        return missing[0].exit_code
    return 1 if checked.errors or (strict and checked.warnings) else 0


def _checked(paths: tuple[str, ...], profile: str) -> tuple[Checked, list[BriefingError]]:
    """What is found in the libraries at some paths, and why others could not be opened."""
    libraries: list[Library] = []
    missing: list[BriefingError] = []
    for path in paths or (None,):
        try:
            libraries.append(open_library(path, inspect_with(profile)))
        except NotFoundError as error:
            missing.append(error)
    checked = Checked(
        problems=tuple(problem for library in libraries for problem in library.problems),
        profile=profile,
        switched_off={code: reason for library in libraries for code, reason in switched_off(library).items()},
        line_of=lambda problem: next((line for library in libraries if (line := library.line_of(problem))), ""),
    )
    return checked, missing


def _for_people(checked: Checked) -> Iterable[str]:
    """Excerpts on a terminal, plain lines elsewhere."""
    if not is_terminal():
        return map(str, checked.problems)
    from briefing.checking.reports.human import as_excerpts
    from briefing.layout.plain import COLORS, line_to_ansi

    excerpts = as_excerpts(checked, shutil.get_terminal_size().columns)
    return (line_to_ansi(line, COLORS if wants_style() else {}) for line in excerpts)


def _summary(checked: Checked) -> str:
    """The counts, and which rules the libraries have switched off."""
    rows = (clean_line(f"switched off: {code} — {reason}") for code, reason in checked.switched_off.items())
    return "\n".join((*rows, checked.summary))


def _drawn(paths: tuple[str, ...], profile: str) -> list[str]:
    """One check as lines, the counts first."""
    checked, missing = _checked(paths, profile)
    return [checked.summary, "", *_for_people(checked), *(clean_line(str(error)) for error in missing)]
