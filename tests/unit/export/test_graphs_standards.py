"""The shipped library as graphs, held to the standards by their own libraries, and what each says of it."""

import json
from collections import Counter
from itertools import combinations

import pytest
from graph_helpers import GRAPHS, Seen, read_dot, read_ftm, read_graphml, read_stix, written
from msgspec.structs import asdict
from stix2validator import ValidationOptions, validate_string

from briefing.export.graphs.gathering import graph_of
from briefing.model.actors import Actor, Event, Relation
from briefing.model.edtf import Edtf
from briefing.model.lens import Lens, read_off
from briefing.model.library import Library
from briefing.model.network import parties_of
from briefing.model.place import Place
from briefing.model.sources import Source

_READERS = {"dot": read_dot, "graphml": read_graphml, "stix": read_stix}
_OURS = {"{103}", "{302}", "{202}", "{213}"}
"""Recommendations we do not follow: ids of random numbers, hashes of what stands at an address, relationships of the
standard's own, which are about attacks; and `unspecified`, which the standard lists and the validator does not."""


def ties_of_all(library: Library) -> int:
    """How many ties the records of a library make, counted without the network."""
    count = 0
    for place, record in library.everything():
        if isinstance(record, Relation):
            count += len(list(combinations(parties_of(library, place, record), 2)))
        elif isinstance(record, Actor):
            count += len(record.offices) + bool(record.part_of)
    return count


def all_of(library: Library, kind: type[Actor | Event | Source]) -> set[str]:
    return {place.id for place, record in library.everything() if isinstance(record, kind)}


@pytest.fixture(scope="module", params=sorted(_READERS))
def seen(request: pytest.FixtureRequest, shipped: Library) -> Seen:
    return _READERS[request.param](written(shipped, request.param))


def test_every_actor_and_every_tie_of_the_library_is_there(seen: Seen, shipped: Library) -> None:
    assert set(seen.names) == all_of(shipped, Actor)
    assert seen.names["yoon"] == "Yoon Suk Yeol"
    assert len(seen.ties) == ties_of_all(shipped) > 100
    assert Counter(directed for *_, directed, _ in seen.ties)[False] > 20


def test_stix_holds_to_the_schemas_and_best_practices_of_the_standard(shipped: Library) -> None:
    found = validate_string(written(shipped, "stix").decode(), ValidationOptions(version="2.1", strict_properties=True))
    assert found.is_valid, found.errors[:3]
    assert [str(one) for one in found.warnings if not any(code in str(one) for code in _OURS)] == []


def test_stix_holds_all_together_in_a_report_and_closes_every_reference(shipped: Library) -> None:
    bundle = json.loads(written(shipped, "stix"))
    objects = {one["id"]: one for one in bundle["objects"]}
    assert len(objects) == len(bundle["objects"])
    refs = [ref for one in objects.values() for name, ref in one.items() if name.endswith("_ref")]
    lists = [ref for one in objects.values() for name, refs in one.items() if name.endswith("_refs") for ref in refs]
    assert {*refs, *lists} <= set(objects)
    (report,) = (one for one in objects.values() if one["type"] == "report")
    told = {name for name, one in objects.items() if one["type"] in ("identity", "location", "relationship")}
    assert {objects[name]["type"] for name in told - set(report["object_refs"])} == {"identity"}
    assert report["published"] == "2026-11-23T00:00:00.000Z"
    assert "Information cutoff: 2023-04-27 / 2026-02-26. Marking: TLP:CLEAR." in report["description"]


def test_stix_dates_are_given_where_they_are_known_to_the_day(shipped: Library) -> None:
    objects = json.loads(written(shipped, "stix", Place("", "wto-case")))["objects"]
    dates = {one["description"]: one for one in objects if one["type"] == "relationship" and "description" in one}
    case = next(one for said, one in dates.items() if said.startswith("Complained at the WTO against."))
    assert (case["start_time"], case["stop_time"]) == ("2019-09-11T00:00:00.000Z", "2023-03-23T23:59:59.999Z")


def test_followthemoney_takes_every_entity_and_changes_none(shipped: Library) -> None:
    pytest.importorskip("followthemoney")
    from followthemoney import model

    entities = {entity.id: entity for entity in read_ftm(written(shipped, "ftm"))}
    kinds = Counter(entity.schema for entity in entities.values())
    offices = sum(len(record.offices) for _, record in shipped.everything() if isinstance(record, Actor))
    assert kinds["Event"] == len(all_of(shipped, Event))
    assert kinds["Occupancy"] == offices
    assert sum(kinds[name] for name in ("UnknownLink", "Occupancy", "Membership")) == ties_of_all(shipped)
    for entity in entities.values():
        schema = model.get(entity.schema)
        schema.validate(asdict(entity))
        kept = model.get_proxy(asdict(entity), cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(values) for name, values in entity.properties.items()
        }
        for name, values in kept.items():
            wanted = schema.get(name).range
            assert wanted is None or all(model.get(entities[one].schema).is_a(wanted) for one in values), entity


def test_names_in_every_script_are_there(shipped: Library) -> None:
    yoon = Place("", "yoon")
    for dialect in GRAPHS:
        text = written(shipped, dialect, yoon).decode()
        assert "윤석열" in text, dialect
        assert "尹錫悦" in text, dialect


def test_a_day_in_the_past_hides_what_came_later_and_the_graph_says_so(shipped: Library) -> None:
    then = shipped.through(Lens(as_of=Edtf("2016-01-01")))
    now, past = graph_of(shipped, [Place()]), graph_of(then, [Place()])
    assert 0 < len(past.edges) < len(now.edges)
    assert all(edge.since is None or edge.since.lower <= Edtf("2016").lower for edge in past.edges)
    assert all(event.event.date.lower <= Edtf("2016").lower for event in past.events)
    for dialect in GRAPHS:
        assert "As of 1 January 2016" in written(then, dialect).decode(), dialect


@pytest.mark.parametrize("dialect", GRAPHS)
def test_sources_that_are_switched_off_stay_and_are_marked(shipped: Library, dialect: str) -> None:
    without = shipped.through(Lens(without=(read_off("reliability:D"),)))
    text, plain = (written(library, dialect, Place("", "claim-taiwan")).decode() for library in (without, shipped))
    mark = "Switched off." if dialect == "ftm" else "(off)"
    assert mark in text
    assert mark not in plain
    assert "Without reliability D and worse" in text
