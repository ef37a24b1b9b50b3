"""The door: the command itself, and the one place where faults become words and exit codes.

Exit codes: 0 fine, 1 the content has problems, 2 wrong usage, 3 not found or unreadable, 70 a fault of the program.
"""

import gc
import os
import re
import sys
from importlib import import_module
from types import TracebackType

import click
from click.shell_completion import CompletionItem

from briefing import __version__
from briefing.cli.commands import COMMANDS, COMPLETE_VARIABLE, EXIT_CODES, LISTED
from briefing.cli.early import screen
from briefing.errors import BriefingError, NotFoundError, UsageError

_OPTIONS = ("--help", "-h", "--version", "--verbose", "-v")
_VERBOSE = f"{__name__}.verbose"
_NAMES_A_PLACE = re.compile(r".+:\d+:\d+: (?:error|warning)\[")
"""A line that begins with file, line and column, as editors look for it."""


class Door(click.Group):
    """A group that loads each command when it is called, and takes a path in place of a command for `read`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in LISTED:
            from briefing.cli.listing import VERBS

            return VERBS[cmd_name]
        command = getattr(import_module(f"briefing.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read `briefing` and `briefing PATH` as `briefing read …`."""
        is_reading = not args or (args[0] not in COMMANDS and args[0] not in _OPTIONS)
        if is_reading and not ctx.resilient_parsing:
            _refuse_misspelt(args)
        if is_reading and (args or not ctx.resilient_parsing):
            args = ["read", *args]
        ctx.meta[_VERBOSE] = any(word in ("-v", "--verbose") for word in args)
        return super().parse_args(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands that begin so, without importing them; where none does, files."""
        found = [CompletionItem(name, help=text) for name, text in COMMANDS.items() if name.startswith(incomplete)]
        return found or [*click.Command.shell_complete(self, ctx, incomplete), CompletionItem(incomplete, type="file")]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_misspelt(args: list[str]) -> None:
    """Say what to do about a first word that is no command, file or folder.

    Raises `UsageError` where a command is spelt much like it, else `NotFoundError`. A path that is not there, with
    nothing after it, is left to `read`.
    """
    if not args or args[0].startswith("-") or os.path.lexists(args[0]):
        return
    from shlex import quote

    from briefing.model.cleaning import excerpt
    from briefing.model.hints import did_you_mean

    shown = excerpt(args[0])
    hint = did_you_mean(shown, COMMANDS)
    if hint:
        raise UsageError(f"there is no command, file or folder {shown!r} — {hint}")
    if len(args) > 1 or not set(shown) & set("/\\."):
        ways = f"`briefing --help` lists the commands, and `briefing show {quote(shown)}` finds a page of that name"
        raise NotFoundError(f"there is no command, file or folder {shown!r} — {ways}")


_HELP = {"version": "Print the version.", "verbose": "With --version: those of what the program is made of too."}


def _tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    """Print the version, and those of all that the program needs where more is asked for; then end."""
    if not asked or context.resilient_parsing:
        return
    click.echo(f"briefing {__version__}")
    if context.meta[_VERBOSE]:
        from briefing.cli.versions import versions

        click.echo("".join(f"{name} {version}\n" for name, version in versions()), nl=False)
    context.exit()


@click.command(
    cls=Door,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a command, PATH is opened in the reader; without a path, the library that ships is. "
    f"Exit codes: {'; '.join(f'{code} {meaning}' for code, meaning in EXIT_CODES.items())}.",
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_tell_version, help=_HELP["version"]
)
@click.option("-v", "--verbose", is_flag=True, expose_value=False, help=_HELP["verbose"])
def briefing() -> None:
    """Read structured, sourced, cross-linked policy briefings in the terminal."""


def main() -> None:
    """Run the command; every end of the program passes here."""
    if COMPLETE_VARIABLE in os.environ:  # a shell asks what may stand here: it has no use for faults
        from briefing.cli.completion import know_shells

        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        know_shells()
    gc.disable()  # commands are short; the reader enables it once its first page is on the screen
    sys.excepthook = _report_crash
    _stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _stand_in_for_closed_streams() -> None:
    """Give a program that was started with its output closed somewhere to write to."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))


def _run() -> int:
    try:
        result = briefing.main(standalone_mode=False, prog_name="briefing")
        sys.stdout.flush()
    except BriefingError as error:
        return _say(str(error), error.exit_code)
    except click.ClickException as error:
        command = _command_of(error)
        return _say(f"{_lower_first(error.format_message())} — see `{command} --help`", error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        _drop_output()
        return _say(f"standard output cannot be written: {error.strerror or error}", 3)
    return result if isinstance(result, int) else 0


def _command_of(error: click.ClickException) -> str:
    """The command whose help is of use: click forgets it where an option lacks its value."""
    if isinstance(error, click.UsageError) and error.ctx:
        return error.ctx.command_path
    return " ".join(["briefing", *(word for word in sys.argv[1:2] if word in COMMANDS)])


def _drop_output() -> None:
    """Let go of what was not written, so that the end of the program does not try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, code: int) -> int:
    from briefing.model.cleaning import clean_line

    line = clean_line(message)
    screen.give_back()
    click.echo(line if _NAMES_A_PLACE.match(line) else f"briefing: {line}", err=True)
    return code


def _lower_first(message: str) -> str:
    return (message[:1].lower() + message[1:]).rstrip(".")


def _report_crash(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """Tell a fault of the program in one line, and keep its details in a file."""
    from briefing.cli.crash import keep_details

    where = keep_details(error)
    _say(f"something went wrong in the program ({kind.__name__}); details are in {where}", 70)
    sys.stderr.flush()
    os._exit(70)
