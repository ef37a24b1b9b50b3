"""Commands: everything a reader can do, declared once.

Footer, help page, palette and key bindings are views of this table. `scope` says who acts: `pane` the focused pane of
text, `reader` the reading screen, `app` the whole program, any other a helper of the reading screen.
"""

from typing import Final, Literal

from msgspec import Struct

Scope = Literal[
    "pane", "reader", "panes", "finder", "keeper", "copier", "dial", "chooser", "looker", "walker", "editor", "app"
]
HELPERS: Final = frozenset({"panes", "finder", "keeper", "copier", "dial", "chooser", "looker", "walker", "editor"})


class Command(Struct, frozen=True):
    """One thing a reader can do."""

    id: str
    """Stable name; keys are re-mapped by it, and `action_…` carries it out."""

    keys: str
    """Keys, separated by commas, as Textual names them; empty for what only the palette offers."""

    label: str
    """What it does, in a few words."""

    scope: Scope
    group: str
    """Heading on the help page."""

    footer: str = ""
    """A word for the footer; empty to stay out of it."""

    shown: str = ""
    """The keys as a person reads them."""

    priority: bool = False
    """Whether it works while a text field has the focus."""

    argument: str = ""
    """Argument of the action, for commands that share one."""

    @property
    def action(self) -> str:
        """The action that carries the command out, as Textual writes it."""
        if self.scope in HELPERS:
            return f"screen.run({self.id!r})"
        return f"{self.method}({self.argument!r})" if self.argument else self.method

    @property
    def method(self) -> str:
        """Name of the method that carries the command out, behind `action_`."""
        return self.id.partition("@")[0].replace("-", "_")


COMMANDS: Final = (
    Command("line-down", "j,down", "Line down", "pane", "Move", shown="j ↓"),
    Command("line-up", "k,up", "Line up", "pane", "Move", shown="k ↑"),
    Command("half-down", "d", "Half a page down", "pane", "Move", shown="d"),
    Command("half-up", "u", "Half a page up", "pane", "Move", shown="u"),
    Command("page-down", "space,pagedown", "Page down", "pane", "Move", shown="space PgDn"),
    Command("page-up", "b,pageup", "Page up", "pane", "Move", shown="b PgUp"),
    Command("top", "g,home", "To the top", "pane", "Move", shown="g Home"),
    Command("bottom", "G,end", "To the end", "pane", "Move", shown="G End"),
    Command("next-heading", "right_square_bracket", "Next heading", "pane", "Move", shown="]"),
    Command("previous-heading", "left_square_bracket", "Previous heading", "pane", "Move", shown="["),
    Command("next-paragraph", "right_curly_bracket", "Next paragraph", "pane", "Move", shown="}"),
    Command("previous-paragraph", "left_curly_bracket", "Previous paragraph", "pane", "Move", shown="{"),
    Command(
        "aside-right", "right,greater_than_sign", "Wide code, boards: on to the right", "pane", "Move", shown="→ >"
    ),
    Command("aside-left", "left,less_than_sign", "Wide code, boards: back to the left", "pane", "Move", shown="← <"),
    Command("aside-start", "0", "Wide code, boards: to the start of their lines", "pane", "Move", shown="0"),
    Command("next-link", "tab", "Next link", "pane", "Links", "link", "tab"),
    Command("previous-link", "shift+tab", "Previous link", "pane", "Links", shown="shift+tab"),
    Command("follow", "enter", "Follow the selected link", "pane", "Links", "follow", "enter"),
    Command("hints", "f", "Follow a link by its letter", "pane", "Links", "letters", "f"),
    Command("peek", "K", "Peek at the selected link", "pane", "Links", "peek", "K"),
    Command("open-url", "O", "Open the selected outside address", "pane", "Links", shown="O"),
    Command(
        "back",
        "backspace,ctrl+o,alt+left",
        "Back by a page or a jump, to the exact line",
        "walker",
        "Places",
        "back",
        "bksp ctrl+o",
    ),
    Command("forward", "alt+right", "Forward again", "walker", "Places", shown="alt+→"),
    Command("goto", "o", "Go to anything by name", "walker", "Places", "go to", "o"),
    Command("overview", "H", "To the overview", "walker", "Places", shown="H"),
    Command("mark", "m", "Set a mark: m, then a letter", "keeper", "Places", shown="m a"),
    Command("go-to-mark", "apostrophe", "Go to a mark: ', then its letter", "keeper", "Places", shown="' a"),
    Command("find", "slash", "Find in this page", "finder", "Find", "find", "/"),
    Command("find-next", "n", "Next hit", "finder", "Find", shown="n"),
    Command("find-previous", "N", "Previous hit", "finder", "Find", shown="N"),
    Command("toggle-contents", "t", "Contents on or off", "panes", "Panes", "contents", "t"),
    Command("toggle-context", "c", "Context on or off", "panes", "Panes", "context", "c"),
    Command("focus-pane@contents", "1", "To the contents", "panes", "Panes", shown="1", argument="contents"),
    Command("focus-pane@page", "2", "To the page", "panes", "Panes", shown="2", argument="page"),
    Command("focus-pane@context", "3", "To the context", "panes", "Panes", shown="3", argument="context"),
    Command(
        "pane-prefix",
        "ctrl+w",
        "With h or l after it: to the pane at the left or right",
        "panes",
        "Panes",
        shown="ctrl+w h l",
    ),
    Command("depth@bottom-line", "4", "Bottom line only", "dial", "Show", shown="4", argument="bottom-line"),
    Command("depth@key-judgments", "5", "With the key judgments", "dial", "Show", shown="5", argument="key-judgments"),
    Command("depth@full", "6", "The full text", "dial", "Show", shown="6", argument="full"),
    Command("figures", "v", "Figures: charts, or their values as tables", "dial", "Show", shown="v"),
    Command("choose", "F", "Choose what a timeline, a network or an index shows", "chooser", "Show", shown="F"),
    Command(
        "zoom@nearer", "plus", "A timeline from nearer: by month, by day", "dial", "Show", shown="+", argument="nearer"
    ),
    Command("zoom@farther", "minus", "A timeline from farther off", "dial", "Show", shown="-", argument="farther"),
    Command("told", "p", "The paragraph that tells of the event at hand", "chooser", "Show", shown="p"),
    Command("around", "a", "What happened around the event at hand", "chooser", "Show", shown="a"),
    Command("compare", "B", "Scenarios side by side", "dial", "Show", shown="B"),
    Command("likelihood", "L", "What words of likelihood mean", "dial", "Show", shown="L"),
    Command("trace", "w", "Why: what supports this, and what contradicts it", "looker", "Doubt", "why", "w"),
    Command("toggle-source", "X", "Switch the source at hand off, or on again", "looker", "Doubt", shown="X"),
    Command("what-if", "W", "Without which sources: a grade, an origin, a date", "looker", "Doubt", shown="W"),
    Command("as-of", "A", "As of when: hide what is dated later", "looker", "Doubt", shown="A"),
    Command("restore", "R", "Restore what is hidden or switched off", "looker", "Doubt", shown="R"),
    Command("copy", "y", "Copy: y, then q sentence, l link, p page", "copier", "Hand on", shown="y q/l/p"),
    Command("copy-quote", "", "Copy the sentence or selection with its sources", "copier", "Hand on", shown="y q"),
    Command("copy-link", "", "Copy the address of the link", "copier", "Hand on", shown="y l"),
    Command("copy-page", "", "Copy the page as Markdown", "copier", "Hand on", shown="y p"),
    Command("release-mouse", "M", "Leave the mouse to the terminal, or take it back", "app", "Program", shown="M"),
    Command("edit", "e", "Open the source in $VISUAL or $EDITOR, at its line", "editor", "Hand on", shown="e"),
    Command("export", "x", "Export page, part or briefing", "copier", "Hand on", "export", "x"),
    Command("escape", "escape", "Close, clear, back out", "reader", "Program", shown="Esc"),
    Command("help", "question_mark,f1", "All keys", "app", "Program", "help", "? F1"),
    Command("command-palette", "ctrl+p,colon", "Commands by name", "app", "Program", "commands", ": ctrl+p"),
    Command("quit", "q", "Quit", "app", "Program", "quit", "q"),
    Command("quit@anywhere", "ctrl+q", "Quit, whatever is open", "app", "Program", shown="ctrl+q", priority=True),
)
"""All commands, in the order of the footer and the help page."""


def command(ident: str) -> Command:
    """The command of an id; raises KeyError when there is none."""
    return _BY_ID[ident]


_BY_ID: Final = {row.id: row for row in COMMANDS}
