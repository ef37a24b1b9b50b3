"""A library of a thousand briefings: every kind of page builds, plain and through lenses, and says what it says of one.

`benchmarks/pages.py 1000` builds every page of the same library.
"""

from pathlib import Path

import pytest
from pages_helpers import bare, headings, said

from briefing.loading.library import load
from briefing.model.lens import Lens, read_day, read_off
from briefing.model.library import Library
from briefing.model.place import RECORD_VIEWS, VIEWS, Place
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


def sample(library: Library) -> list[Place]:
    """All pages of the whole library, and of the first, a middle and the last briefing."""
    names = list(library.briefings)
    some = {names[0], names[COUNT // 2], names[-1], ""}
    records = [place for place, _ in library.everything() if place.briefing in some]
    return [
        *(Place(name, view=view) for name in sorted(some) for view in VIEWS),
        *records,
        *(Place(place.briefing, place.id, view) for place in records for view in RECORD_VIEWS),
    ]


@pytest.mark.parametrize("lens", LENSES, ids=("plain", "through a lens"))
def test_every_kind_of_page_builds(thousand: Library, lens: Lens) -> None:
    library = thousand.through(lens)
    kinds = {library.kind(place) for place in sample(library)}
    assert len(kinds) > len(VIEWS)
    for place in sample(library):
        if place.id and place.view and (library.kind(place.record), place.view) not in _VIEWED:
            continue
        document = compose(library, place)
        assert bare(document.title) == name_of(library, place)
        assert said(*document.blocks) or place.view == "problems"


_VIEWED = {("actor", "network")} | {
    (kind, "trace") for kind in ("actor", "judgment", "event", "section", "figure", "relation", "scenario")
}


def test_what_all_share_is_counted_in_all(thousand: Library) -> None:
    document = compose(thousand, Place("", "usa"))
    assert any(f"({COUNT * 2})" in title for title in headings(document)), headings(document)[:20]
    book = compose(thousand, Place("", "book"))
    assert f"What rests on it ({COUNT * 2 + 1})" in headings(book)
    assert said(*context(thousand, document).blocks)
