"""Files of a library, written for one test."""

from pathlib import Path

HEAD = "format: briefing/1\nid: {id}\ntitle: A title\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Write one file below a folder; text that begins with `@name` gets the head of a briefing of that id."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, str):
        first, _, rest = content.partition("\n")
        content = (HEAD.format(id=first[1:]) + rest if first.startswith("@") else content).encode()
    path.write_bytes(content)
    return path
