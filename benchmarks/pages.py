"""How long every kind of page takes to build, against how long the smallest Textual app takes to start.

    python benchmarks/pages.py              # the library that ships, every record and view
    python benchmarks/pages.py 1000         # a generated library of so many briefings, one record of each kind in each

For each kind: the median over its pages, the slowest page, and the ratio of the median to what is allowed: 10 ms for
each 0.25 s that the smallest app takes. Links and support are worked out before, since a library works them out once.
"""

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

TEXT = """format: briefing/1
id: b{n}
title: Briefing {n}
issued: 2023-04-27
information_cutoff: 2023-04-27
bottom_line: "[[kor{n}]] will keep the pact [@wire{n}]."
key_judgments: [kj{n}]
sections:
  - id: s{n}
    title: What happened
    takeaway: It held.
    text: |
      [[kor{n}|Seoul]] withdrew its notice [@wire{n}, p. 1]. [[jpn{n}]] agreed [@paper{n}].
      Both met [@wire{n}; @copy{n}].

      ![[kj{n}]]
    events:
      - {{id: ev{n}, date: 2023-03-21, title: Notice withdrawn, actors: [kor{n}], citations: [wire{n}, copy{n}]}}
judgments:
  - id: kj{n}
    statement: "[[kor{n}|Seoul]] will keep the pact."
    likelihood: {{term: likely}}
    confidence: moderate
    evidence: [{{source: wire{n}, credibility: 2}}, {{source: paper{n}, stance: contradicts}}]
    assumptions: [as{n}]
assumptions: [{{id: as{n}, statement: Courts stay quiet., if_wrong: A sale., citations: [paper{n}]}}]
indicators: [{{id: in{n}, statement: Notice is given., scenarios: {{sc{n}: consistent}},
  status: {{value: not_observed, as_of: 2023-04-01, citations: [wire{n}]}}}}]
variables: [{{id: va{n}, question: 'Is it given?', base_case: "No", excursions: [{{id: given, label: "Yes"}}]}}]
scenarios: [{{id: sc{n}, title: It breaks, kind: base, premise: It ends., not_estimated: No.,
  settings: {{va{n}: given}}}}]
figures: [{{id: fi{n}, title: Trade, alt: A line., unit: t, series: [{{points: [["2021", 1], ["2022", 2]]}}],
  citations: [paper{n}]}}]
option_sets: [{{id: op{n}, question: 'What now?', criteria: [{{id: c, label: Cost}}],
  options: [{{id: go, title: Go on, baseline: true, ratings: {{c: {{value: low}}}}}}]}}]
gaps: [{{id: ga{n}, statement: What was said.}}]
glossary: [{{id: te{n}, term: pact{n}, definition: An agreement.}}]
relations: [{{id: re{n}, type: treaty, between: [kor{n}, jpn{n}], since: 2016, citations: [paper{n}]}}]
actors:
  - {{id: kor{n}, kind: state, name: Korea {n}, positions: [{{issue: Pact, text: Keep it., citations: [wire{n}]}}]}}
  - {{id: jpn{n}, kind: state, name: Japan {n}}}
sources:
  - {{id: wire{n}, type: report, title: Wire {n}, issued: 2023-03-22, assessment: {{reliability: B}}}}
  - {{id: copy{n}, type: report, title: Copy {n}, issued: 2023-03-23, assessment: {{derived_from: [wire{n}]}}}}
  - {{id: paper{n}, type: report, title: Paper {n}, issued: 2023-04-01, assessment: {{reliability: C}}}}
"""


def generated(folder: Path, count: int) -> Library:
    """A library of so many small briefings."""
    for number in range(count):
        (folder / f"b{number}.briefing.yaml").write_text(TEXT.format(n=number), encoding="utf-8")
    return load(folder, label="generated")


def minimal_start(cache: Path) -> float:
    """Seconds that the smallest Textual app takes to its first frame, at the median of five."""
    command = [sys.executable, str(Path(__file__).parent / "minimal.py")]
    return median(run_in_terminal(command, until=b"ready to read", cache=cache).settled for _ in range(5))


def places(library: Library, most: int) -> Iterator[Place]:
    """Every page, or of each kind no more than so many."""
    seen: dict[str, int] = defaultdict(int)
    views = (Place(name, view=view) for name in ("", *library.briefings) for view in VIEWS)
    records = (Place(one.briefing, one.id, view) for one, _ in library.everything() for view in ("", *RECORD_VIEWS))
    for place in (*views, *records):
        kind = kind_of(library, place)
        if seen[kind] < most:
            seen[kind] += 1
            yield place


def kind_of(library: Library, place: Place) -> str:
    """The name under which a page is reported."""
    if not place.id:
        return f"{':' if not place.briefing else ''}{place.view}"
    kind = library.kind(place.record)
    return f"{kind}:{place.view}" if place.view else kind


def report(library: Library, allowed: float, most: int) -> None:
    """Build pages kind by kind, and print how long they took."""
    taken: dict[str, list[float]] = defaultdict(list)
    for place in places(library, most):
        start = perf_counter()
        with suppress(NotFoundError):  # not every record has every view
            compose(library, place, defer=True)
            taken[kind_of(library, place)].append(perf_counter() - start)
    for kind, times in sorted(taken.items(), key=lambda row: -median(row[1])):
        middle = median(times)
        figures = f"{middle * 1000:8.2f} ms  slowest {max(times) * 1000:8.2f} ms  ratio {middle / allowed:5.2f}"
        print(f"{kind:24} {len(times):5} pages  {figures}")


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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        allowed = ALLOWED * minimal_start(folder / "cache")
        print(f"allowed: {allowed * 1000:.1f} ms for a page")
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 0
        library = generated(folder, count) if count else load(shipped_library(), label="")
        prepare(library)
        report(library, allowed, 50 if count else 1000)
        for lens in (Lens(read_day("2023-03-06")), Lens(without=(Off("reliability", "C"),))):
            start = perf_counter()
            looked = library.through(lens)
            print(f"\nthrough {lens}: {(perf_counter() - start) * 1000:.1f} ms")
            prepare(looked)
            report(looked, allowed, 20)


if __name__ == "__main__":
    main()
