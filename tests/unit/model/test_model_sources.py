"""Sources: CSL-JSON items taken as they are, whatever their type, with an assessment of ours."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from msgspec.structs import fields
from reading_helpers import HEAD, read

from briefing.loading.library import load
from briefing.model.csl import CslItem, ItemType
from briefing.model.edtf import Edtf
from briefing.model.names import Name, Names, NameVariables
from briefing.model.sources import Assessment, Source

ARTICLE = {
    "id": "kim-ito-2023",
    "type": "article-journal",
    "title": "Two steps forward: the summit of March 2023",
    "title-short": "Two steps forward",
    "citation-key": "kim2023",
    "citation-label": "Kim23",
    "categories": ["reading", "summits"],
    "custom": {"shelf": "A 3"},
    "shortTitle": "Two steps",
    "journalAbbreviation": "JIS",
    "event": "Summit of March 2023",
    "container-title": "Journal of Invented Studies",
    "container-title-short": "J. Inv. Stud.",
    "author": [
        {"family": "Kim", "given": "Min-jun", "static-ordering": True},
        {
            "family": "Beethoven",
            "given": "Ludwig",
            "non-dropping-particle": "van",
            "suffix": "Jr.",
            "comma-suffix": True,
        },
        {"literal": "Institute for Invented Studies"},
        {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von", "parse-names": False},
    ],
    "editor": [{"family": "Ito", "given": "Ayumi"}],
    "issued": {"date-parts": [[2023, 3, 21]]},
    "accessed": {"date-parts": [["2023", "4", "1"]]},
    "submitted": {"raw": "2022-12"},
    "available-date": {"literal": "2023-03~"},
    "volume": 12,
    "issue": "3",
    "page": "101-118",
    "page-first": 101,
    "number-of-pages": 18,
    "language": "en-GB",
    "DOI": "10.1000/182",
    "ISSN": "0000-0019",
    "PMID": "123",
    "PMCID": "PMC123",
    "URL": "https://example.org/two-steps?a=1&b=2",
    "abstract": "What was agreed, and what was not.",
    "keyword": "summit, trade",
    "source": "A catalogue",
    "note": "Read in print.",
    "annote": "Useful.",
    "year-suffix": "a",
    "call-number": "I 23",
}
CHAPTER = {
    "id": "chapter",
    "type": "chapter",
    "title": "第三章",
    "translated-title": "Chapter three",
    "original-title": "Third chapter",
    "original-date": {"date-parts": [[1965]]},
    "original-author": [{"literal": "Anonymous"}],
    "original-publisher": "Old Press",
    "original-publisher-place": "Kyoto",
    "container-title": "A Book of Treaties",
    "container-author": [{"family": "Sato"}],
    "collection-title": "Library of Treaties",
    "collection-number": 7,
    "collection-editor": [{"family": "Lee"}],
    "translator": [{"family": "Ito"}],
    "publisher": "University Press",
    "publisher-place": "Seoul; Tokyo",
    "issued": {"date-parts": [[2001], [2002]]},
    "edition": "2nd",
    "volume": "II",
    "volume-title": "Trade and fish",
    "volume-title-short": "Trade",
    "number-of-volumes": 4,
    "chapter-number": 3,
    "part": "A",
    "part-title": "Beginnings",
    "printing": 2,
    "supplement": 1,
    "ISBN": "978-0-00-000000-2",
    "archive": "National Archive",
    "archive_collection": "Treaties",
    "archive_location": "Box 5",
    "archive-place": "Seoul",
}
CASE = {
    "id": "case",
    "type": "legal_case",
    "title": "A v. B",
    "authority": "Supreme Court",
    "division": "Second Petty Bench",
    "jurisdiction": "kr",
    "number": "2013Da61381",
    "references": "Civil Act art. 750",
    "section": "III",
    "status": "in force",
    "issued": {"date-parts": [[2018, 10, 30]]},
}
BROADCAST = {
    "id": "interview",
    "type": "broadcast",
    "title": "An hour of talk",
    "medium": "Television",
    "genre": "Interview",
    "dimensions": "60 min",
    "guest": [{"family": "Park"}],
    "host": [{"family": "Choi"}],
    "interviewer": [{"family": "Choi"}],
    "director": [{"family": "Han"}],
    "executive-producer": [{"literal": "A station"}],
    "event-title": "Evening programme",
    "event-place": "Seoul",
    "event-date": {"date-parts": [[2023, 4, 19]]},
    "issued": {"date-parts": [[2023]], "season": 1},
    "version": 1.1,
}
REVIEW = {
    "id": "review",
    "type": "review-book",
    "title": "Once more",
    "reviewed-title": "A Book of Treaties",
    "reviewed-author": [{"family": "Sato"}],
    "reviewed-genre": "Handbook",
    "issued": {"date-parts": [[1965]], "circa": True},
    "scale": "1:25000",
    "locator": "5",
}


def as_read(value: Any) -> Any:
    """What a value of CSL-JSON becomes."""
    if isinstance(value, list) and isinstance(value[0], str):
        return tuple(value)
    if isinstance(value, list):
        return Names(Name(**{key.replace("-", "_"): part for key, part in name.items()}) for name in value)
    if isinstance(value, dict):
        return value if "shelf" in value else Edtf.from_csl(value)
    return str(value)


@pytest.mark.parametrize("item", [ARTICLE, CHAPTER, CASE, BROADCAST, REVIEW], ids=lambda item: str(item["id"]))
def test_an_item_of_csl_json_is_taken_verbatim_with_every_variable(tmp_path: Path, item: dict[str, Any]) -> None:
    source = read(tmp_path, Source, f"sources:\n  - {json.dumps(item, ensure_ascii=False)}\n")
    attributes = {field.encode_name: field.name for field in fields(Source)}
    assert {key: getattr(source, attributes[key]) for key in item} == {key: as_read(item[key]) for key in item}


def test_these_items_hold_every_sort_of_variable_of_the_standard() -> None:
    used = {key for item in (ARTICLE, CHAPTER, CASE, BROADCAST, REVIEW) for key in item}
    names = {field.encode_name for field in fields(NameVariables)}
    others = {field.encode_name for field in fields(CslItem)} - names
    assert others <= used
    assert len(names & used) > 10


@pytest.mark.parametrize("kind", get_args(ItemType))
def test_every_type_of_item_needs_an_id_and_a_title_only(tmp_path: Path, kind: str) -> None:
    source = read(tmp_path, Source, f"sources: [{{id: s, type: {kind}, title: 1984}}]\n")
    assert source == Source(id="s", type=kind, title="1984")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("2023", "2023"),
        ("2023-03-21", "2023-03-21"),
        ("1965~", "1965~"),
        ("2022/2023-03", "2022/2023-03"),
        ("{date-parts: [[2023, 3, 21]]}", "2023-03-21"),
        ("{date-parts: [['794']]}", "0794"),
        ("{date-parts: [[2022], [2023, 3]]}", "2022/2023-03"),
        ("{date-parts: [[2023, 3, 21], [2023, 4, 2]]}", "2023-03-21/2023-04-02"),
        ("{date-parts: [[2023]], season: 2}", "2023-22"),
        ("{date-parts: [[2023]], season: autumn}", "2023-23"),
        ("{date-parts: [[2023, 5]], season: 2}", "2023-05"),
        ("{date-parts: [[1965]], circa: true}", "1965~"),
        ("{date-parts: [[1965]], circa: 1}", "1965~"),
        ("{date-parts: [[1965]], circa: false}", "1965"),
        ("{raw: 2023-03}", "2023-03"),
        ("{literal: 196X}", "196X"),
        ("{edtf: 2023-21}", "2023-21"),
    ],
)
def test_a_csl_date_is_read_in_every_form(tmp_path: Path, written: str, text: str) -> None:
    source = read(tmp_path, Source, f"sources: [{{id: s, type: book, title: T, issued: {written}, accessed: 2023}}]\n")
    assert (source.issued, source.accessed) == (Edtf(text), Edtf("2023"))


def test_names_may_be_short_and_an_assessment_is_ours(tmp_path: Path) -> None:
    source = read(
        tmp_path,
        Source,
        """\
sources:
  - id: wire
    type: article-newspaper
    title: 首脳会談
    translated-title: Summit
    archive_url: https://example.org/archived
    author: [A Ministry, {family: Kim, given: Min}]
    assessment: {reliability: B, descriptor: Read whole., origin: derived, derived_from: [paper], group: wires}
""",
    )
    assert source.author == Names((Name(literal="A Ministry"), Name(family="Kim", given="Min")))
    assert source.assessment == Assessment("B", "Read whole.", "derived", ("paper",), "wires")
    assert (source.name, source.archive_url) == ("Summit", "https://example.org/archived")


def test_a_source_with_a_wrong_variable_keeps_all_others(tmp_path: Path) -> None:
    item = ARTICLE | {"issued": {"date-parts": [["soon"]]}, "shelf": "top", "editor": "Ito"}
    (tmp_path / "b.briefing.yaml").write_text(HEAD + f"sources:\n  - {json.dumps(item)}\n", encoding="utf-8")
    library = load(tmp_path / "b.briefing.yaml")
    (source,) = library.briefings["b"].all(Source)
    assert sorted(problem.code for problem in library.problems) == ["unknown-field", "wrong-date", "wrong-type"]
    assert (source.issued, source.editor, source.DOI) == (None, Names(), "10.1000/182")
    assert len(source.author) == 4
