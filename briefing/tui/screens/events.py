"""Events on the page at hand."""

from briefing.layout.page import LinkRef, PageLayout
from briefing.model.place import Place
from briefing.tui.widgets.view import DocumentView


def chosen_event(page: DocumentView) -> LinkRef | None:
    """The link to an event that is selected, or that stands last before the selected link in sight."""
    selected = page.selected
    if selected is None or not page.is_in_sight(selected):
        return None
    before = (ref for ref in _in_sight(page) if (ref.block, ref.ordinal) <= (selected.block, selected.ordinal))
    return next(reversed(list(before)), None)


def first_event(page: DocumentView) -> LinkRef | None:
    """The first link in sight that leads to an event."""
    return next(iter(_in_sight(page)), None)


def _in_sight(page: DocumentView) -> list[LinkRef]:
    links = page.layout_.links_between(page.top, page.size.height) if page.layout_ else []
    return [ref for ref in links if ref.spot.kind == "event"]


def link_to(layout: PageLayout, place: Place | str) -> LinkRef | None:
    """The first link of a page that leads somewhere."""
    return next((ref for ref in layout.links if ref.spot.target == place), None)
