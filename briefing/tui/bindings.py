"""Bindings: the commands as Textual's keys know them."""

from textual.binding import Binding, BindingType

from briefing.tui.commands import COMMANDS, HELPERS, Scope


def bindings(scope: Scope) -> list[BindingType]:
    """Textual's bindings for the commands of one scope."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=bool(command.footer),
            key_display=command.shown,
            priority=command.priority,
            tooltip=command.label,
            id=command.id,
        )
        for command in COMMANDS
        if command.keys and (command.scope == scope or (scope == "reader" and command.scope in HELPERS))
    ]
