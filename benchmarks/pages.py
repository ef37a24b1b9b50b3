"""How long every kind of page takes to build, against how long the smallest Textual app takes to start.

    python benchmarks/pages.py              # the library that ships
    python benchmarks/pages.py 1000         # so many generated briefings (`thousand/`)

Every page is built, plain and through two lenses. For each kind: the median over its pages, the slowest page, and the
share of what is allowed on the library that ships: 10 ms for each 0.25 s that the smallest app takes. Links and support
are worked out before, since a library works them out once.
"""

import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter

from terminal import run_in_terminal

from briefing.errors import NotFoundError
from briefing.loading.library import load, shipped_library
from briefing.model.lens import Lens, Off, read_day
from briefing.model.library import Library
from briefing.model.place import RECORD_VIEWS, VIEWS, Place
from briefing.model.support import support_of
from briefing.pages.compose import compose

ALLOWED = 0.010 / 0.25
"""Seconds for a page, for each second that the smallest app takes to start."""

THOUSAND = Path(__file__).parent / "thousand"


def generated(folder: Path, count: int) -> Library:
    """A library of so many briefings, each with a record of every kind, and a registry that all share."""
    for name in ("library.yaml", "shared.yaml"):
        shutil.copy(THOUSAND / name, folder)
    text = (THOUSAND / "nth.briefing.yaml").read_text(encoding="utf-8")
    for number in range(count):
        (folder / f"{number}.briefing.yaml").write_text(text.replace("nth", str(number)), encoding="utf-8")
    return load(folder, label="generated")


def minimal_start(cache: Path) -> float:
    """Seconds that the smallest Textual app takes to its first frame, at the median of five."""
    command = [sys.executable, str(Path(__file__).parent / "minimal.py")]
    return median(run_in_terminal(command, until=b"ready to read", cache=cache).settled for _ in range(5))


def places(library: Library) -> Iterator[Place]:
    """Every page, and every view of a record that some record of its kind may have."""
    yield from (Place(name, view=view) for name in ("", *library.briefings) for view in VIEWS)
    for place, _ in library.everything():
        yield from (Place(place.briefing, place.id, view) for view in ("", *RECORD_VIEWS))


def kind_of(library: Library, place: Place) -> str:
    """The name under which a page is reported."""
    if not place.id:
        return f"{':' if not place.briefing else ''}{place.view}"
    kind = library.kind(place.record)
    return f"{kind}:{place.view}" if place.view else kind


def report(library: Library, allowed: float, rounds: int) -> None:
    """Build every page so many times, and print kind by kind how long they took."""
    taken: dict[str, list[float]] = defaultdict(list)
    for place in places(library):
        with suppress(NotFoundError):  # not every record has every view
            seconds = median(built(library, place) for _ in range(rounds))
            taken[kind_of(library, place)].append(seconds)
    for kind, times in sorted(taken.items(), key=lambda row: -median(row[1])):
        middle = median(times)
        figures = f"{middle * 1000:8.2f} ms  slowest {max(times) * 1000:8.2f} ms  {middle / allowed:5.2f} of the limit"
        print(f"{kind:24} {len(times):6} pages  {figures}")


def built(library: Library, place: Place) -> float:
    """Seconds that a page takes."""
    start = perf_counter()
    compose(library, place, defer=True)
    return perf_counter() - start


def prepare(library: Library) -> None:
    """Work links and support out, and say how long that took."""
    compose(library, library.start)  # what is imported on first use is imported now
    start = perf_counter()
    library.links.to(library.start)
    middle = perf_counter()
    hit = support_of(library).hit
    end = perf_counter()
    print(f"links {(middle - start) * 1000:.1f} ms, support {(end - middle) * 1000:.1f} ms ({len(hit)} affected)")


def main() -> None:
    """Print the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with tempfile.TemporaryDirectory() as name:
        allowed = ALLOWED * minimal_start(Path(name) / "cache")
        print(f"limit for a page, at the median of its kind: {allowed * 1000:.1f} ms")
        library = generated(Path(name), count) if count else load(shipped_library(), label="")
        for lens in (Lens(), Lens(read_day("2023-03-06")), Lens(without=(Off("reliability", "C"),))):
            start = perf_counter()
            looked = library.through(lens)
            print(f"\n{lens}: {(perf_counter() - start) * 1000:.1f} ms")
            prepare(looked)
            report(looked, allowed, 1 if count else 3)


if __name__ == "__main__":
    main()
