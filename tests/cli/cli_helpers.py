"""Running the real command."""

import os
import subprocess
import sys
from pathlib import Path

COMMAND = [sys.executable, "-m", "briefing"]


def run(*arguments: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command with its output in pipes; a run of more than a minute is a failure."""
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFING_LIBRARY"} | env
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
    )


def control_characters(text: str) -> list[str]:
    """Characters of a text that a terminal might obey, or that hide or turn text."""
    unsafe = [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0)]
    unsafe += [0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A)]
    return [repr(letter) for letter in text if ord(letter) in unsafe]
