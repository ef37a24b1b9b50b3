"""Runs `briefing export` over and over and kills it each time: started by a test, which says where it is to write.

Every run is the whole command, in a child of a process that has imported all it needs already: so it takes no longer
than what it does. Half of the runs are killed at a moment anywhere in it, the others once the first file beside a name
is there, up to the time that writing and renaming take.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from briefing.__main__ import main as briefing

KILLED = signal.SIGKILL
Whole = Mapping[str, bytes]


def main(folder: Path, kills: int, arguments: list[str]) -> None:
    """Kill the command so many times, and say each time what was left: old files, new ones, or something broken.

    Runs that end before they are killed do not count; the next of their kind is given less time, others are given more.
    """
    sys.argv = ["briefing", *arguments]
    took = _timed()
    new = _files(folder)
    old = dict.fromkeys(new, b"old " * 20_000)
    reach = [took, took / 10]
    chance = random.Random(kills)
    killed = 0
    while killed < kills:
        for name, data in old.items():
            (folder / name).write_bytes(data)
        kind = killed % 2
        was_killed = _run_and_kill(folder if kind else None, chance.random() * reach[kind])
        reach[kind] *= 1.02 if was_killed else 0.8
        killed += was_killed
        left = _left(_files(folder), old, new)
        sys.stdout.write(f"{'killed' if was_killed else 'ended'} {left}\n")
        sys.stdout.flush()  # or a child would say it again
        for path in folder.glob(".*"):
            path.unlink()


def _run_and_kill(folder: Path | None, seconds: float) -> bool:
    """Whether a run was killed before its end, so long after its start, or after the first file in a folder."""
    child = _started()
    if folder:
        _wait_for_a_beginning(folder, child)
    time.sleep(seconds)
    os.kill(child, KILLED)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -KILLED


def _started() -> int:
    """A child that runs the command."""
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        try:
            briefing()
        finally:
            os._exit(0)
    return child


def _timed() -> float:
    """How long the command takes once all of it is imported, as it is after a run in this process: the best of five."""
    with suppress(SystemExit):
        briefing()
    starts = [time.monotonic()]
    for _ in range(5):
        os.waitpid(_started(), 0)
        starts.append(time.monotonic())
    return min(end - start for start, end in pairwise(starts))


def _wait_for_a_beginning(folder: Path, child: int) -> None:
    """Wait until a file beside a name is begun, or the child has ended."""
    while not any(folder.glob(".*")) and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.0001)


def _files(folder: Path) -> Whole:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}


def _left(left: Whole, old: Whole, new: Whole) -> str:
    if set(left) != set(new):
        return f"broken: {sorted(left)}"
    if torn := [name for name, data in left.items() if data not in (old[name], new[name])]:
        return f"broken: {torn}"
    return "old" if left == old else "new" if left == new else "some"


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
