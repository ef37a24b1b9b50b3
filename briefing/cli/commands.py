"""The names of the commands, in a file that imports nothing: they are asked for before anything else is."""

COMMANDS = {
    "read": "Open the reader on a file or folder.",
    "show": "Print a page as text.",
    "export": "Write a page as Markdown that stands on its own.",
    "check": "List what an author should mend.",
    "new": "Write a small briefing to start from.",
    "schema": "Print the JSON Schema by which editors check.",
}
"""Name of each command to its help line; `briefing.cli.NAME` holds it and is imported when it is called."""
