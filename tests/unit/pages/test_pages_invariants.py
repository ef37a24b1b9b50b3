"""What holds of every library, through every lens: links and back-links, counts and lists, what a day knew."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pages_helpers import every_place, miscounted

from briefing.model.actors import Actor, Event, Office, Position, Relation
from briefing.model.edtf import Edtf
from briefing.model.head import Head
from briefing.model.indicators import Indicator, IndicatorStatus
from briefing.model.judgments import Judgment
from briefing.model.lens import Lens, Off
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.pages.compose import compose

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31)).map(lambda day: Edtf(day.isoformat()))
LENSES = st.builds(
    Lens,
    st.none() | DAYS,
    st.sampled_from([(), (Off("reliability", "C"),), (Off("after", "2023"), Off("origin", "derived"))]),
)


@given(lens=LENSES)
@settings(max_examples=20)
def test_back_links_are_exactly_the_inverse_of_links(shipped: Library, lens: Lens) -> None:
    library = shipped.through(lens)
    homes = [Place(name, view="overview") for name in library.briefings]
    homes += [place for place, _ in library.everything()]
    away = [link for place in homes for link in library.links.from_(place)]
    back = [link for place in homes for link in library.links.to(place)]
    assert sorted(map(repr, away)) == sorted(map(repr, back))
    assert all(link.source == place for place in homes for link in library.links.from_(place))
    assert all(link.target == place for place in homes for link in library.links.to(place))
    assert away


@given(lens=LENSES, data=st.data())
@settings(max_examples=60)
def test_every_count_in_a_heading_is_that_of_its_list(shipped: Library, lens: Lens, data: st.DataObject) -> None:
    library = shipped.through(lens)
    place = data.draw(st.sampled_from(list(every_place(library))))
    assert list(miscounted(compose(library, place))) == []


# As of a day

WHENS = st.tuples(st.integers(2020, 2024), st.integers(1, 12), st.integers(1, 28), st.sampled_from([4, 7, 10])).map(
    lambda drawn: f"{drawn[0]}-{drawn[1]:02}-{drawn[2]:02}"[: drawn[3]]
)
"""Days, months and years."""

DATED = st.one_of(
    st.builds(lambda when: Event(id="x", date=Edtf(when), title="E"), WHENS),
    st.builds(lambda when: Source(id="x", type="report", title="S", issued=Edtf(when)), WHENS),
    st.builds(lambda when: Relation(id="x", type="treaty", between=("a", "b"), since=Edtf(when)), WHENS),
    st.builds(lambda when: Actor(id="x", kind="state", name="A", since=Edtf(when)), WHENS),
    st.builds(
        lambda when, other: Actor(
            id="x",
            kind="person",
            name="A",
            offices=(Office(post="p", since=Edtf(when)),),
            positions=(Position(issue="I", text="T", as_of=Edtf(other)),),
        ),
        WHENS,
        WHENS,
    ),
    st.builds(
        lambda when: Indicator(id="x", statement="I", status=IndicatorStatus(value="observed", as_of=Edtf(when))), WHENS
    ),
)


def dates(record: Record) -> list[str]:
    """Every date that a record bears, as written."""
    match record:
        case Event():
            return [record.date.text]
        case Source():
            return [record.issued.text] if record.issued else []
        case Indicator():
            return [record.status.as_of.text] if record.status else []
        case Actor():
            found = (record.since, *(one.since for one in record.offices), *(one.as_of for one in record.positions))
            return [one.text for one in found if one]
        case Relation():
            return [record.since.text] if record.since else []
        case _:
            return []


@given(found=st.lists(DATED, max_size=8), day=WHENS.filter(lambda when: len(when) == 10))
def test_as_of_the_cutoff_hides_nothing_that_the_cutoff_knew(found: list[Record], day: str) -> None:
    records: dict[str, Record] = {f"x{number}": record for number, record in enumerate(found)}
    records["j"] = Judgment(id="j", statement="J")
    head = Head(id="b", title="B", format="briefing/1", information_cutoff=Edtf(day))
    library = Library({"b": Briefing(head=head, records=records, sections=())})
    then = library.through(Lens(Edtf(day)))
    for ident, record in records.items():
        stood = then.find(Place("b", ident))
        later = [when for when in dates(record) if when > day[: len(when)]]
        if not later:
            assert stood == record
        elif stood is not None:
            assert dates(stood) == [when for when in dates(record) if when not in later]
