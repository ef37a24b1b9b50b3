"""Every page of the library that ships: it composes, its links lead somewhere, its anchors are there."""

import pytest
from pages_helpers import bare, cited, every_place, laid, links, said

from briefing.layout.page import PageLayout
from briefing.model import document as d
from briefing.model.folding import squeezed
from briefing.model.library import Library
from briefing.model.place import Place, parted
from briefing.model.shown import shown_at
from briefing.pages.compose import compose, compose_card, name_of
from briefing.pages.contents import contents, context

Pages = dict[Place, d.Document]


@pytest.fixture(scope="module")
def pages(shipped: Library) -> Pages:
    return {place: compose(shipped, place) for place in every_place(shipped)}


def test_every_page_says_something_under_its_name(shipped: Library, pages: Pages) -> None:
    assert len(pages) > 200
    for place, document in pages.items():
        assert said(*document.blocks), place
        assert bare(document.title) == name_of(shipped, place) != ""
        assert document.place == place


def test_every_link_leads_to_a_page_or_a_safe_address(shipped: Library, pages: Pages) -> None:
    documents = [*pages.values(), *(contents(shipped, place) for place in pages)]
    documents += [context(shipped, document) for document in pages.values()]
    for document in documents:
        for link in (*links(document), *document.trail):
            if isinstance(link.target, Place):
                assert link.target.plain in pages, (document.place, link)
                assert link.kind == shipped.kind(link.target.plain) or link.target.anchor
            else:
                assert link.target.startswith(("http://", "https://")), (document.place, link)


def test_every_anchor_that_a_link_names_is_on_its_page_at_its_heading_or_where_it_is_named(
    shipped: Library, pages: Pages
) -> None:
    layouts: dict[Place, PageLayout] = {}
    targets = {link.target for document in pages.values() for link in links(document)}
    anchored = [target for target in targets if isinstance(target, Place) and target.anchor]
    anchored += [shown_at(shipped, place) for place in pages if shown_at(shipped, place).anchor]
    assert anchored
    for target in anchored:
        layout = layouts.setdefault(target.page, laid(pages[target.page]))
        line = layout.anchor(target.anchor)
        assert line is not None, target
        heading, words = parted(target.anchor)
        if words:
            held = "".join(layout.line(y).text for y in range(line, line + 3))
            assert squeezed(words) in squeezed(held), target
            continue
        heading, _, ident = target.anchor.rpartition("/")
        named = [link for link in layout.links_between(line, 1) if _leads_to(link.spot.target, ident)]
        text = layout.line(line).text.strip()
        derived = (y == line and one.id == target.anchor for y, one in layout.headings)
        is_named = text in name_of(shipped, Place(target.briefing, heading or ident))
        assert named or is_named or any(derived), target


def _leads_to(target: object, ident: str) -> bool:
    return isinstance(target, Place) and target.id == ident


def test_no_citation_on_any_page_is_broken_and_all_are_numbered_in_order(pages: Pages) -> None:
    for place, document in pages.items():
        keys = list(dict.fromkeys(one.source for one in cited(document)))
        assert None not in keys, place
        assert keys == [entry.source for entry in document.references], place
        assert [entry.number for entry in document.references] == list(range(1, len(keys) + 1)), place


def test_no_reference_syntax_is_left_in_what_a_page_says(pages: Pages) -> None:
    for place, document in pages.items():
        words = said(*document.blocks)
        assert "[[" not in words, place
        assert "[@" not in words, place


def test_headings_of_a_page_have_ids_of_their_own(pages: Pages) -> None:
    for place, document in pages.items():
        ids = [node.id for node in d.walk(document.blocks) if isinstance(node, d.Header)]
        assert len(ids) == len(set(ids)), place
        assert all(ids), place


def test_every_record_has_a_card_no_longer_than_its_page(shipped: Library, pages: Pages) -> None:
    for place, record in shipped.everything():
        card = compose_card(shipped, place)
        assert said(*card.blocks), record
        assert card.title == pages[place].title


def test_composing_changes_nothing(shipped: Library, pages: Pages) -> None:
    again = {place: compose(shipped, place) for place in every_place(shipped)}
    assert again == pages


def test_every_page_says_how_far_it_may_travel(pages: Pages) -> None:
    assert {document.marking for document in pages.values()} == {"TLP:CLEAR"}
