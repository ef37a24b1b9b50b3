"""The Library: what was written down of it is found again."""

from briefing.model.library import Library
from briefing.model.place import RECORD_VIEWS, VIEWS, Place


def test_every_place_that_is_there_is_found_again_as_it_was_written_down(shipped: Library) -> None:
    views = [Place(name, view=view) for name in ("", *shipped.briefings) for view in VIEWS if view not in RECORD_VIEWS]
    there = [
        shipped.start,
        *(place for place, _ in shipped.everything()),
        *(one for one in views if shipped.locate(one)),
    ]
    assert len(there) > 600
    assert [place for place in there if shipped.still_has(str(place)) != place] == []


def test_what_is_gone_is_not_found_again(shipped: Library) -> None:
    for written in ("nobody", "nobody:overview", "japan-korea-detente/nobody", "nobody/kor", "", "//"):
        assert shipped.still_has(written) is None
