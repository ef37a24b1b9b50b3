"""What a key costs, held keys and new sizes of the window too, side by side in one run.

    python benchmarks/keys.py [ROUNDS]

The yardstick is the minimal app in which a key changes its one static. All run at once, each in a terminal of its own,
and take turns. A key is pressed and, once all is quiet, its opposite; both count, to the last byte that is written. A
peer for held keys is Textual's `MarkdownViewer` on the same text, animations off.
"""

import platform
import statistics
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from long import write_long
from start import PARAGRAPH
from terminal import COLUMNS, ROWS, Session

HERE = Path(__file__).parent
KEYS = {"j": (b"j", b"k"), "space": (b" ", b"b"), "]": (b"]", b"["), "tab": (b"\t", b"\x1b[Z")}
"""What is pressed, and what undoes it."""

REPEATS, PACE = 60, 1 / 30
"""How often a held key comes, and seconds between."""

SIZES = 200
"""New sizes of the window at once."""


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as name:
        sessions = _sessions(Path(name))
        try:
            print(f"{platform.platform()}, Python {platform.python_version()}, {rounds} rounds")
            _report_keys(sessions, rounds)
            _report_held(sessions, max(rounds // 4, 1))
            _report_sizes(sessions, max(rounds // 4, 1))
        finally:
            for session in sessions.values():
                session.end()


def _sessions(folder: Path) -> dict[str, Session]:
    """Everybody, at the top of their text."""
    text = folder / "text.md"
    text.write_text("".join(PARAGRAPH.format(n) for n in range(50_000 // len(PARAGRAPH))), encoding="utf-8")
    cache = folder / "cache"

    def reader(kilobytes: int) -> Session:
        page = str(write_long(folder, kilobytes))
        return Session([sys.executable, "-m", "briefing", "read", page, "--at", "long"], b"foundation", cache)

    return {
        "static": Session([sys.executable, str(HERE / "changing.py")], b"ready to read", cache),
        "50 KB": reader(50),
        "10 MB": reader(10_000),
        "viewer": Session([sys.executable, str(HERE / "viewer.py"), str(text)], b"foundation", cache),
    }


def _go_down(sessions: dict[str, Session]) -> None:
    """Put the readers some screens down in their text, with a link selected."""
    for name in ("50 KB", "10 MB"):
        for key in (b"g", b" ", b" ", b" ", b"\t"):
            sessions[name].send(key)
            sessions[name].settle(patience=0.3)


def _cost(session: Session, key: bytes) -> float:
    """Seconds from a key to the last byte that it set going."""
    pressed = session.send(key)
    return session.settle()[-1] - pressed


def _report_keys(sessions: dict[str, Session], rounds: int) -> None:
    names = ("static", "50 KB", "10 MB")
    costs: dict[tuple[str, str], list[float]] = {(name, key): [] for name in names for key in KEYS}
    for _ in range(rounds):
        for label, keys in KEYS.items():
            _go_down(sessions)
            for key in keys:
                for name in names:
                    costs[name, label].append(_cost(sessions[name], key))
    heads = ("static ms", "50 KB ms", "10 MB ms", "50 KB × static", "10 MB × 50 KB")
    print(f"{'key to settled, p95':24}" + "".join(f"{head:>16}" for head in heads))
    for label in KEYS:
        static, page, long = (_high(costs[name, label]) for name in names)
        figures = (
            *(f"{1000 * cost:16.1f}" for cost in (static, page, long)),
            f"{page / static:16.2f}{long / page:16.2f}",
        )
        print(f"{label:24}{''.join(figures)}")
    print(f"{'at most':24}{3:64.2f}{1.3:16.2f}")


def _high(values: list[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return statistics.quantiles(values, n=20)[-1]


def _report_held(sessions: dict[str, Session], rounds: int) -> None:
    """A key that is held, and as many at once."""
    down = {"50 KB": b"j", "10 MB": b"j", "viewer": b"\x1b[B"}
    top = {"50 KB": b"g", "10 MB": b"g", "viewer": b"\x1b[H"}
    rows: dict[str, list[tuple[float, float, float]]] = {name: [] for name in down}
    for _ in range(rounds):
        for name, key in down.items():
            session = sessions[name]
            drained, gap = _held(session, key)
            start = session.send(key * REPEATS)
            rows[name].append((drained, gap, (session.settle() or [start])[-1] - start))
            session.send(top[name])
            session.settle()
    print(f"\n{f'{REPEATS} times down':24}{'drained ms':>11}{'longest gap ms':>16}{'at once ms':>12}{'× viewer':>10}")
    peer = statistics.median(row[2] for row in rows["viewer"])
    for name, values in rows.items():
        drained, burst = (statistics.median(row[index] for row in values) for index in (0, 2))
        gap = max(row[1] for row in values)
        print(f"{name:24}{1000 * drained:11.1f}{1000 * gap:16.1f}{1000 * burst:12.1f}{burst / peer:10.2f}")


def _held(session: Session, key: bytes) -> tuple[float, float]:
    """Seconds from the last repeat of a held key until all is drawn, and the longest between two writes."""
    times: list[float] = []
    next_at = last = time.perf_counter()
    for _ in range(REPEATS):
        last = session.send(key)
        next_at += PACE
        times += session.read_for(max(next_at - time.perf_counter(), 0))
    times += session.settle()
    gaps = [after - before for before, after in pairwise(times)]
    return max(times[-1] - last, 0.0), max(gaps)


def _report_sizes(sessions: dict[str, Session], rounds: int) -> None:
    """One new size of the window, and many at once."""
    rows: dict[str, list[tuple[float, float]]] = {name: [] for name in sessions}
    for _ in range(rounds):
        for name, session in sessions.items():
            one = _resized(session, [(ROWS, COLUMNS - 20)])
            sizes = [(ROWS - n % 9, COLUMNS - n % 13) for n in range(SIZES - 1)]
            rows[name].append((one, _resized(session, [*sizes, (ROWS, COLUMNS)])))
    print(f"\n{'window to settled':24}{'one ms':>11}{f'{SIZES} at once ms':>16}{'× one':>10}")
    for name, values in rows.items():
        one, many = (statistics.median(row[index] for row in values) for index in (0, 1))
        ratio = statistics.median(many / one for one, many in values)
        print(f"{name:24}{1000 * one:11.1f}{1000 * many:16.1f}{ratio:10.2f}")


def _resized(session: Session, sizes: list[tuple[int, int]]) -> float:
    """Seconds from the last of some new sizes, one each millisecond, until all is drawn."""
    at, times = 0.0, []
    for rows, columns in sizes:
        at = session.resize(rows, columns)
        times = session.read_for(0.001)
    return (times + session.settle())[-1] - at


if __name__ == "__main__":
    main()
