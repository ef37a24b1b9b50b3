"""What a folder of files becomes: briefings, sections in order, homes, shared registries, Places."""

from pathlib import Path

import pytest
from library_files import write

from briefing.loading.library import load, shipped_library
from briefing.model.actors import Actor
from briefing.model.head import Scales
from briefing.model.library import Library
from briefing.model.place import Place, parse_place


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two briefings, one made of several files, over a shared registry."""
    write(tmp_path, "library.yaml", "title: The shelf\nscales: {likelihood: phia}\ninclude: [shared/actors.yaml]\n")
    write(
        tmp_path,
        "shared/actors.yaml",
        "actors:\n  - {id: usa, kind: state, name: United States}\n  - {id: jpn, kind: state, name: Japan}\n",
    )
    write(
        tmp_path,
        "one/briefing.yaml",
        "@one\ninclude: [late.yaml, early.yaml]\n"
        "actors:\n  - {id: jpn, kind: state, name: Japan as seen here}\n"
        "sections:\n"
        "  - id: first\n    title: First\n    text: See [[jpn]] and [[usa]].\n"
        "    events: [{id: talks, date: 2023, title: Talks}]\n"
        "    sections:\n"
        "      - id: inner\n        title: Inner\n        text: Words.\n"
        "        events: [{id: deep, date: 2022, title: Deep}]\n"
        "  - {id: second, title: Second, text: 'See [[two/kor]].'}\n",
    )
    write(
        tmp_path,
        "one/late.yaml",
        "sections: [{id: late, title: Late, text: x}]\nevents: [{id: eve, date: 2021, title: E}]\n",
    )
    write(
        tmp_path, "one/early.yaml", "sections: [{id: early, title: Early, text: x}, {id: last, title: Last, text: x}]\n"
    )
    write(
        tmp_path,
        "two.briefing.yaml",
        "@two\nscales: {likelihood: ipcc}\nactors: [{id: kor, kind: state, name: Korea}]\n",
    )
    loaded = load(tmp_path)
    assert loaded.problems == ()
    return loaded


def test_a_folder_holds_every_briefing_below_it(library: Library) -> None:
    assert list(library.briefings) == ["two", "one"]
    assert library.head.title == "The shelf"
    assert library.start == Place(view="overview")


def test_a_single_file_is_a_library_of_one(tmp_path: Path) -> None:
    write(tmp_path, "other.briefing.yaml", "@other\n")
    library = load(write(tmp_path, "any-name.yml", "@solo\n"))
    assert list(library.briefings) == ["solo"]
    assert library.start == Place("solo", view="overview")


def test_scales_of_the_library_hold_where_a_briefing_declares_none(library: Library) -> None:
    assert library.briefings["one"].head.scales == Scales(likelihood="phia")
    assert library.briefings["two"].head.scales == Scales(likelihood="ipcc")


def test_sections_follow_the_head_and_then_the_order_of_includes(library: Library) -> None:
    ids = [section.id for section in library.briefings["one"].sections]
    assert ids == ["first", "second", "late", "early", "last"]
    assert [section.id for section in library.briefings["one"].sections[0].sections] == ["inner"]


def test_a_record_belongs_to_the_section_that_holds_it_or_to_the_only_one_of_its_file(library: Library) -> None:
    one = library.briefings["one"]
    assert one.homes == {"talks": "first", "deep": "inner", "eve": "late"}
    assert [record.id for record in one.belonging_to("inner")] == ["deep"]
    assert one.belonging_to("second") == ()
    assert [actor.id for actor in one.all(Actor)] == ["jpn"]


def test_a_briefings_own_record_stands_before_the_shared_one(library: Library) -> None:
    assert library.resolve("jpn", "one") == Place("one", "jpn")
    assert library.resolve("jpn", "two") == Place("", "jpn")
    assert library.resolve("two/kor", "one") == Place("two", "kor")


@pytest.mark.parametrize("ref", ["kor", "two/usa", "nobody", "no-briefing/kor", "two/", "/", "", "one"])
def test_what_names_nothing_in_a_briefing_resolves_to_nothing(library: Library, ref: str) -> None:
    assert library.resolve(ref, "one") is None


def test_find_gives_the_record_and_nothing_for_views(library: Library) -> None:
    assert library.find(Place("one", "jpn")) == library.briefings["one"].records["jpn"]
    assert library.find(Place("", "usa")) == library.shared["usa"]
    assert library.find(Place("one", view="overview")) is None
    assert library.find(Place("nowhere", "jpn")) is None


def test_everything_is_reached_once_and_by_its_own_place(library: Library) -> None:
    places = [place for place, _ in library.everything()]
    assert len(places) == len(set(places)) == 13
    assert all(library.find(place) is record for place, record in library.everything())


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("one", ["one:overview"]),
        ("one#note", ["one:overview#note"]),
        ("kor", ["two/kor"]),
        ("usa", ["usa"]),
        ("jpn", ["jpn", "one/jpn"]),
        ("one/jpn", ["one/jpn"]),
        ("one/jpn#bio", ["one/jpn#bio"]),
        ("one:timeline", ["one:timeline"]),
        (":timeline", [":timeline"]),
        ("timeline", [":timeline"]),
        ("timeline#y2023", [":timeline#y2023"]),
        ("two/jpn", []),
        ("nobody", []),
        ("nobody:timeline", []),
        ("one:nonsense", []),
    ],
)
def test_locate_gives_every_place_that_typed_words_can_mean(library: Library, typed: str, places: list[str]) -> None:
    wanted = parse_place(typed)
    assert wanted is not None
    assert [str(place) for place in library.locate(wanted)] == places


def test_every_place_can_be_found_again_from_how_it_is_written(library: Library) -> None:
    for place, _ in library.everything():
        wanted = parse_place(str(place))
        assert wanted is not None
        assert place in library.locate(wanted)


def test_views_of_a_library_of_one_are_those_of_its_briefing_except_problems(tmp_path: Path) -> None:
    library = load(write(tmp_path, "briefing.yaml", "@solo\n"))
    assert library.locate(Place(view="actors")) == (Place("solo", view="actors"),)
    assert library.locate(Place(view="problems")) == (Place(view="problems"),)


def test_kind_says_what_a_place_is_of(library: Library) -> None:
    kinds = [library.kind(Place("one", ident)) for ident in ("first", "jpn", "talks", "nobody")]
    assert kinds == ["section", "actor", "event", "broken"]
    assert library.kind(Place("one", view="timeline")) == "timeline"


def test_an_origin_leads_back_to_file_and_line(library: Library, tmp_path: Path) -> None:
    origin = library.origin(Place("one", "inner"))
    assert origin is not None
    assert origin.file == (tmp_path / "one/briefing.yaml").as_posix()
    assert origin.position(("title",)) == (14, 16)
    assert origin.position(("no such field",)) == (13, 9)
    assert library.origin(Place("one", "nobody")) is None


def test_two_briefings_of_one_id_are_told_apart_by_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a/briefing.yaml", "@same\nsubtitle: kept\n")
    write(tmp_path, "b/briefing.yaml", "@same\nsubtitle: refused\n")
    library = load(tmp_path, label="lib")
    assert library.briefings["same"].head.subtitle == "kept"
    (problem,) = library.problems
    assert (problem.file, problem.line, problem.column, problem.code) == ("lib/b/briefing.yaml", 2, 5, "duplicate-id")
    assert "lib/a/briefing.yaml" in problem.message


def test_mistakes_in_library_yaml_are_problems_and_the_briefings_open(tmp_path: Path) -> None:
    write(tmp_path, "library.yaml", "titel: Shelf\nscales: {likelihood: nato}\ninclude: [nowhere.yaml]\n")
    write(tmp_path, "a.briefing.yaml", "@a\n")
    library = load(tmp_path)
    assert [problem.code for problem in library.problems] == ["unknown-field", "wrong-value", "missing-include"]
    assert library.head.title == ""
    assert list(library.briefings) == ["a"]


def test_problems_come_by_file_then_by_position(tmp_path: Path) -> None:
    write(tmp_path, "b.briefing.yaml", "@b\nbogus: 1\nbottom_line: '[[nobody]]'\nwrong: 2\n")
    write(tmp_path, "a.briefing.yaml", "@a\nwrong: 2\nbogus: 1\n")
    problems = load(tmp_path, label="lib").problems
    assert [(p.file, p.line) for p in problems] == [
        ("lib/a.briefing.yaml", 4),
        ("lib/a.briefing.yaml", 5),
        ("lib/b.briefing.yaml", 4),
        ("lib/b.briefing.yaml", 5),
        ("lib/b.briefing.yaml", 6),
    ]


def test_rules_handed_in_add_their_problems(tmp_path: Path) -> None:
    path = write(tmp_path, "briefing.yaml", "@solo\nbogus: 1\n")
    plain = load(path).problems
    doubled = load(path, inspect=lambda library: library.reading_problems).problems
    assert [p.code for p in plain] == ["unknown-field"]
    assert [p.code for p in doubled] == ["unknown-field", "unknown-field"]


def test_the_shipped_library_opens_without_errors() -> None:
    library = load(shipped_library())
    assert library.briefings
    assert [str(problem) for problem in library.problems if problem.severity == "error"] == []
