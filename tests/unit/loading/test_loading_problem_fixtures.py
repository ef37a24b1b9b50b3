"""Each file of tests/fixtures/problems says in its first lines which Problems it must give, and where."""

from pathlib import Path

import pytest
from expectations import PROBLEMS, expected, spots

from briefing.loading.library import load

EACH = pytest.mark.parametrize("path", PROBLEMS, ids=lambda path: path.stem)


@EACH
def test_a_file_gives_exactly_the_problems_it_announces(path: Path) -> None:
    library = load(path, label=path.name)
    assert spots(library.problems) == expected(path)
    assert library.problems, "a fixture without a Problem tests nothing"


@EACH
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
        ("lost-text", "subtitle: '#5 of the series' is taken for a comment and lost — quote the whole text"),
        ("lost-text-nested", "options.ratings.cost.value: '#1 of three' is taken for a comment"),
        ("wrong-value-records", "status: 'published' is none of the allowed values — write one of draft, final"),
        ("wrong-value-records", "obligations: 'defence' is none of the allowed values — did you mean 'defense'?"),
        ("wrong-value-records", "citations.credibility: '7' is none of the allowed values"),
        ("wrong-value-records", "scenarios.base: 'supports' is none of the allowed values — write one of consistent"),
        ("wrong-value-language", "lang: 'english_us' does not fit here — write a language tag, such as `ko`"),
        ("wrong-value-language", "names.japanese: 'japanese' does not fit here — write a language tag"),
        ("wrong-type-points", "series.points: a list does not fit here — write [period, value]"),
        ("wrong-type-number-range", "probability: '101' is not a number that fits here — write a number from 0 to 100"),
        ("wrong-type-number-range", "outcomes.count: 'two' is not a number that fits here — write a whole number"),
        ("wrong-type-number-range", "series.points: 'nan' is not a number that fits here — write digits only, such as"),
        ("wrong-id-of-choices", "ratings.The cost: 'The cost' is not an id"),
        ("missing-field-records", "likelihood: the field 'term' is missing — add `term: …`"),
        ("unknown-field-records", "outcomes.propability: unknown field 'propability'"),
        ("unknown-field-records", "container_title: unknown field 'container_title' — did you mean 'container-title'?"),
        ("dangling-in-mappings", "settings.based: no variable has the id 'based' — did you mean 'bases'?"),
        ("dangling-in-mappings", "scenarios.bace: no scenario has the id 'bace' — did you mean 'base'?"),
        ("wrong-kind-in-mappings", "settings.ships: 'ships' is of kind indicator, and variable is needed here"),
    ],
)
def test_a_problem_names_the_offending_text_and_the_fix(fixture: str, words: str) -> None:
    (path,) = (path for path in PROBLEMS if path.stem == fixture)
    assert words in "\n".join(str(problem) for problem in load(path, label=path.name).problems)
