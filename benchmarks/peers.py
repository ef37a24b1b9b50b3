"""How soon others show 50 KB of the same text, against a minimal Textual app and beside our reader, in one run.

    python benchmarks/peers.py [ROUNDS]

Measured are those whose command is found on PATH (less, glow, frogmouth, hike), and Textual's `MarkdownViewer`. The
reader is measured as most starts are: with the copies and the frame of an earlier one.
"""

import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from start import PARAGRAPH, write_library
from terminal import TAKEN_OVER, Reading, Run, read_and_quit, run_in_terminal

HERE = Path(__file__).parent
KILOBYTES = 50
PEERS = {"less": ["less"], "glow -p": ["glow", "-p"], "frogmouth": ["frogmouth"], "hike": ["hike"]}
"""What is typed before the name of the file."""


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as name:
        cases = _cases(Path(name))
        runs: dict[str, list[Run]] = {label: [] for label in cases}
        for _ in range(rounds + 1):
            for label, case in cases.items():
                runs[label].append(case())
    _report(runs, rounds)


def _cases(folder: Path) -> dict[str, Callable[[], Run]]:
    """The yardstick, ourselves and everybody who is there."""
    text, cache = folder / "text.md", folder / "cache"
    paragraphs = range(KILOBYTES * 1000 // len(PARAGRAPH))
    text.write_text("".join(PARAGRAPH.format(number) for number in paragraphs), encoding="utf-8")

    def started(argv: list[str], until: bytes = b"foundation", then: bytes = b"") -> Callable[[], Run]:
        return lambda: run_in_terminal(argv, until=until, then=then, cache=cache)

    page = str(write_library(folder, KILOBYTES))
    reader = [sys.executable, "-m", "briefing", "read", page, "--at", "long"]
    _leave_a_frame(reader, cache)
    cases = {
        "minimal app": started([sys.executable, str(HERE / "minimal.py")], b"ready to read"),
        "briefing": started(reader, then=TAKEN_OVER),
        "MarkdownViewer": started([sys.executable, str(HERE / "viewer.py"), str(text)]),
    }
    for label, (command, *options) in PEERS.items():
        found = shutil.which(command)
        if found:
            cases[label] = started([found, *options, str(text)])
        else:
            print(f"{label}: not installed here")
    return cases


def _leave_a_frame(reader: list[str], cache: Path) -> Reading:
    """Read once, for as long as it takes until a frame is kept."""
    return read_and_quit(reader, b"foundation", b"q", cache, 1.5)


def _report(runs: dict[str, list[Run]], rounds: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds after one to warm up")
    print(f"{'':20}{'words s':>10}{'× minimal':>11}{'settled s':>11}{'× minimal':>11}{'peak MiB':>10}")
    base = runs["minimal app"][1:]
    for name, rows in runs.items():
        words = _figures([row.words for row in rows[1:]], [row.words for row in base])
        settled = _figures([row.settled for row in rows[1:]], [row.settled for row in base])
        memory = statistics.median(row.memory for row in rows[1:]) / 1024
        print(f"{name:20}{words}{settled}{memory:10.1f}")


def _figures(values: list[float], base: list[float]) -> str:
    """Median in seconds, and median of the ratios to the minimal app's run in the same round."""
    ratio = statistics.median(value / other for value, other in zip(values, base, strict=True))
    return f"{statistics.median(values):10.3f}{ratio:11.2f}"


if __name__ == "__main__":
    main()
