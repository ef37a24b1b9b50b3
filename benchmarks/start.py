"""How long the first frame takes, and `show`, against a minimal Textual app, side by side in one run.

    python benchmarks/start.py [ROUNDS]

A ratio is the median, over interleaved rounds, of a run's figure to the minimal app's in the same round: times drift
within minutes on a busy machine, such ratios hardly.
"""

import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from terminal import Run, run_in_pipe, run_in_terminal

HERE = Path(__file__).parent
LIMITS = {
    "reader, 50 KB section": (1.15, 1.4),
    "show, 50 KB section": (0.6, None),
    "--help": (0.35, None),
    "--version": (0.35, None),
}
"""What the ratios of time and of memory may be at most, where that is settled."""
PARAGRAPH = (
    "In the week of 6 March the cabinet in [[seoul|the capital]] proposed that a foundation pay the plaintiffs, and "
    "the other government welcomed the step without matching it [@paper-{0}, p. {0}]. Exports of three chemicals had "
    "needed a licence for each shipment since July 2019; *none* of them had ever been forbidden outright. "
    "Analysts in [[tokyo]] read the sequence as **reversible**, since no law was changed on either side.\n\n"
)


def write_library(folder: Path, kilobytes: int) -> Path:
    """A briefing with one section of so many kilobytes, its actors and sources."""
    paragraphs = kilobytes * 1000 // len(PARAGRAPH)
    text = "".join(PARAGRAPH.format(number) for number in range(paragraphs))
    lines = ["format: briefing/1", "id: bench", "title: A benchmark", "marking: TLP:CLEAR", "sections:"]
    lines += ["  - id: long", "    title: A long section", "    takeaway: It is long.", "    text: |"]
    lines += [f"      {line}" for line in text.split("\n")]
    lines += ["actors:", "  - {id: seoul, kind: state, name: South Korea}", "  - {id: tokyo, kind: state, name: Japan}"]
    lines += ["sources:"]
    lines += [f"  - {{id: paper-{n}, type: report, title: Paper {n}, issued: 2023-03}}" for n in range(paragraphs)]
    path = folder / f"bench-{kilobytes}.briefing.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder))
        runs: dict[str, list[Run]] = {name: [] for name in cases}
        for _ in range(rounds + 1):
            for name, case in cases.items():
                runs[name].append(case())
    _report(runs, rounds)


def _cases(folder: Path) -> dict[str, Callable[[], Run]]:
    """What is measured: the yardstick, and each way to start, with the copies of an earlier start and without any."""
    page = str(write_library(folder, 50))
    command = [sys.executable, "-m", "briefing"]
    warm = folder / "warm"

    def cold() -> Path:
        return Path(tempfile.mkdtemp(dir=folder))

    read = [*command, "read", page, "--at", "long"]
    show = [*command, "show", "long", "--library", page]
    minimal = [sys.executable, str(HERE / "minimal.py")]
    return {
        "minimal app": lambda: run_in_terminal(minimal, until=b"ready to read", cache=warm),
        "reader, 50 KB section": lambda: run_in_terminal(read, until=b"foundation", cache=warm),
        "reader, the very first time": lambda: run_in_terminal(read, until=b"foundation", cache=cold()),
        "reader, shipped library": lambda: run_in_terminal(command, until=b"Key judgments", cache=warm),
        "show, 50 KB section": lambda: run_in_pipe(show, cache=warm),
        "show, the very first time": lambda: run_in_pipe(show, cache=cold()),
        "show, shipped section": lambda: run_in_pipe([*command, "show", "security"], cache=warm),
        "--help": lambda: run_in_pipe([*command, "--help"], cache=warm),
        "--version": lambda: run_in_pipe([*command, "--version"], cache=warm),
    }


def _report(runs: dict[str, list[Run]], rounds: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds after one to warm up")
    heads = ("median s", "× minimal", "at most", "peak MiB", "× minimal", "at most")
    print(f"{'':28}" + "".join(f"{head:>10}" for head in heads))
    base = runs["minimal app"][1:]
    for name, rows in runs.items():
        print(f"{name:28}{_figures(rows[1:], base, *LIMITS.get(name, (None, None)))}")


def _figures(rows: list[Run], base: list[Run], most_time: float | None, most_memory: float | None) -> str:
    """Median time and memory, each with the median of its ratios to the minimal app's run in the same round."""
    settled = statistics.median(row.settled for row in rows)
    memory = statistics.median(row.memory for row in rows) / 1024
    times = statistics.median(row.settled / other.settled for row, other in zip(rows, base, strict=True))
    sizes = statistics.median(row.memory / other.memory for row, other in zip(rows, base, strict=True))
    return f"{settled:10.3f}{times:10.2f}{_limit(most_time)}{memory:10.1f}{sizes:10.2f}{_limit(most_memory)}"


def _limit(most: float | None) -> str:
    return f"{most or '':>10}"


if __name__ == "__main__":
    main()
