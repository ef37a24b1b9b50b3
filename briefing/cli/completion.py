"""`briefing completion`: what a shell needs to complete commands, options and Places."""

import os

import click
from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

from briefing.cli.commands import COMPLETE_VARIABLE
from briefing.cli.words import Word


class Bash(BashComplete):
    """Completion for bash, which parts words at colons, and replaces no more than what stands behind the last one."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' line word kept="" completion type value
    line="${COMP_LINE:0:COMP_POINT}"
    word="${line##*[[:space:]]}"
    [[ $word == --*=* ]] && word="${word#*=}"
    [[ $word == *:* && $COMP_WORDBREAKS == *:* ]] && kept="${word%%:*}:"
    for completion in $(env COMP_WORDS="$line" %(complete_var)s=bash_complete "$1"); do
        IFS=',' read -r type value <<< "$completion"
        if [[ $type == 'file' ]]; then
            COMPREPLY=()
            compopt -o default
        elif [[ $type == 'plain' ]]; then
            COMPREPLY+=("${value#"$kept"}")
        fi
    done
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at hand, and that as far as it is typed."""
        line = os.environ["COMP_WORDS"]
        words = split_arg_string(line)
        is_new = line[-1:].isspace() and not words[-1:][0][-1:].isspace()
        incomplete = "" if is_new else words.pop()
        return words[1:], incomplete


_SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": ZshComplete, "fish": FishComplete}


def know_shells() -> None:
    """Let a shell that asks be answered in its own way."""
    for name, shell in _SHELLS.items():
        add_completion_class(shell, name)


@click.command()
@click.argument("shell", type=Word(_SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script by which SHELL completes commands, options, files and Places.

    bash and zsh: eval "$(briefing completion bash)" in the file that the shell reads when it starts. fish: briefing
    completion fish > ~/.config/fish/completions/briefing.fish.
    """
    asked = _SHELLS[shell](context.find_root().command, {}, "briefing", COMPLETE_VARIABLE)
    click.echo(asked.source_template % asked.source_vars(), nl=False)
