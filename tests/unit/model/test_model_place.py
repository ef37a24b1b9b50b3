import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model.place import VIEWS, Place, SlugMaker, parse_place

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,8}", fullmatch=True)
ANCHORS = st.just("") | st.from_regex(r"[\w-]{1,8}", fullmatch=True)


@pytest.mark.parametrize(
    ("place", "written"),
    [
        (Place("detente", "jpn"), "detente/jpn"),
        (Place("detente", "history", anchor="1965"), "detente/history#1965"),
        (Place(view="timeline"), ":timeline"),
        (Place("", "usa"), "usa"),
        (Place("detente", "usa", "network"), "detente/usa:network"),
        (Place(view="timeline", query="zoom=month&actor=usa"), ":timeline?zoom=month&actor=usa"),
        (Place("", "usa", "network", "treaty", "on=2023"), "usa:network?on=2023#treaty"),
    ],
)
def test_a_place_is_written_as_it_is_typed(place: Place, written: str) -> None:
    assert str(place) == written
    assert parse_place(written) == place
    assert parse_place(f"  {written}\n") == place


@given(st.just("") | IDS, IDS, ANCHORS)
@settings(deadline=None)
def test_a_place_of_a_record_survives_being_written_and_read(briefing: str, ident: str, anchor: str) -> None:
    place = Place(briefing, ident, anchor=anchor)
    assert parse_place(str(place)) == place


@given(IDS, st.sampled_from(VIEWS), ANCHORS)
@settings(deadline=None)
def test_a_view_survives_with_its_briefing_as_a_bare_word(briefing: str, view: str, anchor: str) -> None:
    assert parse_place(str(Place(briefing, view=view, anchor=anchor))) == Place("", briefing, view, anchor)


@given(st.text(max_size=20))
@settings(deadline=None)
def test_any_typed_text_is_a_place_or_none(text: str) -> None:
    place = parse_place(text)
    assert place is None or place != Place()


@pytest.mark.parametrize("text", ["", " ", "/", "a/b/c", "a:", "a:TIMELINE", "#", "::", "a/b:c:d"])
def test_what_has_no_form_of_a_place_is_none(text: str) -> None:
    assert parse_place(text) is None


def test_the_page_of_a_place_is_the_place_without_its_anchor() -> None:
    assert Place("b", "one", anchor="x").page == Place("b", "one")
    assert Place("b", view="timeline").page == Place("b", view="timeline")


def test_what_is_asked_of_a_page_stays_with_it_and_plain_leaves_it_out() -> None:
    asked = Place("b", view="timeline", query="zoom=day", anchor="x")
    assert asked.page == Place("b", view="timeline", query="zoom=day")
    assert asked.plain == Place("b", view="timeline")
    assert Place("b", "one", "network", query="on=2023").record == Place("b", "one")


@given(st.dictionaries(IDS, st.text(min_size=1, max_size=8), max_size=4), ANCHORS)
def test_any_value_can_be_asked_for_and_survives_being_written_and_read(options: dict[str, str], anchor: str) -> None:
    place = msgspec.structs.replace(Place("b", "one", "network").asking(**options), anchor=anchor)
    assert place.options == options
    assert parse_place(str(place)) == place
    assert place.asking(**dict.fromkeys(options, "")) == Place("b", "one", "network")


def test_options_stand_in_one_order_however_they_were_set() -> None:
    timeline = Place(view="timeline")
    assert timeline.asking(zoom="day").asking(actor="usa") == timeline.asking(actor="usa").asking(zoom="day")


def test_slugs_are_readable_in_any_script_and_unique_on_a_page() -> None:
    slug = SlugMaker()
    headings = ["What changed?", "What changed!", "日本の立場", "Straße – 1965", "…", "—", "_a_ b"]
    assert [slug(heading) for heading in headings] == [
        "what-changed",
        "what-changed-2",
        "日本の立場",
        "strasse-1965",
        "part",
        "part-2",
        "a-b",
    ]


@given(st.lists(st.text(max_size=12), max_size=12))
@settings(deadline=None)
def test_slugs_can_stand_in_an_address(headings: list[str]) -> None:
    slug = SlugMaker()
    for heading in headings:
        place = Place("b", "one", anchor=slug(heading))
        assert parse_place(str(place)) == place
