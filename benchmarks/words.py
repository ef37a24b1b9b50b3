"""How soon there are words to read, and how soon the terminal is given back, against a minimal Textual app.

    python benchmarks/words.py [ROUNDS]

It needs the packages of the tests. Every run is watched on a screen of its own: once there are words, no frame may be
blank, and the words that are read first must still stand there when the first page has settled. Ratios are medians over
interleaved rounds, each run against the minimal app's in the same round.
"""

import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyte
from start import write_library
from terminal import COLUMNS, ROWS, Reading, read_and_quit

HERE = Path(__file__).parent
READ_FOR = 1.2
"""Seconds that somebody reads before quitting; by then the reader has written down where they are."""

PAINTED = b"\x1b[?2026l"
"""Ends a synchronised update, as the first words are."""

UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1b\[\?[0-9;]*\$p|\x1b\][^\x07]*\x07")


@dataclass(frozen=True)
class Row:
    """What one reading took, in seconds from start or from the quit key, and what was seen."""

    words: float
    settled: float
    restored: float
    ended: float
    blanks: int
    """Frames after the first words that show less than half as much."""

    moved: int
    """Rows whose text differs between the first words and the settled page."""


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder))
        rows: dict[str, list[Row]] = {name: [] for name in cases}
        for _ in range(rounds + 1):
            for name, case in cases.items():
                rows[name].append(_row(case()))
    _report(rows, rounds)


def _cases(folder: Path) -> dict[str, Callable[[], Reading]]:
    """The yardstick, and the reader with the frame of an earlier start and without."""
    page = str(write_library(folder, 50))
    read = [sys.executable, "-m", "briefing", "read", page, "--at", "long"]
    shipped = [sys.executable, "-m", "briefing"]
    minimal = [sys.executable, str(HERE / "minimal.py")]
    warm = folder / "warm"

    def without_frame() -> Path:
        for frame in (warm / "briefing").glob("frame-*"):
            frame.unlink()
        return warm

    other = folder / "other"
    return {
        "minimal app": lambda: read_and_quit(minimal, b"ready to read", b"\x11", warm, READ_FOR),
        "50 KB section, no frame": lambda: read_and_quit(read, b"foundation", b"q", without_frame(), READ_FOR),
        "50 KB section": lambda: read_and_quit(read, b"foundation", b"q", warm, READ_FOR),
        "50 KB section, quit at once": lambda: read_and_quit(read, b"foundation", b"q", warm, 0.0),
        "shipped library": lambda: read_and_quit(shipped, b"Key judgments", b"q", other, READ_FOR),
    }


def _row(reading: Reading) -> Row:
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    first: list[str] = []
    written, blanks = b"", 0
    for chunk in reading.chunks:
        written += chunk
        stream.feed(UNKNOWN_TO_PYTE.sub(b"", chunk))
        now = list(screen.display)
        if first:
            blanks += 2 * _amount(now) < _amount(first)
        elif PAINTED in written:
            first = now
    moved = sum(a != b for a, b in zip(first, screen.display, strict=True)) if first else 0
    return Row(reading.words, reading.settled, reading.restored, reading.ended, blanks, moved)


def _amount(rows: list[str]) -> int:
    return sum(len(row.split()) for row in rows)


def _report(rows: dict[str, list[Row]], rounds: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds after one to warm up")
    heads = ("words", "settled", "quit: restored", "quit: ended")
    print(f"{'':30}" + "".join(f"{head:>16}{'×':>6}" for head in heads) + f"{'blank':>7}{'moved':>7}")
    base = rows["minimal app"][1:]
    for name, all_runs in rows.items():
        runs = all_runs[1:]
        figures = [
            _figure([row.words for row in runs], [row.words for row in base]),
            _figure([row.settled for row in runs], [row.settled for row in base]),
            _figure([row.restored for row in runs], [row.restored for row in base]),
            _figure([row.ended for row in runs], [row.ended for row in base]),
        ]
        seen = f"{sum(row.blanks for row in runs):7}{max(row.moved for row in runs):7}"
        print(f"{name:30}{''.join(figures)}{seen}")


def _figure(values: list[float], base: list[float]) -> str:
    """Median in milliseconds, and median of the ratios to the minimal app's run in the same round."""
    ratio = statistics.median(value / other for value, other in zip(values, base, strict=True))
    return f"{1000 * statistics.median(values):13.1f} ms{ratio:6.2f}"


if __name__ == "__main__":
    main()
