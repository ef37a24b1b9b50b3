"""A hundred and more mistakes planted in one file: one run reports them all, each at its place, in order."""

import re
from pathlib import Path

from expectations import checked

from briefing.checking.profiles import RULES

ROUNDS = 4

PLANTED = {
    # collection: records, each with its mistakes marked by «code» where they are reported; %d makes ids unique
    "sections": """\
- {id: s%d, title: S, text: Words., takeaway: A point., kind: «wrong-value»histroy}
- «no-takeaway»id: t%d
  title: T
  text: "Not «dangling-reference»[[ghost]], see [@report, p. 3; «dangling-reference»@gohst]."
- id: u%d
  title: U
  takeaway: Issue «lost-text»#5 of the series
  text: |
    A first paragraph.

    Then «unlinked-name»South Korea, [[meeting]] and «dangling-reference»[[s-%d]].
""",
    "actors": """\
- {id: a%d, kind: «wrong-value»nation, name: A}
- {id: «wrong-id»B %d, kind: state, name: B}
- «missing-field»{id: c%d, kind: state, part_of: kor}
- {id: d%d, kind: state, name: D, country: «wrong-value»KOR, wikidata: «wrong-value»884}
- {id: e%d, kind: state, name: E, «unknown-field»alias: [x], since: «wrong-date»May %d}
- {id: «duplicate-id»meeting, kind: state, name: F}
- {id: «unmentioned-actor»g%d, kind: state, name: G, «duplicate-key»name: H, aliases: «wrong-type»Tokyo}
- {id: i%d, kind: state, name: I, part_of: «dangling-reference»nowhere, aliases: [«alias»*x, «tag»!!str y]}
- {id: j%d, kind: state, name: «control-character»"\\e[2J", part_of: «wrong-kind»meeting}
- «wrong-type»just a name
""",
    "relations": """\
- «parties»{id: r%d, type: treaty, between: [kor]}
- {id: q%d, type: treaty, from: kor, to: c%d, binding: «wrong-type»perhaps, tone: «wrong-value»warm}
""",
    "events": """\
- {id: k%d, date: «future-date»2024, title: K, actors: [d%d, e%d, i%d, j%d, c%d], citations: [report]}
""",
    "sources": """\
- {id: l%d, type: report, title: L, URL: «no-accessed»"https://example.org/%d", assessment: {derived_from: [report]}}
- {id: «uncited-source»m%d, type: report, title: M, accessed: «future-date»2024}
""",
    "judgments": """\
- {id: n%d, statement: N., likelihood: {term: «unknown-term»maybe}, confidence: «unknown-term»so, evidence: [l%d]}
- {id: o%d, statement: O., likelihood: {term: likely, probability: «outside-band»10}}
- {id: p%d, statement: P., likelihood: {term: likely, probability: «wrong-type»sixty}}
""",
    "scenarios": """\
- {id: v%d, title: V, kind: base, premise: P., iterations: «counts»3, outcomes: [{label: A, count: 2}]}
- {id: w%d, title: W, kind: «no-base»excursion, premise: P., settings: {open: «unknown-choice»half}}
- {id: x%d, title: X, kind: base, premise: P., likelihood: {term: likely}, not_estimated: «two-estimates»No.}
""",
    "option_sets": """\
- id: y%d
  question: Q?
  criteria: [{id: cost, label: C}, {id: «duplicate-choice»cost, label: D}]
  options: «baseline»[{id: wait, title: W}, {id: act, title: A}]
""",
}

HEAD = """\
format: briefing/1
id: planted
title: Many mistakes
include: [«missing-include»nowhere.yaml, «outside»../secrets.yaml]
«unknown-field»subtitel: Words
variables: [{id: open, question: Open, base_case: Yes., excursions: []}]
"""
ALWAYS = {
    "sections": "- {id: meeting, title: Meeting, text: Words., takeaway: A point.}\n",
    "actors": "- {id: kor, kind: state, name: South Korea}\n",
    "sources": "- {id: report, type: report, title: A report}\n",
}


def written() -> str:
    """The file, with its marks."""
    parts = [HEAD]
    for collection, records in PLANTED.items():
        rounds = [re.sub("%d", str(number), records) for number in range(1, ROUNDS + 1)]
        lines = (ALWAYS.get(collection, "") + "".join(rounds)).splitlines(keepends=True)
        parts.append(f"{collection}:\n" + "".join(f"  {line}" if line.strip() else line for line in lines))
    return "".join(parts)


def without_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The file as it is read, and line, column and code of each mistake in it."""
    spots: list[tuple[int, int, str]] = []
    lines: list[str] = []
    for number, line in enumerate(marked.splitlines(keepends=True), 1):
        first, *rest = re.split("«([a-z-]+)»", line)
        lines.append(first)
        for code, words in zip(rest[::2], rest[1::2], strict=True):
            spots.append((number, len(lines[-1]) + 1, code))
            lines[-1] += words
    return "".join(lines), sorted(spots)


def test_all_of_a_hundred_mistakes_in_one_file_are_reported_in_one_run_in_order(tmp_path: Path) -> None:
    text, spots = without_marks(written())
    assert len(spots) > 100
    assert len({code for *_, code in spots}) > 25
    path = tmp_path / "b.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    problems = checked(path, "basic").problems
    assert [(problem.line, problem.column, problem.code) for problem in problems] == spots
    assert {problem.file for problem in problems} == {"b.briefing.yaml"}
    assert all(problem.severity is RULES[problem.code].severity for problem in problems)


def test_mending_one_mistake_takes_one_problem_away_and_moves_no_other(tmp_path: Path) -> None:
    text, spots = without_marks(written().replace("kind: «wrong-value»histroy", "kind: history", 1))
    path = tmp_path / "b.briefing.yaml"
    path.write_text(text, encoding="utf-8")
    assert [(p.line, p.column, p.code) for p in checked(path, "basic").problems] == spots
