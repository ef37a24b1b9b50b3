"""The names of the commands, in a file that imports nothing: they are asked for before anything else is."""

COMMANDS = {
    "read": "Open the reader on a file or folder.",
    "show": "Print a page as text.",
    "export": "Write pages as a document that stands on its own.",
    "list": "List everything that can be read, with its Place.",
    "actors": "List actors.",
    "sources": "List sources, with their reliability and how often they are cited.",
    "judgments": "List judgments, with likelihood, confidence and evidence.",
    "scenarios": "List scenarios.",
    "timeline": "List events by date.",
    "search": "List what holds some words, wherever it is written.",
    "links": "List what a page cites and mentions, and what mentions it.",
    "support": "List what stands on which sources, and what would without some.",
    "config": "List the settings that hold, and where each comes from.",
    "completion": "Print what a shell needs to complete commands and Places.",
    "man": "Print the manual page.",
    "check": "List what an author should mend.",
    "new": "Write a small briefing to start from.",
    "schema": "Print the JSON Schema by which editors check.",
}
"""Name of each command to its help line; `briefing.cli.NAME` holds it and is imported when it is called."""

COMPLETE_VARIABLE = "_BRIEFING_COMPLETE"
"""The variable by which a shell's script asks for completions."""

LISTED = ("list", "actors", "sources", "judgments", "scenarios", "timeline")
"""The commands that `briefing.cli.listing` makes from one table."""

EXIT_CODES = {
    0: "fine",
    1: "the content has problems",
    2: "wrong usage",
    3: "not found, or cannot be read or written",
    70: "a fault of the program (a log file has the details)",
    130: "interrupted",
}
"""What the statuses say with which the program ends."""

ENVIRONMENT = {
    "BRIEFING_LIBRARY": "File or folder to read, where none is named.",
    "PAGER": "Program that shows text longer than the screen; empty or `cat` for none.",
    "NO_COLOR": "If not empty, text has no colours.",
    "COLUMNS": "Width of the terminal, where it is not to be asked.",
}
"""Variables of the environment that change what the command does."""
