"""Running the real command."""

import ctypes
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

COMMAND = [sys.executable, "-m", "briefing"]


_LIBC = ctypes.CDLL(None)
_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def _mind_permissions() -> None:
    """Take from what root is about to run the power to pass over permissions (capabilities(7))."""
    for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
        _LIBC.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0)


def run(*arguments: str | Path, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command with its output in pipes; a run of more than a minute is a failure."""
    return _run(arguments, cwd, env)


def run_minding_permissions(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The same as somebody who may not pass over permissions, as root else may."""
    return _run(arguments, cwd, {}, _mind_permissions if os.geteuid() == 0 else None)


def _run(
    arguments: Sequence[str | Path], cwd: Path | None, env: dict[str, str], before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFING_LIBRARY"} | env
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        preexec_fn=before,
    )


MEASURE = """
import json, resource, subprocess, sys, time
start = time.monotonic()
try:
    code = subprocess.run(sys.argv[2:], timeout=30).returncode
except subprocess.TimeoutExpired:
    code = None
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
with open(sys.argv[1], "w") as file:
    json.dump({"code": code, "seconds": time.monotonic() - start, "megabytes": peak}, file)
"""
"""A small process of its own between the test and the command: a child's peak counts what its parent held at birth."""


class Measured(NamedTuple):
    """What one run of the command said, and what it took."""

    code: int | None
    """Exit code; None when it was ended for taking more than half a minute."""
    seconds: float
    megabytes: float
    stdout: str
    stderr: str


def run_measured(folder: Path, *arguments: str | Path, stdin: int = subprocess.DEVNULL) -> Measured:
    """Run the command in a folder, and measure how long it takes and how much memory at most."""
    with tempfile.NamedTemporaryFile() as file:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", MEASURE, file.name, *COMMAND, *map(str, arguments)],
            capture_output=True,
            timeout=60,
            cwd=folder,
            stdin=stdin,
        )
        taken = json.loads(Path(file.name).read_bytes())
    return Measured(**taken, stdout=done.stdout.decode(), stderr=done.stderr.decode())


_UNSAFE = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def control_characters(text: str) -> list[str]:
    """Characters of a text that a terminal might obey, or that hide or turn text."""
    return list(map(repr, _UNSAFE.findall(text)))
