"""A library of a thousand briefings: every page builds, plain and through a lens, and says what it says of one.

Every run builds each kind of page and something of each briefing, `make storm` all of them. `benchmarks/pages.py 1000`
says how long those of the same library take.
"""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest
from pages_helpers import bare, headings, said, viewed

from briefing.loading.library import load
from briefing.model.lens import Lens, read_day, read_off
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place
from briefing.pages.compose import compose, name_of
from briefing.pages.contents import context

SOURCE = Path(__file__).parents[3] / "benchmarks" / "thousand"
COUNT = 1000
LENSES = (Lens(), Lens(read_day("2023-03-06"), (read_off("reliability:C"),)))


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("thousand")
    for name in ("library.yaml", "shared.yaml"):
        (folder / name).write_text((SOURCE / name).read_text(encoding="utf-8"), encoding="utf-8")
    text = (SOURCE / "nth.briefing.yaml").read_text(encoding="utf-8")
    for number in range(COUNT):
        (folder / f"{number}.briefing.yaml").write_text(text.replace("nth", str(number)), encoding="utf-8")
    library = load(folder, label="thousand")
    assert library.reading_problems == ()
    return library


def pages_by_briefing(library: Library) -> dict[str, list[Place]]:
    """All pages there are, by the briefing that they belong to; under no name those of the whole library."""
    found = {name: [Place(name, view=view) for view in VIEWS] for name in ("", *library.briefings)}
    for place, _ in library.everything():
        found[place.briefing] += (place, *viewed(library, place))
    return found


def sample(library: Library) -> list[Place]:
    """The pages of the whole library, of the first and the last briefing, and of every other one, each another one."""
    found = pages_by_briefing(library)
    names = list(library.briefings)
    turns = [found[name][number % len(found[name])] for number, name in enumerate(names)]
    return [*found[""], *found[names[0]], *found[names[-1]], *turns]


def build(library: Library, places: Iterable[Place]) -> None:
    """Build pages, and see that each has its name and says something."""
    for place in places:
        document = compose(library, place)
        assert bare(document.title) == name_of(library, place)
        assert said(*document.blocks)


@pytest.mark.parametrize("lens", LENSES, ids=("plain", "through a lens"))
def test_every_kind_of_page_builds_and_something_of_every_briefing(thousand: Library, lens: Lens) -> None:
    library = thousand.through(lens)
    places = sample(library)
    assert {place.briefing for place in places} == {"", *library.briefings}
    kinds = {library.kind(place.record) for place in places if place.id}
    assert kinds == {library.kind(place) for place, _ in library.everything()}
    build(library, places)


@pytest.mark.storm
@pytest.mark.parametrize("lens", LENSES, ids=("plain", "through a lens"))
def test_every_page_of_every_briefing_builds(thousand: Library, lens: Lens) -> None:
    library = thousand.through(lens)
    build(library, chain.from_iterable(pages_by_briefing(library).values()))


def test_what_all_share_is_counted_in_all(thousand: Library) -> None:
    document = compose(thousand, Place("", "usa"))
    assert any(f"({COUNT * 2})" in title for title in headings(document)), headings(document)[:20]
    book = compose(thousand, Place("", "book"))
    assert f"What rests on it ({COUNT * 2 + 1})" in headings(book)
    assert said(*context(thousand, document).blocks)
