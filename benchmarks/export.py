"""What handing on the whole shipped library costs, against a minimal Textual app, side by side in one run.

    python benchmarks/export.py [ROUNDS]

As one document in each dialect of text, which has a limit: 1.5 seconds on a machine that starts the minimal app in a
quarter of a second. And as a file for each Place and a vault, which have none: with hundreds of files they wait for the
disk. A ratio is the median, over interleaved rounds, of a run's figure to the minimal app's in the same round.
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
LIMIT = 1.5 / 0.25


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        cases = _cases(Path(folder))
        runs: dict[str, list[Run]] = {name: [] for name in cases}
        for _ in range(rounds + 1):
            for name, case in cases.items():
                runs[name].append(case())
    _report(runs, rounds)


def _cases(folder: Path) -> dict[str, Callable[[], Run]]:
    """What is measured: the yardstick, then each way to hand on all there is."""
    command = [sys.executable, "-m", "briefing"]
    export = [*command, "export", "--force"]
    warm = folder / "warm"
    listed = run_in_pipe([*command, "list"], cache=warm).output.decode().splitlines()
    places = [line.partition("\t")[0] for line in listed]

    def one(dialect: str) -> Callable[[], Run]:
        return lambda: run_in_pipe([*export, "--all", "--to", dialect, "-o", str(folder / dialect)], cache=warm)

    minimal = [sys.executable, str(HERE / "minimal.py")]
    return {
        "minimal app": lambda: run_in_terminal(minimal, until=b"ready to read", cache=warm),
        "one Markdown document": one("gfm"),
        "pandoc": one("pandoc"),
        "html": one("html"),
        "json": one("json"),
        "a graph (STIX)": one("stix"),
        f"{len(places)} Markdown files": lambda: run_in_pipe([*export, *places, "-o", f"{folder}/files/"], cache=warm),
        "a vault": one("obsidian"),
    }


def _report(runs: dict[str, list[Run]], rounds: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds after one to warm up")
    print(f"{'':28}{'median s':>10}{'× minimal':>11}   (one document: at most {LIMIT:g})")
    base = runs["minimal app"][1:]
    for name, rows in runs.items():
        settled = statistics.median(row.settled for row in rows[1:])
        ratio = statistics.median(row.settled / other.settled for row, other in zip(rows[1:], base, strict=True))
        print(f"{name:28}{settled:10.3f}{ratio:11.2f}")


if __name__ == "__main__":
    main()
