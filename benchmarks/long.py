"""How soon long sections open, against one of 10 KB, side by side in one run.

    python benchmarks/long.py [ROUNDS]

Opened a second time, as most pages are: the copy of the library and of the page is there, and so is a kept frame. The
very first time is told apart. Ratios are medians over interleaved rounds, each run against that of 10 KB in the same
round.
"""

import os
import platform
import statistics
import sys
import tempfile
from pathlib import Path

from start import PARAGRAPH
from terminal import Reading, read_and_quit

HERE = Path(__file__).parent
SIZES = (10, 50, 1_000, 10_000)
"""Kilobytes of the one section."""

SOURCES = 500
"""Each is cited again and again; so many stand at the end of every page."""

EACH = 20
"""Paragraphs between two headings."""


def write_long(folder: Path, kilobytes: int) -> Path:
    """A briefing whose one section has so many kilobytes, with headings, links and citations."""
    head = ["format: briefing/1", "id: bench", "title: A benchmark", "marking: TLP:CLEAR", "sections:"]
    head += ["  - id: long", "    title: A long section", "    takeaway: It is long.", "    text: |"]
    path = folder / f"long-{kilobytes}.briefing.yaml"
    with path.open("w", encoding="utf-8") as file:
        file.write("\n".join(head) + "\n")
        for number in range(kilobytes * 1000 // len(PARAGRAPH)):
            heading = f"      ## Part {number // EACH}\n\n" if number % EACH == EACH // 2 else ""
            file.write(f"{heading}      {PARAGRAPH.format(number % SOURCES)}")
        actors = "{id: seoul, kind: state, name: South Korea}", "{id: tokyo, kind: state, name: Japan}"
        sources = (f"{{id: paper-{n}, type: report, title: Paper {n}, issued: 2023-03}}" for n in range(SOURCES))
        file.write("".join(["actors:\n", *(f"  - {row}\n" for row in actors)]))
        file.write("".join(["sources:\n", *(f"  - {row}\n" for row in sources)]))
    return path


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = {size: str(write_long(folder, size)) for size in SIZES}
        runs: dict[int, list[Reading]] = {size: [] for size in SIZES}
        for _ in range(rounds + 1):
            for size, path in paths.items():
                runs[size].append(_read(path, folder))
    _report(runs, rounds)


def _read(path: str, folder: Path) -> Reading:
    argv = [sys.executable, "-m", "briefing", "read", path, "--at", "long"]
    return read_and_quit(argv, b"foundation", b"q", folder / "cache", 0.3)


def _report(runs: dict[int, list[Reading]], rounds: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds after one to warm up")
    print(f"{'section':>12}{'words s':>10}{'settled s':>11}{'× 10 KB':>9}{'very first s':>14}")
    base = runs[SIZES[0]][1:]
    for size, rows in runs.items():
        words, settled = (statistics.median(values) for values in _columns(rows[1:]))
        ratio = statistics.median(row.settled / other.settled for row, other in zip(rows[1:], base, strict=True))
        print(f"{size:9,d} KB{words:10.3f}{settled:11.3f}{ratio:9.2f}{rows[0].settled:14.3f}")


def _columns(rows: list[Reading]) -> tuple[list[float], list[float]]:
    return [row.words for row in rows], [row.settled for row in rows]


if __name__ == "__main__":
    main()
