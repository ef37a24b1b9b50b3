"""Each file of tests/fixtures/problems says in its first lines which Problems it must give, and where."""

import re
from pathlib import Path

import pytest

from briefing.loading.library import load

FIXTURES = Path(__file__).parents[2] / "fixtures" / "problems"
EXPECTATION = re.compile(r"# expect: (?P<code>\S+) (?P<line>\d+):(?P<column>\d+) (?P<severity>\S+)(?: (?P<file>\S+))?")

Spot = tuple[str, int, int, str, str]
"""File, line, column, code and severity."""


def expected(path: Path) -> list[Spot]:
    matches = (EXPECTATION.fullmatch(line) for line in path.read_text(encoding="utf-8").splitlines())
    return sorted(
        (match["file"] or path.name, int(match["line"]), int(match["column"]), match["code"], match["severity"])
        for match in matches
        if match
    )


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_gives_exactly_the_problems_it_announces(path: Path) -> None:
    library = load(path, label=path.name)
    found = [(p.file, p.line, p.column, p.code, p.severity.value) for p in library.problems]
    assert found == expected(path)
    assert found, "a fixture without a Problem tests nothing"


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_problem_is_told_in_one_line_that_ends_with_what_to_do(path: Path) -> None:
    for problem in load(path, label=path.name).problems:
        assert str(problem).isprintable()
        assert problem.message
        assert problem.hint


@pytest.mark.parametrize(
    ("fixture", "words"),
    [
        ("yaml-colon-in-plain-text", "quote text that contains ': '"),
        ("yaml-unclosed-quote", "close the quotation mark"),
        ("yaml-tab", "indent with spaces, not tabs"),
        ("yaml-at-sign", "quote text that starts with @"),
        ("yaml-unclosed-bracket", "check brackets"),
        ("duplicate-key", "'subtitle' is written twice (first in line 6)"),
        ("duplicate-id", "'jpn' is taken (first in duplicate-id.yaml:11)"),
        ("unknown-field", "did you mean 'subtitle'?"),
        ("unknown-field", "did you mean 'aliases'?"),
        ("unknown-field", "offices.pots: unknown field 'pots' — did you mean 'post'?"),
        ("unknown-collection", "did you mean 'actors'?"),
        ("wrong-type-list", "'A. Author' must be a list — write [A. Author]"),
        ("wrong-type-mapping", "likelihood: 'likely' must be a mapping"),
        ("wrong-value", "scales.likelihood: 'icd230' is none of the allowed values — did you mean 'icd203'?"),
        ("format-of-tomorrow", "'briefing/9' is none of the allowed values — did you mean 'briefing/1'?"),
        ("wrong-value", "'KOR' does not fit here — write two lower-case letters, such as `kr`"),
        ("wrong-value", "'884' does not fit here — write Q and digits, such as `Q884`"),
        ("wrong-date", "revised: '2023-02-30' is no day of the calendar"),
        ("wrong-date", "date-parts holds lists such as [2023, 3, 21]"),
        ("wrong-id", "'Moon Jae-in' is not an id"),
        ("missing-field", "the field 'text' is missing — add `text: …`"),
        ("dangling-in-text", "no record has the id 'jp' — did you mean 'jpn'?"),
        ("dangling-in-text", "no source has the id 'src' — did you mean 'src-a'?"),
        ("dangling-in-fields", "no source has the id 'wire' — add this source, or mend the reference"),
        ("dangling-in-fields", "no judgment has the id 'ruin' — did you mean 'rain'?"),
        ("wrong-kind", "'jpn' is of kind actor, and judgment is needed here"),
        ("alias", "the alias '*words' is not followed"),
        ("control-characters", "2 control or invisible characters"),
        ("missing-include", "the included file 'parts/nowhere.yaml' does not exist"),
    ],
)
def test_a_problem_names_the_offending_text_and_the_fix(fixture: str, words: str) -> None:
    path = FIXTURES / f"{fixture}.yaml"
    assert words in "\n".join(str(problem) for problem in load(path, label=path.name).problems)
