"""Lists: which records pass a filter, what their rows say, and in which order they stand."""

from itertools import pairwise
from pathlib import Path

import pytest

from briefing.loading.library import load
from briefing.model.edtf import Edtf
from briefing.model.library import Library
from briefing.model.narrowing import Wanted
from briefing.model.place import Place
from briefing.search.connections import COLUMNS, connections
from briefing.search.lists import LISTS, Fields, List, rows_of

BY_NAME = {row.name: row for row in LISTS}
EVERYTHING = Wanted()
KOR, USA, HISTORY, SECURITY = (Place("small", ident) for ident in ("kor", "usa", "history", "security"))


def rows(library: Library, name: str, wanted: Wanted = EVERYTHING) -> list[Fields]:
    return list(rows_of(library, BY_NAME[name], wanted))


def ids(library: Library, name: str, wanted: Wanted) -> list[str]:
    return [str(row["place"]).removeprefix("small/") for row in rows(library, name, wanted)]


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row.name)
def test_every_row_has_the_columns_and_all_rows_the_same_fields(shipped: Library, row: List) -> None:
    found = rows(shipped, row.name)
    assert found
    assert {tuple(fields) for fields in found} == {tuple(found[0])}
    assert set(row.columns) <= set(found[0])


def test_rows_say_what_the_records_do(small: Library) -> None:
    (judgment,) = rows(small, "judgments")
    assert judgment == {
        "place": "small/kj-holds",
        "likelihood": "likely (55–80 %)",
        "low": 55,
        "high": 80,
        "probability": None,
        "confidence": "moderate",
        "supports": 1,
        "contradicts": 1,
        "horizon": "2023-04/2024-12",
        "statement": "Seoul will likely keep the pact.",
    }
    by_id = {row["place"]: row for row in rows(small, "sources")}
    assert (by_id["small/paper"]["reliability"], by_id["small/paper"]["citations"]) == ("B", 7)
    assert by_id["small/wire"]["reliability"] == ""
    (event,) = rows(small, "timeline")
    assert (event["date"], event["actors"]) == ("2019-08-22", ("South Korea", "Japan"))


@pytest.mark.parametrize(
    ("name", "wanted", "found"),
    [
        ("actors", Wanted(section=SECURITY), ["jpn", "kor"]),
        ("actors", Wanted(section=HISTORY), ["jpn", "kor", "usa"]),
        ("actors", Wanted(kind="person"), []),
        ("sources", Wanted(actor=KOR), ["wire", "paper"]),
        ("sources", Wanted(actor=USA), []),
        ("sources", Wanted(reliability="AB"), ["paper"]),
        ("sources", Wanted(reliability="-"), ["wire"]),
        ("sources", Wanted(kind="report"), ["paper"]),
        ("sources", Wanted(since=Edtf("2019-08"), until=Edtf("2019")), ["wire"]),
        ("sources", Wanted(since=Edtf("2023-03-22")), ["paper"]),
        ("sources", Wanted(since=Edtf("2023-03-23")), []),
        ("judgments", Wanted(section=HISTORY), ["kj-holds"]),
        ("judgments", Wanted(section=SECURITY), []),
        ("judgments", Wanted(actor=KOR), ["kj-holds"]),
        ("judgments", Wanted(actor=USA), []),
        ("judgments", Wanted(key=True, likelihood="likely", confidence="moderate"), ["kj-holds"]),
        ("judgments", Wanted(confidence="low"), []),
        ("judgments", Wanted(since=Edtf("2024-12-31")), ["kj-holds"]),
        ("judgments", Wanted(since=Edtf("2025")), []),
        ("timeline", Wanted(section=HISTORY, status="occurred"), ["notice-2019"]),
        ("timeline", Wanted(status="alleged"), []),
        ("list", Wanted(kind="relation"), ["pact"]),
        ("list", Wanted(briefing="small", kind="event"), ["notice-2019"]),
    ],
)
def test_filters_let_through_what_was_asked_for(small: Library, name: str, wanted: Wanted, found: list[str]) -> None:
    assert sorted(ids(small, name, wanted)) == sorted(found)


BUILT = """\
format: briefing/1
id: built
title: B
sections:
  - {id: s, title: S, takeaway: T., text: "[[jpn]] [[kor]] [[usa]] [[chn]]"}
judgments:
  - {id: kj, statement: "[[kor]] will likely stay.", likelihood: {term: likely}, assumptions: [as], indicators: [in]}
  - {id: other, statement: Nothing will likely change., likelihood: {term: likely}}
assumptions: [{id: as, statement: "[[jpn]] waits.", if_wrong: It does not.}]
indicators: [{id: in, statement: "[[usa]] leaves."}]
events: [{id: ev, date: 2020, title: E, actors: [kor]}]
actors:
  - {id: jpn, kind: state, name: J}
  - {id: kor, kind: state, name: K}
  - {id: usa, kind: state, name: U}
  - {id: chn, kind: state, name: C}
"""


@pytest.mark.parametrize(("actor", "found"), [("kor", ["kj"]), ("jpn", ["kj"]), ("usa", ["kj"]), ("chn", [])])
def test_a_judgment_is_about_whom_it_names_and_whom_what_it_is_built_of_names(
    tmp_path: Path, actor: str, found: list[str]
) -> None:
    path = tmp_path / "built.briefing.yaml"
    path.write_text(BUILT, encoding="utf-8")
    judgments = rows(load(path, label=path.name), "judgments", Wanted(actor=Place("built", actor)))
    assert [row["place"] for row in judgments] == [f"built/{ident}" for ident in found]


@pytest.mark.parametrize("actor", ["jpn", "kor", "usa", "prk", "chn", "twn", "yoon", "kishida"])
def test_the_judgments_that_ship_are_found_by_whom_they_are_about(shipped: Library, actor: str) -> None:
    assert rows(shipped, "judgments", Wanted(actor=Place("", actor)))


def test_a_briefing_has_its_own_records_and_the_shared_ones_it_refers_to(shipped: Library) -> None:
    update, both = (
        {row["place"] for row in rows(shipped, "sources", Wanted(briefing=name))}
        for name in ("detente-update-2026", "")
    )
    assert set() < update < both
    assert "nato-2022-06-29" not in update


def test_order_is_the_order_told(shipped: Library) -> None:
    dates = [Edtf(str(row["date"])) for row in rows(shipped, "timeline")]
    assert all(not later < earlier for earlier, later in pairwise(dates))
    key = [row["place"] for row in rows(shipped, "judgments", Wanted(key=True))]
    assert [row["place"] for row in rows(shipped, "judgments")][: len(key)] == key
    people = [str(row["name"]).casefold() for row in rows(shipped, "actors", Wanted(kind="person"))]
    assert people == sorted(people)


def test_links_are_told_from_both_ends_with_their_sentences(small: Library) -> None:
    found = [tuple(row[name] for name in COLUMNS) for row in connections(small, KOR)]
    assert ("cites", "small/kor", "small/paper", "", "supports", "") in found
    security = "The pact of South Korea and Japan held, as History tells and nobody denies."
    assert ("mentioned by", "small/security", "small/kor", "", "", security) in found
    assert ("named by", "small/pact", "small/kor", "", "", "") in found
    away = [row for row in connections(small, HISTORY) if not str(row["way"]).endswith("by")]
    assert {row["from"] for row in away} == {"small/history", "small/rupture"}
    assert ("shows", "small/kj-holds") in {(row["way"], row["to"]) for row in away}
    assert ("cites", "par. 2") in {(row["way"], row["locator"]) for row in away}


def test_links_of_an_overview_are_those_of_the_briefings_head(small: Library) -> None:
    found = {(row["way"], row["to"]) for row in connections(small, Place("small", view="overview"))}
    assert found == {("mentions", "small/kor"), ("cites", "small/paper"), ("names", "small/kj-holds")}
