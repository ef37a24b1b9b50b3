"""What a check costs: against libyaml's own loader on the same text, with mistakes against without, and as a command.

    python benchmarks/check.py [ROUNDS]

The first figures are taken in this process, each round anew: reading, linking and all rules of the profile `basic` over
a briefing of 2 MB, as the command does it, which never looks for garbage, to `yaml.load(text, Loader=CSafeLoader)`,
which only builds dictionaries; and the same while Python does look. The last ones are the whole command on the library
that ships, to a minimal Textual app. Ratios are medians over interleaved rounds.
"""

import gc
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import yaml
from terminal import run_in_pipe, run_in_terminal

from briefing.checking.profiles import check
from briefing.loading.library import load

HERE = Path(__file__).parent
TODAY = datetime.now(UTC).date()
SIZE = 2_000_000
MISTAKES = 100

SECTION = """\
  - id: section-{n}
    title: Section {n}
    kind: history
    takeaway: In year {n} the two cabinets kept what they had agreed.
    text: |
      In the week of 6 March the cabinet of [[actor-{n}|Actor {n}]] proposed that a foundation pay the plaintiffs, and
      [[actor-{m}|the other government]] welcomed the step without matching it [@paper-{n}, p. {n}]. Exports of three
      chemicals had needed a licence for each shipment; *none* of them had ever been forbidden outright [@paper-{m}].

      ![[judgment-{n}]]
    judgments:
      - id: judgment-{n}
        statement: It is likely that the arrangement lasts into year {n}.
        likelihood: {{term: likely, probability: 60}}
        horizon: 2023-04/2024-12
        confidence: moderate
        confidence_basis: Two official acts and one stated motive; no view into either cabinet.
        evidence:
          - {{source: paper-{n}, locator: p. {n}, stance: supports, credibility: 2}}
          - {{source: paper-{m}, stance: contradicts, note: It was used as leverage once before.}}
        alternatives: [{{statement: A ruling reopens the dispute., likelihood: unlikely}}]
    events:
      - {{id: event-{n}, date: 2023-03-21, title: Notices withdrawn, actors: [actor-{n}], citations: [paper-{n}]}}
    figures:
      - id: figure-{n}
        title: Days between notice and reversal
        alt: One bar of 92 days.
        kind: bar
        unit: days
        series: [{{points: [["2019", 92], ["2020", 61.5], ["2021", null, O]]}}]
        citations: [paper-{n}]
"""
ACTOR = (
    "  - {{id: actor-{n}, kind: state, name: Actor {n}, names: {{ko: 대한민국, ja: 韓国}}, aliases: [Capital {n}]}}\n"
)
SOURCE = """\
  - id: paper-{n}
    type: report
    title: A paper on year {n}
    author: [{{family: Ito, given: Ayumi}}]
    issued: 2023-03
    URL: https://example.org/{n}
    accessed: 2023-04-01
    assessment: {{reliability: B, descriptor: Press report of an official notice., origin: secondary}}
"""


def generated(size: int) -> str:
    """A sound briefing of about so many bytes, with a record of most kinds for each part."""
    count = size // sum(len(part.format(n=1000, m=1001).encode()) for part in (SECTION, ACTOR, SOURCE))
    rows = [(number, (number + 1) % count) for number in range(count)]
    return "".join(
        (
            "format: briefing/1\nid: bench\ntitle: A benchmark\nkey_judgments: [judgment-0]\nsections:\n",
            *(SECTION.format(n=n, m=m) for n, m in rows),
            "actors:\n",
            *(ACTOR.format(n=n) for n, _ in rows),
            "sources:\n",
            *(SOURCE.format(n=n) for n, _ in rows),
        )
    )


def with_mistakes(text: str) -> str:
    """The same text with a hundred mistakes of five kinds, spread over its first part."""
    wrong = (
        ("    kind: history\n", "    kind: hystory\n"),
        ("date: 2023-03-21", "date: 2023-02-31"),
        ("        horizon: ", "        horizont: "),
        ("term: likely,", "term: lickely,"),
        ("[@paper-", "[@papr-"),
    )
    for old, new in wrong:
        text = text.replace(old, new, MISTAKES // len(wrong))
    return text


def main() -> None:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its bytecode
    with tempfile.TemporaryDirectory() as folder:
        clean, wrong = Path(folder, "clean.briefing.yaml"), Path(folder, "wrong.briefing.yaml")
        text = generated(SIZE)
        clean.write_text(text, encoding="utf-8")
        wrong.write_text(with_mistakes(text), encoding="utf-8")
        warm = Path(folder, "warm")
        command = [sys.executable, "-m", "briefing", "check"]
        minimal = [sys.executable, str(HERE / "minimal.py")]
        cases: dict[str, Callable[[], float]] = {
            "CSafeLoader alone": lambda: _timed(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            "load and check": lambda: _timed(lambda: _problems(clean, 0), collects=False),
            "looking for garbage": lambda: _timed(lambda: _problems(clean, 0)),
            f"with {MISTAKES} mistakes": lambda: _timed(lambda: _problems(wrong, MISTAKES), collects=False),
            "minimal app": lambda: run_in_terminal(minimal, until=b"ready to read", cache=warm).settled,
            "briefing check, shipped": lambda: run_in_pipe(command, cache=warm).settled,
            "briefing check, the very first time": lambda: (
                run_in_pipe(command, cache=Path(tempfile.mkdtemp(dir=folder))).settled
            ),
        }
        times = {name: [case() for _ in range(1)] for name, case in cases.items()}
        for _ in range(rounds):
            for name, case in cases.items():
                times[name].append(case())
    _report(times, rounds, len(text.encode()))


def _timed(work: Callable[[], object], *, collects: bool = True) -> float:
    gc.collect()
    if not collects:
        gc.disable()
    start = time.perf_counter()
    work()
    took = time.perf_counter() - start
    gc.enable()
    return took


def _problems(path: Path, wanted: int) -> None:
    """Read, link and check one file, and make sure of what that finds."""
    found = len(load(path, inspect=lambda library: check(library, TODAY)).problems)
    if found != wanted:
        sys.exit(f"{path.name}: {found} problems, not {wanted}")


def _report(times: dict[str, list[float]], rounds: int, size: int) -> None:
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores, {rounds} rounds")
    print(f"{size / 1e6:.1f} MB of YAML")
    rows = (
        ("load and check", "CSafeLoader alone", 0.7),
        ("looking for garbage", "CSafeLoader alone", None),
        (f"with {MISTAKES} mistakes", "load and check", 2.0),
        ("briefing check, shipped", "minimal app", 0.7),
        ("briefing check, the very first time", "minimal app", 0.7),
    )
    for name, yardstick, limit in rows:
        ratio = statistics.median(one / other for one, other in zip(times[name][1:], times[yardstick][1:], strict=True))
        most = f"(at most {limit})" if limit else ""
        print(f"{name:<36} {ratio:5.2f} × {yardstick:<20} {most:<15} {statistics.median(times[name]):.3f} s")


if __name__ == "__main__":
    main()
