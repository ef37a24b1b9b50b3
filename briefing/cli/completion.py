"""`briefing completion`: what a shell needs to complete commands, options and Places."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

from briefing.cli.commands import COMPLETE_VARIABLE

_SHELLS: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


@click.command()
@click.argument("shell", type=click.Choice(list(_SHELLS)))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script by which SHELL completes commands, options, files and Places.

    bash and zsh: eval "$(briefing completion bash)" in the file that the shell reads when it starts. fish: briefing
    completion fish > ~/.config/fish/completions/briefing.fish.
    """
    asked = _SHELLS[shell](context.find_root().command, {}, "briefing", COMPLETE_VARIABLE)
    click.echo(asked.source_template % asked.source_vars(), nl=False)
