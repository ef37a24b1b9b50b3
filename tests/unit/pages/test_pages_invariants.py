"""What holds of every library, through every lens: links and back-links, counts and lists, what a day knew."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from pages_helpers import every_place, miscounted

from briefing.loading.linking import link_library
from briefing.model.actors import Actor, Event, Office, Position, Relation
from briefing.model.edtf import Edtf
from briefing.model.fields import Citations
from briefing.model.figures import Figure, Point, Series
from briefing.model.head import Head, Section
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

PERIODS = st.tuples(st.integers(2021, 2024), st.integers(1, 12), st.sampled_from([4, 7])).map(
    lambda drawn: f"{drawn[0]}-{drawn[1]:02}"[: drawn[2]]
)
"""Years and months that a point of a figure observes."""


def figure(*periods: str) -> Figure:
    series = Series(points=tuple(Point(period, 1.0, "F") for period in periods))
    return Figure(id="x", title="F", alt="A.", unit="t", series=(series,), citations=Citations())


def periods_of(record: Record | None) -> list[str]:
    return [point.period for one in record.series for point in one.points] if isinstance(record, Figure) else []


DATED = st.one_of(
    st.builds(lambda when: Event(id="x", date=Edtf(when), title="E"), WHENS),
    st.builds(lambda when, end: Event(id="x", date=Edtf(when), until=Edtf(end), title="E"), WHENS, WHENS),
    st.lists(PERIODS, min_size=1, max_size=5).map(lambda periods: figure(*periods)),
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
            return [record.date.text, *([record.until.text] if record.until else [])]
        case Figure():
            return periods_of(record)
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
            assert not isinstance(stood, Figure) or stood.alt == ""


@given(periods=st.lists(PERIODS, min_size=1, max_size=5), day=st.dates(date(2020, 12, 1), date(2024, 6, 30)))
def test_before_its_cutoff_a_figure_shows_only_what_had_ended(periods: list[str], day: date) -> None:
    head = Head(id="b", title="B", format="briefing/1", information_cutoff=Edtf("2024-07-01"))
    library = Library(
        {"b": Briefing(head=head, records={"x": figure(*periods)}, sections=())}, shared={"y": figure(*periods)}
    )
    then = library.through(Lens(Edtf(day.isoformat())))
    last = {
        one: f"{one}-12-31" if len(one) == 4 else f"{one}-{monthrange(*map(int, one.split('-')))[1]}" for one in periods
    }
    ended = [one for one in periods if last[one] <= day.isoformat()]
    for place in (Place("b", "x"), Place("", "y")):
        assert periods_of(then.find(place)) == ended


def last_day(period: str) -> date:
    year, _, month = period.partition("-")
    return date(int(year), int(month or 12), monthrange(int(year), int(month or 12))[1])


# Links of libraries that nobody wrote

NAMES = ("one", "two", "src", "kor", "gone", "b/two", "a/one", "b/kor")
PIECES = st.one_of(
    st.sampled_from(["Rain fell.", "It *did*", "`[[one]]`", "`[@src]`", "| cell |", "\n\n", "(so)"]),
    st.tuples(st.sampled_from(["[[{}]]", "[[{}|words]]", "\n\n![[{}]]\n\n"]), st.sampled_from(NAMES)).map(
        lambda drawn: drawn[0].format(drawn[1])
    ),
    st.tuples(
        st.sampled_from(["[@{}]", "[@{}, p. 3]", "[see @{}; @wire]"]), st.sampled_from(["src", "wire", "gone"])
    ).map(lambda drawn: drawn[0].format(drawn[1])),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)


@given(texts=st.lists(TEXTS, min_size=4, max_size=4))
def test_links_and_back_links_are_those_that_stand_in_the_texts(texts: list[str]) -> None:
    """Another scan of the same texts finds every link, and looking from either end finds the same."""
    briefings = {}
    written: dict[Place, str] = {}
    for name, (first, second) in {"a": texts[:2], "b": texts[2:]}.items():
        sections = tuple(Section(id=ident, title="S", text=text) for ident, text in (("one", first), ("two", second)))
        records: dict[str, Record] = {one.id: one for one in sections}
        records["src"] = Source(id="src", type="report", title="Source")
        head = Head(id=name, title=name, format="briefing/1")
        briefings[name] = Briefing(head=head, records=records, sections=sections)
        written |= {Place(name, one.id): one.text for one in sections}
    shared: dict[str, Record] = {
        "kor": Actor(id="kor", kind="state", name="Korea"),
        "wire": Source(id="wire", type="report", title="Wire"),
    }
    library = Library(briefings, shared=shared, link=link_library)
    found = Counter(row for place, text in written.items() for row in scanned(place, text))
    away = Counter((one.source, str(one.target), one.kind) for place in written for one in library.links.from_(place))
    ends = [place for place, _ in library.everything()]
    back = Counter((one.source, str(one.target), one.kind) for place in ends for one in library.links.to(place))
    assert away == found
    assert back == found


def scanned(place: Place, text: str) -> Iterator[tuple[Place, str, str]]:
    """The links of a text as a person would find them: what stands in brackets, outside code."""
    for match in re.finditer(r"`[^`]*`|(!?)\[\[([^\]|]*)[^\]]*\]\]|\[[^\[\]]*@[^\[\]]*\]", text):
        if match[0].startswith("`"):
            continue
        if match[2] is not None and (target := meant(place.briefing, match[2])):
            yield place, target, "embed" if match[1] else "mention"
        for key in re.findall(r"@([a-z]+)", match[0]):
            if target := meant(place.briefing, key):
                yield place, target, "citation"


def meant(within: str, ref: str) -> str:
    """What a reference of one of these libraries means; empty for nothing."""
    home, _, ident = ref.rpartition("/")
    if home:
        return ref if ident in ("one", "two", "src") else ""
    return f"{within}/{ref}" if ref in ("one", "two", "src") else ref if ref in ("kor", "wire") else ""
